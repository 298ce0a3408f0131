"""The documentation is held against the program: what is there is told, what it names exists."""

import re
import subprocess
import sys
from dataclasses import fields
from importlib import import_module

import click
import pytest
from documentation import GENERATED, blocks, named, text_of
from paths import ROOT

from newswatch import store
from newswatch.cli import VERBS, newswatch
from newswatch.cli.docs import pages, stale
from newswatch.cli.summary import SOURCE_FAILURES
from newswatch.config import Config, CrawlConfig, HealthConfig, SourceConfig
from newswatch.config.read import RULE_KEYS, keys_of
from newswatch.crawl.spider import NewsSpider
from newswatch.errors import ConfigError, LockError, NewswatchError
from newswatch.model import FAILURES, Channel, PageRules, Rule

RECIPES = {"test", "lint", "docs", "lock"}  # of ./run, beside the verbs
# What a reader is told to make, or finds after a run.
TO_BE_MADE = {
    "spiders/gazette.py",
    "data/newswatch.db",
    "data/alerts.jsonl",
    "demo/first",
    "expected.json",
    "uv.lock",
}


# --- generated pages


def test_the_generated_pages_are_fresh():
    assert [path.name for path in stale()] == [], "call ./run docs"


def test_a_stale_page_is_named_and_nothing_is_written(tmp_path):
    """The command itself, on a copy in which one page is stale and another missing."""
    copied = tmp_path / "newswatch"
    copied.symlink_to(ROOT / "newswatch")
    program = (
        "from pathlib import Path; import sys, newswatch.cli.docs as docs;"
        "docs.ROOT = Path(sys.argv.pop(1));"
        "from newswatch.cli.docs.__main__ import docs as command; command()"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/verbs.md").write_text("old")

    def run(*args):
        command = [sys.executable, "-c", program, str(tmp_path), *args]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    checked = run("--check")
    assert checked.returncode == 1
    assert "docs/verbs.md is stale" in checked.stdout
    assert not (tmp_path / "docs/schema.md").exists()
    assert run().returncode == 0
    assert run("--check").returncode == 0
    assert (tmp_path / "docs/verbs.md").read_text() == pages()[ROOT / "docs/verbs.md"]


def commands(command, path=()):
    context = click.Context(command, info_name=path[-1] if path else "newswatch")
    yield " ".join(path) or "newswatch", command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))


@pytest.mark.parametrize(
    ("path", "command"), [pytest.param(*found, id=found[0]) for found in commands(newswatch)]
)
def test_every_verb_and_option_has_a_help_text(path, command):
    assert command.help, path
    bare = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert bare == []
    assert f"## newswatch {path}\n" in text_of("docs/verbs.md") or path == "newswatch"


def test_every_table_view_and_column_is_described(tmp_path):
    db = store.open_database(tmp_path / "empty.db", create=True)
    page = text_of("docs/schema.md")
    inner = re.compile(r"(_sqlite_migrations|\w+_fts_\w+|sqlite_\w+)$")
    names = [n for n in (*db.table_names(), *db.view_names()) if not inner.match(n)]
    assert len(names) > 20
    for name in names:
        part = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
        assert part, f"{name} is not described"
        rows = dict(re.findall(r"^\| `(\w+)` \| [^|]*\| ([^|]+) \|", part, re.MULTILINE))
        assert [*rows] == [column.name for column in db[name].columns], name
        assert all(said.strip() for said in rows.values()), name
    db.close()


@pytest.mark.parametrize("kind", [Config, CrawlConfig, HealthConfig, SourceConfig, Rule])
def test_every_key_of_the_configuration_is_described(kind):
    keys = RULE_KEYS if kind is Rule else keys_of(kind)
    tables = (
        {"path", "text", "crawl", "health", "sources", "targets", "rules"}
        if kind is Config
        else set()
    )
    assert {field.name.rstrip("_") for field in fields(kind)} - tables == keys.keys()
    for name, key in keys.items():
        assert key.help
        assert f"| `{name}` |" in text_of("docs/settings.md")


