"""Nouns for who acts and for what money is put into, by sort: crowds, trades, outlets, assets.

Data to be reviewed; `classes` gathers them. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

ACTORS = {
    "crowd": """listeners, listener, shoppers, shopper, fans, viewers, customers, customer,
        diners, passengers, subscribers, followers, gamers, readers, neighbours, residents,
        volunteers, walkers, runners, pupils, members, the public, supporters, well-wishers,
        donors, guests, commuters, drinkers, users, parents, households, voters, motorists,
        buyers, patrons, punters, spectators, ticket-holders, alumni, citizens, pedestrians,
        cyclists, pensioners, bidders at auction, congregation, colleagues, employees, workers,
        strangers, moviegoers, filmgoers, concertgoers, festivalgoers, audience members,
        party-goers, swimmers, hikers""",
    "trade": """brand, brands, brewer, brewers, retailer, retailers, chain, chains, carmaker,
        carmakers, automaker, airline, airlines, telco, telcos, telecom, telecoms, carrier,
        supermarket, supermarkets, grocer, grocers, hypermarket, convenience chain, pharmacy
        chain, drugstore, distiller, winemaker, bakery, bakeries, dairy, restaurant group,
        burger chain, coffee chain, pizza chain, fast-food chain, hotelier, hotel group, cruise
        line, railway, bus operator, ride-hailing, marketplace, e-tailer, online store,
        department store, jeweller, clothier, fashion label, fashion house, shoemaker, toymaker,
        phonemaker, chipmaker, drugmaker, cosmetics maker, cosmetics company, beauty brand,
        skincare brand, drinks maker, drinks company, food company, snack maker, noodle maker,
        soap maker, paint maker, furniture chain, bookmaker, betting company, betting firm,
        gambling company, casino, developer, landlord, builder, utility, energy company, oil
        company, manufacturer, manufacturers, distributor, wholesaler, importer, exporter,
        conglomerate, group, giant, operator, company, firm, maker, seller, vendor, business,
        franchisee, franchisor, tycoon""",
    "media house": """broadcaster, broadcasters, publisher, newspaper, newspapers, magazine,
        magazines, radio station, radio group, tv station, television channel, channel,
        streamer, streamers, streaming service, streaming platform, news site, news website,
        portal, newsroom, newspaper group, newspaper chain, media group, media company, media
        house, record label, label, studio, film studio, game studio, animation studio,
        production house, production company, podcast network, podcast house, podcast studio, ad
        agency, advertising agency, pr agency, agency group, holding group, cinema chain,
        billboard company, billboard owner, outdoor company, outdoor operator, out-of-home
        operator, screen owner, ticketing company, talent agency, creator agency, influencer
        agency, mcn, news agency, wire service, weekly, daily, tabloid, public broadcaster,
        pay-tv operator, cable operator, satellite operator""",
    "lender house": """bank, banks, lender, insurer, insurers, building society, credit union,
        fintech, digital bank, broker, brokerage, asset manager, fund manager, money manager,
        pension fund, pension manager, superannuation fund, family office, holding company,
        investment company, merchant bank, savings bank, finance company, credit fund,
        microlender, factoring firm, leasing firm, export bank, state bank, policy bank,
        development bank""",
    "politics": """opposition, opposition party, opposition leader, opposition alliance, ruling
        party, party leader, senator, senators, senate, congressman, congresswoman, lawmaker,
        lawmakers, legislator, legislators, mp, mps, councillor, councillors, councilman,
        candidate, candidates, manifesto, election, elections, re-election, elected, if elected,
        re-elected, voted to power, if it wins, voters, ballot, campaign trail, bill, draft law,
        draft bill, amendment, motion, legislation, white house, party conference, shadow
        minister, shadow culture secretary, would-be, hustings, poll pledge, election promise,
        petition, lobby, lobbyist, lobbyists, think-tank, think tank, trade body, trade union,
        campaigners, activists, protest, protesters, rally, coalition talks, tabled, passed into
        law, hearing, committee hearing, inquiry, review panel, consultation, referendum""",
    "politician": """premier, prime minister, chancellor, president, governor, mayor, minister,
        secretary of state, finance minister, culture minister, treasurer, chief minister,
        deputy minister, permanent secretary, spokesman, spokeswoman, budget speech, spring
        budget, autumn statement, union budget, state budget, federal budget, supplementary
        budget, budget day, budget statement, finance bill, appropriation, appropriations""",
    "tourism": """tourists, tourist, visitors, visitor, arrivals, destination, travellers,
        travelers, holidaymakers, tourism, tourism board, tourism authority, tourism agency,
        tourism campaign, travel agents, airlines and hotels, overseas visitors, travel ads,
        inbound, source markets, key markets, bookings, hotel nights, cruise passengers""",
    "service": """now lends, lends shopkeepers, lets customers, lets users, lets sellers, lets
        shoppers, lets fans, pay in instalments, at 2 per cent a month, interest of,
        interest-free, premium of, cover of up to, cover against, insurance, insures, cashback,
        credit card, debit card, wallet app, loans to shoppers, small-ticket loans, microloans,
        personal loans, pay later, instalment, tip jar, tipping, payouts, paid out, keeps a
        tenth, keeps 10 per cent, takes a cut, takes a commission, subscription plan, free
        trial, new version, update, beta, rolls out, rolled out, rollout, roll-out, released,
        releases, available to, sign up for, costs from, priced at, starts at, prices start, per
        user, per seat, feature, features""",
    "course": """mentoring, mentorship, workshop, workshops, bootcamp, boot camp, masterclass,
        masterclasses, cohort, class of, second class, first class, batch, curriculum, lessons,
        training days, course, courses, takes no equity, no money, hands out no money, demo day,
        office space, desk space, office hours, mentors, alumni network, picked for""",
    "asset": """screens, screen, transmitters, transmitter, masts, printing press, printing
        presses, presses, printing plant, printer, printers, buses, trams, trains, trucks,
        lorries, vans, motorcycles, bikes, scooters, electric cars, electric vehicles, ships,
        ferries, planes, aircraft, pharmacies, clinics, restaurants, cafes, malls, shopping
        centre, shopping centres, shopping mall, cinemas of its own, multiplex, theatre of its
        own, hotels, rooms, towers, tower, cables, cable, fiber, fibre, broadband, satellite,
        satellites, servers, software system, systems, computer system, it system, tills,
        checkouts, shelves, fridges, ovens, furnace, oven, bottling, canning, silo, greenhouse,
        greenhouses, vineyard, orchards, building, buildings, new building, new home, docklands
        home, facelift, makeover, revamp, refit, refurbishment, rebuild, overhaul, digitisation,
        automation, robots, conveyor, sorting, cold store, cold storage, dark store, dark
        stores, dark kitchens, cloud kitchens, distribution centre, parking, car park, solar,
        wind farm, batteries, charging stations, chargers, recycling, packaging, app of its own,
        streaming app, website, newsrooms of its own, its own app, its own studio, its own
        studios, its own stores, its own fleet, its own brand, weather studio, set, stage,
        studios, studio lights, cameras, vending machines, kiosks, lockers, food courts,
        outlets, branches, counters, showrooms""",
    "own means": """from operations, own reserves, its reserves, its own reserves, cash flow,
        pay as it goes, own pocket, internal funds, internally generated, retained profit,
        retained earnings, balance sheet, own cash, cash on hand, of its own money, out of
        profit, from profits, of its own, for itself, its own, own network, own shops, own
        stores, own productions, own label, own brand, self-funded, self-financed, in-house""",
    "helped": """reporters, journalists, editors, photographers, freelancers, film crews,
        animators, growers, fishermen, beekeepers, bakers, tailors, potters, cooks, street
        vendors, vendors, stallholders, shop owners, shop owner, shop keepers, suppliers, food
        brands, small brands, makers of, snack makers, cheese makers, craftsmen, craftspeople,
        artisans, dancers, singers, bands, choirs, orchestras, comedians, skit makers, streamers
        and, teachers, nurses, clubs, amateur clubs, school teams, school courts, pitches,
        playgrounds, youth, children, teenagers, young people, veterans, migrants, laid-off,
        jobless, dialect, languages, tribal, minority languages, islands, provinces, counties,
        border towns, districts, neighbourhood, non-profits, charities and, nonprofits,
        newsletters, stations, community stations, theaters, picture palace, murals, night
        markets, festival organisers, organisers, promoters, museum, independent media owners,
        tenants, food tenants, partners, small farmers, smallholders, universities, researchers,
        labs, research into, academics, doctoral, fact-checking""",
    "work": """film, films, documentary, show, shows, series, drama, dramas, song, songs, album,
        book, books, novel, comic, comics, game, play, musical, exhibition, concert, concerts,
        podcast, podcasts, episode, picture, thriller, biopic, soap opera, sitcom, quiz show""",
    "event": """festival, festivals, trek, marathon, race, walk, hackathon, conference, summit,
        fair, expo, parade, party, dinner, ball, ceremony, tournament, hearing, opening night,
        premiere, anniversary, birthday, celebration, celebrations, show of, first day, first
        night, annual meeting, agm, shareholder meeting, press conference, exhibition opening,
        roadshow""",
    "ended": """walks back, walked back, walk back, walking back, winds down, winding down,
        winding up, wound up, puts off, put off, putting off, comes to an end, came to an end,
        no longer, will not go ahead, not go ahead, will not go through, goes back on, went back
        on, early, a year early, ahead of time, ends, ending, ended, closing, closes its, closed
        early, replaces, replaced, replacing, trimmed, trims, trim, less next year, cut to, down
        from, runs dry, ran dry, used up, dries up, dried up, handed back, hands back, gives
        back, giving back, gave back, returned to, returns to investors, sends back, sent back,
        unspent, never paid, never came, still waits, still waiting, waits for, late, overdue,
        has seen no, vanished, disappeared, fake, scam, scammers, fraudsters, con, duped,
        swindle""",
    "looking back": """one year on, two years on, a year since, years since, ten years of, five
        years of, a decade of, so far, to date, in total, since then, has it worked, worked,
        what happened, anniversary, visited, we visited, first year, second year, in its first
        year, has been handed out, has been spent, has gone, was spent, were spent, looks back,
        revisited, where it went, where the money went, the story of, how it, remember, decade,
        decade ago, last funded, which last, had put, had invested, had given, early backer,
        backed by, funded by, founded with, which completed, which closed, which won, fresh off,
        weeks after, days after, sixteen months after, a month on, after a, after its, after
        their""",
    "collective": """combined, jointly, together, between them, collectively, in all,
        altogether, shared by, to share, apiece, each, per head, per project, per firm, per
        company, equal shares, split between, half from, half of it, two-thirds, one third,
        matched by, matching""",
    "wage": """pay rise, pay deal, wages, wage, salary, salaries, actors' pay, residuals, union,
        unions, minimum wage, pay talks, strike, overtime, bonus, severance, pensions, benefits,
        paternity leave, maternity leave, pay packet""",
    "trading": """debut, first-day, closed at, shares closed, shares of, shares in, opened at,
        traded, stock rose, stock fell, share price, market value, market capitalisation, wiped
        off, per share, short seller, stake trade, sold shares, sells shares, sold his shares,
        sold her shares, block trade, secondary sale, investors sour, in a week, on their first
        day, exchange filing said, index, rally, slump, sell-off, activist""",
    "account money": """media investment, media budget, media spend, worth of ads, billings of,
        advertising account, a contract worth, contract worth, deal worth, account worth, won
        the business, wins the business, bags deal, bagged a contract, lands contract, tender
        worth, awarded a contract, supplier, procurement, order worth, to run spots, retained,
        extends contract, renews contract, multi-year contract, title rights, rights for, rights
        to""",
    "do": """makes, make, made, making, runs, run, ran, running, lets, let, letting, turns,
        turn, turned, keeps, keep, kept, holds, hold, held, uses, use, used, carries, carry,
        serves, serve, counts, count, writes, write, wrote, reads, works, work, worked, lives,
        stands, sits, helps people, teaches, tracks, measures, checks, answers, sells, sold,
        buys, rents, prints, shows, showed, started, began, calls, called, knows, thinks, says,
        goes, comes, came, becomes""",
}
