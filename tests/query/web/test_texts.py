"""Texts cut up for pages: proofs marked, versions compared, found words marked."""

from hypothesis import given
from hypothesis import strategies as st

from newswatch.query.web import difference, highlight
from newswatch.query.web.highlight import Span, sentence
from newswatch.query.web.pages.found import marked

words = st.lists(
    st.sampled_from(["He", "gave", "$5m.", "\n\n", "香港", "a", "b", ".", " "]), max_size=30
)
texts = words.map(" ".join)
spans = st.lists(
    st.tuples(st.integers(-5, 90), st.integers(0, 30)).map(
        lambda found: Span(found[0], found[0] + found[1], found[0] % 7, "amounts[0]")
    ),
    max_size=6,
)


def joined(pieces):
    return "".join(piece.text for piece in pieces)


@given(texts, spans)
def test_pieces_joined_are_the_text_again(text, found):
    assert joined(highlight.pieces(text, found)) == text
    told = [joined(pieces) for pieces in highlight.paragraphs(text, found)]
    assert told == [p for p in text.split("\n\n") if p.strip()]


@given(texts, spans)
def test_what_is_marked_is_what_was_proved(text, found):
    place = 0
    for piece in highlight.pieces(text, found):
        covered = any(s.start <= place and place + len(piece.text) <= s.end for s in found)
        assert bool(piece.facts) == covered or not piece.text
        place += len(piece.text)


def test_overlapping_proofs_are_both_told():
    found = highlight.pieces("It gave $5m.", [Span(0, 11, 0, "Kind"), Span(8, 11, 1, "Sum")])
    assert [(p.text, p.facts, p.begins) for p in found] == [
        ("It gave ", ("Kind",), (0,)),
        ("$5m", ("Kind", "Sum"), (1,)),
        (".", (), ()),
    ]


def test_each_proof_begins_once():
    text = "One two.\n\nThree four."
    found = highlight.paragraphs(text, [Span(4, 15, 3, "Kind")])
    begins = [number for pieces in found for piece in pieces for number in piece.begins]
    assert begins == [3]


def test_the_sentence_is_that_of_the_proof_and_no_more():
    text = "Mr. A. left. The firm raised $1.5m (a record). It will hire.\n\nMore."
    start = text.index("$1.5m")
    found = sentence(text, Span(start, start + 5, 0, "Sum"))
    assert joined(found) == "The firm raised $1.5m (a record)."
    assert [p.text for p in found if p.facts] == ["$1.5m"]
    wide = "公司籌得五億。將聘人。"
    assert joined(sentence(wide, Span(4, 6, 0, "Sum"))) == "公司籌得五億。"


@given(texts, st.integers(0, 80), st.integers(0, 20))
def test_a_sentence_is_part_of_its_text(text, start, length):
    span = Span(min(start, len(text)), min(start + length, len(text)), 0, "Sum")
    assert joined(sentence(text, span)) in text


def test_a_proof_without_end_gives_no_page_without_end():
    text = "a" * 100_000
    assert len(joined(sentence(text, Span(50_000, 50_003, 0, "Sum")))) < 1000


@given(texts, texts)
def test_a_difference_holds_both_texts(old, new):
    blocks = difference.paragraphs(old, new)
    for kind, text in (("out", old), ("in", new)):
        told = [
            "".join(p.text for p in block.parts if p.kind in (kind, "same"))
            for block in blocks
            if block.kind in (kind, "same", "edited")
        ]
        assert [t for t in told if t.strip()] == [p for p in text.split("\n\n") if p.strip()]


def test_words_are_compared_as_words_and_wide_signs_as_signs():
    parts = difference.words("raises $5m now", "raises $6m now")
    assert [(p.kind, p.text) for p in parts] == [
        ("same", "raises "), ("out", "$5m "), ("in", "$6m "), ("same", "now"),
    ]  # fmt: skip
    assert [p.text for p in difference.words("投資香港", "投資澳門") if p.kind == "same"] == [
        "投資"
    ]


def test_paragraphs_with_nothing_in_common_are_not_woven_together():
    kinds = [block.kind for block in difference.paragraphs("One two three.", "Vier fünf sechs.")]
    assert kinds == ["out", "in"]


def test_what_would_take_for_ever_is_shown_whole():
    old, new = "a " * 40_000, "a b " * 40_000
    assert [b.kind for b in difference.paragraphs(old, new)] == ["out", "in"]
    many = "\n\n".join(f"p{n}" for n in range(2000))
    assert len(difference.paragraphs(many, many[::-1])) == 4000


@given(texts)
def test_marks_of_the_search_leave_the_text(text):
    cut = text.replace("a", "\x01a\x02")
    assert joined(marked(cut)) == text
    assert all(("a" in p.text) == bool(p.facts) for p in marked(cut))
