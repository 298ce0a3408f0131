"""Write a message as a mail: headers, plain text and HTML, in seven-bit ASCII.

Opens no connection. Header values are made by the email package from one-line text, so that no page
can add a header; nothing in the HTML is loaded from anywhere.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

from newswatch.alert.text import plain
from newswatch.alert.wording import html, plain_text, subject_line
from newswatch.model import Delivery, Target

_POLICY = SMTP.clone(cte_type="7bit")
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}"
)
_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
# With a longer one, "In-Reply-To" would not fit on a line, and the email package would encode it.
_DOMAIN_LIMIT = 34


def letter(delivery: Delivery, target: Target) -> bytes:
    """Return the mail as it goes over the wire, CRLF at line ends, dots not yet doubled.

    Message-ID is made of the idempotency key: each attempt is the same mail to a mail program.
    """
    message, domain = delivery.message, sender_of(target).domain
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = sender_of(target)
    mail["To"] = [Address(addr_spec=one) for one in recipients_of(target)]
    mail["Subject"] = subject_line(message)
    mail["Date"] = datetime.now(UTC)
    mail["Message-ID"] = message_id(delivery.key, domain)
    if message.follows:
        thread = message.earlier or (message.follows,)
        mail["In-Reply-To"] = message_id(thread[-1], domain)
        mail["References"] = " ".join(message_id(key, domain) for key in thread)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(plain_text(message), cte="quoted-printable")
    mail.add_alternative(html(message), subtype="html", cte="quoted-printable")
    return mail.as_bytes()


def message_id(key: str, domain: str) -> str:
    """Return the Message-ID that stands for an idempotency key.

    >>> message_id("nw_1f", "example.org")
    '<nw_1f@example.org>'
    """
    if not _KEY.fullmatch(key):
        key = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
    return f"<{key}@{domain if len(domain) <= _DOMAIN_LIMIT else 'newswatch.invalid'}>"


def address(text: object) -> Address | None:
    """Return the mail address that *text* is (``desk@example.org``, ``Desk <desk@…>``), or None.

    ASCII only outside the name: others need SMTPUTF8, which many servers lack.
    """
    if not isinstance(text, str) or plain(text) != text:
        return None
    found = getaddresses([text])
    if len(found) != 1 or not _ADDRESS.fullmatch(found[0][1]):
        return None
    name, spec = found[0]
    try:
        return Address(display_name=name, addr_spec=spec)
    except (MessageError, ValueError, IndexError):
        return None


def sender_of(target: Target) -> Address:
    """Return the sender's address of a target that has been checked."""
    found = address(target.options["from"])
    assert found is not None
    return found


def recipients_of(target: Target) -> list[str]:
    """Return the recipients of a target that has been checked, each once."""
    to = target.options["to"]
    assert isinstance(to, list | tuple)
    found = [address(one) for one in to]
    return list(dict.fromkeys(one.addr_spec for one in found if one is not None))
