"""Lines by which trade titles lead their readers elsewhere: other stories, channels, letters.

Data only, in the form that `boilerplate` explains; it stands first in its table.
"""

from __future__ import annotations

from newswatch.clean.entry import Boilerplate

_GET = (
    r"(?:få|motta|meld deg|erhalten|melden sie|abonnieren|recevez|inscrivez|recibe|suscríbete"
    r"|receba|assine|ricevi|iscriviti|ontvang|meld je)"
)
_INBOX = (
    r"(?:innboksen|inkorgen|indbakken?|postfach|posteingang|boîte (?:mail|de réception)|inbox"
    r"|bandeja de entrada|caixa de entrada|casella di posta|mailbox)"
)

LEADS = (
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
)
