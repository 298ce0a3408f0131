"""Chat services through Apprise, the real one in its own process, up to a server that is ours."""

import html
import threading
from dataclasses import replace

import pytest
from alert.chat_room import SERVICES, room, text_of
from misbehaviour import refused_port

from newswatch.alert import chat
from newswatch.alert.channels import check_options, send
from newswatch.alert.chat_services import limit_of, service_of
from newswatch.errors import AlertError, ConfigError
from newswatch.gate import Gate
from newswatch.model import Target

HOSTILE = (
    "*bold* _it_ ~s~ `c` ||x|| # h > q [x](http://evil.example) <!channel> <!everyone> <@U1>"
    " @everyone @here <b>b</b> &lt;b&gt; <at>all</at> \\* :boom:\r\nBcc: x\x1b[31m \u202eslleh"
)
MARKUP = set("*_~`|#[]<>@&\\")


@pytest.fixture(scope="module")
def services(authority, tmp_path_factory):
    """All services on this machine, and a carrier that finds them there."""
    patch = pytest.MonkeyPatch()
    with room(authority, tmp_path_factory.mktemp("names")) as (served, folder):
        chat.end_carriers()
        patch.setenv("PYTHONPATH", folder)
        yield served
        chat.end_carriers()
    patch.undo()


@pytest.fixture
def served(services):
    services.said.clear()
    services.answers.clear()
    return services


@pytest.fixture
def target(monkeypatch, ca_file):
    def at(url, **more):
        monkeypatch.setenv("CHAT_URL", url)
        options = {"url_env": "CHAT_URL", "ca_file": ca_file, **more}
        return Target(name="desk", kind="apprise", options=options)

    return at


def failure(delivery, target, gate):
    with pytest.raises(AlertError) as caught:
        send(delivery, target, gate)
    return caught.value


@pytest.mark.parametrize("service", SERVICES)
def test_a_hostile_headline_stays_text_in_every_service(
    *, service, served, target, delivery, message, gate
):
    hostile = replace(
        message, headline=HOSTILE, outlet=HOSTILE, funders=(HOSTILE,), reasons=(HOSTILE,),
        url="https://www.example.org/a_b-c*d@everyone/?x=1&y=[2]",
    )  # fmt: skip
    send(delivery(hostile), target(SERVICES[service][0]), gate)
    body = served.said[0][1]
    text = "\n".join(text_of(service, one) for _host, one in served.said)
    assert len(served.said) == 1 or service == "teams"  # whose cards take 1,000
    if service in ("slack", "telegram", "google chat"):
        assert "<" not in text  # what is left to escape is escaped
        text = html.unescape(text)
    # The address stands alone on its line, whole, and says the same.
    address = "https://www.example.org/a%5Fb-c%2Ad%40everyone/?x=1&y=%5B2%5D"
    lines = text.replace("\r\n", "\n").split("\n")
    assert (f"[{address}]({address})" if service == "teams" else address) in lines
    assert not MARKUP & set("".join(line for line in lines if address not in line))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "bold" in text
    assert "apprise" not in body.decode().lower()


@pytest.mark.parametrize("service", ["discord", "ntfy"])
def test_a_long_message_goes_in_parts_and_no_address_is_cut(
    *, service, served, target, delivery, message, gate
):
    url = "https://example.org/" + "a" * 900
    long = replace(
        message, url=url, recipients=("香港 " * 60,) * 12, reasons=("because " * 40,) * 9
    )
    send(delivery(long), target(SERVICES[service][0]), gate)
    texts = [text_of(service, body) for _host, body in served.said]
    assert len(texts) > 1
    assert all(text.startswith(f"({n}/{len(texts)})\n") for n, text in enumerate(texts, 1))
    assert [text for text in texts if url in text.split("\n")]
    for text in texts:
        assert len(text) <= 2000 if service == "discord" else len(text.encode()) <= 4096


