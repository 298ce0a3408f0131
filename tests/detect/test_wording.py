"""How words and names are read: shares of a company, and names where no capitals show them."""

import pytest

from newswatch.detect import detect
from newswatch.detect.eastern import eastern_lists, eastern_names
from newswatch.detect.features import features_of
from newswatch.detect.reading import read
from newswatch.detect.tokens import placed_words, words_of
from newswatch.model import Story


def named(text, language):
    return [name.text for name in eastern_names(text, language)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("takes 60 per cent", "MOST%"),
        ("takes 51% of it", "MOST%"),
        ("takes 100 percent", "MOST%"),
        ("membeli 75 persen saham", "MOST%"),
        ("takes 50% of it", "N%"),
        ("takes 12.5 per cent", "N%"),
        ("up 600%", "N%"),
        ("membeli 20 peratus saham", "N%"),
    ],
)
def test_more_than_half_is_told_from_less(text, word):
    found = [one.text for one in words_of(text)]
    assert word in found
    assert len({"MOST%", "N%"} & set(found)) == 1


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Podnest raises US$5m in seed round", "headline tells act and matter and sum of money"),
        ("Podnest names a chief", "headline tells nothing of money and of: appoint"),
    ],
)
def test_what_a_headline_tells_of_money(headline, told):
    assert told in features_of(read(Story(headline=headline, body="")), (), ()).values


def test_without_a_text_nothing_is_told_of_the_opening():
    found = features_of(read(Story(headline="Podnest raises US$5m", body="")), (), ()).values
    assert not [name for name in found if name.startswith("lead tells")]


def test_a_story_without_a_sum_needs_words_of_money_near_the_top():
    about = "Artists from sixteen countries light up the canals for the seventh winter. "
    untold = detect(Story(headline="City of light opens its canals", body=about * 9))
    assert not untold.is_funding
    assert untold.reasons[0].startswith("no sentence near the top gives")
    told = detect(
        Story(
            headline="Podnest closes seed round led by Alpha Ventures",
            body="Podnest has closed an undisclosed seed round led by Alpha Ventures.",
        )
    )
    assert told.is_funding
    assert not told.amounts


RAISE = "Podnest has raised $5 million in a Series A round led by Alpha Ventures."


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Opinion: Podnest raises $5 million, and that is the trouble"),
        ("en", "Q&A | Podnest on how it raised $5 million"),
        ("en", "News in brief – Podnest raises $5 million"),
        ("en", "Podcast review: Podnest raises $5 million"),
        ("id", "Opini: Podnest raih pendanaan US$5 juta"),
        ("zh-TW", "專訪：播巢完成 500 萬美元 A 輪融資"),
    ],
)
def test_a_headline_that_calls_its_story_an_opinion_is_believed(language, headline):
    told = detect(Story(headline=headline, body=RAISE, language=language))
    assert not told.is_funding
    assert told.reasons[0].startswith("the headline calls it")


@pytest.mark.parametrize(
    "headline",
    [
        "Podcast-maker Podnest raises $5 million in Series A round",
        "Review site Podnest raises $5 million in Series A round",
        "Exclusive: Podnest raises $5 million in Series A round",
    ],
)
def test_a_headline_that_only_begins_like_a_label_is_news(headline):
    assert detect(Story(headline=headline, body=RAISE)).is_funding


def test_to_share_a_view_is_no_stake():
    body = "Artists from sixteen countries share their interpretation of the theme of Podnest."
    told = detect(Story(headline="Seventh winter of light in the city", body=body))
    assert not told.is_funding


def test_japanese_names_may_hold_what_looks_like_a_particle():
    text = "引受先はみなと銀行キャピタルと京浜インベストメント、個人投資家の山口健氏など。"
    found = named(text, "ja")
    assert "みなと銀行キャピタル" in found
    assert "京浜インベストメント" in found
    assert "山口健" in found


def test_chinese_names_may_hold_a_word_for_and():
    found = named("投资方包括金沙湾创投、中和资本，以及老股东钱塘资本持续加码。", "zh")
    assert found[-3:] == ["金沙湾创投", "中和资本", "钱塘资本"]
    assert named("由紅石資本和雲嶺基金聯合投資", "zh") == ["紅石資本", "雲嶺基金"]


def test_korean_names_lose_their_particles():
    found = named("픽톡이 솔바람벤처스, 청람벤처스로부터 투자를 유치했다", "ko")
    assert found[:3] == ["픽톡", "솔바람벤처스", "청람벤처스"]


def test_what_only_a_joining_sign_keeps_apart_is_a_list():
    runs = eastern_lists("引受先は丸藤商事、風車ベンチャーズとカゼキャピタル。社長は北斗氏。", "ja")
    lists = [[name.text for name in run] for run in runs if len(run) > 1]
    assert lists == [["丸藤商事", "風車ベンチャーズ", "カゼキャピタル"]]


def test_a_story_is_judged_by_more_words_than_parties_are_found_by():
    text = "shoppers give to a hospice"
    wide = {name for word in words_of(text) for name in word.classes}
    narrow = {name for _, word in placed_words(text) for name in word.classes}
    assert "crowd" in wide - narrow
    assert narrow <= wide


@pytest.mark.parametrize(
    ("whom", "is_funding"),
    [("a new factory and its own delivery fleet", False), ("independent film-makers", True)],
)
def test_money_for_oneself_is_told_from_money_for_others(whom, is_funding):
    story = Story(
        headline=f"Solvang Foods to put $40m into {whom}",
        body=f"Solvang Foods will invest $40 million over three years in {whom}, it said.",
    )
    assert detect(story).is_funding is is_funding


@pytest.mark.parametrize(
    "opening",
    [
        "Solvang has closed a seed round. On Thursday they said they had raised €3.1m.",
        "The digital economy agency is to spend €3.1m on grants for village shops.",
    ],
)
def test_a_sum_in_reported_speech_or_beside_a_body_is_the_news(opening):
    told = detect(Story(headline="Solvang and the village shops get funding", body=opening))
    assert [(sum_.currency, sum_.value) for sum_ in told.amounts] == [("EUR", 3_100_000)]


def test_what_stands_below_the_top_counts_and_is_told_last():
    top = "Podnest has US$5m for the winter.\n\nThe Leeds firm makes podcasts for shops.\n\n" * 2
    calm = "It has forty people. " * 12
    round_of = "The investors, led by Alpha Ventures, took new shares in the Series A round."
    plain, told = (
        detect(Story(headline="Podnest has US$5m", body=f"{top}{calm}\n\n{end}"))
        for end in ("Shops like it.", round_of)
    )
    assert told.probability > plain.probability
    assert told.reasons[-1].endswith("in the story as a whole")
