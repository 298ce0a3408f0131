"""The sample newsroom: three fictional trade titles served from this machine over two days.

    story, publisher (files) → edition (what is out, when) → page, channels → answer → serve

Everything up to `answer` is pure; `serve` opens loopback ports. It crawls nothing, and nothing of
newswatch's own steps knows of it.
"""

from newswatch.newsroom.serve import Asked, Newsroom, Received, Served

__all__ = ["Asked", "Newsroom", "Received", "Served"]
