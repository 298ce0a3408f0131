"""Name resolution that gives away only addresses the gate lets through.

Put in Scrapy's place by TWISTED_DNS_RESOLVER. Every connection of the process gets its addresses
from here, for names and for numbers, so what is checked is what is dialled: there is no second
look-up in which an answer could change. Caches nothing, dials nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import (
    IAddress,
    IHostnameResolver,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer  # type: ignore[import-untyped] # ships no types

from newswatch.errors import GateError
from newswatch.gate import Gate

_MAX_REFUSALS = 1000
# Twisted's interfaces name methods without self, which a type checker reads as mistakes.
_Resolver = Any
_Receiver = Any


@implementer(IHostnameResolver)
class GatedResolver:
    """Passes on what the reactor's own resolver finds, less what *gate* refuses.

    A name of which nothing is left counts as unknown to the dialler; `refusal_of` tells why.
    """

    def __init__(self, reactor: ReactorBase, gate: Gate) -> None:
        self._reactor = reactor
        self._gate = gate
        self._inner: _Resolver = reactor.nameResolver
        # Installed again (several crawlers in one process): wrap the original, not ourselves.
        if isinstance(self._inner, GatedResolver):
            self._inner = self._inner._inner  # noqa: SLF001 - same class
        self._refusals: dict[str, GateError] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Build from the setting NEWSWATCH_ALLOW (Scrapy calls this, with its process)."""
        return cls(reactor, Gate(crawler.settings.getlist("NEWSWATCH_ALLOW")))

    def install_on_reactor(self) -> None:
        """Make this the resolver of all connections of the process (Scrapy calls this)."""
        resolver: _Resolver = self
        self._reactor.installNameResolver(resolver)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: _Receiver,  # noqa: N803 - as above
        hostName: str,  # noqa: N803 - as above
        portNumber: int = 0,  # noqa: N803 - as above
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - as above
        transportSemantics: str = "TCP",  # noqa: N803 - as above
    ) -> IHostResolution:
        """Resolve *hostName* for *resolutionReceiver* (see IHostnameResolver)."""
        receiver = _GatedReceiver(resolutionReceiver, self, hostName)
        resolution: IHostResolution = self._inner.resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )
        return resolution

    def refusal_of(self, host: str) -> GateError | None:
        """Return why the last look-up of *host* gave nothing, if the gate was the reason."""
        return self._refusals.get(_key(host))

    def check(self, address: str, host: str) -> None:
        """Raise GateError unless *address*, found for *host*, may be dialled."""
        self._gate.check_address(address, url=host)

    def note(self, host: str, refusal: GateError | None) -> None:
        """Remember how the last look-up of *host* ended."""
        if refusal is None:
            self._refusals.pop(_key(host), None)
        elif len(self._refusals) < _MAX_REFUSALS:
            self._refusals[_key(host)] = refusal


@implementer(IResolutionReceiver)
class _GatedReceiver:
    """Stands between the resolver and the dialler for one look-up."""

    def __init__(self, receiver: _Receiver, resolver: GatedResolver, host: str) -> None:
        self._receiver, self._resolver, self._host = receiver, resolver, host
        self._refusal: GateError | None = None
        self._has_passed = False

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803 - as above
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802 - as above
        try:
            # Only IP addresses have a host; anything else fails the check as text.
            self._resolver.check(str(getattr(address, "host", address)), self._host)
        except GateError as error:
            self._refusal = error
            return
        self._has_passed = True
        self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802 - as above
        self._resolver.note(self._host, None if self._has_passed else self._refusal)
        self._receiver.resolutionComplete()


def _key(host: str) -> str:
    """Return *host* in the form in which both the dialler and the request can write it."""
    try:
        return host.strip("[]").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host.lower()
