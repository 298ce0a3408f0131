"""What a reader of the announcement would notice."""

import pytest
from detect.judged import assert_proved, judge
from paths import SHARED, needs_shared

from newswatch.detect import detect
from newswatch.model import Story

RAISED = "Lumora has raised US$14 million in a Series B round led by Cinnabar Ventures."


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
    assert not found.is_funding
    assert any(
        reason.startswith("against") and "cancel" in reason and "scraps" in reason
        for reason in found.reasons
    )
    long = judge("Publix buys Redbird " + "and much more " * 20, "")
    assert any(reason.endswith("…") for reason in long.reasons)


def test_the_sum_that_is_new_is_announced_and_not_what_it_adds_up_to():
    found = judge(
        "Lumora takes seed round to US$9m",
        "Lumora has raised another US$3 million, taking its seed round to US$9 million.",
    )
    assert [one.value for one in found.amounts] == [3_000_000]


def test_a_total_is_announced_where_there_is_no_other_sum():
    found = judge("Lumora prices float", "Lumora will sell new shares, for A$51 million in all.")
    assert [one.value for one in found.amounts] == [51_000_000]


def test_a_rate_is_no_announced_sum():
    found = judge(
        "Council to give grants to local papers",
        "Leeds council will give grants of £4m to local papers: £3 for every £1 that they raise.",
    )
    assert [one.value for one in found.amounts] == [4_000_000]


@pytest.mark.parametrize(
    ("headline", "body", "sums"),
    [
        # Told late, in a sentence of the deal ...
        ("Lumora lets Cinnabar Ventures in",
         ("Lumora has closed a Series B led by Cinnabar Ventures.\n\nIt sells software.\n\nThe"
         " round of US$14 million will pay for engineers. A seat costs $90."), [14_000_000]),
        # ... unless the story says that the sum is not told, or it is of something else.
        ("Lumora lets Cinnabar Ventures in",
         ("Lumora has closed a Series B led by Cinnabar Ventures. It did not say how much.\n\nIt"
         " sells software.\n\nIts market is worth US$14 million in deals."), []),
        ("Lumora lets Cinnabar Ventures in",
         ("Lumora has closed a Series B led by Cinnabar Ventures.\n\nIt sells software.\n\nIts"
         " owner lives in a house of US$14 million."), []),
        # What the headline passes is what the text calls the company's value.
        ("Lumora flies past US$2.7bn as Cinnabar Ventures leads Series E",
         ("Lumora has raised US$325 million in a Series E led by Cinnabar Ventures, which values it"
         " at US$2.7 billion."), [325_000_000]),
        ("Small brands get up to S$2m each as Singapore government adds to fund",
         ("The Singapore government will award grants of S$150 million to small brands, each up to"
         " S$2 million."), [150_000_000]),
        ("Lumora joins the billion-dollar club", "Lumora has raised US$9 million in a round.",
         [9_000_000]),
    ],
)  # fmt: skip
def test_which_sum_is_announced(headline, body, sums):
    found = judge(headline, body)
    assert found.is_funding
    assert [one.value for one in found.amounts] == sums


@pytest.mark.parametrize(
    ("body", "currency"),
    [
        ("ASX-listed Lumora has raised $5 million in a placement, said New York's Beta.", "AUD"),
        (("Lumora of Melbourne has raised $5 million (US$3.3 million) in a Series A round led by"
         " New York's Beta Ventures."), "AUD"),
        ("Bengaluru's Lumora has raised $5 million in a Series A round led by Canada Pension Plan.",
         "USD"),
        ("Screen Australia has awarded grants of $5 million to 13 series.", "AUD"),
    ],
)  # fmt: skip
def test_whose_dollar_a_bare_one_is(body, currency):
    assert judge("Lumora raises $5m from Beta Ventures", body).amounts[0].currency == currency


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
        ("Acme's US$5m fund for creators is open", "Acme opens a fund of US$5m.", ("Acme",)),
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
