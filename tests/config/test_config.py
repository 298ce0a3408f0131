"""The configuration as a whole: what is read, which keys there are, where a mistake stands."""

from dataclasses import fields
from pathlib import Path

import pytest
from config.refusing import FILE, refused
from hypothesis import given
from hypothesis import strategies as st

from newswatch.config import Config, CrawlConfig, SourceConfig, load, parse
from newswatch.config.place import line_of
from newswatch.config.read import READERS, keys_of
from newswatch.errors import ConfigError
from newswatch.model import Rule, Target

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
