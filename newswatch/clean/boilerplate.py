"""What trade titles print into their stories that is not the story, as a table with reasons.

Data only. Each pattern was met on pages of the outlet named, or is a standard of the software
named; it is written in small letters and matched against a whole paragraph in such. Deciding is
`act`'s business.
"""

from __future__ import annotations

from newswatch.clean.entry import Boilerplate
from newswatch.clean.leads import LEADS

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:t?\.|[a-z]{1,6})?"
_EARNS = r".{0,160}\bcommission\b.{0,200}"
_CLOCK = r"(?:\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\.?)\s?(?:[ap]\.?m\.?|[a-z]{3,4})?"
_AGO = r"\d{1,2} ?(?:mins?|minutes?|hours?|hrs?|days?|[hmd]) ago"

TABLE = (
    *LEADS,
    Boilerplate(
        "banner of the crawl day (Marketing-Interactive)",
        "drop",
        (r"marketing[- ]interactive .{1,120}20\d\d", r".{1,80} hero(?: banner)? 20\d\d"),
    ),
    Boilerplate(
        "link to lists of winners (awards stories)",
        "drop",
        (r"see the full (?:list of winners|jury|list) here[.!]?",),
    ),
    Boilerplate(
        "caption or its credit",
        "drop",
        (
            r"(?:photo|image|picture|pic|video)s?(?: courtesy| credits?| source)?\s?[:©].{0,150}",
            r"(?:photo|image|picture|video)s? (?:courtesy|credit|via|by)\b.{0,150}",
            r"(?:representative image|image for representation|file photo)\b.{0,120}",
            r"(?:getty images|shutterstock|via unsplash)\b.{0,120}",
            r".{0,150}\((?:photo|image|picture)s? (?:courtesy|by|from|via)\b[^)]{1,100}\)\.?",
            r".{0,150}\((?:photo|image|picture|pic|credit)s?(?: by| credit)?:[^)]{1,100}\)\.?",
        ),
    ),
    Boilerplate(
        "what follows is the crawl day's news, not this story (Campaign Asia, The Drum)",
        "end",
        (
            r"source:(?:\s?campaign (?:asia|china|india)(?:-pacific)?)?",
            r"(?:tags|just published|most read|most popular|latest news)\s?:?",
            r"\d{1,2} (?:minutes?|hours?|days?) ago",
            r"content created with:?",
        ),
    ),
    Boilerplate(
        "syndication note; marks a copy (Campaign India, WordPress feeds)",
        "drop",
        (
            r"(?:the|this) (?:article|story) (?:was )?(?:first|originally) appeared .{1,90}",
            r"(?:the|this) (?:article|story) (?:was )?(?:first|originally) published .{1,90}",
            r"the post .{1,250} (?:first )?appeared first on .{1,80}",
            r"dies ist eine (?:maschinelle|automatische) übersetzung eines artikels\b.{0,300}",
        ),
    ),
    Boilerplate(
        "standing end of a column (Campaign Asia, MARKETING Magazine, Digiday)",
        "drop",
        (
            r"ad nut is a surprisingly literate woodland creature.{0,380}",
            r"this article is filed under\b.{0,100}|subscribe to independent premium.{0,80}",
            r"marketing magazine is not responsible for the content.{0,100}",
            r"interested in sharing your perspectives.{0,250}",
            r"-?\d{0,3} ?d -?\d{0,2} ?h -?\d{0,2} ?min -?\d{0,2} ?sec",
            r"for more information,? (?:please )?(?:visit|go to|log on to)\b.{0,120}",
            r"(?:do you )?have a (?:story|tip)(?: to tell)?\?.{0,300}",
            r"join our commenting forum|join thought-provoking conversations.{0,150}",
            r"want to bookmark your favourite articles.{0,200}",
        ),
    ),
    Boilerplate(
        "call to an event (Campaign Asia, MARKETING Magazine)",
        "drop",
        (
            r"(?:.{0,200}\s)?have you registered\b.{0,200}",
            r".{0,200}\bspeakers?\b.{0,150}\bclick here\b.{0,40}",
        ),
        needs=("have you registered", "click here"),
    ),
    Boilerplate(
        "advertisement slot or label of paid content (Mumbrella, adobo, Entrackr, The Drum)",
        "drop",
        (
            r"advert(?:is|iz)e?ments?|sponsor(?:ed(?: (?:post|content|by))?)?:?|ads? by .{1,40}",
            r"(?:article|story)? ?continues? (?:below|after)(?: the)?(?: ad\w{0,14})?",
            r"article content|scroll to continue.{0,40}|anzeige|publicidad|passer la publicité",
            r"sponsored content is created for and in partnership.{0,200}",
            r"what[’']?s this\?|add your own content \+?|industry insights",
        ),
    ),
    Boilerplate(
        "by-line or dateline (exchange4media, The Drum, wires)",
        "drop",
        (
            r"(?:e4m )?by e4m(?: staff| desk)?|e4m by .{1,60}",
            r"published:? .{1,60}min(?:ute)?s? read",
            r"by .{2,60},.{0,60}(?:reporter|editor|correspondent|writer|journalist)\b.{0,60}",
            r"(?:.{1,40}\|\s?)?\d{1,2}[ -]min(?:ute)?s?(?: read)?",
            r"(?:lesezeit|leestijd|lesetid|lästid)\s?:?\s?(?:ca\.? ?)?\d{1,3} ?[a-z]{1,8}\.?",
            r"t(?:emp[so]|iempo) d[ei] le(?:cture|itura|ttura|ctura)\s?:?\s?\d{1,3} ?[a-z]{1,8}\.?",
            r"(?:last )?(?:updated|published|posted|modified)(?: (?:at|on))?:? .{0,30}\d.{0,40}",
            r"(?:\w{2,12},?\s)?\d{1,2}[./ -](?:\d{1,2}|[a-z]{3,10})[./ -](?:20)?\d\d(?:,? .{0,9})?",
            r"\(?(?:additional )?(?:reporting|editing|writing) by .{1,150}",
            r".{1,150} contributed (?:to )?(?:this|reporting)\b.{0,80}",
            r"with (?:files|reports?|reporting) (?:from|by) .{1,120}",
            r"e-?mail .{3,60} (?:at|via) \S{1,60}@\S{1,60}.{0,150}",
            r"\({1,2}[^()\s]{1,60}@[^()\s]{1,60}[;,) ].{0,80}",
            rf"[a-z .'’-]{{3,40}}, {_MONTH} \d{{1,2}}(?:, 20\d\d)?(?: \([a-z]{{2,12}}\))?",
        ),
    ),
    Boilerplate(
        "wall (outlets in other languages)",
        "cut",
        (
            r"(?:este )?(?:conteúdo|texto) (?:é )?exclusivo para assinantes\b.{0,200}",
            r"(?:este )?(?:contenido|artículo) .{0,20}para suscriptores\b.{0,200}",
            r"(?:cet )?(?:article|contenu)(?: est)? réservé aux abonnés\b.{0,200}",
            r"il vous reste \d{1,3}(?:[.,]\d+)? ?% .{0,150}",
            r"(?:questo )?(?:contenuto|articolo)(?: è)? riservato agli abbonati\b.{0,200}",
            r"(?:dieser|der) artikel ist (?:nur|exklusiv) für .{0,60}abo.{0,150}",
            r"(?:jetzt )?weiterlesen mit .{0,40}(?:abo|plus|\+).{0,100}",
            r"(?:dit artikel is )?(?:alleen|exclusief) voor abonnees\b.{0,200}",
            r"(?:denne )?(?:saken|arti\w{2,6}) er (?:kun )?for abonnenter\b.{0,200}",
            r".{0,60}(?:有料会員|会員限定記事|続きは会員).{0,80}|残り\s?\d{1,6}\s?文字.{0,40}",
            r".{0,40}(?:订阅|訂閱|付费|付費)(?:后|後)?(?:继续|繼續)?(?:阅读|閱讀)全文.{0,40}",
        ),
    ),
    Boilerplate(
        "credit of the desk, or a notice of rights (Chinese, Korean and Japanese outlets)",
        "drop",
        (
            r"[（(【]?(?:责任编辑|責任編輯|本文来源|本文來源|文章来源|原標題|原标题)\s?[:：].{0,40}",
            r".{0,4}저작권자.{0,80}|.{0,30}무단\s?(?:전재|복제).{0,60}",
            r".{2,12} 기자 \S{3,40}@\S{3,40}",
            r".{0,30}(?:無断転載|未经授权|未經授權|转载请注明|轉載請註明).{0,60}",
        ),
    ),
    Boilerplate(
        "wall, meter or cut feed (Digiday, Campaign Asia, The Star, Adweek)",
        "cut",
        (
            r"continue reading this article on .{1,60}\..{0,200}",
            r"this is a member-exclusive article.{0,250}",
            r"(?:please )?subscribe to read our detailed analyses.{0,200}",
            r"already an? (?:paid )?(?:subscriber|member)\W.{0,80}(?:log|sign) in.{0,60}",
            r"have an account\W.{0,80}(?:log|sign) in.{0,60}",
            r"this (?:article|story|content|page) is .{0,30}\b(?:subscribers|members)(?: only)?\.?",
            r"to (?:read|continue reading)\b.{0,80}(?:subscribe|log ?in|sign in|register).{0,120}",
            r"(?:subscribe|register|log ?in|sign in)\b.{0,15} to (?:read|view)\b.{0,60}",
            r"(?:please )?(?:subscribe|register|log ?in|sign in)\b.{0,15} to continue\b.{0,160}",
            r"(?:please )?(?:subscribe|register|log ?in|sign in)\b.{0,15} to unlock\b.{0,160}",
            r"you.{0,5} (?:reached|used|read) (?:your|all)\b.{0,80}(?:article|limit).{0,60}",
        ),
    ),
    Boilerplate(
        "note on what the outlet earns by links",
        "drop",
        (
            rf"(?:when|if) you (?:buy|purchase|click|shop|order)\b.{{0,120}}\blinks?\b{_EARNS}",
            r"(?:this (?:article|story|page)|we) .{0,12}\baffiliate links?\b.{0,200}",
            r"we (?:may )?(?:earn|receive|get) a (?:small )?commission\b.{0,200}",
        ),
        needs=("link", "commission"),
    ),
    Boilerplate("time of a post in a live blog", "drop", (rf"{_CLOCK}(?:\s?{_AGO})?", _AGO)),
    Boilerplate(
        "consent banner",
        "drop",
        (
            r"we (?:and our|use|value)\b.{0,60}\b(?:partners|cookies|privacy)\b.{0,330}",
            r"(?:this|our) (?:web)?site (?:uses|stores) cookies\b.{0,300}",
        ),
    ),
    Boilerplate(
        "stands in for an embed until its reader agrees (Tagesspiegel, GameStar, BBC, France 24)",
        "drop",
        (
            r"an dieser stelle (?:findest du|finden sie)\b.{0,80}\bexternen? inhalte?\b.{0,300}",
            r"ich bin damit einverstanden, dass mir (?:der )?externe[r]? inhalte? .{0,300}",
            r"(?:deine|ihre) privatsphäre-einstellungen verhindern das laden\b.{0,250}",
            r"this (?:article|post|page) contains content provided by .{1,60}\. we ask\b.{0,300}",
            r"pour afficher ce contenu\b.{0,60}\b(?:autoriser|accepter|consentir)\b.{0,250}",
        ),
    ),
    Boilerplate(
        "note to a browser without scripts",
        "drop",
        (r".{0,80}\b(?:enable|allow|turn on) (?:java ?script|scripts|cookies)\b.{0,120}",),
        needs=("script", "cookies"),
    ),
    Boilerplate(
        "button or label (share tools, players, comment software), place left unfilled",
        "drop",
        (
            r"\(?opens in (?:a )?new (?:window|tab)\)?|listen to this article|view all|trending",
            r"your browser does not support .{1,60}|loading\.{0,3}|(?:play|watch) video",
            r"th(?:is|e) .{1,40} (?:needs|requires) java ?script\b.{0,150}",
            r"copy link|link copied!?|(?:print|e-?mail|save)(?: this)?(?: article)?|find out more",
            r"comments?(?: \(\d{1,5}\))?|leave a (?:comment|reply)|categor(?:y|ies):?|archived",
            r"facebook|twitter|linkedin|whatsapp|telegram|pinterest|reddit|\{[{*%].{0,350}[}*%]\}",
        ),
    ),
    Boilerplate(
        "imprint",
        "drop",
        (r"copyright\s?(?:©|\(c\)|ⓒ|\d{4}\b).{0,120}", r"(?:©|ⓒ) ?\S.{0,300}"),
    ),
)
