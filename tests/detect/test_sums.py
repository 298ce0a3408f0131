"""Which of a story's sums is announced, by the words beside each; asks no learned weights."""

import pytest

from newswatch.detect.currency import currency_of
from newswatch.detect.main_sum import announced
from newswatch.detect.reading import read
from newswatch.detect.roles import placed
from newswatch.detect.weighing import hits_for
from newswatch.model import Story

REST = "Lumora sells rice.\n\nIt is old.\n\nIt is kind.\n\n"


def story(body, headline="Lumora lets Cinnabar in"):
    return read(Story(headline=headline, body=body))


def currency(reading, kind):
    return currency_of(announced(reading, hits_for(reading))[0].money, reading, kind)


def sums(reading):
    return [one.money.value for one in announced(reading, hits_for(reading))]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        # Words that only look like those of revenue, markets, rounds of old and valuations.
        ("Lumora has sold 20% of itself for £6 million, giving its sales team a desk.", 6_000_000),
        ("Cinnabar has launched a film-sector programme with capital of £9 million.", 9_000_000),
        ("Lumora, which sells deals once enough people sign up, raised £5 million.", 5_000_000),
        ("Lumora gets airtime with a stated value of £3 million for shares.", 3_000_000),
        ("The service that he began in 2018 will invest £40 million in crews.", 40_000_000),
        # Values of the whole firm are not what it took.
        ("It took £2 million.\n\nThe shares went at a price that puts £40 million on the group.",
         2_000_000),
        ("It took £2 million. Reports put it at £40 million.", 2_000_000),
        # What a fund has goes before what it may have.
        ("Cinnabar has reached a first close of £30 million on what will be a £55 million fund.",
         30_000_000),
        # Told late and plainly.
        ("Cinnabar led its Series A.\n\nIt sells rice cookers.\n\nThree firms put up £4 million.",
         4_000_000),
    ],
)  # fmt: skip
def test_the_announced_sum(body, value):
    assert sums(story(body))[:1] == [value]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        # The whole of a deal whose parts stand nearer the top.
        ("Cinnabar gave £4 million.\n\nIt is the bulk of a £6 million Series B.", 6_000_000),
        ("Cinnabar bought £4 million of notes, and Tide £2 million, for £6 million in all.",
         6_000_000),
        ("Lumora and Tide each put £4 million into a venture. Its £8 million of capital is new.",
         8_000_000),
        ("They can apply for up to £5,000.\n\nA pot of £2 million has been set aside.", 2_000_000),
        ("The scheme pays £300 for each firm.\n\nA firm gets up to £20,000.\n\nIt costs little.",
         20_000),
        ("Each of six firms gets £1.5 million from Cinnabar.", 1_500_000),
        # What the story calls the sum, however late.
        (f"It has an owner.\n\n{REST}All told the cheque comes to £4 million.", 4_000_000),
        (f"It has new owners.\n\n{REST}The £4 million will pay for ovens.", 4_000_000),
        ("Cinnabar has three new vehicles.\n\nThey total £40 million.", 40_000_000),
        ("Its stake is of a fifth.\n\nThe deal is worth £4 million, the firm says.", 4_000_000),
        # What went before the news, debts, estimates and wages are not it.
        ("Two months after putting £9 million into tea, Cinnabar is to put £4 million into rice.",
         4_000_000),
        ("Shareholders are to be asked for £14 million.\n\nNet debt of £30 million would fall.",
         14_000_000),
        ("Cinnabar has found £4 million for films. Trainees are promised £900 a month.", 4_000_000),
        ("The film is to get £3 million. Trade estimates put its cost at £40 million.", 3_000_000),
        ("Lumora receives £3 million.\n\nIts angel holds 7% after investing £50,000 for rice.",
         3_000_000),
        ("It has £9 million.\n\nIt is old. Cinnabar put up £6 million of the total.", 9_000_000),
    ],
)  # fmt: skip
def test_the_sum_of_the_deal_among_others(body, value):
    assert sums(story(body))[:1] == [value]


