"""Receivers of alerts in a process of their own: two that are well, and one that is sick.

    python bench/receivers.py LOG

A webhook and a mail server that take all, and a webhook of which every tenth request goes wrong.
Prints the two ports as JSON, adds a line to LOG for each arrival, and ends with its input. It keeps
nothing of a message but its key, and listens on this machine alone.
"""

import asyncio
import json
import random
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from aiosmtpd.controller import Controller  # noqa: E402 - after the path
from aiosmtpd.smtp import Envelope  # noqa: E402

from newswatch.model import Target  # noqa: E402
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler  # noqa: E402

Arrivals = list[tuple[str, str, float]]


def serve(log: str) -> None:
    """Run the three receivers until standard input ends; print ports, write arrivals to *log*."""
    guard, rng = threading.Lock(), random.Random(7)

    def arrived(name: str, key: str) -> None:
        with guard, Path(log).open("a", encoding="ascii") as written:
            written.write(json.dumps([name, key, time.time()]) + "\n")

    class Hook(QuietHandler):
        def do_POST(self) -> None:  # noqa: N802 - http.server's name
            sick = self.path == "/sick"
            with guard:
                is_fault = sick and rng.random() < 0.1
                fault = rng.choice((500, 429, "reset", "deaf", "hang")) if is_fault else None
            if fault == "reset":
                at_once = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
                self.close_connection = True
                return
            self.rfile.read(int(self.headers["Content-Length"]))
            if fault not in (500, 429):
                arrived(self.path[1:], self.headers["webhook-id"])
            if fault in ("deaf", "hang"):
                time.sleep(3 if fault == "hang" else 0)
                self.close_connection = True
                return
            self.send_response(fault or 204)
            self.send_header("Retry-After", "120")
            self.send_header("Content-Length", "0")
            self.end_headers()

    class Inbox:
        async def handle_DATA(  # noqa: N802 - aiosmtpd's name
            self, _server: object, _session: object, envelope: Envelope
        ) -> str:
            head = envelope.content.decode().split("Message-ID: <")[1]
            arrived("mail", head.split("@")[0])
            await asyncio.sleep(0)
            return "250 OK"

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    mail = Controller(Inbox(), hostname="127.0.0.1", port=port)
    mail.start()
    with LoopbackServer(Hook) as server:
        print(json.dumps([server.server_port, port]), flush=True)
        sys.stdin.read()
    mail.stop()


def receivers(folder: str) -> tuple[subprocess.Popen, dict[str, Target], Path]:
    """Start `serve` in a process of its own; return (process, the targets, its log)."""
    log = Path(folder) / f"arrivals-{time.time_ns()}.jsonl"
    process = subprocess.Popen(
        [sys.executable, __file__, str(log)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    web, mail = json.loads(process.stdout.readline())
    allow = {"allow": ["127.0.0.0/8"], "timeout": 1}
    hook = f"http://127.0.0.1:{web}"
    targets = {
        "well": Target(name="well", kind="webhook", options={"url": f"{hook}/well", **allow}),
        "sick": Target(name="sick", kind="webhook", options={"url": f"{hook}/sick", **allow}),
        "mail": Target(
            name="mail", kind="mail",
            options={"host": "127.0.0.1", "port": mail, "security": "none",
                     "allow": ["127.0.0.0/8"], "from": "a@example.org", "to": ["b@example.org"]},
        ),
    }  # fmt: skip
    return process, targets, log


def arrivals_in(log: Path) -> Arrivals:
    """Return what has arrived: target, key, and when."""
    return [tuple(json.loads(line)) for line in log.read_text("ascii").splitlines()]


if __name__ == "__main__":
    serve(sys.argv[1])
