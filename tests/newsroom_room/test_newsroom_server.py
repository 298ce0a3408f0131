"""The sample newsroom as a server: its log, its inbox, many readers, a process of its own."""

import http.client
import json
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from newsroom_room.visiting import DATA, LUMEN, NEWSROOM, RUMOUR, get
from paths import ROOT


def test_the_log_tells_who_was_asked_for_what(served):
    home = served.homes["harbour_brief"]
    get(f"{home}/nothing-here")
    get(f"{home}/rss-feed", If_None_Match='"x"')
    asked = [(one.publisher, one.path, one.status, one.conditional) for one in served.requests]
    assert asked == [
        ("harbour_brief", "/nothing-here", 404, False),
        ("harbour_brief", "/rss-feed", 200, True),
    ]
    served.clear()
    assert served.requests == []


def test_the_inbox_keeps_what_is_posted_to_it(served):
    request = urllib.request.Request(
        served.inbox_url, data=b'{"headline": "x"}', headers={"Idempotency-Key": "k1"}
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200
    [received] = served.inbox
    assert received.body == b'{"headline": "x"}'
    assert received.headers["idempotency-key"] == "k1"
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        urllib.request.urlopen(served.inbox_url + "/else", data=b"{}")
    caught.value.close()
    assert len(served.inbox) == 1


@pytest.mark.parametrize(("length", "status"), [(None, 411), ("99999999", 413)])
def test_the_inbox_takes_no_message_without_an_honest_length(served, length, status):
    connection = http.client.HTTPConnection(served.inbox_url.split("/")[2])
    connection.putrequest("POST", "/inbox")
    if length:
        connection.putheader("Content-Length", length)
    connection.endheaders()
    with connection.getresponse() as answer:
        assert answer.status == status
    connection.close()
    assert served.inbox == []


def test_one_connection_serves_many_requests_and_a_head(served):
    connection = http.client.HTTPConnection(served.homes["harbour_brief"].removeprefix("http://"))
    connection.request("HEAD", LUMEN)
    first = connection.getresponse()
    assert (first.status, first.read()) == (200, b"")
    port = connection.sock.getsockname()
    connection.request("GET", LUMEN)
    assert len(connection.getresponse().read()) == int(first.headers["Content-Length"])
    assert connection.sock.getsockname() == port
    connection.close()


def test_many_readers_at_once_are_all_served_and_all_logged(served):
    paths = [home + "/" for home in served.homes.values()] * 20
    with ThreadPoolExecutor(12) as pool:
        assert {status for status, _, _ in pool.map(get, paths)} == {200}
    assert len(served.requests) == len(paths)


def test_the_newsroom_opens_at_the_moment_it_is_given():
    moment = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    with NEWSROOM.open(moment) as served:
        _, headers, _ = get(served.homes["harbour_brief"] + "/rss-feed")
        assert parsedate_to_datetime(headers["Last-Modified"]) == moment
        piece = served.editions["harbour_brief"].piece(LUMEN)
        assert piece.published_at == moment - timedelta(hours=350)
        served.day = 2
        _, headers, _ = get(served.homes["harbour_brief"] + "/rss-feed")
        assert parsedate_to_datetime(headers["Last-Modified"]) > moment
        with pytest.raises(ValueError, match="two days"):
            served.day = 3
        assert served.day == 2


def test_it_runs_as_a_process_of_its_own_until_its_input_closes():
    with subprocess.Popen(
        [sys.executable, "-m", "newswatch.newsroom", str(DATA)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        said = json.loads(process.stdout.readline())
        assert set(said["homes"]) == set(NEWSROOM.publishers)
        assert get(said["homes"]["southern_slate"] + RUMOUR)[0] == 200
        process.stdin.write("2\nnonsense\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"day": 2}
        assert get(said["homes"]["southern_slate"] + RUMOUR)[0] == 410
        process.stdin.close()
        assert process.wait() == 0


def test_as_a_process_it_says_what_is_wrong_with_its_folder(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "newswatch.newsroom", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == 2
    assert "holds no publisher" in ended.stderr
