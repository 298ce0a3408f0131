"""Every verb: its help, its JSON, its exit code, and what it says when it cannot.

Within one process where that will do: the verbs are called as `main` calls them.
"""

import json
import sqlite3

import pytest
from click.testing import CliRunner
from store.build import (
    at,
    url,
)

from newswatch import store
from newswatch.cli import VERBS, newswatch
from newswatch.errors import LockError, NewswatchError

# ── help ─────────────────────────────────────────────────────────────────────────────────────────


def commands():
    runner = newswatch.make_context("newswatch", [], resilient_parsing=True)
    for verb in VERBS:
        command = newswatch.get_command(runner, verb)
        yield (verb,)
        for inner in getattr(command, "commands", ()):
            yield verb, inner


@pytest.mark.parametrize("words", [*commands()], ids=" ".join)
def test_each_verb_says_what_it_does_and_takes(words):
    ended = CliRunner().invoke(newswatch, [*words, "--help"])
    assert ended.exit_code == 0
    assert ended.output.startswith(f"Usage: newswatch {' '.join(words)} ")
    assert len(ended.output.splitlines()) > 4
    command = newswatch.get_command(
        newswatch.make_context("n", [], resilient_parsing=True), words[0]
    )
    is_only_a_name = len(words) == 1 and getattr(command, "no_args_is_help", False)
    if words[0] not in {"extract", "detect"} and not is_only_a_name:
        assert all(option in ended.output for option in ("--config", "--db", "--json"))


def test_the_program_says_its_name_and_verbs(called):
    code, out, _ = called("--help")
    assert code == 0
    assert all(f"  {verb} " in out for verb in VERBS)
    assert called("--version")[:2] == (0, "newswatch, version 0.1.0\n")


@pytest.mark.parametrize(
    "words", [(), ("frobnicate",), ("diff", "--frob"), ("diff", "--limit", "0")]
)
def test_wrong_usage_is_exit_code_2(called, words):
    code, out, err = called(*words)
    assert (code, out) == (2, "")
    assert "Usage: newswatch" in err


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────


def test_diff_gives_the_flagged_changes_first(called, database):
    code, out, _ = called("diff", "--db", database, "--json")
    assert code == 0
    told = json.loads(out)
    assert {"change_id", "kind", "fields", "headline", "url", "source", "announcement"} <= set(
        told[0]
    )
    first = next(change for change in told if change["url"] == url(1))["announcement"]
    assert first["amounts"] == [{"text": "HK$5bn", "currency": "HKD", "value": 5_000_000_000}]
    assert {"quote", "start", "end", "in", "fact"} == set(first["evidence"][0])
    code, out, _ = called("diff", "--db", database, "--json", "--since", "2100-01-01")
    assert (code, out) == (0, "[]\n")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("search", "pledges"), {"article_id", "headline", "snippet", "url", "is_funding"}),
        (("alert", "list"), {"delivery_id", "state", "attempts", "target", "rule", "message"}),
        (("sources",), {"source", "home", "enabled", "failures", "failure", "channels"}),
    ],
)
def test_lists_are_lists_of_objects(called, database, words, keys):
    code, out, _ = called(*words, "--db", database, "--json")
    assert code == 0
    told = json.loads(out)
    assert told
    assert keys <= set(told[0])


def test_show_gives_all_of_one_story(called, database):
    code, out, _ = called("show", "--db", database, "--json", url(1) + "/?utm_source=x")
    told = json.loads(out)
    assert (code, told["article_id"], told["version"]) == (0, 1, 1)
    assert told["links"][0]["role"] == "related"
    assert told["announcement"]["funders"] == ["Alibaba", "Tencent"]
    assert json.loads(called("show", "--db", database, "--json", 1)[1]) == told
    assert told["verdict"] is None


def test_show_tells_what_a_person_said(called, database):
    db = store.open_database(database)
    store.save_verdict(
        db, 1, is_funding=False, note="no", decided_by="eve", now=at(1), version_id=1
    )
    db.close()
    told = json.loads(called("show", "--db", database, "--json", 1)[1])["verdict"]
    assert (told["decided_by"], told["is_funding"], told["version"]) == ("eve", False, 1)
    assert (
        "eve judged version 1 on 2026-11-22: no funding" in called("show", "--db", database, 1)[1]
    )


