"""Words beside a sum that say plainly whether it is what the deal comes to.

Data to be reviewed; general trade-press English over masks (``¤`` a sum), no names. Each pattern is
for the stretch right before or right after a sum. Nothing is matched here.
"""

from __future__ import annotations

import re

from newswatch.detect.words import vocabulary as v

_ABOUT = (
    r"(?:(?:about|around|some|over|nearly|almost|roughly|up to|more than|just over|just under"
    r"|a total of|an?|as much as) ){0,2}"
)
_DEAL = (
    r"(?:sum|round|raise|cheque|check|offer(?:ing)?|issue|amount|gift|placement|placing|flotation"
    r"|injection|commitment|pot|vehicle|raising|financing|tranche|series [a-k]\+?|transaction)"
)
_COMES_TO = (
    r"(?:(?:has |have |will |would )?(?:comes?|came|adds? up|added up|amounts?|amounted|r[au]ns?"
    r"|mounts?|stretch(?:es)?)(?: in all| altogether)? (?:to|at)"
    r"|totals?|totall?ed|totall?ing|stands? at|(?:brings?|brought|bringing|rakes?) in|is|was"
    r"|(?:is |was |are |be )?worth)"
)
# "The round comes to ¤", "All told the cheque is ¤", "What goes to it is ¤", "They total ¤".
WHOLE = re.compile(
    rf"\b(?:the|this|whole|entire|full) (?:[\w-]+ )?{_DEAL}(?: itself)? {_COMES_TO} {_ABOUT}\Z"
    rf"|\b(?:all told|altogether|in all|all in all|(?:taken |put )?together|combined"
    rf"|between them)\b[^.;¤]{{0,45}}\b(?:{_COMES_TO}|put (?:up|aside|in)|hold|have) {_ABOUT}\Z"
    r"|\A(?:all told|altogether|in all|in total),? \Z"
    rf"|\bwhat (?:[a-z]+ )?(?:is|it|they|goes|was)\b[^.;¤]{{0,40}} is {_ABOUT}\Z"
    rf"|\b(?:they|these|those|which|the (?:two|three|four|five)) (?:together )?"
    rf"(?:total|come to|add up to|amount to|adds? up to) {_ABOUT}\Z"
    rf"|(?:其中|總額|总额|總計|总计|合計|합계|총액|총)(?:為|为|達|达|は|約|约)?\Z",
    re.IGNORECASE,
)
# "The bulk of a ¤ round", "has sold notes, for ¤ in all".
WHOLE_OF = re.compile(
    rf"\b(?:bulk|most|majority|half|thirds?|quarters?|rest|remainder|part|share|lion's share"
    rf"|slice|chunk) of (?:an?|the|its|this) {_ABOUT}\Z",
    re.IGNORECASE,
)
# "The ¤ will pay for a taproom": told again, of a sum that the reader is to know.
SAID_AGAIN = (
    re.compile(
        r"\b(?:the|this|that)(?: (?:new|extra|fresh|additional|full|whole))? \Z", re.IGNORECASE
    ),
    re.compile(
        r"\A (?:will|is to|goes|is meant|is for|is expected|pays|covers|lets|gives|allows"
        r"|comes on top|was oversubscribed|should|(?:that|which) (?:it|they|he|she) (?:has"
        r"|have))\b",
        re.IGNORECASE,
    ),
)
# "¤ of the total", "¤ of the issue": a part.
PART_AFTER = re.compile(
    r"\A\)?,? (?:(?:of|towards?) (?:the|this|that|its) "
    r"(?:total|sum|round|issue|money|amount|raise|offer|cash|new money|investment|financing)\b"
    r"|placement to institutions\b)",
    re.IGNORECASE,
)
# What stands before the sum of a deal, in the same clause.
TOLD_BEFORE = re.compile(
    rf"\b(?:{v.RAISE}|{v.INVEST}|{v.PLEDGE})\b[^.;¤]{{0,45}}\Z"
    rf"|\b{_DEAL} (?:[^.;,¤]{{0,25}} )?(?:of|worth|at|totall?ing) {_ABOUT}\Z"
    rf"|\b{_DEAL} (?:that |which )?{_COMES_TO} {_ABOUT}\Z"
    r"|\b(?:receives?|received|share|wins?|won|obtain(?:s|ed)?|accept(?:s|ed)?)\b[^.;¤]{0,30}\Z"
    r"|\b(?:(?:whole|entire|full) bill of|comes? good with|came good with) \Z"
    r"|\b(?:resources|capital|size|endowment|firepower|means) of [^.;¤]{0,12}\Z"
    r"|\b(?:help|aid|use|benefit) of [^.;¤]{0,12}\Z"
    r"|\b(?:is|are|be|were|was) (?:to )?(?:get|gets|receive|given|asked for|granted|lent"
    r"|promised|handed|paid|provided with|provide|put up|make available)\b[^.;¤]{0,25}\Z"
    r"|\b(?:come|came|comes) (?:up|by|in|forward|away)(?: with| by)? [^.;¤]{0,12}\Z"
    r"|\b(?:stopp?s?(?:ed)?|clos(?:e|es|ed)|ended|ends|finished|settled) (?:up )?(?:at|on|with) "
    r"[^.;¤]{0,12}\Z"
    r"|\b(?:stake|holding|shares|interest)\b[^.;¤]{0,60}\bfor [^.;¤]{0,8}\Z"
    r"|\b(?:collect|put aside|set aside|set apart|ring-?fenced?|free[ds]? up)\b[^.;¤]{0,25}\Z"
    r"|\bthere (?:is|are|will be|would be) [^.;¤]{0,12}\Z"
    r"|(?:完成|獲|获|融資|融资|募集|募資|投入|撥款|拨款|調達|出資|투자|유치|출연)了?(?:超|近|逾"
    r"|約|约)?\Z"
    r"|\b(?:senilai|sebesar|sejumlah|bernilai|peruntukan|menyuntik\w*|mengumpul\w*|meraih"
    r"|trị giá|huy động|rót|đầu tư|gọi vốn)(?: được| thêm| sekitar| kira-kira| khoảng)? \Z",
    re.IGNORECASE,
)
# What stands after it.
TOLD_AFTER = re.compile(
    r"\A\)?,?[ -](?:(?!and\b|to\b|for\b|by\b|per\b|in\b|from\b)[\w&'+-]+ ){0,3}"
    r"(?:round|series [a-k]\b|seed|raise|raising|cheque|check|placement|placing|rights issue"
    r"|financing|funding|fundrais\w+|investment|injection|grants?|fund|pot|pool|package"
    r"|programme|program|scheme|facility|loan|bond|notes?|credit line|pledge|commitment"
    r"|initiative|ipo|float(?:ation)?|offering|vehicle|war chest|stake)\b"
    r"|\A\)? (?:\([^()]{1,30}\) )?(?:that |which )?(?:it|they|he|she|the \w+) (?:has |have |had )?"
    r"(?:just |now |already )?(?:been )?(?:raised|given|got|received|secured|taken|won|collected"
    r"|obtained)\b"
    r"|\A\)? (?:\(¤+\) )?(?:more |extra )?(?:with which )?to (?:spend|invest|find|play with)\b"
    r"|\A\)? (?:in|of) (?:new |fresh |seed |growth |working |venture )?"
    r"(?:capital|equity|funding|financing|money|cash|debt)\b"
    r"|\A\)? (?:has|have|had|is|was|were|will be|would be) (?:been )?(?:put aside|set aside"
    r"|earmarked|raised|invested|made available|committed|pledged|available|reserved|allocated"
    r"|granted|injected|awarded)\b"
    r"|\A\)?的?(?:[A-K]\+?[輪轮])?(?:融資|融资|投資|投资|補助|资金|基金|を調達|の資金|규모|투자"
    r"|유치)",
    re.IGNORECASE,
)
# What the sum is instead, whatever else stands there.
NOT_BEFORE = re.compile(
    # "Net" at the head of a sentence looks like a name.
    r"(?:□|\b(?:net|gross|pare|reduc\w+|cut|cuts|repay\w*|existing|outstanding"
    r"|pay(?:ing)? (?:down|off)|its|total|long-term|bank))"
    r" (?:bank )?(?:debts?|borrowings)(?: of| to| from)?[^.;¤]{0,15}\Z"
    r"|\b(?:usually|typically|normally|generally)\b[^.;¤]{0,40}\Z"
    r"|\bestimat\w+\b[^.;¤]{0,50}\Z"
    r"|\b(?:need|require|must have|minimum|smallest|ticket|entry)\b[^.;¤]{0,30}\Z"
    r"|\b(?:fined?|penalt(?:y|ies)|damages|settlement)\b[^.;¤]{0,25}\Z"
    r"|\bafter (?:investing|putting in|spending|paying)\b[^.;¤]{0,25}\Z"
    r"|\b(?:gets?|got|receives?|takes?|goes to) the (?:most|least|largest|smallest"
    r"|lion's)\b[^.;¤]{0,20}\Z"
    r"|\bcapital expenditure\b[^.;¤]{0,50}\Z",
    re.IGNORECASE,
)
NOT_AFTER = re.compile(
    r"\A\)? (?:(?:has|have|had|was|were|is|are) (?:been )?(?:called off|cancell?ed|scrapped)|fine"
    r"|penalty|settlement|lawsuit|write-?down|loss|bill|debt pile)\b"
    r"|\A[^.;,¤]{0,20}\? (?:no|nope|not quite|wrong|make that|rather)\b",
    re.IGNORECASE,
)
# "Two months after earmarking ¤, …": what went before the news.
BEFOREHAND = re.compile(
    r"\A\W{0,2}(?:[\w-]+ ){0,3}(?:after|since|following|despite)\b[^,;:¤]{0,60}\Z", re.IGNORECASE
)
