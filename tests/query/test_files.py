"""Rows as files: whatever stands in them, a line is a line and a text is a text."""

import csv
import io
import json
import re
import subprocess
import sys
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newswatch.query.files import replacing, write_csv, write_jsonl, write_parquet

TEXT = st.text(max_size=40)
ANY = TEXT | st.integers(-(2**62), 2**62) | st.booleans() | st.none() | st.lists(TEXT, max_size=3)
COLUMNS = {"a": "text", "b": "text"}


@given(st.lists(st.fixed_dictionaries({"a": ANY, "b": TEXT}), max_size=4))
@example([{"a": "=1+1", "b": "\t=cmd"}])
@example([{"a": ["@x", "=y"], "b": " +1"}])
@example([{"a": "\uff1d1", "b": "\ud800\0"}])
def test_no_text_of_a_csv_begins_like_a_formula(rows):
    stream = io.StringIO(newline="")
    assert write_csv(stream, COLUMNS, rows) == len(rows)
    text = stream.getvalue()
    text.encode("utf-8")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [len(line) for line in read] == [2] * (len(rows) + 1)
    for row, line in zip(rows, read[1:], strict=True):
        for name, cell in zip(COLUMNS, line, strict=True):
            if isinstance(row[name], str | list):
                for part in cell.split("; "):
                    assert part.lstrip()[:1] not in {*"=+-@|%"} | {"\uff1d", "\uff20"}, cell


@pytest.mark.parametrize("separator", [";", "\t"])
@given(st.lists(st.sampled_from([*";\t\n\r =+-@|%1a,\"'", "\uff1d", "=cmd|"]), max_size=12))
@example(list("a;=1+1"))
@example(list('a\n"=1+1'))
def test_read_with_another_separator_no_cell_begins_like_a_formula(separator, signs):
    stream = io.StringIO(newline="")
    write_csv(stream, COLUMNS, [{"a": 1, "b": "".join(signs)}])
    body = stream.getvalue().partition("\r\n")[2]
    for line in re.split(r"[\r\n]+", body):  # no quotation mark holds a line together there
        for cell in line.split(separator):
            found = cell.strip()
            assert found[:1] not in {"=", "@", "\uff1d"}, body
            assert not re.match(r"[-+|%][^\s,\"]", found) or re.match(r"[-+|%][;,]", found), body


TAKEN = (
    "0012345", "12345678901234567890", "3/4", "1-2", "1E5", "TRUE", "false", "5 March", "Mar 5",
    "1-Mar-26", "March 2026", "12:30", "9 am", "$14", "€ 1.234,50", "(5)", "5%", "1.2.2026",
)  # fmt: skip
LEFT = (
    "2026-11-26", "2026-11", "2026-11-26T00:00:00Z", "HK$5bn", "23andMe", "May", "7-Eleven",
    "Marketing 5 ways", "Series A", "24 hours in adland", 0.5, 12, None,
)  # fmt: skip


@pytest.mark.parametrize("text", TAKEN)
def test_text_that_a_spreadsheet_takes_for_something_else_stays_text_in_one(text):
    for is_marked, wanted in ((True, f"'{text}"), (False, text)):
        stream = io.StringIO(newline="")
        write_csv(stream, COLUMNS, [{"a": text, "b": [text]}], is_marked=is_marked)
        _, line = csv.reader(io.StringIO(stream.getvalue(), newline=""))
        assert line == [wanted, wanted]


@pytest.mark.parametrize("cell", LEFT)
def test_what_is_what_it_looks_like_is_left_alone_in_a_spreadsheet(cell):
    stream = io.StringIO(newline="")
    write_csv(stream, {"a": "text"}, [{"a": cell}], is_marked=True)
    (_, line) = csv.reader(io.StringIO(stream.getvalue(), newline=""))
    assert line == ["" if cell is None else str(cell)]


@given(st.lists(st.fixed_dictionaries({"a": ANY, "b": TEXT}), max_size=4))
@example([{"a": "\u2028\x85\u202e\ud800", "b": "\r\n"}])
def test_a_line_of_json_is_one_line_and_says_the_same(rows):
    stream = io.StringIO(newline="")
    write_jsonl(stream, COLUMNS, rows)
    text = stream.getvalue()
    text.encode("utf-8")
    assert [json.loads(line) for line in text.splitlines()] == rows


def endless(count):
    return ({"a": f"text {number} " * 20, "b": None} for number in range(count))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_memory_does_not_grow_with_the_rows(tmp_path, kind):
    path = tmp_path / "out"
    # What is loaded for the first rows is not theirs.
    if kind == "parquet":
        write_parquet(path, COLUMNS, endless(1))
    tracemalloc.start()
    if kind == "parquet":
        assert write_parquet(path, COLUMNS, endless(20_000)) == 20_000
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            assert write_csv(stream, COLUMNS, endless(20_000)) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < (20_000_000 if kind == "parquet" else 1_000_000)  # all of it has 5 MB of text


def test_what_fails_half_way_leaves_the_old_file_alone(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(FileExistsError), replacing(path) as part:
        part.mkdir()  # as whatever else may go wrong while it is written
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]
    with replacing(path) as part:
        part.write_text("new")
    assert path.read_text() == "new"


def test_what_a_killed_writer_left_goes_with_the_next_and_what_is_being_written_stays(tmp_path):
    path = tmp_path / "out.db"
    dies = (
        "import os, sys; from pathlib import Path; from newswatch.query.files import replacing\n"
        "with replacing(Path(sys.argv[1])) as part:\n"
        "    part.write_text('half'); Path(f'{part}-journal').write_text('half')\n"
        "    os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", dies, path], check=False).returncode == -9
    assert len(list(tmp_path.iterdir())) == 2
    mine = tmp_path / ".out.db.notes.part"
    mine.write_text("kept")
    with replacing(path) as first:
        first.write_text("first")
        with replacing(path) as second:
            second.write_text("second")
        assert path.read_text() == "second"
        assert {*tmp_path.iterdir()} == {path, mine, first}
    assert path.read_text() == "first"
    assert {*tmp_path.iterdir()} == {path, mine}
