"""Which addresses may be asked for, and which may be dialled: the public web, and what is allowed.

Judges texts; resolves no name and opens no connection. `fetch` asks it of every address before the
request (check_url) and of every network address before the connection (check_address).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from urllib.parse import SplitResult, urlsplit

from newswatch.errors import ConfigError, GateError

MAX_URL = 2048  # what servers and tools agree to carry; longer ones are traps or mistakes

# IANA IPv4 and IPv6 Special-Purpose Address Registries. Kept here and not read off Python's
# ipaddress: what `is_global` says has changed between 3.11 patch releases.
_SPECIAL = tuple(
    (ip_network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier"),
        ("127.0.0.0/8", "loopback"),
        # Azure's answer to 169.254.169.254: a public number that only ever means the own machine.
        ("168.63.129.16/32", "a cloud's metadata service"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "for documentation"),
    )
)
_IPV6_UNICAST = IPv6Network("2000::/3")
# Prefixes that only carry an IPv4 address: mapped (RFC 4291), NAT64 (RFC 6052).
_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
_NAME = re.compile(r"[a-z0-9_.-]{1,253}")
_NUMBER = re.compile(r"(?:0x[0-9a-f]{0,64}|[0-9]{1,64})")
# Ports above 1023 that belong to other protocols (WHATWG Fetch, "bad port").
_FOREIGN_PORTS = {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666}
_FOREIGN_PORTS |= {6667, 6668, 6669, 6679, 6697, 10080}
_WEB_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024
_OCTETS = 4


class Gate:
    """Lets public addresses through, and those inside *allow*.

    *allow* holds networks or single addresses (``127.0.0.0/8``, ``::1``); ConfigError if one is
    neither.

    >>> Gate().check_url("http://169.254.169.254/latest")
    Traceback (most recent call last):
    newswatch.errors.GateError: 169.254.169.254 is link-local: http://169.254.169.254/latest
    >>> Gate(allow=("127.0.0.0/8",)).check_url("http://127.0.0.1:8000/")
    """

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self._allowed = tuple(_network(text) for text in allow)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The networks that are let through besides the public web."""
        return tuple(map(str, self._allowed))

    def check_url(self, url: str) -> None:
        """Raise GateError unless *url* may be asked for.

        http and https only; ports 80, 443 and 1024 upwards (below are other services' doors) less
        those of other protocols; no user, backslash, blank or control character. A host that is a
        number in any form is judged as an address here; a name is judged when it is resolved.
        """
        if len(url) > MAX_URL:
            raise GateError(f"longer than {MAX_URL} characters", url=url[:80] + "…")
        if _UNSAFE.search(url):
            raise GateError("blank, control character or backslash in it", url=ascii(url))
        parts = _split(url)
        if parts.scheme not in ("http", "https"):
            raise GateError("not an http or https address", url=url)
        if "@" in parts.netloc:
            raise GateError("a user name in it", url=url)
        self._check_port(parts, url)
        address = _literal(_host(parts, url), url)
        if address is not None:
            self.check_address(address, url)

    def check_address(self, address: str, url: str = "") -> None:
        """Raise GateError unless the network address may be dialled (on behalf of *url*)."""
        try:
            plain = ip_address(address)
        except ValueError as error:
            raise GateError("not a network address", url=url or ascii(address)) from error
        reason = self._reason(plain)
        if reason:
            raise GateError(f"{plain} is {reason}", url=url or address)

    def is_own(self, url: str) -> bool:
        """Tell whether *url* names loopback or an allowed address by number (or ``localhost``).

        Such a request does not leave what the operator answers for. Never raises.

        >>> Gate().is_own("http://[::1]:8000/"), Gate().is_own("http://example.org/")
        (True, False)
        """
        try:
            host = _host(_split(url), url)
            literal = _literal(host, url)
            address = ip_address(literal) if literal else None
        except (GateError, ValueError):
            return False
        if address is None:
            return host == "localhost"
        return address.is_loopback or self._is_allowed(address)

    def _check_port(self, parts: SplitResult, url: str) -> None:
        try:
            port = parts.port
        except ValueError as error:
            raise GateError("a port that is none", url=url) from error
        if parts.netloc.endswith(":"):
            raise GateError("a port that is none", url=url)
        port = port if port is not None else 443
        is_low = port < _FIRST_FREE_PORT and port not in _WEB_PORTS
        if is_low or port in _FOREIGN_PORTS:
            raise GateError(f"port {port} belongs to another service", url=url)

    def _is_allowed(self, address: IPv4Address | IPv6Address) -> bool:
        inner = _carried(address) or address
        return any(address in network or inner in network for network in self._allowed)

    def _reason(self, address: IPv4Address | IPv6Address) -> str | None:
        """Return why *address* may not be dialled, or None."""
        if isinstance(address, IPv6Address) and address.scope_id:
            return "bound to an interface of this machine"
        if self._is_allowed(address):
            return None
        inner = _carried(address) or address
        for network, reason in _SPECIAL:
            if inner in network:
                return reason
        if isinstance(inner, IPv6Address) and inner not in _IPV6_UNICAST:
            return "not a public address"
        return None


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise ConfigError(
            f"allow: {text!r} is no network; write it as 127.0.0.0/8 or ::1"
        ) from error


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address inside a mapped or NAT64 one."""
    if isinstance(address, IPv6Address) and any(address in prefix for prefix in _CARRIERS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise GateError("not an address", url=url) from error


def _host(parts: SplitResult, url: str) -> str:
    """Return the host in lower-case ASCII without brackets; a name is checked for its form."""
    host = parts.hostname or ""
    if "[" in parts.netloc:  # only an IPv6 address stands in brackets; check_address reads it
        return host if ":" in host else f"{host}:"
    try:
        # The same step that the dialler takes: full-width digits and dots become plain ones.
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise GateError("a host name that is none", url=url) from error
    host = host.removesuffix(".")
    if not _NAME.fullmatch(host) or "" in host.split("."):
        raise GateError("a host name that is none", url=url)
    return host


def _literal(host: str, url: str) -> str | None:
    """Return the address that *host* writes as a number, or None for a name.

    The forms are those of inet_aton (1 to 4 parts; decimal, octal, hexadecimal), which resolvers
    accept: ``2130706433``, ``0x7f.1`` and ``0177.0.0.1`` are all 127.0.0.1.
    """
    if ":" in host:
        return host
    parts = host.split(".")
    if not _NUMBER.fullmatch(parts[-1]):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError as error:
        raise GateError("a number for a host that is no address", url=url) from error
    *high, low = numbers
    room = 256 ** (_OCTETS - len(high)) if len(high) < _OCTETS else 0
    if low >= room or any(number >= 256 for number in high):  # noqa: PLR2004 - an octet
        raise GateError("a number for a host that is no address", url=url)
    return str(IPv4Address(sum(n << 8 * (3 - i) for i, n in enumerate(high)) + low))


def _number(part: str) -> int:
    if not _NUMBER.fullmatch(part):
        raise ValueError(part)
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") else 10)
