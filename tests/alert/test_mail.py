import email
import socket
import ssl
from dataclasses import replace
from email import policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from newswatch.alert.channels import check_options, send
from newswatch.errors import AlertError, ConfigError
from newswatch.gate import Gate
from newswatch.model import Target

PASSWORD = "correct horse battery"


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


@pytest.fixture
def smtp():
    started = []

    def start(inbox, **options):
        controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        started.append(controller)
        return controller.port

    yield start
    for controller in started:
        controller.stop()


def mail_at(port, *to, **options):
    base = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "from": "newswatch@example.org",
        "to": list(to) or ["desk@example.org"],
    }
    return Target(name="desk", kind="mail", options=base | options)


def failure(delivery, target, gate, timeout=10.0):
    with pytest.raises(AlertError) as caught:
        send(delivery, target, gate, timeout)
    return caught.value


def kept(error):
    return (error.is_final, error.is_unknown)


def test_a_mail_arrives_at_all_its_recipients(smtp, delivery, gate, message):
    inbox = Inbox()
    target = mail_at(smtp(inbox), "desk@example.org", "ann@example.org")
    check_options(target)
    send(delivery(), target, gate)
    ((to, raw),) = inbox.mails
    mail = email.message_from_bytes(raw, policy=policy.default)
    assert to == ["desk@example.org", "ann@example.org"]
    assert mail["Message-ID"] == f"<{message.key}@example.org>"


def test_lines_that_begin_with_a_dot_stay_whole(smtp, delivery, gate, message):
    inbox = Inbox()
    dots = replace(message, headline=".", quote="Ends here:\r\n.\r\nQUIT", rule="....")
    send(delivery(dots), mail_at(smtp(inbox)), gate)
    mail = email.message_from_bytes(inbox.mails[0][1], policy=policy.default)
    text = mail.get_body(("plain",)).get_content()
    assert text.splitlines()[0] == "."
    assert "“Ends here: . QUIT”" in text


@pytest.mark.parametrize("attempts", [1, 9])
def test_all_recipients_refused_for_good_is_final(smtp, delivery, gate, attempts):
    inbox = Inbox({"desk@example.org": "550 no \x1b[31msuch user"})
    error = failure(delivery(attempts=attempts), mail_at(smtp(inbox)), gate)
    assert kept(error) == (True, False)
    assert "desk@example.org (550 no such user)" in str(error)
    assert inbox.mails == []


@pytest.mark.parametrize("attempts", [1, 9])
def test_all_recipients_refused_for_now_is_tried_again(smtp, delivery, gate, attempts):
    inbox = Inbox({"desk@example.org": "450 greylisted"})
    error = failure(delivery(attempts=attempts), mail_at(smtp(inbox)), gate)
    assert kept(error) == (False, False)


def test_one_recipient_refused_for_good_does_not_keep_the_others_waiting(smtp, delivery, gate):
    inbox = Inbox({"gone@example.org": "550 no such user"})
    target = mail_at(smtp(inbox), "gone@example.org", "desk@example.org")
    error = failure(delivery(), target, gate)
    assert kept(error) == (True, False)
    assert "delivered to the others, but refused for gone@example.org (550" in str(error)
    assert [to for to, _ in inbox.mails] == [["desk@example.org"]]


def test_one_recipient_refused_for_now_holds_the_mail_back_for_a_while(smtp, delivery, gate):
    inbox = Inbox({"full@example.org": "452 mailbox full"})
    target = mail_at(smtp(inbox), "full@example.org", "desk@example.org")
    error = failure(delivery(attempts=1), target, gate)
    assert kept(error) == (False, False)
    assert inbox.mails == []
    error = failure(delivery(attempts=5), target, gate)
    assert kept(error) == (True, False)
    assert "full@example.org (452 mailbox full)" in str(error)
    assert [to for to, _ in inbox.mails] == [["desk@example.org"]]


