"""What a rule's search finds is what the file's full-text index finds."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from store.build import article, begin, declare, save

from newswatch import store
from newswatch.terms import TermsError, as_fts, find, parse

STORY = {
    "headline": "Omnicom buys a retail-media house in Zürich",
    "body": "The group said “Retail Media” is growing.\n\n宏盟集團在香港投資。 C++ and AT&T too.",
    "description": "Holding groups go shopping.",
}


@pytest.mark.parametrize(
    "wanted",
    [
        "omnicom",
        "OMNICOM zurich",
        "retail media",
        '"retail media"',
        '"media retail" OR shopping',
        "omni*",
        '"retail me"*',
        "omnicom NOT publicis",
        "omnicom NOT publicis media",  # words side by side bind tighter than NOT
        "omnicom NOT (publicis OR wpp)",
        "publicis OR omnicom AND house",
        "headline:omnicom body:growing",
        'headline:"retail media"',
        "headline: house",
        "香港",
        "宏盟集團",
        "港",
        "AT&T C++",
        "Zürich",
        "(omnicom)",
        'description:"holding groups"',
    ],
)
def test_what_holds(wanted):
    assert find(parse(wanted), STORY).ok


@pytest.mark.parametrize(
    "wanted",
    [
        "omni",
        '"media retail"',
        "omnicom NOT retail",
        "body:omnicom",
        "headline:growing",
        "港香",
        "publicis OR wpp",
        "omnicom AND wpp",
    ],
)
def test_what_does_not(wanted):
    assert not find(parse(wanted), STORY).ok


def test_it_says_why():
    assert find(parse("omni* shopping"), STORY).why == (
        "“omni…” stands in the headline; “shopping” stands in the summary"
    )
    assert find(parse("omnicom AND wpp AND dentsu"), STORY).why == (
        "“wpp” stands nowhere; “dentsu” stands nowhere"
    )
    assert find(parse("omnicom NOT zurich"), STORY).why == (
        "“zurich” stands in the headline, which NOT shuts out"
    )
    assert find(parse("body:omnicom"), STORY).why == "“omnicom” stands not in the body"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "a word or phrase is missing at the end"),
        ("omnicom or wpp", "'or' is a word here (write OR, or quote it) at character 9"),
        ("omnicom -wpp", "write NOT wpp"),
        ("NOT wpp", "NOT stands between two"),
        ("omnicom AND", "a word or phrase is missing at the end"),
        ("OR wpp", "OR stands between two at character 1"),
        ("AND wpp", "AND stands between two"),
        ("(omnicom", "a parenthesis is not closed"),
        ("omnicom)", "a closing parenthesis too many"),
        ("()", "nothing stands in the parentheses"),
        ('omnicom "retail', "not closed at character 9"),
        ("o*c", "* stands at the end of a word only"),
        ("*com", "* stands at the end"),
        ("$$ omnicom", "neither letter nor digit"),
        ("NEAR(a b)", "NEAR is not known"),
        ("headline:", "a word is missing after headline:"),
        ("a " * 65, "more than 64 words"),
        ("(" * 20 + "a" + ")" * 20, "nested too deep"),
        ("a" * 2001, "at most 2000 characters"),
        ('a " b', "a quotation mark is not closed"),
        # What people write who expect regular expressions, right ones and wrong ones.
        *(
            (wrong, "looks like a regular expression")
            for wrong in (
                "(i?)omnicom",
                "(?i)omnicom",
                "omnicom|publicis",
                "^omnicom",
                r"\bomnicom\b",
                "[Oo]mnicom",
                "omni?com",
                "a{2}",
            )
        ),
    ],
)
def test_what_would_be_misread_is_refused(wrong, said):
    with pytest.raises(TermsError) as caught:
        parse(wrong)
    assert said in str(caught.value)


LETTERS = "aBé ñÑüÜçøłđßǅΣσςάЖжйอก्नक 1٣ 香港投か가ｱ -.,'’“” \n\u0301\u0323\u200b😀ﬁ"
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=8)


def _quoted(word):
    return '"' + word.replace('"', " ") + '"'


TERMS = st.builds(lambda word, star: _quoted(word) + star, WORDS, st.sampled_from(["", "*"]))
EXPRESSIONS = st.recursive(
    TERMS,
    lambda inner: st.builds(
        lambda left, how, right: f"({left}) {how} ({right})",
        inner,
        st.sampled_from(["AND", "OR", "NOT", ""]),
        inner,
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    opened = store.open_database(tmp_path_factory.mktemp("terms") / "news.db", create=True)
    declare(opened)
    begin(opened, 0)
    yield opened
    opened.close()


@settings(max_examples=150, deadline=None)
@given(WORDS, st.text(st.sampled_from(LETTERS), max_size=30), EXPRESSIONS)
@example("Nestlé", "ÅNGSTRÖM żółć", '"angstrom"')
@example("a", "投資香港", '"香港"')
@example("a", "投資香港", '"港"')
@example("a b", "c a", '"b c"')
def test_a_rule_fires_on_what_the_index_finds(db, headline, body, wanted):
    try:
        expression = parse(wanted)
    except TermsError:
        return
    story = article(1, headline=headline, body=body)
    number = save(db, 1, story, kind="modified")
    stored = store.get_article(db, number)
    texts = {"headline": stored.headline, "body": stored.body, "description": ""}
    hits = store.search_articles(db, as_fts(expression))
    assert bool(hits) is find(expression, texts).ok
