"""When the channels of a source die: the next one stands in, looked for if none is declared.

Says what is to be asked; asks for nothing itself. A channel that stands in rests again when one
that the spider declares answers.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newswatch.crawl.channels import ChannelLook
from newswatch.discover.finding import is_dead
from newswatch.model import Channel, FeedResult, FeedState

if TYPE_CHECKING:
    from newswatch.crawl.spider import NewsSpider

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Fallback:
    """Which channels of one crawl are dead, which were tried, and what may stand in.

    ``reason`` is the word on which the last declared channel died.
    """

    dead: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    spare: list[FeedState] = field(default_factory=list)
    is_searched: bool = False
    died: str | None = None
    reason: str | None = None

    def weighed(self, spider: NewsSpider, result: FeedResult) -> FeedResult:
        """Return *result* with whether its channel is dead and for which one it stands in."""
        url = result.channel.url
        state = next((one for one in spider.job.feeds if one.channel.url == url), None)
        failures = 1 + (state.failures if state else 0)
        # What is tried in the place of another and never answered was a guess.
        is_guess = url in self.tried and not (state and state.whole_at)
        gone = is_dead(result.fetch.failure, failures, ever_answered=not is_guess)
        (self.dead.add if gone else self.dead.discard)(url)
        if gone and (state is None or not state.is_fallback):
            self.died, self.reason = url, result.fetch.failure
        stands_in = url in self.tried and not result.fetch.failure and self._is_blind(spider)
        if stands_in:
            logger.warning(
                "channel_fallback source=%s from=%s to=%s reason=%s",
                spider.name, self.died, url, self.reason,
            )  # fmt: skip
        return replace(
            result,
            is_dead=gone,
            stands_in_for=(self.died or "") if stands_in else None,
            stands_in_reason=self.reason if stands_in else None,
        )

    def next_look(self, spider: NewsSpider) -> ChannelLook | None:
        """Return the look at the channel that stands in next, if one is needed and left."""
        if not self._is_blind(spider):
            return None
        if any(url not in self.dead for url in self.tried):
            return None  # one stands in already, or is being asked
        known = [one for one in spider.job.feeds if one.is_fallback]
        for state in (*known, *self.spare):
            if state.channel.url not in self.tried | self.dead:
                self.tried.add(state.channel.url)
                return ChannelLook(state=state, page_url=state.channel.url)
        return None

    def wants_search(self, spider: NewsSpider) -> bool:
        """Tell whether the home page is to be asked where the outlet lists its stories."""
        is_left = any(url not in self.dead for url in self.tried)
        if is_left or self.is_searched or not self._is_blind(spider):
            return False
        self.is_searched = True
        return True

    def _is_blind(self, spider: NewsSpider) -> bool:
        """Tell whether all channels that the spider declares are dead."""
        own = [one for one in spider.job.feeds if not one.is_fallback and not one.is_child]
        return all(one.channel.url in self.dead for one in own)

    def offer(self, spider: NewsSpider, channels: tuple[Channel, ...]) -> None:
        """Keep the channels that were found, but for those that are known already."""
        known = {one.channel.url for one in spider.job.feeds}
        self.spare += [
            FeedState(channel=replace(one, is_fallback=True), is_fallback=True)
            for one in channels
            if one.url not in known
        ]
