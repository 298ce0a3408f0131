"""Any sum, written in any of the ways, reads back as itself."""

import string
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newswatch.money import find_amounts, settle

PREFIXES = {
    "US$": "USD", "S$": "SGD", "HK$": "HKD", "A$": "AUD", "NZ$": "NZD", "NT$": "TWD", "C$": "CAD",
    "R$": "BRL", "RM": "MYR", "£": "GBP", "₩": "KRW", "₹": "INR", "฿": "THB", "₱": "PHP",
    "USD ": "USD", "PHP ": "PHP", "THB": "THB", "INR ": "INR", "AED ": "AED", "RMB ": "CNY",
    "$": None, "¥": None, "Rs ": None, "S$$": "SGD",
}  # fmt: skip
SUFFIXES = {
    " US dollars": "USD", " Hong Kong dollars": "HKD", " yuan": "CNY", " yen": "JPY",
    " ringgit": "MYR", " baht": "THB", " euros": "EUR", " dirhams": None, " pesos": None,
}  # fmt: skip
MAGNITUDES = {
    "k": 10**3, "m": 10**6, " mil": 10**6, " mn": 10**6, " mln": 10**6, " million": 10**6,
    "-million": 10**6, "bn": 10**9, " bil": 10**9, " billion": 10**9, "b": 10**9, "tn": 10**12,
    " trillion": 10**12, " lakh": 10**5, " crore": 10**7, "-crore": 10**7,
}  # fmt: skip
EASTERN = {"万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8}
WIDE = str.maketrans(string.digits, "０１２３４５６７８９")

figures = st.tuples(st.integers(1, 99_999), st.integers(0, 99)).map(
    lambda pair: (
        f"{pair[0]:,}" + (f".{pair[1]:02d}" if pair[1] else ""),
        Decimal(pair[0]) + Decimal(pair[1]) / 100,
    )
)


def one(text):
    (found,) = find_amounts(f"They said {text} went out.")
    assert found.text == text
    return found


@given(
    figures, st.sampled_from(sorted(PREFIXES)), st.sampled_from(sorted(MAGNITUDES)), st.booleans()
)
def test_sign_before(figure, prefix, magnitude, wide):
    written, number = figure
    text = prefix + (written.translate(WIDE) if wide else written) + magnitude
    found = one(text)
    assert found.currency == PREFIXES[prefix]
    assert found.value == number * MAGNITUDES[magnitude]


@given(figures, st.sampled_from(sorted(SUFFIXES)), st.sampled_from([" million", " billion", "m"]))
def test_word_after(figure, suffix, magnitude):
    found = one(figure[0] + magnitude + suffix)
    assert found.currency == SUFFIXES[suffix]
    assert found.value == figure[1] * MAGNITUDES[magnitude]


@given(
    st.integers(1, 9999),
    st.sampled_from(sorted(EASTERN)),
    st.sampled_from(["美元", "港元", "円", "원"]),
)
def test_eastern(number, magnitude, currency):
    assert one(f"{number}{magnitude}{currency}").value == number * EASTERN[magnitude]


def below_ten_thousand(number):
    """Write a number as Chinese does, with a zero where a place is skipped."""
    written, is_skipped = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += (
                "零" * (is_skipped and bool(written)) + "一二三四五六七八九"[digit - 1] + sign
            )
        is_skipped = not digit
    return written


@given(st.integers(1, 9999), st.integers(0, 9999), st.sampled_from(["億萬", "亿万"]), st.booleans())
def test_chinese_numerals(hundred_millions, ten_thousands, signs, in_figures):
    write = str if in_figures else below_ten_thousand
    text = write(hundred_millions) + signs[0]
    text += write(ten_thousands) + signs[1] if ten_thousands else ""
    assert one(f"{text}美元").value == hundred_millions * 10**8 + ten_thousands * 10**4


@given(st.integers(1, 500), st.integers(1, 400), st.sampled_from(["-", " to ", "–"]))
def test_range_is_lower_first(low, more, dash):
    first, second = find_amounts(f"a sum of S${low}m{dash}S${low + more}m")
    assert (first.value, second.value) == (low * 10**6, (low + more) * 10**6)
    assert (first.bound, second.bound) == ("low", "high")


@settings(max_examples=300)
@given(
    st.text(alphabet="$€£RMHKUSs亿億元千0123456789.,-–() mbnkcrore\n\x00半halfandone", max_size=200)
)
def test_any_text_gives_ordered_sums_that_stand_where_they_say(text):
    found = find_amounts(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(isinstance(m.value, int) and 0 <= m.value < 2**63 for m in found)
    assert all((m.currency is None) != (m.unit is None) for m in found)
    assert all(len(settle(m.unit or m.currency)) == 3 for m in found)


def test_hostile_megabyte():
    assert find_amounts("$" * 1_000_000) == []
    assert find_amounts("9" * 1_000_000) == []
    assert find_amounts("1," * 500_000) == []


def test_settle_by_country_and_language():
    assert settle("$", "NZ") == "NZD"
    assert settle("$", "MY") == "USD"
    assert settle("元", "HK") == "HKD"
    assert settle("元", None, "zh-TW") == "TWD"
    assert settle("元", None, "zh-CN") == "CNY"
    assert settle("EUR", "US") == "EUR"
