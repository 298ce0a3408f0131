"""Mail over TLS, with a password: without either nothing is sent, and no password is shown."""

import ssl
from dataclasses import replace

import pytest
from alert.targets import HELLO, PASSWORD, Inbox, failure, kept, mail_at

from newswatch.alert.channels import check_options, send


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
