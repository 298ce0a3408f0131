"""One look at one channel, page by page until the first known story.

A look ends in a single FeedResult, so that validators are never stored before all that they vouch
for; it fetches and stores nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from scrapy.http import Response

from newswatch.crawl.pacing import fresh_for
from newswatch.crawl.requests import conditional, fetch_of, header
from newswatch.discover import Listed, compare, discover, validators
from newswatch.discover.compare import DOUBT_LIMIT
from newswatch.errors import DiscoverError
from newswatch.fetch.failures import failure_of_response
from newswatch.hashes import raw_hash
from newswatch.model import Candidate, Entry, FeedResult, FeedState, Fetch, Job, Passed
from newswatch.schedule import moment, stamp
from newswatch.urls import url_hash

if TYPE_CHECKING:
    from newswatch.crawl.spider import NewsSpider

_NOT_MODIFIED = 304
# A later page that fails with one of these words may answer the next time, so the look has failed
# and starts afresh. With any other the list ends there: many sites answer 404 past the last page,
# and many robots.txt forbid ``?page=``.
_PASSING = frozenset(
    {"unreachable", "timeout", "tls", "rate_limited", "challenge", "server_error", "truncated"}
)
# Sitemap indexes can name each other for ever; no source of news has as many channels.
CHANNEL_LIMIT = 50
# Stories at the end of a page of which most must be known for the list to end there.
_TAIL = 5
# Of what one look passes over so much is kept: enough to see by which rule.
PASSED_LIMIT = 100
Outcome = tuple[FeedResult | None, "list[ChannelLook]"]


@dataclass(slots=True, kw_only=True)
class ChannelLook:
    """A look in progress: the channel's state, the page it is at, what its pages listed so far."""

    state: FeedState
    page_url: str
    page: int = 1
    listed: list[Entry] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    first: Fetch | None = None
    http_etag: str | None = None
    http_last_modified: str | None = None
    fresh_s: int | None = None
    body_hash: str | None = None
    is_proof: bool = False
    started_at: float = field(default_factory=monotonic)

    def headers(self) -> dict[str, str]:
        """Return the conditional headers: on the first page only, further ones must be read.

        None, where what the host says of change is put to the proof or is not believed any more.
        """
        if self.page > 1 or self.is_proof or (self._is_stuck() and not self.state.is_tried):
            return {}
        return conditional(self.state.http_etag, self.state.http_last_modified)

    def _is_stuck(self) -> bool:
        return self.state.validators == validators.STUCK

    def read(self, spider: NewsSpider, response: Response) -> Outcome:
        """Take in one page: the result of the look if it has ended, and the looks that go on."""
        fetch = fetch_of(response, "feed", self.started_at)
        if self.first is None:
            self.first = fetch
            self.http_etag = header(response, "ETag")
            self.http_last_modified = header(response, "Last-Modified")
            self.fresh_s = fresh_for(header(response, "Cache-Control"))
        if response.status == _NOT_MODIFIED:
            return self._unmodified(spider, fetch)
        word = failure_of_response(response.status, response.headers, response.body, "feed")
        if word:
            return self._failed(spider, replace(fetch, failure=word))
        if self.page == 1:
            self.body_hash = raw_hash(response.body)
            if self.body_hash == self.state.body_hash and self.state.entries:
                return self._weighed(self._result(fetch), self.state.entries), []
        try:
            listed = discover(self.state.channel, response.body, response.url, page=self.page)
        except DiscoverError as error:
            return self._failed(spider, replace(fetch, failure=error.failure, detail=str(error)))
        return self._taken(spider, listed)

    def _unmodified(self, spider: NewsSpider, fetch: Fetch) -> Outcome:
        """Take in a 304: believed, put to the proof, or no answer at all."""
        if not self.headers():
            return self._failed(spider, replace(fetch, failure="not_modified"))
        whole_at = self.state.whole_at
        unread_s = (datetime.now(UTC) - moment(whole_at)).total_seconds() if whole_at else None
        wants = validators.wants_proof(self.state.http_etag, self.http_etag, unread_s)
        if wants or self._is_stuck():
            return None, [replace(self, is_proof=True, first=None)]
        return self._result(fetch), []

    def fail(self, spider: NewsSpider, word: str, detail: str | None) -> Outcome:
        """End the look because no answer came."""
        fetch = Fetch(
            url=self.page_url, kind="feed", fetched_at=_now(), failure=word, detail=detail
        )
        return self._failed(spider, fetch)

    def _failed(self, spider: NewsSpider, fetch: Fetch) -> Outcome:
        """End a failed look. Without validators and entries the next look starts afresh."""
        if self.page > 1 and fetch.failure not in _PASSING:
            return self._ended(spider, Listed())
        return FeedResult(channel=self.state.channel, fetch=fetch), []

    def _taken(self, spider: NewsSpider, listed: Listed) -> Outcome:
        if listed.children:
            return self._index(spider, listed)
        stories = _stories(spider, listed.entries, offset=len(self.listed))
        self._pass_over(spider, listed.entries)
        before = {entry.url for entry in self.listed}
        self.listed.extend(stories)
        here = [entry for entry in stories if entry.url not in before]
        if listed.next_page and here and not _is_known_ground(spider, here):
            onward = replace(self, page_url=listed.next_page, page=self.page + 1)
            return None, [onward]
        if listed.entries and not self.listed and self.state.channel.kind != "sitemap":
            # A source that has moved its stories to other addresses must not go blind unnoticed.
            # A sitemap may well hold tags or authors alone.
            return self._nothing_fits(spider, len(listed.entries))
        return self._ended(spider, listed)

    def _pass_over(self, spider: NewsSpider, entries: tuple[Entry, ...]) -> None:
        """Note what is not read and why, so that a pattern that is too narrow can be seen."""
        for entry in entries:
            if len(self.passed) >= PASSED_LIMIT:
                return
            url = spider.site_url(entry.url)
            why = spider.why_no_story(url)
            if why:
                self.passed.append(Passed(url=url, reason=why, title=entry.title))

    def _nothing_fits(self, spider: NewsSpider, number: int) -> Outcome:
        detail = f"lists {number} addresses; none is a story's by article_url of the spider"
        fetch = self._result(self.first).fetch
        return self._failed(spider, replace(fetch, failure="empty", detail=detail))

    def _ended(self, spider: NewsSpider, listed: Listed) -> Outcome:
        """End the look with all that its pages listed."""
        known = spider.job.known
        entries = tuple({entry.url: entry for entry in reversed(self.listed)}.values())[::-1]
        seen = compare(self.state.entries, entries)
        # What the list has not named before may still be known: from another channel. What it has
        # is, however long ago that was.
        found = [entry for entry in seen.new if _key(entry) not in known]
        doubted = [entry for entry in (*seen.altered, *seen.vanished) if _key(entry) in known]
        doubted += _returned(spider, seen.new)
        result = self._weighed(self._result(self.first), entries)
        return replace(
            result,
            entries=entries,
            found=tuple(_candidate(entry) for entry in found),
            doubted=tuple(entry.url for entry in doubted),
            min_interval_s=max(listed.min_interval_s or 0, result.min_interval_s or 0) or None,
            skip_hours=listed.skip_hours,
            skip_days=listed.skip_days,
        ), []

    def _index(self, spider: NewsSpider, listed: Listed) -> Outcome:
        """End the look at a sitemap index; children that are not known yet are looked at now."""
        known = {state.channel.url for state in spider.job.feeds} | spider.looked_at
        stands_in = self.state.is_fallback
        named = (
            replace(child, url=spider.site_url(child.url), is_fallback=stands_in)
            for child in listed.children
        )
        children, fresh = [], []
        for child in named:
            is_new = child.url not in known
            if is_new and len(known) >= CHANNEL_LIMIT:
                continue
            children.append(child)
            if is_new:
                known.add(child.url)
                fresh.append(
                    ChannelLook(
                        state=FeedState(channel=child, is_fallback=stands_in, is_child=True),
                        page_url=child.url,
                    )
                )
        spider.looked_at |= known
        result = replace(self._result(self.first), body_hash=self.body_hash)
        return replace(result, entries=(), children=tuple(children)), fresh

    def _result(self, fetch: Fetch | None) -> FeedResult:
        return FeedResult(
            channel=self.state.channel,
            fetch=fetch or Fetch(url=self.page_url, kind="feed", fetched_at=_now()),
            http_etag=self.http_etag,
            http_last_modified=self.http_last_modified,
            min_interval_s=self.fresh_s,
            passed=tuple(self.passed),
            validators=self.state.validators,
            restless=self.state.restless,
        )

    def _weighed(self, result: FeedResult, entries: tuple[Entry, ...]) -> FeedResult:
        """Return *result* with what is thought of the validators after this whole answer."""
        state = self.state
        judged = validators.judge(
            validators.Shown(
                http_etag=state.http_etag,
                http_last_modified=state.http_last_modified,
                body_hash=state.body_hash,
                entries=state.entries,
            ),
            validators.Shown(
                http_etag=self.http_etag,
                http_last_modified=self.http_last_modified,
                body_hash=self.body_hash,
                entries=entries,
            ),
            verdict=state.validators,
            restless=state.restless,
            was_denied=self.is_proof,
            is_tried=state.is_tried,
        )
        return replace(
            result,
            body_hash=self.body_hash,
            validators=judged.verdict,
            restless=judged.restless,
            is_caught=judged.is_caught,
        )


