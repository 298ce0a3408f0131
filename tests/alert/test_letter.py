import email
from dataclasses import replace
from email import policy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newswatch.alert.letter import address, letter, message_id
from newswatch.alert.text import plain
from newswatch.model import Target

TARGET = Target(
    name="desk",
    kind="mail",
    options={
        "host": "smtp.example.org",
        "from": "Newswatch – Nachrichten <newswatch@example.org>",
        "to": ["desk@example.org", "Ann <ann@example.org>", "desk@example.org"],
    },
)


def read(raw):
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return email.message_from_bytes(raw, policy=policy.default)


def test_a_mail_has_both_forms_and_says_that_a_program_wrote_it(delivery, message):
    mail = read(letter(delivery(), TARGET))
    assert mail["From"] == "Newswatch – Nachrichten <newswatch@example.org>"
    assert mail["To"] == "desk@example.org, ann@example.org"
    assert mail["Subject"] == f"Funding (pledge): {message.headline}"
    assert mail["Message-ID"] == f"<{message.key}@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime.tzinfo is not None
    assert mail["In-Reply-To"] is None
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "From: Alibaba Digital Media and Entertainment Group" in text.get_content()
    assert "<table" in html.get_content()
    assert "<img" not in html.get_content()


def test_a_correction_is_in_the_thread_of_what_it_corrects(delivery, message):
    follows = replace(message, key="nw_" + "2" * 32, follows="nw_" + "1" * 32, kind="correction")
    mail = read(letter(delivery(follows), TARGET))
    first = read(letter(delivery(replace(message, key="nw_" + "1" * 32)), TARGET))
    assert mail["In-Reply-To"] == mail["References"] == first["Message-ID"]


@pytest.mark.parametrize("domain", ["a.example", "d" * 34, "d" * 60 + ".example"])
@pytest.mark.parametrize("key", ["nw_" + "f" * 32, "with blank\r\n", "k" * 200, "\ud800"])
def test_message_ids_are_stable_short_and_well_formed(key, domain):
    named = message_id(key, domain)
    assert named == message_id(key, domain)
    assert len(f"In-Reply-To: {named}") < 88
    assert plain(named) == named
    assert " " not in named


@given(text=st.text(st.characters(), max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_page_text_adds_a_header_or_a_recipient(delivery, message, text):
    hostile = replace(
        message, headline=f"{text}\r\nBcc: all@example.org\r\n\r\n{text}", source=text, rule=text
    )
    raw = letter(delivery(hostile), TARGET)
    mail = read(raw)
    assert mail.keys() == [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "MIME-Version",
        "Content-Type",
    ]
    assert mail["To"] == "desk@example.org, ann@example.org"
    assert len(list(mail.iter_parts())) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "desk",
        "desk@",
        "@example.org",
        "a b@example.org",
        "desk@example.org\r\nBcc: x@example.org",
        "desk@example.org, other@example.org",
        "täst@example.org",
        "desk@bücher.example",
        ".a@example.org",
        "a..b@example.org",
        "desk@[127.0.0.1]",
        "desk@example..org",
        "x" * 65 + "@example.org",
        5,
        None,
    ],
)
def test_what_is_no_address(text):
    assert address(text) is None


@pytest.mark.parametrize("text", ["a.b+c@mail.example.org", "root@localhost", "A B <a@b.example>"])
def test_what_is_an_address(text):
    found = address(text)
    assert found is not None
    assert found.addr_spec in text


def test_a_follow_up_names_all_of_its_thread_and_no_mail_program_loses_it(delivery, message):
    keys = tuple(f"nw_{number:032x}" for number in range(10))
    follow_up = replace(message, kind="correction", follows=keys[0], earlier=keys, changes=("x",))
    raw = letter(delivery(follow_up), TARGET)
    mail = read(raw)
    ids = [f"<{key}@example.org>" for key in keys]
    assert mail["In-Reply-To"] == ids[-1]
    assert mail["References"].split() == ids
    # Encoded words would be no ids to a mail program.
    assert b"=?" not in raw.partition(b"References:")[2].partition(b"Auto-Submitted")[0]
    assert mail["Subject"].startswith("Corrected (pledge): ")
    assert mail.get_body(("plain",)).get_content().startswith("Corrected: Alibaba")
