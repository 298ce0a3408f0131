"""Words by which a page marks what is not its story: class names and headings.

Data only: which boxes they lead to is `boxes`' business, which paragraphs they spoil `clean`'s.
"""

from __future__ import annotations

import re

# In class and id (lower case) of a box that leads to other stories. A box is only believed to be
# one where most of its text is links, so broad words are safe.
_RELATED = (
    r"related|recommend|read-?(?:more|next|also|this)|more-?(?:stor|news|from|on|in|articles)",
    r"also-?(?:read|like|on|in)|you-?m(?:ay|ight)|most-?(?:read|popular|viewed|shared)|trending",
    r"popular|latest|just-?published|up-?next|next-?(?:article|story|post)|further-?reading",
    r"prev(?:ious)?-?(?:article|story|post)|see-?also|dont-?miss|outbrain|taboola|yarpp|crp_",
    r"jp-relatedposts|teaser|newsarticle-?list|inline-?(?:story|article|link|promo)|promo",
    r"in-?case-?you|rel-?(?:box|list|links|articles|posts|stories)",
)
RELATED_BOX = re.compile(
    rf"(?:^|[^a-z])(?:{'|'.join(_RELATED)})"
    r"|[a-z](?:related|recommended)(?:[^a-z]|$|art|post|stor|content|links)"
)

# In class and id of a box that sells, asks or shares: never part of a story, links or not.
_NOISE = (
    r"newsletter|sign-?up|subscri(?:be|ption)-?(?:box|form|cta|banner|promo|block)|sharing",
    r"social-?(?:share|sharing|links|media(?!-?embed)|icons|bar|follow)|sharedaddy|addthis|addtoany|a2a_kit",
    r"share-?(?:bar|buttons?|tools?|links?|this|icons?)|follow-?us|telegram",
    r"whatsapp-?(?:channel|cta)|comments?-?(?:area|list|section|form|wrap)|disqus|respond|cookie",
    r"consent|gdpr|breadcrumb|advert|ad-?(?:slot|unit|container|wrapper)|dfp|about-?the-?author",
    r"sponsor-?(?:box|slot)|(?:author|journalist|reporter)-?(?:bio|box|card)|print-?only|screen-?reader|sr-only",
    r"visually-?hidden|donat(?:e|ion)|support-?(?:us|block|box|banner|cta)|white-?papers?",
    r"contribution-?(?:block|box|banner|cta)|events?-?(?:box|promo|banner|card|cta)|app-?download",
    r"disclos(?:ure|er)s?|disclaimers?",
    r"(?:report|e-?book|wp|white-?paper)-?(?:box|promo|cta|banner|download)",
    # What opens over the page.
    r"(?:modal|pop-?up|lightbox(?!-gallery))(?![a-z])|role-(?:alert)?dialog",
)
NOISE_BOX = re.compile(rf"(?:^|[^a-z])(?:{'|'.join(_NOISE)})")

