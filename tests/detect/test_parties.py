"""Who gives and who gets: what sentences tell of parties, and what parties tell of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.detect import detect
from newswatch.detect.candidates import candidates
from newswatch.detect.contract import as_story
from newswatch.detect.eastern_frames import told_parties
from newswatch.detect.frames import frames
from newswatch.detect.main_sum import announced
from newswatch.detect.period import find_period
from newswatch.detect.reading import read
from newswatch.detect.rounds import find_round
from newswatch.detect.tokens import placed_words
from newswatch.detect.trees import Trees
from newswatch.detect.weighing import hits_for
from newswatch.model import Story


def told(text, language, role="funder"):
    return [t.name.text for t in told_parties(text, language) if t.role == role]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("zh", "本轮融资由青桐资本领投，老股东白鹭创投、北陆基金跟投。",
         ["青桐资本", "白鹭创投", "北陆基金"]),
        ("zh", "投资方包括青桐资本、白鹭创投及北陆集团。", ["青桐资本", "白鹭创投", "北陆集团"]),
        ("zh", "電訊商遠通以3億元入股直播平台「街燈」，佔15%", ["遠通"]),
        ("zh", "和光資本與信和銀行共同領投", ["和光資本", "信和銀行"]),
        ("zh", "本輪由青桐資本獨家投資，白鷺證券擔任財務顧問", ["青桐資本"]),
        ("ja", "引受先は丸山商事、白波キャピタルの2社。", ["丸山商事", "白波キャピタル"]),
        ("ja", "青葉ベンチャーズがリードし、みなと銀行も出資した。",
         ["青葉ベンチャーズ", "みなと銀行"]),
        ("ja", "白波銀行などから総額5億円の融資を受けた。", ["白波銀行"]),
        ("ja", "広告の東雲通信は地域の書店に3年で20億円を投じる。", ["東雲通信"]),
        ("ko", "푸른벤처스가 리드했으며 하얀인베스트먼트, 바람캐피탈이 참여했다.",
         ["푸른벤처스", "하얀인베스트먼트", "바람캐피탈"]),
        ("ko", "회사는 하늘은행으로부터 300억원을 차입했다.", ["하늘은행"]),
        ("ko", "하늘통신은 지역 서점에 3년간 200억원을 지원한다.", ["하늘통신"]),
    ],
)  # fmt: skip
def test_eastern_sentences_tell_who_gives(language, text, names):
    assert told(text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("zh", "咖啡品牌「山雀」今日宣布完成2亿元B轮融资。", ["山雀"]),
        ("zh", "乳企白原对短视频机构蓝湾进行增资", ["蓝湾"]),
        ("ja", "弁当を宅配するツバメは8日、2億円を調達したと発表した。", ["ツバメ"]),
        ("ko", "숏폼 커머스 스타트업 참새상회가 55억원 규모의 투자를 유치했다.", ["참새상회"]),
    ],
)
def test_eastern_sentences_tell_who_gets(language, text, names):
    assert told(text, language, "recipient") == names


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "今天天气很好。"), ("zh", "银行出资"), ("ja", "店は休み。"), ("ko", "거래가 끝났다."),
     ("ko", "3억 투자")],
)  # fmt: skip
def test_eastern_sentences_without_a_party_tell_none(language, text):
    assert told_parties(text, language) == []


def test_the_lead_is_told_apart():
    every = told_parties("青桐资本领投，白鹭创投跟投。", "zh")
    assert [(t.name.text, t.is_lead) for t in every] == [("青桐资本", True), ("白鹭创投", False)]
    story = Story(
        headline="AI品牌「云雀」完成2亿元B轮融资，青桐资本领投",
        body="AI品牌云雀近日完成2亿元人民币B轮融资，由青桐资本领投，白鹭创投跟投。",
    )
    found = detect(story)
    assert found.lead_funders == ("青桐资本",)
    assert found.funders == ("青桐资本", "白鹭创投")


@given(
    st.text(alphabet="青桐资本由领投、，与和融资3亿元获が出資は、을를 이가 투자「」", max_size=90),
    st.sampled_from(["zh", "ja", "ko"]),
)
def test_what_is_told_stands_in_the_text(text, language):
    for one in told_parties(text, language):
        assert text[one.name.start : one.name.end] == one.name.text
        assert one.role in {"funder", "recipient"}


def done(text):
    """Return what each name of a sentence does there."""
    sentence = read(Story(headline="", body=text)).sentences[1]
    found = frames(sentence, placed_words(sentence.mask))
    return {name.text: found.get(name.start, set()) for name in sentence.names}


def test_frames_tell_subject_object_and_what_leads_to_a_name():
    told = done("Lumora has raised $5m from Veritas Capital and Orrin Ventures")
    assert "does: raise" in told["Lumora"]
    assert "from after sum, first" in told["Veritas Capital"]
    assert "from after sum, later" in told["Orrin Ventures"]


def test_frames_tell_a_passive_from_an_active_verb():
    assert "undergoes: give" in done("Lumora was awarded $5m by Veritas Capital")["Lumora"]
    assert "does: give" in done("Veritas Capital awarded Lumora $5m")["Veritas Capital"]
    assert "taken by: give" in done("Veritas Capital awarded Lumora $5m")["Lumora"]


def test_frames_tell_kin_and_asides_from_parties():
    told = done("Quillon, the venture arm of Brightmoor, backs Lumora's new round, it said")
    assert {"in an aside", "of after kin"} <= told["Brightmoor"]
    assert "explained by an aside" in told["Quillon"]
    assert "owns: round" in told["Lumora"]
    assert (
        "owns: a name"
        in done("Brightmoor's Quillon backs it, and Tavish's own people")["Brightmoor"]
    )


def test_frames_tell_advisers_and_sellers_of_shares():
    assert "advises" in done("Marlow Bank was sole arranger, it said")["Marlow Bank"]
    assert "advises" in done("Marlow Bank advised Lumora on it")["Marlow Bank"]
    told = done("Tavish holds 19% of Lumora; it paid Hartley Press $2m for that")
    assert "sells its shares" in told["Hartley Press"]


def test_a_number_of_others_is_no_name_of_its_own():
    sentence = read(Story(headline="", body="Three Prairie funds have heard enough.")).sentences[1]
    assert [(n.text, n.kind) for n in sentence.names] == [("Three Prairie", "reference")]


def test_who_paid_before_is_not_told_as_paying():
    assert told("早前的種子輪投資者包括海岸資本。", "zh") == []
    assert told("上一轮由海岸资本领投。", "zh") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mossbank raises $2m from Kestrel Seed, and others, in a round", None),
        ("Mossbank raises $2m as a bridge to a larger round", "bridge"),
        ("중고 플랫폼 참새, 25억원 프리A 투자 유치", "pre-series-a"),
        ("중고 플랫폼 참새, 25억원 시리즈A 투자 유치", "series-a"),
    ],
)
def test_labels_of_rounds(text, label):
    found = find_round(read(Story(headline="Mossbank has news", body=text)))
    assert (found.value if found else None) == label


def test_school_years_count_as_years():
    story = Story(headline="Nimbus gives €15m to schools over three school years", body="")
    assert find_period(read(story)).value == 3


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("Har Gilboa and Lakeshore will each supply $75m for a fund of $150m.", 150_000_000),
        ("Har Gilboa and Lakeshore will each supply $75m, not $40m.", 75_000_000),
    ],
)
def test_shares_of_each_are_not_the_total(body, value):
    reading = read(Story(headline="Two put money into ad-tech fund", body=body))
    assert [one.money.value for one in announced(reading, hits_for(reading))][:1] == [value]


def test_a_bare_sum_is_in_the_money_in_which_the_body_repeats_it():
    story = Story(
        headline="綠茶王撥出5億元助茶農",
        body="飲料商綠茶王宣布，撥出新台幣5億元協助茶農。",
        language="zh-Hant",
    )
    assert {one.currency for one in detect(story).amounts} == {"TWD"}
    hongkong = Story(
        headline="廣視獲貸款5億元", body="廣視獲海港銀行提供5億港元貸款。", language="zh-Hant"
    )
    assert {one.currency for one in detect(hongkong).amounts} == {"HKD"}


def funders(headline, body):
    return list(detect(as_story({"headline": headline, "body": body})).funders)


def test_a_list_with_bullets_is_complete():
    body = (
        "Mossbank has raised $9m in a Series A led by Veritas Capital, it said. The investors:"
        "\n\n• Orrin Ventures\n\n• Tallow Partners"
    )
    assert funders("Mossbank raises $9m Series A", body) == [
        "Veritas Capital",
        "Orrin Ventures",
        "Tallow Partners",
    ]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Cars stand on the Second Harbour Bridge all day.", "place"),
        ("Money goes to Silver Bridge, a lender.", "org"),
    ],
)
def test_what_stands_somewhere_is_a_place_and_no_firm(body, kind):
    reading = read(as_story({"headline": "A day in the city", "body": body}))
    names = [name for sentence in reading.sentences for name in sentence.names]
    assert [name.kind for name in names if name.text.endswith("Bridge")] == [kind]


def test_both_firms_that_open_the_headline_of_a_venture_give():
    joint = detect(
        Story(
            headline="Kirana Foods and Denko Media form ¥3bn venture for vending machines",
            body="TOKYO -- Kirana Foods and railway advertiser Denko Media are setting up a joint "
            "company with capital of ¥3bn.\n\nKirana contributes ¥1.8 billion, Denko ¥1.2 billion "
            "and its sales force. The venture, Hotto Screens, begins work in November.",
        )
    )
    assert joint.type == "strategic"
    assert set(joint.funders) == {"Kirana Foods", "Denko Media"}


def parties_of(headline, body):
    return [one.longest.name.text for one in candidates(read(Story(headline=headline, body=body)))]


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        # Small words that stand between two others each time belong to the name ...
        ("Page to Pixel raises $5m", "The sum is for Page to Pixel alone.", ["Page to Pixel"]),
        ("Man of Many gets $2m", "It went to Man of Many in May.", ["Man of Many"]),
        # ... and not where one of them comes up without the other, or no sentence opens with them.
        ("Lumora to Redbird", "They sold Lumora to Redbird. Lumora sings.", ["Lumora", "Redbird"]),
        ("Publix parts", "It sold Lumora to Redbird, yes, Lumora to Redbird.",
         ["Publix", "Lumora", "Redbird"]),
        ("Food & Wine gets £2m", "All is well.", ["Food & Wine"]),
        # Houses that are called after their owner, and ministries with two charges.
        ("St Bede's College gets £2m from Ontario Carpenters' Benefit Fund", "",
         ["St Bede's College", "Ontario Carpenters' Benefit Fund"]),
        ("Help", "The Ministry of Culture and Island Development and Netflix met Lumora's Vision.",
         ["Ministry of Culture and Island Development", "Netflix", "Lumora", "Vision"]),
        ("Channel 4 Ventures sells", "Channel 5 has it. Delta Partners and Enterprise Ireland met.",
         ["Channel 4 Ventures", "Channel 5", "Delta Partners", "Enterprise Ireland"]),
        ("Help", "The Department for Digital, Culture, Media and Sport gave, Sony, Music did not.",
         ["Department for Digital, Culture, Media and Sport", "Sony", "Music"]),
        ("Help", "Partner Megan Lightcap and publishers met. Publishers Alameda did.",
         ["Megan Lightcap", "Alameda"]),
        # A brand that is written small is known by its foreign letter, where it comes up again.
        ("Redbird buys into mitú", ("It has a minority of mitú, which makes shows for young people"
         " who watch on the phone, on the way to school and in the bus, and not at home on a set"
         " that their parents bought when they were small."), ["Redbird", "mitú"]),
        # Nobody in a dateline is a party.
        ("Help", "SÃO PAULO, June 5 (Selat Wire) - Mekar gave.", ["Mekar"]),
        ("Help", "HELSINKI (Nordic Trade Wire). Kaista sold.", ["Kaista"]),
        ("Help", "南丫家族辦公室旗下的榕樹灣創投領投。", ["榕樹灣創投", "南丫家族辦公室"]),
    ],
)  # fmt: skip
def test_names_that_a_story_holds(headline, body, names):
    assert [one for one in parties_of(headline, body) if one != "Help"] == names


@pytest.mark.parametrize("headline", ["Basketly raises US$4m", "Basketly has raised US$4m"])
def test_a_firm_whose_name_ends_like_an_adverb_is_one(headline):
    told = detect(Story(headline=headline, body=f"{headline} from Saltmarsh Capital."))
    assert told.recipients == ("Basketly",)
    assert told.funders == ("Saltmarsh Capital",)


@pytest.mark.parametrize("opening", ["Lately, ", "Quietly "])
def test_an_adverb_that_opens_a_sentence_is_no_name(opening):
    [sentence] = read(Story(headline=f"{opening}it has raised US$4m", body="")).sentences
    assert not {"Lately", "Quietly"} & {name.text for name in sentence.names}


@pytest.mark.parametrize(
    ("values", "balance"), [({}, -0.25), ({"length": 2.0}, -0.25), ({"length": 2.5}, 1.75)]
)
def test_trees_ask_for_a_value_and_miss_none(values, balance):
    assert Trees(0.5, (("length", 2.0, -1.0, 1.0), 0.25)).balance(values) == balance
