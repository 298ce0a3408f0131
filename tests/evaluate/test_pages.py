"""Answers on labelled pages."""

import pytest
from paths import SHARED, needs_shared

from newswatch.evaluate import measure_pages
from newswatch.evaluate.bodies import overlap
from newswatch.evaluate.moments import agreement

LABEL = {
    "id": "a",
    "headline": "Lumen puts money into film",
    "authors": ["Ann Lee"],
    "published": "2026-11-20T09:00:00+08:00",
    "body": ["One two three four five.", "Six seven."],
    "related": [{"url": "https://n.example/x", "text": "Another story"}],
    "optional": [{"url": "https://n.example/new", "text": "Just published"}],
    "outside": ["Sign up for our letter", "Ad", "Six seven"],
    "language": "en",
}
ANSWER = {
    "id": "a",
    "title": "Lumen puts  money into film",
    "authors": ["ann lee"],
    "date": "2026-11-20T01:00:00Z",
    "body": "One two three four five.\n\nSix seven.",
    "related": [{"url": "https://n.example/x", "text": "Another", "role": "related"}],
    "error": None,
}


def measures(label=None, answer=None):
    return measure_pages([LABEL | (label or {})], [ANSWER | (answer or {})])["all"].measures


def test_a_page_read_well_has_all_its_fields_right():
    found = measures()
    assert {name: measure.value for name, measure in found.items()} == dict.fromkeys(found, 1.0)
    assert measure_pages([LABEL], [ANSWER])["all"].errors == ()
    assert measure_pages([LABEL], [ANSWER])["lang=en"].cases == 1


@pytest.mark.parametrize(
    ("answer", "measure", "value"),
    [
        ({"title": "Lumen"}, "title", 0),
        ({"authors": ["Ann Lee", "Bo"]}, "authors", 2 / 3),
        ({"authors": None}, "authors", 0),
        ({"date": "2026-11-20"}, "date_second", 0),
        ({"date": None}, "date_day", 0),
        ({"body": "One two three four five."}, "body_precision", 1),
        ({"body": "One two three four five."}, "body_recall", 0.5),
        ({"body": "One two three four five."}, "body_f1", 2 / 3),
        ({"body": ""}, "body_f1", 0),
        ({"body": "Another  story\n\nOne two three four five."}, "related_kept_out", 0),
        ({"body": "One two three. Read: another story! Four five."}, "related_kept_out", 0),
        ({"body": "Just published: one two three four five."}, "related_kept_out", 0),
        ({"body": "One two three four five. Sign up for our letter"}, "outside_kept_out", 0),
        ({"related": []}, "related", 0),
        ({"related": [{"url": "https://n.example/y", "text": "Another story"}]}, "related", 0),
        ({"related": [{"url": None, "text": "another story"}]}, "related", 1),
    ],
)
def test_each_field_is_measured_for_itself(answer, measure, value):
    assert measures(answer=answer)[measure].value == pytest.approx(value)


def test_lists_that_have_nothing_to_do_with_the_story_are_neither_right_nor_wrong():
    optional = {"url": "https://n.example/new", "text": "Just published"}
    other = {"url": "https://n.example/other", "text": "Another one"}
    links = [*ANSWER["related"], optional]
    assert measures(answer={"related": links})["related"].value == 1
    assert measures(answer={"related": [*links, other]})["related"].of == 3
    assert measures(label={"optional": None, "outside": None})["outside_kept_out"].value is None


def test_what_went_wrong_is_told():
    wrong = ANSWER | {"title": "x", "authors": [], "date": None, "body": "Others. Just published"}
    told = measure_pages([LABEL], [wrong])["all"].errors
    assert [line.split()[0] for line in told] == ["title", "authors", "date", "body", "not"]
    assert "precision 0.000" in told[-2]
    assert told[-1] == "not kept out a: Just published"
    for answers in ([], [{"id": "a", "error": "no article"}]):
        (line,) = measure_pages([LABEL], answers)["all"].errors
        assert line.startswith("not read a: ")


