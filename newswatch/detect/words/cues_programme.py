"""What speaks for money to many: pledges, grants, funds.

Data to be reviewed; general trade-press English, no names. Nothing is matched here.
"""

from __future__ import annotations

from newswatch.detect.words import vocabulary as v
from newswatch.detect.words.cues import SUM, Cue, cue, gap
from newswatch.detect.words.forms import verbs

PROGRAMME: tuple[Cue, ...] = (
    cue("promises a sum", "pledge", 2.4, rf"\b{v.PLEDGE}\b{gap(45)}{SUM}"),
    cue(
        "promise of a sum",
        "pledge",
        2.0,
        rf"{SUM}{gap(25)}\b(?:pledge|commitment|programme|program|initiative|package"
        rf"|promise)\b|\b(?:pledge|commitment|package)\b {gap(15)}(?:of"
        rf"|worth) {gap(15)}{SUM}",
    ),
    cue(
        "sum over years",
        "pledge",
        1.5,
        rf"{SUM}\)?{gap(40)}\b(?:over|during|across|within|in|for) (?:the |a )?(?:next "
        rf"|coming |following )?(?:[a-z]+|[0-9]+)(?: to [a-z]+)?[- ]years?\b|\b(?:over"
        rf"|in) the (?:next|coming) [a-z0-9]+ years\b{gap(40)}{SUM}"
        rf"|{SUM}{gap(30)}\bby 20[2-9][0-9]\b",
    ),
    cue(
        "for a community",
        "pledge",
        1.0,
        rf"{SUM}{gap(50)}\b(?:to (?:help|support|boost|promote|develop|train|fund|back"
        rf"|revive|prop up|fight|bring|nurture)|for (?:local|small|independent|regional"
        rf"|young|women|minority|creative|community)|small businesses|publishers|creators"
        rf"|newsrooms|journalism|communities|start-ups|artists)\b",
    ),
    cue(
        "for the disadvantaged",
        "pledge",
        1.5,
        r"\b(?:minorit(?:y|ies)|women|black|asian|indigenous|female|minority|diverse"
        r"|under-?represented|marginali[sz]ed|local|rural|low-income)[- ](?:owned|led"
        r"|run|founded|businesses|media|creators|suppliers|communities|journalism|news"
        r"|talent|groups)\b",
    ),
    cue(
        "promise",
        "pledge",
        0.8,
        r"\b(?=.{0,140}¤)(?:commitment|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|earmark(?:s"
        r"|ed)?|set(?:s|ting)? aside|put(?:s|ting)? aside|ring-?fenced)\b",
    ),
    cue("awards a sum", "programme", 1.6, rf"\b{v.GRANT}\b{gap(45)}{SUM}"),
    cue(
        "is given a sum",
        "grant",
        2.0,
        rf"\b(?:get|gets|got|receive|receives|received|receiving|given|awarded|handed"
        rf"|granted|win|wins|won|allocated|promised)\b{gap(30)}{SUM}{gap(40)}\b(?:from|by"
        rf"|grant|of public|in public|in grants?|government|over|boost|in funding"
        rf"|in (?:state|federal) )",
    ),
    cue(
        "grant",
        "grant",
        1.6,
        rf"\b(?:grants?|subsid(?:y|ies)|bursar(?:y|ies)|subvention"
        rf"|endowment)\b{gap(40)}{SUM}|{SUM}{gap(30)}\b(?:grants?|subsid(?:y|ies)"
        rf"|bursar(?:y|ies)|subvention|rebates?|support scheme|scheme|relief|stimulus"
        rf"|support package|aid|lifeline|public money|public funding|extra funding"
        rf"|funding boost|in support)\b",
    ),
    cue(
        "public giver",
        "grant",
        1.4,
        rf"\b{v.GIVER}\b{gap(60)}\b(?:{v.GRANT}|{v.PLEDGE}|{v.INVEST}"
        rf"|{v.SET_UP})\b{gap(50)}{SUM}",
    ),
    cue(
        "awards",
        "programme",
        1.4,
        rf"\b(?:award(?:s|ed|ing)?|hand(?:s|ed|ing)? out|dol(?:es?|ed|ing) out"
        r"|disburs(?:es?|ed|ing))\b"
        rf"{gap(30)}{SUM}(?!{gap(40)}\b(?:account|contract|damages|business|tender)\b)",
    ),
    cue(
        "sum goes to",
        "programme",
        1.6,
        rf"{SUM}\)? (?:more )?(?:goes|go|going|will go|is headed|heads?|are to be shared"
        rf"|to be shared|is available|available|on offer|on the table|up for grabs)\b",
    ),
    cue(
        "has a sum to give",
        "programme",
        1.8,
        rf"\b(?:will )?(?:have|has|get|gets|with)\b{gap(30)}{SUM}{gap(20)}\bto (?:hand "
        rf"out|give|spend|distribute|award|share|dole out|allocate|invest)\b|\b(?:makes?"
        rf"|making|made)\b{gap(20)}{SUM}{gap(20)}\bavailable\b",
    ),
    cue(
        "public body and sum",
        "programme",
        1.3,
        rf"■{gap(70)}{SUM}|{SUM}{gap(70)}■|\b{v.GIVER}\b{gap(40)}{SUM}"
        rf"|{SUM}{gap(50)}\bfrom (?:the )?{gap(30)}\b{v.GIVER}\b",
    ),
    cue(
        "shared out",
        "programme",
        1.6,
        rf"\b(?:share|shares|sharing|split|splits|splitting|benefit|benefits|benefited"
        rf"|benefiting|reimburse[sd]?|rebate|apply|apply for|applicants|recipients"
        rf"|beneficiaries|eligible|qualify)\b{gap(50)}{SUM}|{SUM}{gap(40)}\b(?:shared"
        rf"|split|rebates?|incentives?|sweetener|subsidies|awards|recipients|apply"
        rf"|applicants)\b",
    ),
    cue("sets up a fund", "fund", 2.5, rf"\b{v.SET_UP}\b{gap(70)}(?:{SUM}{gap(50)})?\b{v.FUND}\b"),
    cue(
        "fund of a sum",
        "fund",
        2.2,
        rf"{SUM}{gap(45)}\b(?:fund|funds|accelerator|ad[- ]credits?|advertising credits"
        rf"|vehicle|pot|war chest|kitty)\b(?! round)|\b(?:fund|accelerator|vehicle"
        rf"|pot)\b {gap(15)}(?:of|worth|at) {gap(15)}{SUM}|\bfund\b{gap(60)}\b(?:hits"
        rf"|reaches|reached|raises|closes|tops|gets to|passes|totals|has taken in"
        rf"|is worth)\b{gap(20)}{SUM}",
    ),
    cue(
        "close of a fund",
        "fund",
        2.4,
        r"\b(?:first|final|second|interim|initial|oversubscribed) close\b|\bclos(?:e|es"
        r"|ed|ing)\b[^.;]{0,60}\bfund\b",
    ),
    cue(
        "limited partners",
        "fund",
        1.4,
        r"\blimited partners?\b|\bLPs\b|\b(?:debut|maiden|first|second|third|fourth"
        r"|fifth|latest|new) (?:\w+ ){0,3}fund\b",
    ),
    cue(
        "a pot to apply for",
        "fund",
        1.4,
        rf"\b(?:creators?|start-?ups?|small (?:firms|businesses)|publishers|podcasters"
        rf"|sellers|developers|makers)\b{gap(60)}\b(?:fund|pot|credits|cash|bonus(?:es)?"
        rf"|pool)\b|\bshare\b{gap(12)}{SUM}{gap(25)}\b(?:among|between|with)\b",
    ),
    cue(
        "dangles a sum",
        "programme",
        1.2,
        rf"\b{verbs('dangle, share, shower, lavish, offer, wave, pay')}\b{gap(25)}{SUM}{gap(30)}\b"
        rf"(?:to|in front of|before|among|on|for|with|in (?:ad )?credits)\b",
    ),
)
