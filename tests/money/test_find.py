"""What news writes as money, and what it does not."""

import pytest

from newswatch.money import find_amounts


def read(text):
    return [(m.text, m.currency or m.unit, m.value) for m in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("HK$5bn", "HKD", 5_000_000_000),
        ("US$6,600", "USD", 6_600),
        ("$1.25-billion", "$", 1_250_000_000),
        ("S$$47.9 million", "SGD", 47_900_000),
        ("SG$3 million", "SGD", 3_000_000),
        ("$AU1.2 billion", "AUD", 1_200_000_000),
        ("US $5m", "USD", 5_000_000),
        ("U.S. $5m", "USD", 5_000_000),
        ("NT$300m", "TWD", 300_000_000),
        ("$5m AUD", "AUD", 5_000_000),
        ("RM431,000", "MYR", 431_000),
        ("RM773 mil", "MYR", 773_000_000),
        ("Rs1,55,386 crore", "Rs", 1_553_860_000_000),
        ("Rs 24,713-crore", "Rs", 247_130_000_000),
        ("Rs. 964 Cr", "Rs", 9_640_000_000),
        ("Rs 50 L", "Rs", 5_000_000),
        ("₹70 crore", "INR", 700_000_000),
        ("1.5 lakh crore rupees", "Rs", 1_500_000_000_000),
        ("rupees 500 crore", "Rs", 5_000_000_000),
        ("14.5 bil rupees", "Rs", 14_500_000_000),
        ("¥179 billion", "¥", 179_000_000_000),
        ("CN¥5m", "CNY", 5_000_000),
        ("JP¥5m", "JPY", 5_000_000),
        ("1兆2億3万4千円", "JPY", 1_000_200_034_000),
        ("RMB 2.8bn", "CNY", 2_800_000_000),
        ("25 billion yuan", "CNY", 25_000_000_000),
        ("1 trillion won", "KRW", 1_000_000_000_000),
        ("10 billion South Korean won", "KRW", 10_000_000_000),
        ("KRW120 billion", "KRW", 120_000_000_000),
        ("W150bn", "KRW", 150_000_000_000),
        ("THB5.9 billion", "THB", 5_900_000_000),
        ("P500 million", "PHP", 500_000_000),
        ("P1,800", "PHP", 1_800),
        ("₱80m", "PHP", 80_000_000),
        ("50 million Mexican pesos", "MXN", 50_000_000),
        ("Rp 1,5 triliun", "IDR", 1_500_000_000_000),
        ("Rp500.000", "IDR", 500_000),
        ("Rp 5 M", "IDR", 5_000_000_000),
        ("Rp 200 juta", "IDR", 200_000_000),
        ("1.200 tỷ đồng", "VND", 1_200_000_000_000),
        ("2 nghìn tỷ đồng", "VND", 2_000_000_000_000),
        ("50 triệu USD", "USD", 50_000_000),
        ("5亿元人民币", "CNY", 500_000_000),
        ("5億4000万円", "JPY", 540_000_000),
        ("1億2,000万円", "JPY", 120_000_000),
        ("新台幣3億元", "TWD", 300_000_000),
        ("人民幣五十億元", "CNY", 5_000_000_000),
        ("三十五萬港元", "HKD", 350_000),
        ("3億元", "元", 300_000_000),
        ("一億二千萬港元", "HKD", 120_000_000),
        ("1亿2千万美元", "USD", 120_000_000),
        ("一点二五亿美元", "USD", 125_000_000),
        ("2億5千万円", "JPY", 250_000_000),
        ("3억 5천만원", "KRW", 350_000_000),
        ("3千万美元", "USD", 30_000_000),
        ("120억원", "KRW", 12_000_000_000),
        ("1조 2000억 원", "KRW", 1_200_000_000_000),
        ("ＨＫ＄５億", "HKD", 500_000_000),
        ("half a billion dollars", "$", 500_000_000),
        ("a million and a half euros", "EUR", 1_500_000),
        ("31m kuna", "HRK", 31_000_000),
        ("WST 3m", "WST", 3_000_000),
        ("a quarter of a million dollars", "$", 250_000),
        ("three-quarters of a million pounds", "pound", 750_000),
        ("RM1.2 bilion", "MYR", 1_200_000_000),
        ("ZMW 5m", "ZMW", 5_000_000),
        ("JMD 5m", "JMD", 5_000_000),
        ("5 million kwacha", "ZMW", 5_000_000),
        ("two million pounds", "pound", 2_000_000),
        ("5 million pounds sterling", "GBP", 5_000_000),
        ("one and a half million US dollars", "USD", 1_500_000),
        ("five hundred thousand dollars", "$", 500_000),
        ("one hundred and fifty million yen", "JPY", 150_000_000),
        ("500 million Hong Kong dollars", "HKD", 500_000_000),
        ("€1.5 million", "EUR", 1_500_000),
        ("€1.500.000", "EUR", 1_500_000),
        ("€1.500.000,50", "EUR", 1_500_001),
        ("1 500 000 €", "EUR", 1_500_000),
        ("500 000 €", "EUR", 500_000),
        ("5 M€", "EUR", 5_000_000),
        ("1,5 Mrd. Euro", "EUR", 1_500_000_000),
        ("3 millions d'euros", "EUR", 3_000_000),
        ("10-million-euro", "EUR", 10_000_000),
        ("AED 20mn", "AED", 20_000_000),
        ("SR 500 million", "SAR", 500_000_000),
        ("R5 million", "ZAR", 5_000_000),
        ("IDR 100k", "IDR", 100_000),
        ("£0.5m", "GBP", 500_000),
        ("HK$1.5", "HKD", 2),
    ],
)
def test_one_sum(text, currency, value):
    assert read(f"It was {text}.") == [(text, currency, value)]


