"""The verbs of what is owed: messages listed, chosen, tried again, given up, and their targets."""

import json

from misbehaviour import refused_port


def test_messages_are_tried_again_and_given_up(called, database):
    assert called("alert", "retry", "--db", database, 1)[0] == 0
    assert json.loads(called("alert", "cancel", "--db", database, "--json", 1)[1])["done"]
    code, _, err = called("alert", "retry", "--db", database, 99)
    assert code == 1
    assert "message 99" in err


def test_a_message_that_is_not_delivered_is_an_error_and_stays_owed(called, database, tmp_path):
    with refused_port() as nobody:
        config = tmp_path / "newswatch.toml"
        config.write_text(
            f'allow = ["127.0.0.0/8"]\n[targets.log]\nkind = "webhook"\nurl = "{nobody}"\n'
            '[[rules]]\nname = "all"\ntargets = ["log"]\n'
        )
        code, out, err = called("alert", "--db", database, "--json")
    assert code == 1
    assert json.loads(out) == {"sent": 0, "waiting": 1, "failed": 0, "unknown": 0, "held": 0}
    assert "not delivered" in err
    _, out, _ = called("alert", "targets", "--db", database)
    assert out.startswith("log: failing since 2")
    assert "1 attempts in a row" in out


def test_messages_are_chosen_by_what_they_have_in_common(called, database):
    listed = ("alert", "list", "--db", database, "--json")
    states = lambda *more: [row["state"] for row in json.loads(called(*listed, *more)[1])]  # noqa: E731
    assert states("--target", "log") == ["pending", "failed"]
    assert states("--rule", "other") == []
    assert called("alert", "cancel", "--db", database, "--target", "log")[0] == 0
    assert states() == ["cancelled", "cancelled"]
    code, out, _ = called("alert", "retry", "--db", database, "--state", "cancelled")
    assert (code, out) == (0, "message 1 will be tried again\nmessage 2 will be tried again\n")
    assert called("alert", "retry", "--db", database, "--rule", "all")[1] == "no messages\n"
    # Neither by number nor by choice, or by both.
    assert called("alert", "retry", "--db", database)[0] == 2
    assert called("alert", "cancel", "--db", database, 1, "--state", "pending")[0] == 2


def test_a_list_of_messages_says_how_each_goes(called, database):
    _, out, _ = called("alert", "list", "--db", database)
    assert "1 attempts: " in out
    code, out, err = called("alert", "retry", "--db", database, 1, 99)
    assert (code, out) == (1, "message 1 will be tried again\n")
    assert "message 99 is unknown" in err


def test_how_the_targets_are_doing_is_told(called, database):
    assert called("alert", "targets", "--db", database)[1] == "no target was tried yet\n"
