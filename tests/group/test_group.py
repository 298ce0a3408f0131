from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newswatch.group import Telling, group
from newswatch.model import Announcement

FUNDING = Announcement(is_funding=True, probability=0.9)
TELLINGS = st.lists(
    st.builds(Telling, event_id=st.integers(1, 5), article_id=st.integers(1, 5)),
    max_size=6,
    unique_by=lambda telling: telling.article_id,
).map(tuple)


def test_a_first_telling_opens_an_event():
    assert group(7, FUNDING, ()) is None
    assert group(7, FUNDING, (Telling(event_id=1, article_id=6),)) is None


def test_an_edited_article_keeps_its_event():
    known = (Telling(event_id=1, article_id=6), Telling(event_id=2, article_id=7))
    assert group(7, FUNDING, known) == 2


def test_what_is_no_funding_belongs_to_no_event():
    assert (
        group(7, replace(FUNDING, is_funding=False), (Telling(event_id=2, article_id=7),)) is None
    )


@given(st.integers(1, 6), TELLINGS, st.randoms())
def test_the_answer_is_a_known_event_and_does_not_depend_on_order(article_id, known, random):
    event = group(article_id, FUNDING, known)
    shuffled = list(known)
    random.shuffle(shuffled)
    assert event == group(article_id, FUNDING, tuple(shuffled))
    assert event is None or Telling(event_id=event, article_id=article_id) in known
