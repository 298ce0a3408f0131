"""Words and letters that multiply a number: million, crore, 億, juta, tỷ and the like.

Data only; a value is how many units one of them is.
"""

from __future__ import annotations

THOUSAND, LAKH, MILLION, CRORE = 10**3, 10**5, 10**6, 10**7
BILLION, TRILLION = 10**9, 10**12

# Folded case. Where two houses differ (billion, bil, milliard), this is the short scale.
WORDS: dict[str, int] = {
    "k": THOUSAND,
    "thousand": THOUSAND,
    "thousands": THOUSAND,
    "ribu": THOUSAND,
    "rb": THOUSAND,
    "nghìn": THOUSAND,
    "ngàn": THOUSAND,
    "tausend": THOUSAND,
    "mil": MILLION,
    "lakh": LAKH,
    "lakhs": LAKH,
    "lac": LAKH,
    "lacs": LAKH,
    "m": MILLION,
    "mn": MILLION,
    "mln": MILLION,
    "mio": MILLION,
    "mm": MILLION,
    "million": MILLION,
    "millions": MILLION,
    "juta": MILLION,
    "jt": MILLION,
    "triệu": MILLION,
    "tr": MILLION,
    "millionen": MILLION,
    "millones": MILLION,
    "milhões": MILLION,
    "milhão": MILLION,
    "milioni": MILLION,
    "miljoen": MILLION,
    "crore": CRORE,
    "crores": CRORE,
    "cr": CRORE,
    "crs": CRORE,
    "b": BILLION,
    "bn": BILLION,
    "bil": BILLION,
    "bln": BILLION,
    "billion": BILLION,
    "bilion": BILLION,
    "trilion": TRILLION,
    "billions": BILLION,
    "miliar": BILLION,
    "milyar": BILLION,
    "tỷ": BILLION,
    "tỉ": BILLION,
    "mrd": BILLION,
    "milliarden": BILLION,
    "milliard": BILLION,
    "milliards": BILLION,
    "t": TRILLION,
    "tn": TRILLION,
    "trn": TRILLION,
    "tril": TRILLION,
    "trillion": TRILLION,
    "trillions": TRILLION,
    "triliun": TRILLION,
    "trilyun": TRILLION,
}
# Chained before a bigger one: "1.5 lakh crore", "2 nghìn tỷ", "five hundred thousand".
FIRST_OF_TWO = frozenset({"thousand", "ribu", "nghìn", "ngàn", "lakh", "lakhs", "hundred"})

# These write decimals with a comma and group by points: "1.200 tỷ" is 1,200 billion.
WITH_DECIMAL_COMMA = frozenset(
    {"tỷ", "tỉ", "triệu", "nghìn", "ngàn", "juta", "miliar", "triliun", "ribu", "mrd", "mio"}
    | {"millionen", "milliarden", "millones", "milhões", "milioni", "miljoen", "milliards"}
)
# Short forms that a point may end: "5 mn. euros".
POINTED = frozenset({"mio", "mrd", "mn", "mln", "bn", "mil", "bln", "cr", "k"})

# Indonesian short forms clash with English ones: "Rp 5 M" is miliar, "Rp5m" is million.
RUPIAH: dict[str, int] = {"M": BILLION, "T": TRILLION}
RUPEES: dict[str, int] = {"L": LAKH, "Cr": CRORE}

EASTERN: dict[str, int] = {
    "百": 100,
    "백": 100,
    "千": 1000,
    "仟": 1000,
    "천": 1000,
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "억": 10**8,
    "兆": 10**12,
    "조": 10**12,
}
