import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert.text import cut, fold, plain, safe_url, split, words

ANY_TEXT = st.text(st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("Raises $5m\r\nBcc: all@example.org", "Raises $5m Bcc: all@example.org"),
        ("\x1b[31mred\x1b[0m \x1b]0;title\x07alarm", "red alarm"),
        ("\x9b2Jgone", "gone"),
        ("\x1b[", "["),
        ("pay \u202eelgooG\u202c now", "pay elgooG now"),
        ("\u2066isolated\u2069", "isolated"),
        ("zero\u200bwidth\u2060and\ufeffsoft\u00adhyphen", "zerowidthandsofthyphen"),
        ("null\x00and\x07bell", "nullandbell"),
        ("line\u2028sep\u2029arators\x85too", "line sep arators too"),
        ("half \ud800 surrogate", "half \ufffd surrogate"),
        ("filler\u3164\u115f\ufe0f\U000e0101", "filler"),
        ("tags\U000e0041\U000e007f", "tags"),
        ("香港 文化", "香港 文化"),
        ("Ünïcode — “quotes” 🚀", "Ünïcode — “quotes” 🚀"),
        ("", ""),
    ],
)
def test_hostile_characters_go_and_the_rest_stays(hostile, harmless):
    assert plain(hostile) == harmless


@given(ANY_TEXT)
def test_what_is_left_is_one_visible_line(text):
    harmless = plain(text)
    assert plain(harmless) == harmless
    assert len(harmless.splitlines()) <= 1
    assert not [c for c in harmless if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


def test_a_flood_of_escapes_takes_no_time():
    assert plain("\x1b[" * 50_000 + "\x1b]" * 50_000).startswith("[[")


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 5, "short"),
        ("one two three", 8, "one two…"),
        ("one two three", 9, "one two…"),
        ("unbreakable", 6, "unbre…"),
        ("a unbreakable", 8, "a unbre…"),
        ("香港文化產業", 4, "香港文…"),
    ],
)
def test_cut_at_a_word(text, limit, expected):
    assert cut(text, limit) == expected


@given(ANY_TEXT, st.integers(1, 100))
def test_cut_keeps_its_limit(text, limit):
    assert len(cut(text, limit)) <= limit


URL = "https://example.org/" + "a-very-long-path/" * 12 + "?q=" + "x" * 80


def test_fold_breaks_at_blanks_and_never_inside_an_address():
    folded = fold(f"see {URL} and then some more words that need another line", 40)
    assert URL in folded.split("\n")
    assert all(len(line) <= 40 or line == URL for line in folded.split("\n"))


def test_split_at_line_ends_and_never_inside_an_address():
    text = f"first line\nsecond line\n{URL}\nlast " + "word " * 30
    parts = split(text, 60)
    assert URL in parts
    assert all(len(part) <= 60 or part == URL for part in parts)
    assert parts[0] == "first line\nsecond line"
    assert " ".join(" ".join(parts).split()) == " ".join(text.split())


@given(st.lists(st.text("abc /:", max_size=40), max_size=12), st.integers(5, 60))
def test_split_loses_no_word(lines, limit):
    text = "\n".join(lines)
    assert " ".join(split(text, limit)).split() == text.split()


def test_words_are_compared_without_case_accents_and_punctuation():
    assert words("NESTLÉ’s") == words("nestle's")
    assert words("temasek") in words("Temasek Holdings, Singapore")
    assert words("tema") not in words("Temasek")
    assert words("香港") in words("支持香港文化")
    assert words("ไทย") in words("ประเทศไทยวันนี้")
    assert words("카카오") in words("카카오가 투자")
    assert words("\u200bTem\u200basek") == words("Temasek")
    assert words("“…”") == "  "


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a b\"'<>\r\n", "https://example.org/a%20b%22'%3C%3E"),
        ("https://example.org/\u202egnp.exe", "https://example.org/%E2%80%AEgnp.exe"),
        ("https://example.org/%E9%A6%99", "https://example.org/%E9%A6%99"),
        ("https://müller.example/ü", "https://xn--mller-kva.example/%C3%BC"),
        ("https://müller.example:8443/", "https://xn--mller-kva.example:8443/"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("https://good.example@evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,hi", ""),
        ("//example.org/", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://example.org:99999/", ""),
        ("https://" + "a" * 64 + ".example/", ""),
        ("https://example.org/" + "a" * 2000, ""),
        ("https://example.org/\ud800", "https://example.org/?"),
        ("", ""),
    ],
)
def test_only_web_addresses_are_shown(url, safe):
    assert safe_url(url) == safe


@given(ANY_TEXT)
def test_an_address_is_always_visible_ascii(text):
    for url in (text, "https://example.org/" + text):
        safe = safe_url(url)
        assert safe.isascii()
        assert " " not in safe
        assert safe == plain(safe)
        assert not set(safe) & set('<>"\\`{}')
