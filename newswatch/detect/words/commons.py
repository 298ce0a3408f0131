"""Capitalised words that are no names, and lower-case words that names are made of or framed by.

Data only, folded case unless said otherwise.
"""

from __future__ import annotations


def _set(listing: str) -> frozenset[str]:
    return frozenset(word.strip() for word in listing.replace("\n", " ").split(",") if word.strip())


# Words that open a sentence or stand capitalised in a headline and name nobody.
FUNCTION = _set("""
a, an, the, this, that, these, those, it, its, he, she, they, we, you, i, his, her, their, our,
your, my, who, which, what, why, how, when, where, while, as, at, by, for, from, in, into, of,
off, on, onto, out, over, per, to, under, up, upon, with, within, without, about, above, after,
against, along, amid, among, around, before, behind, below, beneath, beside, besides, between,
beyond, despite, down, during, except, following, including, inside, like, near, next, outside,
past, since, than, through, throughout, till, toward, towards, until, via, and, or, but, nor, so,
yet, if, because, although, though, unless, whereas, whether, also, again, already, always, ever,
even, further, furthermore, however, indeed, instead, later, meanwhile, moreover, more, most,
much, many, never, no, not, none, now, nevertheless, nonetheless, once, only, other, others,
another, otherwise, perhaps, rather, recently, separately, soon, still, such, then, there,
therefore, thus, today, together, tomorrow, tonight, too, very, well, yes, yesterday, all, any,
both, each, either, every, few, half, last, least, less, neither, same, several, some, dozens,
hundreds, thousands, millions, billions, be, is, are, was, were, been, being, has, have, had,
having, do, does, did, can, could, may, might, must, shall, should, will, would, let, make, made,
get, gets, got, formerly, previously, originally, currently, additional, almost, nearly, roughly
""")
# Words that open a sentence without being names; elsewhere they may be part of one.
OPENERS = _set("""
prior, big, bigger, biggest, early, earlier, late, latest, long, longer, former, partners,
executives, new, old, first, second, third, one, two, three, four, five, six, seven, eight, nine,
ten, eleven, twelve, twenty, placement, rights, listing, flotation, float, founded, based, backed,
led, set,
asked, according, speaking, citing, writing, built, launched, given, known, called, named,
created, born, owned, formed, established, under, announced, said, says, details, terms, neither,
apart, instead, elsewhere, here, home, back, just, less, fewer, money, cash, funds, funding,
proceeds, investors, backers, shares, sales, revenue, profit, turnover, advertising, marketing,
digital, media, social, online, total, overall, existing, returning, exclusive, breaking, update,
opinion, column, analysis, interview, comment, watch, read, photo, video, image, source, related,
editor's, q, a, vs, re, plus, don't, it's, that's, there's, here's, what's, let's, we're, i'm,
they're, founders, users, customers, clients, brands, agencies, companies, start-ups, startups,
producers, publishers, broadcasters, advertisers, marketers, applicants, applications, eligible,
successful, winners, critics, analysts, observers, shareholders, creators, newsrooms, crowd, fans,
viewers, shoppers, donors, taxpayers, lawmakers, voters, readers, listeners, students, filmmakers,
artists, musicians, people, families, businesses, merchants, sellers, regulators, lenders, banks,
ministers, officials, rivals, competitors, members, participants, employees, staff, grants,
projects, payments, recipients, subsidies, loans, awards, cheques, payouts, sums, dana, putaran,
grup, kumpulan, pendanaan, investor, pelabur, bantuan, program, penerima, jualan
""")
# Calendar and titles: never a party.
NEVER = _set("""
january, february, march, april, may, june, july, august, september, october, november, december,
jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, wednesday, thursday,
friday, saturday, sunday, mon, tue, wed, thu, fri, christmas, ramadan, deepavali, diwali,
president, chairman, chairwoman, chair, chief, executive, director, officer, founder, co-founder,
minister, secretary, mr, mrs, ms, dr, sir, dame, lord, prof, professor, datuk, dato, series,
internet, pandemic, nasdaq, english, parliament, senate, congress, pre-seed, pre-series, pre-a,
martech, adtech, covid-19, web3, covid, opinion, exclusive, update, breaking, column
""")
# Never a party where written in capitals.
ACRONYMS = _set("""
CEO, COO, CFO, CTO, CMO, CIO, CCO, CRO, MD, SVP, EVP, VP, IPO, AI, VC, VCs, PE, SME, SMEs, MSME,
MSMEs, TV, CTV, OTT, OOH, DOOH, SaaS, B2B, B2C, D2C, DTC, ESG, R&D, PR, HR, IT, IoT, CRM, CDP,
CPG, FMCG, API, APIs, SEO, UGC, KOL, KOLs, GMV, ARR, EBITDA, ROI, NFT, NFTs, COVID, COVID-19, Q1,
Q2, Q3, Q4, H1, H2, FY, FY23, FY24, FY25, FY26, LLM, LLMs, M&A, NYSE, ASX, LSE, SGX, HKEX, USD,
SGD, HKD, AUD, RMB, VOD, SVOD, AVOD, FAST, IP, DIY, FAQ, NDA, MOU, SPAC, GST, VAT, GDP, OTC, LPs,
LP, GP, LED, LEDs, AR, VR, XR, F&B, MP, MPs, CMOs, CEOs, PC, CV, GPU, GPUs, NGO, NGOs
""")
# What a company does for a living, before its name: never part of it ("Broadcaster Zenith TV").
DESCRIPTORS = _set("""
broadcaster, publisher, investor, retailer, brewer, carmaker, automaker, telco, startup, start-up,
company, firm, brand, operator, developer, manufacturer, maker, giant, actor, actress, singer,
billionaire, entrepreneur, businessman, businesswoman, tycoon, conglomerate, insurer, lender,
airline, supermarket, streamer, influencer, consultancy, unicorn, marketplace, newcomer,
specialist, outfit, state-owned, rival, fellow, e-commerce, ecommerce, fintech, edtech, ad-tech,
chipmaker, veteran, former, early-stage, toymaker, ride-hailing, short-video, live-shopping,
streaming, messaging, sovereign, venture-capital, newspaper, social-media, out-of-home, skincare,
cosmetics, sportswear, telecoms, pension, billboard, martech, adtech, distiller, winemaker, app,
platform, studio, agency, network, parent, local, regional, listed, private-equity, cinema,
grocery, hotelier, dating, payments, electronics, software, digital-media, influencer-marketing,
podcaster, rapper, footballer, heir, heiress, grocer, brewery, bakery, dairy, butcher, shoemaker,
jeweller, watchmaker, perfumer, distillery, winery, roaster, restaurateur, caterer, florist,
hairdresser, tailor, financier, bank, bookseller, record-label, label, label-owner, printer,
printmaker, ticketing, cinema-chain, chain, exhibitor, distributor, wholesaler, importer, exporter,
franchisee, landlord, builder, housebuilder, refiner, miner, shipper, carrier, cruise, railway,
utility, drugmaker, biotech, hospital, insurtech, proptech, healthtech, foodtech, agritech, adland,
blogger, vlogger, streamer, gamer, designer, artist, director, producer, author, cartoonist, chef,
comedian, filmmaker, game-maker, tournament, charity, nonprofit, non-profit, think-tank, union,
regulator, watchdog, philanthropist, mogul, magnate, oligarch, baron, pendiri, perusahaan,
firma, jaringan, emiten, telko, hãng, chuỗi
""")
# Trades that open a description as often as a name: dropped only where no capital follows.
TRADE_OPENERS = _set("""
venture, capital, private, equity, technology, tech, beauty, fashion, food, drinks, beverage,
games, gaming, music, film, video, audio, podcast, radio, search, social, consumer, advertising,
marketing, digital, media, global, online, mobile, cloud, data, hardware, seed, growth, property,
hotel, travel, news, magazine, television, animation, comics, webtoon, entertainment, publishing,
crypto, blockchain, artificial, luxury, health, wellness, pet, sports, esports, snack, coffee, tea,
phone, logistics, delivery, holding, creator, customer, photo, chat, trading, retail, commerce,
content, culture, tourism, education, science, communications, group, bank, shop, dairy, bakery,
wine, beer, spirits, tobacco, clothing, apparel, footwear, furniture, mattress, jewellery, jewelry,
perfume, fragrance, haircare, baby, toy, kids, plant, flower, garden, kitchen, appliance, bicycle,
scooter, motorcycle, car, auto, oil, gas, energy, solar, battery, chip, steel, mining, cement,
paper, packaging, printing, textile, shipping, rail, bus, taxi, airport, aviation, space,
satellite, drone, robotics, voice, translation, language, learning, school, language-learning,
dating, fitness, yoga, wedding, recipe, meal, restaurant, pizza, burger, noodle, ice-cream,
chocolate, oat-milk, telecoms, telecom, cable, pay-tv, newspaper, newsletter, book, audiobook,
comic, cartoon, anime, cinema, theatre, opera, festival, event, events, ticket, ticketing, outdoor,
billboard, signage, programmatic, measurement, attention, identity, privacy, loyalty, coupon,
cashback, shopping, resale, second-hand, rental, property, mortgage, loan, payment, payments,
lending, insurance, wealth, pension, savings, accounting, legal, recruitment, job, jobs, freelance,
productivity, chatbot, medical, drug, pharmacy, dental, skin, hair, eyewear, watch, lingerie,
streetwear, sneaker, outdoor-media
""")
# Nouns of organisations: what follows "and"/"of"/"for" may belong to them.
ORG_NOUNS = _set("""
agency, fund, council, foundation, ministry, institute, centre, center, office, association,
bureau, department, corporation, bank, board, commission, university, academy, authority, group,
company, partners, ventures, trust, society, federation, union, chamber, network, house,
secretariat, guild, league, club, college, school, museum, co-operative, cooperative, exchange,
alliance, initiative, development, secretary, government, pension
""")
# What is called after its owner, apostrophe and all: "St Frideswide's College".
HOUSES = _set("""
college, school, hospital, church, university, provident, pension, benefit, retirement, hospice,
infirmary, library, credit, staff, endowment, superannuation, cooperative, hill
""")
# Trades that "and" joins inside one name ("Media and Entertainment Group").
TRADES = _set("""
media, entertainment, digital, film, films, arts, art, culture, cultural, sports, sport, trade,
food, beverage, music, games, gaming, technology, technologies, communications, communication,
education, science, health, economic, economy, broadcasting, broadcast, television, tourism,
creative, research, development, innovation, industry, information, publishing, news, marketing,
advertising, commerce, finance, financial, labour, investment, investments, multimedia, heritage,
youth, community, enterprise, business, energy, environment, animation, content,
telecommunications, telecom, training, design, screen, leisure, recreation, transport,
infrastructure, sciences, humanities, security, exchange, industries, communities, family, women,
sons, company, co, brothers, partners, daughters, co., associates, sustainability, planning,
housing, tobacco, wellness, beauty, care, home, agricultural, commercial, industrial,
savings, rural, agriculture, gaeltacht, forestry, fisheries, regional, export
""")
TITLES = _set("""
executive, founder, co-founder, cofounder, president, director, minister, secretary, head,
chairman, chairwoman, chair, analyst, spokesman, spokeswoman, spokesperson, ceo, boss, manager,
officer, commissioner, lead, chief, partner, editor, author, lawmaker, mp, senator, professor,
actor, actress, economist, strategist, founders, managing, co-founders, vice-president,
vice-chairman, mayor, premier, co-ceo, cto, cfo, cmo, coo, md, mr, ms, mrs, dr, direktur,
pendiri, pengasas, pengarah, presiden, komisaris, menteri, utama
""")
SPEECH = _set(
    "said, says, added, told, explained, noted, wrote, argued, believes, expects, commented, adds,"
    "mengatakan, menyebut, menegaskan, menuturkan, menjelaskan, berkata, ujar, kata, memaklumkan"
)
