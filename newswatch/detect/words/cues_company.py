"""What speaks for money to a company: rounds, stakes, loans, share sales.

Data to be reviewed; general trade-press English, no names. Nothing is matched here.
"""

from __future__ import annotations

from newswatch.detect.words import vocabulary as v
from newswatch.detect.words.cues import SUM, Cue, cue, gap
from newswatch.detect.words.forms import verbs

_NOT_FUNDS = (
    r"(?!.{0,30}\b(?:account|prize|revenues?|sales|profit|billings?|donations?"
    r"|charity|contract|brief"
    r"|business|stake in|votes|bookings|advertising sales)\b)"
)

COMPANY: tuple[Cue, ...] = (
    cue("gets a sum", "round", 2.0, rf"\b{v.RAISE}\b{gap(45)}(?<!\bfor ){SUM}{_NOT_FUNDS}"),
    cue(
        "gets a sum in funding",
        "round",
        2.6,
        rf"\b(?:{v.RAISE}|{v.GET})\b{gap(60)}{SUM}{gap(30)}\b(?:{v.ROUND}|{v.FUNDING}"
        rf"|from (?:□|invest))",
    ),
    cue("gets a round", "round", 2.0, rf"\b(?:{v.RAISE}|{v.GET})\b{gap(50)}\b{v.ROUND}\b"),
    cue("sum and round", "round", 2.3, rf"{SUM}{gap(25)}\b{v.ROUND}\b"),
    cue(
        "round of a sum",
        "round",
        2.3,
        rf"\b{v.ROUND}\b{gap(25)}\b(?:of|worth|at|totalling) {gap(20)}{SUM}",
    ),
    cue(
        "lettered round",
        "round",
        1.2,
        r"\b(?:pre-)?series [a-k]\b|\bpre-seed\b|\bseed (?:round|funding|money)\b",
    ),
    cue(
        "led by",
        "round",
        1.3,
        r"\b(?:co-)?led by\b|\bled the (?:\w+ ){0,3}(?:round|raise|investment|financing)\b",
    ),
    cue(
        "leads round",
        "round",
        1.3,
        r"\b(?:co-)?leads?\b[^.;]{0,20}\b(?:round|series|raise|financing)\b",
    ),
    cue(
        "took part",
        "round",
        1.0,
        r"\b(?:participation (?:from|of|by)|(?:also )?(?:participated|took part|joined"
        r"|came in))\b",
    ),
    cue(
        "writes the cheque",
        "round",
        1.2,
        r"\b(?:wr(?:ite|ites|ote|itten|iting)|sign(?:s|ed))\b[^.;]{0,30}\bcheques?\b"
        r"|\bcap table\b|\b(?:the |its |lead |new |main )investors?(?: is| are|:)",
    ),
    cue(
        "richer",
        "round",
        2.0,
        rf"\b(?:is|are|now) {gap(20)}{SUM} (?:richer|better off|to the good)\b|\b(?:has"
        rf"|have)\b{gap(25)}{SUM}{gap(25)}\bin (?:the bank|its pocket|new money|fresh)\b",
    ),
    cue(
        "investors",
        "round",
        0.6,
        r"\b(?:existing|returning|new|early|angel|lead|institutional) (?:investors?"
        r"|backers?|shareholders?)\b",
    ),
    cue(
        "use of proceeds",
        "funding",
        0.9,
        r"\b(?:proceeds|(?:use|spend|put|deploy|channel) the (?:\w+ )?(?:money|funds?"
        r"|funding|capital|cash|investment|proceeds|cheque)|(?:the |this "
        r"|that )?(?:\w+ )?(?:money|funds|funding|capital|cash|investment|cheque"
        r"|injection) (?:will|is to|would|is meant|is destined|is earmarked|goes"
        r"|is going|should))\b",
    ),
    cue(
        "valued at",
        "round",
        0.5,
        r"\b(?:pre-money|post-money|valu(?:es|ing|ed) (?:the |it |□)|valuation)\b",
    ),
    cue(
        "puts a sum into",
        "strategic",
        2.4,
        rf"\b{v.INVEST}\b{gap(40)}{SUM}{gap(40)}\b(?:in|into|behind|on|to|towards?)\b",
    ),
    cue(
        "puts a sum into a name",
        "strategic",
        1.2,
        rf"\b{v.INVEST}\b{gap(40)}{SUM}{gap(40)}\b(?:in|into|behind) {gap(50)}□",
    ),
    cue(
        "invests in a name",
        "strategic",
        1.6,
        rf"\b"
        rf"(?:{verbs('invest, inject, buy, pump, plough, back, bankroll, fund')}\b{gap(30)}\b"
        rf"(?:in|into|behind) {gap(40)}□|\b{verbs('back, bankroll')}\b {gap(40)}□)",
    ),
    cue(
        "backs with a sum",
        "strategic",
        2.2,
        rf"\b{verbs('back, bankroll, fund, finance, support, boost')}\b{gap(60)}\bwith "
        rf"{gap(20)}{SUM}",
    ),
    cue(
        "investment of a sum",
        "strategic",
        1.8,
        rf"{SUM}{gap(20)}\b(?:investment|injection|cheque|capital increase|bet|lifeline"
        rf"|boost|backing|infusion)\b|\b(?:investment|injection|cheque|bet|backing"
        rf"|infusion)\b {gap(15)}(?:of|worth) {gap(15)}{SUM}",
    ),
    cue(
        "minority",
        "strategic",
        2.2,
        r"\bminority (?:\w+ )?(?:stake|interest|share(?:holding)?|holding|investment"
        r"|position|investor)\b",
    ),
    cue(
        "takes a stake",
        "strategic",
        2.0,
        rf"\b{v.BUY}\b{gap(50)}(?:[0-9.]+ ?(?:%|per ?cent)|\b{v.STAKE}\b(?! buy))",
    ),
    cue(
        "stake in a name",
        "strategic",
        1.6,
        # "share their reading of" is no stake.
        rf"(?:[0-9.]+ ?(?:%|per ?cent)|\b{v.STAKE}(?! (?:their|his|her|our|your|what|with)\b))"
        rf" {gap(40)}\b(?:in|of) {gap(50)}□",
    ),
    cue(
        "a stake",
        "strategic",
        1.8,
        r"\b[0-9.]+ ?(?:%|per ?cent) (?:stake|interest|share(?:holding)?|of □)"
        r"|\b(?:tenth|third|quarter|fifth|stake|slice) (?:of|in) □",
    ),
    cue(
        "sells new shares to",
        "strategic",
        1.5,
        rf"\b{v.SELL}\b{gap(50)}\b(?:stake|shares?|[0-9.]+ ?(?:%"
        rf"|per ?cent)){gap(40)} to {gap(40)}□",
    ),
    cue(
        "subscribes for shares",
        "strategic",
        2.4,
        rf"\b{v.SUBSCRIBE}\b{gap(45)}{SUM}\)?{gap(30)}\bshares\b"
        rf"|\bbecom(?:e|es|ing)\b[^.;]{{0,40}}\b(?:shareholder|investor"
        rf"|partner and shareholder)\b|\bshares? (?:in"
        rf"|of) □{gap(40)}\bfor\b {gap(15)}{SUM}",
    ),
    cue(
        "joint venture capital",
        "strategic",
        1.6,
        rf"\bjoint venture\b[^.;]{{0,60}}\b(?:capital|{SUM})"
        rf"|{SUM}{gap(40)}\bjoint venture\b",
    ),
    cue(
        "airtime for equity",
        "strategic",
        1.8,
        r"\b(?:media|airtime|advertising|ad space|inventory)[- ]for[- ](?:equity|shares)\b"
        r"|\bin (?:return|exchange) for (?:a |an |\w+ )?(?:stake|equity|shares|minority"
        r"|[0-9.]+ ?(?:%|per))"
        r"|\b(?:airtime|advertising|inventory|media)\b[^.;]{0,30}"
        r"\bfor (?:an? )?(?:slice|stake|shares|equity)\b",
    ),
    cue(
        "borrows",
        "debt",
        2.4,
        rf"\b(?:{v.RAISE}|{v.GET}"
        rf"|{v.LENDING})\b[^.;]{{0,70}}\b{v.DEBT}\b",
    ),
    cue(
        "debt of a sum",
        "debt",
        2.2,
        rf"{SUM}{gap(30)}\b{v.DEBT}\b|\b{v.DEBT}\b {gap(15)}(?:of|worth) {gap(15)}{SUM}",
    ),
    cue("lends", "debt", 1.8, rf"\b{verbs('lend, borrow, refinance')}\b{gap(50)}{SUM}"),
    cue(
        "offers shares",
        "ipo",
        2.4,
        rf"\b(?:{v.RAISE}"
        rf"|{v.LISTING})\b[^.;]{{0,80}}\b{v.IPO}\b",
    ),
    cue("offer of a sum", "ipo", 2.2, rf"{SUM}{gap(40)}\b{v.IPO}\b|\b{v.IPO}\b{gap(60)}{SUM}"),
    cue(
        "files",
        "ipo",
        1.8,
        r"\b(?:file[sd]?|filing|list(?:s|ed|ing)?|float|debut)\b[^.;]{0,70}\b(?:nasdaq"
        r"|nyse|stock exchange|bourse|securities|asx|bursa|sgx|wall street)\b"
        r"|\b(?:nasdaq|nyse|asx|bursa)\b[^.;]{0,40}\b(?:filing|listing|debut|float|ipo)\b",
    ),
    cue(
        "sells shares",
        "ipo",
        2.0,
        rf"\b(?:sell|sells|sold|selling|place|places|placed|placing|issue|issues|issued"
        rf"|issuing|offer|offers|offering)\b{gap(40)}\bshares\b{gap(60)}{SUM}",
    ),
    cue(
        "starts trading",
        "ipo",
        2.4,
        r"\b(?:shares|stock|trading)\b[^.;]{0,30}\b(?:start|starts|started|begin|begins"
        r"|began|commence[sd]?)\b[^.;]{0,30}(?:\btrading\b|\bnasdaq\b|exchange|\bon )"
        r"|\b(?:first day of trading|trading debut|issue price|offer price)\b",
    ),
    cue(
        "goes public",
        "ipo",
        1.6,
        r"\bgo(?:es|ing)? public\b|\bpublic debut\b|\bfiled? (?:confidentially )?(?:for"
        r"|to)\b[^.;]{0,60}\b(?:listing|ipo|float|flotation|raise|go public)\b"
        r"|\bnew shares\b[^.;]{0,40}\b(?:exchange|investors|apiece|each)\b",
    ),
    cue(
        "undisclosed",
        "funding",
        1.4,
        r"\bundisclosed (?:sum|amount|investment|round|sized?|seven-figure|eight-figure)\b"
        r"|\b(?:size|amount|value|price|terms|sum)\b[^.;]{0,30}\b(?:not"
        r"|un)\b ?(?:been )?(?:disclosed|given|revealed|made public)\b"
        r"|\bdid not (?:disclose|say|reveal)\b[^.;]{0,30}\b(?:amount|size|much|sum)\b",
    ),
)