def test_a_page_that_was_not_read_has_all_its_fields_wrong():
    for answers in ([], [{"id": "a", "error": "no article"}]):
        found = measure_pages([LABEL], answers)["all"].measures
        asked = {"title", "authors", "date_day", "date_second", "body_f1", "body_recall", "related"}
        assert {name: found[name].value for name in asked} == dict.fromkeys(asked, 0)


def test_a_field_without_label_is_not_asked_for():
    found = measure_pages([{"id": "a"}], [ANSWER])
    values = {name: measure.value for name, measure in found["all"].measures.items()}
    assert values == dict.fromkeys(values)
    assert found["all"].errors == ()
    assert "lang=unknown" in found
    assert measures(label={"authors": []}, answer={"authors": []})["authors"].value == 1


@pytest.mark.parametrize(
    ("wanted", "found", "agreed"),
    [
        ("2026-11-20T09:00:00+08:00", "2026-11-20T09:00:00+08:00", (1, 1)),
        ("2026-11-20T01:00:00+08:00", "2026-11-19T17:00:00Z", (1, 1)),
        ("2026-11-20T09:00:00+08:00", "2026-11-20T09:00:00", (1, 0)),
        ("2026-11-20T09:00:00+08:00", "2026-11-20T09:00:01+08:00", (1, 0)),
        ("2026-11-20T09:00:00.5+08:00", "2026-11-20T09:00:00+08:00", (1, 1)),
        ("2026-11-20T09:00:00", "2026-11-20T09:00:00+02:00", (1, 1)),
        ("2026-11-20", "2026-11-20T23:59:59Z", (1, 1)),
        ("2026-11-20", "2026-11-21", (0, 0)),
        ("2026-11-20T09:00:00Z", "yesterday", (0, 0)),
        ("2026-11-20T09:00:00Z", None, (0, 0)),
        ("never", "2026-11-20", (0, 0)),
    ],
)
def test_dates_agree_to_the_day_and_the_second(wanted, found, agreed):
    assert agreement(wanted, found) == agreed


def test_overlap_takes_scripts_without_blanks_sign_by_sign():
    assert overlap("電影基金獲注資", "電影基金獲注資五億") == (4 / 6, 1.0)
    assert overlap("", "one") == (0.0, None)
    assert overlap("one", "") == (None, 0.0)
    assert overlap("One!", "One") == (1.0, 1.0)


@needs_shared
def test_the_harness_beside_the_shared_pages_counts_the_same(load_harness):
    """Two programs written apart from one description, on pages whose answers are made up."""
    bench = load_harness
    pages = bench.load_fundus_meta(SHARED / "extract" / "pages" / "fundus_meta")[:60]
    preds = {
        page.id: {
            "title": page.truth["title"] if n % 3 else "Another",
            "authors": (page.truth["authors"] or [])[n % 2 :],
            "date": (None, "2024-01-01", page.truth["date"])[n % 3],
            "body": "\n".join(page.truth["body"][n % 4 :] + ["Some other words."] * (n % 5)),
        }
        for n, page in enumerate(pages)
    }
    rows, summary = bench.score("fundus_meta", pages, preds)
    theirs = summary(rows)
    cases = [
        {"id": p.id, "headline": p.truth["title"], "authors": p.truth["authors"],
         "published": _without_midnight(p.truth["date"]), "body": p.truth["body"]}
        for p in pages
    ]  # fmt: skip
    answers = [{"id": name, **pred} for name, pred in preds.items()]
    ours = measure_pages(cases, answers)["all"].measures
    for name, key in (
        ("title", "title"), ("authors", "authors_f1"), ("date_day", "date_day"),
        ("date_second", "date_second"), ("body_f1", "body_f1"),
        ("body_precision", "body_precision"), ("body_recall", "body_recall"),
    ):  # fmt: skip
        assert ours[name].value == pytest.approx(theirs[key], abs=1e-9), name


def _without_midnight(text):
    """A label says a day only by a date alone; the shared ones say it by midnight without zone."""
    return text.removesuffix("T00:00:00").removesuffix(" 00:00:00")
