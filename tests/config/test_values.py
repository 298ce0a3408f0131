"""Values of each kind: what is wrong is refused with its line, durations are whole seconds."""

import pytest
from config.refusing import FILE, refused
from hypothesis import given
from hypothesis import strategies as st

from newswatch.config import Config, CrawlConfig, SourceConfig, parse
from newswatch.config.read import READERS, keys_of

WRONG = {
    "flag": ["1", '"true"', "[]", "{}"],
    "text": ["1", "true", "[]", "{}", "2026-11-22"],
    "texts": ['"a"', "[1]", "1", "{}", '[["a"]]'],
    "path": ["1", "true", '""', '"a\\u0000b"', "[]"],
    "whole": ["-1", "1.0", "true", '"5"', "[]", "1" + "0" * 16, "0x" + "f" * 5000],
    "days": ["0", "-1", "7.0", "true", '"7"', "36501", "[]"],
    "number": ["-0.1", "true", '"5"', "nan", "inf", "-inf", "1e400", "1" + "0" * 400, "[]"],
    "share": ["-0.1", "1.1", "true", '"5"', "nan", "[]", "2"],
    "duration": ["5", '"5"', '"5 min"', '"m"', '"-5m"', '"1h30m"', '"1.5h"', '"٥m"', '"5m\\n"'],
    "line": ["1", "true", "[]", '"a\\r\\nb"', '"a\\u001b[2J"'],
    "address": ['"www.outlet.example"', '"ftp://a.example"', '"http://u:p@a.example"', '"http://"',
                '"http://a.example:0"', '"http://[half"', '"http://a b.example"', "1"],
    "sum": ["5", '"5m"', '"USD"', '"USD -5"', '"usd 5"', '"XXX 5m"', '"USD 0.5"',
            '"USD 1.2345m"', '"USD 9999999bn"', "[]"],
    "schedule": ["5", '"daily"', '"daily 8:30"', '"daily 24:00"', '"weekly 08:30"',
                 '"weekly monday 08:30"', '"hourly"', '"Daily 08:30"', '"daily 08:60"', "[]"],
    "quiet": ["22", '"22-07"', '"22:00-24:00"', '"22:00-22:00"', '"22:00"', "[]"],
    "zone": ["1", '"Hong_Kong"', '"+08:00"', '"../etc/passwd"', '"/etc/localtime"', '""', "[]",
             '"Asia/Hongkong"'],
    "countries": ['"HK"', '["UK"]', '["Hong Kong"]', '["hk"]', '["HKG"]', "[1]", "1"],
    "expression": ["1", '""', '"a or b"', '"(a"', '"-a"', '"*"', "[]"],
    "budget": ["0", "-1", "true", "1.5", '"5"', "10001", "[]"],
    "about": ["1", '"story"', '""', "[]"],
    "condition": ["1", '"a"', "[]", "{}", "[{}]"],
    "conditions": ["1", '"a"', "[]", "{}", "[5]", "[{}]", "[[]]"],
    "networks": ['"127.0.0.0/8"', '["localhost"]', '["10.0.0.0/99"]', "[1]", "[true]"],
}  # fmt: skip


def settings_of(kind):
    """Return head, key and the lines a table needs beside, for each setting of *kind*."""
    found = [
        (head, name, "")
        for head, table in (("", Config), ("[crawl]", CrawlConfig), ("[sources.x]", SourceConfig))
        for name, key in keys_of(table).items()
        if key.kind == kind
    ]
    of_rules = {
        "whole": "min_usd",
        "days": "max_age_days",
        "share": "min_probability",
        "text": "name",
        "texts": "words",
        "sum": "min_sum",
        "schedule": "digest",
        "quiet": "quiet",
        "zone": "time_zone",
        "countries": "countries",
        "expression": "search",
        "budget": "budget",
        "about": "about",
        "condition": "not",
        "conditions": "any",
    }
    if kind in of_rules:
        beside = 'targets = ["t"]\n' + ('name = "n"\n' if kind != "text" else "")
        found.append(("[[rules]]", of_rules[kind], beside))
    return found


def test_every_kind_has_wrong_values_here():
    assert set(WRONG) == set(READERS)


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in WRONG.items() for v in values])
def test_every_wrong_kind_is_refused_with_its_line(kind, value):
    places = settings_of(kind)
    assert places
    for head, name, beside in places:
        text = f"# by hand\n{head}\n{beside}{name} = {value}\n"
        error = refused(text)
        assert error.line == text.count("\n")
        assert f"{name} must be " in str(error)
        assert len(str(error)) < 400


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("0s", 0), ("90s", 90), ("15m", 900), ("6h", 21600), ("2d", 172800), ("2 d", 172800)],
)
def test_durations(written, seconds):
    assert parse(f'[crawl]\ninterval = "{written}"', FILE).crawl.interval == seconds


@given(st.integers(min_value=0, max_value=999_999), st.sampled_from("smhd"))
def test_every_duration_is_whole_seconds(number, unit):
    seconds = parse(f'[crawl]\ninterval = "{number}{unit}"', FILE).crawl.interval
    assert seconds == number * {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit]
