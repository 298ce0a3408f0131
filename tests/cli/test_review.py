"""`review`: answers from lines, what is shown of a story, the report, taking back."""

import json
from dataclasses import replace

import click
import pytest
from cli.terminal import ONLY_FLAGGED, Terminal, answers
from click.testing import CliRunner
from flag.stories import PLEDGE_BODY, clock, config, put

from newswatch import store
from newswatch.cli import newswatch
from newswatch.cli.review_text import asked_text
from newswatch.flag import flag
from newswatch.flag.reviewing import sample
from newswatch.model import Evidence


def review(*words, said=""):
    """Call the verb with lines of standard input, as a script does."""
    ended = CliRunner().invoke(newswatch, ["review", "--db", "news.db", *words], input=said)
    return ended.exit_code, ended.stdout, ended.stderr


def stories_of(out):
    return [json.loads(line) for line in out.splitlines()]


ONLY_REJECTED = ("--flagged", "0", "--narrow", "0", "--rejected", "1")


def test_answers_come_from_lines_where_there_is_no_terminal(db):
    code, out, err = review("--json", "--by", "eve", said="right\nW\nS\nr\nr\n")
    *stories, tally = stories_of(out)
    assert code == 0
    assert len({one["article_id"] for one in stories}) == 5
    assert (tally["asked"], tally["skipped"], tally["left"]) == (5, 1, 0)
    assert "[r]ight [w]rong" in err
    given = store.list_verdicts(db)
    assert [one.article_id for one in given[:1]] == [stories[0]["article_id"]]
    assert {one.decided_by for one in given} == {"eve"}
    assert all(one.drawn and one.shown for one in given)


def test_the_same_seed_asks_about_the_same_stories(db):
    asked = [stories_of(review("--json", "--seed", "7")[1])[:-1] for _ in "12"]
    assert len(asked[0]) == 1
    assert asked[0] == asked[1]
    assert len(store.list_verdicts(db)) == 0


def test_who_quits_or_runs_out_leaves_the_rest(db):
    for said in ("r\nq\n", "r\n"):
        tally = stories_of(review("--json", said=said)[1])[-1]
        assert (tally["right"], tally["asked"] - tally["left"]) == (1, 1)
    assert len(store.list_verdicts(db)) == 2


def test_another_word_is_asked_about_again(db):
    _, _, err = review(said="maybe\n\nright\n")
    assert "'m' is none of r, w" in err
    assert list(answers(db).values()) == ["right"]


def test_people_see_what_proves_it(db):
    code, out, _ = review(*ONLY_FLAGGED, "--flagged", "1", said="q\n")
    assert code == 0
    assert "── 1 of 1 · flagged, " in out
    assert "The detector says: FUNDING: pledge: HK$5bn (HKD 5,000,000,000)" in out
    assert "amounts[0]: “HK$5bn”" in out
    assert "of 1 stories 0 right, 0 wrong, 0 put right, 0 skipped, 1 left" in out


def test_a_hostile_story_paints_no_terminal(db):
    _, out, err = review("--flagged", "0", said="t\ns\nt\ns\nt\nq\n")
    assert "Bank" in out
    assert not set(out + err) & set("\x1b\x07\x9b\u202e")


def test_a_long_story_is_shown_by_its_proofs_and_whole_when_asked(db):
    parts = [f"Paragraph {n} of nothing in particular." for n in range(9)]
    put(db, 6, pledge=False, body="\n\n".join(parts))
    run_flag(db)
    _, out, _ = review("--flagged", "0", "--seed", "3", "--rejected", "9", said="s\n" * 9)
    assert "Paragraph 1 of" in out
    assert "Paragraph 5 of" not in out
    assert "[…]" in out
    _, out, _ = review("--flagged", "0", "--seed", "3", "--rejected", "9", said="t\ns\n" * 9)
    assert "Paragraph 5 of" in out


