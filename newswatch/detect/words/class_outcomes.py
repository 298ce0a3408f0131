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
    "takeover": """take private, takes private, taken private, go private, off the stock
        exchange, off the board, delist, delisting, delisted, bids, bid, counterbid, offer for,
        offers to buy, buys the rest, buys out, takes all of, takes over, take over, taken over,
        snaps up, sold to, sale to, sold for, sells itself, sells to, is buying, has bought,
        bought for, pays for, paid for, paying for, catalogue, back catalogue, library of,
        purchase of, purchase price, becomes part of, folded into, swallowed, owner of, new
        owner, owned, wholly, outright, consolidated, consolidate, majority owner, control of,
        controls, in charge, gets a big brother, board seats, takes the helm, the remaining,
        stake to 51, stake to 60, stake to 100, raises stake to, lifts stake to, three of five
        board seats, majority of seats, exits, exit, cash out, cashes out, cashing out, times
        their money, times its money, divests, divested""",
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
}
