"""Servers on this machine that answer byte by byte as they are told, and crawls to meet them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fetch.wire import Site
from paths import ROOT


@pytest.fixture(scope="module")
def site():
    """Return a function that starts a Site; all are closed after the module."""
    made = []

    def start(*args, **more):
        made.append(Site(*args, **more))
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def crawl():
    """Return a function that crawls *urls* in a process of its own and gives its report."""

    def run(urls, settings=None, env=None, **orders):
        clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        orders |= {"urls": urls, "settings": {"LOG_LEVEL": "WARNING", **(settings or {})}}
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("crawler.py"))],
            input=json.dumps(orders),
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
            cwd=ROOT,
            env={**clean, "PYTHONPATH": f"{ROOT}:{ROOT}/tests", **(env or {})},
        )
        assert done.returncode == 0, done.stderr
        report = json.loads(done.stdout)
        report["log"] = done.stderr
        return report

    return run
