"""Pages for the tests of extract: built here, so that a reader sees what is on them."""

import json

from newswatch.model import Page

URL = "https://www.example.com/news/brand-raises-a-million"
PARAGRAPHS = [
    "Brand Corp has raised US$1 million from Fund One to open offices in Kuala Lumpur, it said.",
    "The company, which was founded in 2019, sells software that plans advertising for retailers.",
    "“We will hire thirty people this year and open in two more cities,” said its founder Ann Lee.",
    "Fund One, which is based in Singapore, has backed eleven other companies in the region.",
]


def page(html, url=URL, encoding=None):
    return Page(url=url, body=html, encoding=encoding)


def article(
    *, head="", before="", after="", paragraphs=PARAGRAPHS, h1="Brand raises a million", lang="en"
):
    """Return a plain article page; the keywords say what stands where."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{h1} | Example</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article>{heading}{before}"
        f'<div class="article-body">{body}</div>{after}</article>'
        "<footer><p>All about Example.</p></footer></body></html>"
    )


def json_ld(**facts):
    """Return the script element of a NewsArticle with *facts*."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(**names):
    """Return meta elements; ``__`` in a name stands for a colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{content}">'
        for name, content in names.items()
    )
