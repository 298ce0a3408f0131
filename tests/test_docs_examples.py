"""What the documentation shows is run: sessions, line formats, rules, sources, queries."""

import json
import os
import re
import subprocess
import sys

import pytest
from documentation import blocks, named, text_of
from paths import ROOT

from newswatch import store
from newswatch.config import parse
from newswatch.errors import ConfigError
from newswatch.flag import check_rules
from newswatch.model import Channel


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project directory as after a clone, in which nothing has been run."""
    place = tmp_path_factory.mktemp("project")
    for name in ("newswatch.toml", "scrapy.cfg", "spiders"):
        (place / name).symlink_to(ROOT / name)
    (place / "data").mkdir()
    (place / "data/newsroom").symlink_to(ROOT / "data/newsroom")
    return place


def run_verb(command, place):
    words = command.removeprefix("$ ./run ").split()
    kept = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    ended = subprocess.run(
        [sys.executable, "-m", "newswatch", *words],
        cwd=place,
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout


def settled(text):
    """Take out what is another one at each run: times, ports, seconds, numbers of rows."""
    for moving, still in (
        (r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\dZ)?)?", "DATE"),
        (r"127\.0\.0\.1:\d+", "HOST"),
        (r"\d+\.\d s\b", "SECONDS"),
        (r"(?m)^ +\d+ DATE", "NUMBER DATE"),
    ):
        text = re.sub(moving, still, text)
    return text


def shown_sessions():
    (session,) = blocks("README.md", "console")
    for part in re.split(r"^(?=\$ \./run )", session, flags=re.MULTILINE):
        if part.strip():
            command, _, output = part.partition("\n")
            yield command, output


def test_the_session_of_the_readme_is_what_happens(project):
    """Lines between two "…" stand in the output, together; one that ends in "…" may go on."""
    for command, shown in shown_sessions():
        output = "\n" + settled(run_verb(command, project))
        for piece in re.split(r"^…\n", settled(shown), flags=re.MULTILINE):
            wanted = piece.strip("\n")
            if not wanted:
                continue
            found = wanted[:-1] if wanted.endswith("…") else f"{wanted}\n"
            assert f"\n{found}" in output, f"{command} does not print:\n{wanted}"


def test_the_line_formats_are_as_the_examples_say(project):
    asked, answered, told, judged = (
        json.loads(block) for block in blocks("docs/design.md", "json")
    )
    for verb, given, wanted in (("extract", asked, answered), ("detect", told, judged)):
        ended = subprocess.run(
            [sys.executable, "-m", "newswatch", verb, "--jsonl"],
            input=json.dumps(given) + "\nno json\n",
            capture_output=True,
            text=True,
            check=True,
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        got, bad = (json.loads(line) for line in ended.stdout.splitlines())
        assert {name: got[name] for name in wanted} == wanted
        assert bad["error"]
        for name in got:
            assert name in text_of("docs/design.md")


def configurations():
    for block in blocks("docs/rules.md", "toml"):
        yield block
    for block in blocks("README.md", "toml"):
        yield text_of("newswatch.toml") + block


@pytest.mark.parametrize("text", [*configurations()])
def test_the_rules_that_are_shown_work(text):
    config = parse(text, ROOT / "newswatch.toml")
    assert config.rules
    check_rules(config, ["marketing_interactive"])


def test_a_rule_that_is_misspelt_would_not_pass():
    with pytest.raises(ConfigError):
        check_rules(parse(text_of("newswatch.toml").replace('["logbook"]', '["no"]'), ROOT), [])


def test_the_sources_that_are_shown_can_be_declared():
    whole, channels = blocks("docs/sources.md", "python")
    (short,) = blocks("README.md", "python")
    imports = "from newswatch.crawl.spider import NewsSpider\nfrom newswatch.model import Channel\n"
    for code in (whole, imports + short):
        names = {}
        exec(code, names)
        spider = names["Gazette"]()
        assert spider.is_story("https://www.gazette.example/news/a-story-of-money")
        assert not spider.is_story("https://www.gazette.example/about")
        assert spider.sited_channels()[0].url == "https://www.gazette.example/rss"
    names = {"Channel": Channel}
    exec(channels, names)
    assert {channel.kind for channel in names["channels"]} == {"feed", "sitemap", "listing"}


@named
def test_queries_that_are_shown_can_be_asked(path, tmp_path):
    text = path.read_text(encoding="utf-8")
    queries = re.findall(r"^sqlite3 [\w./-]+ \"(SELECT [^\"]+)\"$", text, re.MULTILINE)
    queries += re.findall(r"^```sql\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    db = store.open_database(tmp_path / "empty.db", create=True)
    for query in queries:
        db.execute(query)
    db.close()
