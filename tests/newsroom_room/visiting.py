"""The sample newsroom, some of its stories, and how they are asked for."""

import urllib.error
import urllib.request

from paths import ROOT

from newswatch.newsroom import Newsroom

DATA = ROOT / "data" / "newsroom"
NEWSROOM = Newsroom(DATA)
RUMOUR = "/news/mustard-seed-rumoured-raise"
LUMEN = "/lumen-media-pledges-hk-screen-programme"


def get(url, **headers):
    """Return status, headers and body; header names with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=named)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()
