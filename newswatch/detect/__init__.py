"""Find funding announcements: who gives how much to whom, and the words that prove it.

Reads a story and nothing else: no clock, network, database or Scrapy. What counts as funding is
told in docs/funding.md.
"""

from newswatch.model import Announcement, Story

__all__ = ["detect"]


def detect(story: Story) -> Announcement:
    """Return whether *story* announces funding and, if so, its facts with evidence."""
    # Imported here: its words take half a second, and a look at which nothing is new needs none.
    from newswatch.detect.announce import detect as judge  # noqa: PLC0415 - see above

    return judge(story)
