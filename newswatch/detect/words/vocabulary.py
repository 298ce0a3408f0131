"""Words of the trade by what they tell: who gets, who gives, what is given, what is no funding.

Patterns as text, to be built into others; nothing is matched here.
"""

from __future__ import annotations

from newswatch.detect.words.forms import verbs, words

# Someone gets money. The strong ones need only a sum as object, the weak also say what it is.
RAISE = verbs(
    "raise, secure, bag, land, net, pocket, bank, score, snag, nab, garner, clinch, scoop, amass,"
    "haul in, pull in, rake in, reel in, bring in, rope in, top up, pick up, lock in, lock down,"
    "wrap up, line up, drum up, sew up, scoop up, tap, hoover up, mop up, grab, attract, close,"
    "pull together, pull down, haul, notch up, notch, rally, gather, hook, pool, borrow, seal,"
    "tie up, nail down, fetch, stack up, rustle up, refuel, take in, take on"
)
GET = verbs(
    "get, win, receive, take, draw, gain, obtain, complete, collect, accept, see, earn, find,"
    "enjoy, access, finalise, finalize, announce, confirm, "
    "sign, add, have, welcome, conclude, unlock"
)
# Someone gives money.
INVEST = verbs(
    "invest, inject, pump, plough, pour, sink, put, funnel, channel, throw, splash, bet, wager,"
    "drop, stump up, chip in, put up, shell out, fork out, plunk, stake, infuse, deploy, stick"
)
PLEDGE = verbs(
    "pledge, commit, earmark, set aside, ringfence, ring-fence, promise, vow, dedicate, devote,"
    "allocate, direct, steer, free up, budget, make available, undertake, put aside,"
    "unlock, reserve, contribute, mobilise, mobilize, assign, spread, shift, double, put behind"
)
# "spends" buys, "will spend" promises.
PLEDGE = rf"(?:{PLEDGE}|(?:to|will|would) spend)"
GRANT = verbs(
    "award, grant, give, hand, hand out, dole out, dish "
    "out, disburse, provide, offer, allot, approve,"
    "bestow, subsidise, subsidize, distribute, release, "
    "extend, supply, share out, deliver, pay out,"
    "underwrite, bankroll, fund, finance, back, support, share, "
    "dangle, shower, lavish, boost, double,"
    "increase, hike, split, reimburse, top up, throw, promise"
)
SET_UP = verbs(
    "launch, unveil, create, set up, establish, start, open, form, announce, introduce, debut,"
    "roll out, kick off, seed, carve out, put together, reveal, build, float, close, raise, begin,"
    "complete, assemble, offer, start up, put up, reach, hit, hold, pool, bring out, stand up, have"
)
JOIN = verbs(
    "lead, co-lead, anchor, join, participate, take part, come in, come on board, double down,"
    "follow on, chip in, return, re-up, back, put in, put up, contribute, fund, finance, bankroll,"
    "provide, supply, stump up, pitch in, weigh in, invest, support, underwrite, write, foot,"
    "subscribe, sign up, follow, re-invest, reinvest, pile in, buy in"
)
BUY = verbs(
    "pay, own, buy, acquire, take, purchase, pick up, "
    "snap up, secure, obtain, get, up, lift, boost, hold, bag"
)
SELL = verbs("sell, offload, issue, allot")

FUNDING = words(
    "funding, financing, fundraise, fundraising, fund-raise, "
    "fund-raising, fund raising, capital raise,"
    "capital raising, funding round, investment round, financing round, round, growth capital,"
    "venture capital, fresh capital, new capital, seed "
    "capital, capital, equity, seed money, new money,"
    "fresh money, fresh cash, backing, war chest, injection, cash injection, capital injection,"
    "investment, investments, seed, pre-seed, series [a-k]\\+?, "
    "cheque, check, fresh funds, new funds,"
    "funds, raise, convertible notes?, top-up, warchest, bridge, tranche, first close, extension"
)
ROUND = words(
    "funding round, investment round, financing round, seed round, angel round, bridge round,"
    "growth round, equity round, round of funding, round "
    "of financing, funding, financing, fundraise,"
    "fundraising, fund-raising, series [a-k](?:\\d"
    "|\\+)?(?: round)?, pre-seed, seed, pre-series [a-k],"
    "venture round, mega-round, crowdfunding, capital raise, "
    "raise, seed extension, new round, latest round,"
    "bridge, angel investment, venture funding, round"
)
STAKE = words(
    "stake, stakes, minority stake, shareholding, holding, "
    "minority holding, interest, equity interest,"
    "equity stake, minority interest, share, shares, slice, "
    "equity, ownership, position, equity position"
)
FUND = words(
    "fund, funds, venture fund, investment fund, creator fund, innovation fund, accelerator fund,"
    "vehicle, war chest, pot, kitty, credit pool, ad-credit fund, fund of funds, accelerator,"
    "growth fund, incubator, venture arm, scheme of ad credits, ad credits, advertising credits"
)
DEBT = words(
    "loan, loans, term loan, syndicated loan, credit facility, credit facilities, debt facility,"
    "loan facility, financing facility, facility, credit line, line of credit, venture debt,"
    "debt financing, debt funding, bond, bonds, notes, senior notes, debentures, sukuk, debt,"
    "revolver, revolving credit, commercial paper, mezzanine, working capital line, overdraft"
)
IPO = words(
    "ipo, initial public offering, public offering, listing, flotation, float, stock market debut,"
    "market debut, trading debut, share sale, share placement, placement, placing, rights issue,"
    "rights offering, entitlement offer, follow-on offering, secondary listing, share offering,"
    "prospectus, institutional placement, stock offering, share issue, direct listing"
)
GRANT_NOUN = words(
    "grant, grants, subsidy, subsidies, subvention, bursary, bursaries, support scheme, scheme,"
    "state aid, public money, relief package, support "
    "package, aid package, stimulus, rebate, rebates,"
    "incentive, incentives, support, public funding, taxpayers' "
    "money, taxpayer money, matching funds,"
    "funding, tax relief, tax credit, tax credits, endowment"
)
GIVER = words(
    "government, ministry, minister, ministers, council, screen "
    "agency, film agency, state agency, government agency, authority, "
    "foundation, commission,"
    "treasury, parliament, lottery, state budget, federal budget, national budget,"
    "municipality, city hall, philanthropy, philanthropies,"
    "public body, public bodies"
)
# Acts upon loans, on shares for the public, on shares for one buyer; and plain backing.
LENDING = verbs(
    "sign, agree, arrange, price, issue, sell, place, refinance, borrow, lend, extend, provide"
)
LISTING = verbs(
    "file, price, launch, seek, plan, list, float, debut, make, complete, go, set, apply, register,"
    "offer, collect, tap, submit, lodge, eye"
)
OFFERING = verbs(
    "file, price, launch, float, list, debut, offer, place, go public, seek, plan, set, collect,"
    "sell, tap, complete, make"
)
SUBSCRIBE = verbs("subscribe, buy, spend, pay, invest, put, acquire")
PUT_INTO = verbs(
    "invest, buy, put money, pump money, inject, pour money, back, bankroll,"
    "fund, finance, pump cash"
)
FAVOUR = verbs("back, bankroll, fund, finance, award, give, grant, hand, lend, value")
