"""What the table of boilerplate takes out of a body, and what only looks like it."""

import re

import pytest
from clean.articles import FIRST, LAST, NOISE, lines, story

from newswatch.clean import clean
from newswatch.clean.boilerplate import TABLE


@pytest.mark.parametrize("noise", NOISE)
def test_noise_leaves_the_body(noise):
    assert lines(FIRST, noise, LAST) == [FIRST, LAST]


@pytest.mark.parametrize(
    "text",
    [
        "Share prices of both companies rose by a tenth on the day.",
        "Follow-on money came from Fund Two.",
        "When you buy links for a client, you earn its trust, the consultant said.",
        "At 5.48 pm the lights went out in the theatre.",
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
        "Lesezeit ist Geld, sagt der Verlag.",
        "Temps de lecture, temps perdu: the shop sells both.",
        "An dieser Stelle findet sich heute ein Hotel, dessen Inhalt niemand kennt.",
        "This article contains content that nobody had seen, the court said.",
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


def test_every_pattern_has_a_reason_and_an_act():
    for entry in TABLE:
        assert entry.why
        assert entry.act in {"drop", "end", "cut"}


def test_patterns_are_written_in_small_letters_and_fit_any():
    for entry in TABLE:
        for pattern in entry.patterns:
            letters = re.sub(r"\\[A-Za-z]", "", pattern)
            assert letters == letters.lower()
    assert lines(FIRST, "READ ALSO: Rival Wins Account", LAST) == [FIRST, LAST]
