"""What a reader of the announcement would notice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import SHARED, needs_shared

from newswatch.detect import detect
from newswatch.model import Story
from newswatch.model.announcement import EVENT_TYPES

RAISED = "Lumora has raised US$14 million in a Series B round led by Cinnabar Ventures."


def judge(headline, body="", **more):
    return detect(Story(headline=headline, body=body, **more))


def assert_proved(story, found):
    for proof in found.evidence:
        text = story.headline if proof.place == "headline" else story.body
        assert text[proof.start : proof.end] == proof.quote
        assert proof.quote
    for one in (*found.amounts, *found.other_amounts):
        text = story.headline if one.place == "headline" else story.body
        assert text[one.start : one.end] == one.text


@needs_shared
def test_the_first_article():
    page = (SHARED / "seed" / "article.txt").read_text("utf-8")
    body = page.split("share on\n\n")[1].split("Related articles")[0]
    story = Story(
        headline="Alibaba's media arm to pump HK$5bn to promote HK's cultural scene",
        body=body.strip(),
        language="en",
    )
    found = detect(story)
    assert found.is_funding
    assert found.type == "pledge"
    assert [(one.currency, one.value) for one in found.amounts] == [("HKD", 5_000_000_000)]
    assert found.period_years == 5
    assert found.funders == ("Alibaba Digital Media and Entertainment Group",)
    assert found.recipients == ("HK's cultural scene",)
    assert {"type", "amounts[0]", "funders[0]", "recipients[0]", "period_years"} <= {
        proof.fact for proof in found.evidence
    }
    assert_proved(story, found)


def test_a_round_with_its_facts_and_other_sums():
    story = Story(
        headline="Lumora raises US$14m Series B",
        body=RAISED
        + " Tidewater Capital and existing backer Seventh Lane took part.\n\n"
        + "The company was valued at US$90 million. Revenue was US$3 million last year. "
        + "It raised US$4.5 million in 2022. Shares cost US$2 each. The market is worth US$2bn.",
    )
    found = detect(story)
    assert (found.type, found.round) == ("round", "series-b")
    assert [one.value for one in found.amounts] == [14_000_000]
    assert set(found.funders) == {"Cinnabar Ventures", "Tidewater Capital", "Seventh Lane"}
    assert found.lead_funders == ("Cinnabar Ventures",)
    assert found.recipients == ("Lumora",)
    roles = {one.value: one.role for one in found.other_amounts}
    assert roles[90_000_000] == "valuation"
    assert roles[3_000_000] == "revenue"
    assert roles[4_500_000] == "earlier_round"
    assert_proved(story, found)


def test_a_sum_in_two_currencies_gives_both_own_first():
    found = judge(
        "Podnest bags S$2.5m", "Podnest has closed a S$2.5 million (US$1.9 million) seed round."
    )
    assert [(one.currency, one.value) for one in found.amounts] == [
        ("SGD", 2_500_000),
        ("USD", 1_900_000),
    ]


def test_a_twin_is_given_once():
    twice = "Podnest has closed a S$2.5m (US$1.9m) seed round. The S$2.5m (US$1.9m) is for hiring."
    found = judge("Podnest bags S$2.5m", twice)
    assert [one.value for one in found.amounts] == [2_500_000, 1_900_000]


def test_a_range_gives_both_ends():
    found = judge(
        "Podnest to raise between S$1m and S$2m in seed round", "Podnest is raising a seed round."
    )
    assert [one.value for one in found.amounts] == [1_000_000, 2_000_000]


@pytest.mark.parametrize(
    ("body", "country", "currency"),
    [
        ("Beamly has raised $5 million in seed funding.", "SG", "SGD"),
        ("Beamly has raised $5 million in seed funding.", None, "USD"),
        ("Sydney's Beamly has raised $5 million in seed funding.", None, "AUD"),
        ("Singapore's Beamly has raised $5 million in seed funding.", None, "USD"),
        ("Sydney's Beamly, now in New York, has raised $5 million in seed funding.", None, "USD"),
        ("Auckland's Beamly has raised $5m (US$3m) in US seed funding.", None, "NZD"),
        ("Beamly has raised $5m (S$6.7m) in seed funding.", "SG", "USD"),
        ("Mexican start-up Beamly has raised 5 million pesos in seed funding.", None, "MXN"),
        ("Acme Brazil's Beamly has raised 5 million pesos in seed funding.", None, "PHP"),
        ("SYDNEY - Beamly has raised $5 million in seed funding.", None, "AUD"),
    ],
)
def test_bare_signs_take_the_plain_country(body, country, currency):
    found = judge("Beamly raises seed round", body, country=country)
    assert found.amounts[0].currency == currency


def test_the_governments_dollar_is_its_own():
    found = judge(
        "SPC to get $900m from Singapore government",
        "SPC Trust will get $900 million in grants from the Singapore government over five years.",
    )
    assert (found.type, found.amounts[0].currency) == ("grant", "SGD")
    assert found.period_years == 5


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Publix buys Redbird for S$40m", "Publix has acquired agency Redbird for S$40 million."),
        ("WeChirp buys 65% of Panda Fox", "WeChirp has taken control of Panda Fox for US$60m."),
        (
            "Telco hands RM50m media account to Mindspark",
            "It is the agency of record after a pitch.",
        ),
        (
            "Grabbit in talks to raise US$300m",
            "Grabbit is in talks to raise US$300 million, people said.",
        ),
        ("Streamflix scraps US$100m fund", "Streamflix has scrapped a fund of US$100 million."),
        ("Cola signs US$60m deal to sponsor league", "Cola will be the title sponsor."),
        ("A quiet day", "Nothing happened at all."),
        ("", ""),
    ],
)
def test_other_news_is_told_apart_with_a_reason(headline, body):
    found = judge(headline, body)
    assert not found.is_funding
    assert found.probability < 0.5
    assert found.reasons
    assert found.type is None
    assert found.amounts == found.funders == found.recipients == found.evidence == ()


def test_the_sentence_against_is_quoted():
    found = judge(
        "Streamflix scraps US$100m fund", "Streamflix has scrapped a fund of US$100 million."
    )
    assert any("called off" in reason and "scraps" in reason for reason in found.reasons)
    long = judge("Publix buys Redbird " + "and much more " * 20, "")
    assert any(reason.endswith("…") for reason in long.reasons)


@pytest.mark.parametrize("language", ["zh-HK", "ko", "id", None])
def test_other_languages_are_not_judged_but_their_sums_are_listed(language):
    text = "零食品牌良月宣布完成 2 億港元 B 輪融資，由獅子山資本領投"
    found = judge(text if language != "id" else "Rp 5 miliar", text, language=language)
    assert not found.is_funding
    assert "not supported" in found.reasons[0]
    assert 200_000_000 in {one.value for one in found.other_amounts}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("over the next 12 months", 1),
        ("over 18 months", None),
        ("over two to three years", 3),
        ("over the next decade", 10),
        ("over the coming year", 1),
        ("in a five-year programme", 5),
        ("over the past three years", None),
        ("in a three-year contract", None),
        ("by the end of next year", None),
    ],
)
def test_period(text, period):
    found = judge(
        "Streamflix pledges US$500m to Thai film", f"Streamflix has pledged US$500 million {text}."
    )
    assert found.is_funding
    assert found.period_years == period


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Series A+ round", "series-a+"),
        ("pre-Series B round", "pre-series-b"),
        ("pre-A round", "pre-series-a"),
        ("pre-seed round", "pre-seed"),
        ("angel round", "angel"),
        ("bridge round", "bridge"),
        ("growth round", "growth"),
        ("funding round", None),
    ],
)
def test_round_label(text, label):
    found = judge(
        "Podnest raises US$5m", f"Podnest has raised US$5 million in a {text} from two investors."
    )
    assert (found.type, found.round) == ("round", label)


def test_the_label_of_an_earlier_round_is_left_alone():
    found = judge(
        "Podnest raises US$5m", "Podnest has raised US$5 million. It closed its seed round in 2019."
    )
    assert found.round is None


def test_names_in_brackets_and_quotes():
    found = judge(
        "Kerry raises US$5m",
        "Kerry Express (Thailand) (the courier) has raised US$5 million in a round led by Beta. "
        '"We at Gamma Capital led nothing at all this time," said a rival.',
    )
    assert found.recipients == ("Kerry Express (Thailand)",)
    assert found.funders == ("Beta",)


@pytest.mark.parametrize(
    ("headline", "body", "funders"),
    [
        (
            "Saudi Arabia to pump SAR142bn into games grants",
            "The sector is to get help in the form of grants.",
            ("Saudi Arabia",),
        ),
        (
            "Acme opens US$5m fund for creators",
            "Acme has set up a fund of US$5m that is open to creators.",
            ("Acme",),
        ),
        (
            "IMDO launches S$10m fund for film",
            "IMDO, the Infocomm Media Development Office, has launched a fund of S$10 million.",
            ("Infocomm Media Development Office",),
        ),
        (
            "Acme pledges US$5m for it as promised",
            "Acme has pledged US$5 million to local newsrooms over two years.",
            ("Acme",),
        ),
        (
            "Podnest raises US$5m",
            (
                "Podnest has raised US$5 million from Alpha (the ad firm), a maker of ads, "
                "Beta, Gamma and "
                "that of India's Delta Group, and the founders of Omega."
            ),
            ("Alpha", "Beta", "Gamma", "Delta Group"),
        ),
    ],
)
def test_who_gives(headline, body, funders):
    assert judge(headline, body).funders == funders


HOSTILE = (
    "$" * 1_000_000,
    "$1 " * 10_000,
    '"' * 200_000,
    "(" * 200_000,
    "\x00\x1f\ud800" * 10_000,
    "A, " * 50_000,
    "raises led by " * 20_000,
    "□ raises ¤ from ● and ■ in ◇. " * 50,
    "Acme raises US$5m led by " + "Bigword" * 20 + ".",
    "Acme raises $5m from Beta Capital, Gamma and Delta. " * 2_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_gets_an_answer(text):
    found = judge(text[:5000], text)
    assert 0 <= found.probability <= 1


PHRASES = """Acme|Beta Capital's|raises|US$5m|S$2 million|(€3m)|led by|from|,|and|Series A
round|fund|grant|government of|Singapore's|has|in|into|stake|20%|the|a|which|.|;
:|Ministry|over three years|invests|pledges|Hong Kong|its|loan|IPO|files to|buy
□|¤|◇|●|■|that|joint venture|each"""
WORDS = st.sampled_from(PHRASES.replace("\n", "|").split("|"))


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=60).map(" ".join))
def test_any_words_give_facts_that_are_proved(headline, body):
    story = Story(headline=headline, body=body)
    found = detect(story)
    assert_proved(story, found)
    assert found.is_funding == (found.type in EVENT_TYPES)
    assert all(one.role != "announced" for one in found.other_amounts)
