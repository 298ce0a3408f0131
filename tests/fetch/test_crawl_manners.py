"""Real crawls of hosts that ask for manners: robots.txt, Crawl-delay, Retry-After, silence."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from fetch.misbehaviour import hang_up
from fetch.wire import ALLOW, answer

RULES = "User-agent: *\nDisallow: /private\n"


def ago(**span):
    return (datetime.now(UTC) - timedelta(**span)).strftime("%Y-%m-%dT%H:%M:%SZ")


def moved(to):
    return answer(b"", "301 Moved Permanently", Location=to)


@pytest.fixture(scope="module")
def sites(site):
    other = site({"/rules": answer(RULES)})
    hops = {f"/hop{n}": moved(f"/hop{n + 1}") for n in range(1, 9)}
    busy = answer(status="429 Too Many Requests", Retry_After="120")
    return {
        "plain": site(robots=answer(RULES)),
        "missing": site(),
        "forbidden": site(robots=answer(b"", "403 Forbidden")),
        "broken": site(robots=answer(b"", "500 Oops")),
        "mute": site(robots=hang_up),
        "moved": site(robots=moved(other.url("/rules"))),
        "rules": other,
        "ends": site({**hops, "/hop5": answer(RULES)}, robots=moved("/hop1")),
        "turning": site(hops, robots=moved("/hop1")),
        "leading": site(robots=moved("http://169.254.169.254/robots.txt")),
        "filed": site(robots=moved("file:///etc/passwd")),
        "page": site(robots=answer(b"<html>Welcome</html>")),
        "huge": site(robots=answer(RULES.encode() + b"# filler\n" * 1_000_000)),
        "kept": site(robots=answer("User-agent: *\nDisallow: /")),
        "stale": site(robots=answer("User-agent: *\nDisallow: /")),
        "slow": site(robots=answer("User-agent: newswatch\nCrawl-delay: 0.6\n")),
        "sleepy": site(robots=answer("User-agent: *\nCrawl-delay: 9999\n")),
        "busy": site({f"/{n}": busy for n in range(9)}),
        "down": site({"/0": answer(status="503 Busy", Retry_After="60")}),
        "zero": site({"/0": answer(status="503 Busy", Retry_After="0")}),
        "curt": site({"/0": answer(status="429 Too Many Requests")}),
        "resting": site(),
        "rested": site(),
        "gated": site(robots=answer(b"", "503 Busy", Retry_After="60")),
    }


ASKED = {
    "plain": ("/private/x", "/open"),
    "missing": ("/private/x",),
    "forbidden": ("/private/x",),
    "broken": ("/a", "/b"),
    "mute": ("/a", "/b"),
    "moved": ("/private/x", "/open"),
    "ends": ("/private/x", "/open"),
    "turning": ("/private/x",),
    "leading": ("/a",),
    "filed": ("/a",),
    "page": ("/private/x",),
    "huge": ("/private/x", "/open"),
    "kept": ("/private/x", "/open"),
    "stale": ("/open",),
    "slow": ("/a", "/b", "/c", "/d"),
    "sleepy": ("/a",),
    "busy": tuple(f"/{n}" for n in range(9)),
    "down": ("/0", "/1"),
    "zero": ("/0", "/1"),
    "curt": ("/0", "/1"),
    "resting": ("/a", "/b"),
    "rested": ("/a",),
    "gated": ("/a",),
}


@pytest.fixture(scope="module")
def report(sites, crawl):
    remembered = [
        {"host": sites["kept"].host, "robots_txt": RULES, "robots_status": 200}
        | {"robots_fetched_at": ago(hours=23)},
        {"host": sites["stale"].host, "robots_txt": RULES, "robots_status": 200}
        | {"robots_fetched_at": ago(hours=25)},
        {"host": sites["resting"].host, "not_before_at": ago(hours=-1)},
        {"host": sites["rested"].host, "not_before_at": ago(hours=1)},
    ]
    return crawl(
        [sites[name].url(path) for name, paths in ASKED.items() for path in paths],
        {
            **ALLOW,
            "CONCURRENT_REQUESTS": 100,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
            "NEWSWATCH_CRAWL_DELAY_MAX": 1,
            "DOWNLOAD_TIMEOUT": 10,
        },
        hosts=remembered,
    )


@pytest.fixture
def words(sites, report):
    def of(name):
        return [report["results"][sites[name].url(path)]["failure"] for path in ASKED[name]]

    return of


@pytest.fixture
def learned(sites, report):
    def of(name):
        return [one for one in report["learned"] if one["host"] == sites[name].host]

    return of


@pytest.mark.parametrize("name", ["plain", "moved", "ends", "huge", "kept"])
def test_rules_are_obeyed_wherever_they_were_found(words, sites, name):
    assert words(name) == ["robots", None]
    assert "/private/x" not in sites[name].paths()


@pytest.mark.parametrize("name", ["missing", "forbidden", "page", "turning"])
def test_where_there_are_no_rules_all_is_open(words, name):
    assert words(name) == [None]


def test_a_host_whose_rules_cannot_be_read_is_not_asked(words, sites):
    assert words("broken") == ["robots", "robots"]
    assert words("mute") == ["truncated", "truncated"]
    assert set(sites["broken"].paths()) == set(sites["mute"].paths()) == {"/robots.txt"}


def test_robots_txt_leads_nobody_behind_the_gate(words):
    assert words("leading") == words("filed") == ["refused"]


def test_a_redirect_of_robots_txt_ends_after_five_hops(sites, report):
    assert "/hop5" in sites["turning"].paths()
    assert "/hop6" not in sites["turning"].paths()


def test_rules_of_the_last_day_are_not_fetched_again(sites, learned, words):
    assert "/robots.txt" not in sites["kept"].paths()
    assert learned("kept") == []
    assert sites["stale"].paths() == ["/robots.txt"]
    assert words("stale") == ["robots"]


def test_what_was_fetched_is_sent_out_for_keeping(learned):
    (plain,) = learned("plain")
    assert plain["robots_txt"] == RULES
    assert plain["robots_status"] == 200
    assert plain["robots_fetched_at"]
    assert plain["fetch"]["kind"] == "robots"
    assert plain["fetch"]["failure"] is None
    (missing,) = learned("missing")
    assert (missing["robots_txt"], missing["robots_status"]) == (None, 404)
    assert missing["robots_fetched_at"]
    (huge,) = learned("huge")
    assert len(huge["robots_txt"]) <= 500 * 1024
    (moved,) = learned("moved")
    assert moved["fetch"]["final_url"].endswith("/rules")


def test_an_answer_that_settles_nothing_is_not_marked_as_fetched(learned):
    for name, status in (("broken", 500), ("mute", None)):
        (one,) = learned(name)
        assert one["robots_status"] == status
        assert one["robots_fetched_at"] is None
        assert one["fetch"]["failure"]


def test_crawl_delay_spaces_the_requests(sites, words, learned):
    assert words("slow") == [None] * 4
    times = [at for at, _, _ in sites["slow"].log]
    gaps = [after - before for before, after in pairwise(times[1:])]
    assert len(gaps) == 3
    assert min(gaps) > 0.4
    assert learned("slow")[0]["crawl_delay_s"] == 0.6


def test_a_crawl_delay_of_hours_is_cut_and_told(report, words, sites):
    assert words("sleepy") == [None]
    assert f"host_slowed host={sites['sleepy'].host} wanted_s=9999 delay_s=1" in report["log"]


def test_after_a_429_the_host_is_left_alone(sites, words, learned):
    assert words("busy") == ["rate_limited"] * 9
    assert len(sites["busy"].paths()) == 2  # robots.txt, and the one that was told to wait
    until = [one["not_before_at"] for one in learned("busy") if one["not_before_at"]]
    assert len(until) == 1
    assert ago(seconds=-60) < until[0] < ago(seconds=-121)


def test_a_429_without_a_time_means_a_quarter_of_an_hour(words, learned):
    assert words("curt") == ["rate_limited", "rate_limited"]
    (until,) = [one["not_before_at"] for one in learned("curt") if one["not_before_at"]]
    assert ago(minutes=-10) < until < ago(minutes=-15.1)


def test_a_503_with_a_wait_is_not_tried_again_and_one_without_is(sites, words):
    assert words("down") == ["rate_limited", "rate_limited"]
    assert sites["down"].paths() == ["/robots.txt", "/0"]
    assert words("zero") == ["server_error", None]
    assert sites["zero"].paths().count("/0") == 2


def test_a_wait_from_an_earlier_crawl_holds_until_it_is_over(sites, words):
    assert words("resting") == ["rate_limited", "rate_limited"]
    assert sites["resting"].paths() == []
    assert words("rested") == [None]


def test_a_wait_that_robots_txt_asks_for_is_called_a_wait(words):
    assert words("gated") == ["rate_limited"]


def test_a_host_that_answers_nothing_is_soon_left_alone(site, crawl):
    dead = site({f"/{n}": lambda wire: time.sleep(5) for n in range(6)})
    report = crawl(
        [dead.url(f"/{n}") for n in range(6)],
        {**ALLOW, "DOWNLOAD_TIMEOUT": 0.3, "NEWSWATCH_HOST_FAILURES_MAX": 2, "RETRY_TIMES": 0}
        | {"CONCURRENT_REQUESTS_PER_DOMAIN": 1},
    )
    assert {result["failure"] for result in report["results"].values()} == {"timeout"}
    assert len(dead.paths()) == 1 + 2  # robots.txt, and the two that were waited for
