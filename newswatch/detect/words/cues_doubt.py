"""What speaks for no news of money yet, or no longer: rumour, opinion, look back.

Data to be reviewed; general trade-press English, no names. Nothing is matched here.
"""

from __future__ import annotations

from newswatch.detect.words.cues import Cue, cue

DOUBT: tuple[Cue, ...] = (
    cue(
        "rumour",
        "rumour",
        3.0,
        r"\b(?:in (?:advanced |early |exclusive )?(?:talks|discussions|negotiations)"
        r"|(?:is|are) (?:said|reported|rumoured|understood|believed|thought) to(?: be"
        r"| have)?|reportedly|people familiar|sources (?:said|say|close)|could (?:raise"
        r"|invest|be)|mull(?:s|ing|ed)?|weigh(?:s|ing|ed)?|consider(?:s|ing|ed)?"
        r"|explor(?:es|ing)|eye(?:s|ing)|eyeing|exploring|looking to raise|seek(?:s"
        r"|ing) (?:to raise|funding|investors|¤)|in the market for|rumou?rs?|speculation"
        r"|denie[sd]|may (?:raise|invest|sell)|hopes to raise|wants? to raise|courting"
        r"|shopping for|no decision|declined to comment on)\b",
        0.5,
    ),
    cue(
        "called off",
        "cancelled",
        5.0,
        r"\b(?:scrap(?:s|ped|ping)?|cancel(?:s|led|ling|ed)?|shelv(?:e|es|ed|ing)"
        r"|(?<!its )(?<!the )(?<!an )abandon(?:s|ed|ing)?|call(?:s|ed|ing)? off|pull(?:s"
        r"|ed)? (?:out|the plug)|withdr(?:aw|aws|ew|awn)|terminat(?:e|es|ed)|walk(?:s"
        r"|ed)? away|fail(?:s|ed|ing)? to (?:raise|secure|find|close|attract)|fall(?:s"
        r"|en)? through|fell through|collaps(?:e|es|ed)|reject(?:s|ed|ing)?|turn(?:s"
        r"|ed)? down|ditch(?:es|ed)?|axed|postpon(?:e|es|ed)|delay(?:s|ed)?|freez(?:e|es"
        r"|ing)|frozen|halt(?:s|ed)?|suspend(?:s|ed)?|slash(?:es|ed)?|drops plans?"
        r"|back(?:s|ed)? out|pause[sd]?|dries up|dried up|writes? (?:off|down)"
        r"|clawed? back|shut(?:s|ting)?(?! down the)|shutters|winds? (?:up|down)|wound (?:up|down)"
        r"|closed the (?:¤+ )?(?:\w+ )?(?:fund|scheme|programme)|hands? back"
        r"|pulls? (?:its |the )?(?:¤+ )?(?:ipo|listing|float|fund|offer))\b",
        0.5,
    ),
    cue(
        "opinion",
        "opinion",
        3.2,
        r"^(?:opinion|column|comment|interview|q ?& ?a|analysis|explainer|viewpoint"
        r"|podcast|profile|review|feature|perspective|op-ed|the big question|long read"
        r"|briefs?|round-?up|recap|in brief|news in brief|week in review|the week"
        r"|five things|weekly)\b ?:|^(?:how|why|what|when|where|who|is|are|should|can"
        r"|does|do|will|inside|meet|(?:five|six|seven|ten|[0-9]+) (?:things|ways|lessons"
        r"|reasons|takeaways|trends))\b(?!.{0,200}\braises\b)|\?\s*$|\bin (?:five|six"
        r"|seven|ten|[0-9]+) charts\b|\b(?:lessons|takeaways|explained|looks? back"
        r"|on why|on how)\b",
    ),
    cue(
        "first person",
        "opinion",
        2.4,
        r"^(?:i|we|my|our)\b|\b(?:tells? (?:us|our)|sat down with|we asked|in my view"
        r"|i (?:believe|think|have|am|was|invest))\b|^[qa][:.]",
    ),
    cue(
        "round-up",
        "roundup",
        2.6,
        r"\b(?:round-?up|in brief|briefs|this week in|week in|also this week|here are"
        r"|top (?:five|ten|[0-9]+)|daily digest|digest|biggest (?:deals|rounds))\b"
        r"|^[0-9]{1,2}[.)] ",
    ),
    cue(
        "a while after",
        "passing",
        2.6,
        r"^.{0,12}\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+"
        r"|less than) (?:\w+ ){0,2}(?:weeks?|months?|years?) (?:after|since"
        r"|on(?! (?:[a-z]+ing|the|a|an|in|to)\b))\b|\b(?:after raising|fresh from"
        r"|fresh off|months on\b|years on\b|a year on\b|on the back of|who raised"
        r"|which raised|having raised)|\b(?:since|after) (?:its |the "
        r"|a )?¤+ (?:\w+ )?(?:round|raise|float|ipo|fundraise|listing)",
        0.6,
    ),
    cue(
        "demand",
        "opinion",
        3.2,
        r"\b(?:must|should|ought to|urge[sd]?|ask(?:s|ed|ing)?|press(?:es|ed)?|call(?:s"
        r"|ed)? (?:on|for)"
        r"|demand(?:s|ed)?|plead(?:s|ed)?|lobb(?:y|ies|ied)|want(?:s"
        r"|ed)?)\b[^.;]{0,60}(?:\bfund\b|\binvest\b|\bmoney\b|¤|\bput\b|\bgive\b"
        r"|\bsupport\b|\bpay\b)|\burges?\s*$|\bMPs (?:press|grill|question)"
        r"|\btells? (?:inquiry|minister|government|mps|senate)",
    ),
    cue(
        "denial",
        "denial",
        2.0,
        r"\b(?:no (?:new )?(?:funding|investment|money|investors)|not (?:raising|raised"
        r"|seeking|invest)|without (?:outside )?(?:funding|investors)|bootstrapped"
        r"|never (?:raised|taken)|ran out of|runs out of|out of money)\b",
    ),
)
