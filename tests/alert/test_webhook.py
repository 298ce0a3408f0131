"""What a webhook is sent, signed and retried: answers, broken connections, the published schema."""

import base64
import hashlib
import hmac
import json
import socket
from dataclasses import replace
from email.utils import formatdate
from time import time

import pytest
from alert.json_schema import check
from alert.targets import failure, hook_at
from paths import ROOT

from newswatch.alert.channels import check_options, send
from newswatch.errors import ConfigError
from newswatch.model import DigestEntry, Target

SECRET = "whsec_" + base64.b64encode(b"a secret of twenty-four b").decode()


def parsed(request):
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return first, headers, body


def test_the_message_arrives_whole_and_named(hook, delivery, gate, message):
    port, requests = hook()
    target = hook_at(port, "/ü/%20?x=1")
    check_options(target)
    send(delivery(), target, gate)
    first, headers, body = parsed(requests[0])
    assert first == "POST /%C3%BC/%20?x=1 HTTP/1.1"
    assert headers["host"] == f"127.0.0.1:{port}"
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == message.key
    assert "webhook-signature" not in headers
    said = json.loads(body)
    assert said["type"] == "announcement.first"
    assert said["timestamp"] == message.found_at
    assert said["data"]["sums"] == ["HK$5bn (HKD 5,000,000,000)"]


def test_a_url_with_blanks_is_refused_before_anything_is_dialled(delivery, gate):
    error = failure(delivery(), hook_at(1, "/a b"), gate)
    assert not error.is_final  # it waits until the address is put right


@pytest.mark.parametrize("secret", [SECRET, "plain words as a secret"])
@pytest.mark.parametrize("place", ["secret_env", "secret_file"])
def test_the_signature_is_that_of_standard_webhooks(
    *, hook, delivery, gate, message, monkeypatch, tmp_path, secret, place
):
    port, requests = hook()
    monkeypatch.setenv("HOOK_SECRET", secret)
    (tmp_path / "secret").write_text(f"{secret}\n")
    where = {"secret_env": "HOOK_SECRET", "secret_file": str(tmp_path / "secret")}[place]
    send(delivery(), hook_at(port, **{place: where}), gate)
    _, headers, body = parsed(requests[0])
    assert abs(int(headers["webhook-timestamp"]) - time()) < 60
    # Computed again as the specification tells it, with nothing of ours.
    _, _, encoded = secret.partition("whsec_")
    key = base64.b64decode(encoded) if encoded else secret.encode()
    signed = b".".join([message.key.encode(), headers["webhook-timestamp"].encode(), body])
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert secret.encode() not in requests[0]


def test_each_attempt_has_the_same_id(hook, delivery, gate, message):
    port, requests = hook()
    for attempts in (1, 2):
        send(delivery(attempts=attempts), hook_at(port), gate)
    assert {parsed(request)[1]["webhook-id"] for request in requests} == {message.key}


@pytest.mark.parametrize(
    ("answer", "final", "wait"),
    [
        (b"HTTP/1.1 503 Busy\r\nRetry-After: 90\r\n\r\n", False, 90),
        (b"HTTP/1.1 429 Slow down\r\nRetry-After: 0\r\n\r\n", False, None),
        (b"HTTP/1.0 500 Oops\r\n\r\n<html>", False, None),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", False, None),
        (b"HTTP/1.1 422 No\r\nContent-Length: 999\r\n\r\ncut", True, None),
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n", False, None),
    ],
)
def test_what_the_target_answers_decides(*, hook, delivery, gate, answer, final, wait):
    port, requests = hook(answer)
    error = failure(delivery(), hook_at(port), gate)
    assert (error.is_final, error.is_unknown, error.retry_after) == (final, False, wait)
    assert len(requests) == 1  # no redirect followed, no second try of its own


def test_retry_after_as_a_date(hook, delivery, gate):
    in_an_hour = formatdate(time() + 3600, usegmt=True).encode()
    port, _ = hook(b"HTTP/1.1 429 Slow\r\nRetry-After: " + in_an_hour + b"\r\n\r\n")
    error = failure(delivery(), hook_at(port), gate)
    assert error.retry_after is not None
    assert 3000 < error.retry_after <= 3600


@pytest.mark.parametrize("rest", [b"Content-Length: 100000\r\n\r\nx", b"X: never ends"])
def test_a_2xx_counts_although_the_answer_never_ends(listen, delivery, gate, read_request, rest):
    def serve(peer, over):
        read_request(peer)
        peer.sendall(b"HTTP/1.1 200 OK\r\n" + rest)
        peer.shutdown(socket.SHUT_WR)
        over.wait(10)

    send(delivery(), hook_at(listen(serve)), gate, 5)