@pytest.mark.parametrize(
    "text",
    [
        "2.8K likes and 3.2K followers",
        "246.6 million shares",
        "up 5% in 2024, on 3 May",
        "call +65 6123 4567",
        "P180",
        "the agency 3 won",
        "a B2B firm with 5 brands",
        "$1.2.3,4.5",
        "$" + "9" * 40,
        "$999999999999 trillion",
        "1,2,3 euros of fun"[:5],
        "a half",
        "one or two",
        "about two million viewers",
        "一千萬人",
        "5 US agencies",
        "¥",
        "",
        "数千万元",
        "數億港元",
        "수십억 원",
    ],
)
def test_no_money(text):
    assert read(text) == []


def test_a_sign_takes_only_letters_that_name_a_country():
    assert read("X¥5m, X$5m") == [("¥5m", "¥", 5_000_000), ("$5m", "$", 5_000_000)]


def test_a_magnitude_after_close_to_is_one_of_it():
    assert read("完成近亿元人民币融资") == [("亿元人民币", "CNY", 100_000_000)]
    assert read("逾億美元") == [("億美元", "USD", 100_000_000)]
    assert read("数亿元") == []


def test_a_number_in_words_ends_somewhere():
    assert read("one million " + "and " * 20 + "dollars") == []


def test_letters_that_only_look_like_magnitudes():
    assert read("$5 B&T, $20 T-shirts, $30 k") == [
        ("$5", "$", 5),
        ("$20", "$", 20),
        ("$30", "$", 30),
    ]


def test_a_foreign_name_after_a_sum_with_its_own_currency_is_left_alone():
    assert read("RM5m euro") == [("RM5m", "MYR", 5_000_000)]
    assert read("5m US$3m")[-1] == ("US$3m", "USD", 3_000_000)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("between 1 and 2 million dollars", [("1", 1_000_000), ("2 million dollars", 2_000_000)]),
        ("S$1m-S$2m", [("S$1m", 1_000_000), ("S$2m", 2_000_000)]),
        ("$1-2 million", [("$1", 1_000_000), ("2 million", 2_000_000)]),
        ("between US$1 and US$2 million", [("US$1", 1_000_000), ("US$2 million", 2_000_000)]),
        ("750-850 rupiah per share", [("750", 750), ("850 rupiah", 850)]),
        ("sums from €10,000 to €500,000", [("€10,000", 10_000), ("€500,000", 500_000)]),
        ("ranging from US$18 to US$21", [("US$18", 18), ("US$21", 21)]),
    ],
)
def test_range(text, sums):
    found = find_amounts(text)
    assert [(m.text, m.value) for m in found] == sums
    assert [m.bound for m in found] == ["low", "high"]
    assert len({m.currency or m.unit for m in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from RM5 to RM3",
        "rose from $5m to $6m",
        "RM5 to 12 agencies",
        "S$5m and S$6m",
        "5 or $6m",
        "US$5m to S$6m",
        "3 to 4 shops",
        "fell 5% in 2017 to HK$1.85 billion",
        "$5m, then a long while later, in another country altogether, $6m",
    ],
)
def test_no_range(text):
    assert all(m.bound is None for m in find_amounts(text))


def test_a_range_takes_the_place_of_its_first_end():
    assert [m.text for m in find_amounts("US$1m–US$2m and €3m")] == ["US$1m", "US$2m", "€3m"]


def test_twins_are_linked_to_the_first():
    first, second, third = find_amounts("HK$370 million (US$47.73 million, or about S$64m)")
    assert (first.twin_of, second.twin_of, third.twin_of) == (None, first.start, first.start)
    assert find_amounts("S$5m (S$6m)")[1].twin_of is None
    assert find_amounts("S$5m for us, US$6m for them")[1].twin_of is None


def test_words_around():
    assert find_amounts("up to US$100m")[0].hedge == "up to"
    assert find_amounts("US$100m")[0].hedge is None
    assert find_amounts("HK$1.5 each")[0].per == "each"
    assert find_amounts("$2 per share")[0].per == "share"
    assert find_amounts("$2m annually")[0].per == "year"
    assert find_amounts("$2m")[0].per is None
    assert find_amounts("$2m ahead of a tilt at Britain")[0].per is None


def test_offsets_are_code_points_of_the_text_as_given():
    text = "𝐀 fan gave ＨＫ＄５億 – and “£2m”"
    assert [text[m.start : m.end] for m in find_amounts(text)] == ["ＨＫ＄５億", "£2m"]
