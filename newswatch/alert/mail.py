"""Send each message as one mail over SMTP: plain text and HTML, the same Message-ID every time.

`letter` writes the mail; this module carries it. Dials only what the gate allows, and sends a
password only over TLS. Not every failure is the message's: what the server says of *us* (greeting,
TLS, login, sender) can be put right and is tried again; what it says of the message or of a
recipient with 5xx is final.

A mail to several recipients that some are refused: temporary refusals hold the mail back for all
during the first attempts (greylisting), then it goes to those who are accepted. The delivery is
then final with the refused addresses named, and is not sent again, so that nobody gets it twice.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
from collections.abc import Iterator

from newswatch.alert.dial import Deadline, dial, ending, error_words, tls_context
from newswatch.alert.letter import address, letter, recipients_of, sender_of
from newswatch.alert.secret import check_secret, secret
from newswatch.alert.text import cut, plain
from newswatch.errors import AlertError, ConfigError
from newswatch.gate import Gate
from newswatch.model import Delivery, Target

OPTIONS = {
    "host": "the SMTP server",
    "port": "its port (25 for none, 587 for starttls, 465 for tls)",
    "security": "none, starttls (default) or tls",
    "user": "login name, where one is needed",
    "password_env": "environment variable that holds the password",
    "password_file": "file that holds the password",
    "from": "sender's address, with or without a name",
    "to": "list of recipients' addresses",
    "ca_file": "certificates to trust in place of the system's",
}
REQUIRED = ("host", "from", "to")
PORTS = {"none": 25, "starttls": 587, "tls": 465}
# About a quarter of an hour: longer than greylisting lasts, short for a full mailbox.
_PATIENT_ATTEMPTS = 5
_PERMANENT = 500
_LAST_PORT = 65_535
_OK = 250
_ACCEPTED = (250, 251)
_START_MAIL = 354
_DOT = re.compile(rb"^\.", re.MULTILINE)


def check(target: Target) -> None:
    """Raise ConfigError if the options cannot work."""
    options = target.options
    security = options.get("security", "starttls")
    if not isinstance(security, str) or security not in PORTS:
        raise ConfigError(f"target {target.name}: security must be one of {', '.join(PORTS)}")
    port = options.get("port", PORTS[security])
    if not isinstance(port, int) or not 0 < port <= _LAST_PORT:
        raise ConfigError(f"target {target.name}: port must be a number from 1 to {_LAST_PORT}")
    host = options["host"]
    if not isinstance(host, str) or not re.fullmatch(r"[A-Za-z0-9._:-]{1,253}", host):
        raise ConfigError(f"target {target.name}: host must be a name or an address")
    to = options["to"]
    if not isinstance(to, list | tuple) or not to:
        raise ConfigError(f"target {target.name}: to must be a list of addresses")
    for one in (options["from"], *to):
        if address(one) is None:
            raise ConfigError(f"target {target.name}: {one!r} is not a mail address in ASCII")
    check_secret(target, "password")
    has_password = bool(options.get("password_env") or options.get("password_file"))
    if bool(options.get("user")) != has_password:
        raise ConfigError(f"target {target.name}: give user and its password, or neither")
    if has_password and security == "none":
        raise ConfigError(f"target {target.name}: a password needs security starttls or tls")


def send(delivery: Delivery, target: Target, gate: Gate, timeout: float) -> None:
    """Deliver within *timeout* seconds, or raise AlertError.

    Unknown where the line broke after the mail had been sent whole and before the server answered.
    """
    deadline = Deadline(timeout)
    password = secret(target, "password")
    mail = letter(delivery, target)
    with _session(target, gate, deadline, password) as smtp:
        refused = _envelope(smtp, delivery, target)
        _data(smtp, mail, target)
        with contextlib.suppress(OSError, smtplib.SMTPException):
            # Its answer is not waited for: the mail is delivered.
            smtp.putcmd("QUIT")
    if refused:
        raise AlertError(
            f"delivered to the others, but refused for {'; '.join(refused)}",
            target=target.name,
            is_final=True,
        )


class _Smtp(smtplib.SMTP):
    """smtplib's dialogue over a connection that `dial` has made."""

    def __init__(self, sock: socket.socket, host: str, hello: str) -> None:
        self._given = sock
        super().__init__(host, local_hostname=hello)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        del host, port, timeout
        return self._given


