"""Nouns and phrases of money moves in the trade press by what they speak of.

Data to be reviewed; `classes` gathers them. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

NOUNS = {
    "round": """round, rounds, funding round, investment round, financing round, seed round,
        raise, fundraise, fundraising, fund-raise, fund-raising, capital raise, capital raising,
        seed, pre-seed, series, pre-series, extension, top-up, bridge, bridge round, angel
        round, crowdfunding, venture round, mega-round, convertible notes, convertible note,
        safe notes, first close, second close, final close, close, seed extension, series a
        extension, equity round, equity-debt round, growth round, bridge financing, insider
        round, oversubscribed round, convertible, convertibles, rights, follow-on round, pre-ipo
        round, down round, up round""",
    "capital": """windfall, cash boost, funding boost, shot in the arm, boost, cushion, runway,
        kitty, financial backing, war-chest, seed-stage, growth-stage, early-stage, bankroll,
        purse, wallet, bet, bets, commitment, millions, funding, financing, capital, venture
        capital, growth capital, seed capital, equity, seed money, new money, fresh cash, fresh
        money, backing, war chest, injection, infusion, cash injection, capital injection,
        investment, investments, cheque, check, cash, funds, money, tranche, lifeline,
        firepower, ammunition, dry powder, proceeds, nest egg, lifebelt, life raft, lifebuoy,
        breathing room, breathing space, fresh ammo, fresh ammunition, ammo, rocket fuel,
        coffers, bounty, haul, stash, vote of confidence, financial muscle, deep pockets,
        outside money, new cash, more cash, fresh equity, new equity, growth money, equity
        cheque, equity check, other people's money, cash pile, piggy bank""",
    "investor": """seed investor, early backer, early-stage investor, growth investor, strategic
        investor, strategic investors, family trust, holding company, crossover investor,
        business angels, crowd, crowdfunding, existing shareholders, new investors, returning
        investors, existing backers, founders put, board seat, joins the board, observer,
        investment arm, corporate venture, venture capital arm, fund manager, investment firm,
        private-equity, investor, investors, backer, backers, shareholder, shareholders, vc,
        vcs, venture capitalist, venture capitalists, limited partner, limited partners, lps,
        angel, angels, angel investors, family office, family offices, private equity, cap
        table, syndicate, consortium, venture firm, venture arm, sovereign fund, pension fund,
        lead investor, anchor investor, existing investors, existing investor, state fund,
        sovereign wealth fund, insurer, pension manager, development finance, development bank,
        early investors, earlier investors, angel network, seed backers, insiders, existing
        holders, new shareholder, new shareholders, new backer, new backers, cornerstone,
        anchor, participants, scouts, tycoon, footballer, cricketer, actor, celebrities, limited
        liability partners, outside investor, outside investors""",
    "stake": """stake, stakes, minority, minority stake, shareholding, holding, minority
        holding, interest, equity interest, equity stake, slice, minority interest, minority
        share, holding of, a fifth, a quarter, a third, a tenth, an eighth, a sixth, just under
        a quarter, minority investor, minority shareholder, of the company, of its shares, fresh
        shares, subscription, enlarged capital, per cent of, percent of, position, shares in""",
    "control": """hundred per cent, 100 per cent, remaining stake, tender offer, takeover bid,
        buy out, bought out, outright, agreed to buy, acquires, acquired, merged, all-stock,
        cash-and-stock, spin-off, demerger, disposal, divestment, carve-out, hostile bid,
        squeeze-out, majority, majority stake, majority interest, controlling stake, controlling
        interest, control, full ownership, wholly owned, wholly-owned, takeover, take-over,
        acquisition, acquisitions, merger, mergers, buyout, buy-out, management buyout,
        subsidiary, privatisation, privatization, remaining shares, whole of, all of, earn-out,
        earnout, sale, all-cash, tie-up, majority owner, 56 per cent, 51 per cent, 55 per cent,
        60 per cent, 70 per cent, 80 per cent, 100%, all of the shares, the rest of, the whole
        of, full control, parent company, consolidate its accounts, sold itself, sells itself,
        new owner, new owners, deal to buy, in cash and shares, deferred payments""",
    "fund": """seed fund, impact fund, media fund, content fund, game fund, consumer fund,
        early-stage fund, sidecar, spv, venture studio, opportunity fund, evergreen fund, hard
        cap, target size, first-time fund, committed capital, cheque size, ticket size, dry
        powder, fund, funds, venture fund, investment fund, creator fund, innovation fund,
        vehicle, pot, kitty, pool, credit pool, accelerator, incubator, growth fund, ad credits,
        credits, advertising credits, ad-credit, fund of funds, debut fund, maiden fund, first
        fund, second fund, third fund, fourth fund, nest egg, piggy bank, purse, creator pot,
        growth pot, evergreen, co-investment vehicle, investment vehicle, investment arm,
        revolving fund, seed pot, sovereign vehicle, venture vehicle, venture pot, corporate
        venture fund, flagship fund, limited partners""",
    "debt": """term loan, bridge loan, green loan, sustainability-linked, syndicated, secured
        loan, credit, borrowing, borrowings, lending, private credit, revenue-based, royalty
        financing, convertible bond, convertible bonds, private placement, dim sum bond, panda
        bond, interest rate, basis points, due in, loan, loans, credit facility, debt facility,
        facility, credit line, line of credit, venture debt, debt financing, bond, bonds, notes,
        senior notes, debentures, sukuk, debt, revolver, revolving credit, commercial paper,
        mezzanine, overdraft, lender, lenders, borrower, coupon, tenor, maturity, refinancing,
        warehouse line, revolving line, credit facilities, senior secured, secured notes,
        five-year notes, asset-backed, asset-backed financing, invoice financing, working
        capital, islamic financing, term financing, murabaha, private lender, credit fund,
        refinance, refinanced, repayable, secured on, secured against, covenants""",
    "offering": """shares on, stock exchange, bourse, nasdaq, nyse, first day of trading, price
        range, price band, underwriters, bookrunners, shares apiece, float shares,
        oversubscribed, anchor investors, greenshoe, reverse merger, de-spac, roadshow, retail
        tranche, ipo, initial public offering, public offering, listing, flotation, float, stock
        market debut, market debut, trading debut, share sale, share placement, placement,
        placing, rights issue, rights offering, entitlement offer, follow-on offering, secondary
        listing, share offering, prospectus, institutional placement, stock offering, share
        issue, direct listing, new shares, draft registration, going public, blank-cheque, spac,
        bought deal, over-allotment, catalist, star market, mainboard, main board, top of the
        range, offer price, issue price, offer for sale, s-1, intention to float, cornerstone
        investors, bookbuild, gross proceeds, at the market, listing documents, share purchase
        plan, draft papers, red herring""",
    "grant": """voucher, vouchers, stipend, stipends, residency, residencies, micro-grants, seed
        grants, cash rebate, tax break, tax breaks, production incentive, slate funding,
        development money, relief, aid, relief fund, support fund, assistance, levy money,
        cultural fund, co-funding, co-production fund, taxpayer, taxpayer money, grant, grants,
        subsidy, subsidies, subvention, bursary, bursaries, support scheme, scheme, state aid,
        public money, relief package, support package, aid package, stimulus, rebate, rebates,
        incentive, incentives, public funding, taxpayers, matching funds, tax relief, tax
        credit, tax credits, endowment, lottery money, fellowship, fellowships, successful
        applicants, applicants, eligible, cash rebates, screen incentive, games offset, matching
        grants, matching grant, digital rebate, rebate scheme, lottery cash, lottery funding,
        heritage money, non-repayable, project funding, core funding, round of funding, funding
        round for the arts, statutory""",
    "promise": """scheme, strategy, roadmap, vision, multi-year plan, five-year plan, investment
        plan, charter, fund for, programme of, pledge, pledges, commitment, commitments,
        programme, program, initiative, package, promise, promises, budget, drive, plan,
        blueprint, support, contribution, memorandum, multi-year, ten-year, long-term
        commitment, community programme, community fund, drive to, plan to help, promise to, in
        a pledge, vow, commitment of, initiative to, five-year, three-year""",
    "state": """state government, federal government, city council, county, prefecture, mayor,
        cabinet, economic development board, trade agency, tourism board, arts agency, film
        office, statutory board, state-backed, ministry of, department, public broadcaster,
        lottery fund, european commission, world bank, unesco, government, ministry, minister,
        ministers, council, screen agency, film agency, state agency, government agency,
        authority, commission, treasury, parliament, lottery, federal, municipality, city hall,
        public body, film board, arts council, agency, state, culture ministry, film commission,
        promotion board, development board, secretary, budget paper, lawmakers, regulator, arts
        office, heritage department, trade department, culture secretary, regional government,
        provincial government, metropolitan government, development agency, national
        broadcaster, city of, prefectural, legislature, union cabinet, cabinet approves,
        statutory body, public agency, european union, brussels""",
    "foundation": "foundation, foundations, philanthropy, philanthropies, trust, nonprofit",
    "receiver": """start-up, startup, start-ups, startups, company, firm, platform, app,
        founder, founders, co-founder, co-founders, business, maker, outfit, venture, scale-up""",
    "community": """small firms, merchants, farmers, hawkers, shopkeepers, musicians,
        performers, theatres, cinemas, festivals, museums, galleries, libraries, schools,
        teachers, interns, apprentices, graduates, refugees, villages, towns, neighbourhoods,
        animation, games industry, esports, craft, designers, writers, translators, translation,
        minority, lgbtq, disabled, women founders, female founders, black-owned,
        underrepresented, under-represented, news deserts, regional press, community radio,
        podcasters, documentary, documentaries, screenwriters, co-productions, local,
        communities, community, creators, creator, newsrooms, journalism, publishers, artists,
        film-makers, filmmakers, producers, studios, developers, small businesses,
        minority-owned, women-owned, independent, students, storytellers, talent, sector, scene,
        industry, heritage, arts, culture, crews, film and tv, local news, hawker, sari-sari,
        kiosks, kiosk keepers, bookshops, bookshop, street music, buskers, venues, grassroots,
        youth clubs, brass bands, apprenticeships, first nations, indigenous, aboriginal,
        pasifika, maori, working-class, rural, townships, township, small towns, main street,
        main streets, women, girls, farmers' markets, webtoon, indie, indie developers, indies,
        fact-checkers, bartenders, independent producers, smes, sme, micro-businesses,
        mom-and-pop, underserved, small sellers, drivers, weavers, crafts, nollywood, social
        enterprises, food stalls, corner shops, local shows, local films, local content,
        originals""",
    "apply": """apply, applications, applicants, eligible, intake, open call, qualify,
        shortlisted, apply from, can apply, may apply, applications close, applications open,
        deadline, call for entries, calls open, first-come, allocated by lot, panel will choose,
        chosen by""",
    "undisclosed": """undisclosed, not disclosed, terms were not disclosed, did not disclose,
        did not say, not given, not revealed, unnamed sum, would not say how much, would not
        give, neither side would say, terms were not given, financial terms, for an undisclosed
        sum, an undisclosed sum, an undisclosed amount, eight figures, nine figures, seven
        figures, six figures, eight-figure, seven-figure, nine-figure""",
    "proceeds": """proceeds, the money will, the funds will, the cash will, the funding will,
        the capital will, fresh funds, new capital, use the money, spend the money, use the
        funds, money will, the money is, the sum will, pay for, to be used for, will be used,
        will fund, will pay for, use of proceeds, plans to use, will go towards, will go into,
        will go on, earmarked for, to expand, to open, to hire, to scale""",
    "valuation": """valuation, valued, valuing, pre-money, post-money, unicorn, unicorn status,
        worth, values it, values the company, at a valuation, valued at, billion-dollar
        valuation""",
}
