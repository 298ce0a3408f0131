"""Which language a story is in, and whether the detector can judge it.

Goes by the tag that the story carries, and by its letters and commonest words where the tag is
missing. In a language that cannot be judged sums are found and the detector abstains.
"""

from __future__ import annotations

import re

from newswatch.model import Story

JUDGED = frozenset({"en", "zh", "ja", "ko", "vi", "id", "ms"})
_LETTERS = (
    ("ko", re.compile("[가-힣]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
)
_COMMON = (
    ("vi", re.compile(r"\b(?:của|được|và|không|trong|những)\b")),
    ("id", re.compile(r"\b(?:yang|dan|dengan|untuk|dari|pada)\b")),
    ("de", re.compile(r"\b(?:und|der|nicht|mit|für|das)\b")),
    ("fr", re.compile(r"\b(?:les|des|une|est|dans|pour)\b")),
    ("es", re.compile(r"\b(?:los|las|una|para|del|por)\b")),
)
_LOOK = 2000
# Letters of a script must make up so much of the text, common words so much of its words.
_SHARE, _OFTEN = 0.12, 0.04


def language_of(story: Story) -> str:
    """Return the base tag of the story's language, guessed where it carries none.

    >>> language_of(Story(headline="某公司完成 A 輪融資", body=""))
    'zh'
    """
    base = (story.language or "").lower().split("-")[0]
    sample = (story.headline + " " + story.body)[:_LOOK]
    for language, letters in _LETTERS:
        if len(letters.findall(sample)) > _SHARE * len(sample):
            # Chinese characters alone do not tell Japanese from Chinese; a tag does.
            return base if language == "zh" and base == "ja" else language
    if base and base != "und":
        return base
    words = sample.count(" ") + 1
    for language, common in _COMMON:
        if len(common.findall(sample)) > _OFTEN * words:
            return language
    return "en"


def unjudged(story: Story) -> str | None:
    """Return the tag of the story's language if it cannot be judged, else None."""
    language = language_of(story)
    return None if language in JUDGED else language
