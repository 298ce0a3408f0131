"""Find the dialogue in which a site asks its readers for consent, by what it says.

Many dialogues have telling names (`naming`); this knows those that have none, and would outweigh a
short story. Drops no paragraph of a story *about* cookies: only a box whose words are of asking,
that does not hold the headline, and without which there still is a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newswatch.extract.box import Block, Box

# What each dialogue asks to store, or where; a page without any of these words has none.
_STORED = (
    "ookie", "your device", "ihrem gerät", "Ihrem Gerät", "votre appareil", "votre terminal",
    "su dispositivo", "seu dispositivo", "tuo dispositivo", "uw apparaat", "din enhet", "kakor",
    "informasjonskaps", "eväste", "ciastecz", "çerez", "куки", "クッキー", "쿠키", "kuki", "คุกกี้",
    "ملفات تعريف", "الكوكيز", "कुकी",
    # As the industry's framework for consent has it: "store and access information on a device".
    "on a device", "auf einem Gerät", "auf Ihrem Endgerät", "sur un appareil", "en un dispositivo",
    "num dispositivo", "su un dispositivo", "op een apparaat", "på en enhet", "på en enhed",
    "na urządzeniu",
)  # fmt: skip
# How sites begin to ask: who speaks, and what is done; in the languages of the sources.
_ASKING = (
    r"we(?:,? (?:and|with) our .{1,60}?)? (?:use|store|set|value|care|process|collect|respect)",
    r"we(?:,? (?:and|with) our .{1,60}?)? (?:keep|access|share|read)",
    r"we (?:may use|would like|need your|ask)|(?:\w+ ){1,3}uses cookies",
    r"(?:this|our|the) (?:web)?(?:site|page) (?:uses|stores|sets|may use)",
    r"(?:by|if you) (?:us(?:e|ing)|continu(?:e|ing)|click(?:ing)?|brows(?:e|ing)|accept(?:ing)?)",
    r"wir(?: und unsere .{1,60}?)? (?:verwenden|nutzen|setzen|speichern|verarbeiten|brauchen)",
    r"wir(?: und unsere .{1,60}?)? greifen",
    r"(?:diese|unsere) (?:web)?(?:site|seite) (?:verwendet|nutzt|setzt)",
    r"mit (?:ihrer|deiner) (?:zustimmung|einwilligung)",
    r"nous(?: et nos .{1,60}?)? (?:utilisons|stockons|traitons|déposons|souhaitons)",
    r"(?:ce|notre) site (?:utilise|dépose)|avec votre (?:accord|consentement)|en poursuivant",
    r"(?:nosotros y nuestros .{1,60}? )?(?:utilizamos|usamos|almacenamos)",
    r"(?:este|nuestro|nosso) (?:sitio|site)(?: web)? (?:utiliza|usa)",
    r"esta (?:web|página) (?:utiliza|usa)|(?:ao|al) (?:continuar|navegar)",
    r"(?:noi e i nostri .{1,60}? )?(?:utilizziamo|usiamo|archiviamo)",
    r"(?:questo|il nostro) sito (?:utilizza|usa)|continuando",
    r"(?:wij|we)(?: en onze .{1,60}?)? (?:gebruiken|slaan|plaatsen)",
    r"(?:deze|onze) (?:web)?site (?:gebruikt|plaatst)",
    r"vi(?: o(?:ch|g) v[åo]r[ae]s? .{1,60}?)? (?:använder|bruker|bruger|lagrar|lagrer)",
    r"denn[ae] webb?plats använder|dette nettstedet bruker|käytämme",
    r"używamy|ta strona używa|používáme|tento web používá|bu (?:web )?sitesi?|sitemiz",
    r"мы используем|(?:этот|наш) сайт использует",
    r"(?:当|本)(?:サイト|社|网站|網站|站)|このサイト|弊社|我们|我們|此网站|此網站",
    r"당사|저희|(?:이|본) (?:웹\s?)?사이트",
    r"kami menggunakan|(?:situs|laman) (?:web )?ini menggunakan",
    r"chúng tôi sử dụng|trang web này sử dụng|เรา.{0,30}ใช้|เว็บไซต์นี้.{0,30}ใช้",
    r"نستخدم|يستخدم (?:هذا )?الموقع|(?:हम|यह) ",
)
_ASKS = re.compile(rf"(?:{'|'.join(_ASKING)}).{{0,200}}?(?:{'|'.join(_STORED)})", re.IGNORECASE)
# What the sentences of such dialogues, and their choices, are about.
_ABOUT = re.compile(
    r"cookie|consent|privacy|partners|vendors|preferences|legitimate interest|personali[sz]e"
    r"|personal data|advertis|analytics|measure|traffic|device|experience|accept|reject|settings"
    r"|datenschutz|einwilligung|zustimm|ablehnen|akzeptier|einstellungen|traceurs|confidentialité"
    r"|accepter|refuser|paramètres|privacidad|aceptar|rechazar|consentimi?ento|privacidade|aceitar"
    r"|rejeitar|consenso|accetta|rifiuta|toestemming|weiger|kakor|samtyck|informasjonskaps|eväste"
    r"|ciastecz|zgod|souhlas|çerez|куки|соглас|クッキー|同意|プライバシー|隐私|隱私|接受|拒绝|쿠키|동의"
    r"|개인정보|kuki|setuju|đồng ý|quyền riêng tư|คุกกี้|ยอมรับ|ملفات تعريف|الخصوصية|कुकी|सहमत",
    re.IGNORECASE,
)
_SHARE, _MAX_CHARS, _PROSE, _LINKISH = 0.6, 8000, 40, 0.5
_HEAD = 400


def mark_dialogues(boxes: Sequence[Box], blocks: Sequence[Block], title: int) -> None:
    """Set ``is_out`` on the boxes of *blocks* that only ask for consent, and on all in them.

    *title* is the index of the block that holds the headline, or -1.
    """
    said = "\n".join([block.text for block in blocks])
    words = [word for word in _STORED if word in said]
    for block in blocks if words else ():
        text = block.text
        if block.box.is_out or not any(word in text for word in words):
            continue
        box = _dialogue(block.box, blocks, title) if _ASKS.match(text, 0, _HEAD) else None
        if box is not None and _leaves_text(box, blocks, title):
            box.is_out = True
            for inner in boxes[box.order :]:
                inner.is_out = inner.is_out or (inner.parent is not None and inner.parent.is_out)


def _dialogue(innermost: Box, blocks: Sequence[Block], title: int) -> Box | None:
    """Return the outermost box around *innermost* whose text is of asking, or None."""
    found = None
    for box in _upward(innermost):
        inside = blocks[box.first : box.last]
        chars = sum(len(block.text) for block in inside)
        about = sum(len(block.text) for block in inside if _ABOUT.search(block.text))
        if box.first <= title < box.last or chars > _MAX_CHARS or about < _SHARE * chars:
            break
        found = box
    return found


def _upward(box: Box) -> Iterator[Box]:
    """Yield *box* and those around it, but not the root, which is the page."""
    while box.parent is not None:
        yield box
        box = box.parent


def _leaves_text(box: Box, blocks: Sequence[Block], title: int) -> bool:
    """Tell whether a paragraph stands below the headline outside of *box*."""
    return any(
        len(block.text) >= _PROSE
        and block.linked < _LINKISH * len(block.text)
        and not block.box.is_out
        and not box.first <= at < box.last
        for at, block in enumerate(blocks)
        if at > title
    )
