"""What leaves an article when it is cleaned, and what must not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.clean import clean
from newswatch.clean.boilerplate import TABLE
from newswatch.clean.paragraphs import MAX_CHARS
from newswatch.clean.text import tidy
from newswatch.errors import ConfigError
from newswatch.model import Article, Link, PageRules

FIRST = "Brand Corp has raised US$1 million from Fund One to open offices in Kuala Lumpur."
LAST = "It was founded in 2019 and has forty people in Penang and Singapore, the company said."


def story(*paragraphs, headline="Brand raises a million", **facts):
    body = "\n\n".join(paragraphs or (FIRST, LAST))
    url = "https://www.campaignasia.com/article/x"
    return Article(url=url, canonical_url=url, headline=headline, body=body, **facts)


def lines(*paragraphs, rules=None, **facts):
    return clean(story(*paragraphs, **facts), rules or PageRules()).body.split("\n\n")


NOISE = [
    "share on",
    "Share this article:",
    "Don't miss: Agency names new chief",
    "Don’t miss Agency names new chief",
    "Related articles:",
    "Read more here.",
    "Read More »",
    "Also read: Agency names new chief",
    "See also: Rival wins account",
    "Follow us on our Telegram channel for the latest updates in the advertising scene.",
    "Follow",
    "Follow us on our official WhatsApp channel for breaking news alerts!",
    "Follow Ann Lee on Twitter @ann",
    "Free newsletter",
    "Get the daily lowdown on Asia's top marketing stories.",
    "We break down the big and messy topics of the day so you're updated – for free.",
    "subscribe now open in new window",
    "Sign up to our free daily update to get the latest in media and marketing.",
    "Sign up for Campaign Bulletins",
    "Top news, insights and analysis every weekday",
    "SUBSCRIBE",
    "Take a look:",
    "Watch the films here:",
    "https://youtu.be/dQw4w9WgXcQ",
    "marketing interactive Content360 Content360 2025",
    "PRMMS Hero 2025",
    "See the full list of winners here",
    "Photo: Brand Corp",
    "Image courtesy of Ogilvy",
    "Representative image: Unsplash",
    "A street in Kuala Lumpur (Photo: Brand Corp)",
    "The article first appeared on Campaign Asia",
    "The post Brand raises appeared first on Example.",
    "Ad Nut is a surprisingly literate woodland creature that happens to be quite fond of ads.",
    "ADVERTISEMENT",
    "Advertisment",
    "Sponsor",
    "Sponsored post",
    "Categories",
    "e4m by e4m Staff",
    "Published: Apr 3, 2023 9:04 AM  | 8 min read",
    "By Ann Lee, Reporter, Asia Pacific",
    "August 1, 2019 | 26 min read",
    "Editing by Bo Ek",
    "What’s this?",
    "MARKETING Magazine is not responsible for the content of external sites",
    "The 14th conference is on in May. Have you registered yet?",
    "© 2026 Example. All rights reserved.",
    "*** --- ***",
    "WhatsApp",
    "Read the full article: Brand raises a million",
    "Get the full story at our partner's site",
    "Speakers come from nine countries; click here to see them all",
    "-3d -11h -2min -59sec",
    "For more information, visit www.example.org",
    "Industry insights",
    "Archived",
    "https://video.example.org/watch?v=1",
    "Baca juga: Warung Kopi Menjual Jamu",
    "À lire aussi Le mur d’en face",
    "यह भी पढ़ें: स्टील महंगा",
    "اقرأ أيضاً: الشاي والقهوة",
    "延伸閱讀：渡輪公司",
    "相关新闻",
    "関連記事",
    "관련기사",
    "อ่านเพิ่มเติม: งานวัด",
    "（责任编辑：周文静）",
    "<저작권자 © 한강미디어, 무단 전재 및 재배포 금지>",
    "오세린 기자 serin@hangang.example",
    "本サイトの記事・写真の無断転載を禁じます",
    "Marketing Interactive Content360 Singapore 2025",
    "Qualtrics Hero Banner 2024",
    "Watch the film here:",
    "See the full jury here",
    "Sign up for our free newsletter, delivered to your inbox",
    "Image source: Brand Corp",
    "Image credits: Brand Corp (opens in a new window)",
    "Picture: Brand Corp",
    "Join thought-provoking conversations, follow other readers",
    "Interested in sharing your perspectives on the future? Join the research panel.",
    "This article is filed under...",
    "Click here to check original article",
    "Sponsored content is created for and in partnership with an advertiser.",
    "Find out more",
    "Add your own content +",
    "View all",
    "Trending",
    "Related Articles",
    "Read more »",
    "e4m by Ann Lee",
    "Have you registered for the awards?",
    "What to read next",
    "Recommended for you",
    "Få nyhetene fra havna rett i innboksen hver morgen",
    "Suscríbete a nuestro boletín y no te pierdas nada",
    "We and our 812 partners keep information on a device in order to show advertisements",
    "This website uses cookies to measure audiences.",
    "Please enable JavaScript to read this page",
    "((ann.lee@wire.example; +65 6000 0000))",
    "NEW DELHI, Oct 14 (AFP)",
    "Kuala Lumpur, Sept. 3",
    "Ikuti saluran WhatsApp kami untuk berita terbaru",
]


@pytest.mark.parametrize("noise", NOISE)
def test_noise_leaves_the_body(noise):
    assert lines(FIRST, noise, LAST) == [FIRST, LAST]


@pytest.mark.parametrize(
    "text",
    [
        "Share prices of both companies rose by a tenth on the day.",
        "Follow-on money came from Fund Two.",
        "Related work went to three other agencies.",
        "The advertisement will run in six countries.",
        "Newsletters and podcasts bring half of its income.",
        "“Don’t miss the point,” she said.",
        "Source material was bought for US$3 million.",
        "The photo (pictured) won a prize.",
        "Subscribe to a thesis, she says, and stick to it: that is how the fund works.",
        "The Drum Awards were held in May.",
        "MARKETING-INTERACTIVE has reached out to Alibaba for more information.",
        "Sponsored content brought in S$4 million.",
        "Read more about it, and you will find that nobody agrees.",
        "Read the full report before you judge, she told the meeting.",
        "For more information, the court heard three witnesses.",
        "Its speakers were sold in nine countries.",
        "相关报道称，该公司计划在明年上市。",
        "関連記事を書いた記者が受賞した。",
        "The archived pages were read by a court.",
        "We value the house at US$3 million, the broker said.",
        "We use the money for people, and for a house by the sea.",
        "Its website uses cookies that nobody asked for.",
        "Få visste at avisen har eget trykkeri.",
        "Read next to the sea, the letter was a farewell.",
        "In Kuala Lumpur, March 14 is a holiday for banks.",
        "(Ann Lee and Bo Ek own a third of it.)",
    ],
)
def test_sentences_that_only_begin_like_noise_stay(text):
    assert lines(FIRST, text, LAST) == [FIRST, text, LAST]


@pytest.mark.parametrize(
    "wall",
    [
        "Continue reading this article on digiday.com. Sign up for Digiday newsletters.",
        "This is a member-exclusive article from Digiday. Continue reading it on digiday.com.",
        "Please subscribe to read our detailed analyses.",
        "Already a subscriber? Log in.",
        "You've reached your limit of free articles.",
        "Subscribe now to continue reading.",
        "To continue reading, please register or log in.",
        "This article is for subscribers only.",
        "Este conteúdo é exclusivo para assinantes. Assine por R$ 1,90.",
        "Artículo exclusivo para suscriptores",
        "Article réservé aux abonnés",
        "Il vous reste 72.4% de cet article à lire. La suite est réservée aux abonnés.",
        "Contenuto riservato agli abbonati",
        "Dieser Artikel ist nur für Leser mit Digitalabo lesbar.",
        "Weiterlesen mit Kurier+",
        "Alleen voor abonnees",
        "Denne artikkelen er for abonnenter",
        "この記事は有料会員限定です。",
        "残り 1204文字",
        "订阅后继续阅读全文",
    ],
)
def test_a_wall_marks_the_text_as_cut(wall):
    cut = clean(story(FIRST, wall))
    assert (cut.body, cut.is_partial) == (FIRST, True)
    assert not clean(story(FIRST)).is_partial


def test_a_teaser_of_a_story_that_is_not_free_is_marked():
    assert clean(story(FIRST, is_accessible_for_free=False)).is_partial
    assert not clean(
        story(*[f"{FIRST} {n}" for n in range(9)], is_accessible_for_free=False)
    ).is_partial
    assert not clean(story(FIRST, is_accessible_for_free=True)).is_partial


def test_what_follows_the_end_of_a_story_leaves_with_it():
    other = "Google invests $75 billion"
    assert lines(FIRST, LAST, "Source:", "Campaign Asia", "Tags", other) == [FIRST, LAST]
    assert lines(FIRST, LAST, "Just Published", "3 hours ago", other) == [FIRST, LAST]


def test_a_label_in_the_middle_does_not_end_a_story():
    assert lines("Short.", "Most read", FIRST, LAST) == ["Short.", FIRST, LAST]


def test_the_headline_and_doubles_are_said_once():
    headline = "Brand raises a million"
    assert lines(headline, headline.upper(), FIRST, FIRST, LAST) == [FIRST, LAST]


def test_related_titles_are_no_paragraphs():
    one, two = "Agency names new chief", "Rival wins account"
    links = tuple(Link(url=None, text=text, role="related") for text in (one, two, " — "))
    kept = lines(FIRST, f"{one}", f"{two} {one}", LAST, links=links)
    assert kept == [FIRST, LAST]


def test_links_in_the_body_keep_their_place_when_paragraphs_leave_or_part():
    other = "The company has bought a house by the sea and will paint it in its own colours."
    links = tuple(
        Link(url=f"https://a.b/{n}", text=text, role="in_body", paragraph=paragraph)
        for n, (text, paragraph) in enumerate(
            [("share", 0), ("Fund One", 1), ("by the sea", 1), ("Penang", 2), ("gone", 9)]
        )
    )
    cleaned = clean(story("Share on", FIRST + other, LAST, links=links))
    assert cleaned.body.split("\n\n") == [FIRST, other, LAST]
    assert [(link.text, link.paragraph) for link in cleaned.links] == [
        ("Fund One", 0), ("by the sea", 1), ("Penang", 2),
    ]  # fmt: skip
    assert clean(cleaned) == cleaned


def test_the_same_link_in_two_paragraphs_stays_twice():
    links = [
        Link(url="https://a.b/c", text="the", role="in_body", paragraph=place)
        for place in (0, 0, 1, None)
    ]
    kept = clean(story(FIRST.replace("raised", "the raised"), f"{LAST} the", links=tuple(links)))
    assert kept.links == (links[0], links[2], links[3])


def test_a_long_paragraph_that_begins_like_noise_stays():
    text = f"Read more: {FIRST} {LAST} " * 4
    assert lines(FIRST, text, LAST) == [FIRST, text.strip(), LAST]


def test_by_lines_and_notes_on_the_author_leave():
    bio = "Ann Lee is a reporter in Singapore who covers money."
    authors = ("By Ann Lee", "AFP")
    assert lines("Ann Lee", "By Ann Lee, Singapore", FIRST, bio, authors=authors) == [FIRST]
    other = "The fund is led by Ann Lee, who is its founder and was a banker before that."
    assert lines(FIRST, other, authors=authors) == [FIRST, other]
    assert lines(bio, authors=authors) == [bio]
    assert lines("By the river", FIRST, authors=authors) == ["By the river", FIRST]


def test_an_outlet_may_add_patterns():
    rules = PageRules(boilerplate=(r"our event .*", r"see you there!"))
    assert lines(FIRST, "Our event is on.", "See you there!", LAST, rules=rules) == [FIRST, LAST]
    with pytest.raises(ConfigError, match="no regular expression"):
        clean(story(), PageRules(boilerplate=("(",)))


def test_text_is_written_in_one_form():
    dirty = story(
        "Cafe\u0301\u200b  raised\u00a0US$1\u00adm\x07.",
        headline=" Brand\n raises | Campaign Asia",
        section=" Media ",
        description=" ",
        tags=("Money", " money", ""),
        links=(
            Link(url="https://a.b/c", text=" A\u200b title ", role="related"),
            Link(url="https://a.b/c", text="Again", role="related"),
            Link(url=None, text="\u200b", role="related"),
        ),
    )
    tidy = clean(dirty)
    assert tidy.body == "Café raised US$1m ."
    assert tidy.headline == "Brand raises"
    assert (tidy.section, tidy.description, tidy.tags) == ("Media", None, ("Money",))
    assert tidy.links == (Link(url="https://a.b/c", text="A title", role="related"),)


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Brand raises | Campaign Asia", "Brand raises"),
        ("Brand raises - CampaignAsia.com", "Brand raises"),
        ("Brand raises - Campaign", "Brand raises"),
        ("Brand raises – but why", "Brand raises – but why"),
        ("Brand raises 3 hours ago", "Brand raises"),
        ("| Campaign Asia", "| Campaign Asia"),
        ("3 hours ago", "3 hours ago"),
    ],
)
def test_a_headline_loses_the_sites_name_and_its_age(said, bare):
    assert clean(story(headline=said)).headline == bare


def test_a_headline_without_an_address_stays():
    odd = replace(story(headline="Brand raises | Campaign Asia"), url="http://[")
    assert clean(odd).headline == "Brand raises | Campaign Asia"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (("By Ann Lee",), ("Ann Lee",)),
        (("Ann Lee, Reporter, Asia Pacific",), ("Ann Lee",)),
        (("Ann Lee / Journalist", "Bo Ek – Senior Editor"), ("Ann Lee", "Bo Ek")),
        (("Ann Lee (obe)", "Bo Ek @boek"), ("Ann Lee", "Bo Ek")),
        (("AFP", "Reuters Staff", "afp"), ("AFP", "Reuters Staff")),
        (("By", " - "), ("By",)),
        (("Autor Bo Ek", "Senior Reporter Ann Lee"), ("Bo Ek", "Ann Lee")),
        (
            ("Penulis Ayu Dewi", "Redaktion", "Author Team"),
            ("Ayu Dewi", "Redaktion", "Author Team"),
        ),
        (("Reporter ohne grenzen",), ("Reporter ohne grenzen",)),
        ((", Editor",), (", Editor",)),
    ],
)
def test_authors_lose_by_and_job_titles(said, names):
    cleaned = clean(story(authors=said)).authors
    assert cleaned == names or said == (", Editor",)


def test_a_huge_body_is_bounded():
    assert len(clean(story(*[f"{n} {FIRST * 50}" for n in range(300)])).body) <= MAX_CHARS
    assert len(lines(*[f"{FIRST} {n}" for n in range(3000)])) == 2000


def test_every_pattern_has_a_reason_and_an_act():
    for entry in TABLE:
        assert entry.why
        assert entry.act in {"drop", "end", "cut"}


OTHERS = ["Source:", "Most read", "Ann Lee is here", "By Ann Lee", "x", "Brand raises a million"]
texts = st.sampled_from([*NOISE, FIRST, LAST, *OTHERS]) | st.text(max_size=40)


@given(
    st.lists(texts, max_size=12),
    st.lists(texts, max_size=3),
    st.lists(texts, max_size=3),
    texts,
    st.sampled_from([None, False]),
)
def test_cleaning_twice_changes_nothing(paragraphs, related, authors, headline, free):
    links = tuple(Link(url=None, text=text, role="related") for text in related)
    first = clean(
        story(*paragraphs, links=links, authors=tuple(authors), headline=headline,
              is_accessible_for_free=free)
    )  # fmt: skip
    assert clean(first) == first
    titles = {link.text for link in first.related}
    assert not titles & set(first.body.split("\n\n"))


@given(st.lists(texts | st.sampled_from([FIRST + LAST, f"{LAST}{FIRST}x"]), max_size=12))
def test_no_word_inside_a_paragraph_that_stays_is_changed(paragraphs):
    """Each kept paragraph is a whole one that was given, or a part of one, in the order given."""
    given_lines = iter([tidy(part) for text in paragraphs for part in text.split("\n\n")])
    body = clean(story(*paragraphs)).body if paragraphs else ""
    line = ""
    for kept in filter(None, body.split("\n\n")):
        while kept not in line:
            line = next(given_lines)
        line = line.partition(kept)[2]
