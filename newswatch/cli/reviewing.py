"""One session of `review`: each story shown, an answer taken, and what came of it.

Asks through `keys` and shows through `review_text`; the conductor keeps what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import click

from newswatch.cli.frame import Frame, json_text
from newswatch.cli.keys import Keys
from newswatch.cli.review_text import asked_json, asked_text, fact_texts
from newswatch.errors import NewswatchError
from newswatch.flag.fixing import Fix, FixError, fixed
from newswatch.flag.reviewing import Answer, Asked, MovedError, take, take_back
from newswatch.model import Announcement
from newswatch.model.announcement import EVENT_TYPES
from newswatch.store import Database, Verdict

_KEYS = "rwfstuq"
_PROMPT = "[r]ight [w]rong [f]ix [s]kip whole [t]ext [u]ndo [q]uit: "
_FACTS = ("type", "sum", "funders", "recipients")
_NONE = "none"


@dataclass(slots=True)
class Tally:
    """What came of a session: stories asked about, and the answers."""

    asked: int = 0
    right: int = 0
    wrong: int = 0
    fix: int = 0
    skipped: int = 0
    left: int = 0


class Session:
    """The stories of one sample, one after the other."""

    def __init__(self, frame: Frame, db: Database, by: str, keys: Keys) -> None:
        self._frame, self._db, self._by, self._keys = frame, db, by, keys
        self._given: dict[int, Verdict] = {}
        self.tally = Tally()

    def run(self, stories: Sequence[Asked]) -> None:
        """Ask about each of *stories* until the person quits."""
        self.tally.asked, at = len(stories), 0
        while at < len(stories):
            self._show(stories[at], at, len(stories))
            step = self._answered(stories[at], at)
            if step is None:
                break
            at = max(0, at + step)
        self.tally.left = len(stories) - at

    def summary(self) -> str:
        """Return what came of the session in a line."""
        tally = self.tally
        if not tally.asked:
            return "there is no story to ask about: all that was drawn is judged"
        return (
            f"of {tally.asked} stories {tally.right} right, {tally.wrong} wrong, {tally.fix} put "
            f"right, {tally.skipped} skipped, {tally.left} left; `newswatch review --report`"
        )

    def _show(self, asked: Asked, at: int, count: int) -> None:
        if self._frame.as_json:
            click.echo(json_text(asked_json(asked)))
        else:
            click.echo(asked_text(asked, f"{at + 1} of {count}"))

    def _answered(self, asked: Asked, at: int) -> int | None:
        """Take one answer; return how many stories to go on (or back), None to quit."""
        while True:
            key = self._keys.ask(_PROMPT, _KEYS)
            if key == "q":
                return None
            if key == "t":
                click.echo(asked_text(asked, "whole text", is_whole=True), err=self._frame.as_json)
                continue
            if key == "u":
                return self._back(at)
            if key == "s":
                self.tally.skipped += 1
                return 1
            answer = self._answer(key, asked)
            if answer is not None:
                self._take(asked, answer, at)
                return 1

    def _answer(self, key: str, asked: Asked) -> Answer | None:
        """Return what the person says of the story; None where a correction was given up."""
        shown = asked.shown
        if key == "r":
            return Answer(answer="right", facts=shown if shown.is_funding else None, by=self._by)
        if key == "w" and shown.is_funding:
            return Answer(answer="wrong", facts=None, by=self._by)
        said = self._fix(asked)
        if said is None:
            return None
        fix, facts, note = said
        word = "fix" if shown.is_funding else "wrong"
        return Answer(answer=word, facts=facts, by=self._by, fixed=fix.names, note=note)

    def _fix(self, asked: Asked) -> tuple[Fix, Announcement, str | None] | None:
        """Ask for each fact; Enter keeps it, "none" empties it. None where input has ended."""
        shown, told = asked.shown, asked.told
        click.echo(f"Enter keeps a fact, “{_NONE}” empties it; names are split by “;”", err=True)
        fix, facts = Fix(), None
        for name, now in zip(_FACTS, fact_texts(shown), strict=True):
            while True:
                hint = f" ({', '.join(EVENT_TYPES)})" if name == "type" else ""
                line = self._keys.line(f"  {name}{hint} [{now}]: ")
                if line is None:
                    return None
                tried = replace(fix, **{name: _value(name, line)})
                # The type comes first: without one, nothing that follows can be tried.
                try:
                    facts = fixed(shown, tried, told.headline, told.body)
                except FixError as error:
                    click.echo(f"  {error}", err=True)
                    continue
                fix = tried
                break
        note = self._keys.line("  note []: ")
        assert facts is not None
        return fix, facts, note or None

    def _take(self, asked: Asked, answer: Answer, at: int) -> None:
        try:
            self._given[at] = take(self._db, self._frame.config.rules, asked, answer)
        except MovedError as error:
            click.echo(f"newswatch: {error}", err=True)
            self.tally.skipped += 1
            return
        setattr(self.tally, answer.answer, getattr(self.tally, answer.answer) + 1)

    def _back(self, at: int) -> int:
        """Take the last answer back, and go to its story again."""
        if at == 0:
            return 0
        verdict = self._given.pop(at - 1, None)
        if verdict is None:
            self.tally.skipped -= 1
            return -1
        try:
            take_back(self._db, self._frame.config.rules, verdict)
        except NewswatchError as error:
            click.echo(f"newswatch: {error}", err=True)
            return 0
        setattr(self.tally, verdict.answer, getattr(self.tally, verdict.answer) - 1)
        return -1


def _value(name: str, line: str) -> Any:  # noqa: ANN401 - text or texts, as the fact is
    """Return what a line says of a fact: None to keep it, an empty value for none."""
    if not line:
        return None
    is_list = name in {"funders", "recipients"}
    if line.casefold() == _NONE:
        return () if is_list else ""
    if is_list:
        return tuple(dict.fromkeys(part for p in line.split(";") if (part := p.strip())))
    return line
