"""The archive as WARC: warcio reads back what was kept, and finds every digest right."""

import subprocess
import sys

import pytest
from keeping.kept import html, keep, story
from store.build import at
from warcio.archiveiterator import ArchiveIterator

from newswatch.errors import ConfigError, StoreError
from newswatch.fetch import archive
from newswatch.keeping.warc import Choice, export
from newswatch.store import archive as rows
from newswatch.store.transactions import run


@pytest.fixture
def stocked(db, folder, crawl_id):
    """Three pages: the third is the first one's bytes at another address."""
    encoded = {"Content-Encoding": "br", "Transfer-Encoding": "chunked", "X-Odd": "caf\xe9"}
    keep(db, folder, crawl_id, story(1), html("first"), minute=1, fields=encoded)
    keep(db, folder, crawl_id, story(2, body="Two."), html("second"), minute=2)
    again = "https://outlet.example/story-3?page=1"
    keep(db, folder, crawl_id, story(3, body="Three."), html("first"), minute=3, url=again)
    return db


def records(path):
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            yield record, record.content_stream().read()


def head(record, name):
    return record.rec_headers.get_header(name)


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_warcio_reads_back_what_was_kept(stocked, folder, tmp_path, name):
    told = export(stocked, folder, tmp_path / name)
    assert (told.responses, told.revisits, told.unreadable, told.pages) == (2, 1, 0, 3)
    read = [*records(tmp_path / name)]
    kinds = [record.rec_type for record, _ in read]
    assert kinds[0] == "warcinfo"
    assert sorted(kinds) == ["request"] * 3 + ["response"] * 2 + ["revisit", "warcinfo"]
    assert {record.rec_headers.protocol for record, _ in read} == {"WARC/1.1"}
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(tmp_path / name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    assert "digest failed" not in checked.stdout
    answers = [pair for pair in read if pair[0].rec_type == "response"]
    assert [body for _, body in answers] == [html("first"), html("second")]


def test_a_response_says_how_it_was_served_and_fits_its_body(stocked, folder, tmp_path):
    export(stocked, folder, tmp_path / "pages.warc.gz")
    (response, body), *_ = (
        pair for pair in records(tmp_path / "pages.warc.gz") if pair[0].rec_type == "response"
    )
    assert head(response, "WARC-Target-URI") == story(1).url
    assert head(response, "WARC-Date") == at(1)
    assert head(response, "WARC-IP-Address") == "127.0.0.1"
    http = response.http_headers
    assert http.get_statuscode() == "200"
    assert http.get_header("Server") == "Test"
    assert http.get_header("X-Odd") == "caf%C3%A9"  # as warcio writes what is not ASCII
    assert http.get_header("Content-Length") == str(len(body))
    assert http.get_header("Content-Encoding") is None
    assert http.get_header("Transfer-Encoding") is None
    assert http.get_header("X-Archive-Orig-Content-Encoding") == "br"


def test_the_request_names_its_response(stocked, folder, tmp_path):
    export(stocked, folder, tmp_path / "pages.warc.gz")
    read = [record for record, _ in records(tmp_path / "pages.warc.gz")]
    answers = {
        head(record, "WARC-Record-ID"): record
        for record in read
        if record.rec_type in {"response", "revisit"}
    }
    requests = [record for record in read if record.rec_type == "request"]
    for request in requests:
        answer = answers[head(request, "WARC-Concurrent-To")]
        for name in ("WARC-Target-URI", "WARC-Date"):
            assert head(request, name) == head(answer, name)
    line = requests[-1].http_headers
    assert f"{line.protocol} {line.statusline}" == "GET /story-3?page=1 HTTP/1.1"
    assert line.get_header("Host") == "outlet.example"
    assert line.get_header("User-Agent").startswith("newswatch/")


def test_the_same_bytes_again_are_a_revisit(stocked, folder, tmp_path):
    export(stocked, folder, tmp_path / "pages.warc.gz")
    read = [record for record, _ in records(tmp_path / "pages.warc.gz")]
    (revisit,) = (record for record in read if record.rec_type == "revisit")
    first = next(record for record in read if record.rec_type == "response")
    assert head(revisit, "WARC-Profile").endswith("/warc/1.1/revisit/identical-payload-digest")
    assert head(revisit, "WARC-Refers-To-Target-URI") == story(1).url
    assert head(revisit, "WARC-Refers-To-Date") == at(1)
    assert head(revisit, "WARC-Payload-Digest") == head(first, "WARC-Payload-Digest")


def test_a_part_of_the_archive_can_be_taken(stocked, folder, tmp_path):
    told = export(stocked, folder, tmp_path / "a.warc", Choice(since_at=at(2), until_at=at(3)))
    assert told.pages == 1
    assert export(stocked, folder, tmp_path / "b.warc", Choice(source="other")).pages == 0
    assert len([*records(tmp_path / "b.warc")]) == 1  # the warcinfo alone


def test_a_page_that_cannot_be_read_is_counted_and_the_others_are_there(stocked, folder, tmp_path):
    archive.remove(folder, rows.list_archived(stocked)[1].raw_hash)
    told = export(stocked, folder, tmp_path / "pages.warc")
    assert (told.responses, told.revisits, told.unreadable) == (1, 1, 1)


def test_a_file_is_written_whole_or_not_at_all(stocked, folder, tmp_path):
    with pytest.raises(ConfigError, match=r"must end in \.warc"):
        export(stocked, folder, tmp_path / "pages.zip")
    (tmp_path / "there.warc").write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        export(stocked, folder, tmp_path / "there.warc")
    with pytest.raises(StoreError, match="cannot be written"):
        export(stocked, folder, tmp_path / "nowhere" / "pages.warc")
    run(stocked, "UPDATE archived_pages SET request_headers = '[1]'")
    with pytest.raises(TypeError):
        export(stocked, folder, tmp_path / "broken.warc")
    assert sorted(entry.name for entry in tmp_path.glob("*warc*")) == ["there.warc"]
