"""What is judged, read and listed in other languages than English."""

import pytest
from detect.judged import assert_proved, judge

from newswatch.detect.languages import language_of
from newswatch.model import Story

GERMAN = (
    "Lumora sammelt und bekommt 5 Mio. Euro",
    "Das Start-up und der Fonds haben sich nicht nur auf 5 Mio. Euro geeinigt, das steht fest.",
)


@pytest.mark.parametrize("language", ["de", None])
def test_languages_that_cannot_be_judged_are_abstained_from_and_their_sums_listed(language):
    found = judge(*GERMAN, language=language)
    assert not found.is_funding
    assert "not supported" in found.reasons[0]
    assert 5_000_000 in {one.value for one in found.other_amounts}


@pytest.mark.parametrize(
    ("language", "headline", "body", "label", "value", "funder", "recipient"),
    [
        (
            "zh-HK",
            "零食品牌「良月」完成 2 億港元 B 輪融資",
            "零食品牌「良月」宣布完成 2 億港元 B 輪融資，由獅子山資本領投。資金將用於開店。",
            "series-b",
            200_000_000,
            "獅子山資本",
            "良月",
        ),
        (
            "ja",
            "動画制作のツキヨミ、シリーズAで8億円を調達",
            "動画制作のツキヨミは10日、シリーズAで8億円を調達したと発表した。青葉キャピタルがリードした。",
            "series-a",
            800_000_000,
            None,
            None,
        ),
        (
            "ko",
            "광고 스타트업 '달무리', 80억원 시리즈A 투자 유치",
            "광고 스타트업 달무리가 80억원 규모의 시리즈A 투자를 유치했다. 솔숲벤처스가 주도했다.",
            "series-a",
            8_000_000_000,
            None,
            "달무리",
        ),
        (
            "id",
            "Startup iklan Lumora raih pendanaan Seri A US$8 juta dipimpin Samara Ventures",
            "Startup iklan Lumora meraih pendanaan Seri A US$8 juta dipimpin oleh Samara Ventures.",
            "series-a",
            8_000_000,
            "Samara Ventures",
            "Lumora",
        ),
    ],
)
def test_a_round_in_another_language(  # noqa: PLR0917 - a row of the table
    language, headline, body, label, value, funder, recipient
):
    found = judge(headline, body, language=language)
    assert (found.is_funding, found.type, found.round) == (True, "round", label)
    assert found.amounts[0].value == value
    assert funder is None or funder in found.funders
    assert recipient is None or recipient in found.recipients
    assert_proved(Story(headline=headline, body=body, language=language), found)


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("zh", "平台承諾未來三年投入 5 億元，支持本地創作者。", 3),
        ("ja", "同社は地域の書店支援に5年間で30億円を投じると発表した。", 5),
        ("ko", "회사는 3년간 1000억원을 투입해 동네 서점을 지원한다고 발표했다.", 3),
        (
            "ms",
            "Syarikat itu komited RM50 juta untuk pencipta tempatan selama lima tahun.",
            5,
        ),
        ("vi", "Công ty cam kết chi 500 tỷ đồng trong 4 năm hỗ trợ nhà sáng tạo.", 4),
    ],
)
def test_years_in_other_languages(language, text, years):
    found = judge(text, text, language=language)
    assert found.is_funding
    assert found.period_years == years


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("ja", "プレシードラウンドで1億円を調達した。投資家から資金調達した。", "pre-seed"),
        ("zh", "公司宣布完成 3,000 萬港元天使輪融資，由投資者領投。", "angel"),
        ("zh", "公司宣布完成 3,000 萬港元 Pre-A 輪融資，由投資者領投。", "pre-series-a"),
        ("id", "Startup itu meraih pendanaan tahap awal Rp15 miliar dari investor.", "seed"),
        ("zh", "公司宣布完成 3,000 萬港元融資，由投資者領投。", None),
    ],
)
def test_labels_in_other_languages(language, text, label):
    found = judge(text, text, language=language)
    assert found.is_funding
    assert found.round == label


def test_a_language_is_told_without_a_tag():
    assert language_of(Story(headline="某公司完成 A 輪融資", body="")) == "zh"
    assert language_of(Story(headline="某社が", body="", language="en")) == "ja"
    assert language_of(Story(headline="資金調達", body="", language="ja")) == "ja"
    assert language_of(Story(headline="Uang yang untuk dan dari", body="")) == "id"
    assert language_of(Story(headline="Plain words", body="", language="und")) == "en"
