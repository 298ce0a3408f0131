"""Verbs of the trade press by what they speak of, in their plain form.

Data to be reviewed; `classes` gathers them. What a class speaks for is learnt, not said here.
"""

from __future__ import annotations

VERBS = {
    "raise": """scoop up, nab, pouch, muster, drum up, swing, tie down, pull off, rack up, take
        home, win backing, wrap, ring up, close out, boost its coffers, raise, secure, bag,
        land, net, pocket, bank, score, snag, garner, clinch, scoop, amass, haul in, pull in,
        rake in, reel in, bring in, rope in, top up, pick up, lock in, lock down, wrap up, line
        up, sew up, hoover up, mop up, grab, attract, pull together, pull down, haul, notch up,
        notch, rally, gather, hook, seal, tuck away, nail down, fetch, stack up, rustle up,
        refuel, take in, reap, corral, procure, hauls, swell, nail, round up, scrape together,
        chalk up, cash in, collect, obtain, close on, trouser, rope, lure, draw in, woo, book,
        bolster, fuel up, reload, tank up, stock up, coax, harvest, lock up, wangle, conjure up,
        whip up, dig up, squirrel away, stash, soak up, lap up, brew up, pony in, wring,
        squeeze, snare, glean, beef up its coffers, pile up, swell its coffers, come away with,
        walk away with, cop, hoard, find itself with, emerge with, pull off a raise, fill up,
        fatten, arm itself with""",
    "get": """get, win, receive, take, draw, gain, accept, earn, complete, finalise, finalize,
        conclude, welcome, unlock, enjoy""",
    "close": "close, shut, end",
    "invest": """back with, take a punt, punt, gamble, double down, plow, sow, co-fund,
        part-fund, invest, inject, pump, plough, pour, sink, funnel, throw, splash, bet, wager,
        stump up, chip in, put up, shell out, fork out, plunk, infuse, deploy, co-invest,
        reinvest, re-invest, cough up, lay out, plonk, stake, hand over, put money, put cash,
        drop, kick in, pony up, dip into, write a cheque, write a check, sign a cheque, place a
        bet, lob, toss, risk, slip, tip, tip in, sprinkle, feed, siphon, cut a cheque, cut a
        check, foot the bill, open its wallet, open its purse, loosen its purse strings, dig
        deep, go shopping, buy into, buy its way into, dial into, take a position, take a
        flutter, part with, bankroll, arm""",
    "put": "put, channel, direct, stick, add, place",
    "pledge": """pledge, commit, earmark, set aside, ringfence, ring-fence, promise, vow,
        dedicate, devote, allocate, steer, free up, budget, make available, undertake, put
        aside, reserve, mobilise, mobilize, assign, set apart, guarantee, set, lay aside, line
        up for, provide, put at the disposal, stand behind, promise to spend, pencil in, sign up
        to, put on the table, ring fence""",
    "spend": "spend, splurge, lavish",
    "give": """hand over to, share, divide, split, pay, dispense, endow, deliver, rush, find,
        gift, channel, confer, dole, award, grant, give, hand, hand out, dole out, dish out,
        disburse, provide, offer, allot, approve, bestow, distribute, share out, pay out, parcel
        out, extend, release, greenlight, green-light, sign off, waive, refund, reimburse,
        dangle, spread, dish, ladle out, throw a lifeline, throw a lifebelt, shower, fork over,
        remit, pass on, okay, ok, clear, green light, vote, spend on, subsidise, hand down""",
    "support": """bail out, rescue, throw its weight behind, underpin, uplift, incubate, mentor,
        bolster, champion, aid, assist, fund, finance, back, support, underwrite, bankroll,
        subsidise, subsidize, boost, sponsor, sustain, prop up, shore up, help, nurture, lift,
        top up, seed, endow, match, lend a hand, ride to the rescue, keep alive, keep afloat,
        keep on air, light a fire under, throw its weight, get behind, put its weight behind,
        buoy, cushion, come good""",
    "set up": """debut, open up, spin up, put up, back, start up, earmark, institute,
        constitute, launch, unveil, create, set up, establish, start, open, form, introduce,
        roll out, kick off, carve out, put together, build, float, begin, assemble, stand up,
        found, announce, reveal, inaugurate, hatch, crack open, throw open, spawn, set in
        motion, flag off, dip a toe""",
    "lead": """lead, co-lead, anchor, spearhead, head, top, front, co-anchor, helm, underwrite,
        cornerstone""",
    "join": """join, participate, take part, come in, come on board, double down, return, re-up,
        follow on, pitch in, weigh in, subscribe, pile in, buy in, come aboard, tag along, be
        along for the ride, round off, round out, make up the rest, fill the rest""",
    "acquire": """acquire, buy, purchase, take over, snap up, swallow, absorb, gobble up, merge,
        take private, buy out, scoop up, take control, take full control, swoop, swoop on,
        combine, fold into, tie up, consolidate, bid for, get hold of, take out, gobble, own
        outright, scoop, lift its holding, lift its stake, raise its stake, raise its holding,
        up its stake, increase its stake""",
    "sell": """sell, offload, divest, dispose, spin off, hive off, dump, exit, part with, cash
        out, sell out, sell down, get out of, unload, trim its stake, cut its holding""",
    "issue": "issue, allot, place, price, list, float, file, register, lodge, submit, go public",
    "borrow": """borrow, lend, refinance, repay, arrange, underwrite, syndicate, draw down, take
        out a loan, tap its lenders, extend, re-borrow, secure lending""",
    "rumour": """plan, line up, prepare, near, court, gauge, invite, tee up, intend, aim,
        target, try, shop around, mull, weigh, consider, explore, eye, seek, hope, discuss,
        ponder, sound out, tout, approach, study, evaluate, contemplate, want, look to, float
        the idea, circle, size up, run the rule over, flirt with, toy with, moot, be linked
        with, be tipped to, be close to, be on the verge of, hunt for, go cap in hand, sniff
        around, be poised to, be keen to, look for, scout for""",
    "cancel": """withhold, ice, stall, lapse, unwind, reverse, backtrack, renege, rescind,
        revoke, row back, deny, quash, dismiss, rule out, dispel, derail, nix, curtail, retreat,
        bow out, give up, scrap, cancel, shelve, abandon, call off, pull, withdraw, terminate,
        drop, ditch, axe, postpone, delay, freeze, halt, suspend, pause, fail, collapse, fall
        through, reject, turn down, walk away, wind up, wind down, shut down, shutter, close
        down, fold, pull out, back out, pull the plug, claw back, write off, discontinue,
        mothball, bin, kill, wash, go dark, go under, go bust, pull down the shutters, write
        down, scale back, backpedal, drop out, tear up, come to nothing, bite the dust, run out,
        pulp, evaporate, unravel, sour, hit the buffers""",
    "cut": "cut, slash, trim, reduce, lay off, shed, downsize, shrink, lower, halve, pare, cull",
    "ask": """want, insist, implore, pitch for, campaign for, appeal for, hit out, criticise,
        criticize, slam, question, grill, doubt, caution, ask, urge, call for, call on, demand,
        plead, lobby, press, petition, appeal, beg, propose, recommend, argue, warn, claim""",
    "appoint": """take over as, move to, rejoin, leave, exit, step aside, hand over, join from,
        bring back, lure, nab, shift, relocate, welcome, appoint, name, hire, promote, poach,
        recruit, succeed, step down, join as, tap, depart, resign, quit, replace, elevate,
        retire, bring in, take on, elevate to, install, head-hunt, snap up, team, bid farewell,
        say goodbye, move on, part company, take the helm, take charge, take the reins""",
    "account": """pitch, re-pitch, repitch, consolidate, retain, defend, handle, tender,
        shortlist, win the pitch, win the business, hand its account, hand its business, award
        its business, land the business, put out a tender, call a tender, call a pitch, issue a
        tender, appoint as agency""",
    "grow": """rise, fall, grow, jump, leap, soar, slump, slip, climb, drop, increase, decrease,
        surge, decline, double, triple, beat, miss, plunge, plummet, tumble, rebound, edge, dip,
        swing, swell, narrow, widen, sink, rocket, outpace, quadruple, ease, inch, crawl,
        balloon, sag, dwindle, stall, flatten, nosedive, treble, halve, lift, creep""",
    "forecast": """forecast, predict, project, expect, estimate, reckon, anticipate, be set to
        reach, be worth, be tipped to hit, come to, reach, total, hit""",
    "sue": """breach, hack, leak, boycott, strike, arrest, allege, summon, overturn, appeal
        against, uphold, sue, fine, settle, penalise, jail, convict, prosecute, accuse, probe,
        investigate, rule, order, order to pay, raid, seize, charge, ban, indict, owe, sanction,
        reprimand, defraud, embezzle, repay, refund, return""",
    "donate": """donate, raise awareness, give away, fundraise for, chip in for, raise for
        charity, round up, walk for, pass the hat, auction off""",
    "say": "say, tell, explain, think, believe, reckon, wonder, recall",
    "partner": """partner, team up, tie up with, join forces, collaborate, ally, link up,
        integrate, renew, sign, ink, extend its deal, license, distribute, syndicate, resell,
        bundle""",
    "shop": """open, expand, enter, relocate, move, build, renovate, refurbish, upgrade,
        construct, erect, fit out, refit, break ground, modernise, modernize, overhaul, retool,
        add capacity, install, roll out stores, electrify, automate""",
    "campaign": """launch campaign, tease, parody, spoof, cast, sing, urge, remind, troll, mark,
        honour, honor, dedicate, revive, spotlight, rebrand, advertise, celebrate, star,
        feature, air, premiere, release, screen, broadcast, stream, publish, shoot, film,
        activate, unveil campaign, roll out campaign, kick off campaign, take over billboards,
        hit screens, launch ads, poke fun, bring to life, drop a film""",
}
