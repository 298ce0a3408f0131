"""Nouns and phrases of news that is no money move, and of how it is told, by what they speak of.

Data to be reviewed; `classes` gathers them. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

NEWS = {
    "rumour": """talks, in talks, advanced talks, reportedly, sources, people familiar, said to
        be, banker, bankers, rumours, rumoured, speculation, discussions, negotiations, could,
        may, might, understood to, preliminary, no decision, declined to comment, non-binding,
        potential, not been finalised, is said to, are said to, report says, sources say,
        sources said, people aware, people close to, person with knowledge, people with
        knowledge, two people, three people, is likely to, are likely to, expected to raise,
        hopes to raise, plans to raise, looking to raise, seeks, in the market for, has hired
        bankers, hired a bank, for sale, up for sale, on the block, term sheet, has not been
        signed, may change, could change, not been signed, exploring, potential sale, buyer,
        buyers, suitor, suitors, bid, bidder, offer of, price tag, early stage, no comment,
        would not comment""",
    "opinion": """guide, tips, things to know, what we know, need to know, predictions, trends,
        myth, myths, essay, letter, lesson, advice, q and a, in conversation, looks at,
        revisited, anniversary, field guide, playbook, diary, memoir, obituary, inside, behind
        the, meet the, the rise of, the fall of, the case for, column, opinion, comment,
        interview, analysis, explainer, why, how, what, should, must, lessons, takeaways,
        viewpoint, podcast, profile, q&a, review, looks back, look back, i, we, my, our, you,
        your, perhaps, argues, exclusive interview, five things, ten things, who funds, where
        are they now, where has, where did, what happened to, how we, how to, why we, why i,
        inside the, can anybody, is it, are we, do we, does it, the trouble with, the problem
        with, in defence of, in defense of, here is how, here's how, our guide, our analysis, we
        asked, we went, we counted, sat down with, tells us, told us, i have, three things,
        tells trade, rise and fall, who gets what, is over, are dead, is dead""",
    "roundup": """weekly funding, funding wrap, weekly wrap, week of, the week that was, deal of
        the week, coming next week, may have missed, key cheques, compiled by, our column,
        takeaways, in numbers, so far this year, tally, mapped, tracker of, round-up, roundup,
        in brief, briefs, digest, this week, week in, also this week, elsewhere, here are,
        meanwhile, top five, top ten, the year's, year in review, the week's, the month's, ten
        biggest, biggest deals, deal wrap, our list, the list, funding report, deals of the
        week, startups raised, start-ups raised, companies raised, raised this week, funding
        roundup, in review, among them, by the numbers, correction""",
    "account": """win the account, lose the account, award its account, pick, select, choose,
        name agency, drop agency, part ways, account, accounts, media account, agency of record,
        mandate, brief, remit, duties, incumbent, pitch, tender, review, media planning,
        planning and buying, roster, competitive pitch, client, clients, contract, retainer,
        appointed agency, concession, business, media brief, creative brief, agency, agencies,
        shortlisted, bidders, media contract, communications contract, planning duties, buying
        duties, lead agency, creative agency, media agency, named agency, digital duties,
        supply, order, orders""",
    "results": """underlying, pre-tax, operating profit, net profit, net loss, record year,
        guidance, outlook, forecast, turnover of, sales of, revenue of, profits, dividend,
        interim, trading update, profit warning, write-down, impairment, charge, revenue,
        revenues, profit, loss, losses, earnings, turnover, sales, net sales, ebitda, results,
        quarter, first-half, full-year, half-year, margin, gmv, net income, year-on-year,
        like-for-like, fiscal, billings, organic growth, quarterly, takings, operating income,
        net debt, cash flow, free cash flow, swung to, in the black, in the red, half-year
        profit, loss-making, pre-tax profit, pre-tax loss, shares fell, shares rose, dividend
        of, burned through""",
    "market": """survey, study, researchers, questionnaires, respondents, white paper, index,
        median, on average, recruiters, poll, ranking, ranks, league table, analysts, analyst,
        researcher, tracker, benchmark, barometer, whitepaper, share of, compound annual, cagr,
        audience, ratings, viewers, downloads, monthly users, circulation, traffic, market
        share, adspend, ad spend, ad spending, spending, market, forecast, report, research,
        data, compiled, consumers, economy, sector, per cent of, statistics, monthly, deals,
        venture funding, start-up funding, startup funding, funding to, deals worth, total
        funding, deal count, deal value, deal volume, raised by startups, consumers will spend,
        brands will spend, advertisers will spend, box office, spent on advertising, study
        finds, report says, according to a report, this year's""",
    "people": """appointment, appointed, promotion, hire, recruit, veteran, retires,
        resignation, joins from, reports to, based in, regional head, marketing chief, creative
        chief, chief marketing officer, chief operating officer, chief creative officer, founder
        steps, steps aside, handover, board, venture partner, partner, principal, chief, chief
        executive, ceo, cmo, head, director, officer, president, managing director, editor,
        chair, chairman, vice-president, country manager, role, successor, new hire, lead,
        tenure, joins as, named as, chief strategy officer, chief revenue officer, chief growth
        officer, chief financial officer, creative director, strategy director, brand
        ambassador, hires, new boss, new chief, departs, departure, leaves, is leaving, stepping
        down, retire, its founder, founding partner, 40 under 40, under 30, on paternity leave,
        chairwoman, chairperson, promoted""",
    "sponsor": """jersey, front-of-shirt, arena, venue, title rights, naming, broadcaster
        rights, pay-tv rights, streaming rights, world cup, olympics, grand prix, tour, premier
        league, commercial partner, multi-year deal, kit, festival sponsor, sponsorship,
        sponsor, sponsors, naming rights, naming deal, title sponsor, title partner, broadcast
        rights, media rights, rights, shirt deal, kit deal, league, club, stadium, tournament,
        ambassador, endorsement, licence, licensing, franchise, season, partnership, official
        partner, cup, games, football, cricket""",
    "campaign": """campaign, commercial, spot, film, tvc, activation, tagline, stunt, rebrand,
        logo, slogan, billboard, ad, ads, advert, adverts, pop-up, brand platform, launch
        campaign, billboards, trailer, collaboration, product, range, flavour, store,
        limited-edition, push, holiday push, winter push, blitz, media spend, media budget, ad
        budget, advertising budget, marketing budget, marketing spend, holiday advertising,
        advertising push, super bowl, big game, prime time, jingle, tv spot, outdoor campaign,
        social campaign, marketing drive, brand film, new look, packaging, recipe, launch,
        launches, menu, cans, sampling, tool, self-serve, feature""",
    "production": """production, production budget, box office, blockbuster, movie, series,
        drama, season two, episodes, shoot, remake, sequel, feature film, originals budget,
        content budget, content spend, pilot, season one, film shoot, filmed in, period epic,
        most expensive series, cast, box-office""",
    "prize": """shortlist, shortlisted, finalists, jury, judges, lions, effies, scholarship,
        scholar, student, competition winner, winning entry, cash prize, grand prize, hack,
        challenge, prize, prizes, prize money, prize pot, purse, jackpot, award, awards, winner,
        winners, contest, competition, hackathon, giveaway, lucky draw, gong, grand prix,
        trophy, winner of, wins, won, first prize, top prize, trophies, accolade, accolades,
        honours, honors, crowned, hall of fame, best newcomer, ceremony, gold, bronze, silver,
        named best""",
    "charity": """hospice, food banks, ward, orphanage, blood drive, rounding up, customers
        raise, sponsored run, charity drive, goodwill, aid appeal, earthquake, flood, typhoon,
        wildfire, tsunami, one-off gift, proceeds go to, for every, matched donations, donation,
        donations, charity, charities, charitable, fund-raiser, fundraiser, telethon, gala,
        relief fund, victims, disaster relief, food bank, good cause, good causes, appeal,
        humanitarian, donors, auction, fans, shoppers, red crescent, red cross, charity stream,
        handed a cheque, fundraising walk, listeners, viewers gave, for hospital, children's
        hospital, foodbank, blood, flying doctors, causes""",
    "law": """ruling, verdict, plea, injunction, appeal court, high court, supreme court,
        competition authority, data breach, hack, leak, ban, sanctions, consent decree,
        remedies, compensation, payout, pension hole, dispute, arbitration, patent, fine, fines,
        penalty, penalties, settlement, lawsuit, court, damages, class action, class-action,
        antitrust, watchdog, investigation, probe, fraud, complaint, tribunal, breach,
        regulator, copyright, infringement, judge, jury, privacy, plaintiffs, violation, settle
        claims, tax bill, tax authority, tax claim, seized, police, raid, raids, jailed,
        appeals, misleading ads, compensate, ordered to pay, agrees to pay, refunds, covenant,
        breach of, owes, unpaid, arrears""",
    "cuts": """strike, union, wages, pay rise, salaries, salary, starting pay, headcount,
        furlough, restructure, cost cuts, savings plan, closes, shuts, shutdown, wind-up, wound
        up, liquidators, administrators, creditors, lay-offs, layoffs, redundancies, redundancy,
        job cuts, jobs, bankruptcy, insolvency, insolvent, administration, receivership,
        closure, closes its doors, liquidation, staff, restructuring, cost-cutting, savings, job
        losses, let go, people let go, axes, redundant, closed its doors, has shut, shut down,
        shuts down, shuttered, out of business, bust, wound down, ran out, folded, bankrupt, in
        trouble, rescue talks, sheds, fewer jobs, restructuring adviser, write-off, written off""",
    "payout": """dividend, dividends, buyback, buybacks, buy-back, buy-backs, share buyback,
        repurchase, buy back, special dividend, capital return, return to shareholders""",
    "premises": """makeover, refurbishment, renovation, upgrade, expansion, capital expenditure,
        capex, machines, equipment, assembly line, network, masts, fibre, server, servers,
        chips, factory line, mall, hotel, resort, showroom, kiosk, distribution centre,
        logistics hub, warehouse space, own app, its own, in-house, office, headquarters, hq,
        plant, factory, warehouse, flagship, store, stores, campus, data centre, data center,
        branch, branches, facility, site, line, construction, production line, second plant,
        capacity, outlet, outlets, mill, distillery, brewery, silos, terminal, towers, fleet,
        data centres, data centers, new cinemas, new stores, shops of its own, refit, refitted,
        studio of its own, studios of its own, weather studio, its own screens, own network, 5g,
        capital budget, capital spending, capital outlay, kitchens, depots, depot, bottling
        line, farm, land, waterfront, property, rooms, machinery, robots, solar farms, solar
        panels, logistics centre, logistics center, fulfilment centre, fulfillment center,
        second factory, new factory, new plant, new studio, greener, electric fleet, its network""",
    "price": """instalments, pay later, shoppers borrow, lends buyers, loyalty points, coupon,
        vouchers for shoppers, bargain, sale price, markdown, rate card, cost per, commission,
        royalty, royalties, licence fee, box-office, price, prices, cost, costs, fee, fees,
        ticket, tickets, subscription, subscribers, discount, per month, a month, salary, pay,
        bonus, tariff, levy, tax, gst, vat, off prices, price-match, lower prices, price cuts,
        discounts, giveaways, subsidised prices, free data, reward points, cashback, bonuses,
        wages, pay deal, minimum wage, goods worth, worth of goods, tickets worth, sold goods,
        sells, sold""",
    "past": """last year, a year ago, years ago, months ago, last month, earlier this year,
        previously, a year on, two years on, since raising, after raising, having raised, once,
        used to, looking back, a year after, months after, in 2019, in 2020, in 2021, fresh
        from, flush with, hot on the heels, months on, years on, a month after, two months
        after, six months after, nine months after, weeks after, days after, year after, two
        years after, three years after, less than a year after, since it raised, which raised,
        that raised, who raised, it raised, recently raised, recently closed, recently
        completed, had raised, last raised, raised last, that borrowed, which borrowed, it
        borrowed, that made, earlier in, when it, then, back then, ended, ends, in 2016, in
        2017, in 2018, in 2022, in 2023, in 2024, in june, in may, in march, in january, in
        april, in july, in august, in september, in october, in november, in december, in
        february, last week, until june, until last""",
    "years": """over the next, over five years, over three years, three-year, five-year,
        two-year, four-year, ten-year, six-year, years, a year, annually, each year, multi-year,
        through""",
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