def test_of_a_paragraph_without_end_the_start_and_the_proofs_are_shown(db, tmp_path):
    words = "promised HK$5 billion"
    body = f"{'a' * 5000}. It has {words} to all. {'b' * 300} {words} {'c' * 5000}"
    put(db, 6, body=f"{PLEDGE_BODY}\n\n{'d' * 9000}\n\n{body}")
    flag(db, config(tmp_path), clock=clock())
    (asked,) = [one for one in sample(db, 1, {"flagged": 9}) if one.told.article_id == 6]
    text = asked.told.body
    at = [text.index(words), text.rindex(words)]
    proofs = tuple(
        Evidence(fact="amounts[0]", place="body", quote=words, start=start, end=start + len(words))
        for start in (*at, text.index("cccc"))
    )
    judged = replace(asked.judged, found=replace(asked.shown, evidence=proofs))
    lines = asked_text(replace(asked, judged=judged), "1 of 1").splitlines()
    assert max(map(len, lines)) < 2000
    (proved,) = [line for line in lines if words in line and "It has" in line]
    assert proved.startswith("[…] aaa")
    assert proved.count(click.style(words, fg="green", bold=True)) == 2
    assert proved.endswith("ccc […]")
    whole = asked_text(replace(asked, judged=judged), "whole text", is_whole=True)
    assert "d" * 9000 in whole

    judged = replace(asked.judged, found=replace(asked.shown, evidence=()))
    first = replace(asked, judged=judged, told=replace(asked.told, body="e" * 9000))
    lines = asked_text(first, "1 of 1").splitlines()
    assert f"{'e' * 1000} […]" in lines


def run_flag(db):
    for change in store.pending_changes(db):
        store.finish_change(db, change.change_id, "2026-11-22T01:00:00Z")
    assert store.unjudged_articles(db) == [6]


def test_wrong_of_a_flagged_story_withdraws_it(db):
    review(*ONLY_FLAGGED, said="w\n")
    assert len(store.list_announcements(db)) == 1


def test_a_missed_story_is_described_line_by_line(db):
    said = "w\n\nloan\ngrant\nUS$1bn\n\nThe bank; Kin Family ;\nagencies\nas told on page two\n"
    code, _, err = review(*ONLY_REJECTED, said=said)
    assert code == 0
    assert err.count("the type is one of round, strategic") == 2
    assert "does not stand in the story" in err
    (given,) = store.list_verdicts(db)
    assert (given.answer, given.is_funding, given.note) == ("wrong", True, "as told on page two")
    assert given.fixed == ("type", "funders", "recipients")
    found = store.find_announcement(db, given.article_id)
    assert (found.facts.type, found.facts.funders, found.facts.recipients) == (
        "grant",
        ("The bank", "Kin Family"),
        ("agencies",),
    )
    assert found.is_backfill
    assert store.verify(db) == []


def test_facts_are_put_right_and_the_others_kept(db):
    said = "f\ngrant\n\nnone\n\n\n"
    assert review(*ONLY_FLAGGED, "--flagged", "1", said=said)[0] == 0
    (given,) = store.list_verdicts(db)
    assert (given.answer, given.fixed, given.note) == ("fix", ("type", "funders"), None)
    facts = store.find_announcement(db, given.article_id).facts
    assert (facts.type, facts.funders) == ("grant", ())
    assert facts.recipients == given.shown.recipients
    assert facts.amounts[0].value == 5_000_000_000


def test_a_correction_that_breaks_off_says_nothing(db):
    tally = stories_of(review(*ONLY_FLAGGED, "--json", said="f\ngrant\n")[1])[-1]
    assert (tally["fix"], tally["left"]) == (0, 2)
    assert store.list_verdicts(db) == []


def test_u_goes_back_and_takes_the_answer_back(db):
    said = "u\ns\nu\nw\nu\nr\nw\n"
    tally = stories_of(review(*ONLY_FLAGGED, "--json", said=said)[1])[-1]
    assert (tally["right"], tally["wrong"], tally["skipped"], tally["left"]) == (1, 1, 0, 0)
    assert [v.undone_at is None for v in store.list_verdicts(db)] == [False, True, True]
    assert len(store.list_announcements(db)) == 1


