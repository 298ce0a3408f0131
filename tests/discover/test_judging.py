"""What an address, a redirect and a page say of whether there is a story."""

import pytest

from newswatch.discover.judging import (
    why_led_away,
    why_not_by_address,
    why_not_by_page,
    why_stands_in,
)

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
    assert (why_not_by_page(kind, "A headline", body) is None) is is_story


@pytest.mark.parametrize(
    ("told", "headline", "body", "is_story"),
    [
        ("Lumen hires Ann Lee for Asia", "Sign in to read on", "Enter your password.", False),
        ("Lumen hires Ann Lee for Asia", "Sign in to read on", "Welcome. " * 60, True),
        ("Lumen hires Ann Lee for Asia", "New face in Singapore", "Ann joins LUMEN.", True),
        ("路明媒體宣布融資三億", "歡迎回來", "請先登入。", False),
        ("路明媒體宣布融資三億", "路明獲注資", "該媒體宣布了。", True),
        ("Watch", "Sign in to read on", "Enter your password.", True),  # says too little
        (None, "Sign in to read on", "Enter your password.", True),
    ],
)
def test_a_little_page_without_a_word_of_what_its_channel_calls_it_is_another(
    told, headline, body, is_story
):
    assert (why_not_by_page("news", headline, body, told) is None) is is_story


@pytest.mark.parametrize(
    ("headline", "word"),
    [
        ("404 - Page not found", "gone"),
        ("Sorry, this page could not be found.", "gone"),
        ("The article you were looking for no longer exists", "gone"),
        ("找不到您要的頁面", "gone"),
        ("Halaman tidak ditemukan", "gone"),
        ("We’ll be back soon", "server_error"),
        ("This site is under maintenance", "server_error"),
        ("502 Bad Gateway", "server_error"),
        ("Oops! Something went wrong.", "server_error"),
        ("404 Media raises $5m", None),
        ("Story of the page that was not found", None),
        ("Festival will be back in May", None),
        ("Maintenance firm hires agency", None),
    ],
)
def test_an_error_page_is_known_by_its_title_and_little_text(headline, word):
    found = why_stands_in(headline, "Try again later.")
    assert (found[0] if found else None) == word
    assert why_stands_in(headline, "It was told at length. " * 12) is None
