"""The outbox: owed once, sent by one, marked for good."""

from dataclasses import replace

import pytest
from store.build import alert, at, message

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import Delivery
from newswatch.store.transactions import run


def lease(db, minute, until=None, target=None):
    return store.lease_delivery(
        db, now=at(minute), lease_until=at(until or minute + 5), target=target
    )


def states(db):
    return [row.state for row in reversed(store.list_deliveries(db))]


def test_a_message_is_owed_once(db):
    assert store.add_alert(db, alert(), change_id=None, now=at(0))
    assert not store.add_alert(db, replace(alert(), key="other"), change_id=None, now=at(1))
    assert store.add_alert(db, alert(kind="correction"), change_id=None, now=at(1))
    assert states(db) == ["pending", "pending"]


def test_the_message_comes_out_as_it_went_in(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    delivery = lease(db, 1)
    key = alert().key
    assert delivery == Delivery(
        delivery_id=1, alert_id=1, target="log", key=key, attempts=1, message=message(key)
    )
    assert store.list_deliveries(db)[0].message == message(key)


def test_a_message_that_another_version_owed_is_sent_all_the_same(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    run(db, "UPDATE alerts SET message = json_set(json_remove(message, '$.rate_on'), '$.new', 1)")
    assert lease(db, 1).message == message(alert().key)
    assert store.list_deliveries(db)[0].message.rate_on is None


def test_the_oldest_due_goes_first_and_to_one_sender_only(db):
    for number, target in ((1, "log"), (2, "mail"), (3, "log")):
        store.add_alert(db, alert(number, target=target), change_id=None, now=at(number))
    assert lease(db, 0) is None
    assert lease(db, 9, target="mail").alert_id == 2
    assert [lease(db, 9).alert_id, lease(db, 9).alert_id, lease(db, 9)] == [1, 3, None]


def test_a_lease_that_ran_out_is_given_again(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    lease(db, 0, until=5)
    assert lease(db, 4) is None
    assert lease(db, 5).attempts == 2


def test_sent_is_final(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    delivery = lease(db, 0)
    store.mark_sent(db, delivery.delivery_id, at(1))
    store.mark_failed(db, delivery.delivery_id, at(2), "late", at(3))
    (row,) = store.list_deliveries(db, state="sent")
    assert (row.sent_at, row.next_attempt_at, row.last_error) == (at(1), None, None)
    assert not store.cancel(db, delivery.delivery_id)
    assert not store.retry(db, delivery.delivery_id, at(9))
    assert lease(db, 999) is None


def test_sent_must_survive_a_power_cut(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    with store.transaction(db), pytest.raises(StoreError, match="durable"):
        store.mark_sent(db, 1, at(1))
    with store.transaction(db, durable=True):
        store.mark_sent(db, 1, at(1))
    assert states(db) == ["sent"]


def test_failed_is_tried_again_or_never(db):
    for number in (1, 2):
        store.add_alert(db, alert(number), change_id=None, now=at(0))
    store.mark_failed(db, lease(db, 0).delivery_id, at(1), "503", at(10))
    store.mark_failed(db, lease(db, 0).delivery_id, at(1), "no such target", None)
    assert states(db) == ["failed", "failed"]
    assert lease(db, 9) is None
    assert lease(db, 10).alert_id == 1
    row = store.list_deliveries(db)[0]
    assert (row.last_error, row.failed_at, row.next_attempt_at) == ("no such target", at(1), None)


def test_unknown_waits_for_a_person(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    store.mark_unknown(db, lease(db, 0).delivery_id, "connection lost after the data")
    assert states(db) == ["unknown"]
    assert lease(db, 999) is None
    assert store.retry(db, 1, at(20))
    assert lease(db, 20).attempts == 2
    assert not store.cancel(db, 1)  # it is being sent


def test_cancelled_is_not_sent_unless_revived(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    assert store.cancel(db, 1)
    assert lease(db, 9) is None
    assert store.retry(db, 1, at(9))
    assert lease(db, 9) is not None