def hang(peer, over, read_request):
    read_request(peer)
    over.wait(10)


def drip(peer, over, read_request):
    # Each byte starts a socket's own time limit anew; only a deadline ends this.
    read_request(peer)
    peer.sendall(b"HTTP/1.1 ")
    while not over.wait(0.05):
        peer.sendall(b" ")


def close(peer, over, read_request):
    read_request(peer)


def gibberish(peer, over, read_request):
    read_request(peer)
    peer.sendall(b"220 smtp.example.org ESMTP\r\n")


def break_off(peer, over, read_request):
    read_request(peer)
    reset(peer)


def reset(peer):
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    peer.close()


@pytest.mark.parametrize("serve", [hang, drip, close, gibberish, break_off])
def test_what_breaks_after_the_request_was_sent_is_unknown(
    listen, delivery, gate, read_request, serve
):
    port = listen(lambda peer, over: serve(peer, over, read_request))
    error = failure(delivery(), hook_at(port), gate, 0.5)
    assert (error.is_unknown, error.is_final) == (True, False)
    assert "may have arrived" in str(error)


def test_what_breaks_before_the_request_was_whole_can_be_retried(listen, delivery, gate, message):
    def serve(peer, over):
        peer.recv(1000)
        reset(peer)

    huge = replace(message, headline="x" * 30_000_000)  # more than any socket buffers
    error = failure(delivery(huge), hook_at(listen(serve, buffer=4096)), gate)
    assert (error.is_unknown, error.is_final) == (False, False)
    assert "could not be written" in str(error)


def test_a_target_that_reads_nothing_can_be_retried(listen, delivery, gate, message):
    port = listen(lambda _peer, over: over.wait(10), buffer=4096)
    huge = replace(message, headline="x" * 30_000_000)
    error = failure(delivery(huge), hook_at(port), gate, 0.5)
    assert (error.is_unknown, error.is_final) == (False, False)


def test_a_refused_connection_can_be_retried(delivery, gate):
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))  # bound, not listening
        error = failure(delivery(), hook_at(unheard.getsockname()[1]), gate)
    assert (error.is_unknown, error.is_final) == (False, False)
    assert "Connection refused" in str(error)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "give one of url, url_env, url_file"),
        ({"url": "https://x.example/", "url_env": "X"}, "give one of"),
        ({"url": "ftp://x.example/"}, "must start with http"),
        ({"url": "https://x.example/", "secret_env": "A", "secret_file": "b"}, "not both"),
    ],
)
def test_options_that_cannot_work_are_refused(options, said):
    with pytest.raises(ConfigError, match=said):
        check_options(Target(name="desk", kind="webhook", options=options))


@pytest.mark.parametrize(
    ("value", "said"),
    [("", "environment variable HOOK_SECRET is empty or not set"), ("whsec_*not*", "not base64")],
)
def test_a_secret_that_cannot_be_used_is_not_shown(delivery, gate, monkeypatch, value, said):
    monkeypatch.setenv("HOOK_SECRET", value)
    error = failure(delivery(), hook_at(9999, secret_env="HOOK_SECRET"), gate)
    assert said in str(error)
    assert not error.is_final
    assert "*not*" not in repr(error)


def test_what_is_sent_is_as_the_published_schema_says(hook, delivery, gate, message):
    schema = json.loads((ROOT / "docs" / "webhook.schema.json").read_text())
    entry = DigestEntry(headline="A", url="https://a.example/", outlet="B", sums=("x",))
    key = "nw_" + "1" * 32
    told = {
        "announcement.first": message,
        "announcement.correction": replace(
            message, kind="correction", follows=key, earlier=(key,), changes=("The sum is x.",)
        ),
        "announcement.withdrawn": replace(message, kind="withdrawn", sum_usd=None, rate_on=None),
        "story.first": replace(message, about="story", type="", sums=(), quote=None),
        "digest": replace(message, kind="digest", url="", type="", entries=(entry,), lines=("l",)),
    }
    port, requests = hook()
    for one in told.values():
        send(delivery(one), hook_at(port), gate)
    bodies = [json.loads(parsed(request)[2]) for request in requests]
    assert [body["type"] for body in bodies] == [*told]
    for body in bodies:
        check(body, schema)
    # And the schema says no to what is none.
    for broken in ({"type": "x"}, {"data": {}}, {"data": bodies[0]["data"] | {"more": 1}}):
        with pytest.raises(AssertionError):
            check(bodies[0] | broken, schema)
    assert set(schema["$defs"]["message"]["properties"]) == set(bodies[0]["data"])
