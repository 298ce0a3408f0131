"""Hostile stories through every channel, from the page's words to what arrives."""

import email
import json
import socket
from dataclasses import replace
from email import policy

import pytest
from aiosmtpd.controller import Controller

from newswatch.alert import compose
from newswatch.alert.channels import send
from newswatch.model import Target

HOSTILE = [
    "Raises $5m\r\nBcc: all@example.org\r\n\r\n<p>forged",
    "\x1b[2J\x1b]0;owned\x07Raises $5m",
    "Raises \u202em5$\u202c \u2066now\u2069",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"}\n{"key": "forged"}',
    '=HYPERLINK("http://evil.example") <!channel> @everyone [x](http://evil.example)',
    "Ra\u200bises\ufeff \ud800 $5m\x00",
    "{{ 7*7 }} ${7*7} %(key)s {0}",
    "word " * 5000,
    "香" * 5000,
]
NEVER = ("\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\x00", "\r\nBcc:", "\nBcc:")


@pytest.fixture(params=range(len(HOSTILE)))
def hostile(request, subject, announcement, delivery):
    words = HOSTILE[request.param]
    told = compose(
        replace(
            subject,
            headline=words,
            outlet=words,
            url=f"https://example.org/{words[:500]}",
            announcement=replace(announcement, funders=(words,), recipients=(words,) * 30),
        ),
        "big money",
        [words],
        "nw_hostile",
    )
    return delivery(told)


def check_texts(*texts):
    for text in texts:
        assert not [mark for mark in NEVER if mark in text]
        assert len(text) < 60_000


def test_log(hostile, gate, tmp_path):
    file = tmp_path / "alerts.jsonl"
    send(hostile, Target(name="desk", kind="log", options={"file": str(file)}), gate)
    (line,) = file.read_bytes().splitlines()
    record = json.loads(line)
    assert record["key"] == "nw_hostile"
    check_texts(line.decode("ascii"), *map(str, record.values()))


def test_webhook(hostile, gate, hook):
    port, requests = hook()
    url = f"http://127.0.0.1:{port}/"
    send(hostile, Target(name="desk", kind="webhook", options={"url": url}), gate)
    head, _, body = requests[0].partition(b"\r\n\r\n")
    assert len(head.split(b"\r\n")) == 9
    said = json.loads(body)
    assert said["data"]["key"] == "nw_hostile"
    check_texts(body.decode("ascii"), *map(str, said["data"].values()))


class Inbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.mails.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


@pytest.fixture(scope="module")
def mail_server():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    controller = Controller(Inbox(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


def test_mail(hostile, gate, mail_server):
    mail_server.handler.mails.clear()
    options = {
        "host": "127.0.0.1",
        "port": mail_server.port,
        "security": "none",
        "from": "newswatch@example.org",
        "to": ["desk@example.org"],
    }
    send(hostile, Target(name="desk", kind="mail", options=options), gate)
    ((recipients, raw),) = mail_server.handler.mails
    assert recipients == ["desk@example.org"]
    mail = email.message_from_bytes(raw, policy=policy.default)
    assert mail.keys().count("Subject") == 1
    assert "Bcc" not in mail
    text, html = (part.get_content() for part in mail.iter_parts())
    check_texts(mail["Subject"], text.replace("\r\n", "\n"), html.replace("\r\n", "\n"))
    assert "<script" not in html
    assert "<img" not in html
    assert "49" not in mail["Subject"]
