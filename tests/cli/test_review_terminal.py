"""`review` at a real terminal: single keys, colour, what is typed ahead, and how it ends."""

import pytest
from cli.terminal import ONLY_FLAGGED, Terminal, answers


def test_single_keys_are_enough_on_a_terminal(db):
    with Terminal(*ONLY_FLAGGED) as terminal:
        seen = terminal.until("[q]uit: ")
        assert "1 of 2" in seen
        assert "\x1b[32m\x1b[1mHK$5bn\x1b[0m" in seen  # the proof is marked
        for key in ("x", "\x1b[F", "\x1bOR"):  # no answers: End and F3 are no f and no r
            terminal.press(key)
            assert "2 of 2" not in terminal.until("[q]uit: ")
        terminal.press("x")
        assert "2 of 2" not in terminal.until("[q]uit: ")
        terminal.press("w")
        assert "2 of 2" in terminal.until("[q]uit: ")
        terminal.press("f")
        for line in ("grant\n", "\n", "\n", "\n", "\n"):
            terminal.until("]: ")
            terminal.press(line)
        assert "1 wrong, 1 put right" in terminal.until("--report`")
        assert terminal.end() == 0
    assert sorted(answers(db).values()) == ["fix", "wrong"]


def test_who_wants_no_colour_gets_none(db):
    with Terminal(*ONLY_FLAGGED, NO_COLOR="1") as terminal:
        seen = terminal.until("[q]uit: ")
        assert "HK$5bn" in seen
        assert "\x1b" not in seen
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("\x04", 0), ("\x03", 130)])
def test_q_and_the_end_of_input_quit_and_an_interrupt_interrupts(db, key, code):
    with Terminal() as terminal:
        terminal.until("[q]uit: ")
        terminal.press("r")
        terminal.until("[q]uit: ")
        terminal.press(key)
        assert terminal.end() == code
    assert len(answers(db)) == 1  # what was said before is kept


def test_what_is_typed_ahead_counts(db):
    with Terminal() as terminal:
        terminal.press("rsrsq")
        terminal.until("--report`")
        assert terminal.end() == 0
    assert len(answers(db)) == 2
