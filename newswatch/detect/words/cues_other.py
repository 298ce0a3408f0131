"""What speaks for other news: deals, results, prizes, law and the like.

Data to be reviewed; general trade-press English, no names. Nothing is matched here.
"""

from __future__ import annotations

from newswatch.detect.words import vocabulary as v
from newswatch.detect.words.cues import SUM, Cue, cue, gap
from newswatch.detect.words.forms import verbs

_NEW = (
    r"\b(?:appoint|appoints|appointed|names|named|hires|hired|promotes|promoted"
    r"|poaches|poached)\b"
)
OTHER: tuple[Cue, ...] = (
    cue(
        "takes over",
        "acquisition",
        3.2,
        rf"\b(?:{verbs('acquire, buy, purchase, take over, snap up')})\b"
        rf"(?!{gap(45)}(?:[0-9.]+ ?(?:%|per ?cent)|\b{v.STAKE}\b|\bminority\b|airtime"
        rf"|shares|\btenth\b|\bthird of\b|\bquarter of\b|\bfifth of\b"
        rf"|\binto\b)){gap(30)}□",
    ),
    cue(
        "control",
        "acquisition",
        5.0,
        r"\b(?:5[1-9]|[6-9][0-9]|100)(?:\.[0-9]+)? ?(?:%|per ?cent)(?= (?:stake|interest"
        r"|of|share|holding|majority))(?! of (?:the )?(?:proceeds|revenue|sales|money"
        r"|its|users|people|those|funds))|\bmajority (?:stake|share|interest|control"
        r"|holding|ownership|owner)\b|\bcontrolling (?:stake|interest|share)\b|\b(?:take"
        r"|takes|taking|took|gain|gains) (?:full )?control\b|\b(?:take|takes|taking"
        r"|took) (?:it |□+ |the \w+ )?private\b|\b(?:buy|buys|bought|acquires?|acquired"
        r"|purchased?|takes?)\b[^.;]{0,30}\bremaining (?:stake|shares|[0-9.]+ ?%)"
        r"|\bfull ownership\b|\b(?:to|of) 100 ?(?:%|per ?cent)|\btender offer\b"
        r"|\bbecomes? a subsidiary\b|\bbuys? out\b|\bbought out\b",
        0.2,
    ),
    cue(
        "merger",
        "acquisition",
        3.0,
        r"\b(?:acquisitions?(?! of (?:new )?customers)|takeover|take-over|merg(?:er|e|es"
        r"|ed|ing)|buy-?out|privatisation)\b",
    ),
    cue(
        "account",
        "account",
        3.2,
        r"\b(?:(?:media|creative|digital|global|advertising|social|pr|planning|buying"
        r"|outdoor|ad) (?:\w+ ){0,3}(?:account|business|duties|mandate|brief|remit)"
        r"|account (?:win|review|worth)|accounts?\b(?=[^.;]{0,30}\b(?:agency|pitch|win"
        r"|¤))|media investment|won the business|media (?:planning )?duties|agency of record"
        r"|re-?pitch|competitive pitch|pitch (?:process|win)"
        r"|four-way pitch|five-way pitch|(?:largest|biggest|global|media"
        r"|creative) (?:pitch|review|brief)|planning and buying|media brief|tender\b"
        r"|incumbent)\b",
    ),
    cue(
        "appointment",
        "appointment",
        2.6,
        rf"{_NEW}\b[^.;]{{0,90}}\b(?:chief|head|director|officer|president|ceo|manager"
        rf"|lead|vp|boss|editor|chair)\b|\bsteps? (?:down|aside)\b|\b(?:hands?|handing"
        rf"|handed) over the\b|\bnew (?:chief executive|ceo|cmo|boss)\b|\bnames? new (?:chief"
        rf"|ceo|boss"
        rf"|head of|managing director)\b",
        0.75,
    ),
    cue(
        "results",
        "results",
        2.6,
        r"\b(?:net|operating|gross|quarterly|annual|full-year|half-year|first-half"
        r"|like-for-like|organic|ad|advertising|total)? ?(?:revenues?|profits?|earnings"
        r"|turnover|net sales|sales|losses|ebitda|net income|gmv"
        r"|billings)\b[^.;]{0,50}\b(?:rose|fell|grew|up|down|jump(?:ed|s)?|leap(?:s|ed"
        r"|t)?|soar(?:s|ed)|shr(?:ink|inks|ank)|slump(?:s|ed)?|slipped|climbed|dropped"
        r"|increased|decreased|surged|declined|hit|reach(?:ed|es)?|doubled|tripled|beat"
        r"|missed|drop|fall|rise|growth)|\b(?:first|second|third|fourth"
        r"|latest)[- ]quarter\b|\bQ[1-4]\b|\b(?:year-on-year|year on year)\b"
        r"|\bprofit warning\b|\b(?:first|annual|full-year|half-year|quarterly"
        r"|interim) results\b|¤+[^.;¤]{0,20} in (?:\w+ ){0,2}(?:turnover|revenues?|sales"
        r"|profits?|bookings|earnings|receipts)\b|\bposts?\b[^.;]{0,30}\b(?:loss|profit)\b",
    ),
    cue(
        "spending forecast",
        "forecast",
        3.0,
        r"\b(?:ad ?spend(?:ing)?|adspend|advertising (?:spend(?:ing)?|expenditure|market"
        r"|revenue)|media spend|marketing budgets?|market (?:size|worth|value)"
        r"|marketers will|market (?:is|was) (?:worth|set)|economy)\b[^.;]{0,80}(?:¤"
        r"|[0-9.]+ ?%|forecast|grow|reach|predict|slump|rise|fall)|\bforecasts?\b"
        r"|\bsays? (?:study|report|survey|research)\b|\ba (?:study|survey|report) (?:by"
        r"|from)\b|\bprojected to\b|\baccording to (?:a|the|its|new|data|figures"
        r"|research|□+'s)[^.;]{0,30}\b(?:report|survey|study|forecast|data|index|ranking"
        r"|compiled)",
    ),
    cue(
        "market tally",
        "forecast",
        3.0,
        r"\b(?:start-?ups?|companies|firms|martech|ad ?tech"
        r"|sector)\b[^.;]{0,60}\b(?:raised|raise|attracted|drew"
        r"|secured)\b[^.;]{0,60}\b(?:in (?:january|february|march|april|may|june|july"
        r"|august|september|october|november|december|q[1-4]|the (?:first|second|third"
        r"|fourth|half|quarter|year|month)|20[0-9]{2})|deals\b|last (?:year|month"
        r"|quarter))|\bdata (?:compiled|from|by)\b|\b(?:funding|investment|deal(?:-"
        r"| )making|fundraising) (?:fell|rose|slumped|dropped|slump|winter|drought|hits"
        r"|plunged|declined|dries|dried|was|value)\b",
    ),
    cue(
        "sponsorship",
        "sponsorship",
        3.2,
        r"\b(?:sponsor(?:s|ed|ship|ships|ing)?|naming rights|title partner"
        r"|broadcast(?:ing)? rights|media rights|streaming rights|digital rights"
        r"|television rights|tv rights|naming deal|put its name on|shirt deal|rights (?:deal"
        r"|package|fee|to)|kit deal"
        r"|endorsement|licensing (?:deals?|agreements?)|brand ambassador)\b",
    ),
    cue(
        "budget of a work",
        "production",
        2.8,
        r"\b(?:production budget|budget of ¤|¤+[- ](?:\w+ ){0,2}(?:budget|production"
        r"|film|blockbuster|movie|drama|campaign|ad campaign|marketing campaign|stunt"
        r"|spot|commercial)\b|(?:campaign|marketing|media|advertising|ad) (?:budget"
        r"|spend|push|blitz)|box office)\b",
    ),
    cue(
        "campaign",
        "campaign",
        1.6,
        r"\b(?:campaign|activation|commercial|tvc|ad film|spot|tagline|stunt|rebrand"
        r"|logo|pop-up)\b",
        0.75,
    ),
    cue(
        "prize",
        "prize",
        3.0,
        r"\b(?:prize(?: money| pool| pot| purse)?|purse|jackpot|award(?:s)? (?:ceremony"
        r"|night|show)|wins? (?:the )?(?:\w+ )?(?:prize|award)|shower winners|contest"
        r"|competition|hackathon|giveaway|lucky draw)\b",
    ),
    cue(
        "donations",
        "donation",
        3.0,
        r"\b(?:donat(?:e|es|ed|ion|ions|ing)|charit(?:y|ies|able)|fund-?raiser|telethon"
        r"|gala|relief fund|victims|disaster relief|food bank|good causes?|appeal"
        r"|humanitarian)\b",
    ),
    cue(
        "law",
        "legal",
        3.4,
        r"\b(?:fine[sd]?|penalt(?:y|ies)|settle(?:s|d|ment)|lawsuit|sue[sd]?|suing"
        r"|(?:high|supreme|federal|district|appeals?|the|a|in) court\b|court (?:ruling"
        r"|order|case|has|rules|freezes)|damages|class[- ]action|antitrust|watchdog"
        r"|investigation|probe|fraud|complaint|jailed|tribunal|breach)\b",
    ),
    cue(
        "cuts",
        "cuts",
        3.0,
        r"\b(?:lay(?:s|ing)? ?-?offs?|laid off|redundan(?:t|cy|cies)|job cuts|cut(?:s"
        r"|ting)? (?:[0-9,]+|jobs|staff)|shut(?:s|ting)? down|closes (?:its )?doors"
        r"|wind(?:s|ing)? (?:up|down)|wound down|bankrupt(?:cy)?|insolven(?:t|cy)"
        r"|administration|receivership|axe[sd]?|swings the axe|downsiz)",
    ),
    cue(
        "payout",
        "dividend",
        3.2,
        r"\b(?:dividends?|buy-?backs?|repurchas\w+|(?:buy|buys|buying|bought) back|return(?:s"
        r"|ing)? (?:cash|¤+"
        r"|capital) to shareholders)\b",
    ),
    cue(
        "own premises",
        "capex",
        3.0,
        rf"{SUM}{gap(40)}\b(?:office|headquarters|hq|plant|factory|store|warehouse"
        rf"|campus|makeover|refurbishment|renovation|production line|network upgrade)\b(?!-)"
        rf"|{SUM}{gap(30)}\b(?:in|into|on) (?:its |their )?own\b"
        rf"|\b(?:(?:new|regional) (?:\w+ )?(?:headquarters|hq|office|plant|factory|studio"
        rf"|campus|warehouse|store|flagship|data cent(?:re|er))|opens? (?:a |its "
        rf"|an )?(?:\w+ ){0, 3}(?:office|headquarters|store|plant|factory|studio"
        rf"|flagship))\b",
        0.75,
    ),
    cue(
        "worth of a brand",
        "valuation",
        1.8,
        r"\b(?:valuable brands?|brand value|most valuable|net worth"
        r"|market cap(?:italisation)?|worth ¤+|is now valued|valued at)\b",
        1.0,
    ),
    cue(
        "market reaction",
        "results",
        3.0,
        r"\b(?:shoppers|consumers) (?:spent|spend)\b|\br[ai]ngs? up\b|\brang up\b"
        r"|\b(?:shares|stock)\b(?: in [^.;,]{2,30})?(?: \w+){0,2} (?:fell|rose|slump(?:s"
        r"|ed)?|jump(?:s|ed)?|plung(?:es|ed)|climb(?:s|ed)|soar(?:s|ed)|sank|lose|lost"
        r"|drop(?:s|ped)?|surge[sd]?|tumble[sd]?)\b|\b(?:slump|slide|fall|drop|tumble"
        r"|plunge|soar|jump|surge)s? on (?:debut|its debut|day one)\b|\bbook(?:s"
        r"|ed)? [^.;]{0,20}charge\b|\bin the red\b",
    ),
    cue(
        "cost",
        "campaign",
        2.2,
        r"\b(?:cost|costs|costing|priced at|price tag|bill of"
        r"|worth about ¤)\b[^.;]{0,20}¤|\bto (?:save|cut)\b[^.;]{0,15}¤",
        0.75,
    ),
    cue(
        "exit",
        "sale",
        3.0,
        r"\b(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing)|trim(?:s|med)?|sell(?:s|ing)? (?:down"
        r"|off)|sold (?:down|off)|offload(?:s|ed)?|dump(?:s|ed)?|exit(?:s|ed)?|lower(?:s"
        r"|ed|ing)?)\b[^.;]{0,30}\b(?:stake|holding|shareholding|interest|position)\b",
    ),
    cue(
        "money cut",
        "cuts",
        2.4,
        r"\b(?:budget|fund|funding|grants?|money)\b[^.;]{0,40}\b(?:cut|cuts|slashed|halved"
        r"|down from"
        r"|less than|frozen|loses?|lost|reduced|edges (?:up|down)|flat)\b"
        r"|\b(?:loses?|lost|cuts?|slash(?:es|ed)?|halv(?:es|ed)|trims?)\b[^.;]{0,30}"
        r"\b(?:budget|funding|grants?|of its money)\b",
    ),
    cue(
        "loans to shoppers",
        "product",
        2.4,
        r"\b(?:buy now,? pay later|pay later|lets? (?:shoppers|buyers|customers|users) borrow"
        r"|lends? (?:buyers|shoppers|customers|users)|credit card|interest-free|cashback)\b",
    ),
    cue(
        "way out",
        "sale",
        2.6,
        r"\b(?:sell(?:s|ing)?|sold) (?:its|their|his|her|the|all)\b[^.;]{0,30}"
        r"\b(?:stake|holding|shareholding|shares|interest|[0-9.]+ ?%)"
        r"|\b(?:cash(?:es|ed|ing)? out|bought out|got (?:it|their money) back)\b"
        r"|\b(?:spins? (?:off|out)|spun off|spin-off|demerger?)\b",
    ),
    cue(
        "tax",
        "policy",
        2.2,
        r"\b(?:tax(?:es)?|lev(?:y|ies)|vat|gst|tariffs?|duty|duties|subscription price"
        r"|price (?:rise|increase)|raises? prices?)\b",
    ),
)
