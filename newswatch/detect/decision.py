"""Is a story's main news a funding announcement: learned weights, with the reasons for people.

The reviewed balance of cues is one feature among many; the rest are the words and classes of the
opening, and what the whole story tells of its money (`talk`). Weights are data
(`weights/decision.json`), so that the answer is the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswatch.detect.eastern import LANGUAGES
from newswatch.detect.features import Features, features_of
from newswatch.detect.linear import Linear, load, logistic
from newswatch.detect.main_sum import announced
from newswatch.detect.parties import Poll, poll
from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.roles import Placed
from newswatch.detect.talk import talk_of
from newswatch.detect.weighing import Hit, hits_against, hits_for
from newswatch.detect.words import cues
from newswatch.detect.words.labels import LABEL

MODEL: Linear = load("decision")["funding"]
WHOLE = "whole: "
_LONGEST_QUOTE = 160
_SHOWN, _NAMED = 3, 3
_NEAR = 0.6
_WORTH_TELLING = 0.05
_MOST_BALANCE = 4.0
# The balance of a story that is refused for a plain reason is at most this.
_REFUSED = -2.0
# A story that tells no sum in so many sentences is, unless a cue of such a score is near the top.
_OPENING, _PLAIN = 12, 1.0
_NO_MONEY = "no sentence near the top gives, raises, promises or awards money"
_LABELLED = "the headline calls it an opinion, an interview, a guide or a round-up"
_TOP = frozenset({"headline", "lead"})
_SIDES = {1: "for", -1: "against"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a story shows, over which the weights are learnt.

    ``hits`` and ``against`` are cues; ``votes`` tell who may give and get, ``main`` the announced
    sums if it is funding. Features of the whole story have names that begin with `WHOLE`.
    """

    hits: list[Hit]
    against: list[Hit]
    votes: Poll
    main: list[Placed]
    features: Features


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with its balance; ``probability`` is 0 to 1, above one half means funding.

    ``refusal`` says why the answer is no whatever else speaks for it; it is empty otherwise.
    """

    probability: float
    shown: Shown
    refusal: str = ""

    @property
    def is_funding(self) -> bool:
        """Whether the balance speaks for a funding announcement."""
        return self.probability > 0.5  # noqa: PLR2004 - even odds


def decide(reading: Reading) -> Verdict:
    """Return the verdict on *reading*."""
    shown = shown_by(reading)
    balance = MODEL.balance(shown.features.values)
    refusal = refusal_of(reading, shown.hits)
    if refusal:
        balance = min(balance, _REFUSED)
    chance = round(logistic(balance), 3)
    return Verdict(chance, shown, refusal)


def refusal_of(reading: Reading, hits: Sequence[Hit]) -> str:
    """Return why a story is no announcement whatever its words weigh, or an empty text."""
    if LABEL.match(reading.story.headline):
        return _LABELLED
    return _NO_MONEY if _is_untold(reading, hits) else ""


def _is_untold(reading: Reading, hits: Sequence[Hit]) -> bool:
    """Tell whether the story opens without any sum, and no cue near the top speaks of money.

    General news has words of every class; cues are written for languages that have capitals.
    """
    if reading.language in LANGUAGES or any(s.sums for s in reading.sentences[:_OPENING]):
        return False
    return not any(hit.score >= _PLAIN and hit.sentence.zone in _TOP for hit in hits)


def shown_by(reading: Reading) -> Shown:
    """Return what the story of *reading* shows."""
    hits, against = hits_for(reading), hits_against(reading)
    votes, main = poll(reading), announced(reading, hits)
    features = features_of(reading, hits, against)
    talk = talk_of(reading, votes, main)
    features.values.update((WHOLE + name, value) for name, value in talk.items())
    balance = _balance(hits, against)
    features.values["balance of cues"] = max(-_MOST_BALANCE, min(_MOST_BALANCE, balance))
    return Shown(hits, against, votes, main, features)


def _balance(hits: Sequence[Hit], against: Sequence[Hit]) -> float:
    """Return the reviewed balance of cues, about zero where they are even."""
    pro = min(sum(hit.score for hit in hits), cues.MOST_FOR) * _left(against)
    contra = min(sum(hit.score for hit in against), cues.MOST_AGAINST)
    return cues.BIAS + pro - contra


def _left(against: Sequence[Hit]) -> float:
    """Return what the cues against, where they stand near the top, leave of those for."""
    left = 1.0
    for hit in against:
        share = min(hit.score / hit.cue.weight, 1.0) if hit.score >= hit.cue.weight * _NEAR else 0.0
        lost = (1.0 - hit.cue.damps) * (1.0 if share == 1.0 else 0.5)
        left = min(left, 1.0 - lost if share else 1.0)
    return left


def reasons(verdict: Verdict) -> list[str]:
    """Return the sentences that spoke for and against, strongest of the winning side first.

    Last comes what the story as a whole speaks for.
    """
    features = verdict.shown.features
    pro, contra, whole = _told(features, 1), _told(features, -1), [_whole(features)]
    if verdict.is_funding:
        return pro[:_SHOWN] + contra[:1] + whole
    if verdict.refusal or not pro:
        contra.insert(0, verdict.refusal or _NO_MONEY)
    return contra[:_SHOWN] + pro[:1] + whole


def _whole(features: Features) -> str:
    """Return one line for what has no sentence of its own, on the side that it speaks for."""
    weighed = {
        name.removeprefix(WHOLE): MODEL.weights.get(name, 0.0) * value
        for name, value in features.values.items()
        if name.startswith(WHOLE)
    }
    total = sum(weighed.values())
    side = 1 if total > 0 else -1
    found = sorted(weighed, key=lambda name: (" word" in name, -weighed[name] * side, name))
    named = ", ".join(f"“{name}”" for name in found[:_NAMED])
    return f"{_SIDES[side]} ({total:+.1f}): {named} in the story as a whole"


def _told(features: Features, side: int) -> list[str]:
    """Return one line for each sentence that weighs on *side* (1 for, -1 against), heaviest first.

    A line names the three features of the sentence that weigh most.
    """
    weighed: dict[int, tuple[Sentence, list[tuple[float, str]]]] = {}
    for name, value in features.values.items():
        weight = MODEL.weights.get(name, 0.0) * value * side
        sentence = features.shown.get(name)
        if sentence is not None and weight > _WORTH_TELLING:
            key = sentence.span.start if sentence.span.place == "body" else -1
            weighed.setdefault(key, (sentence, []))[1].append((weight, name))
    ranked = sorted(weighed.values(), key=lambda row: -sum(weight for weight, _ in row[1]))
    return [_line(side, sentence, found) for sentence, found in ranked]


def _plainness(name: str, side: int) -> int:
    """Return how little *name* tells people: a cue more than a class, and that more than a word.

    A cue that is learnt to speak for the other side than its own is least plain.
    """
    if name.startswith("cue "):
        return 0 if name.startswith("cue for") == (side > 0) else 3
    matter = name.partition(" speaks of: ")[2]
    return 1 if matter and matter not in {"name", "sum", "place"} else 2


def _line(side: int, sentence: Sentence, found: list[tuple[float, str]]) -> str:
    total = sum(weight for weight, _ in found) * side
    found.sort(key=lambda row: (_plainness(row[1], side), -row[0], row[1]))
    named = ", ".join(f"“{name}”" for _, name in found[:_NAMED])
    text = sentence.text.strip()
    quote = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rstrip() + "…"
    place = "headline" if sentence.zone == "headline" else "text"
    return f"{_SIDES[side]} ({total:+.1f}): {named} in the {place}: {quote}"


def strongest(verdict: Verdict, kind: str) -> Sentence:
    """Return the sentence that speaks most for *kind*, or else most for funding at all."""
    hits, features = verdict.shown.hits, verdict.shown.features
    for hit in hits:
        if hit.cue.kind == kind:
            return hit.sentence
    if hits:
        return hits[0].sentence
    shown, values = features.shown, features.values
    return shown[max(shown, key=lambda name: MODEL.weights.get(name, 0.0) * values[name])]
