from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.config import Config, CrawlConfig, SourceConfig, load, parse
from newswatch.config.place import line_of
from newswatch.config.read import READERS, keys_of
from newswatch.errors import ConfigError
from newswatch.model import Rule, Target

FILE = Path("/srv/watch/newswatch.toml")
FULL = """\
contact = "desk@example.org"
database = "db/news.db"
archive = false
spiders = ["spiders", "more"]
allow = ["127.0.0.0/8", "::1"]

[crawl]
interval = "30m"
delay = 2
max_pages = 5

[sources.adnews]
enabled = false
interval = "2 h"

[targets.desk]
kind = "webhook"
url = "https://example.org/hook"

[[rules]]
name = "big"
targets = ["desk"]
min_usd = 1000000
min_probability = 0.8

[[rules]]
name = "all"
targets = ["desk"]
"""


def refused(text):
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    assert caught.value.exit_code == 2
    return caught.value


def test_a_full_file():
    config = parse(FULL, FILE)
    assert config.contact == "desk@example.org"
    assert config.database == Path("/srv/watch/db/news.db")
    assert config.root == Path("/srv/watch")
    assert config.archive is False
    assert config.spiders == ("spiders", "more")
    assert config.allow == ("127.0.0.0/8", "::1/128")
    assert config.crawl == CrawlConfig(interval=1800, delay=2.0, max_pages=5)
    assert config.sources == {"adnews": SourceConfig(enabled=False, interval=7200)}
    assert config.targets["desk"] == Target(
        name="desk", kind="webhook", options={"url": "https://example.org/hook"}
    )
    assert [rule.name for rule in config.rules] == ["big", "all"]
    assert config.rules[0] == Rule(
        name="big", targets=("desk",), min_usd=1_000_000, min_probability=0.8
    )


def test_paths_among_a_targets_options_are_taken_from_the_files_folder():
    options = 'file = "sent.jsonl"\nsecret_file = "/etc/secret"\nprofile = "x"'
    target = parse(f'[targets.desk]\nkind = "log"\n{options}', FILE).targets["desk"]
    assert target.options == {
        "file": "/srv/watch/sent.jsonl",
        "secret_file": "/etc/secret",
        "profile": "x",
    }
    target = parse('[targets.desk]\nkind = "log"\nfile = "-"', FILE).targets["desk"]
    assert target.options == {"file": "-"}


def test_an_empty_file_means_the_defaults():
    config = parse("", FILE)
    assert config == Config(path=FILE, database=FILE.parent / Config().database)


def test_an_absolute_database_stays_where_it_is():
    assert parse('database = "/var/db/x.db"', FILE).database == Path("/var/db/x.db")


def test_without_a_file_the_defaults_hold_in_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    config = load()
    assert config.path is None
    assert config.database == tmp_path / "data/newswatch.db"
    assert config.root == tmp_path
    (tmp_path / "newswatch.toml").write_text('contact = "a@example.org"')
    assert load().contact == "a@example.org"
    assert load().root == tmp_path


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "n.toml"
    path.write_bytes(b'\xef\xbb\xbfcontact = "a@example.org"')
    assert load(path).contact == "a@example.org"


