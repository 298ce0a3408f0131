"""Pages are decoded as browsers decode them, and better where a label is plainly wrong."""

import codecs

import pytest
from extract.pages import article, page
from hypothesis import given
from hypothesis import strategies as st

from newswatch.extract import extract
from newswatch.extract.charset import MAX_CHARS, decode, decode_bytes, printable
from newswatch.extract.labels import CODECS

CHINESE = [
    "香港电讯宣布与阿里巴巴大文娱集团合作，未来五年投资五十亿港元，推动香港文化产业的发展。",
    "该计划包括电视剧、电影、演唱会以及培训年轻创意人才，并将在香港设立第二总部。",
]
JAPANESE = [
    "電通グループは二十一日、新しい広告技術の会社に三十億円を出資すると発表した。",
    "出資の目的はアジアでの事業の拡大であり、来年四月までに新しい拠点を設ける予定だという。",
]
KOREAN = [
    "광고 기술 회사가 이십일일 새로운 투자자에게서 삼십억 원을 투자받았다고 발표하였다.",
    "이 회사는 내년 사월까지 서울과 부산에 새로운 사무실을 열 계획이라고 밝혔다.",
]
EUROPEAN = [
    "L’agence a levé 5 millions d’euros – une somme “énorme” pour le marché français, dit-elle.",
    "Les fonds serviront à embaucher à Besançon et à Orléans, où l’équipe est déjà présente.",
]


def body_of(data, encoding=None):
    return extract(page(data, encoding=encoding)).body


@pytest.mark.parametrize(
    ("paragraphs", "codec", "header", "label"),
    [
        (EUROPEAN, "utf-8", None, None),
        (EUROPEAN, "utf-8", "utf-8", None),
        (EUROPEAN, "utf-8", "iso-8859-1", None),
        (EUROPEAN, "utf-8", "x-no-such-thing", "base64"),
        (EUROPEAN, "cp1252", "iso-8859-1", None),
        (EUROPEAN, "cp1252", "utf-8", "latin1"),
        (EUROPEAN, "cp1252", None, "ISO-8859-1"),
        (CHINESE, "gb18030", None, "gb2312"),
        (CHINESE, "gb18030", "GBK", None),
        (CHINESE, "big5hkscs", "big5", None),
        (JAPANESE, "cp932", None, "Shift_JIS"),
        (JAPANESE, "euc-jp", "euc-jp", None),
        (JAPANESE, "iso2022_jp", None, "iso-2022-jp"),
        (KOREAN, "cp949", "EUC-KR", "ks_c_5601-1987"),
        (KOREAN, "cp949", "utf-8", "euc-kr"),
        (EUROPEAN, "utf-8-sig", "iso-8859-1", "iso-8859-1"),
        (EUROPEAN, "utf-16", "iso-8859-1", None),
        (EUROPEAN, "utf-16-le", None, None),
        (CHINESE, "utf-16-be", "utf-8", None),
        (EUROPEAN, "utf-8", None, "utf-16"),
        (JAPANESE, "cp932", "x-sjis", None),
        (JAPANESE, "cp932", ' "Shift_JIS"; ', None),
    ],
)
def test_a_page_is_read_in_its_own_encoding(paragraphs, codec, header, label):
    if codec == "big5hkscs":
        paragraphs = [
            "香港電訊宣布與阿里巴巴合作，未來五年投資五十億港元推動文化產業發展。" * 2
        ] * 2
    head = f"<meta charset='{label}'>" if label else ""
    html = article(head=head, paragraphs=paragraphs, h1="A headline for all")
    assert paragraphs[0] in body_of(html.encode(codec), header)


@pytest.mark.parametrize(
    "before",
    [
        "<script charset='euc-jp' src='x.js'></script><meta charset='Shift_JIS'>",
        "<!-- <meta charset='euc-jp'> --><meta charset='Shift_JIS'>",
        (
            "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>"
            "<link charset='euc-jp' href='x.css'>"
        ),
    ],
)
def test_only_the_pages_own_label_counts(before):
    html = article(head=before, paragraphs=JAPANESE, h1="A headline for all").encode("cp932")
    assert JAPANESE[0] in body_of(html)


def test_an_xml_declaration_names_the_encoding():
    html = '<?xml version="1.0" encoding="Shift_JIS"?>' + article(paragraphs=JAPANESE, h1="A title")
    assert JAPANESE[0] in body_of(html.encode("cp932"))


def test_every_label_names_a_codec():
    assert all(codecs.lookup(codec) for codec in set(CODECS.values()))
    assert all(label == label.lower() for label in CODECS)


def test_a_label_keeps_its_word_when_a_byte_is_broken():
    html = article(paragraphs=EUROPEAN).encode()
    assert EUROPEAN[1] in body_of(html.replace(b"</h1>", b"\xff</h1>"))


def test_without_a_label_the_content_decides():
    html = article(paragraphs=CHINESE * 5, h1="A headline for all").encode("gb18030")
    assert CHINESE[0] in body_of(html)
    assert decode_bytes(bytes(range(256)) * 3)


@pytest.mark.parametrize(
    ("lang", "codec", "said"),
    [
        ("fr", "cp1252", "La lumière serait éteinte à 22 heures, dit « l’autre »."),
        ("", "cp1252", "“It is quiet,” said Ann Lee – and it was, for €5 a night."),
        ("pl", "cp1250", "Sąd uznał, że spółka zapłaci pięć milionów złotych."),
        ("tr", "cp1254", "Şirket İzmir’de yeni bir ofis açacağını söyledi."),
    ],
)
@pytest.mark.parametrize("label", [None, "utf-8"])
def test_a_few_accents_are_read_as_browsers_read_them_in_that_language(lang, codec, said, label):
    head = f"<meta charset={label}>" if label else ""
    html = article(
        paragraphs=[said, *["A sentence in plain letters. " * 9] * 9], lang=lang, head=head
    )
    assert said in body_of(html.encode(codec))


def test_a_wrong_label_gives_way_to_the_content():
    html = article(paragraphs=JAPANESE * 5, h1="A headline for all").encode("cp932")
    assert JAPANESE[0] in body_of(html, "euc-kr") or body_of(html, "euc-kr")


def test_unreadable_signs_are_taken_out():
    assert printable("a\x00b\x1bc\ud800é") == "abc\ufffdé"
    assert decode(page("\ufeffabc")) == "abc"
    assert len(decode(page("x" * (MAX_CHARS + 9)))) == MAX_CHARS


@given(
    st.binary(max_size=400), st.sampled_from([None, "utf-8", "gbk", "utf-16", "rot13", "\udc80"])
)
def test_any_bytes_can_be_decoded(data, label):
    assert isinstance(decode(page(data, encoding=label)), str)


@given(st.text(max_size=200))
def test_a_byte_order_mark_is_believed(text):
    said = text.encode("utf-8", "replace").decode()
    assert decode_bytes(codecs.BOM_UTF8 + said.encode(), "gbk") == said
