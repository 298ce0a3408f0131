"""The small pure parts: contact, breaker, decoding, settings from newswatch.toml."""

import contextlib
import gzip
import os
import zlib
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from newswatch.config import Config, CrawlConfig
from newswatch.errors import ConfigError
from newswatch.fetch.breaker import Breaker
from newswatch.fetch.compression import decode
from newswatch.fetch.contact import require_contact, user_agent
from newswatch.fetch.failures import Unfetched
from newswatch.fetch.options import from_config
from newswatch.gate import Gate


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = {
    b"gzip": gzip.compress,
    b"x-gzip": gzip.compress,
    b"deflate": zlib.compress,
    b"br": brotli.compress,
    b"zstd": zstd.compress,
}
PACKINGS = [*PACKERS.items(), (b"deflate", raw_deflate)]


@given(st.binary(max_size=400), st.sampled_from(PACKINGS))
def test_whole_bodies_come_back_as_they_were(body, packing):
    encoding, pack = packing
    assert decode(pack(body), encoding, 1 << 20) == body


@pytest.mark.parametrize(("encoding", "pack"), PACKINGS)
def test_big_bodies_come_back_and_stop_at_the_limit(encoding, pack):
    body = os.urandom(1000) * 400
    packed = pack(body)
    assert decode(packed, encoding, len(body)) == body
    assert decode(packed, encoding, 0) == body
    with pytest.raises(Unfetched) as caught:
        decode(packed, encoding, len(body) - 1)
    assert caught.value.failure == "too_large"
    with pytest.raises(Unfetched):
        decode(pack(b"\0" * (1 << 25)), encoding, 1 << 20)


@pytest.mark.parametrize(("encoding", "pack"), PACKINGS)
def test_bodies_that_break_off_or_are_no_such_thing_are_not_taken(encoding, pack):
    packed = pack(os.urandom(5000))
    for broken in (packed[:2500], packed[:1], b"\xff\xff\xff<html>words</html>"):
        with pytest.raises(Unfetched) as caught:
            decode(broken, encoding, 1 << 20)
        assert caught.value.failure == "truncated"


@given(st.binary(min_size=1), st.sampled_from(sorted(PACKERS)))
def test_any_bytes_decode_or_fail_with_a_word(body, encoding):
    with contextlib.suppress(Unfetched):
        assert len(decode(body, encoding, 1 << 16)) <= 1 << 16


def test_empty_bodies_several_members_and_padding_are_read():
    assert [decode(b"", encoding, 9) for encoding in PACKERS] == [b""] * 5
    assert decode(gzip.compress(b"a") + gzip.compress(b"b"), b"gzip", 9) == b"ab"
    assert decode(gzip.compress(b"a") + b"\0" * 20, b"gzip", 9) == b"a"
    assert decode(zstd.compress(b"a") + zstd.compress(b"b"), b"zstd", 9) == b"ab"


def test_without_a_contact_only_own_addresses_are_asked():
    gate = Gate(allow=("10.0.0.0/8",))
    for url in ("http://127.0.0.1:8000/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/"):
        require_contact(url, None, gate)
    require_contact("https://example.org/", "desk@example.org", gate)
    for contact in (None, "", "  "):
        with pytest.raises(ConfigError, match=r"`contact` in newswatch\.toml"):
            require_contact("https://example.org/", contact, gate)


def test_the_user_agent_names_the_contact_and_nothing_can_hide_in_it():
    assert user_agent("https://example.org/bot").endswith("(+https://example.org/bot)")
    assert user_agent("a\r\nX-Evil: 1é").endswith("(+aX-Evil: 1)")
    assert "(" not in user_agent(None)
    assert "(" not in user_agent("\n")


def stopped(breaker, host):
    try:
        breaker.check(host)
    except Unfetched as error:
        return error.failure
    return None


def test_a_host_that_stays_silent_is_left_alone():
    breaker = Breaker(3)
    for word in ("timeout", "timeout", "unreachable"):
        assert stopped(breaker, "a") is None
        breaker.note("a", word)
    assert stopped(breaker, "a") == "unreachable"
    assert stopped(breaker, "b") is None


def test_any_answer_starts_the_count_anew_and_other_failures_do_not_count():
    breaker = Breaker(2)
    for word in ("timeout", None, "tls", "too_large", "truncated"):
        breaker.note("a", word)
    assert stopped(breaker, "a") is None
    breaker.note("a", "tls")
    assert stopped(breaker, "a") == "tls"
    never = Breaker(0)
    never.note("a", "timeout")
    assert stopped(never, "a") is None


def test_newswatch_toml_becomes_settings():
    config = Config(database=Path("/data/nw.db"), contact="desk@example.org", allow=("::1/128",))
    options = from_config(config)
    assert options["NEWSWATCH_DATABASE"] == "/data/nw.db"
    assert options["NEWSWATCH_ARCHIVE"] == "/data/archive"
    assert options["NEWSWATCH_ALLOW"] == ["::1/128"]
    assert options["NEWSWATCH_CONFIG"] is None
    assert "desk@example.org" in options["USER_AGENT"]
    assert options["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    own = from_config(
        replace(config, archive=False, contact=None, crawl=CrawlConfig(delay=0), path=Path("/t"))
    )
    assert own["NEWSWATCH_ARCHIVE"] is None
    assert own["NEWSWATCH_CONTACT"] == ""
    assert own["NEWSWATCH_CONFIG"] == "/t"
    assert own["CONCURRENT_REQUESTS_PER_DOMAIN"] > 1
