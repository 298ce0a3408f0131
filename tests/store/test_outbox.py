"""The outbox: owed once, sent by one, marked for good."""

from dataclasses import replace

import pytest
from store.build import alert, at, message

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import Delivery
from newswatch.store import deliveries, sending, targets
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
        delivery_id=1, alert_id=1, target="log", key=key, attempts=1, message=message(key),
        owed_at=at(0), first_tried_at=at(1),
    )  # fmt: skip
    assert store.list_deliveries(db)[0].message == message(key)


def test_a_message_that_another_version_owed_is_sent_all_the_same(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    run(db, "UPDATE alerts SET message = json_set(json_remove(message, '$.rate_on'), '$.new', 1)")
    assert lease(db, 1).message == message(alert().key)
    assert store.list_deliveries(db)[0].message.rate_on is None


def test_one_of_a_target_is_out_at_a_time_and_in_the_order_in_which_they_were_owed(db):
    for number, target in ((1, "log"), (2, "mail"), (3, "log")):
        store.add_alert(db, alert(number, target=target), change_id=None, now=at(number))
    assert lease(db, 0) is None
    first = lease(db, 9)
    assert (first.alert_id, lease(db, 9).alert_id, lease(db, 9)) == (1, 2, None)
    store.mark_sent(db, first.delivery_id, at(10))
    assert lease(db, 10, target="mail") is None
    assert lease(db, 10).alert_id == 3


def test_what_waits_for_its_retry_holds_back_the_later_ones_of_its_target_alone(db):
    for number, target in ((1, "log"), (2, "log"), (3, "mail")):
        store.add_alert(db, alert(number, target=target), change_id=None, now=at(0))
    store.mark_failed(db, lease(db, 0).delivery_id, at(0), "503", at(10))
    assert lease(db, 5).target == "mail"
    assert lease(db, 5) is None
    again = lease(db, 10)
    assert (again.alert_id, again.attempts) == (1, 2)
    store.mark_failed(db, again.delivery_id, at(10), "gone for good", None)
    # Refused for what it is: the target is well, and the next one's turn has come.
    targets.wake(db, "log", at(10))
    assert lease(db, 10).alert_id == 2


def test_what_is_not_to_be_sent_yet_holds_nothing_back(db):
    store.add_alert(db, alert(1), change_id=None, now=at(0), due_at=at(30))
    store.add_alert(db, alert(2), change_id=None, now=at(1))
    delivery = lease(db, 1)
    assert delivery.alert_id == 2
    store.mark_sent(db, delivery.delivery_id, at(1))
    assert lease(db, 29) is None
    assert lease(db, 30).alert_id == 1


def test_a_target_that_is_well_again_takes_all_that_waited_in_order(db):
    for number in (1, 2, 3):
        store.add_alert(db, alert(number), change_id=None, now=at(0))
    head = lease(db, 0)
    store.mark_failed(db, head.delivery_id, at(0), "503", at(10))
    probe = sending.lease_delivery(
        db, now=at(1), lease_until=at(9), target="log", past=head.delivery_id
    )
    assert probe.alert_id == 2
    store.mark_failed(db, probe.delivery_id, at(1), "503", at(300))
    told = []
    while delivery := lease(db, 300):
        told.append(delivery.alert_id)
        store.mark_sent(db, delivery.delivery_id, at(300))
    assert told == [1, 2, 3]
    (row,) = targets.list_targets(db)
    assert (row.failures, row.failing_since_at, row.rest_until_at, row.sent_at) == (
        0, None, None, at(300),
    )  # fmt: skip


def test_a_message_that_waits_apart_holds_nothing_back_and_lets_its_target_be(db):
    for number in (1, 2):
        store.add_alert(db, alert(number), change_id=None, now=at(0))
    head = lease(db, 0)
    store.mark_failed(db, head.delivery_id, at(0), "500", at(1))
    sending.set_aside(db, head.delivery_id)
    targets.wake(db, "log", at(1))
    assert lease(db, 1).alert_id == 2
    store.mark_sent(db, 2, at(1))
    again = lease(db, 1)
    assert (again.alert_id, again.is_aside) == (1, True)
    store.mark_failed(db, 1, at(2), "500", at(60))
    assert targets.find_target(db, "log").failures == 0
    assert lease(db, 59) is None
    assert lease(db, 60).alert_id == 1


def test_a_target_of_which_nobody_knows_whether_it_took_a_message_gets_a_rest(db):
    for number in (1, 2):
        store.add_alert(db, alert(number), change_id=None, now=at(0))
    first = lease(db, 0)
    store.mark_unknown(db, first.delivery_id, "timed out", now=at(1), rest_until_at=at(3))
    assert lease(db, 2) is None
    assert lease(db, 3).alert_id == 2
    assert targets.find_target(db, "log").failing_since_at == at(1)


def test_what_a_dead_sender_was_sending_is_due_at_once_and_may_have_arrived(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    lease(db, 0, until=20)
    assert sending.reclaim(db, at(1)) == 1
    (row,) = store.list_deliveries(db)
    assert (row.state, row.doubted_at, row.may_have_arrived) == ("failed", at(0), True)
    again = lease(db, 1)
    assert (again.key, again.attempts, again.first_tried_at) == (alert().key, 2, at(0))
    assert sending.reclaim(db, at(1)) == 1
    assert sending.reclaim(db, at(1)) == 0


@pytest.mark.parametrize(
    ("pairs", "names", "is_held"),
    [
        ([("all", "log")], ["log"], False),
        ([("all", "mail")], ["log", "mail"], True),  # the rule tells others now
        ([("other", "log")], ["log"], True),  # the rule is gone
        ([("all", "log")], [], True),  # the target is gone
        ([], [], True),
    ],
)
def test_what_a_missing_rule_or_target_is_owed_is_held_until_they_are_back(
    db, pairs, names, is_held
):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    assert targets.hold(db, pairs, names, now=at(5), missing_since=at(0)) == is_held
    (row,) = store.list_deliveries(db)
    assert row.held_at == (at(5) if is_held else None)
    assert (lease(db, 6) is None) is is_held
    if is_held:
        assert targets.hold(db, [("all", "log")], ["log"], now=at(7), missing_since=at(0)) == 0
        assert lease(db, 7) is not None


def test_what_is_held_for_long_is_given_up_and_can_be_retried(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    targets.hold(db, [], [], now=at(5), missing_since=at(0))
    targets.hold(db, [], [], now=at(6), missing_since=at(4))
    assert states(db) == ["pending"]
    assert targets.hold(db, [], [], now=at(9), missing_since=at(5)) == 0
    (row,) = store.list_deliveries(db)
    assert (row.state, row.last_error) == ("cancelled", targets.MISSED)
    assert store.retry(db, 1, at(20))
    assert lease(db, 20) is not None


def test_what_no_rule_of_the_file_asked_for_is_held_for_its_target_alone(db):
    about = replace(alert(), subject_kind="source", rule="health")
    store.add_alert(db, about, change_id=None, now=at(0))
    assert targets.hold(db, [], ["log"], now=at(1), missing_since=at(0)) == 0
    assert targets.hold(db, [], [], now=at(1), missing_since=at(0)) == 1


def test_giving_a_target_up_takes_what_it_has_been_owed_for_so_long_and_nothing_else(db):
    for number, target in ((1, "log"), (2, "log"), (3, "mail")):
        store.add_alert(db, alert(number, target=target), change_id=None, now=at(number))
    assert targets.give_up(db, "log", owed_until=at(1), now=at(9), error="given up") == 1
    assert states(db) == ["failed", "pending", "pending"]
    assert lease(db, 9, target="log").alert_id == 2


def test_follow_ups_count_on_and_are_owed_once_each(db):
    for revision in (2, 3):
        more = replace(alert(kind="correction"), revision=revision, key=f"k{revision}")
        assert store.add_alert(db, more, change_id=None, now=at(0))
        assert not store.add_alert(db, replace(more, key="x"), change_id=None, now=at(0))
    assert [row.revision for row in store.deliveries_about(db, "event", 1)] == [2, 3]


def test_what_may_have_arrived_is_neither_worded_anew_nor_taken_back(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    lease(db, 0)
    sending.reclaim(db, at(1))
    assert not store.reword(db, alert(), due_at=at(2))
    assert store.withhold(db, "event", 1) == 0
    store.mark_failed(db, lease(db, 2).delivery_id, at(2), "503", at(9), parts=1)
    (row,) = store.list_deliveries(db)
    assert (row.parts, row.may_have_arrived) == (1, True)


def test_only_what_one_rule_owes_to_one_target_is_withheld(db):
    store.add_alert(db, alert(), change_id=None, now=at(0))
    store.add_alert(db, alert(target="mail"), change_id=None, now=at(0))
    assert store.withhold(db, "event", 1, rule="all", target="mail") == 1
    assert states(db) == ["pending", "cancelled"]


def test_messages_are_listed_by_target_and_rule(db):
    for rule, target in (("all", "log"), ("all", "mail"), ("big", "log")):
        store.add_alert(db, alert(rule=rule, target=target), change_id=None, now=at(0))
    assert [row.rule for row in store.list_deliveries(db, target="log")] == ["big", "all"]
    assert [row.target for row in store.list_deliveries(db, rule="all")] == ["mail", "log"]
    assert deliveries.find_delivery(db, 3).rule == "big"
    assert deliveries.find_delivery(db, 9) is None


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
    store.mark_failed(db, lease(db, 0).delivery_id, at(1), "too large", None)
    store.mark_failed(db, lease(db, 0).delivery_id, at(1), "503", at(10))
    assert states(db) == ["failed", "failed"]
    assert lease(db, 9) is None
    assert lease(db, 10).alert_id == 2
    row = store.list_deliveries(db)[1]
    assert (row.last_error, row.failed_at, row.next_attempt_at) == ("too large", at(1), None)


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
