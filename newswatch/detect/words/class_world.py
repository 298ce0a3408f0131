"""Common words that are about no money: times, parts, kin, goods, tools, speech, contrast.

Data to be reviewed; `classes` gathers them. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

WORLD = {
    "weekday": """monday, tuesday, wednesday, thursday, friday, saturday, sunday, yesterday,
        tonight, this morning, this afternoon, on monday, on tuesday, on wednesday, on thursday,
        on friday""",
    "month": """january, february, march, april, may, june, july, august, september, october,
        november, december, spring, summer, autumn, winter, christmas, ramadan, diwali, easter,
        lunar new year, new year, by summer, by winter, next month, next year, next week, next
        spring, this year, this month, until, by the end of, from january, from april, from july""",
    "number": """two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, dozen,
        dozens, fifteen, twenty, thirty, forty, fifty, hundred, hundreds, thousand, thousands,
        couple, several, many, few, handful, scores""",
    "part": """half, third, quarter, two-thirds, three-quarters, rest, remainder, remaining,
        balance, part, parts, share, most, majority of the money, portion, piece, chunk, tenth,
        fifth, equal, each for half, first half, second half, instalment, first tranche,
        advance, up front""",
    "rank": """largest, biggest, second-largest, third-largest, leading, number one, number two,
        top-selling, best-known, loudest, fastest-growing, most valuable, oldest, only, sole""",
    "degree": """more than, less than, up to, at least, at most, over, under, about, around,
        roughly, nearly, almost, close to, some, as much as, twice, double, times, record,
        average, on average, fewer, less, lower, higher, bigger, smaller, larger, most
        expensive, cheapest, dearest""",
    "kin": """arm, unit, division, parent, subsidiary, affiliate, sister, owner, owners, owned
        by, part of, home of, formerly, spun out of, spin-out, spinout, offshoot, founded by,
        founded in, set up by, started by, run by, headed by, led by, rival, rivals, competitor,
        competitors, neighbour, peer, peers, behind, based in, -based, former, ex""",
    "accord": """deal, deals, agreement, agreements, agreed, agrees, agree, terms, transaction,
        contract, contracts, memorandum of understanding, signed, signing, signs, conditions,
        condition, subject to, provided that, on condition, in exchange, in return, exclusive,
        exclusivity, regulatory approval, approval, approvals, closing conditions, option,
        options, warrants, undertaking, undertaken, binding, signed a, letter of intent""",
    "filing": """filing, filings, filed, documents, document, papers, registrar, registry,
        exchange filing, regulatory filing, statement, announcement, circular, prospectus,
        disclosure, disclosed, disclose, stock exchange filing, annual report, accounts, press
        release, notice, memo, letter, email, e-mail, blog post, post, newsletter, tweet,
        gazette""",
    "speech": """said, told, wrote, tells, writes, added, admits, admitted, confirmed, confirms,
        explains, explained, according to, spokesman, spokeswoman, spokesperson, in an
        interview, speech, speaking, remarks, press conference, conference call, announced,
        announcing, unveiled, revealed, reported, reports, insists, joked, laughed, recalled,
        recalls, asked, answered""",
    "contrast": """but, yet, although, though, despite, instead, however, rather than, even as,
        even though, while, whereas, against, not the, unlike, except, only, still, far from, no
        more, at least for now, for now, never mind, after all, anyway, in fact""",
    "technology": """software, app, apps, platform, platforms, technology, tech, ad-tech,
        adtech, martech, fintech, saas, ai, artificial intelligence, machine learning,
        algorithm, data, cloud, e-commerce, ecommerce, commerce, retail media, retail-media,
        live-shopping, livestream, live-streaming, short-video, streaming, audio, podcast,
        measurement, attribution, analytics, programmatic, connected tv, connected-tv, ctv,
        digital out-of-home, out-of-home, outdoor, messaging, chatbot, voice, search engine,
        crypto, blockchain, wallet, payments, payment, checkout, loyalty, coupons, influencer
        marketing, social commerce, quick commerce, quick-commerce, marketplace, tools, engine,
        network, dashboard, plug-in, api, code, model, models, virtual, augmented reality,
        metaverse, avatar, gaming, esports""",
    "goods": """food, snack, snacks, coffee, tea, drinks, drink, beverage, beer, wine, spirits,
        water, milk, dairy, bread, noodles, noodle, rice, sauce, chocolate, ice cream, pet food,
        pet-food, cosmetics, beauty, skincare, make-up, perfume, shampoo, soap, toothpaste,
        nappies, toys, toy, furniture, mattress, jewellery, clothes, clothing, fashion, shoes,
        sneakers, glasses, bags, watches, phones, phone, handsets, cars, car, bikes, books,
        flowers, vegetables, meat, plant-based, cheese, fish, eggs, supplements, vitamins,
        medicine, groceries, grocery""",
    "person": """man, woman, boy, girl, chef, actor, actress, singer, comedian, footballer,
        writer, author, engineer, engineers, designer, lawyer, accountant, doctor, student,
        farmer, driver, housewife, mother, father, brother, brothers, sister, sisters, couple,
        friends, pair, trio, duo, graduate, entrepreneur, entrepreneurs, boss, king, queen,
        prince, he, she, his, her, him, billionaire, millionaire, family, himself, herself,
        year-old""",
    "locale": """city, cities, town, village, villages, island, province, district, county,
        region, country, nation, state, street, suburb, capital city, countryside, coast, north,
        south, east, west, abroad, overseas, at home, worldwide, global, international,
        domestic, national, regional, local market, countries, markets, across the country,
        nationwide, cross-border""",
    "growth plan": """expand, expansion, expands, hire, hiring, double its team, double its
        staff, enter, entering, new markets, open offices, launch in, scale, scaling,
        accelerate, roll out, build out, product development, research and development,
        engineers, sales team, go to market, abroad, move into, push into, break into, extend
        to, grow its, growth, next stage, next chapter, ambitions, plans for, international
        expansion, step up, speed up""",
    "effort": """aims, aim, help, helps, helping, train, training, teach, teaching, preserve,
        protect, revive, restore, promote, encourage, attract, nurture, develop, foster,
        strengthen, improve, modernise, digitise, digital transformation, recover, recovery,
        survive, keep, save, create jobs, capacity, skills, access, inclusion, diversity,
        education, awareness""",
    "receive": """goes to, go to, went to, will go to, is for, are for, will receive, receives,
        will get, gets, recipients, recipient, beneficiaries, beneficiary, winners will,
        selected, chosen, successful, awarded to, handed to, paid to, available to, open to, for
        use by, on behalf of, in support of, in aid of, to benefit, benefit, benefits""",
    "backing": """led by, co-led by, came from, comes from, come from, participation from, with
        participation, participated, joined by, alongside, along with, including existing, put
        in, wrote the cheque, took the pen, contributed, contributes, backed the round, first
        cheque, biggest cheque, all came back, took part, joined in, joined, existing,
        returning, followed on, as lead, the lead, lead investor, sole investor, with support
        from, funded by, financed by, paid for by, supported by, courtesy of""",
    "spread out": """over, years, a year, per year, annually, yearly, each year, every year,
        until, through, by 2025, by 2026, by 2027, by 2028, by 2029, by 2030, decade, a decade,
        in phases, phased, in stages, spread over, multi-year, two-year, three-year, four-year,
        five-year, six-year, seven-year, eight-year, ten-year, for two years, for three years,
        for five years, seasons, until the end of, from next year, starting, begins, first phase""",
}
