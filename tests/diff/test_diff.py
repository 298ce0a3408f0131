from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newswatch.diff import Seen, diff, diff_missing, is_same_story, is_same_text
from newswatch.hashes import content_hash
from newswatch.model import Article, Change, Link

ARTICLE = Article(
    url="https://example.org/a",
    canonical_url="https://example.org/a",
    headline="Agency raises HK$5m",
    body="The agency raised HK$5m.\n\nIts founder said so.",
    authors=("Ann Lee",),
)
TEXT = st.text(alphabet="abc 5m\n|ago views\u00a0é", max_size=24)
ARTICLES = st.builds(
    replace,
    st.just(ARTICLE),
    headline=TEXT,
    body=st.lists(TEXT, max_size=4).map("\n\n".join),
    authors=st.lists(st.sampled_from(["Ann", "Ben", "Staff"]), max_size=2).map(tuple),
)


def seen(article, **more):
    return Seen(
        headline=article.headline,
        body=article.body,
        authors=article.authors,
        content_hash=content_hash(article.headline, article.body, article.authors),
        **more,
    )


def test_an_article_not_seen_before_is_new():
    assert diff(None, ARTICLE) == Change(kind="new")


def test_each_field_that_moved_is_named():
    assert diff(seen(ARTICLE), replace(ARTICLE, headline="Corrected")).fields == ("headline",)
    assert diff(seen(ARTICLE), replace(ARTICLE, body="It raised HK$6m.")).fields == ("body",)
    assert diff(seen(ARTICLE), replace(ARTICLE, authors=())).fields == ("authors",)
    other = replace(ARTICLE, headline="X", body="Y", authors=("Z",))
    assert diff(seen(ARTICLE), other) == Change(
        kind="modified", fields=("headline", "body", "authors")
    )


def test_one_changed_amount_is_a_change():
    now = replace(ARTICLE, body=ARTICLE.body.replace("HK$5m", "HK$50m"))
    assert diff(seen(ARTICLE), now) == Change(kind="modified", fields=("body",))


def test_what_churns_is_no_change():
    ticking = replace(
        ARTICLE,
        body="9 views | 3 min read\n\nThe agency raised HK$5m.\n\n\nIts founder said so.\n\n2h ago",
        modified="2026-11-22T08:00:00Z",
        section="Other",
        tags=("new",),
        image="https://example.org/other.jpg",
        description="other",
        links=(Link(url="https://example.org/b", text="B", role="related"),),
        authors=("Ann Lee",),
    )
    assert diff(seen(ARTICLE), ticking) is None


def test_a_hash_of_older_rules_is_no_change_by_itself():
    ticking = replace(ARTICLE, body=f"{ARTICLE.body}\n\n12 views")
    for now in (ARTICLE, ticking):
        assert diff(replace(seen(ARTICLE), content_hash="0:abc"), now) is None
    edited = replace(ARTICLE, headline="Corrected")
    assert diff(replace(seen(ARTICLE), content_hash="0:abc"), edited).fields == ("headline",)


def test_a_story_that_comes_back_is_restored():
    gone = seen(ARTICLE, is_removed=True)
    assert diff(gone, ARTICLE) == Change(kind="modified", fields=("restored",))
    edited = replace(ARTICLE, headline="Corrected")
    assert diff(gone, edited).fields == ("restored", "headline")


@given(ARTICLES)
def test_an_article_does_not_differ_from_itself(article):
    assert diff(seen(article), article) is None
    assert diff(replace(seen(article), content_hash="0:old"), article) is None


@given(ARTICLES, ARTICLES)
def test_a_difference_is_seen_from_both_sides_and_agrees_with_the_hash(one, other):
    there, back = diff(seen(one), other), diff(seen(other), one)
    assert there == back
    assert (there is None) == (seen(one).content_hash == seen(other).content_hash)
    assert diff(replace(seen(one), content_hash="0:old"), other) == there
    assert there is None or there.fields


def test_a_page_is_removed_only_when_it_is_missing_again_after_a_while():
    assert diff_missing(seen(ARTICLE), confirm_after_s=600) is None
    assert diff_missing(seen(ARTICLE, missing_for_s=599.9), confirm_after_s=600) is None
    assert diff_missing(seen(ARTICLE, missing_for_s=600), confirm_after_s=600) == Change(
        kind="removed"
    )
    assert diff_missing(seen(ARTICLE, missing_for_s=0), confirm_after_s=0) == Change(kind="removed")


def test_a_page_is_removed_once():
    gone = seen(ARTICLE, is_removed=True, missing_for_s=9000)
    assert diff_missing(gone, confirm_after_s=600) is None


@given(st.floats(min_value=0, max_value=1e9), st.floats(min_value=0, max_value=1e9))
def test_once_missing_long_enough_it_stays_so(earlier, later):
    earlier, later = sorted((earlier, later))
    if diff_missing(seen(ARTICLE, missing_for_s=earlier), confirm_after_s=600):
        assert diff_missing(seen(ARTICLE, missing_for_s=later), confirm_after_s=600)


def test_another_story_is_told_from_another_telling():
    parts = ["Lumen pledges five billion.", "It goes to films.", "The first is due in May."]
    old = Seen(headline="Lumen pledges", body="\n\n".join(parts), authors=(), content_hash="x")

    def telling(headline, *paragraphs):
        address = "https://outlet.example/b"
        body = "\n\n".join(paragraphs)
        return Article(url=address, canonical_url=address, headline=headline, body=body)

    assert is_same_story(old, telling("Lumen  pledges", "All is new."))
    assert is_same_story(old, telling("Retitled", parts[0], parts[1], "And an update."))
    assert not is_same_story(old, telling("Another", "Nothing of it.", parts[2], "Else.", "More."))
    # For an id that a channel may have used before, a headline proves nothing.
    assert not is_same_text(old, telling("Lumen pledges", "All is new."))
    assert is_same_text(old, telling("Retitled", parts[0], parts[1], "And an update."))
    assert not is_same_text(old, telling("Lumen pledges", parts[0], *"abcdef"))
