"""Dialogues that ask for consent under names that tell nothing."""

import pytest

from newswatch.extract.body import find_body
from newswatch.extract.tree import parse

URL = "https://outlet.example/story"
STORY = (
    "Biscuit maker Harlow has moved its media account to Tern Street after a pitch.",
    "Tern Street starts on 1 March, and its first work will run before Easter.",
)
ASKED = {
    "en": "We and our 217 partners use cookies to store information on your device.",
    "en, no cookie": "We store small files on your device and read them when you return.",
    "en, framework": "We and our 40 partners keep and read facts on a device to sell advertising.",
    "de": "Wir verwenden Cookies und ähnliche Techniken, um Inhalte zu personalisieren.",
    "fr": "Nous et nos partenaires utilisons des cookies pour mesurer notre audience.",
    "es": "Este sitio web utiliza cookies propias y de terceros para analizar el tráfico.",
    "it": "Questo sito utilizza i cookie per offrirti una migliore esperienza.",
    "nl": "Wij gebruiken cookies om onze site te verbeteren en advertenties te tonen.",
    "sv": "Vi använder kakor för att mäta trafik och visa annonser som passar dig.",
    "ja": "当サイトではクッキーを使用しています。閲覧を続けると同意したものとみなします。",
    "zh": "我们使用Cookie来改善您的浏览体验。继续浏览即表示您同意我们的隐私政策。",
    "ko": "본 웹사이트는 쿠키를 사용합니다. 계속 이용하시면 쿠키 사용에 동의하는 것입니다.",
    "id": "Kami menggunakan cookie agar pengalaman Anda lebih baik di situs ini.",
}
MORE = "<p>Some of our partners process personal data on the ground of legitimate interest.</p>"


def body(page):
    return find_body(parse(f"<html><body>{page}</body></html>", URL), URL).paragraphs


def story(*paragraphs):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<div class='q1'><h1>Harlow moves to Tern Street</h1><div class='q2'>{text}</div></div>"


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_a_dialogue_longer_than_the_story_is_left_out(asked):
    dialogue = f"<div class='z9'><div><p>{asked}</p>{MORE * 6}</div></div>"
    assert body(dialogue + story(*STORY)) == list(STORY)


def test_a_story_about_cookies_keeps_what_it_quotes():
    told = [
        "Retailer Oakum has stopped asking the visitors of its shops for consent to cookies.",
        "We use cookies to sell you socks, its banner had said. It won a prize in Cologne.",
        "Its privacy officer says that visitors took cookies less often than they bought socks.",
    ]
    told = [f"{text} Nobody, it says, ever read what they agreed to or why." for text in told]
    assert body(story(*told)) == told


def test_a_page_that_is_nothing_but_the_dialogue_stays_as_it_is():
    assert ASKED["en"] in body(f"<div><p>{ASKED['en']}</p>{MORE}</div>")
