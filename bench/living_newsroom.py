"""A newsroom that lives: it publishes by office hours, edits, withdraws and stirs noise.

What it does is its seed's alone, and what it did stands in `done`, `edits` and `gone`, to be held
against what was found of it. It runs no newswatch and counts no finds: `living.py` does.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

from newsroom import Answer, Exchange, Reply, Site  # found beside the tests: see living.py

WORDS = (
    "market", "agency", "brand", "media", "screen", "pledge", "studio", "launch", "money", "client",
    "budget", "review", "pitch", "group", "partner", "retail", "season", "viewer", "office",
)  # fmt: skip
LISTED = 30  # stories in the feed
SHELF = 120  # stories that the newsroom still touches; older ones lie still
START = datetime(2026, 11, 2, tzinfo=UTC)  # a Monday


class Life:
    """A site's own doings, as its clock moves on."""

    def __init__(self, seed: int, site: Site) -> None:
        self.dice, self.site, self.now = random.Random(seed), site, START
        site.clock = lambda: self.now
        site.pages["/feed"] = self.feed
        self.done: Counter[str] = Counter()
        self.edits: list[tuple[str, datetime]] = []
        self.gone: dict[str, datetime] = {}

    def feed(self, exchange: Exchange) -> None:
        """Answer as a feed of the newest stories that says when it was built, as many do."""
        answer: Answer = Reply(
            self.site.feed(LISTED),
            headers={"Content-Type": "application/rss+xml"},
            has_validators=True,
        )
        answer(exchange)

    def body(self) -> str:
        """Return four paragraphs of no meaning."""
        said = [" ".join(self.dice.choices(WORDS, k=40)).capitalize() + "." for _ in range(4)]
        return "\n\n".join(said)

    def live(self, until: datetime) -> None:
        """Let the newsroom do what it does until then, in steps of ten minutes at most."""
        while self.now < until:
            passed = min(timedelta(minutes=10), until - self.now)
            self.now += passed
            share = passed / timedelta(minutes=10)
            is_office = self.now.weekday() < 5 and 8 <= self.now.hour < 18
            if self.dice.random() < (0.14 if is_office else 0.01) * share:
                self.done["published"] += 1
                title = " ".join(self.dice.choices(WORDS, k=6)).capitalize()
                self.site.publish(f"story-number-{self.done['published']}", title, self.body())
            if self.dice.random() < 0.08 * share:
                self.stir()

    def stir(self) -> None:
        """Edit, withdraw or merely touch a story: mostly the latest, now and then an older one."""
        shelf = [story.slug for story in self.site.newest()[:SHELF]]
        if not shelf:
            return
        slug = self.dice.choice(shelf[:15] if self.dice.random() < 0.7 else shelf)
        story, chance = self.site.stories[slug], self.dice.random()
        if chance < 0.35:
            self.edit(slug)
        elif chance < 0.8:
            # Its date of change moves, or its words are set anew: nothing is said otherwise.
            typed = story.body.replace(". ", ".  ") if self.dice.random() < 0.5 else None
            self.site.edit(slug, body=typed)
            self.done["noise"] += 1
        elif chance < 0.9:
            self.site.withdraw(slug)
            self.done["withdrawn"] += 1
            self.gone[slug] = self.now

    def edit(self, slug: str) -> None:
        """Change what a story says: a paragraph more, one sentence, or its headline."""
        story, told = self.site.stories[slug], self.body()
        kind = self.dice.randrange(3)
        if kind == 0:
            self.site.edit(slug, body=f"{story.body}\n\n{told.partition(chr(10))[0]}")
        elif kind == 1:
            first, _, rest = story.body.partition("\n\n")
            self.site.edit(slug, body=f"{first} It is {self.dice.randrange(10**6)} now.\n\n{rest}")
        else:
            self.site.edit(slug, headline=f"{story.headline.split(':')[0]}: {told[:30].strip()}")
        self.done["edits"] += 1
        self.edits.append((slug, self.now))
