"""Feeds, for the tests of reading them."""


def item(path, rest=""):
    return f"<item><title>T</title><link>https://example.org{path}</link>{rest}</item>"
