"""What mail servers answer, and when they break off: what is final, tried again, or unknown."""

import email
from dataclasses import replace
from email import policy

import pytest
from alert.targets import HELLO, Inbox, failure, free_port, kept, mail_at

from newswatch.alert.channels import check_options, send
from newswatch.errors import ConfigError
from newswatch.gate import Gate


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
