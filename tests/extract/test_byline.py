"""The by-line that people see, where machines are told nothing."""

import pytest
from extract.pages import article, json_ld, meta, page

from newswatch.extract import extract
from newswatch.extract.credits import is_name
from newswatch.extract.names import split_names


def credited(**where):
    return extract(page(article(**where))).authors


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("<p>By Ann Lee</p>", ("Ann Lee",)),
        ("<p>Von Ann Lee, Frankfurt</p>", ("Ann Lee",)),
        ("<p>Par Ann Lee et Bo Ek avec AFP</p>", ("Ann Lee", "Bo Ek", "AFP")),
        ("<p>Por Ann Lee y Bo Ek</p>", ("Ann Lee", "Bo Ek")),
        ("<p>Text: Ann Lee</p>", ("Ann Lee",)),
        ("<p>e4m by Ann Lee</p>", ("Ann Lee",)),
        ("<p>By Ann Lee, Reporter, Asia Pacific</p>", ("Ann Lee",)),
        ("<p class='byline'>Ursula von der Lee</p>", ("Ursula von der Lee",)),
        ("<p>記者：王小明、李大同</p>", ("王小明", "李大同")),
        ("<p>文／王小明</p>", ("王小明",)),
        ("<a href='/author/1'>배윤경 기자</a>", ("배윤경",)),
        ("<p>โดย สมชาย ใจดี</p>", ("สมชาย ใจดี",)),
        ("<p>By Ann Lee Friday, 21 Nov 2026 4:55 PM</p>", ("Ann Lee",)),
        ("<p class='byline'>Ann Lee 21 Nov 2026</p>", ("Ann Lee",)),
        ("<p class='author'>Ann Lee<br>Senior Reporter<br>@annlee</p>", ("Ann Lee",)),
        (
            "<div class='authors'><a href='/x'>Ann Lee</a> <a href='/y'>Follow</a></div>",
            ("Ann Lee",),
        ),
        ("<p>Posted by <i itemprop='author'>Norman</i></p>", ("Norman",)),
        ("<p><i itemprop='author'>Follow</i></p>", ()),
        ("<p><i itemprop='author'>dpa/hosb; kesm</i></p>", ("dpa/hosb", "kesm")),
        ("<p><i itemprop='author'>(tst)</i></p>", ("tst",)),
        ("<p><i itemprop='author'>author</i></p>", ()),
        ("<p>By Example Staff Writers</p>", ("Example Staff Writers",)),
        ("<p>By the way, this is no by-line</p>", ()),
        ("<p>By night</p><p class='byline'></p><p class='author'>5 min read</p>", ()),
        ("<figure><p class='author'>Cy Day</p></figure>", ()),
        ("<div class='related'><p class='author'>Cy Day</p></div>", ()),
        ("<script class='author'>Cy Day</script>", ()),
        ("<nav><a rel='author' href='/x'>Cy Day</a></nav><p>By Ann Lee</p>", ("Ann Lee",)),
        ("<div class='author-bio'><a rel='author' href='/c'>Cy Day</a></div>", ("Cy Day",)),
    ],
)
def test_a_line_near_the_headline_is_read(before, names):
    assert credited(before=before) == names


def test_the_boxes_around_a_byline_may_be_many():
    boxes = "<div>" * 6 + "<p>By <a href='/author/1'>Ann Lee</a></p>" + "</div>" * 6
    assert credited(before=boxes) == ("Ann Lee",)


def test_a_byline_over_the_headline_and_in_a_teaser_box_of_its_own():
    html = article().replace("<article>", "<article class='teaser'>")
    assert extract(page(html.replace("<h1>", "<p>By Ann Lee</p><h1>"))).authors == ("Ann Lee",)


def test_a_byline_far_from_the_headline_needs_a_mark():
    below = "<p>Dull.</p>" * 150
    assert credited(after=below + "<p>By Ann Lee</p>") == ()
    assert credited(after=below + "<p class='byline'>By Ann Lee</p>") == ("Ann Lee",)
    bare = article(h1="", before="<p class='byline'>By Ann Lee</p>")
    assert extract(page(bare.replace("<title> |", "<title>A title |"))).authors == ("Ann Lee",)


def test_the_outlets_name_gives_way_only_to_a_sure_byline():
    house = json_ld(author={"name": "Example"}, publisher={"name": "Example"})
    far = "<p>Dull.</p>" * 150 + "<a href='/author/1'>Ann Lee</a>"
    assert credited(head=house, before="<p class='byline'>By Ann Lee</p>") == ("Ann Lee",)
    assert credited(head=house, after=far) == ("Example",)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"@type": "Organization", "name": "Marks and Spencer"}, ("Marks and Spencer",)),
        ({"@type": "Person", "givenName": "Ann", "familyName": "Lee"}, ("Ann Lee",)),
        ({"@list": ["Ann Lee", {"author": {"name": "Bo Ek"}}]}, ("Ann Lee", "Bo Ek")),
        ({"author": {"author": {"author": {"author": {"name": "Too deep"}}}}}, ()),
        ("王小明、李大同", ("王小明", "李大同")),
        ("Ann Lee & Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee,Bo Ek", ("Ann Lee", "Bo Ek")),
        ("배윤경,이상현", ("배윤경", "이상현")),
        ("Reuters, AFP", ("Reuters", "AFP")),
        ("Reuters, Bernama", ("Reuters", "Bernama")),
        ("Lee, Ann", ("Ann Lee",)),
        ("Ann Lee, Senior Reporter", ("Ann Lee",)),
        ("Ann Lee (ann@example.com)", ("Ann Lee",)),
        ("John E Smith und Bo Ek", ("John E Smith", "Bo Ek")),
        ("أحمد علي و سارة حسن", ("أحمد علي", "سارة حسن")),
    ],
)
def test_json_ld_names_are_split_as_they_are_meant(said, names):
    assert credited(head=json_ld(author=said)) == names


def test_a_creator_is_an_author_and_a_label_in_another_language_counts():
    assert credited(head=json_ld(author=[], creator="Ann Lee")) == ("Ann Lee",)
    head = meta(twitter__label1="Verfasst von", twitter__data1="Ann Lee")
    assert credited(head=head) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ann", False),
        ("Ann lee", False),
        ("AFP", True),
        ("Ana de la Cruz", True),
        ("One Two Three Four Five Six", False),
        ("Room 101", False),
        ("Read More", False),
        ("王小明", True),
        ("…", False),
    ],
)
def test_a_name_looks_like_one(text, is_one):
    assert is_name(text) is is_one


def test_prefixes_end_where_their_word_does():
    assert split_names(["Byron Lee", "Divya Rao", "Vonda Day"]) == (
        "Byron Lee",
        "Divya Rao",
        "Vonda Day",
    )