@pytest.mark.parametrize(
    "body",
    [
        # Said to be kept quiet: what others paid is not it.
        "It takes a tenth. How much it won't say.\n\nIt is old. It paid £9 million for tea.",
        "It takes a tenth; the price is under wraps.\n\nIt is old. It put up £9 million once.",
        # Of other firms, and of another time.
        "Cinnabar takes a tenth of Lumora.\n\n" + REST + "Mekar raised £9 million for tea.",
        "Cinnabar takes a tenth of Lumora.\n\n" + REST + "Cinnabar paid £9 million in May.",
        # Too little to be a deal's in that currency.
        "Cinnabar takes a tenth of Lumora.\n\nA worker who draws Rp 500,000 pays nothing.",
        # How large a business is.
        "Cinnabar takes a tenth of Lumora, which buys £40 million a year of rice.",
    ],
)
def test_a_story_without_a_sum_of_its_own(body):
    assert sums(story(body)) == []


def test_a_headline_that_passes_a_total_leaves_the_news_to_the_text():
    body = "It has £4 million more to spend. All told, the firm has received £42 million."
    assert sums(story(body, "Lumora jogs past £42 million mark"))[:1] == [4_000_000]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Lumora had sales of £7 million.", "revenue"),
        ("The film sector will reach £9 million.", "market_size"),
        ("It once raised £5 million.", "earlier_round"),
        ("The business was valued at £3 million.", "valuation"),
        ("Reports put it at £4 million.", "valuation"),
        ("In 2018 it began with £4 million.", "earlier_round"),
    ],
)
def test_what_other_sums_are(body, role):
    assert [one.role for one in placed(story(body))] == [role]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        # The nearer home of two whose dollars are written bare.
        ("Sydney's Lumora has raised $6 million. It has an office in Auckland.", "AUD"),
        # A firm's home before the places that come up on the way.
        ("It is used in New Zealand. The Melbourne start-up has raised $6 million.", "AUD"),
        (f"Lumora has $6 million for rice.\n\n{REST}Perth likes it. Australians do.", "AUD"),
        (f"Lumora has $6 million for rice.\n\n{REST}Perth likes it, and Auckland.", "USD"),
        ("Lumora has $6 million for rice, in Australia, Canada, Britain, Brazil and India.", "USD"),
        # Canadian firms reckon in US dollars, unless the sum is told in them as well.
        ("Vancouver's Lumora has raised $6 million.", "USD"),
        ("Lumora has raised $6 million (US$5 million) in Vancouver.", "CAD"),
        ("Lumora of Toronto, Canada has raised $6 million (US$5 million).", "CAD"),
        # Start-ups of other countries mean US dollars, whatever else the story writes out.
        ("Singapore's Lumora has raised $6 million. It took US$2 million before.", "USD"),
    ],
)
def test_whose_dollars_a_bare_sign_means(body, code):
    assert currency(story(body), "round") == code


@pytest.mark.parametrize(
    ("body", "kind", "language", "code"),
    [
        ("The ministry in Wellington awards $6 million to bands, in London and New York.", "grant",
         "en", "NZD"),
        ("Bookshops in Canada share $6 million.", "grant", "en", "CAD"),
        ("Lumora pledges $6 million to Canada.", "pledge", "en", "CAD"),
        ("Lumora pledges $6 million to readers in Canada and India.", "pledge", "en", "USD"),
        ("Bookshops in Singapore share $6 million.", "pledge", "en", "USD"),
        ("高雄市政府成立6億元影視基金。", "fund", "zh-Hant", "TWD"),
        ("某公司成立6億元影視基金。", "fund", "zh-Hant", "CNY"),
        ("某公司在香港成立6亿元基金。", "fund", "zh-Hans", "CNY"),
    ],
)  # fmt: skip
def test_whose_money_by_kind_and_language(body, kind, language, code):
    reading = read(Story(headline="", body=body, language=language))
    assert currency(reading, kind) == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Lumora has raised $6 million.", "SGD"),
        ("Jakarta-based Lumora has raised $6 million.", "USD"),
        ("Lumora, the Jakarta- and Singapore-based shop, has raised $6 million.", "USD"),
        ("The Sydney start-up Lumora has raised $6 million.", "SGD"),
    ],
)
def test_an_outlets_dollars_are_not_those_of_firms_abroad(body, code):
    reading = read(Story(headline="Lumora lets Cinnabar in", body=body, country="SG"))
    assert currency(reading, "round") == code