def test_care_gives_what_it_found(called, database):
    assert called("verify", "--db", database, "--json")[:2] == (0, "[]\n")
    assert called("migrate", "--db", database, "--json")[:2] == (0, "[]\n")


def test_json_is_one_line_that_holds_nothing_a_terminal_obeys(called, database):
    for words in (
        ("diff",),
        ("show", 2),
        ("explain", 2),
        ("search", "funding"),
        ("alert", "list"),
    ):
        _, out, _ = called(*words, "--db", database, "--json")
        assert out.count("\n") == 1
        assert not set(out[:-1]) & set("\x1b\x07\r\n\x9b\u202e\x7f")
        json.loads(out)


def test_flag_judges_what_waits_and_owes_nobody_anything_without_rules(called, database):
    code, out, _ = called("flag", "--db", database, "--json")
    told = json.loads(out)
    assert (code, told["judged"], told["alerts"], told["failed"]) == (0, 2, 0, 0)
    assert called("flag", "--db", database)[1].startswith("judged 0 changes: 0 new funding")


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def test_a_hostile_headline_never_reaches_the_terminal(called, database):
    for words in (
        ("diff",),
        ("show", 2),
        ("explain", 2),
        ("search", "funding"),
        ("alert", "list"),
    ):
        code, out, err = called(*words, "--db", database)
        assert code == 0
        assert "Raised" in out or "£5m" in out or words == ("alert", "list")
        assert not set(out) & set("\x1b\x07\r\x9b\u202e\x01\x02")
        assert not err
    _, out, _ = called("diff", "--db", database)
    assert len(out.splitlines()) == 6  # a forged line would be a seventh


def test_nothing_found_is_said_in_words(called, database):
    assert called("search", "--db", database, "nowhere")[1] == "no story holds these words\n"
    assert called("search", "--db", database, '"*"')[1] == "no story holds these words\n"
    assert called("diff", "--db", database, "--since", "2100-01-01")[1].startswith(
        "nothing has changed"
    )
    assert called("alert", "--db", database, "list", "--state", "sent")[1] == "no messages\n"


@pytest.mark.parametrize(
    "story", ["99", "9" * 5000, "https://nowhere.example/", "", "-", "javascript:1"]
)
def test_a_story_that_is_not_stored_is_an_error(called, database, story):
    code, out, err = called("show", "--db", database, "--", story)
    assert (code, out) == (1, "")
    assert "no story is stored" in err


@pytest.mark.parametrize(
    "since", ["yesterday", "7y", "2026-13-01", "", "0001-01-01T00:00+14:00", "9" * 9 + "d"]
)
def test_a_moment_that_is_none_is_exit_code_2(called, database, since):
    code, _, err = called("diff", "--db", database, "--since", since)
    assert code == 2
    assert "is no moment" in err


@pytest.mark.parametrize("since", ["1h", "7d", "99999w", "2026-11-22", "2026-11-22T08:00Z"])
def test_moments_and_ages_are_understood(called, database, since):
    assert called("diff", "--db", database, "--since", since)[0] == 0


def test_a_source_that_is_not_stored_is_exit_code_2(called, database):
    assert called("diff", "--db", database, "--source", "outlet")[0] == 0
    code, _, err = called("diff", "--db", database, "--source", "outlett")
    assert code == 2
    assert "outlet" in err


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────


def test_findings_are_an_error(called, database):
    db = sqlite3.connect(database)
    db.execute("UPDATE evidence SET quote = 'something else' WHERE announcement_id = 1")
    db.commit()
    db.close()
    code, out, err = called("verify", "--db", database)
    assert code == 1
    assert "evidence" in out
    assert "findings" in err


def test_each_error_has_the_exit_code_of_its_kind():
    assert NewswatchError.exit_code == 1
    assert LockError.exit_code == 75
