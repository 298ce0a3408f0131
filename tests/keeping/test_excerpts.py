"""No more of an outlet's text is told or kept as proof than one short quote."""

from dataclasses import replace

from alert_subjects import TOLD
from store.build import announce, announcement, article, save

from newswatch import store
from newswatch.alert import compose
from newswatch.model import Evidence, message_json
from newswatch.model.announcement import QUOTE_LIMIT

ENDLESS = "Alibaba pledges HK$5bn over five years " + "and a word more " * 200
PROOF = Evidence(fact="type", place="body", quote=ENDLESS, start=0, end=len(ENDLESS))


def test_the_quote_of_a_fact_is_bounded_in_the_file_and_stands_where_it_says(db, crawl_id):
    number = save(db, crawl_id, article(1, body=ENDLESS))
    announce(db, number, announcement(evidence=(PROOF,), amounts=()))
    (proof,) = store.find_announcement(db, number).facts.evidence
    assert (proof.quote, proof.start, proof.end) == (ENDLESS[:QUOTE_LIMIT], 0, QUOTE_LIMIT)
    assert store.verify(db) == []
    # The same once more changes nothing.
    before = store.find_announcement(db, number)
    announce(db, number, announcement(evidence=(PROOF,), amounts=()))
    assert store.find_announcement(db, number) == before


def test_a_message_has_one_quote_and_no_more_of_the_text(db):
    told = replace(TOLD, body=ENDLESS, announcement=announcement(evidence=(PROOF,)))
    message = compose(told, rule_name="r", reasons=[], key="k")
    assert len(message.quote) <= QUOTE_LIMIT
    for said in message_json(message).values():
        assert len(str(said)) <= 2 * QUOTE_LIMIT
        assert "more and a word more " * 20 not in str(said)
