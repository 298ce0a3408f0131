"""Decide what an HTTP answer to a webhook means for the delivery.

Status and Retry-After only; a body of an answer is never read.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import time

from newswatch.errors import AlertError

# What is said of the message itself: it would be refused again. All else (a wrong address, a key
# that has been withdrawn, a redirect) the operator can put right while the message waits.
_FINAL = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}


def judge(status: int, retry_after: str | None, target: str) -> None:
    """Return if *status* is 2xx, else raise AlertError: final, or worth a retry.

    Final are 400, 406, 409, 413, 415, 422 and 431, which are about the message. Others are tried
    again: the receiver or the operator may put it right. A redirect is not followed.
    """
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    if status in _FINAL:
        raise AlertError(f"answered {_words(status)}", target=target, is_final=True)
    hint = ""
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        hint = "; redirects are not followed, give the address where it leads"
    raise AlertError(
        f"answered {_words(status)}{hint}", target=target, retry_after=seconds(retry_after, time())
    )


def seconds(retry_after: str | None, now: float) -> float | None:
    """Return the wait that a Retry-After header asks for at Unix time *now*, or None.

    Seconds or an HTTP date; what is neither, zero, or past counts as none.

    >>> seconds("120", 0), seconds("Thu, 01 Jan 1970 00:02:00 GMT", 60), seconds("soon", 0)
    (120.0, 60.0, None)
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit() and len(text) <= len("31536000000"):
        wait = float(text)
    else:
        try:
            wait = parsedate_to_datetime(text).timestamp() - now
        except (ValueError, OverflowError, IndexError):
            return None
    return wait if wait > 0 else None


def _words(status: int) -> str:
    """Return the status with the standard's own phrase; the server's is not to be trusted."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
