"""`review`: people judge a sample of stories; the record follows, and the figures with it.

Shows, asks and prints; the conductor draws, stores and takes back.
"""

from __future__ import annotations

import getpass
from dataclasses import asdict

import click

from newswatch import store
from newswatch.cli.frame import Frame, columns, is_terminal, log_plainly, verb
from newswatch.cli.given import stored_story
from newswatch.cli.keys import Keys
from newswatch.cli.review_text import quality_text, verdict_text
from newswatch.cli.reviewing import Session
from newswatch.errors import NewswatchError

_LAST = "last"


@click.command()
@click.option("--seed", type=int, default=1, show_default=True, help="draws the same stories again")
@click.option("--flagged", type=click.IntRange(0), default=10, show_default=True, help="so many")
@click.option("--narrow", type=click.IntRange(0), default=10, show_default=True, help="so many")
@click.option("--rejected", type=click.IntRange(0), default=10, show_default=True, help="so many")
@click.option("--by", default=None, help="who judges [the user's name]")
@click.option("--report", is_flag=True, help="show precision and recall by the verdicts so far")
@click.option(
    "--undo",
    is_flag=False,
    flag_value=_LAST,
    metavar="[NUMBER|URL]",
    help="take back the last verdict, or the last one on a story",
)
@verb
def review(
    frame: Frame,
    *,
    seed: int,
    flagged: int,
    narrow: int,
    rejected: int,
    by: str | None,
    report: bool,
    undo: str | None,
) -> None:
    """Show a sample of stories and take your verdict on each by one key.

    Drawn are stories that were flagged, narrowly rejected, and rejected; stories that changed since
    you judged them come first. r: the detector is right. w: wrong: it is (or is not) funding after
    all. f: it is, but type, sum, funders or recipients are other ones. s: skip. t: show the whole
    text. u: back to the story before. q: quit. Without a terminal a line of standard input is an
    answer.

    The record follows a verdict at once: withdrawn, corrected or found, also in what is still to be
    sent. What a verdict brings to light is old and alerts only where a rule sets max_age_days.
    """
    if report and undo:
        raise click.UsageError("--report or --undo, not both")
    if report:
        with frame.database(read_only=True) as db:
            rows = store.list_quality(db)
        frame.tell([asdict(row) for row in rows], lambda: quality_text(rows, columns=columns()))
    elif undo:
        _undo(frame, undo)
    else:
        sizes = {"flagged": flagged, "narrow": narrow, "rejected": rejected}
        _ask(frame, seed, sizes, by or _user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "somebody"


def _check(frame: Frame) -> None:
    """Refuse rules that could not work before anything is asked or written."""
    from newswatch.crawl.run import source_names  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import check_rules  # noqa: PLC0415 - loads the detector

    log_plainly(is_quiet=is_terminal())
    check_rules(frame.config, source_names(frame.config))


def _ask(frame: Frame, seed: int, sizes: dict[str, int], by: str) -> None:
    from newswatch.flag.reviewing import judge_unjudged, sample  # noqa: PLC0415 - loads the detector

    _check(frame)
    with frame.database() as db:
        judge_unjudged(
            db, on_batch=lambda done: click.echo(f"newswatch: {done} stories judged", err=True)
        )
        session = Session(frame, db, by, Keys())
        session.run(sample(db, seed, sizes))
    frame.tell(asdict(session.tally), session.summary)


def _undo(frame: Frame, which: str) -> None:
    from newswatch.flag.reviewing import take_back  # noqa: PLC0415 - loads the detector

    _check(frame)
    with frame.database() as db:
        if which == _LAST:
            verdict = store.last_verdict(db)
        else:
            article, _ = stored_story(frame, which)
            verdict = store.find_verdict(db, article.article_id)
        if verdict is None:
            raise NewswatchError("there is no verdict that could be taken back")
        stands = take_back(db, frame.config.rules, verdict)
    frame.tell(
        {"verdict_id": verdict.verdict_id, "article_id": verdict.article_id,
         "is_funding": stands is not None},
        lambda: verdict_text(verdict, stands),
    )  # fmt: skip