def test_all_that_was_drawn_is_judged_once(db):
    review(said="r\n" * 5)
    assert "there is no story to ask about" in review(said="r\n")[1]


# ── taking back, and the report ──────────────────────────────────────────────────────────────────


def test_the_last_verdict_is_taken_back_or_that_on_a_story(db):
    review(*ONLY_FLAGGED, said="w\nw\n")
    assert store.list_announcements(db) == []
    last = store.last_verdict(db)
    code, out, _ = review("--undo")
    assert code == 0
    assert f"verdict {last.verdict_id} on story {last.article_id} is taken back" in out
    assert "it stands as pledge" in out
    other = 3 - last.article_id
    told = json.loads(review("--json", "--undo", f"https://outlet.example/story-{other}")[1])
    assert (told["article_id"], told["is_funding"]) == (other, True)
    for words in (("--undo",), ("--undo", "1")):
        code, _, err = review(*words)
        assert code != 0 or "no verdict" in err


def test_nothing_to_take_back_is_an_error(called, db):
    for words in (("--undo",), ("--undo", "1")):
        code, out, err = called("review", "--db", "news.db", *words)
        assert (code, out) == (1, "")
        assert "no verdict that could be taken back" in err
    assert called("review", "--db", "news.db", "--undo", "77")[0] == 1
    assert called("review", "--db", "news.db", "--undo", "--report")[0] == 2


def test_the_report_tells_precision_and_recall_with_their_bounds(db):
    assert "no verdict on a sample yet" in review("--report")[1]
    review(*ONLY_FLAGGED, said="r\nw\n")
    out = review("--report")[1]
    assert "0.500 (0.095–0.905)" in out
    assert "not known yet" in out  # nobody has read what was rejected
    review(said="r\n" * 3)
    rows = json.loads(review("--report", "--json")[1])
    assert [row["scope"] for row in rows] == ["all", "source", "type"]
    assert rows[0]["recall"] == 1
    assert (rows[0]["read_flagged"], rows[0]["read_rejected"]) == (2, 3)
    out = review("--report")[1].splitlines()
    assert out[1].startswith("all ")
    assert out[2].startswith("source outlet")
    assert out[3].startswith("type pledge")


@pytest.mark.parametrize("columns", [40, 80])
def test_the_report_fits_the_terminal(db, columns):
    review(said="r\n" * 5)
    with Terminal("--report", columns=columns) as terminal:
        lines = (terminal.until("95 % bounds") + "95 % bounds").splitlines()
        assert terminal.end() == 0
    assert any("outlet" in line for line in lines)
    assert sum("1.000 (" in line for line in lines) >= 3
    assert max(map(len, lines)) <= columns


# ── stories that change ──────────────────────────────────────────────────────────────────────────


def edit(db, tmp_path, number):
    body = f"{PLEDGE_BODY}\n\nOthers may follow, it said."
    put(db, number, minute=70, kind="modified", body=body)
    flag(db, config(tmp_path), clock=clock(80))


def test_a_story_that_changes_while_it_is_read_is_asked_about_again(db, tmp_path):
    with Terminal(*ONLY_FLAGGED, "--flagged", "1") as terminal:
        seen = terminal.until("[q]uit: ")
        number = 1 if "/story-1" in seen else 2
        edit(db, tmp_path, number)
        terminal.press("r")
        assert "it will be asked again" in terminal.until("1 skipped")
        assert terminal.end() == 0
    assert store.list_verdicts(db) == []


def test_a_story_that_changed_since_shows_what_was_said_of_it(db, tmp_path):
    review(*ONLY_FLAGGED, "--flagged", "1", "--by", "eve", said="w\n")
    (given,) = store.list_verdicts(db)
    edit(db, tmp_path, given.article_id)
    _, out, _ = review("--flagged", "0", "--narrow", "0", "--rejected", "0", said="r\n")
    assert f"/story-{given.article_id}" in out
    assert "The story changed. Of version 1 eve said on " in out
    assert ": wrong: no funding" in out
    assert [v.answer for v in store.list_verdicts(db)] == ["wrong", "right"]
    assert len(store.list_announcements(db)) == 2
