"""What trade titles print into their stories that is not the story, as a table with reasons.

Data only. Each pattern was met on pages of the outlet named, or is a standard of the software
named; it is written in small letters and matched against a whole paragraph in such. Deciding is
`act`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """One kind of noise and how to know it.

    ``act``: drop (the paragraph), end (it and all below), or cut (drop it, and the text is known
    to be incomplete). ``needs`` are words in small letters without one of which no pattern fits:
    to look for them spares those that may begin anywhere.
    """

    why: str
    act: str
    patterns: tuple[str, ...]
    needs: tuple[str, ...] = ()


# The longest paragraph that a pattern may spoil: prose that merely begins like noise is longer.
MAX_NOISE_CHARS = 400

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:t?\.|[a-z]{1,6})?"
_GET = (
    r"(?:få|motta|meld deg|erhalten|melden sie|abonnieren|recevez|inscrivez|recibe|suscríbete"
    r"|receba|assine|ricevi|iscriviti|ontvang|meld je)"
)
_INBOX = (
    r"(?:innboksen|inkorgen|indbakken?|postfach|posteingang|boîte (?:mail|de réception)|inbox"
    r"|bandeja de entrada|caixa de entrada|casella di posta|mailbox)"
)
_EARNS = r".{0,160}\bcommission\b.{0,200}"
_CLOCK = r"(?:\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\.?)\s?(?:[ap]\.?m\.?|[a-z]{3,4})?"
_AGO = r"\d{1,2} ?(?:mins?|minutes?|hours?|hrs?|days?|[hmd]) ago"

TABLE = (
    Boilerplate("share bar", "drop", (r"share(?: on| this(?: article| story| post)?)?:?",)),
    Boilerplate(
        "promotes another story (Marketing-Interactive, Mumbrella Asia, Indian outlets, wires)",
        "drop",
        (
            r"don[’'`]?t miss:?\s.{1,300}",
            r"related (?:articles?|stories|posts|reads?|news|content):?|editor[’']?s picks?",
            r"read more(?: here| on this)?\s?[.:»>→]{0,3}",
            r"(?:also|must) read:?\s?.{0,200}",
            r"read (?:also:?|next:|this:)\s.{0,200}",
            r"(?:see (?:also|more)|read more|recommended):\s.{0,200}",
            r"more from .{1,30}|(?:what to )?read next|up next|keep (?:reading|exploring)",
            r"more stories|(?:recommended|picked) for you|you (?:may|might) also like",
            r"read the full (?:article|story|report)(?: here)?\s?(?:[:»>→]\s?.{0,200}|\.?)",
            r"get the full story.{0,60}",
            r"click here to check (?:the )?original article.{0,60}",
        ),
    ),
    Boilerplate(
        "promotes another story, or heads a list of such (outlets in other languages)",
        "drop",
        (
            # Orders to read on: no sentence of a story begins so.
            r"(?:baca juga|baca selengkapnya|simak juga|à lire aussi|lesen sie auch)\b.{0,200}",
            r"(?:te puede interesar|leia também|leggi anche|lees ook|lea también)\b.{0,200}",
            r"(?:あわせて読みたい|अधिक पढ़ें|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|اقرأ أيض[اً]{1,2}).{0,200}",
            # Labels: alone, or with a title after a colon.
            r"(?:mehr zum thema|lihat juga|xem thêm|đọc thêm|tin liên quan)(?:\s?[:：].{0,200})?",
            r"(?:相關|相关|延伸)(?:文章|新聞|新闻|報導|报道|閱讀|阅读)(?:\s?[:：].{0,200})?",
            r"(?:推薦閱讀|推荐阅读|往期推荐|更多新聞|更多新闻)(?:\s?[:：].{0,200})?",
            r"(?:関連記事|関連リンク|続きを読む|관련\s?기사|관련\s?뉴스)(?:\s?[:：].{0,200})?",
            r"(?:ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|مواضيع ذات صلة|أخبار ذات صلة)(?:\s?[:：].{0,200})?",
        ),
    ),
    Boilerplate(
        "follow line (Marketing-Interactive, The Star, wires)",
        "drop",
        (
            r"follow(?: us)?:?|join us:?",
            r"follow us on (?:our )?.{0,60}(?:telegram|whatsapp|channel)\b.{0,120}",
            r"(?:simak|ikuti)\b.{0,80}\b(?:saluran|channel|kanal)\b.{0,150}",
            r"(?:you can )?(?:follow|find|like) .{1,80} (?:on|at) (?:twitter|x|facebook)\b.{0,200}",
            r"(?:you can )?(?:follow|find|like) .{1,80} (?:on|at) (?:instagram|linkedin)\b.{0,200}",
            r"(?:you can )?(?:follow|find|like) .{1,80} (?:on|at) (?:google|youtube)\b.{0,200}",
        ),
    ),
    Boilerplate(
        "newsletter box (Marketing-Interactive, Campaign, Mumbrella)",
        "drop",
        (
            r"get the daily lowdown on asia[’']s top marketing stories\.?",
            r"we break down the big and messy topics of the day.{0,250}",
            r"free newsletter|subscribe(?: now)?(?: open in new window)?[.!]?",
            r"top news, insights and analysis every weekday\.?",
            r"get the latest media and marketing industry news.{0,120}",
            r"sign ?up (?:to|for) (?:our|the) free .{0,80}",
            r"sign ?up (?:to|for) .{0,60}(?:bulletin|alert|daily update)s?\b.{0,120}",
            r"(?:get|receive|join|want|sign up|subscribe)\b.{0,200}\bnewsletters?\b.{0,100}",
            r"(?:get|receive|sign up|subscribe)\b.{0,200}\b(?:in|to) your inbox\b.{0,100}",
            rf"{_GET}\b.{{0,150}}\b(?:newsletter|nyhetsbrev|nieuwsbrief|boletín|e-?mail)\b.{{0,100}}",
            rf"{_GET}\b.{{0,150}}\b{_INBOX}\b.{{0,100}}",
        ),
    ),
    Boilerplate(
        "stub before an embed, or its bare address (Marketing-Interactive before 2020)",
        "drop",
        (
            r"(?:watch|take a look|check (?:it |them )?out)\b.{0,40}(?:here|below)?:",
            r"(?:https?://)?(?:www\.|m\.)?(?:youtu\.be|youtube\.com|vimeo\.com|t\.co)/\S{1,300}",
            r"(?:https?://)?(?:www\.)?(?:twitter|x|instagram|facebook|tiktok)\.com/\S{1,300}",
            r"https?://\S{4,300}",
        ),
    ),
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
        (r"copyright\s?(?:©|\(c\)|ⓒ|\d{4}\b).{0,120}", r"©.{0,150}all rights reserved.{0,80}"),
    ),
)