@pytest.mark.parametrize(
    ("answer", "final"), [("554 looks like spam", True), ("451 try later", False)]
)
def test_what_the_server_says_of_the_mail_decides(smtp, delivery, gate, answer, final):
    error = failure(delivery(), mail_at(smtp(Inbox(data=answer))), gate)
    assert kept(error) == (final, False)
    assert answer in str(error)


def test_a_refused_sender_is_ours_to_put_right(smtp, delivery, gate):
    error = failure(delivery(), mail_at(smtp(Inbox(sender="553 not yours"))), gate)
    assert kept(error) == (False, False)
    assert "sender refused: 553 not yours" in str(error)


def scripted(listen, *steps):
    """Start a server that says hello, then answers each line by the steps' words."""

    def serve(peer, over):
        lines = peer.makefile("rb")
        peer.sendall(b"220 ready\r\n")
        for step in steps:
            if step == "body":
                while lines.readline() not in {b".\r\n", b""}:
                    pass
            elif step == "hang":
                over.wait(10)
            elif step == "drip":
                lines.readline()
                peer.sendall(b"250-")
                while not over.wait(0.05):
                    peer.sendall(b"x")
            else:
                lines.readline()
                peer.sendall(step.encode() + b"\r\n")

    return listen(serve)


HELLO = ("250 hello", "250 sender", "250 recipient")


@pytest.mark.parametrize(
    "steps",
    [
        (*HELLO, "354 go", "body"),
        (*HELLO, "354 go", "body", "hang"),
        (*HELLO, "354 go", "body", "drip"),
    ],
)
def test_no_answer_after_the_whole_mail_is_unknown(listen, delivery, gate, steps):
    error = failure(delivery(), mail_at(scripted(listen, *steps)), gate, 0.5)
    assert kept(error) == (False, True)
    assert "may have arrived" in str(error)


@pytest.mark.parametrize(
    "steps",
    [
        (),
        ("hang",),
        ("drip",),
        ("421 closing",),
        ("250 hello",),
        ("250 hello", "hang"),
        HELLO,
        (*HELLO, "drip"),
        (*HELLO, "421 closing"),
        ("250 hello", "250 sender", "421 closing"),
    ],
)
def test_what_breaks_before_the_mail_was_whole_is_tried_again(listen, delivery, gate, steps):
    error = failure(delivery(), mail_at(scripted(listen, *steps)), gate, 0.5)
    assert kept(error) == (False, False)


def test_a_server_that_refuses_data_for_good(listen, delivery, gate):
    error = failure(delivery(), mail_at(scripted(listen, *HELLO, "550 no")), gate)
    assert kept(error) == (True, False)


def test_a_server_that_is_lost_after_it_took_the_mail_has_it(listen, delivery, gate):
    def serve(peer, _over):
        lines = peer.makefile("rb")
        peer.sendall(b"220 ready\r\n")
        for answer in (*HELLO, "354 go"):
            lines.readline()
            peer.sendall(answer.encode() + b"\r\n")
        while lines.readline() != b".\r\n":
            pass
        peer.sendall(b"250 queued\r\n")

    send(delivery(), mail_at(listen(serve)), gate)


def test_a_server_that_is_down_is_tried_again(delivery, gate):
    error = failure(delivery(), mail_at(free_port()), gate)
    assert kept(error) == (False, False)
    assert "Connection refused" in str(error)


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "::ffff:10.0.0.1", "127.0.0.1"])
def test_the_gate_holds_for_mail_too(delivery, host):
    error = failure(delivery(), mail_at(2525, host=host), Gate())
    assert "may not be dialled" in str(error)


