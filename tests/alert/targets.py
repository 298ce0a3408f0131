"""The target `desk` at a port of this machine, and how sending to it fails."""

import socket

import pytest
from aiosmtpd.smtp import AuthResult

from newswatch.alert.channels import send
from newswatch.errors import AlertError
from newswatch.model import Target

PASSWORD = "correct horse battery"
HELLO = ("250 hello", "250 sender", "250 recipient")  # what a server says before the mail


class Inbox:
    """An aiosmtpd handler that keeps mails and refuses whom it is told to."""

    def __init__(self, answers=None, sender="250 OK", data="250 OK"):
        self.answers, self.sender, self.data = answers or {}, sender, data
        self.mails, self.logins = [], []

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - the name that aiosmtpd calls
        if self.sender.startswith("250"):
            envelope.mail_from = address
        return self.sender

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the name that aiosmtpd calls
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("25"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name that aiosmtpd calls
        if self.data.startswith("250"):
            self.mails.append((envelope.rcpt_tos, envelope.content))
        return self.data

    def authenticate(self, server, session, envelope, mechanism, login):
        self.logins.append((login.login.decode(), login.password.decode()))
        return AuthResult(success=login.password.decode() == PASSWORD, handled=False)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def mail_at(port, *to, **options):
    base = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "from": "newswatch@example.org",
        "to": list(to) or ["desk@example.org"],
    }
    return Target(name="desk", kind="mail", options=base | options)


def hook_at(port, path="/hook", **options):
    return Target(
        name="desk", kind="webhook", options={"url": f"http://127.0.0.1:{port}{path}", **options}
    )


def failure(delivery, target, gate, timeout=10.0):
    with pytest.raises(AlertError) as caught:
        send(delivery, target, gate, timeout)
    return caught.value


def kept(error):
    return (error.is_final, error.is_unknown)
