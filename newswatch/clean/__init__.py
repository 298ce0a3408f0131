"""From an Article as the page tells it to the same Article without noise.

Takes out what is not the story and writes the rest in one form; adds no word and reads nothing but
its arguments. Cleaning twice changes nothing the second time.
"""

from newswatch.clean.article import clean

__all__ = ["clean"]