@pytest.fixture
def server_context(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def login(ca_file, **options):
    return {"ca_file": ca_file, "user": "newswatch", "password_env": "MAIL_PASSWORD"} | options


def test_starttls_and_login(*, smtp, delivery, gate, server_context, ca_file, monkeypatch):
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    inbox = Inbox()
    port = smtp(
        inbox, tls_context=server_context, require_starttls=True, authenticator=inbox.authenticate
    )
    target = mail_at(port, **login(ca_file, security="starttls"))
    check_options(target)
    send(delivery(), target, gate)
    assert inbox.logins == [("newswatch", PASSWORD)]
    assert len(inbox.mails) == 1
    distrusting = replace(target, options={**target.options, "ca_file": None})
    assert "certificate: " in str(failure(delivery(), distrusting, gate))
    assert len(inbox.logins) == 1


@pytest.mark.parametrize("password", ["wrong horse", "wröng"])
def test_a_wrong_password_is_tried_again_and_never_shown(
    *, smtp, delivery, gate, server_context, ca_file, monkeypatch, password
):
    monkeypatch.setenv("MAIL_PASSWORD", password)
    inbox = Inbox()
    port = smtp(inbox, tls_context=server_context, authenticator=inbox.authenticate)
    error = failure(delivery(), mail_at(port, **login(ca_file, security="starttls")), gate)
    assert kept(error) == (False, False)
    assert password not in repr(error) + repr(error.__cause__)
    assert inbox.mails == []


def test_a_server_without_starttls_gets_neither_password_nor_mail(
    smtp, delivery, gate, ca_file, monkeypatch
):
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    inbox = Inbox()
    port = smtp(inbox)
    error = failure(delivery(), mail_at(port, **login(ca_file, security="starttls")), gate)
    assert "SMTPNotSupportedError" in str(error)
    assert (inbox.mails, inbox.logins) == ([], [])


def test_tls_from_the_first_byte(listen, delivery, gate, server_context, ca_file):
    def serve(peer, _over):
        with server_context.wrap_socket(peer, server_side=True) as secured:
            lines = secured.makefile("rb")
            secured.sendall(b"220 ready\r\n")
            for answer in (*HELLO, "354 go"):
                lines.readline()
                secured.sendall(answer.encode() + b"\r\n")
            while lines.readline() != b".\r\n":
                pass
            secured.sendall(b"250 queued\r\n")
            lines.readline()
            secured.sendall(b"221 bye\r\n")

    send(delivery(), mail_at(listen(serve), security="tls", ca_file=ca_file), gate)


def test_a_missing_password_is_tried_again(delivery, gate, monkeypatch, tmp_path):
    monkeypatch.delenv("MAIL_PASSWORD", raising=False)
    target = mail_at(2525, **login(None, security="tls"))
    error = failure(delivery(), target, gate)
    assert "environment variable MAIL_PASSWORD is empty or not set" in str(error)
    assert kept(error) == (False, False)
    (tmp_path / "password").write_bytes(b"\xff\xfehunter2")
    for name in ("password", "nowhere"):
        file = str(tmp_path / name)
        target = mail_at(2525, security="tls", user="newswatch", password_file=file)
        error = failure(delivery(), target, gate)
        assert f"the password in file {file} cannot be read" in str(error)
        assert error.__cause__ is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"security": "ssl"}, "security must be one of none, starttls, tls"),
        ({"security": ["tls"]}, "security must be one of"),
        ({"port": 0}, "port must be a number from 1 to 65535"),
        ({"port": "25"}, "port must be a number"),
        ({"host": ""}, "host must be a name"),
        ({"host": "smtp.example.org\r\n"}, "host must be a name"),
        ({"host": 5}, "host must be a name"),
        ({"to": []}, "to must be a list of addresses"),
        ({"to": "desk@example.org"}, "to must be a list of addresses"),
        ({"to": ["desk"]}, "'desk' is not a mail address"),
        ({"from": "x@y\r\nBcc: z@example.org"}, "is not a mail address"),
        ({"user": "u", "security": "tls"}, "give user and its password, or neither"),
        ({"password_env": "P", "security": "tls"}, "give user and its password, or neither"),
        ({"user": "u", "password_env": "P"}, "a password needs security starttls or tls"),
        ({"password_env": "P", "password_file": "f"}, "give password_env or password_file"),
    ],
)
def test_options_that_cannot_work_are_refused(options, said):
    target = mail_at(25)
    target = replace(target, options=target.options | options)
    with pytest.raises(ConfigError, match=said):
        check_options(target)
