"""`evaluate`: stories and pages off the disk, tables, JSON, floors, and cases that are wrong."""

import json

import pytest

STORY = {
    "id": "a",
    "lang": "en",
    "headline": "Kite Labs raises US$5m Series A",
    "body": "Kite Labs has raised US$5 million in a Series A round led by Banyan Row Ventures.",
    "is_funding": True,
    "type": "round",
    "amounts": [{"text": "US$5m", "currency": "USD", "value": 5_000_000}],
    "funders": ["Banyan Row Ventures"],
    "recipients": ["Kite Labs"],
    "round": "series-a",
    "period_years": None,
}
PLAIN = STORY | {
    "id": "b",
    "headline": "Kite Labs opens an office",
    "body": "Kite Labs has opened an office in Hanoi.",
    "is_funding": False,
    "type": None,
    "amounts": [],
}
ALARM = STORY | {"id": "c", "is_funding": False, "type": None}
BODY = (
    "Lumen Media will put HK$1.2 billion into Hong Kong films over five years, it said on Friday.",
    "The money will go to forty productions a year, most of them first features, the panel said.",
)
PAGE = """<html lang=en><head><title>Lumen puts money into film</title>
<meta name=author content='Ann Lee'></head><body><article><h1>Lumen puts money into film</h1>
<time datetime='2026-11-20T09:00:00+08:00'>20 Nov</time><p>{}</p><p>{}</p></article></body>"""
LABEL = {
    "url": "https://news.example/screen-pledge",
    "headline": "Lumen puts money into film",
    "authors": ["Ann Lee"],
    "published": "2026-11-20T09:00:00+08:00",
    "body": list(BODY),
    "related": [],
    "language": "en",
}


def write_stories(path, *cases):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), "utf-8")
    return path


def write_page(folder, label=None, page=None):
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(page or PAGE.format(*BODY), "utf-8")
    (folder / "expected.json").write_text(json.dumps(LABEL | (label or {})), "utf-8")


def told(called, *words):
    code, out, err = called("evaluate", "--json", *words)
    assert (code, err) == (0, "")
    return json.loads(out)["sets"]


def test_stories_are_judged_by_todays_detector(called, tmp_path):
    path = write_stories(tmp_path / "own.jsonl", STORY, PLAIN, ALARM)
    found = told(called, path)["own"]
    assert found["all"]["cases"] == 3
    measures = found["all"]["measures"]
    assert (measures["precision"]["right"], measures["precision"]["of"]) == (1, 2)
    assert measures["recall"]["value"] == measures["funders"]["value"] == 1
    assert 0 < measures["precision"]["low"] < 0.5 < measures["precision"]["high"] < 1
    assert found["type=round"]["cases"] == 2
    assert "errors" not in found["all"]
    found = told(called, "--errors", path)["own"]["all"]
    assert found["errors"] == ["false alarm c: Kite Labs raises US$5m Series A"]


def test_pages_are_read_by_todays_extractor_by_set_and_language(called, tmp_path):
    folder = tmp_path / "cases"
    write_page(folder / "one")
    write_page(folder / "blogs" / "two", {"headline": "Another", "language": "zh"})
    write_page(folder / "blogs" / "three", page="<p>nothing</p>")
    found = told(called, folder)
    assert {name: groups["all"]["cases"] for name, groups in found.items()} == {
        "cases": 1,
        "cases.blogs": 2,
    }
    measures = found["cases"]["all"]["measures"]
    assert {measures[name]["value"] for name in ("title", "authors", "date_second")} == {1}
    assert measures["body_f1"]["value"] == 1
    assert measures["related"]["value"] is None
    assert found["cases.blogs"]["all"]["measures"]["title"]["value"] == 0
    assert found["cases.blogs"]["lang=zh"]["measures"]["body_f1"]["value"] == 1
    assert found["cases.blogs"]["lang=en"]["measures"]["body_f1"]["value"] == 0


def test_people_read_a_table(called, tmp_path):
    write_stories(tmp_path / "own.jsonl", STORY, PLAIN, ALARM | {"headline": "\x1b[2J Kite US$5m"})
    code, out, _ = called("evaluate", "mine=own.jsonl", "--errors")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split()[:4] == ["mine", "cases", "precision", "recall"]
    assert lines[1].split()[:2] == ["all", "3"]
    assert any(line.startswith("  recall: 1 of 1, 95 % between 0.20") for line in lines)
    assert "\x1b" not in out


