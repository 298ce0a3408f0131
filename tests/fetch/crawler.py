"""A whole crawl with the project's settings, as a program: JSON orders on stdin, JSON report out.

Orders: ``urls``, ``settings`` (laid over newswatch.settings), ``hosts`` (HostState as dicts),
``domains``, ``crawlers`` (how many in this process), ``names`` (name → addresses given one after
the other), ``runner`` (a runner that installs no resolver, in place of Scrapy's process, after ours
was installed that many times).
Report: ``results`` by address, ``learned``, ``stats``, ``looked_up`` (names), and ``listening``
(ports this process listened on while it crawled).
"""

import json
import socket
import sys
from importlib import import_module

REAL = socket.getaddrinfo


def staged(answers, looked_up):
    """A name server of our own: each look-up of a name takes the next of its answers."""

    def getaddrinfo(name, port, *rest):
        looked_up.append(name)
        if name not in answers:
            return REAL(name, port, *rest)
        queue = answers[name]
        if not queue:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        addresses = queue.pop(0) if len(queue) > 1 else queue[0]
        return [found for one in addresses.split() for found in REAL(one, port, *rest)]

    return getaddrinfo


def main():
    orders, looked_up = json.load(sys.stdin), []
    socket.getaddrinfo = staged(orders.get("names", {}), looked_up)
    probe = import_module("fetch.probe")  # Twisted takes getaddrinfo over when it is imported
    json.dump({"looked_up": looked_up, **probe.crawl(orders)}, sys.stdout)


if __name__ == "__main__":
    main()
