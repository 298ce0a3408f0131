"""`run` and `crawl` as cron, a person and Scrapy's users call them: processes of their own."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import threading

import pytest
from newsroom import Site
from project import LOGBOOK, Project, traceless

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."


@pytest.fixture
def project(tmp_path, site):
    made = Project(tmp_path, tables=LOGBOOK)
    made.spider("post", site.home)
    for slug in ("first-story", "second-story"):
        site.publish(slug, f"About the {slug}", TEXT)
    return made


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A project, its site, and how its first `run` ended."""
    with Site() as site:
        made = Project(tmp_path_factory.mktemp("ran"), tables=LOGBOOK)
        made.spider("post", site.home)
        for slug in ("first-story", "second-story"):
            site.publish(slug, f"About the {slug}", TEXT)
        yield made, site, made.newswatch("run")


# ── usage and configuration ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tables", "words", "said"),
    [
        ("colour = 1", ("run",), "unknown key `colour`"),
        (f"{LOGBOOK}min_probability = 7", ("run",), "min_probability"),
        (f'{LOGBOOK}sources = ["elsewhere"]', ("run",), "'elsewhere'"),
        ("[sources.elsewhere]\nenabled = false", ("crawl",), "'elsewhere' (there are: post)"),
        ("", ("crawl", "broken"), "'broken' cannot be loaded: ValueError"),
        ("", ("run", "--config", "none.toml"), "none.toml"),
    ],
)
def test_what_cannot_be_meant_is_exit_code_2_before_anything_is_asked_for(
    project, site, tables, words, said
):
    project.configure(tables=tables)
    project.file("outlets/broken.py", "raise ValueError('a bug of the spider')\n")
    ended = project.newswatch(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    if "broken" not in said:
        assert traceless(ended) or "spider_not_loaded" in ended.err
    assert site.requests == []


# ── one run at a time ────────────────────────────────────────────────────────────────────────────


def test_a_second_run_gives_way_to_the_first(project, site):
    code = f"""
import sys
from pathlib import Path
from newswatch.lock import lock
with lock(Path({str(project.database)!r})):
    print("held", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        for words in (("run",), ("flag",), ("alert",)):
            ended = project.newswatch(*words)
            assert (ended.code, ended.out) == (75, "")
            assert f"by process {holder.pid}" in ended.err
            assert traceless(ended)
        holder.stdin.close()
    assert site.requests == []


# ── interrupts ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_finishes_the_page_in_hand_and_stores_it(project, site, number):
    for index in range(60):
        site.publish(f"story-{index:02}-x", f"Story {index}", TEXT)
    reached, go_on = threading.Event(), threading.Event()

    def slowly(exchange):
        reached.set()
        go_on.wait(60)
        exchange.send(
            200, {"Content-Type": "text/html"}, site.page(site.stories["story-55-x"]).encode()
        )

    site.pages["/story-55-x"] = slowly
    project.configure(crawl="max_pages = 40", tables=LOGBOOK)
    running = subprocess.Popen(
        project.command("run"),
        cwd=project.root,
        env=project.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert reached.wait(60)
    running.send_signal(number)
    # Only when it has heard: the page in hand comes after the interrupt.
    threading.Timer(0.5, go_on.set).start()
    out, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "interrupted" in err
    assert "FAILED: the run was interrupted" in out
    assert "Traceback" not in err
    stored = project.column("SELECT url FROM articles WHERE url LIKE '%story-55-x'")
    assert stored == [site.url("story-55-x")]
    (crawl,) = project.rows("SELECT finish_reason, new FROM crawls")
    (count,) = project.column("SELECT count(*) FROM articles")
    assert crawl == {"finish_reason": "interrupted", "new": count}
    assert project.column("SELECT count(*) FROM candidates WHERE state = 'open'") != [0]
    assert project.column("SELECT failure FROM sources") == [None]  # no fault of its
    if number == signal.SIGINT:
        return
    # What is left is read the next time.
    del site.pages["/story-55-x"]
    project.configure(tables=LOGBOOK)
    assert project.newswatch("run").code == 0
    assert project.column("SELECT count(*) FROM articles") == [62]


# ── manners ──────────────────────────────────────────────────────────────────────────────────────


def test_nothing_beyond_this_machine_is_asked_for_without_a_contact(project, site):
    text = (project.root / "newswatch.toml").read_text().replace("contact =", "# contact =")
    project.file("newswatch.toml", text)
    project.spider("far", "https://www.outlet.invalid")
    ended = project.newswatch("run")
    assert (ended.code, ended.out) == (2, "")
    assert "https://www.outlet.invalid is not asked for: set `contact`" in ended.err
    assert site.requests == []
    # By Scrapy's own way in, the gate refuses.
    project.newswatch("crawl", "far", program="scrapy")
    assert project.column("SELECT DISTINCT failure FROM feeds") == ["refused"]
    assert "contact" in project.column("SELECT detail FROM fetches")[0]


# ── Scrapy's own ways in ─────────────────────────────────────────────────────────────────────────

# What differs between two crawls of one site by nature: times, durations, numbers drawn.
VOLATILE = re.compile(r".*_at$|elapsed_ms|run_id|stats|.*robots_txt|change_seq|response_headers")


def tables(project):
    names = project.column(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    )
    kept = {}
    for name in names:
        if not name.startswith(("sqlite_", "articles_fts", "docs", "_")):
            rows = project.rows(f"SELECT * FROM {name}")
            kept[name] = sorted(
                str(
                    {
                        k: v
                        for k, v in row.items()
                        if not VOLATILE.match(k) and k != "id" and not k.endswith("_id")
                    }
                )
                for row in rows
            )
    return kept


def test_scrapy_lists_and_crawls_what_newswatch_does(ran, tmp_path_factory):
    project, site, _ = ran
    other = Project(tmp_path_factory.mktemp("other"))
    other.spider("post", site.home)
    listed = other.newswatch("list", program="scrapy")
    assert (listed.code, listed.out) == (0, "post\n")
    assert other.newswatch("crawl", "post", program="scrapy").code == 0
    assert other.newswatch("flag").code == 0  # as `run` does after its crawl
    # How a source is doing is judged at the end of `crawl` and `run`, by newswatch's own verbs.
    ours, theirs = ({**tables(made), "source_states": None} for made in (project, other))
    assert theirs == ours
    assert ours["articles"]


# ── what a person sees ───────────────────────────────────────────────────────────────────────────


def on_terminal(project, *words):
    """Run a verb with a terminal for its errors and output; return code and all that was shown."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        project.command(*words),
        cwd=project.root,
        env=project.environment(TERM="xterm", COLUMNS="120", LINES="40"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            ready, _, _ = select.select([ours], [], [], 60)
            try:
                piece = os.read(ours, 65536) if ready else b""
            except OSError:  # the other end is closed
                piece = b""
            if not piece:
                break
            shown += piece
    os.close(ours)
    return running.returncode, shown.decode("utf-8", "replace")


def test_a_terminal_shows_bars_with_source_pages_found_and_new(project, site):
    text = (project.root / "newswatch.toml").read_text().replace('interval = "0s"', "")
    project.file("other.toml", text)
    project.file("newswatch.toml", "what nobody asked for is not read")
    code, shown = on_terminal(project, "run", "--config", "other.toml")
    assert code == 0
    assert re.search(r"• post +\d+ pages +2 found +2 new", shown)
    assert "crawl_started" not in shown
    assert "Traceback" not in shown
    # Its channel is not due for a quarter of an hour.
    site.clear()
    ended = project.newswatch("run", "--config", "other.toml")
    assert (ended.code, site.requests) == (0, [])
    assert ended.out.startswith("1 not due\n")


def test_a_log_has_plain_lines(ran):
    _, _, ended = ran
    assert ended.code == 0
    assert "crawl_started source=post" in ended.err
    assert re.search(
        r"crawl_ended source=post failure=none requests=\d+ .*found=2 new=2", ended.err
    )
    assert not set(ended.out + ended.err) & {"\x1b", "\r", "•"}
    assert re.match(
        r"post: 2 new; \d+ requests, 0 not modified, [\d.]+ s\nflagged 0 new", ended.out
    )


@pytest.mark.parametrize("words", [("diff",), ("show", "1"), ("extract", "--jsonl")])
def test_a_reader_that_goes_is_no_error(ran, words):
    project, _, _ = ran
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        project.command(*words),
        cwd=project.root,
        env=project.environment(),
        input='{"url": "http://x.example/", "html": "<p>x</p>"}\n',
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")