def open_looks(job: Job) -> Iterator[ChannelLook]:
    """Give a look for each channel that is due.

    What only stands in rests while others live, and what has died while another stands in.
    """
    own = [state for state in job.feeds if not (state.is_fallback or state.is_child)]
    is_blind = all(state.is_dead for state in own)
    is_held = any(state.is_fallback and not state.is_dead for state in job.feeds)
    for state in job.feeds:
        is_needed = is_blind and not (state.is_dead and is_held)
        if state.is_due and (is_needed or not state.is_fallback):
            yield ChannelLook(state=state, page_url=state.channel.url)


def _stories(spider: NewsSpider, entries: tuple[Entry, ...], offset: int) -> list[Entry]:
    """Return the entries that may be stories of the source, addresses in its own form."""
    sited = (replace(entry, url=spider.site_url(entry.url)) for entry in entries)
    return [
        replace(entry, position=offset + number)
        for number, entry in enumerate(e for e in sited if spider.is_story(e.url))
    ]


def _is_known_ground(spider: NewsSpider, entries: list[Entry]) -> bool:
    """Tell whether a page of a list ends among stories that are known: further ones are older.

    What stands at the top may be pinned there, and one in between promoted: its end counts.
    """
    known = spider.job.known
    tail = [_key(entry) in known for entry in entries[-_TAIL:]]
    return sum(tail) + tail[-1] / 2 > len(tail) / 2


def _returned(spider: NewsSpider, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that were known once and are not there: they may be back.

    A story that was withdrawn and is listed anew is neither unknown nor altered.
    """
    return [entry for entry in entries if _key(entry) in spider.job.gone][:DOUBT_LIMIT]


def _key(entry: Entry) -> str:
    return url_hash(entry.url)


def _candidate(entry: Entry) -> Candidate:
    return Candidate(url=entry.url, title=entry.title, published=entry.published)


def _now() -> str:
    return stamp(datetime.now(UTC))