@pytest.mark.parametrize("content", [None, b"contact = '\xff'"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "n.toml"
    if content:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=str(path)):
        load(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("contact = \n", 1),
        ('\n\n[crawl\ninterval = "1m"', 3),
        ('a = "never ends', 1),
        ("contact = '''\nnever\nends", 3),
        ("a = 1\na = 2", 2),
        ("max = " + "9" * 5000, None),
        ("contact = " + "[" * 5000, None),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text, line):
    error = refused(text)
    assert "is no TOML" in str(error)
    assert error.line == line or line is None
    assert str(FILE) in str(error)


PLACES = {
    "": ("", Config, ("crawl", "sources", "targets", "rules", "health")),
    "[crawl]": ("crawl", CrawlConfig, ()),
    "[sources.adnews]": ("sources.adnews", SourceConfig, ()),
    '[sources."a b"]': ("sources.a b", SourceConfig, ()),
}


@pytest.mark.parametrize("head", PLACES)
def test_an_unknown_key_is_refused_with_its_line_and_what_is_allowed(head):
    where, kind, also = PLACES[head]
    error = refused(f"# by hand\n{head}\n\ncolour = 5\n")
    assert (error.path, error.line) == (str(FILE), 4)
    assert "unknown key `colour`" in str(error)
    assert (f"[{where}]" in str(error)) == bool(where)
    assert f"(allowed: {', '.join(sorted([*keys_of(kind), *also]))})" in str(error)


def test_an_unknown_key_of_a_rule_names_that_rule():
    error = refused(FULL + '\n[[rules]]\nname = "x"\ntargets = ["desk"]\nmin_eur = 5\n')
    assert error.line == FULL.count("\n") + 5
    assert all(field.name.rstrip("_") in str(error) for field in fields(Rule))


@given(st.text(max_size=12), st.sampled_from(["", "crawl", "sources.x"]))
def test_no_key_is_ever_passed_over(key, where):
    known = {"": Config, "crawl": CrawlConfig, "sources.x": SourceConfig}[where]
    also = {"crawl", "sources", "targets", "rules"} if not where else set()
    if key in {*keys_of(known), *also}:
        return
    quoted = "".join(f"\\U{ord(sign):08X}" for sign in key if not 0xD800 <= ord(sign) < 0xE000)
    head = f"[{where}]\n" if where else ""
    assert "unknown key `" in str(refused(f'{head}"{quoted}" = 1\n'))


def test_a_slip_of_the_keyboard_gets_a_hint():
    assert "did you mean `interval`?" in str(refused('[crawl]\nintervall = "5m"'))
    assert "did you mean `sources`?" in str(refused("[source.adnews]\nenabled = true"))
    assert "did you mean" not in str(refused("xyz = 1"))


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


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("crawl = 5", "[crawl]", 1),
        ("sources = 5", "[sources.NAME]", 1),
        ("\nsources.adnews = 5", "[sources.adnews]", 2),
        ("targets = []", "[targets.NAME]", 1),
        ("targets.desk = 5", "[targets.desk] needs kind", 1),
        ("[targets.desk]\nurl = 'x'", "[targets.desk] needs kind", 1),
        ("[targets.a]\nkind = 'log'\n[targets.desk]\nkind = 5", "[targets.desk] needs kind", 4),
        ("rules = 5", "[[rules]]", 1),
        ("[rules]\nname = 'x'", "[[rules]]", 1),
        ("rules = [5]", "[rules]", 1),
        ("[[rules]]\nname = 'x'", "needs a name and targets", 2),
        ("[[rules]]\ntargets = ['x']", "needs a name and targets", 1),
        ("[[rules]]\nname = ''\ntargets = ['x']", "needs a name and targets", 2),
        ("[[rules]]\nname = 'x'\ntargets = []", "needs a name and targets", 2),
        (
            "[[rules]]\nname = 'x'\ntargets = ['t']\n[[rules]]\nname = 'x'\ntargets = ['t']",
            "two rules are named 'x'",
            5,
        ),
        ("crawl = { interval = 5 }", "interval must be", 1),
        ("\ncrawl.interval = 5", "interval must be", 2),
    ],
)
def test_tables_that_are_none(text, said, line):
    error = refused(text)
    assert said in str(error)
    assert error.line == line


def test_the_line_is_that_of_the_wrong_table_among_its_likes():
    text = '[[rules]]\nname = "a"\ntargets = ["t"]\nmin_usd = "x"\n'
    text += '[[rules]]\nname = "b"\ntargets = ["t"]\nmin_usd = 5\n'
    assert refused(text).line == 4
    sources = "[sources.a]\nenabled = true\n[sources.b]\nenabled = 1\n[sources.c]\nenabled = true\n"
    assert refused(sources).line == 4


def test_signs_that_look_like_line_ends_do_not_move_the_line():
    assert refused('database = "a\u2028b\u0085c"\n[crawl]\ndelay = "x"').line == 3


def test_keys_of_a_thousand_dots_are_refused_too():
    assert "contact must be" in str(refused("contact" + ".a" * 5000 + " = 1"))


@given(st.text(alphabet='abc[]=."\n \t#{},1', max_size=60), st.sampled_from(["a", "b", ""]))
def test_any_text_has_a_line_or_none(text, name):
    line = line_of(text, (name, 0, "a"))
    assert line is None or 1 <= line <= text.count("\n") + 1


TOML = st.text(alphabet='acrwl[]=."\n \t#{},1rulestargetsources', max_size=80)


@given(st.one_of(st.text(max_size=60), TOML))
def test_any_text_is_a_config_or_a_config_error(text):
    try:
        assert parse(text, FILE).path == FILE
    except ConfigError as error:
        assert str(FILE) in str(error)  # noqa: PT017 - either answer is right


def test_every_key_says_what_it_is_for():
    for table in (Config, CrawlConfig, SourceConfig):
        for name, key in keys_of(table).items():
            assert key.kind in READERS, name
            assert key.help
    assert keys_of(Rule) == {}
