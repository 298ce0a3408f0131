"""How money moves end, and what looks like one: paid back, refused, asked for, settled, bought.

Data to be reviewed; `classes` gathers them. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

OUTCOMES = {
    "payback": """repays, repaid, repay, repaying, repayment, pays off, paid off, paying off,
        pay off, pays back, paid back, pay back, settles its debt, redeems, redeemed,
        redemption, early return, returns capital, debt-free, clears its debt, cleared its debt,
        buys back, bought back, buying back, share buyback, share buy-back, tender for its own
        shares, own stock, own shares, hand shareholders, returns money, money back, refunds,
        refunded, clawed back, swap, swaps, swapped, swapping, debt-for-equity, debt for equity,
        conversion, converted into shares, converts into, haircut, write-down of debt,
        noteholders, bondholders, default, defaulted, defaults, missed payment, standstill,
        waiver, moratorium, creditors""",
    "takeover": """to acquire, agreed to acquire, has agreed to acquire, will acquire, is
        acquiring, purchase price consists, for the lot, all the shares, whole company, open
        offer, leveraged buy-out, leveraged buyout, recapitalisation, recapitalization,
        receivership, receivers, administrators, administration, in cash for every, a share in
        cash, premium to, per cent premium, gets control, hands control, keys to, take private,
        takes private, taken private, go private, off the stock exchange, off the board, delist,
        delisting, delisted, bids, bid, counterbid, offer for, offers to buy, buys the rest,
        buys out, takes all of, takes over, take over, taken over, snaps up, sold to, sale to,
        sold for, sells itself, sells to, is buying, has bought, bought for, pays for, paid for,
        paying for, catalogue, back catalogue, library of, purchase of, purchase price, becomes
        part of, folded into, swallowed, owner of, new owner, owned, wholly, outright,
        consolidated, consolidate, majority owner, control of, controls, in charge, gets a big
        brother, board seats, takes the helm, the remaining, stake to 51, stake to 60, stake to
        100, raises stake to, lifts stake to, three of five board seats, majority of seats,
        exits, exit, cash out, cashes out, cashing out, times their money, times its money,
        divests, divested""",
    "refusal": """blocks, blocked, block, rejects, rejected, reject, rejecting, turns down,
        turned down, votes against, voted against, vote against, refuses, refused, refuse,
        denies, denied, deny, dismisses, throws out, thrown out, vetoes, vetoed, veto, says no,
        no more money, no second, not a dollar, not a cent, not a penny, not received, never
        arrived, never landed, cannot afford, can't afford, will not pay, won't pay, will not
        fund, won't fund, will not get, won't get, is off, called off, falls through, fell
        through, collapses, collapsed, terminated, lapses, lapsed, expired, expires, stuck,
        frozen, on hold, in limbo, in doubt, postponed, delayed, delays, delay, shelved, unpaid,
        snubs, snubbed, loses out, misses out, left out, empty-handed, overlooked, passed over,
        not among""",
    "request": """asks for, asked for, asking for, have asked, has asked, calls for, called for,
        calling for, call on, calls on, called on, open letter, plead, pleads, pleaded, begs,
        urges, urged, wants, want, demands, demanded, demand, lobbies, lobbied, lobbying,
        petitions, proposal, proposals, proposes, proposed, would need, needs, needed, should,
        ought to, match us, pitch for money, applies for, applied for, seeks money, seeking,
        seeks, hunting for, hunts for, looks for, looking for, on the hunt, hopes for, hoped
        for, in the market""",
    "court": """settlement, settles, settle, class action, high court, judge, judges, sued,
        sues, suing, lawsuit, claim, claims, claimed, alleges, alleged, accuses, accused,
        accusing, row about, row over, dispute, disputes, quarrel, spat, arbitration,
        arbitrator, verdict, appeal, overcharged, compensation, damages, fined, fines, fine of,
        penalty, penalised, found guilty, pleads guilty, offending, convicted, charged with,
        fraud, embezzled, misused, misspent, audit, auditor, auditors, whistleblower, regulator
        said, tax office""",
    "own people": """employees, employee, staff, its staff, own staff, its people, own people,
        its own people, teaching itself, workforce, workers, its workers, colleagues, its
        journalists, in-house team, pay its, bonuses, retention, staff shares, share options,
        option pool, employee shares, headcount, lays off, laid off, lay-offs, layoffs,
        redundancies, job cuts, lets go of, dismisses staff, furlough, a third of its staff,
        cuts jobs, sheds jobs""",
    "gossip": """people familiar, familiar with the matter, sources, source said, two people,
        three people, people who know, one of them said, said one person, unnamed, asked not to
        be named, come to nothing, may come to nothing, might not, no guarantee, no certainty,
        at an early stage, early stage, could change, talks, in talks, discussions, negotiating,
        negotiates, negotiations, sounding out, has approached, approached, considering,
        considers, weighing, weighs, mulls, mulling, explores, exploring, expected to, is
        likely, likely to, rumoured, rumour, rumours, whispers, speculation, speculated,
        declined to comment, would not comment, no comment, hired advisers, hired bankers,
        mandate to advisers, working with advisers, intends to raise, hopes to raise, plans to
        raise, aims to raise, looking to raise, wants to raise, if it can, subject to financing,
        non-binding, indicative""",
    "told as fact": """has raised, have raised, has closed, closed its, completed its, has
        completed, has secured, secured a, has received, received a, has won, has put, have put,
        put into, has invested, have invested, invested in, has taken, took a stake, takes a
        stake, has bought a stake, bought a minority, has signed for, has agreed to invest,
        agreed to put, has granted, has awarded, was awarded, were awarded, has approved,
        approved a, has set aside, set aside, has pledged, pledged to, has committed, committed
        to, has launched a, unveiled a, opens a fund, has opened a, has borrowed, borrowed from,
        signed a facility, is extending, will draw, can draw, drew down, priced its, has filed,
        filed to, lodged its, lodged a, registration statement, has listed, sold shares, issued
        shares, first close, held a first close, held the first close, final close, has held,
        overshoots, overfunded, oversubscribed, order book, covered times, first outside money,
        outside capital, first outside capital, somebody else's money, new shareholders, new
        money, fresh money, fresh capital, on the same terms, reopened, has opened it again, has
        reopened, in return they get, in return for shares, of the company, per cent of the
        company, of its shares, remaining founders, keep the rest, retains the majority, keeps
        the majority, remain the majority, remains the majority owner""",
    "handed out": """share the bill, shares the bill, pays half, pay half, picks up the bill,
        picks up part of the bill, foots the bill, foot the bill, meets the cost, meet the cost,
        covers the cost, cover the cost, at no cost, free of charge, no charge, worth of
        commercial time, worth of airtime, worth of media, worth of advertising, credits, ad
        credits, advertising credits, vouchers, voucher, stipends, stipend, tokens, can apply,
        may apply, can ask for, apply for, applicants can, up to each, apiece, per applicant,
        per project, per head, at most each, divided among, divided among them, spread over,
        spreads, split among, shared among, picked projects, has picked, have been picked,
        chosen projects, selected projects, projects picked, spring session, autumn session,
        round of awards, round of grants, first come, first served, until it is used up, no
        strings, strings attached, need not be repaid, not to be repaid, does not have to be
        repaid, matched, match every, for every pound, for every dollar, pound for pound,
        co-finance, co-finances, half the cost, half of the cost, part of the cost""",
    "new holder": """joins the owners, joined the owners, has joined the owners of, joins the
        register, joined the register, on the register, new shareholder, as new shareholders,
        becomes a shareholder, become a shareholder, has become a shareholder, became a
        shareholder, becomes second owner, second-largest shareholder, largest shareholder,
        largest outside shareholder, first institution to own, own part of it, owns part of, now
        owns, now own, part-owner, part owner, part owners, becomes an investor, become an
        investor, has become an investor, on the cap table, to its cap table, on the share
        register, gets a board seat, takes a board seat, a seat on the board, seats on the
        board, nominates two directors, acquired a minority, acquires a minority, taken a
        minority, takes a minority, took a minority, minority position, a minority position, has
        taken a position, stays in the minority, minority interest in, lets investors in, let
        investors in, lets outsiders in, lets an outsider in, opens its doors to investors,
        outside owner, outside owners, buys into, bought into, has bought into, buys in, a piece
        of, a slice of, a corner of, quarter-plus interest, a share of itself, selling a share,
        part of the company, related by money, has a new partner, partner and shareholder, give
        up shares, gives up shares, gives up equity, in return for equity, in exchange for
        equity, for equity, in exchange gets, gets shares, be given shares, pay for it with
        equity, airtime for shares, shares for airtime, media for equity, media-for-equity, paid
        in advertising, paid in airtime, payment is partly in media, subscribe for new shares,
        subscribing for new shares, subscribes for new shares, will subscribe, subscribed for,
        preferential issue, issue of preferential, preference shares, issuing new shares,
        depositary receipt, convertible note, safe note""",
    "money put up": """puts up the money, put up the money, put up the cash, puts up the cash,
        supply the money, supplies the money, supplied the money, is supplying, are supplying,
        supplying, come up with, came up with, comes up with, have come up with, has come up
        with, handed it, have handed it, has handed it, has given it, have given it, gave it,
        given the company, have given the, has given the, liked it enough to put in, to put in,
        put in, puts in, putting in, chip in, chips in, chipped in, kicked in, wrote the cheque,
        wrote the check, writes the cheque, written the cheque, writing the largest cheque,
        signed the cheque, biggest cheque, largest cheque, first cheque, the round was led,
        round was led, is the lead, was the lead, the lead is, the lead investor is, leads the
        round, led the round, leading its, leading the, leads, are the main parties, parties to
        a series, is party to, among the parties, makes up the rest, share the rest, follows,
        followed, followed by, joined by, was joined by, put in the rest, the rest came from,
        the rest comes from, contributed, contributing, has contributed, has committed, will
        put, is to put, are to put, will invest, is to invest, are to invest, would invest, to
        invest at least, will spend, is to spend, would spend, will commit, would commit, is to
        commit, will direct, will allocate, will make available, would make money available,
        makes money available, will pay for, would pay for, is going to pay, is to pay for, will
        cover, would cover the, will fund, will finance, have agreed to make available, agreed
        to back, agreed to pay, is to get, is to receive, are to receive, is receiving, are to
        share, will share, share between them, shares between them, is being given, has been
        promised, comes with, has set apart, set apart, has allotted, allotted it, has found,
        been found, is found, has been found, put aside, has been put aside, pot of, purse of,
        budget of, with which to, enough to, towards the""",
    "money taken in": """has taken on, have taken on, taken on, takes on, took on, has taken in,
        took in, has gathered, gathered, has collected, collects another, chipped in another,
        better off, is better off, in the bank, to its name, has a fresh, has fresh, with fresh
        capital, of new capital, new capital, further capital, a further, another, bites of,
        refills its tank, refuels, fills its tank, refill, tops up, topped up, raise of, a raise
        of, the raise, raise was, in a raise, equity raise, equity raising, capital raise,
        capital raising, raising of, has completed a series, has closed a series, closed its
        series, signed its series, series of, a series a of, a series b of, extension of, an
        extension, has extended its series, extended its series, its biggest round, largest
        round, first round, second round, round is the largest, the round is, in the round,
        outside capital, first outside, first outside money, took outside money, first funding,
        maiden round, debut round, crowdfunding offer, crowdfunding campaign, equity
        crowdfunding, community share offer, community shares, share offer, people took part,
        people invested, members invested, reached its target, reached the ceiling, beat its
        target, passed its target, overfunding, trading halt, institutional placement, placement
        to, pro rata, fully underwritten, underwritten offer, discount to, a discount of, offer
        price of, sold to institutions, were placed with, was placed with, has priced, priced
        its, upsized, enlarged, was enlarged, tap of, has sold notes, sells notes, senior notes
        of, has been to the bond market, went to the bond market, gone to the bond market, new
        facility, signed for a, signed a loan, new terms with its lenders, term loan of,
        standby, drawn down""",
}
