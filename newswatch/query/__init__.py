"""Query: the analyst's way into the file.

Turns what a person types into what the store can answer; runs nothing itself.
"""

from newswatch.query.words import expression

__all__ = ["expression"]
