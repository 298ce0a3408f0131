"""The sample newsroom as data: every story can be read, and says what the table of facts says."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import ROOT

from newswatch.errors import ConfigError
from newswatch.model.announcement import EVENT_TYPES
from newswatch.newsroom import Newsroom
from newswatch.newsroom.publisher import read_publisher
from newswatch.newsroom.story import Story, read_story, split_links

DATA = ROOT / "data" / "newsroom"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
PUBLISHERS = Newsroom(DATA).publishers
STORIES = [(publisher, story) for publisher in PUBLISHERS.values() for story in publisher.stories]
EACH = pytest.mark.parametrize(
    ("publisher", "story"), [pytest.param(*both, id=both[1].slug) for both in STORIES]
)
ARTICLE_URLS = {
    "harbour_brief": r"/[a-z0-9][a-z0-9-]{6,}",
    "pitch_and_paisa": r"/[a-z0-9-]+-\d{6}/",
    "southern_slate": r"/(news|opinion|campaigns)/[^/]+",
}


def facts(publisher, story):
    return EXPECTED[publisher.name][publisher.path_of(story)]


@EACH
def test_a_story_reads_like_one(publisher, story):
    assert 4 <= len(story.paragraphs) <= 11
    assert len(" ".join(story.paragraphs)) > 400
    assert not any("](" in part or part.startswith("::") for part in story.paragraphs)
    assert re.fullmatch(ARTICLE_URLS[publisher.name], publisher.path_of(story))


@EACH
def test_the_table_of_facts_names_what_the_story_names(publisher, story):
    said = facts(publisher, story)
    text = "\n".join((story.headline, story.description, *story.paragraphs))
    assert said["day"] == story.day
    assert said["is_funding"] == (said["type"] in EVENT_TYPES) == bool(said["amounts"])
    for name in (*said["funders"], *said["recipients"]):
        assert name in text


@EACH
def test_inserts_are_ones_that_the_publisher_prints(publisher, story):
    names = {block[2:].split()[0] for block in story.blocks if block.startswith("::")}
    assert names <= publisher.blocks.keys()


def test_the_table_lists_the_stories_and_no_others():
    listed = {(name, path) for name, paths in EXPECTED.items() for path in paths}
    assert listed == {(publisher.name, publisher.path_of(story)) for publisher, story in STORIES}


def test_the_first_day_has_27_stories_of_which_8_are_funding_of_all_types():
    first = [(publisher, story) for publisher, story in STORIES if story.day == 1]
    funding = [facts(*both) for both in first if facts(*both)["is_funding"]]
    assert len(first) >= 27
    assert len(funding) >= 8
    assert {said["type"] for said in funding} == set(EVENT_TYPES)


def test_the_second_day_brings_edits_a_withdrawal_and_one_story_told_twice():
    later = [(publisher, story) for publisher, story in STORIES if story.day == 2]
    told = [facts(*both).get("event") for both in later]
    assert len(later) >= 5
    assert sum(facts(*both)["is_funding"] for both in later) >= 2
    assert told.count("third-ferry-series-a") == 2
    assert [story.slug for _, story in STORIES if story.withdrawn] == [
        "mustard-seed-rumoured-raise"
    ]
    edited = [(publisher, story) for publisher, story in STORIES if story.is_edited]
    assert sum(bool(story.replacements) for _, story in edited) == 1
    assert sum(story.edited().paragraphs == story.paragraphs for _, story in edited) == 1
    corrected = next(both for both in edited if both[1].replacements)
    assert facts(*corrected)["day_two"]["amounts"] != facts(*corrected)["amounts"]


def test_an_edit_changes_what_it_names_and_nothing_else():
    story = Story(
        slug="s",
        headline="Old",
        blocks=("It raised £5m.", "No more."),
        replacements=(("£5m", "£6m"),),
    )
    assert story.edited().blocks == ("It raised £6m.", "No more.")
    assert story.edited().headline == "Old"


def test_links_inside_a_paragraph_are_told_from_its_words():
    assert split_links("plain") == [("plain", None)]
    assert split_links("[all](x)") == [("all", "x")]


@given(st.text(alphabet="[]()ab /", max_size=40))
def test_no_word_is_lost_or_added_between_links(block):
    pieces = split_links(block)
    told = Story(slug="s", headline="h", blocks=(f"a{block}",)).paragraphs[0]
    assert "a" + "".join(text for text, _ in pieces) == told
    assert all(text for text, _ in pieces)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no facts at all", "a story is"),
        ("+++\nheadline = \n+++\nText", "not a story"),
        ("+++\nheadline = 'H'\ncolour = 'red'\n+++\nText", "colour"),
        ("+++\nheadline = 'H'\n[day_two]\nmood = 'bad'\n+++\nText", "mood"),
        ("+++\nheadline = 'H'\n[day_two]\nreplace = [['a', 'b']]\n+++\nText", "not there"),
    ],
)
def test_a_story_file_that_is_none_is_named(tmp_path, text, message):
    path = tmp_path / "bad.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message) as caught:
        read_story(path)
    assert caught.value.path == str(path)


def test_a_folder_without_publishers_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="no publisher"):
        Newsroom(tmp_path)


def copied(tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    for source in (DATA / "harbour_brief").iterdir():
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


def test_a_publisher_with_an_unknown_kind_of_channel_is_refused(tmp_path):
    path = copied(tmp_path) / "publisher.toml"
    path.write_text(path.read_text().replace('kind = "rss"', 'kind = "fax"'))
    with pytest.raises(ConfigError, match="fax"):
        read_publisher(path.parent)


def test_a_story_related_to_one_that_is_not_there_is_refused(tmp_path):
    folder = copied(tmp_path)
    (folder / "bauhinia-box-office-q3-results.md").unlink()
    with pytest.raises(ConfigError, match="related to nothing"):
        read_publisher(folder)
