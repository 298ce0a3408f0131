"""What sort of body a name is, by the words it is made of; and what a word tells of the money.

Data only; says nothing of what the body does in a story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PUBLIC = re.compile(
    r"\b(?:Government|Ministry|Minister|Department|Council|Commission|Authority"
    r"|Agency|Parliament|Treasury"
    r"|Foundation|Lottery|Institute|Bureau|Secretariat|Senate|Commonwealth|Federal"
    r"|State|Municipality|Arts Fund"
    r"|Endowment|(?:Media|Screen|Content|Arts|Development|Culture|Heritage) Fund"
    r"|Development Board|Film Fund|Board|Screen (?:[A-Z]\w+)|Creative (?:Europe"
    r"|Scotland|Wales|BC|Australia"
    r"|Victoria|England|Ireland)|Enterprise (?:Singapore|Ireland)|[A-Z]\w+ Screen"
    r"|Film Office|Corporation for"
    r"|Development Corporation|Broadcasting Commission|United Nations|Unesco|World Bank)\b"
)
INVESTOR = re.compile(
    r"\b(?:Capital|Ventures?|Partners|Fund|Funds|VC|Angels?|Investments?|Equity"
    r"|Growth|Investors|Accelerator"
    r"|Asset Management|Advis[oe]rs|Catalyst|Incubator|Syndicate|Trust|Pension|Super|Invest"
    r"|Startups|Combinator|Techstars|Sequoia|Accel|Andreessen Horowitz|a16z|SoftBank"
    r"|Kleiner Perkins"
    r"|Greylock|Bessemer|Lightspeed|Benchmark|Balderton|Atomico|Northzone|Creandum|Tiger Global"
    r"|General Atlantic|General Catalyst|Khosla|Founders Fund|Union Square|Warburg Pincus|Carlyle"
    r"|Blackstone|KKR|TPG|CVC|EQT|Apollo|Silver Lake|Bain Capital|Hillhouse|HongShan|Qiming|GGV"
    r"|Shunwei|ZhenFund|IDG|DST|Peak XV|Matrix|Nexus|Blume|Kalaari|Elevation|Jafco|JAFCO|SBI"
    r"|Global Brain|Naspers|Prosus|Mubadala|ADQ|Khazanah|EDBI|Vertex|Openspace|Gobi|Alpha JWC"
    r"|Northstar|Wavemaker|Golden Gate|Jungle|Blackbird|AirTree|Square Peg|Partech|Eurazeo|Seedcamp"
    r"|LocalGlobe|Earlybird|Point Nine|Lakestar|International Finance Corporation|IFC|Temasek"
    r"|GIC|Private Equity|Family Office|Venture"
    r"|Seed|Holdings PE|Securities"
    r"|Investment)\b"
)
# Bodies that give for a cause, and bodies that lend.
FOUNDATION = re.compile(
    r"\b(?:Foundation|Institute|Trust|Charity|Philanthrop(?:y|ies)|Endowment|Lottery|Association"
    r"|University)\b"
)
LENDER = re.compile(r"\b(?:Bank|Banking|Lending|Credit|Debt|Finance|Financial)\b")
# What a name that ends so is: a vehicle, a scheme or one who gives.
NAMED_AS = re.compile(
    r"\b(Funds?|Programme|Program|Scheme|Initiative|Accelerator|Project|Capital|Ventures|Partners"
    r"|Academy|Grants?|Awards?|Plan|Bank|Foundation)(?: [IVX]+| [0-9]+)?\Z"
)


def _topics(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for topic, listing in table.items():
        for word in listing.replace("\n", " ").split(","):
            found[word.strip()] = (*found.get(word.strip(), ()), topic)
    return found


# Single word → what it tells of the money; which type that speaks for is learnt.
TOPICS = _topics(
    {
        "years": """years, yearly, annual, annually, year's, multi-year, two-year, three-year,
            four-year, five-year, ten-year""",
        "asking for it": """apply, applies, applied, application, applications, applicant,
            applicants, eligible, proposals, panel, jury, bids, bidders, criteria, qualify""",
        "many stakes": """stakes, holdings, portfolio, cheques, checks, ticket, tickets, start-up,
            start-ups, startup, startups, bets""",
        "one stake": """stake, minority, shareholder, shareholders, equity, board, own, owns,
            owned, owner, owners, holding, holds, interest""",
        "priced shares": """apiece, discount, premium, placing, placement, rights, prospectus,
            listing, list, lists, float, exchange, bourse, bookbuild, entitlement, subscribe,
            shares, stock, underwrite, underwritten, underwriters, ipo""",
        "lending": """loan, loans, lend, lends, lending, lender, lenders, lent, facility, borrow,
            borrows, borrowed, borrowing, notes, bond, bonds, covenant, covenants, repay, repaid,
            repayable, repayment, matures, maturity, maturing, coupon, debt, refinance,
            refinancing, refinanced, drawn, mature""",
        "a round": """round, series, seed, led, lead, leads, investors, backers, participate,
            participated, participation, pre-seed""",
        "a joint company": """joint, jointly, venture, partnership, half, halves, 50-50, partners,
            co-own""",
        "a vehicle": """limited, vehicle, fund, funds, maiden, close, closes, closed, managed,
            manager, managers, manages""",
        "people helped": """training, trainees, jobs, community, communities, creators, artists,
            newsroom, newsrooms, local, producers, journalism, journalists, businesses,
            independents, filmmakers, schools, students""",
        "the state": """government, governments, ministry, minister, ministers, council, councils,
            agency, treasury, budget, cabinet, parliament, taxpayer, taxpayers, state, federal,
            commission, authority, policy, lottery""",
        "a promise": """pledge, pledges, pledged, promise, promises, promised, commit, commits,
            committed, commitment, programme, program, initiative, plan, plans, will""",
        "handing out": """award, awards, awarded, grant, grants, receive, receives, received, gets,
            share, each, apiece, recipients, winners, won, chosen, picked, selected, projects""",
    }
)
