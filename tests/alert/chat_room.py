"""Chat services as Apprise knows them, answered on this machine: names and TLS included.

A process of ours that is started with `environment` finds them at a loopback port; no name is asked
for outside. Nothing here knows what should arrive.
"""

import json
import ssl
import threading
from contextlib import contextmanager

from newswatch.newsroom.loopback import LoopbackServer, QuietHandler

# Service → its Apprise address, and how the text is found in what it is sent.
SERVICES = {
    "slack": (
        "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#general",
        lambda said: said["attachments"][0]["text"],
    ),
    "telegram": (
        "tgram://123456789:abcdefg_hijklmnop/12315544/",
        lambda said: said["text"],
    ),
    "discord": (
        "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js/",
        lambda said: said["content"],
    ),
    "teams": (
        "workflows://teams.workflows.test:443/643a031e1b754e75a0ef1a09b6bf5f56/AbCd-1234_x/",
        lambda said: said["attachments"][0]["content"]["body"][-1]["text"],
    ),
    "mattermost": (
        "mmosts://mattermost.test/3ccdd113474722377935511fc85d3dd4/",
        lambda said: said["text"],
    ),
    "google chat": ("gchat://space/key/token/", lambda said: said["text"]),
    "ntfy": ("ntfys://ntfy.test/news/", lambda said: said["message"]),
    "json": ("jsons://json.test/hook/", lambda said: said["message"]),
}
HOSTS = (
    "hooks.slack.com", "api.telegram.org", "discord.com", "teams.workflows.test",
    "mattermost.test", "chat.googleapis.com", "ntfy.test", "json.test",
)  # fmt: skip
_RESOLVER = """
import socket
_plain = socket.getaddrinfo
def getaddrinfo(host, port, *args, **kwargs):
    if host in {hosts!r}:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", {port}))]
    return _plain(host, port, *args, **kwargs)
socket.getaddrinfo = getaddrinfo
"""


class Room(QuietHandler):
    """Takes what is posted; answers as the service would, or as a test wants it."""

    said: list[tuple[str, bytes]]
    answers: list[tuple[int, dict[str, str]]]
    hang: threading.Event | None = None

    def do_POST(self):  # noqa: N802 - the name that http.server looks for
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).said.append((self.headers["Host"].partition(":")[0], body))
        status, headers = self.answers.pop(0) if self.answers else (self._usual(), {})
        if status == 0:  # taken, and never answered
            if self.hang:
                self.hang.wait(30)
            self.close_connection = True
            return
        answer = b"ok" if self.headers["Host"].startswith("hooks.slack") else b'{"ok": true}'
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0" if status == 204 else str(len(answer)))
        self.end_headers()
        if status != 204:
            self.wfile.write(answer)

    def _usual(self):
        return 204 if self.headers["Host"].startswith("discord") else 200


@contextmanager
def room(authority, folder):
    """Serve all services; yields (the room, the folder to put first in PYTHONPATH)."""

    class Own(Room):
        said, answers = [], []

    with LoopbackServer(Own) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*HOSTS).configure_cert(context)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        names = _RESOLVER.format(hosts=set(HOSTS), port=server.server_port)
        (folder / "sitecustomize.py").write_text(names)
        yield Own, str(folder)


def text_of(service, body):
    """Return the text in what a service was sent."""
    return SERVICES[service][1](json.loads(body))
