"""Which country's currency a bare sign or word means.

Data and two look-ups. Guesses from the country or language it is given, never from the news.
"""

from __future__ import annotations

# Key of a bare sign or word → (currency where nothing is known, currency by country).
BARE: dict[str, tuple[str, dict[str, str]]] = {
    "$": (
        "USD",
        {
            "US": "USD", "SG": "SGD", "HK": "HKD", "AU": "AUD", "NZ": "NZD", "CA": "CAD",
            "TW": "TWD", "BN": "BND", "FJ": "FJD", "MX": "MXN", "AR": "ARS", "CL": "CLP",
            "CO": "COP", "UY": "UYU",
        },
    ),
    "¥": ("JPY", {"CN": "CNY", "JP": "JPY"}),
    "元": ("CNY", {"CN": "CNY", "HK": "HKD", "TW": "TWD", "MO": "MOP", "SG": "SGD"}),
    "Rs": (
        "INR",
        {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "ID": "IDR"},
    ),
    "peso": (
        "PHP",
        {
            "PH": "PHP", "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "UY": "UYU",
        },
    ),
    "pound": ("GBP", {"GB": "GBP", "EG": "EGP", "LB": "LBP"}),
    "won": ("KRW", {}),
    "krone": ("NOK", {"NO": "NOK", "DK": "DKK"}),
    "kr": ("SEK", {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"}),
    "franc": ("CHF", {"CH": "CHF", "SN": "XOF"}),
    "dirham": ("AED", {"AE": "AED", "MA": "MAD"}),
    "riyal": ("SAR", {"SA": "SAR", "QA": "QAR", "OM": "OMR", "IR": "IRR"}),
    "dinar": (
        "KWD",
        {"KW": "KWD", "BH": "BHD", "JO": "JOD", "IQ": "IQD", "TN": "TND", "DZ": "DZD"},
    ),
    "shilling": ("KES", {"KE": "KES", "TZ": "TZS", "UG": "UGX"}),
}  # fmt: skip
_BY_LANGUAGE = {"zh-tw": "TW", "zh-hant-tw": "TW", "zh-hk": "HK", "zh-hant-hk": "HK", "zh-sg": "SG"}


def settle(key: str, country: str | None = None, language: str | None = None) -> str:
    """Return the ISO 4217 code that *key* means in *country* (alpha-2) or a text in *language*.

    A key that is a code already is given back.

    >>> settle("$", "SG"), settle("$"), settle("元", None, "zh-HK"), settle("HKD", "SG")
    ('SGD', 'USD', 'HKD', 'HKD')
    """
    if key not in BARE:
        return key
    default, by_country = BARE[key]
    spoken = _BY_LANGUAGE.get((language or "").lower(), "")
    if key == "元" and spoken:
        return by_country[spoken]
    return by_country.get((country or "").upper(), default)


def of_nation(key: str, country: str) -> str | None:
    """Return the code of *country*'s "dollars", "pesos" …; None if it has no such money.

    >>> of_nation("peso", "MX"), of_nation("KRW", "KR"), of_nation("$", "MY")
    ('MXN', 'KRW', None)
    """
    return BARE[key][1].get(country) if key in BARE else key