def test_parts_that_arrived_are_not_sent_again(served, target, delivery, message, gate):
    long = replace(message, reasons=("because " * 45,) * 12)
    desk = target(SERVICES["discord"][0])
    served.answers[:] = [(204, {}), (503, {"Retry-After": "9"})]
    error = failure(delivery(long), desk, gate)
    assert (error.parts, error.is_final, error.is_unknown, error.retry_after) == (
        1,
        False,
        False,
        9,
    )
    send(replace(delivery(long), parts=error.parts), desk, gate)
    texts = [text_of("discord", body) for _host, body in served.said]
    assert [text[:3] for text in texts] == ["(1/", "(2/", *[f"({n}/" for n in range(2, len(texts))]]


@pytest.mark.parametrize(
    ("status", "is_final", "is_unknown"),
    [(400, True, False), (404, False, False), (500, False, False), (0, False, True)],
)
def test_what_the_service_really_answers_decides(
    *, status, is_final, is_unknown, served, target, delivery, gate
):
    served.answers[:] = [(status, {})]
    error = failure(delivery(), target(SERVICES["ntfy"][0]), gate)
    assert (error.is_final, error.is_unknown) == (is_final, is_unknown)
    assert len(served.said) == 1  # no second try of Apprise's own
    assert "news" not in str(error).removeprefix("desk: ")  # no address in it


def test_one_that_hangs_is_left_when_its_time_is_over(served, target, delivery, gate):
    served.answers[:], served.hang = [(0, {})], threading.Event()
    error = failure(delivery(), target(SERVICES["slack"][0], timeout=1), gate)
    served.hang.set()
    assert error.is_unknown


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("json://10.0.0.1/x", "may not be dialled: 10.0.0.1 is private"),
        ("slack://nonsense", "none that Apprise can use"),
        ("mailto://a:hunter2@example.org", 'kind = "mail"'),
        ("syslog://", "acts on this machine"),
        ("tgram://123456789:abcdefg_hijklmnop/1/2/", "names 2 receivers"),
    ],
)
def test_what_cannot_be_sent_is_said_without_its_secrets(
    *, url, said, served, target, delivery, gate
):
    error = failure(delivery(), target(url), gate)
    assert said in str(error)
    assert not error.is_final  # the address can be put right
    assert "hunter2" not in str(error)
    assert "abcdefg" not in str(error)
    assert served.said == []


def test_a_refused_connection_is_worth_a_retry(services, target, delivery, gate):
    with refused_port() as nobody:
        error = failure(delivery(), target(nobody.replace("http", "json")), gate)
    assert (error.is_final, error.is_unknown) == (False, False)
    assert "no connection (Connection refused)" in str(error)


def test_a_certificate_that_another_target_trusts_is_not_taken(
    *, served, target, delivery, gate, monkeypatch
):
    send(delivery(), target(SERVICES["ntfy"][0]), gate)
    served.said.clear()
    monkeypatch.setenv("CHAT_URL", SERVICES["ntfy"][0])
    error = failure(
        delivery(), Target(name="desk", kind="apprise", options={"url_env": "CHAT_URL"}), gate
    )
    assert "no connection" in str(error)
    assert not error.is_unknown
    assert served.said == []


def test_the_gate_is_asked_of_what_a_name_leads_to(served, target, delivery):
    error = failure(delivery(), target(SERVICES["slack"][0]), Gate())
    assert "127.0.0.1 is loopback" in str(error)


def test_an_address_in_the_configuration_is_refused():
    with pytest.raises(ConfigError, match="unknown option 'url'"):
        check_options(Target(name="desk", kind="apprise", options={"url": "slack://a/b/c"}))
    with pytest.raises(ConfigError, match="give url_env or url_file"):
        check_options(Target(name="desk", kind="apprise", options={}))


def test_limits_are_the_services_own_and_never_absurd():
    assert service_of("TGRAM://x") == "tgram"
    assert limit_of("discord", 2000)[0] == 2000
    assert limit_of("sms", 20)[0] == 160
    assert limit_of("other", 0)[0] > 0
