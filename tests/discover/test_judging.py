"""What an address, a redirect and a page say of whether there is a story."""

import pytest

from newswatch.discover.judging import why_led_away, why_not_by_address, why_not_by_page

HOME = "https://www.outlet.example"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://outlet.example/a-story-of-today", None),
        ("https://elsewhere.example/a-story", "another site"),
        (f"{HOME}/a-story.pdf", "a file"),
        (f"{HOME}/tag/money/", "a list or a door"),
        (f"{HOME}/Author/ann-lee", "a list or a door"),
        (f"{HOME}/news/page/2/", "a list or a door"),
        (f"{HOME}/tag-of-the-year-is-back", None),
        (f"{HOME}/news/tags/a-story-about-tags", None),
        (f"{HOME}/", "article_url"),
    ],
)
def test_an_address_is_judged_by_what_addresses_mostly_mean(url, why):
    found = why_not_by_address(url, HOME)
    assert found is None if why is None else why in found


def test_what_a_source_declares_goes_first():
    own = {"article_url": r"^/tag/[a-z-]+$", "not_article_url": r"^/tag/old"}
    assert why_not_by_address(f"{HOME}/tag/money", HOME, **own) is None
    assert "not_article_url" in why_not_by_address(f"{HOME}/tag/old-money", HOME, **own)
    assert "article_url" in why_not_by_address(f"{HOME}/news/money", HOME, **own)


@pytest.mark.parametrize(
    ("final", "kind", "is_story", "why"),
    [
        ("/news/a-story", "news", False, None),
        ("/news/a-story/", "listing", False, None),
        ("/news/another-story", "news", True, None),
        ("/", "news", False, "front page"),
        ("/news/", "news", False, "section"),
        ("/latest/", "listing", False, "a list"),
        ("/stories/a-story", "news", False, None),
    ],
)
def test_a_redirect_that_leads_to_no_story_says_that_it_is_gone(final, kind, is_story, why):
    found = why_led_away(f"{HOME}/news/a-story", f"{HOME}{final}", kind, is_story=is_story)
    assert found is None if why is None else why in found


@pytest.mark.parametrize(
    ("kind", "body", "is_story"),
    [
        ("news", "Brief.", True),
        ("listing", "word " * 60, True),
        ("listing", "word " * 59, False),
        ("listing", "資" * 130, True),
        ("listing", "資" * 90, False),
    ],
)
def test_a_page_that_calls_itself_a_list_needs_text_of_its_own(kind, body, is_story):
    assert (why_not_by_page(kind, body) is None) is is_story
