"""Where the parties of a deal stand in a sentence: patterns over masks, with what they tell.

Data only: ``□`` a name, ``◇`` a place, ``¤`` a sum. `parties` reads the names that these point at.
"""

from __future__ import annotations

import re

from newswatch.detect.words import vocabulary as v
from newswatch.detect.words.cues import SUM, any_name, gap
from newswatch.detect.words.forms import listed, verbs


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(any_name(pattern), re.IGNORECASE)


# -- between a subject and its verb: "has", "said on Monday that it would", "is today"
AUXILIARY = _re(
    r"(?:[ ,]+(?:has|have|had|is|are|was|were|will|would|to|be|been|also|today|now"
    r"|yesterday|just|recently"
    r"|said|says|announced|announces|confirmed|revealed|told|that|it|they|on|plans?"
    r"|agreed|intends?|set|about|each"
    r"|both|jointly|together|quietly|officially|formally|finally|reportedly"
    r"|successfully|again|further|separately"
    r"|this|week|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|as"
    r"|well|once|more|and|could|can"
    r"|may|must|still|already|itself|all|eventually|initially|late|early|only"
    r"|promised|vowed|pledged|decided|the"
    r"|stock|exchange|in|a|statement|filing|first|going|due|ready|planning|looking"
    r"|aiming|hoping|preparing"
    r"|went|goes|gone|tentatively|collectively|between|them|\w+ly))*[ ,]*\Z"
)
# -- the list of funders follows
LEAD_AFTER = _re(
    r"\b(?:co-)?(?:led|anchored|headed|spearheaded)(?: jointly"
    r"| together)? by(?: both)?\b"
)
FUNDERS_AFTER = (
    _re(r"\b(?:loans?|facilit(?:y|ies)|credit line|loan agreement|debt)(?: \w+){0,2} with\b"),
    _re(
        r"(?:\b|(?=¤))(?:participation|support|backing|contributions?|investments?"
        r"|commitments?|cheques?|help|involvement"
        r"|capital|money|cash|funding|funds|financing|loans?|grants?|facility|equity"
        r"|round|debt|¤+|[a-k]\+?|seed|bridge)"
        r"(?: \w+){0,2}? (?:from|of (?=□))(?: investors| backers)?(?: including| such as)?\b"
    ),
    _re(
        r"\b(?:backed|supported|funded|financed|supplied|provided|anchored|joined"
        r"|underwritten|bankrolled"
        r"|subscribed|contributed|awarded|granted|given|put up|covered|paid|extended|lent"
        r"|advanced|stumped up)(?: \w+){0,2}? by\b"
    ),
    _re(
        r"\b(?:investors|backers|participants|partners|lenders|lps|shareholders"
        r"|contributors|supporters|names"
        r"|funders|donors|vcs|firms|institutions|companies"
        r"|groups)\b(?: \w+){0,4}?,? ?(?:include[sd]?|including|such as"
        r"|compris(?:es?|ed|ing)|namely|:|among them|are|were)(?! (?:not|to|in|expected|said)\b)"
    ),
    _re(
        r"\b(?:alongside|joining|joined by|along with|together with"
        r"|with participation from|as did|so did"
        r"|followed by|accompanied by|flanked by)\b"
    ),
    _re(
        r"\b(?:existing|returning|new|previous|early|earlier|fellow|other|angel|lead"
        r"|strategic|current|first-time"
        r"|repeat|longtime|long-time|private equity|growth|venture capital|seed"
        r"|cornerstone|anchor|financial)"
        r" (?:investors?|backers?|shareholders?|lenders?|names?)\b,?(?: such as"
        r"| including| like| in)?(?= ?(?:□|◇|[a-z]+ [a-z ]{0,40}□))"
    ),
    _re(
        r"\b(?:also )?(?:drew|draws|attracted|attracts|brought in|brings in|roped in"
        r"|ropes in|welcomed|welcomes)(?= (?:\w+ ){0,5}□)"
    ),
    _re(
        r"\b(?:money|cash|funding|cheques?|backers?|investors?|supporters"
        r"|capital)\b[^.:¤]{0,80}:(?= ?(?:the )?(?:[a-z-]+ ){0,4}□)"
    ),
    _re(
        r"\b(?:led|leads|leading|anchored) (?:the|this|that|its"
        r"|a) (?:[\w-]+ ){0,3}(?:round|raise|financing|investment|deal"
        r"|funding),? (?:together )?(?:with|alongside)\b"
    ),
    _re(
        r"\bjoin(?:s|ed|ing)?(?= (?:the )?□)(?=[^.;]{0,160}\b(?:as (?:investors?"
        r"|backers?|shareholders?)|in (?:the|this) (?:\w+ )?(?:round|raise|financing"
        r"|fund)))"
    ),
    _re(
        r"\b(?:comes?|came|coming|borrowed|secured|obtained|received|raised|collected"
        r"|won|got|bagged|landed|money|sum) from\b"
    ),
)
HEADLINE_FUNDERS_AFTER = (
    _re(r"\bfrom\b(?! (?:the )?(?:sale|ipo|initial|share))"),
    _re(r"\b(?:courtesy of|thanks to)\b"),
)
# -- the list of funders precedes
LEADS = _re(
    r"\b(?:co-)?(?:led|leads|leading|lead(?= (?:it|the|this|a|its)\b)|anchored"
    r"|anchors|headed|spearheaded)\b(?! by| the market| to| with"
    r"| in (?:japan|asia))"
)
JOINS = _re(
    r"\b(?:participated|participates|took part|takes part|taking part|joined|joins"
    r"|came in|comes in|came back|come back|came on board|came aboard"
    r"|also invested|also backed|also put|returned|follow(?:s|ed)?(?! by| the| a"
    r"| in)|chipped in|pitched in|weighed in|re-?invested"
    r"|(?:are|were|is|was) (?:also )?(?:among (?:the|its|those|other)|(?:an? "
    r"|the )?(?:sole |lead |main |only |new |largest |other )*(?:investors?|backers?"
    r"|lenders?|anchors?|cornerstone|shareholders?|names?|faces?|entrants?)\b(?! of"
    r"| in (?:the )?(?:market|league)))\b|dug|dig|put up (?:the|an|half|most|\u00a4)"
    r"|put in|re-upped"
    r"|doubled? down|double down|contributed|contributes|subscribed|wrote|stumped up"
    r"|(?:have|has) (?:also )?committed(?: capital| money)?|(?:have|has) come in"
    r"|provided|supplied|piled in"
    r"|signed up|bought in|threw in|pooled|kicked in|fill(?:s|ed)? (?:up|out)"
    r"|completed the|rounded out"
    r"|make up|made up|backed|back"
    r"|are investing|have invested|has invested|will invest|invested|invests"
    r"|are putting|is putting|are backing|is backing)\b"
)
GIVES = _re(
    rf"\b(?:{v.INVEST}|{v.PLEDGE}|{v.GRANT}"
    rf"|{verbs('invest, back, bankroll, lend, fund, finance, inject, buy into, chip in')})\b"
    rf"(?={gap(60)}(?:{SUM}|□|\b(?:the grants?|the money|the funds?|subsid\w+)\b))"
)
SETS_UP = _re(rf"\b{v.SET_UP}\b(?=[^.;]{{0,90}}\b{v.FUND}\b)")
TAKES_STAKE = _re(
    rf"\b{v.BUY}\b(?={gap(60)}(?:[0-9.]+ ?(?:%|per ?cent)|\b(?:{v.STAKE}|tenth|third"
    rf"|quarter|fifth)\b))"
)
ANNOUNCES = _re(
    rf"\b{verbs('reveal, announce, unveil, confirm, name, approve')}\b(?={gap(60)}{SUM}{gap(60)}"
    r"\b(?:funding|grants?|support|investment|package|programme|fund|scheme|boost"
    r"|subsid\w+|allocation)\b"
    rf"|{gap(90)}\b(?:subsid\w+|grants?)\b)"
)
MAKES_AVAILABLE = _re(rf"\b(?:makes?|making|made)\b(?={gap(25)}{SUM}{gap(20)}\bavailable\b)")
FORMS_VENTURE = _re(rf"\b{v.SET_UP}\b(?=[^.;]{{0,60}}\bjoint venture\b)")
# "the founders of X": X is known by them, it does not give.
OF_OTHERS = frozenset(
    [
        "founder",
        "founders",
        "co-founder",
        "co-founders",
        "executive",
        "executives",
        "maker",
        "makers",
        "owner",
        "owners",
        "creator",
        "creators",
        "parent",
        "publisher",
        "part",
        "alumni",
        "boss",
        "bosses",
        "head",
        "heads",
        "chief",
        "chiefs",
        "home",
        "rival",
        "rivals",
        "son",
        "daughter",
    ]
)
# -- the recipient precedes
GETS = _re(
    rf"\b(?:{v.RAISE}|{v.GET})\b(?=[^.;]{{0,70}}(?:{SUM}|\b(?:{v.ROUND}|backing"
    rf"|investment|capital|{v.DEBT}|{v.IPO}|grants?)\b))"
)
OFFERS = _re(
    rf"\b{v.OFFERING}\b"
    rf"(?=[^.;]{{0,90}}(?:{SUM}|\b{v.IPO}\b))"
)
SELLS = _re(rf"\b{v.SELL}\b(?={gap(60)}\b(?:stake|shares?|[0-9.]+ ?(?:%|per ?cent)))")
# -- the recipient follows
GETS_AFTER = (
    _re(
        rf"\b(?:{v.INVEST}|{v.PLEDGE})\b[^.;]{{0,60}}?{SUM}\)?(?: [\w-]+){{0,4}}? (?:in"
        rf"|into|behind|to|on)\b"
    ),
    _re(
        rf"\b(?:{v.STAKE}|tenth|third|quarter|fifth|[0-9.]+ ?(?:%|per ?cent)|investments?"
        rf"|injection|cheque|bet|round|position|boost|cash|sum)"
        rf"(?: (?:worth )?(?:of )?{SUM})?(?: [\w-]+){{0,2}}? (?:in|into|of|for)\b"
    ),
    _re(
        rf"\b{v.PUT_INTO}\b"
        rf"(?: [\w-]+)? (?:in|into|behind)\b"
    ),
    _re(
        rf"(?<![-\w]){v.FAVOUR}\b"
        rf"(?! by\b| up\b)(?= (?:[\w-]+ ){{0,5}}□)"
    ),
    _re(rf"{SUM} (?:[\w-]+ ){{0,4}}?(?:to|for|into|behind|in)\b"),
)
OWNED_ROUND = _re(
    r"(?P<name>□+)'s? (?:[\w¤-]+ ){0,4}?(?:series [a-k]|seed|pre-seed|round|ipo"
    r"|fundraise|fundraising|raise|financing|flotation"
    r"|listing|float|funding|initial public|share sale|rights issue|placement|bond|loan)"
)
SHARES_TO = _re(
    rf"\b{v.SELL}\b{gap(60)}\b(?:stake|shares?|[0-9.]+ ?(?:%|per ?cent)"
    rf"|interest){gap(40)} to\b"
)
OWNED_FUND = _re(
    r"(?P<name>□+)'s? (?:[\w-]+ ){0,3}?¤+ (?:[\w-]+ ){0,3}?(?:fund|programme|program"
    r"|pledge|commitment|grant|scheme)"
)
NOT_PARTY = _re(
    r"\b(?:stock exchange|exchange|bourse|nasdaq|securities and exchange commission"
    r"|journal|times|post|news agency|"
    r"\Afund [ivx0-9]+|bursa malaysia|reuters|bloomberg|techcrunch|crunchbase"
    r"|pitchbook|dealstreetasia|magazine)\Z"
    r"|^(?:hours|days|weeks|months|years|individual)\Z"
)
# Of whom a sentence speaks who advises, arranges or stays away, but does not pay.
ADVICE = re.compile(
    r"\b(?:advis(?:ed|ers?|ors?|ing)|acted as|ran the process|counsel|law firm|lawyers|arrang(?:ed"
    r"|ers?)|bookrunners?|underwrit\w+|placement agent|sponsors? of the|brokers?)\b",
    re.IGNORECASE,
)
# -- who has put money in before, and may do so again
KNOWN_BACKER = re.compile(
    r"\b(?:existing|earlier|previous|early|returning|current)(?: \w+)? (?:investors?"
    r"|backers?|shareholders?)\b",
    re.IGNORECASE,
)
ABSENCE = re.compile(
    r"\b(?:did not|didn't|does not|isn't|is not|are not|aren't|was not"
    r"|sat (?:this|it|out)|not among"
    r"|stays? away|declined|turned down|pays nothing|not involved|not contribut\w+"
    r"|tidak (?:ikut|turut|menyertai)|không tham gia)\b",
    re.IGNORECASE,
)
GOVERNMENT = _re(
    r"(?:'s)? (?:federal |state |central |national |provincial |coalition |city |labour |liberal )?"
    r"(?:(?:\w+ ){0,3}?(?:ministry|department|council|agency|commission)|government"
    r"|parliament|treasury)\b"
)
APPOSITION = listed(
    "a, an, the, which, who, whose, where, itself, "
    "one, part, maker, owner, parent, operator, now, both, its,"
    "formerly, backed, based, founded, run, led, home, publisher, "
    "creator, known, their, also, himself, herself,"
    "previously, best, behind, set up, famous, another, once, then"
)
LIST_STOP = listed(
    "will, would, has, have, had, is, are, was, were, "
    "to, that, said, says, who, at, after, before, when,"
    "because, but, plans, it, they, he, she, this, while, "
    "since, until, than, about, over, if, so, can, could, may,"
    "not, where, which, do, does, did, on, under, against, "
    "whose, what, how, now, then, still, gave, give, ran"
)
