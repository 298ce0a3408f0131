"""Contract 2 as other tools meet it, through the verb and its functions."""

import json

import pytest
from click.testing import CliRunner

from newswatch.cli import newswatch
from newswatch.detect.contract import answer

GOOD = {
    "id": 7,
    "headline": "Lumora raises US$14m Series B",
    "body": "Lumora has raised US$14 million (S$19 million) in a Series B led by Cinnabar "
    "Ventures.\n\n"
    "It is valued at US$90 million.",
    "published": "2025-01-01",
    "lang": "en",
    "country": "SG",
}
FIELDS = """id is_funding probability type amounts other_amounts funders lead_funders recipients
round period_years evidence reasons error"""


def test_one_line():
    told = answer(json.dumps(GOOD))
    assert list(told) == FIELDS.split()
    assert told["error"] is None
    assert told["amounts"][0] == {"text": "US$14m", "currency": "USD", "value": 14_000_000}
    assert told["other_amounts"][0]["role"] == "valuation"
    assert set(told["evidence"][0]) == {"fact", "in", "quote", "start", "end"}
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("{", None),
        ("[1]", None),
        ("[" * 100_000, None),
        ('{"id": "a"}', "a"),
        ('{"id": "a", "headline": 1, "body": ""}', "a"),
        ('{"id": "a", "headline": "", "body": "", "lang": 3}', "a"),
    ],
)
def test_a_bad_line_is_answered(line, known):
    told = answer(line)
    assert set(told) == {"id", "error"}
    assert told["id"] == known
    assert told["error"]


def test_the_process_goes_on_after_a_bad_line():
    lines = "\n".join(["{", json.dumps(GOOD), "", json.dumps(GOOD | {"id": 8})])
    run = CliRunner().invoke(newswatch, ["detect", "--jsonl"], input=lines)
    assert run.exit_code == 0
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["id"] for one in told] == [None, 7, 8]
    assert [one["error"] is None for one in told] == [False, True, True]


def test_a_lone_surrogate_does_not_break_the_stream():
    line = json.dumps(GOOD | {"headline": "\ud800 raises US$5m in a Series A round"})
    run = CliRunner().invoke(newswatch, ["detect", "--jsonl"], input=line)
    assert run.exit_code == 0
    assert json.loads(run.stdout)["amounts"][0]["value"] == 5_000_000


def test_a_file_for_people_and_for_machines(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(f"\n{GOOD['headline']}\n\n{GOOD['body']}\n", "utf-8")
    read = CliRunner().invoke(newswatch, ["detect", str(story)])
    assert "FUNDING: round" in read.stdout
    assert "Cinnabar Ventures" in read.stdout
    assert "USD 14,000,000" in read.stdout
    told = json.loads(CliRunner().invoke(newswatch, ["detect", str(story), "--json"]).stdout)
    assert (told["id"], told["type"]) == ("story.txt", "round")
    story.write_text("A quiet day\n\nNobody in the trade had anything to announce.", "utf-8")
    assert "not funding" in CliRunner().invoke(newswatch, ["detect", str(story)]).stdout


def test_usage():
    assert CliRunner().invoke(newswatch, ["detect"]).exit_code == 2
