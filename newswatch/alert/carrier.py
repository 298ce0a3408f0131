"""The program that runs Apprise for `chat`: requests line by line, answers line by line.

A process of its own, because Apprise takes no deadline and no gate: here every connection goes
through both, no proxy is used, no redirect followed, and what the service really answered is seen,
not only that something failed. Ends when its input does, so that it outlives no sender. Never
prints an address.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

import apprise
import requests
import urllib3
from urllib3.util import connection as urllib3_connection

from newswatch.alert.answer import judge
from newswatch.alert.chat_services import is_markdown_alone, limit_of, service_of
from newswatch.alert.chat_text import as_markdown, parts_of
from newswatch.alert.dial import Deadline, dial, ending, error_words
from newswatch.errors import AlertError
from newswatch.gate import Gate


class _Way:
    """How one request is dialled, and what came of the last exchange in it."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.target = str(asked["target"])
        self.deadline = Deadline(float(asked["timeout"]))
        self.gate = Gate(allow=asked["allow"])
        self.failure: AlertError | None = None
        self.is_out = False  # whether anything may have arrived
        self._open: list[Any] = []

    def connect(self, host: str, port: int) -> socket.socket:
        """Return a connection that the gate allows and the deadline ends."""
        try:
            sock = dial(host.strip("[]"), port, self.gate, self.deadline, self.target)
        except AlertError as error:
            self.failure = error
            raise OSError(str(error)) from error
        guard = ending(sock, self.deadline)
        guard.__enter__()
        self._open.append(guard)
        return sock

    def close(self) -> None:
        """Let go of what watches the connections."""
        while self._open:
            self._open.pop().__exit__(None, None, None)

    def note(self, status: int, retry_after: str | None) -> None:
        """Keep what an answer means."""
        try:
            judge(status, retry_after, self.target)
        except AlertError as error:
            self.failure = error
        else:
            self.failure = None

    def break_off(self, error: Exception) -> None:
        """Keep what a broken exchange means: not written, or nobody knows."""
        if self.failure is not None and isinstance(error, requests.ConnectionError):
            return  # no connection: `connect` knows why
        words = error_words(error)
        if isinstance(error, requests.exceptions.SSLError | requests.ConnectTimeout):
            self.failure = AlertError(f"no connection ({words})", target=self.target)
            return
        self.failure = AlertError(
            f"sent, but no answer came ({words}); it may have arrived",
            target=self.target,
            is_unknown=True,
        )


_BUNDLE = "REQUESTS_CA_BUNDLE"
_OWN_BUNDLE = os.environ.get(_BUNDLE)
_way: _Way | None = None
_plain_send = requests.Session.send


def _create_connection(
    address: tuple[str, int], *_args: object, **_kwargs: object
) -> socket.socket:
    if _way is None:
        raise OSError
    return _way.connect(*address)


def _send(
    self: requests.Session,
    request: requests.PreparedRequest,
    **kwargs: Any,  # noqa: ANN401 - requests' own
) -> requests.Response:
    """Send with the time that is left, to where it is addressed and nowhere else."""
    assert _way is not None
    _way.failure, _way.is_out = None, True
    kwargs |= {"timeout": _way.deadline.left(), "allow_redirects": False, "proxies": {}}
    try:
        answer = _plain_send(self, request, **kwargs)
    except requests.RequestException as error:
        _way.break_off(error)
        raise
    _way.note(answer.status_code, answer.headers.get("Retry-After"))
    return answer


def carry(asked: dict[str, Any]) -> dict[str, Any]:
    """Send what is *asked* and return what came of it: ``parts`` that arrived, and ``error``."""
    global _way  # noqa: PLW0603 - the two patched functions are called by Apprise without a word of ours
    _way = _Way(asked)
    # For this request alone: the next may be to another target.
    bundle = asked["ca_file"] or _OWN_BUNDLE
    os.environ.pop(_BUNDLE, None)
    if bundle:
        os.environ[_BUNDLE] = bundle
    try:
        return _carry(asked, _way)
    except Exception as error:  # noqa: BLE001 - whatever a service of Apprise's raises
        words = f"Apprise failed on it ({type(error).__name__})"
        return {"error": words, "is_unknown": _way.is_out, "parts": int(asked["done"])}
    finally:
        _way.close()


def _carry(asked: dict[str, Any], way: _Way) -> dict[str, Any]:
    url, done = str(asked["url"]), int(asked["done"])
    # Nothing of Apprise's own in the message: no icon from afar, no other name.
    asset = apprise.AppriseAsset(
        app_id="newswatch", app_desc="newswatch", app_url="", image_url_mask="", image_url_logo=""
    )
    service = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if service is None or not isinstance(service, apprise.NotifyBase):
        return {"error": "the address is none that Apprise can use", "parts": done}
    if len(service) != 1:
        said = f"the address names {len(service)} receivers; give each a target of its own"
        return {"error": said, "parts": done}
    parts = parts_of(asked["text"], *limit_of(service_of(url), service.body_maxlen))
    is_marked = is_markdown_alone(service_of(url))
    for part in parts[done:]:
        if failure := _notify(service, part, way, is_marked=is_marked):
            return failure | {"parts": done}
        done += 1
    return {"parts": done}


def _notify(
    service: apprise.NotifyBase, text: str, way: _Way, *, is_marked: bool
) -> dict[str, Any] | None:
    """Send one part; return None if it was taken, else why not."""
    form = apprise.NotifyFormat.MARKDOWN if is_marked else apprise.NotifyFormat.TEXT
    carrier = apprise.Apprise(asset=service.asset)
    carrier.add(service)
    if carrier.notify(body=as_markdown(text) if is_marked else text, title="", body_format=form):
        return None
    failure = way.failure or AlertError("the service did not take it", target=way.target)
    return {
        # The name of the target stands before it once more where it is raised again.
        "error": str(failure).removeprefix(f"{way.target}: "),
        "is_final": failure.is_final,
        "is_unknown": failure.is_unknown,
        "retry_after": failure.retry_after,
    }


def _lines() -> Iterator[str]:
    """Yield the lines of standard input; the program ends with it, whatever it is at."""
    waiting: SimpleQueue[str] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            waiting.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield waiting.get()


def main() -> None:
    """Answer each request in turn, for as long as there are any."""
    urllib3.disable_warnings()
    urllib3_connection.create_connection = _create_connection
    socket.create_connection = _create_connection  # type: ignore[assignment]  # others than requests
    requests.Session.send = _send  # type: ignore[method-assign]
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    out, sys.stdout = sys.stdout, sys.stderr
    print("{}", file=out, flush=True)
    for line in _lines():
        print(json.dumps(carry(json.loads(line))), file=out, flush=True)


if __name__ == "__main__":
    main()
