"""Pages and copied text as a crawl and `newswatch extract` read them: extract, then clean."""

import pytest
from clean.seed import MISSED, TAILS, marketing_interactive
from paths import SHARED, needs_shared

from newswatch.crawl.read import read, read_text
from newswatch.errors import ExtractError
from newswatch.model import Page

URL = "https://www.marketing-interactive.com/alibaba-to-pump-hkd5bn"


@pytest.fixture
def seed():
    """Return the article that was copied from a page, as it is read from the copy."""
    return read_text((SHARED / "seed" / "article.txt").read_text("utf-8"))


@needs_shared
def test_the_copied_text_gives_headline_body_and_related_titles(seed):
    assert seed.headline == "Alibaba's media arm to pump HK$5bn to promote HK's cultural scene"
    body = seed.body.split("\n\n")
    assert len(body) == 12
    assert body[0].startswith("Alibaba Digital Media and Entertainment Group (DME) has pledged")
    assert body[-1].startswith("MARKETING-INTERACTIVE has reached out to Alibaba")
    titles = [link.text for link in seed.related]
    assert len(titles) == 2
    for noise in ("share on", "Social Mixer", "Telegram", "newsletter", "Related", *titles):
        assert noise not in seed.body


@needs_shared
@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("heading", ["<p>Related articles:</p>", "<h3>Related articles</h3>", ""])
def test_a_page_of_the_same_form_gives_the_same(seed, heading, tail):
    story = read(Page(url=URL, body=marketing_interactive(seed, heading=heading, tail=tail)))
    assert (story.headline, story.body) == (seed.headline, seed.body)
    assert {link.text for link in story.related} == {MISSED, *(link.text for link in seed.related)}
    assert all(link.url.startswith("https://www.marketing-inter") for link in story.related)


def test_nothing_but_boilerplate_is_no_article():
    with pytest.raises(ExtractError, match="nothing but boilerplate"):
        read_text("A headline\nshare on\nRead more here.")
