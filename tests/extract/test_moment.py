"""Moments in the many forms in which pages write them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.extract.moment import moments, rfc3339

FIRST, LAST = datetime.fromisoformat("1991-01-01"), datetime.fromisoformat("2090-01-01")
FORMS = {
    "2026-11-21": "2026-11-21",
    "2026-11-21T09:04:11.536+08:00": "2026-11-21T09:04:11+08:00",
    "2026-11-21T09:04Z": "2026-11-21T09:04:00Z",
    "2026-11-21 09:04:11": "2026-11-21T09:04:11",
    "2026-11-21T09:04:11+0000": "2026-11-21T09:04:11Z",
    "2026-11-21T09:04:11-05": "2026-11-21T09:04:11-05:00",
    "2026-11-21T09:04:11 GMT+8": "2026-11-21T09:04:11+08:00",
    "2026-11-21T09:04:11 UTC-0330": "2026-11-21T09:04:11-03:30",
    "20261121": "2026-11-21",
    "20261121T090411Z": "2026-11-21T09:04:11Z",
    "Sat, 21 Nov 2026 09:04:11 GMT": "2026-11-21T09:04:11Z",
    "Fri Apr 28 19:20:36 CEST 2023": "2023-04-28T19:20:36+02:00",
    "Apr 3, 2023 9:04 AM": "2023-04-03T09:04:00",
    "Apr 3, 2023 12:04 AM": "2023-04-03T00:04:00",
    "April 26, 2023 2:20pm EDT": "2023-04-26T14:20:00-04:00",
    "3rd of April 2023": "2023-04-03",
    "20:00, 29 Jan 2024": "2024-01-29T20:00:00",
    "28. April 2023, 19:50 Uhr": "2023-04-28T19:50:00",
    "12. MÄR 2025 18:03": "2025-03-12T18:03:00",
    "3 Ogos 2026": "2026-08-03",
    "28.04.2023 | 17:52": "2023-04-28T17:52:00",
    "2025年1月13日 21時37分": "2025-01-13T21:37:00",
    "21/11/2026": "2026-11-21",
    "11/21/2026": "2026-11-21",
    "2026-11-21T09:04:11 CST": "2026-11-21T09:04:11",
    "Nov. 21, 2026 at 9:04 p.m. IST": "2026-11-21T21:04:00",
    "21 November 2026 | 09:04 WIB": "2026-11-21T09:04:00+07:00",
    "12:30 PM EDT, Mon April 24, 2023": "2023-04-24T12:30:00-04:00",
    "21 de noviembre de 2026 a las 09:04": "2026-11-21T09:04:00",
    "21 novembre 2026 à 09h04": "2026-11-21T09:04:00",
    "21 ноября 2026 в 09:04": "2026-11-21T09:04:00",
    "21 Kasım 2026": "2026-11-21",
    "09:04 21/11/2026": "2026-11-21T09:04:00",
    "Thứ Bảy, 21/11/2026, 09:04 (GMT+7)": "2026-11-21T09:04:00+07:00",
    "ngày 21 tháng 11 năm 2026": "2026-11-21",
    "21 พฤศจิกายน 2569": "2026-11-21",
    "21 พ.ย. 2569 เวลา 09:04 น.": "2026-11-21T09:04:00",
    "21 พ.ย. 69": "2026-11-21",
    "٢١ نوفمبر ٢٠٢٦ ٠٩:٠٤ م": "2026-11-21T21:04:00",
    "21 تشرين الثاني 2026 ٠٩:٠٤ ص": "2026-11-21T09:04:00",
    "२१ नवंबर २०२६": "2026-11-21",
    "2026年11月21日 下午3:20": "2026-11-21T15:20:00",
    "2026年11月21日(土) 午前0時20分": "2026-11-21T00:20:00",
    "2025. 6. 3. 오후 12:20": "2025-06-03T12:20:00",
    "２０２６年１１月２１日": "2026-11-21",
    "2569-11-21": "2026-11-21",
    "1762513252": "2025-11-07T11:00:52Z",
    "1762513252000": "2025-11-07T11:00:52Z",
}


@pytest.mark.parametrize(("written", "read"), FORMS.items())
def test_a_moment_is_read_as_written(written, read):
    assert rfc3339(written) == read
    assert rfc3339(f"Published on {written}") == (None if written[:2] == "17" else read)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-13-45",
        "30 Foo 2026",
        "2026-02-30",
        "1985-06-24",
        "0000000001",
        "25:61",
        "21 Nov 69",
        "21 พ.ย. 1869",
    ],
)
def test_what_is_no_moment_gives_none(text):
    assert rfc3339(text) is None


def test_a_slashed_date_is_read_as_the_country_writes_it():
    assert rfc3339("03/04/2026") == "2026-04-03"
    assert rfc3339("03/04/2026", month_first=True) == "2026-03-04"
    assert rfc3339("23/04/2026", month_first=True) == "2026-04-23"
    assert rfc3339("03.04.2026", month_first=True) == "2026-04-03"


def test_of_several_moments_the_first_is_read():
    assert rfc3339("3 May 2026, updated 2026-05-04") == "2026-05-03"
    assert moments("3 May 2026, updated 2026-05-04") == [(0, "2026-05-03"), (20, "2026-05-04")]


@given(st.text(max_size=80))
def test_any_text_gives_a_moment_or_none(text):
    moment = rfc3339(text)
    assert moment is None or datetime.fromisoformat(moment)


@given(st.datetimes(min_value=FIRST, max_value=LAST))
def test_what_python_writes_is_read_back(moment):
    assert rfc3339(moment.isoformat()) == moment.isoformat(timespec="seconds")
