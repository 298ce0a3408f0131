"""Words of the trade press by what they speak of: the classes that the learned models count.

Data to be reviewed; general English, no names of companies. A word may stand in several classes; a
phrase counts as one word. What a class speaks for is learnt (bench/train_detect.py), not said here.
"""

from __future__ import annotations

from newswatch.detect.words.forms import forms

_VERBS = {
    "raise": """scoop up, nab, pouch, muster, drum up, swing, tie down, pull off, rack up, take home, win backing, wrap, ring up, close out, boost its coffers, raise, secure, bag, land, net, pocket, bank, score, snag, nab, garner, clinch,
        scoop, amass, haul in, pull in, rake in, reel in, bring in, rope in, top up, pick up,
        lock in, lock down, wrap up, line up, drum up, sew up, scoop up, hoover up, mop up, grab,
        attract, pull together, pull down, haul, notch up, notch, rally, gather, hook, seal, tuck
        away, nail down, fetch, stack up, rustle up, refuel, take in, reap, corral, procure, hauls,
        swell, nail, round up, scrape together, chalk up, cash in, collect, obtain, close on,
        trouser, rope, lure, draw in, woo, book, bolster, fuel up, reload, tank up, stock up""",
    "get": """get, win, receive, take, draw, gain, accept, earn, complete, finalise, finalize,
        conclude, welcome, unlock, enjoy""",
    "close": "close, shut, end",
    "invest": """back with, take a punt, punt, gamble, double down, plow, sow, co-fund, part-fund, invest, inject, pump, plough, pour, sink, funnel, throw, splash, bet, wager, stump
        up, chip in, put up, shell out, fork out, plunk, infuse, deploy, co-invest, reinvest,
        re-invest, cough up, lay out, plonk, stake, hand over, put money, put cash, drop""",
    "put": "put, channel, direct, stick, add, place",
    "pledge": """pledge, commit, earmark, set aside, ringfence, ring-fence, promise, vow, dedicate,
        devote, allocate, steer, free up, budget, make available, undertake, put aside, reserve,
        mobilise, mobilize, assign, set apart, guarantee""",
    "spend": "spend, splurge, lavish",
    "give": """hand over to, share, divide, split, pay, dispense, endow, deliver, rush, find, gift, channel, confer, dole, award, grant, give, hand, hand out, dole out, dish out, disburse, provide, offer,
        allot, approve, bestow, distribute, share out, pay out, parcel out, dispense, extend,
        release, greenlight, green-light, sign off, waive, refund, reimburse, dangle, spread""",
    "support": """bail out, rescue, throw its weight behind, underpin, uplift, incubate, mentor, bolster, champion, aid, assist, fund, finance, back, support, underwrite, bankroll, subsidise, subsidize, boost,
        sponsor, sustain, prop up, shore up, help, nurture, lift, top up, seed, endow, match""",
    "set up": """debut, open up, spin up, put up, back, start up, earmark, institute, constitute, launch, unveil, create, set up, establish, start, open, form, introduce, debut,
        roll out, kick off, carve out, put together, build, float, begin, assemble, start up,
        stand up, found, found, announce, reveal, inaugurate""",
    "lead": "lead, co-lead, anchor, spearhead, head",
    "join": """join, participate, take part, come in, come on board, double down, return, re-up,
        follow on, pitch in, weigh in, subscribe, pile in, buy in, come aboard""",
    "acquire": """acquire, buy, purchase, take over, snap up, swallow, absorb, gobble up, merge,
        take private, buy out, scoop up, take control, take full control, swoop, swoop on, combine,
        fold into, tie up, consolidate, bid for""",
    "sell": "sell, offload, divest, dispose, spin off, hive off, dump, exit, part with",
    "issue": "issue, allot, place, price, list, float, file, register, lodge, submit, go public",
    "borrow": "borrow, lend, refinance, repay, arrange, underwrite, syndicate",
    "rumour": """plan, line up, prepare, near, court, gauge, invite, tee up, intend, aim, target, try, shop around, mull, weigh, consider, explore, eye, seek, hope, court, discuss, ponder, sound out,
        tout, approach, study, evaluate, contemplate, want, look to, float the idea, circle""",
    "cancel": """withhold, ice, stall, lapse, unwind, reverse, backtrack, renege, rescind, revoke, row back, deny, quash, dismiss, rule out, dispel, derail, nix, curtail, retreat, bow out, give up, scrap, cancel, shelve, abandon, call off, pull, withdraw, terminate, drop, ditch,
        axe, postpone, delay, freeze, halt, suspend, pause, fail, collapse, fall through, reject,
        turn down, walk away, wind up, wind down, shut down, shutter, close down, fold, pull out,
        back out, pull the plug, claw back, write off, discontinue, mothball, bin, kill, wash""",
    "cut": """cut, slash, trim, reduce, lay off, shed, downsize, shrink, lower, halve, pare, cull""",
    "ask": """want, insist, implore, pitch for, campaign for, appeal for, hit out, criticise, criticize, slam, question, grill, doubt, caution, ask, urge, call for, call on, demand, plead, lobby, press, petition, appeal, beg,
        propose, recommend, argue, warn, claim""",
    "appoint": """take over as, move to, rejoin, leave, exit, step aside, hand over, join from, bring back, lure, nab, shift, relocate, welcome, appoint, name, hire, promote, poach, recruit, succeed, step down, join as, tap,
        depart, resign, quit, replace, elevate, retire""",
    "account": "pitch, re-pitch, repitch, consolidate, retain, defend, handle, tender, shortlist",
    "grow": """rise, fall, grow, jump, leap, soar, slump, slip, climb, drop, increase, decrease,
        surge, decline, double, triple, beat, miss, plunge, plummet, tumble, rebound, edge, dip,
        swing, swell, narrow, widen, sink, rocket, outpace, quadruple""",
    "forecast": "forecast, predict, project, expect, estimate, reckon, anticipate",
    "sue": """breach, hack, leak, boycott, strike, arrest, allege, summon, overturn, appeal against, uphold, sue, fine, settle, penalise, jail, convict, prosecute, accuse, allege, probe,
        investigate, rule, order, order to pay, raid, seize, charge, ban, indict""",
    "donate": "donate, raise awareness, give away, fundraise for",
    "say": "say, tell, explain, think, believe, reckon, wonder, recall",
    "partner": """partner, team up, tie up with, join forces, collaborate, ally, link up, integrate, renew,
        sign, ink, extend its deal, license, distribute, syndicate, resell, bundle""",
    "shop": "open, expand, enter, relocate, move, build, renovate, refurbish, upgrade, construct",
    "campaign": """launch campaign, tease, parody, spoof, cast, sing, urge, remind, troll, mark, honour, honor, dedicate, revive, spotlight, rebrand, advertise, celebrate, star, feature, air, premiere, release, screen,
        broadcast, stream, publish, shoot, film, activate""",
}
_NOUNS = {
    "round": """round, rounds, funding round, investment round, financing round, seed round, raise,
        fundraise, fundraising, fund-raise, fund-raising, capital raise, capital raising, seed,
        pre-seed, series, pre-series, extension, top-up, bridge, bridge round, angel round,
        crowdfunding, venture round, mega-round, convertible notes, convertible note, safe notes,
        first close, second close, final close, close""",
    "capital": """windfall, cash boost, funding boost, shot in the arm, boost, cushion, runway, kitty, financial backing, war-chest, seed-stage, growth-stage, early-stage, bankroll, purse, wallet, bet, bets, commitment, millions, funding, financing, capital, venture capital, growth capital, seed capital,
        equity, seed money, new money, fresh cash, fresh money, backing, war chest, injection, infusion,
        cash injection, capital injection, investment, investments, cheque, check, cash, funds,
        money, tranche, lifeline, firepower, ammunition, dry powder, proceeds""",
    "investor": """seed investor, early backer, early-stage investor, growth investor, strategic investor, strategic investors, family trust, holding company, crossover investor, business angels, crowd, crowdfunding, existing shareholders, new investors, returning investors, existing backers, founders put, board seat, joins the board, observer, investment arm, corporate venture, venture capital arm, fund manager, investment firm, private-equity, investor, investors, backer, backers, shareholder, shareholders, vc, vcs, venture
        capitalist, venture capitalists, limited partner, limited partners, lps, angel, angels,
        angel investors, family office, family offices, private equity, cap table, syndicate,
        consortium, venture firm, venture arm, sovereign fund, pension fund, lead investor,
        anchor investor, existing investors, existing investor""",
    "stake": """stake, stakes, minority, minority stake, shareholding, holding, minority holding,
        interest, equity interest, equity stake, slice, minority interest, minority share""",
    "control": """hundred per cent, 100 per cent, remaining stake, tender offer, takeover bid, buy out, bought out, outright, agreed to buy, acquires, acquired, merged, all-stock, cash-and-stock, spin-off, demerger, disposal, divestment, carve-out, hostile bid, squeeze-out, majority, majority stake, majority interest, controlling stake, controlling
        interest, control, outright, full ownership, wholly owned, wholly-owned, takeover,
        take-over, acquisition, acquisitions, merger, mergers, buyout, buy-out, management buyout,
        subsidiary, privatisation, privatization, remaining shares, remaining stake, whole of,
        all of, earn-out, earnout, sale, all-cash, tie-up, majority owner""",
    "fund": """seed fund, impact fund, media fund, content fund, game fund, consumer fund, early-stage fund, sidecar, spv, venture studio, opportunity fund, evergreen fund, hard cap, target size, first-time fund, committed capital, cheque size, ticket size, dry powder, fund, funds, venture fund, investment fund, creator fund, innovation fund, vehicle,
        pot, kitty, pool, credit pool, accelerator, incubator, growth fund, ad credits, credits,
        advertising credits, ad-credit, fund of funds, debut fund, maiden fund, first fund,
        second fund, third fund, fourth fund""",
    "debt": """term loan, bridge loan, green loan, sustainability-linked, syndicated, secured loan, credit, borrowing, borrowings, lending, private credit, revenue-based, royalty financing, convertible bond, convertible bonds, private placement, dim sum bond, panda bond, interest rate, basis points, due in, loan, loans, term loan, credit facility, debt facility, facility, credit line,
        line of credit, venture debt, debt financing, bond, bonds, notes, senior notes, debentures, sukuk,
        debt, revolver, revolving credit, commercial paper, mezzanine, overdraft, lender, lenders,
        borrower, coupon, tenor, maturity, refinancing""",
    "offering": """shares on, stock exchange, bourse, nasdaq, nyse, first day of trading, price range, price band, underwriters, bookrunners, shares apiece, float shares, oversubscribed, anchor investors, greenshoe, reverse merger, de-spac, roadshow, retail tranche, ipo, initial public offering, public offering, listing, flotation, float, stock
        market debut, market debut, trading debut, share sale, share placement, placement, placing,
        rights issue, rights offering, entitlement offer, follow-on offering, secondary listing,
        share offering, prospectus, institutional placement, stock offering, share issue, direct
        listing, new shares, draft registration, going public, blank-cheque, spac""",
    "grant": """voucher, vouchers, stipend, stipends, residency, residencies, micro-grants, seed grants, cash rebate, tax break, tax breaks, production incentive, slate funding, development money, relief, aid, relief fund, support fund, assistance, levy money, cultural fund, co-funding, co-production fund, taxpayer, taxpayer money, grant, grants, subsidy, subsidies, subvention, bursary, bursaries, support scheme,
        scheme, state aid, public money, relief package, support package, aid package, stimulus,
        rebate, rebates, incentive, incentives, public funding, taxpayers, matching funds, tax
        relief, tax credit, tax credits, endowment, lottery money, fellowship, fellowships,
        successful applicants, applicants, eligible""",
    "promise": """scheme, strategy, roadmap, vision, multi-year plan, five-year plan, investment plan, charter, fund for, programme of, pledge, pledges, commitment, commitments, programme, program, initiative, package,
        promise, promises, budget, drive, plan, blueprint, support, contribution""",
    "state": """state government, federal government, city council, county, prefecture, mayor, cabinet, economic development board, trade agency, tourism board, arts agency, film office, statutory board, state-backed, ministry of, department, public broadcaster, lottery fund, european commission, world bank, unesco, government, ministry, minister, ministers, council, screen agency, film agency,
        state agency, government agency, authority, commission, treasury, parliament, lottery,
        federal, municipality, city hall, public body, film board, arts council, agency, state,
        culture ministry, film commission, promotion board, development board, secretary, budget
        paper, lawmakers""",
    "foundation": "foundation, foundations, philanthropy, philanthropies, trust, nonprofit",
    "receiver": """start-up, startup, start-ups, startups, company, firm, platform, app, founder,
        founders, co-founder, co-founders, business, maker, outfit, venture, scale-up""",
    "community": """small firms, merchants, farmers, hawkers, shopkeepers, musicians, performers, theatres, cinemas, festivals, museums, galleries, libraries, schools, teachers, interns, apprentices, graduates, refugees, villages, towns, neighbourhoods, animation, games industry, esports, craft, designers, writers, translators, translation, minority, lgbtq, disabled, women founders, female founders, black-owned, underrepresented, under-represented, news deserts, regional press, community radio, podcasters, documentary, documentaries, screenwriters, co-productions, local, communities, community, creators, creator, newsrooms, journalism,
        publishers, artists, musicians, film-makers, filmmakers, producers, studios, developers,
        small businesses, minority-owned, women-owned, independent, students, storytellers, talent,
        sector, scene, industry, heritage, arts, culture, crews, film and tv, local news""",
    "apply": "apply, applications, applicants, eligible, intake, open call, qualify, shortlisted",
    "undisclosed": """undisclosed, not disclosed, terms were not disclosed, did not disclose,
        did not say, not given, not revealed, unnamed sum""",
    "proceeds": """proceeds, the money will, the funds will, the cash will, the funding will,
        the capital will, fresh funds, new capital, use the money, spend the money, use the funds,
        money will, the money is, the sum will""",
    "valuation": "valuation, valued, valuing, pre-money, post-money, unicorn, unicorn status",
    "rumour": """talks, in talks, advanced talks, reportedly, sources, people familiar, said to be,
        banker, bankers, rumours, rumoured, speculation, discussions, negotiations, could, may,
        might, understood to, preliminary, no decision, declined to comment, non-binding, potential,
        not been finalised, is said to, are said to, report says""",
    "opinion": """guide, tips, things to know, what we know, need to know, predictions, trends, myth, myths, essay, letter, lesson, advice, q and a, in conversation, looks at, revisited, anniversary, field guide, playbook, diary, memoir, obituary, inside, behind the, meet the, the rise of, the fall of, the case for, column, opinion, comment, interview, analysis, explainer, why, how, what, should,
        must, lessons, takeaways, viewpoint, podcast, profile, q&a, review, looks back, look back,
        i, we, my, our, you, your, perhaps, argues""",
    "roundup": """round-up, roundup, in brief, briefs, digest, this week, week in, also this week,
        elsewhere, here are, meanwhile, top five, top ten""",
    "account": """win the account, lose the account, award its account, pick, select, choose, name agency, drop agency, part ways, account, accounts, media account, agency of record, mandate, brief, remit, duties,
        incumbent, pitch, tender, review, media planning, planning and buying, roster, competitive
        pitch, client, clients, contract, retainer, appointed agency""",
    "results": """underlying, pre-tax, operating profit, net profit, net loss, record year, guidance, outlook, forecast, turnover of, sales of, revenue of, profits, dividend, interim, trading update, profit warning, write-down, impairment, charge, revenue, revenues, profit, profits, loss, losses, earnings, turnover, sales, net
        sales, ebitda, results, quarter, first-half, full-year, half-year, margin, guidance, gmv,
        net income, year-on-year, like-for-like, fiscal, billings, organic growth, quarterly""",
    "market": """poll, ranking, ranks, league table, analysts, analyst, researcher, tracker, benchmark, barometer, white paper, whitepaper, share of, compound annual, cagr, audience, ratings, viewers, downloads, monthly users, circulation, traffic, market share, adspend, ad spend, ad spending, spending, market, forecast, report, survey, study,
        research, index, data, compiled, ranking, consumers, economy, sector, per cent of,
        statistics, monthly, deals""",
    "people": """appointment, appointed, promotion, hire, recruit, veteran, retires, resignation, joins from, reports to, based in, regional head, marketing chief, creative chief, chief marketing officer, chief operating officer, chief creative officer, founder steps, steps aside, handover, board, venture partner, partner, principal, chief, chief executive, ceo, cmo, head, director, officer, president, managing
        director, editor, chair, chairman, vice-president, country manager, role, successor, new
        hire, lead, tenure""",
    "sponsor": """jersey, front-of-shirt, arena, venue, title rights, naming, broadcaster rights, pay-tv rights, streaming rights, world cup, olympics, grand prix, tour, premier league, commercial partner, multi-year deal, kit, festival sponsor, sponsorship, sponsor, sponsors, naming rights, naming deal, title sponsor, title
        partner, broadcast rights, media rights, rights, shirt deal, kit deal, league, club,
        stadium, tournament, ambassador, endorsement, licence, licensing, franchise, season,
        partnership, official partner, cup, games, football, cricket""",
    "campaign": """campaign, commercial, spot, film, tvc, activation, tagline, stunt, rebrand, logo,
        slogan, billboard, ad, ads, advert, adverts, pop-up, brand platform, launch campaign,
        billboards, trailer, collaboration, product, range, flavour, store, limited-edition""",
    "production": """production, production budget, box office, blockbuster, movie, series, drama,
        season two, episodes, shoot, remake, sequel, feature film""",
    "prize": """shortlist, shortlisted, finalists, jury, judges, lions, effies, scholarship, scholar, student, competition winner, winning entry, cash prize, grand prize, hack, challenge, prize, prizes, prize money, prize pot, purse, jackpot, award, awards, winner,
        winners, contest, competition, hackathon, giveaway, lucky draw, gong, grand prix, trophy""",
    "charity": """hospice, food banks, ward, orphanage, blood drive, rounding up, customers raise, sponsored run, charity drive, goodwill, aid appeal, earthquake, flood, typhoon, wildfire, tsunami, one-off gift, proceeds go to, for every, matched donations, donation, donations, charity, charities, charitable, fund-raiser, fundraiser,
        telethon, gala, relief fund, victims, disaster relief, food bank, good cause, good causes,
        appeal, humanitarian, hospice, donors, auction, fans, shoppers""",
    "law": """ruling, verdict, plea, injunction, appeal court, high court, supreme court, competition authority, data breach, hack, leak, ban, sanctions, consent decree, remedies, compensation, payout, pension hole, dispute, arbitration, patent, fine, fines, penalty, penalties, settlement, lawsuit, court, damages, class action,
        class-action, antitrust, watchdog, investigation, probe, fraud, complaint, tribunal,
        breach, regulator, copyright, infringement, judge, jury, privacy, plaintiffs, violation""",
    "cuts": """strike, union, wages, pay rise, salaries, salary, starting pay, headcount, furlough, restructure, cost cuts, savings plan, closes, shuts, shutdown, wind-up, wound up, liquidators, administrators, creditors, lay-offs, layoffs, redundancies, redundancy, job cuts, jobs, bankruptcy, insolvency,
        insolvent, administration, receivership, closure, closes its doors, liquidation, staff,
        restructuring, cost-cutting, savings""",
    "payout": """dividend, dividends, buyback, buybacks, buy-back, buy-backs, share buyback,
        repurchase, buy back, special dividend, capital return, return to shareholders""",
    "premises": """makeover, refurbishment, renovation, upgrade, expansion, capital expenditure, capex, machines, equipment, assembly line, network, masts, fibre, server, servers, chips, factory line, mall, hotel, resort, showroom, kiosk, distribution centre, logistics hub, warehouse space, own app, its own, in-house, office, headquarters, hq, plant, factory, warehouse, flagship, store, stores,
        campus, data centre, data center, branch, branches, facility, site, line, construction,
        production line, second plant, capacity, renovation, outlet, outlets""",
    "price": """instalments, pay later, shoppers borrow, lends buyers, loyalty points, coupon, vouchers for shoppers, bargain, sale price, markdown, rate card, cost per, commission, royalty, royalties, licence fee, box-office, price, prices, cost, costs, fee, fees, ticket, tickets, subscription, subscribers,
        discount, per month, a month, salary, pay, bonus, tariff, levy, tax, gst, vat""",
    "past": """last year, a year ago, years ago, months ago, last month, earlier this year,
        previously, a year on, two years on, since raising, after raising, having raised, once,
        used to, looking back, a year after, months after, in 2019, in 2020, in 2021""",
    "years": """over the next, over five years, over three years, three-year, five-year, two-year,
        four-year, ten-year, six-year, years, a year, annually, each year, multi-year, through""",
    "perfect": "has, have, has now, has just, have now",
    "future": "will, is to, are to, plans to, plan to, going to, set to, intends to, agreed to",
    "conditional": "would, could, might, may, should, if, whether, hopes to, wants to, aims to",
    "past tense": "was, were, had, did, been, had been",
    "present tense": "is, are, does, do",
    "negation": "not, no, never, without, none, nothing, neither, nor, instead, rather",
    "from": "from, by, courtesy of, thanks to",
    "into": "into, to, towards, behind, among",
    "for": "for, in return for, in exchange for, worth",
    "new": "new, fresh, first, latest, debut, maiden, additional, further, another, extra, more",
    "today": """today, on monday, on tuesday, on wednesday, on thursday, on friday, this week,
        announced, said it, said that it""",
}


def _gathered() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, listing in _VERBS.items():
        for verb in listing.split(","):
            for form in forms(" ".join(verb.split())):
                found.setdefault(form, set()).add(name)
    for name, listing in _NOUNS.items():
        for word in listing.split(","):
            found.setdefault(" ".join(word.split()), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


# Word or phrase, in lower case → its classes.
CLASSES = _gathered()
LONGEST_PHRASE = max(word.count(" ") + 1 for word in CLASSES)
