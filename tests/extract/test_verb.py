"""The verb: JSON Lines for tools, text for people."""

import base64
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from extract.pages import PARAGRAPHS, URL, article, json_ld

from newswatch.cli import newswatch

RELATED = "<h3>Related articles</h3><p><a href='/s'>Agency names new chief for Asia</a></p>"


def run(*args, stdin=None):
    return CliRunner().invoke(newswatch, ["extract", *map(str, args)], input=stdin)


@pytest.fixture
def saved(tmp_path):
    """Return the path of a saved page and that of copied text."""
    html, text = tmp_path / "a.html", tmp_path / "a.txt"
    html.write_text(
        article(head=json_ld(author="Ann Lee", datePublished="2026-11-21"), after=RELATED)
    )
    text.write_text("Brand raises a million\nshare on\n" + "\n\n".join(PARAGRAPHS))
    return html, text


def test_answers_come_in_order_one_a_line_and_bad_lines_do_not_stop_it():
    html = article()
    coded = base64.b64encode(html.encode("utf-16")).decode()
    lines = [
        json.dumps({"url": URL, "html": html}),
        "not json",
        "",
        json.dumps([1]),
        json.dumps({"url": 7, "html": html}),
        json.dumps({"url": URL, "html_base64": "!"}),
        json.dumps({"url": URL, "html": "<p>nothing"}),
        "[" * 100_000,
        json.dumps({"html_base64": coded}),
    ]
    done = run("--jsonl", stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.output.splitlines()]
    assert done.exit_code == 0
    assert [bool(answer["error"]) for answer in answers] == [
        False, True, True, True, True, True, True, False,
    ]  # fmt: skip
    assert all(set(answer) == {"error"} for answer in answers[1:-1])
    assert set(answers[0]) == {
        "title", "authors", "date", "modified", "body", "language", "description", "section",
        "tags", "image", "canonical_url", "related", "error",
    }  # fmt: skip
    assert answers[0]["body"] == answers[-1]["body"] == "\n\n".join(PARAGRAPHS)


def test_each_answer_is_flushed_before_the_next_page_is_read():
    command = [sys.executable, "-m", "newswatch", "extract", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for _ in range(2):
            line = json.dumps({"url": URL, "html": article()}).encode() + b"\n"
            process.stdin.write(line)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["title"] == "Brand raises a million"
        process.stdin.close()
        assert process.wait(20) == 0


def test_files_are_shown_to_people(saved):
    done = run(*saved, "--url", URL)
    assert done.exit_code == 0
    for part in ("Brand raises a million", PARAGRAPHS[0], "Ann Lee", "2026-11-21", "Related:", URL):
        assert part in done.output
    assert "Ann Lee  (json-ld:author)" in done.output


def test_files_are_given_as_json(saved):
    answers = [json.loads(line) for line in run("--json", *saved).output.splitlines()]
    assert [answer["title"] for answer in answers] == ["Brand raises a million"] * 2
    assert answers[0]["related"][0]["role"] == "related"
    assert answers[0]["kind"] == "news"
    assert answers[0]["provenance"]["authors"] == "json-ld:author"


def test_a_file_without_an_article_is_named_and_the_others_are_read(saved, tmp_path):
    empty = tmp_path / "empty.html"
    empty.write_text("")
    done = run(empty, saved[1])
    assert done.exit_code == 1
    assert "empty.html: the page is empty" in done.output
    assert PARAGRAPHS[0] in done.output


def test_a_cut_text_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "Brand raises\nshare on\n" + PARAGRAPHS[0] + "\nAlready a subscriber? Log in.\n"
    )
    assert "cut by a wall" in run(path).output


@pytest.mark.parametrize("args", [[], ["--jsonl", __file__]])
def test_files_or_lines_but_not_both(args):
    assert run(*args, stdin="").exit_code == 2
