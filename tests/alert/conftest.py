"""Targets that misbehave, on free ports of this machine."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
import trustme
from aiosmtpd.controller import Controller
from alert.targets import free_port

from newswatch.alert.subject import Subject
from newswatch.gate import Gate
from newswatch.model import Amount, Announcement, Delivery, Evidence, Message, Rule
from newswatch.rates import Converted

QUOTE = "Alibaba Digital Media pledges HK$5bn over five years to Hong Kong's cultural scene."


@pytest.fixture
def gate():
    return Gate(allow=("127.0.0.0/8",))


@pytest.fixture
def announcement():
    return Announcement(
        is_funding=True,
        probability=0.93,
        type="pledge",
        amounts=(Amount(text="HK$5bn", currency="HKD", value=5_000_000_000),),
        funders=("Alibaba Digital Media and Entertainment Group",),
        recipients=("HK's cultural scene",),
        evidence=(
            Evidence(fact="type", place="headline", quote="pledges", start=8, end=15),
            Evidence(fact="amounts[0]", place="body", quote=QUOTE, start=0, end=len(QUOTE)),
        ),
    )


@pytest.fixture
def subject(announcement):
    return Subject(
        announcement=announcement,
        source="marketing_interactive",
        outlet="Marketing-Interactive",
        url="https://www.marketing-interactive.com/alibaba-pledges",
        headline="Alibaba pledges HK$5bn to HK's cultural scene",
        body=f"{QUOTE}\n\nIt will back films and esports.",
        language="en-HK",
        published="2026-10-28T09:30:00+08:00",
        usd=Converted(usd=638_688_718, rate_on=date(2026, 10, 28), source="ECB", is_stale=False),
        event_id=7,
        found_at="2026-10-28T02:00:00Z",
    )


@pytest.fixture
def rule():
    return Rule(name="big money", targets=("desk",))


@pytest.fixture
def message():
    return Message(
        key="nw_0123456789abcdef",
        headline="Alibaba pledges HK$5bn to HK's cultural scene",
        url="https://www.marketing-interactive.com/alibaba-pledges",
        source="marketing_interactive",
        outlet="Marketing-Interactive",
        published="2026-10-28T09:30:00+08:00",
        type="pledge",
        sums=("HK$5bn (HKD 5,000,000,000)",),
        sum_usd=638_688_718,
        rate_on="2026-10-28",
        funders=("Alibaba Digital Media and Entertainment Group",),
        recipients=("HK's cultural scene",),
        quote=QUOTE,
        rule="big money",
        reasons=("the sum is at least US$1m",),
        event_id=7,
        found_at="2026-10-28T02:00:00Z",
    )


@pytest.fixture
def delivery(message):
    def deliver(given: Message = message, *, attempts: int = 1) -> Delivery:
        return Delivery(
            delivery_id=1,
            alert_id=1,
            target="desk",
            key=given.key,
            attempts=attempts,
            message=given,
        )

    return deliver


@pytest.fixture(name="read_request")
def _read_request():
    return read_request


def read_request(peer: socket.socket) -> bytes:
    """Return one whole HTTP request with a Content-Length."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += peer.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += peer.recv(65536)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def listen() -> Iterator[Callable]:
    """Start a listener that gives each connection to a function; returns its port."""
    with contextlib.ExitStack() as open_ends:

        def start(serve: Callable[[socket.socket, threading.Event], None], *, buffer: int = 0):
            listener = socket.socket()
            if buffer:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            over = threading.Event()

            def loop() -> None:
                while True:
                    try:
                        peer, _ = listener.accept()
                    except OSError:
                        return
                    if over.is_set():
                        peer.close()
                        return
                    with contextlib.suppress(OSError), peer:
                        peer.settimeout(10)
                        serve(peer, over)

            thread = threading.Thread(target=loop, daemon=True)
            thread.start()
            port = listener.getsockname()[1]

            def stop() -> None:
                over.set()
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", port), 1).close()
                thread.join(10)
                listener.close()

            open_ends.callback(stop)
            return port

        yield start


@pytest.fixture
def hook(listen):
    """Start an HTTP target that answers each request with given bytes; returns (port, requests)."""

    def start(answer: bytes = b"HTTP/1.1 204 No Content\r\n\r\n"):
        requests: list[bytes] = []

        def serve(peer: socket.socket, _over: threading.Event) -> None:
            requests.append(read_request(peer))
            peer.sendall(answer)

        return listen(serve), requests

    return start


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority, tmp_path_factory):
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def smtp():
    started = []

    def start(inbox, **options):
        controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        started.append(controller)
        return controller.port

    yield start
    for controller in started:
        controller.stop()
