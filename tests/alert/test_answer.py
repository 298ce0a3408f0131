from email.utils import formatdate
from time import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert.answer import judge, seconds
from newswatch.errors import AlertError


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_2xx_is_delivered(status):
    judge(status, None, "desk")


@pytest.mark.parametrize(
    "status",
    [100, 301, 302, 307, 401, 403, 404, 405, 408, 410, 425, 429, 500, 502, 503, 504, 599, 999],
)
def test_what_receiver_or_operator_can_put_right_is_worth_a_retry(status):
    with pytest.raises(AlertError) as caught:
        judge(status, "7", "desk")
    assert (caught.value.is_final, caught.value.is_unknown) == (False, False)
    assert caught.value.retry_after == 7
    assert str(status) in str(caught.value)
    assert ("redirects are not followed" in str(caught.value)) is (300 <= status < 400)


@pytest.mark.parametrize("status", [400, 406, 409, 413, 415, 422, 431])
def test_what_is_said_of_the_message_is_final(status):
    with pytest.raises(AlertError) as caught:
        judge(status, "7", "desk")
    assert caught.value.is_final


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("0", None),
        ("-3", None),
        ("1.5", None),
        ("٣", None),
        ("9" * 40, None),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 120),
        ("Thu, 01 Jan 1970 00:02:00", 120),
        ("Thu, 99 Jan 1970 00:02:00 GMT", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_in_every_form(header, wait):
    assert seconds(header, 0) == wait


def test_a_date_that_has_passed_asks_for_nothing():
    assert seconds(formatdate(time() - 60, usegmt=True), time()) is None


@given(st.text(st.characters(), max_size=60))
def test_any_header_gives_a_wait_or_none(header):
    wait = seconds(header, 0)
    assert wait is None or wait > 0
