"""Sums of money as news writes them: found, read exactly, tied to their place in the text.

Knows currencies and number forms, not news: whether a sum is announced is for `detect` to say.
Never converts one currency into another and never touches a float.
"""

from newswatch.money.find import find_amounts
from newswatch.money.noun import Money
from newswatch.money.settle import settle

__all__ = ["Money", "find_amounts", "settle"]