@contextlib.contextmanager
def _session(
    target: Target, gate: Gate, deadline: Deadline, password: str | None
) -> Iterator[_Smtp]:
    """Give a dialogue that is ready for a mail; all that fails on the way there can be retried."""
    options = target.options
    host, security = str(options["host"]), str(options.get("security", "starttls"))
    port = int(str(options.get("port", PORTS[security])))
    with contextlib.ExitStack() as open_ends:
        sock = open_ends.enter_context(
            contextlib.closing(dial(host, port, gate, deadline, target.name))
        )
        open_ends.enter_context(ending(sock, deadline))
        try:
            context = None if security == "none" else tls_context(options.get("ca_file"))
            if context and security == "tls":
                sock = context.wrap_socket(sock, server_hostname=host)
                open_ends.callback(sock.close)
            # The sender's domain as our name: asking the machine for its own can take seconds.
            smtp = _Smtp(sock, host, sender_of(target).domain)
            open_ends.callback(smtp.close)
            smtp.ehlo_or_helo_if_needed()
            if context and security == "starttls":
                smtp.starttls(context=context)
                smtp.ehlo_or_helo_if_needed()
            if password is not None:
                smtp.login(str(options.get("user", "")), password)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            # Not chained: a failed login may repeat what it was given.
            raise AlertError(f"no session ({_session_words(error)})", target=target.name) from None
        yield smtp


def _session_words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__} {error.smtp_code}"
    if isinstance(error, smtplib.SMTPException) or not isinstance(error, OSError):
        return type(error).__name__
    return error_words(error)


def _envelope(smtp: _Smtp, delivery: Delivery, target: Target) -> list[str]:
    """Name sender and recipients; return who is refused while others are accepted."""
    try:
        code, reply = smtp.mail(sender_of(target).addr_spec)
        if code != _OK:
            raise AlertError(f"sender refused: {_said(code, reply)}", target=target.name)
        answers = [(one, *smtp.rcpt(one)) for one in recipients_of(target)]
    except (OSError, smtplib.SMTPException) as error:
        raise _broken(error, target) from error
    refused = [answer for answer in answers if answer[1] not in _ACCEPTED]
    named = [f"{one} ({_said(code, reply)})" for one, code, reply in refused]
    is_passing = any(code < _PERMANENT for _one, code, _reply in refused)
    if len(refused) == len(answers):
        words = f"no recipient is accepted: {'; '.join(named)}"
        raise AlertError(words, target=target.name, is_final=not is_passing)
    if is_passing and delivery.attempts < _PATIENT_ATTEMPTS:
        words = f"held back until all recipients are accepted: {'; '.join(named)}"
        raise AlertError(words, target=target.name)
    return named


def _data(smtp: _Smtp, mail: bytes, target: Target) -> None:
    """Hand over the mail in the steps that tell "not written yet" from "may have arrived"."""
    try:
        code, reply = smtp.docmd("DATA")
        if code == _START_MAIL:
            smtp.send(_DOT.sub(b"..", mail) + b".\r\n")
    except (OSError, smtplib.SMTPException) as error:
        raise _broken(error, target) from error
    if code == _START_MAIL:
        try:
            code, reply = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            words = f"sent, but no answer came ({type(error).__name__}); it may have arrived"
            raise AlertError(words, target=target.name, is_unknown=True) from error
    if code != _OK:
        words = f"the mail is refused: {_said(code, reply)}"
        raise AlertError(words, target=target.name, is_final=code >= _PERMANENT)


def _broken(error: Exception, target: Target) -> AlertError:
    return AlertError(f"the line broke ({type(error).__name__})", target=target.name)


def _said(code: int, reply: bytes) -> str:
    """Return a server's answer, which is a stranger's text, on one bounded line."""
    return cut(plain(f"{code} {reply.decode('utf-8', 'replace')}"), 160)