def test_settings_are_told_with_their_reasons():
    page = text_of("docs/settings.md")
    for said in ("| `AUTOTHROTTLE_ENABLED` | `False` | Off on purpose", "| `RETRY_TIMES` | `1` |"):
        assert said in page
    assert "None |  |" not in page.partition("## Scrapy")[2]
    assert all(path.name in GENERATED for path in pages())


# --- what a source may declare


@pytest.mark.parametrize("kind", [Channel, PageRules])
def test_all_that_a_source_may_declare_is_told(kind):
    page = text_of("docs/sources.md")
    assert [field.name for field in fields(kind) if field.name not in page] == []


def test_what_a_source_is_told_to_declare_exists():
    table = text_of("docs/sources.md").partition("| declaration |")[2].partition("\n\n")[0]
    told = re.findall(r"`(\w+)`(?=[^|]*\| )", table.partition("---|---|")[2])
    assert len(told) > 8
    assert [name for name in told if name != "name" and not hasattr(NewsSpider, name)] == []


# --- what is named exists


@named
def test_links_lead_somewhere(path):
    for link in re.findall(r"\]\(([^)#]+)(?:#[\w-]+)?\)", path.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (path.parent / link).exists(), link


@named
def test_files_that_are_named_are_there(path):
    tops = (ROOT, ROOT / "newswatch", path.parent)
    pattern = r"`((?:[\w-]+/)+[\w.-]*|\w[\w-]*\.(?:py|md|toml|cfg|lock|json))`"
    for name in re.findall(pattern, path.read_text(encoding="utf-8")):
        if name not in TO_BE_MADE:
            assert any((top / name).exists() for top in tops), name


@named
def test_modules_and_names_that_are_named_are_there(path):
    for dotted in re.findall(r"`newswatch((?:\.\w+)+)`", path.read_text(encoding="utf-8")):
        if dotted.startswith((".toml", ".db")):
            continue
        *parts, last = dotted[1:].split(".")
        module = import_module(".".join(["newswatch", *parts]))
        assert hasattr(module, last) or import_module(f"newswatch{dotted}"), dotted


@named
def test_verbs_that_are_named_are_verbs(path):
    text = path.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"`[^`\n]+`|^```\w*\n.*?^```$", text, re.MULTILINE | re.DOTALL))
    for verb in re.findall(r"(?:`|\n|&& |\$ )(?:newswatch|\./run) ([a-z]+)\b", code):
        assert verb in VERBS or verb in RECIPES, verb


# --- nothing is left without a word


def test_every_failure_has_a_row_that_says_what_to_do():
    page = text_of("docs/operations.md")
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE))
    assert [word for word in FAILURES if word not in rows] == []
    assert [why for why in SOURCE_FAILURES.values() if why.split(";")[0] not in page] == []


def test_what_is_hardly_tried_again_is_named():
    timing = import_module("newswatch.crawl.timing")
    told = re.search(r"trying again will hardly change \(([^)]+)\)", text_of("docs/operations.md"))
    assert set(re.findall(r"`(\w+)`", told[1])) == set(timing.FINAL)


def test_every_state_of_a_message_is_explained():
    alert = import_module("newswatch.cli.alert")
    page = text_of("docs/operations.md")
    assert [state for state in alert._STATES if f"| `{state}` |" not in page] == []


def test_exit_codes_are_told():
    kinds = [NewswatchError, ConfigError, LockError]
    for name in ("README.md", "docs/operations.md"):
        for kind in kinds:
            assert re.search(rf"\b{kind.exit_code}\b", text_of(name))


def test_the_cron_line_is_one_and_the_same():
    (line,) = [b for b in blocks("README.md", "text") if "cd " in b]
    assert line in text_of("docs/operations.md")
    assert "./run run" in line


def test_decisions_are_dated_paragraphs():
    page = text_of("docs/decisions.md")
    told = [part for part in page.split("\n\n")[2:] if not part.startswith("## ")]
    assert len(told) > 20
    for paragraph in told:
        assert re.match(r"\*\*20\d\d-\d\d-\d\d: [^*]+\*\* ", paragraph), paragraph[:60]
