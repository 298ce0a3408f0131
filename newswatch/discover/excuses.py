"""Know by its title a page that a site serves, with any status, in place of what was asked for.

Titles alone: whether there is a story beneath one is for `judging` to say. Each mark is what
publishing systems and web servers write by themselves, in the languages that stories are judged in.
"""

from __future__ import annotations

import re

_LONGEST = 200  # signs of a title that are looked at
_STARTS_404 = r"^(?:error )?4(?:04|10)\W{0,4}(?:$|error|page|not found|sorry|oops|file)"
_SORRY = r"^(?:(?:sorry|oops)\W{1,3})?(?:(?:the|this|that) )?"
_THING = r"(?:page|story|article|content)(?: you(?: \w{2,10}){1,4})? "
_LACKS = (
    r"(?:(?:is )?not found|(?:cannot|can['’]t|could not|couldn['’]t) be found"
    r"|(?:does not|doesn['’]t|no longer) exists?|(?:is )?no longer available)"
)
_NOT_THERE = (
    _STARTS_404,
    r"\b4(?:04|10) error$",
    _SORRY + _THING + _LACKS,
    r"^not found$",
    r"页面不存在|頁面不存在|找不到.{0,6}(?:页面|頁面|网页|網頁)",
    r"ページが見つかりません",
    r"페이지를 찾을 수 없",
    r"không tìm thấy trang|trang không tồn tại",
    r"halaman tidak (?:ditemukan|dijumpai)",
)
_UNWELL = (
    r"^we(?: will|['’]ll) be (?:right )?back",
    r"^(?:\w{2,10} ){0,4}(?:down for|under(?:going)?) (?:scheduled )?maintenance",
    r"^maintenance(?: mode)?$",
    r"^(?:\w{2,10} ){0,2}temporarily unavailable|^service unavailable",
    r"^(?:error )?50[0234]\W{0,4}(?:$|error|bad|service|internal|gateway)",
    r"^internal server error|^bad gateway|^gateway time-?out",
    r"^(?:(?:sorry|oops)\W{1,3})?something went wrong\W?$",
    r"^error establishing a database connection",
    r"メンテナンス中|系统维护|系統維護|점검 중|đang bảo trì",
    r"sedang (?:dalam )?(?:pemeliharaan|perbaikan|penyelenggaraan)",
)
_WORDS = ((re.compile("|".join(_NOT_THERE)), "gone"),
          (re.compile("|".join(_UNWELL)), "server_error"))  # fmt: skip


def excuse_of(headline: str) -> str | None:
    """Return the failure word that a page's title stands for, or None where it is a story's.

    ``gone`` where it says that there is none, ``server_error`` where it says that the site is down.

    >>> excuse_of("Page not found"), excuse_of("We’ll be back soon!"), excuse_of("404 Media hires")
    ('gone', 'server_error', None)
    """
    title = " ".join(headline[:_LONGEST].casefold().split())
    return next((word for marks, word in _WORDS if marks.search(title)), None)
