"""Words around names: what introduces a by-line, what is a job, an agency, or no name at all.

Data only, of the languages in which the program's sources write; `authors` and `byline` use them.
"""

from __future__ import annotations

import re

# What stands before a name. The word must end there: "Bye", "Divya" and "Parker" are no by-lines.
_BEFORE = (
    r"(?:(?:written|words|story|posted|published|reported|reporting|created|article|text|skrevet"
    r"|escrito|publicado|publié|geschrieben|ditulis|photos?|report)\s(?:and\s\w{4,12}\s)?)?"
    r"(?:by|von|par|por|di|door|av|af|oleh|bởi|od|przez)|[\w&’']{2,12}\sby"
)
_BEFORE_COLON = (
    r"(?:text|tekst|words|authors?|auth?or(?:in|es|en)?|auteurs?|redaktion|penulis|reporter|writer"
    r"|tác giả|автор|текст|yazar|yazan|muhabir|autore|作者|文|撰文|記者|记者|執筆|글|लेखक|بقلم|כתב)"
)
PREFIX = re.compile(
    rf"^(?:(?:{_BEFORE})\b(?:\s?[:：]\s?|\s)|{_BEFORE_COLON}\s?[:：／/]\s?"
    r"|(?:記者|记者|โดย|מאת|بقلم|كتبت?)\s?[:：]?\s?)\s?",
    re.IGNORECASE,
)
# What stands after a name in East Asia: 기자 and 記者 are "reporter", 杭州报道 is where from.
SUFFIX = re.compile(
    r"\s?(?:\s[\u4e00-\u9fff]{2,4}(?:报道|報道|報導)|報導"
    r"|기자|특파원|논설위원|선임기자|인턴기자|記者|记者|特派員|編集委員|報道|报道)"
    r"(?:\s?[\w.+-]{1,40}@[\w.-]{1,40})?$"
)
_JOBS = (
    r"reporter|editor|correspondent|journalist|writer|columnist|producer|contributor|director"
    r"|manager|founder|co-?founder|ceo|cmo|cto|cfo|president|chairman|analyst|officer|head of"
    r"|intern|redakteur(?:in)?|korrespondent(?:in)?|journaliste|strategist|photographer|redactora?"
    r"|periodista|giornalista|redacteur|wartawan|chief|presenter|host|executive|associate"
)
# A whole part of a by-line that is a job: "Senior Reporter", "Managing Editor, Asia".
JOB = re.compile(rf"(?:[\w&’'.-]+\s){{0,5}}(?:{_JOBS})s?(?:\s[\w&’'.-]+){{0,5}}", re.IGNORECASE)
# The part of the world behind a job: "Reporter, Asia Pacific".
PLACE = re.compile(
    r"(?:(?:north|south|east|west|south-?\s?east|central|latin)\s)?(?:asia|america|europe|africa)"
    r"|asia[ -]pacific|apac|emea|amer(?:icas)?|middle east|mena|global|worldwide|uk|us|usa|sea"
    r"|greater china|anz|dach|nordics|india|australia|japan|singapore|malaysia|hong kong",
    re.IGNORECASE,
)
AGENCIES = frozenset({
    "dpa", "afp", "ap", "reuters", "ani", "pti", "ians", "bernama", "antara", "xinhua",
    "kyodo", "jiji", "yonhap", "efe", "ansa", "apa", "sda", "tt", "ntb", "ritzau", "pap",
    "ctk", "čtk", "tass", "kna", "epd", "sid", "aap", "cna", "bloomberg", "afx", "belga",
    "anp", "stt", "bns", "tanjug", "aa", "dpa-afx", "lusa", "unb", "aps", "upi", "pa",
    "prensa",
})  # fmt: skip
# What buttons and boxes beside by-lines say.
BUTTON = re.compile(
    r"^(?:follow|share|tweet|e-?mail|print|save|view|see|read|more|watch|listen|subscribe|sign|log"
    r"|about|contact|profile|all|latest|show|open|close|copy|send|get|iniciar|seguir|compartir"
    r"|folgen|teilen|mehr|abonnieren|partager|suivre|lire|volg|deel|facebook|twitter|linkedin"
    r"|instagram|whatsapp|rss|updated?|published|posted|comments?|kommentare?|leave|join|today"
    r"|news|opinion|sports?|business|home|menu|search|live|video|the)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    r"[\s,|–—-]{0,4}(?:(?:mon|tue|wed|thu|fri|sat|sun)(?=[\s,|–—-]{0,4}$)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)"
    r"tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles"
    r"|jueves|viernes|sábado|domingo)?[\s,|–—-]{0,4}$",
    re.IGNORECASE,
)
# Nobody by name, and credited all the same.
STAFF = re.compile(
    r"(?:[\w&.’']{2,20}\s){0,2}(?:staff(?:\s(?:reporters?|writers?))?|newsroom|editorial(?:\steam"
    r"|\sstaff)?|news\sdesk|bureau)",
    re.IGNORECASE,
)
# How desks sign in the German, Dutch and Nordic press: "dpa/hosb", "srf/mhe;kesm", "(tst)".
# A word alone is none: "autor", "staff".
_DESK = re.compile(r"\([a-zäöüß]{2,5}\)|[a-zäöüß]{2,8}(?:\s?[/;,]\s?[a-zäöüß]{2,8}){1,4}")
_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "des", "du", "la",
    "le", "el", "al", "bin", "binti", "ibn", "van", "von", "vom", "zu", "zur", "y", "e", "ten",
    "ter", "af", "av", "abu", "bint", "mac", "mc", "st", "o’", "d’", "d'",
})  # fmt: skip
_CASELESS = re.compile(r"[^\W\d_]")
_MIN_WORDS, _MAX_WORDS, _MAX_NAME = 2, 5, 50


def is_name(text: str) -> bool:
    """Tell whether *text* looks like the name of a person or an agency.

    >>> [is_name(text) for text in ("Ann Lee", "dpa", "Ben van der Rohe", "배윤경", "Watch live")]
    [True, True, True, True, False]
    """
    if text.casefold() in AGENCIES or STAFF.fullmatch(text):
        return True
    is_other = BUTTON.match(text) or JOB.fullmatch(text)
    if len(text) > _MAX_NAME or any(map(str.isdigit, text)) or is_other:
        return False
    words = text.split()
    if text[0].lower() == text[0].upper():
        # Scripts without capitals: as long as their names are.
        return (
            bool(_CASELESS.match(text)) and len(words) <= _MAX_WORDS and len(text) <= _MAX_NAME // 2
        )
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS:
        return False
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in words) and (
        words[0][0].isupper() and words[-1][0].isupper()
    )


def is_first_name(text: str) -> bool:
    """Tell whether *text* is one word that may be a name, where its markup says that it is one."""
    return text.isalpha() and text[0].isupper() and len(text) > 2 and not BUTTON.match(text)  # noqa: PLR2004 - initials


def is_desk_code(text: str) -> bool:
    """Tell whether *text* is how a desk signs, where its markup says that it is an author.

    >>> [is_desk_code(text) for text in ("dpa/hosb;kesm", "(tst)", "read more", "autor")]
    [True, True, False, False]
    """
    return bool(_DESK.fullmatch(text))
