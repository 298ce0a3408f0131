import contextlib
import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newswatch.errors import ConfigError, GateError
from newswatch.gate import MAX_URL, Gate

INNER = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:2::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2a00:1450::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "2a00:1450:4001::200e"]
CARRIED = ["::ffff:8.8.8.8", "64:ff9b::808:808"]


def forms(address):
    """Every way of writing an IPv4 address that inet_aton reads."""
    value, parts = int(address), str(address).split(".")
    low = [value & 0xFFFFFF, value & 0xFFFF]
    yield str(value)
    yield f"0x{value:x}"
    yield f"0X{value:X}"
    yield f"0{value:o}"
    yield ".".join(f"0x{int(part):02x}" for part in parts)
    yield ".".join(f"0{int(part):o}" for part in parts)
    yield f"{parts[0]}.{low[0]}"
    yield f"{parts[0]}.{parts[1]}.{low[1]}"
    yield f"{address}."
    yield str(address).replace(".", "。")
    yield "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in str(address))


def is_open(url, **more):
    try:
        Gate(**more).check_url(url)
    except GateError:
        return False
    return True


@pytest.mark.parametrize("address", INNER)
def test_addresses_that_are_not_public_are_refused(address):
    with pytest.raises(GateError) as caught:
        Gate().check_address(address, url="http://example.org/")
    assert caught.value.url == "http://example.org/"
    assert not is_open(f"http://[{address}]/" if ":" in address else f"http://{address}/")


@pytest.mark.parametrize("address", PUBLIC + CARRIED)
def test_public_addresses_are_let_through(address):
    Gate().check_address(address)
    assert is_open(f"https://[{address}]/" if ":" in address else f"https://{address}/")


@pytest.mark.parametrize("text", ["", "example.org", "127.1", "1.2.3.4/32", "\n", "٣.1.1.1"])
def test_what_is_no_address_is_not_dialled(text):
    with pytest.raises(GateError):
        Gate().check_address(text)


@given(st.ip_addresses(v=4))
@example(ipaddress.ip_address("169.254.169.254"))
@example(ipaddress.ip_address("8.8.8.8"))
def test_an_ipv4_address_is_judged_alike_however_it_is_written(address):
    verdicts = {is_open(f"http://{form}/") for form in forms(address)}
    assert len(verdicts) == 1
    inside = ipaddress.IPv6Address(0xFFFF << 32 | int(address))
    assert verdicts == {is_open(f"http://[{inside}]/")}


@given(st.ip_addresses())
def test_nothing_that_python_calls_private_or_multicast_passes(address):
    # Public IPv4 behind NAT64 is what an IPv6-only network sees of the IPv4 web.
    carries = str(address).startswith(("64:ff9b:", "::ffff:"))
    if (address.is_private or address.is_multicast or address.is_reserved) and not carries:
        assert not is_open(f"http://[{address}]/" if address.version == 6 else f"http://{address}/")


@given(st.text(max_size=60))
@example("http://[v1.x]/")
@example("http://[::1")
@example("http://\ud800/")
@example("http://[::1%25eth0]/")
@example("http://\u2100.org/")
def test_any_text_is_judged_without_another_error(text):
    gate = Gate(allow=("127.0.0.0/8",))
    for url in (text, f"http://{text}/", f"http://example.org/{text}"):
        assert gate.is_own(url) in {True, False}
        with contextlib.suppress(GateError):
            gate.check_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "not an http"),
        ("ftp://example.org/", "not an http"),
        ("data:text/html,x", "not an http"),
        ("//example.org/", "not an http"),
        ("source:file:///etc/passwd", "not an http"),
        ("http:///x", "host name"),
        ("http://user@example.org/", "user name"),
        ("http://user:secret@example.org/", "user name"),
        ("http://example.org\\@127.0.0.1/", "backslash"),
        ("http://127.0.0.1\\.example.org/", "backslash"),
        ("http://exa\tmple.org/", "control"),
        ("http://example.org/\r\nHost: x", "control"),
        ("http://example.org/a b", "blank"),
        (" http://example.org/", "blank"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:0/", "port 0"),
        ("http://example.org:6667/", "port 6667"),
        ("http://example.org:/", "port"),
        ("http://example.org:99999/", "port"),
        ("http://example.org:8_0/", "port"),
        ("http://ex%61mple.org/", "host name"),
        ("http://a..b/", "host name"),
        ("http://-/" + "a" * MAX_URL, "longer"),
        ("http://" + "a" * 64 + ".org/", "host name"),
        ("http://1.2.3.4.5/", "number"),
        ("http://256.1.1.1/", "number"),
        ("http://1.1.1.256/", "number"),
        ("http://4294967296/", "number"),
        ("http://08.1.1.1/", "number"),
        ("http://evil.1/", "number"),
        ("http://[1.2.3.4]/", ""),
        ("http://[::1", ""),
    ],
)
def test_malformed_and_foreign_addresses_are_refused(url, reason):
    with pytest.raises(GateError) as caught:
        Gate().check_url(url)
    assert reason in caught.value.reason
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "HTTPS://EXAMPLE.ORG:443/a?b=c#d",
        "http://example.org.:80/",
        "http://example.org:8080/",
        "http://under_score.example.org/",
        "http://münchen.example/straße",
        "http://xn--mnchen-3ya.example/",
        "http://example.org/" + "a" * (MAX_URL - 19),
    ],
)
def test_ordinary_addresses_are_let_through(url):
    Gate().check_url(url)


def test_the_allow_list_opens_networks_and_single_addresses():
    gate = Gate(allow=("127.0.0.0/8", "10.0.0.7", "::1"))
    for address in ("127.0.0.1", "127.9.9.9", "10.0.0.7", "::1", "::ffff:127.0.0.1"):
        gate.check_address(address)
    gate.check_url("http://2130706433:8000/")
    for address in ("10.0.0.8", "192.168.0.1", "169.254.169.254", "fe80::1%lo"):
        with pytest.raises(GateError):
            gate.check_address(address)


@pytest.mark.parametrize("text", ["localhost", "127.0.0.0/99", "", "10.0.0.0/8/8"])
def test_a_network_that_is_none_is_a_mistake_in_the_configuration(text):
    with pytest.raises(ConfigError, match="allow"):
        Gate(allow=(text,))


def test_own_addresses_are_loopback_and_allowed_ones_by_number():
    gate = Gate(allow=("10.0.0.0/8",))
    own = ["http://127.0.0.1:1/", "http://[::1]/", "http://localhost:80/", "http://10.9.9.9/"]
    assert all(gate.is_own(url) for url in own)
    others = [
        "http://example.org/",
        "http://8.8.8.8/",
        "http://192.168.0.1/",
        "http://[x",
        "nonsense",
    ]
    assert not any(gate.is_own(url) for url in [*others, "http://[1:2]/", "http://1.2.3.4.5/"])


def test_a_gate_tells_what_it_lets_through_besides_the_public_web():
    assert Gate(allow=("127.0.0.0/8", "10.1.2.3")).allowed == ("127.0.0.0/8", "10.1.2.3/32")
    assert Gate().allowed == ()
