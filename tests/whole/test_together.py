"""Several processes at one database: one writes, the others wait their turn or only read."""

import re
from time import monotonic, sleep

import pytest
from whole.stage import Pace, Stage, slow_newsroom

HELD = 50.0  # seconds: until it is released, and less than the crawl's patience


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """Yield a stage, a `newswatch run` that waits for the newsroom, and the newsroom's pace."""
    pace = Pace()
    with slow_newsroom(pace) as served:
        stage = Stage(tmp_path_factory.mktemp("together"), served.homes, inbox=served.inbox_url)
        stage.call("run")
        served.day, pace.pages = 2, HELD
        process = stage.start("run")
        until = monotonic() + HELD
        while running(stage) < 3 and process.poll() is None and monotonic() < until:
            sleep(0.02)
        yield stage, process, pace
        pace.closing.set()
        process.communicate(timeout=60)


def running(stage):
    return stage.value("SELECT count(*) FROM crawls WHERE finished_at IS NULL")


def test_a_second_run_is_told_who_holds_the_database(held):
    stage, first, _ = held
    second = stage.start("run")
    out, err = second.communicate(timeout=60)
    assert second.returncode == 75, out + err
    assert out == ""
    assert len(err.splitlines()) == 1
    assert re.search(rf"\b{first.pid}\b", err)
    assert first.poll() is None


def test_people_read_while_it_runs(held):
    stage, first, _ = held
    assert "Rs 40 crore" in stage.call("diff", "--since", "12h")
    assert "ShelfTalk" in stage.call("search", "kirana screens")
    assert "HK$1.2bn" in stage.call("show", url_of(stage, "%lumen-media%"))
    assert first.poll() is None


def test_people_read_while_it_writes(held):
    stage, first, pace = held
    pace.pages = 0.0
    pace.closing.set()
    looks = []
    while first.poll() is None:
        looks.append(stage.value("SELECT count(*) FROM articles JOIN links ON article_id = id"))
        stage.call("search", "screens")
    out, err = first.communicate(timeout=60)
    assert first.returncode == 0, out + err
    assert len(looks) >= 1
    assert "Rs 44 crore" in stage.call("diff", "--since", "12h")
    stage.assert_sound()


def url_of(stage, pattern):
    return stage.value("SELECT canonical_url FROM articles WHERE canonical_url LIKE ?", pattern)
