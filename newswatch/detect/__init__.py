"""Find funding announcements: who gives how much to whom, and the words that prove it.

Reads a story and nothing else: no clock, network, database or Scrapy. What counts as funding is
told in docs/funding.md.
"""

from newswatch.detect.announce import detect

__all__ = ["detect"]