def test_the_projects_own_cases_are_the_default(called, tmp_path):
    code, _, err = called("evaluate")
    assert code == 2
    assert "name FILE.jsonl or FOLDER" in err
    write_stories(tmp_path / "tests/detect/cases.jsonl", STORY)
    write_page(tmp_path / "tests/extract/cases/one")
    assert set(told(called)) == {"cases", "pages"}


# ── floors ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("floors", "code", "said"),
    [
        ({"own": {"precision": 0.5, "recall": 1}}, 0, ""),
        ({"own": {"precision": 0.51}}, 1, "own precision 0.5000, floor 0.51"),
        ({"own/type=round": {"recall": 1}, "own/lang=zh": {"recall": 0}}, 1, "not measured"),
        ({"own": {"precison": 0.1}}, 1, "own precison not measured"),
        ({"own": {"recall": 1}, "another": {"recall": 2}}, 0, ""),
        ({"another": {"recall": 0}}, 2, "none of its sets was measured (own)"),
        ({"own": 3}, 2, "floors look like"),
        ({"own": {"recall": "high"}}, 2, "floors look like"),
        ([], 2, "floors look like"),
    ],
)
def test_below_a_floor_is_exit_code_1_and_a_wrong_floor_2(called, tmp_path, floors, code, said):
    path = write_stories(tmp_path / "own.jsonl", STORY, PLAIN, ALARM)
    (tmp_path / "floors.json").write_text(json.dumps(floors))
    ended = called("evaluate", path, "--floor", "floors.json", "--json")
    assert ended[0] == code, ended
    assert said in ended[2]
    if code < 2:
        assert len(json.loads(ended[1])["below_floor"]) == code


def test_floors_that_are_not_there_are_exit_code_2(called, tmp_path):
    path = write_stories(tmp_path / "own.jsonl", STORY)
    assert called("evaluate", path, "--floor", "none.json")[0] == 2
    (tmp_path / "none.json").write_text("{")
    assert called("evaluate", path, "--floor", "none.json")[0] == 2


# ── cases that are wrong ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "must be a JSON object"),
        (json.dumps(STORY), "'a' is there twice"),
        (json.dumps(PLAIN | {"headline": None}), "headline must be text"),
        (json.dumps(PLAIN | {"is_funding": 1}), "is_funding must be true or false"),
        (json.dumps(PLAIN | {"is_funding": True}), "type must be one of round, strategic"),
        (json.dumps(PLAIN | {"funders": "Banyan"}), "funders must be a list"),
        (json.dumps(PLAIN | {"amounts": ["US$5m"]}), "must have text, currency and value"),
    ],
)
def test_a_story_that_is_wrong_is_named_by_file_and_line(called, tmp_path, line, said):
    path = write_stories(tmp_path / "own.jsonl", STORY)
    path.write_text(path.read_text("utf-8") + "\n" + line + "\n", "utf-8")
    code, out, err = called("evaluate", path)
    assert (code, out) == (2, "")
    assert "own.jsonl:3: " in err
    assert said in err


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ({"published": 2026}, "published must be text or null"),
        ({"body": "text"}, "body must be a list"),
        ({"related": ["a story"]}, "related must be a list of objects"),
    ],
)
def test_a_page_that_is_labelled_wrong_is_named(called, tmp_path, label, said):
    write_page(tmp_path / "cases/one", label)
    code, _, err = called("evaluate", "cases")
    assert code == 2
    assert "cases/one/expected.json" in err
    assert said in err


def test_nothing_to_measure_is_said(called, tmp_path):
    (tmp_path / "empty.jsonl").write_text("\n")
    (tmp_path / "folder").mkdir()
    for given, said in (
        ("empty.jsonl", "holds no case"),
        ("folder", "no folder in it has"),
        ("nowhere.jsonl", "no such file or folder"),
    ):
        code, _, err = called("evaluate", given)
        assert code == 2
        assert said in err
    write_page(tmp_path / "folder/one")
    (tmp_path / "folder/one/page.html").unlink()
    assert "no page.html beside it" in called("evaluate", "folder")[2]