# A heading (or the label in front of a link) after which come other stories.
_HEADINGS = (
    r"(?:you )?(?:may|might) (?:also )?(?:like|be interested in)(?: these| this)?",
    r"(?:more )?related(?: (?:articles?|stor(?:y|ies)|posts?|news|reads?|content|links?))?",
    r"related coverage",
    r"don[’'`]?t miss(?: this| out)?|(?:also|must|further|recommended) read(?:s|ing)?",
    r"read (?:also|next|this(?: next)?)|see also|in case you missed it|icymi",
    r"read more(?: on this(?: topic)?| about .{1,30}| from .{1,30}| stories| here)?",
    r"recommended(?: for you| articles?| stories| reading| reads)?",
    r"more (?:on .{1,40}|stories|news|like this|to read)",
    r"more from .{1,40}|more in .{1,20}|most (?:read|popular|viewed|shared)",
    r"trending(?: now| stories)?|just published|latest(?: news| stories| articles| posts)?",
    r"(?:what to )?read next|up next|next (?:article|story|post|up)|editor[’']?s[’']? picks?",
    r"top stories|people also read|popular(?: now| posts| stories| articles)?",
    r"mehr (?:zum thema|dazu)|lesen sie (?:auch|mehr)|auch interessant|passend(?: dazu| zum thema)",
    r"(?:das )?könnte (?:sie|dich) (?:auch )?interessieren|(?:ähnliche|verwandte|weitere) artikel",
    r"(?:à )?(?:lire|voir) (?:aussi|également)|sur le même (?:sujet|thème)|articles? liés?",
    r"(?:lea|lee|ver|vea) (?:también|además)|(?:le|te) puede interesar|te recomendamos",
    r"(?:noticias?|artículos?|notas?) relacionad[ao]s?|(?:leia|veja|confira) (?:também|mais)",
    r"leggi anche|potrebbe(?: anche)? interessarti|articoli correlati|lees (?:ook|meer|verder)",
    r"läs (?:också|även|mer)|læs (?:også|mere)|les (?:også|mer)|lue myös",
    r"(?:czytaj|zobacz|przeczytaj)(?: też| także| również| więcej)?|čtěte (?:také|více)",
    r"ilgili haber(?:ler)?|читайте также|по теме|διαβάστε (?:επίσης|ακόμα)|citește și",
    r"(?:baca|lihat|simak) (?:juga|selengkapnya)|(?:artikel|berita) terkait",
    r"(?:xem|đọc) thêm|(?:tin|bài) liên quan|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|यह भी पढ़ें|संबंधित खबरें",
    r"(?:اقرأ|إقرأ) (?:أيض[اًا]{1,2}|المزيد)|مواضيع ذات صلة|קראו (?:גם|עוד)",
    r"相關(?:文章|新聞|閱讀|報導)|相关(?:文章|新闻|阅读|报道)|延伸閱讀|延伸阅读|推薦閱讀|推荐阅读|更多新聞",
    r"関連(?:記事|ニュース)|あわせて読みたい|관련 ?(?:기사|뉴스)|함께 볼만한 (?:기사|뉴스)",
    # The same thought in the words that templates and recommenders of each language use.
    r"voc[êe] (?:também )?(?:pode|vai|poderá) (?:gostar|se interessar)(?: (?:de|por).{0,20})?",
    r"(?:também )?pode(?:rá)? (?:gostar|interessar)(?: de)?|mais lidas|artigos relacionados",
    r"(?:quizás? |también )?te (?:puede|podría|va a) (?:gustar|interesar)",
    r"¿?(?:por si )?te lo (?:has perdido|perdiste)\??|(?:lo )?más (?:leído|visto)s?",
    r"vous aimerez (?:aussi|peut-être)|les plus lus",
    r"(?:ces articles|cela) (?:pourraient|devraient|pourrait) vous (?:intéresser|plaire)",
    r"articles? (?:similaires|connexes|associés)",
    r"ti potrebbe(?:ro)? (?:anche )?(?:interessare|piacere)|(?:i )?più letti|notizie correlate",
    r"misschien (?:ook )?interessant|gerelateerde? (?:artikelen|berichten|nieuws)|meest gelezen",
    r"(?:ähnliche|verwandte|weitere|andere) (?:beiträge|meldungen|themen|nachrichten)",
    r"meistgelesen|(?:lesen|sehen) sie (?:dazu|hierzu)(?: auch)?|empfohlene (?:artikel|beiträge)",
    r"relatera(?:t|de (?:artiklar|nyheter))|mest läst[ae]?|mest læste",
    r"relaterede (?:artikler|nyheder)|relaterte (?:saker|artikler)|mest leste?|luetuimmat",
    r"aiheesta lisää",
    r"powiązane(?: artykuły)?|polecane(?: artykuły)?|najczęściej czytane|související(?: články)?",
    r"mohlo by (?:vás|se vám) (?:zajímat|líbit)|kapcsolódó(?: cikkek)?|olvasta már\??",
    r"articole similare|te-ar putea interesa|σχετικά άρθρα|δείτε (?:επίσης|ακόμα)",
    r"ilginizi çekebilir|benzer haberler|çok okunanlar",
    r"похожие (?:статьи|новости|записи|материалы)",
    r"(?:вам )?(?:также )?может (?:быть )?(?:интересно|понравиться)",
    r"самое (?:читаемое|популярное)|читайте також|схожі новини",
    r"(?:berita|artikel) (?:lainnya|terpopuler|populer)|rekomendasi untuk anda|có thể bạn quan tâm",
    r"猜你喜[欢歡]|相[关關]推[荐薦]|[热熱][门門](?:文章|新[闻聞])|你可能(?:[还還]|也)?[会會]?(?:喜[欢歡]|感[兴興]趣)",
    r"(?:関連|おすすめ|人気)(?:リンク|記事)|(?:추천|인기) ?(?:기사|뉴스)|많이 본 ?(?:기사|뉴스)",
    r"قد يعجبك(?: أيضا)?|(?:مقالات|أخبار) (?:ذات صلة|مشابهة)|আরও পড়ুন|और पढ़ें|संबंधित (?:लेख|समाचार)",
)
# The same in front of a title at the end of a paragraph: "… he said. Read also: <title>".
RELATED_TAIL = re.compile(
    rf"(?:^|(?<=[.!?…”\"»)。！？]))\s{{0,3}}(?:{'|'.join(_HEADINGS)})\s?[:：»>]\s?$", re.IGNORECASE
)
_LABEL = rf"(?:{'|'.join(_HEADINGS)})\s?(?:\.{{3}}|[:：»>…\-–—]{{0,3}})"
RELATED_HEADING = re.compile(_LABEL, re.IGNORECASE)
# Of small letters the first one refuses most of a hundred branches at once.
_SMALL_LABEL = re.compile(_LABEL)
# No label is as long.
_MAX_LABEL = 120

# A heading below which readers reply.
REPLIES_HEADING = re.compile(
    r"(?:\d{1,5} |all |reader |readers[’']? |user |top |latest )?comments?(?: ?\(?\d{1,5}\)?)?"
    r"|(?:leave|write|post|add) (?:a|your) (?:reply|comment)|what (?:our |you, our )?readers say"
    r"|(?:your|readers[’']?) (?:replies|views|responses)|join the (?:conversation|discussion)"
    r"|have your say|(?:\d{1,5} )?(?:kommentare?|leserkommentare|comentarios?|comentários?"
    r"|commentaires?|commenti|reacties|kommentarer|komentar)(?: ?\(?\d{1,5}\)?)?"
    r"|(?:留言|評論|评论|コメント|댓글)(?: ?[(（]?\d{1,5}[)）]?)?",
    re.IGNORECASE,
)


def related_label(text: str, end: int | None = None) -> re.Match[str] | None:
    """Return the heading of other stories with which *text*, up to *end*, begins, or None.

    The places of the match are those in *text*; its own text is mostly in small letters.
    """
    start = text[:_MAX_LABEL] if end is None else text[:end]
    small = start.lower()
    # Few letters are longer when they are small ("İ"), so that places would not be the same.
    is_alike = len(small) == len(start)
    return _SMALL_LABEL.match(small) if is_alike else RELATED_HEADING.match(start)
