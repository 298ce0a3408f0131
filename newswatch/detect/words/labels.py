"""What a headline calls its own story: an opinion, an interview, a guide, a round-up.

Data to be reviewed; no names. A story with such a label may tell of money, but is no news of it
(docs/funding.md).
"""

from __future__ import annotations

import re

# Before a colon, a bar or a dash that stands free: "Opinion: …", "Q&A | …", "Guide to rebates - …".
_LATIN = (
    r"opinion|editorial|comment(?:ary)?|column|op-?ed|viewpoint|perspectives?|analysis|explainer"
    r"|explained|features?|interview|q ?(?:&|and) ?a|podcast|profile|review|letters?"
    r"|guest (?:column|post|essay)|long read|obituary|diary|essay|first person|fact check|watch"
    r"|listen|quiz|live ?blog|live updates|recap|round-?up|in brief|news in brief|briefs|digest"
    r"|guide|in pictures|in conversation|timeline|transcript"
)
_EASTERN = (
    "社論|社评|評論|评论|專訪|专访|觀點|观点|專欄|专栏|社説|コラム|칼럼|사설|인터뷰"
    "|기고|opini|kolom"
)
# A look at many deals, and no news of one: "Weekly funding wrap: …", "Deals, week of March 16".
_MANY = r"(?:the )?week(?:ly)?\b[^:]{0,24}\b(?:wrap|deals|funding|that was|review|round-?up|tally)"
LABEL = re.compile(
    rf"^\W{{0,3}}(?:(?:{_LATIN})(?: \w{{1,20}})? ?(?:[:|]| [–—-] )"
    rf"|{_MANY}"
    rf"|(?:{_EASTERN}) ?[】〉\]:：|])",
    re.IGNORECASE,
)
