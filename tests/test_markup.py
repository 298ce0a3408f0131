"""Pages made to stop the parser, and pages that must come out as they went in."""

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from newswatch.markup import MAX_ATTRIBUTES, defused

MANY = " ".join(f"a{number}=1" for number in range(200_000))


def test_no_tag_keeps_more_attributes_than_any_honest_one_has():
    for bomb in (MANY, MANY.replace("=1", '=">"'), MANY.replace("=1", ""), MANY.replace("a", "<")):
        # In text, "<" begins no tag, and the one after it does.
        tree = document_fromstring(defused(f"<body><p>1 <<p {bomb}>The story.</p><b>After.</b>"))
        assert all(len(node.attrib) <= MAX_ATTRIBUTES for node in tree.iter())
        assert "The story." in tree.text_content()
        assert "After." in tree.text_content()


def test_a_script_that_looks_like_a_tag_still_ends_where_it_ends():
    script = "<script>for(i=0;i<n;i+=1){" + "x = 1; " * 1000 + "}</script><p>The story.</p>"
    tree = document_fromstring(defused(f"<body>{script}"))
    assert [p.text for p in tree.iter("p")] == ["The story."]


def test_bombs_of_other_kinds_take_no_longer():
    for piece in ("<a ", "<a", "<", '<a x="', "<a x='", "<a \" x='", "= ", "/", " ", "<a   "):
        assert defused("<a " + piece * 500_000)


@given(st.text(alphabet="<>/=\"' ab\n", max_size=200))
def test_what_is_no_bomb_comes_out_as_it_went_in(text):
    assert defused(text) == text
