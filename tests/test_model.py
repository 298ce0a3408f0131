import dataclasses
import inspect
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newswatch.model
from newswatch.model import Article, Channel, Entry, Fetch, Job, Link, Page, PageResult, crawl
from newswatch.model.jsonable import from_json, to_json

CRAWL = [
    kind
    for _, kind in inspect.getmembers(crawl, dataclasses.is_dataclass)
    if isinstance(kind, type)
]
NOUNS = [
    value
    for name in newswatch.model.__all__
    if dataclasses.is_dataclass(value := getattr(newswatch.model, name))
]


@pytest.mark.parametrize("kind", CRAWL, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_jobs_and_results_turn_into_json_and_back_without_loss(kind, data):
    value = data.draw(st.from_type(kind))
    back = from_json(kind, json.loads(json.dumps(to_json(value))))
    assert back == value or "=nan" in repr(value)


def test_the_form_is_one_to_rely_on():
    job = Job(source="adnews", crawl_id=1, known=frozenset({"b", "a"}))
    tree = to_json(job)
    assert tree["known"] == ["a", "b"]
    assert tree["feeds"] == []
    assert from_json(Job, {"source": "adnews", "crawl_id": 1}) == Job(source="adnews", crawl_id=1)
    entries = to_json(
        crawl.FeedState(channel=Channel(kind="feed", url="/f"), entries=(Entry(url="/a"),))
    )
    assert entries["channel"]["kind"] == "feed"
    assert entries["entries"][0]["url"] == "/a"


def test_a_whole_number_is_a_number():
    result = from_json(crawl.HostResult, {"host": "x.org", "crawl_delay_s": 2})
    assert result.crawl_delay_s == 2.0
    assert isinstance(result.crawl_delay_s, float)


@pytest.mark.parametrize(
    ("kind", "tree", "said"),
    [
        (Job, [], "Job must be an object, not list"),
        (Job, None, "Job must be an object"),
        (Job, {"source": "x"}, "crawl_id"),
        (Job, {"source": "x", "crawl_id": 1, "colour": 1, "size": 2}, "Job has no colour, size"),
        (Job, {"source": 5, "crawl_id": 1}, "Job.source must be"),
        (Job, {"source": "x", "crawl_id": True}, "Job.crawl_id must be"),
        (Job, {"source": "x", "crawl_id": 1.5}, "Job.crawl_id must be"),
        (Job, {"source": "x", "crawl_id": 1, "known": "ab"}, "Job.known must be a list"),
        (Job, {"source": "x", "crawl_id": 1, "known": [5]}, "Job.known must be"),
        (Job, {"source": "x", "crawl_id": 1, "feeds": [5]}, "FeedState must be an object"),
        (Job, {"source": "x", "crawl_id": 1, "feeds": None}, "Job.feeds must be a list"),
        (Entry, {"url": None}, "Entry.url must be"),
        (Entry, {"url": "/a", "id": 5}, "Entry.id must be"),
        (crawl.HostResult, {"host": "x", "crawl_delay_s": True}, "crawl_delay_s must be"),
        (crawl.HostResult, {"host": "x", "fetch": "no"}, "Fetch must be an object"),
    ],
)
def test_a_tree_of_another_shape_is_refused_with_its_place(kind, tree, said):
    with pytest.raises(ValueError, match=said):
        from_json(kind, tree)


@pytest.mark.parametrize("value", [Page(url="/a", body=b"x"), 5, Entry, {"url": "/a"}])
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises(TypeError, match="none of the model's values"):
        to_json(value)


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_nouns_are_values_that_nobody_changes(kind):
    assert kind.__dataclass_params__.frozen
    assert all(field.kw_only for field in dataclasses.fields(kind))
    assert "__slots__" in vars(kind)
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}(")


def test_the_related_links_of_an_article_in_page_order():
    links = [
        Link(url=f"/{n}", text=str(n), role=role) for n, role in enumerate(["tag", "related"] * 2)
    ]
    article = Article(url="/a", canonical_url="/a", headline="A", body="B", links=tuple(links))
    assert article.related == (links[1], links[3])


def test_a_result_with_a_story_travels_whole():
    article = Article(
        url="/a",
        canonical_url="/a",
        headline="A",
        body="B",
        links=(Link(url=None, text="B", role="related"),),
        is_accessible_for_free=False,
        provenance=(("headline", "h1"),),
    )
    fetch = Fetch(url="/a", kind="article", fetched_at="2026-11-22T08:00:00Z", status=200)
    result = PageResult(url="/a", fetch=fetch, article=article)
    assert from_json(PageResult, json.loads(json.dumps(to_json(result)))) == result
