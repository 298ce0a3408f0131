"""`newswatch serve` as a process of its own, and one request to it.

with serving(path) as site:
    site.get("/announcements").text
"""

import http.client
import json
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    text: str

    @property
    def words(self):
        """The text of the page without its markup, on one line."""
        return " ".join(re.sub(r"<[^>]{1,2000}>", " ", self.text).split())


class Served:
    def __init__(self, process, url):
        self.process, self.url = process, url
        self.host, self.port = urlsplit(url).hostname, urlsplit(url).port

    def get(self, path, *, method="GET", host=None, headers=()):
        """Ask without a library that would mend the address or the Host."""
        line = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            line.putrequest(method, path, skip_host=True)
            if host != "":
                line.putheader("Host", host or f"{self.host}:{self.port}")
            for name, value in headers:
                line.putheader(name, value)
            line.endheaders()
            answer = line.getresponse()
            text = answer.read().decode("utf-8", "replace")
            kept = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, kept, text)
        finally:
            line.close()

    def end(self, number=signal.SIGTERM):
        """Ask the process to end; return its exit code and what it wrote to standard error."""
        self.process.send_signal(number)
        _, err = self.process.communicate(timeout=30)
        return self.process.returncode, err


def command(path, *options):
    return [sys.executable, "-m", "newswatch", "serve", "--json", "--db", str(path), *options]


@contextmanager
def serving(path, *options):
    process = subprocess.Popen(
        command(path, "--port", "0", *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        if not line:
            raise AssertionError(process.stderr.read())
        yield Served(process, json.loads(line)["url"])
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)
