"""Read lists of names in a sentence: those that follow a word, and the subject before a verb.

Looks at masks only, a bounded stretch each time. Which role the names play is for `parties`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswatch.detect.names import Name
from newswatch.detect.reading import NAMES, PLACE, SUM, Sentence
from newswatch.detect.words import grammar

_TOKEN = re.compile(rf"[{NAMES}]+|{PLACE}+|{SUM}+|'s|[^\W_]+(?:[-'][^\W_s]+|-[^\W_]+)*|[^\w\s]")
_JOINING = frozenset(
    [
        "and",
        "&",
        "plus",
        "alongside",
        "with",
        "including",
        "joined",
        "by",
        "other",
        "along",
        "together",
        "participation",
        "from",
        "as",
        "well",
        "like",
    ]
)
_MOST_DESCRIPTION = 8
_MOST_NAMES = 40
# How far before a verb its auxiliaries, and the owner of "X's media arm", are looked for.
_LONGEST_TAIL, _LONGEST_OWNER = 120, 160
_AS_WELL = re.compile(r" as well as | along with | together with ")


@dataclass(slots=True)
class _State:
    """Where the reader of a list is."""

    found: list[Name]
    expecting: bool = True
    skipped: int = 0


def names_after(sentence: Sentence, at: int, end: int | None = None) -> list[Name]:
    """Return the names of the list that begins at *at*, descriptions and asides skipped."""
    mask = _AS_WELL.sub(lambda m: " and".ljust(len(m[0]) - 1) + " ", sentence.mask)
    tokens = list(_TOKEN.finditer(mask, at, len(mask) if end is None else end))
    state = _State([])
    index = 0
    while index < len(tokens) and len(state.found) < _MOST_NAMES:
        step = _step(sentence, tokens, index, state)
        if step == 0:
            break
        index += step
    return state.found


def _step(sentence: Sentence, tokens: list[re.Match[str]], index: int, state: _State) -> int:
    """Take the token at *index*; return how many tokens to go on by, 0 to end the list."""
    word = tokens[index][0]
    if word[0] in NAMES + PLACE:
        return _take(sentence, tokens, index, state)
    if word == "'s":
        return _possessed(sentence, tokens, index, state)
    if word[0].isalnum() or word == "&":
        return _word(tokens, index, state)
    if word == ",":
        return _comma(tokens, index, state)
    if word == "(":
        return _skip_to(tokens, index, {")"})
    return 1 if state.expecting and word in {":", '"', "-", "'"} else 0


def _word(tokens: list[re.Match[str]], index: int, state: _State) -> int:
    """Take a plain word: it joins, describes or ends the list."""
    word = tokens[index][0].lower()
    following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    if word in _JOINING:
        state.expecting, state.skipped = True, 0
        return 1
    if word == "that" and following == "of":
        return 2
    is_of_others = word == "of" and tokens[index - 1][0].lower() in grammar.OF_OTHERS
    if not state.expecting or word in grammar.LIST_STOP or is_of_others:
        return 0
    state.skipped += 1
    return 1 if state.skipped <= _MOST_DESCRIPTION else 0


def _take(sentence: Sentence, tokens: list[re.Match[str]], index: int, state: _State) -> int:
    """Take a name, or a place's government; a place alone only describes."""
    token = tokens[index]
    if not state.expecting:
        return 0
    public = government_at(sentence, token.start())
    if public:
        state.found.append(public)
        state.expecting = False
        end = public.end
        return next((n for n, t in enumerate(tokens[index:]) if t.start() >= end), len(tokens))
    if token[0][0] == PLACE:
        state.skipped += 1
        return 2 if index + 1 < len(tokens) and tokens[index + 1][0] == "'s" else 1
    state.found.append(sentence.name_at(token.start()))
    state.expecting, state.skipped = False, 0
    return 1


def government_at(sentence: Sentence, start: int) -> Name | None:
    """Return "Singapore government" or "South Korea's culture ministry" that begins at *start*."""
    place = sentence.name_at(start)
    if place.kind != "place":
        return None
    match = grammar.GOVERNMENT.match(sentence.mask, place.end)
    if match is None:
        return None
    return Name(sentence.text[place.start : match.end()], place.start, match.end(), "org")


def _possessed(sentence: Sentence, tokens: list[re.Match[str]], index: int, state: _State) -> int:
    """After "Temasek's": take the name that follows in its place, or skip what it owns."""
    for ahead in range(index + 1, min(index + 5, len(tokens))):
        word = tokens[ahead][0]
        if word[0] in NAMES and state.found:
            name = sentence.name_at(tokens[ahead].start())
            state.found[-1] = _joint(sentence, state.found[-1], name)
            return ahead + 1 - index
        if not word[0].isalnum() or word in _JOINING:
            return ahead - index
        if word.lower() in grammar.LIST_STOP:
            return 0
    return 0


def _joint(sentence: Sentence, owner: Name, owned: Name) -> Name:
    """Return "Softbank's Vision Fund" as one name: either half may be how others call it."""
    return Name(sentence.text[owner.start : owned.end], owner.start, owned.end, "org")


def _skip_to(tokens: list[re.Match[str]], index: int, ends: set[str]) -> int:
    for ahead in range(index + 1, len(tokens)):
        if tokens[ahead][0] in ends:
            return ahead + 1 - index
    return 0


def _comma(tokens: list[re.Match[str]], index: int, state: _State) -> int:
    """Tell the next item of a list from an aside in commas and from the end of the list."""
    word = tokens[index + 1][0].lower() if index + 1 < len(tokens) else ""
    after = tokens[index + 2][0] if index + 2 < len(tokens) else ""
    if word in grammar.APPOSITION and after[:1] not in set(NAMES):
        skipped = _skip_to(tokens, index + 1, {","})
        state.expecting, state.skipped = True, 0
        return 1 + skipped if skipped else 0
    if word.endswith("ing") or word in {
        "as",
        "at",
        "according",
        "for",
        "to",
        "in",
        "after",
        "each",
    }:
        return 0
    state.expecting, state.skipped = True, 0
    return 1


_ASIDE = re.compile(rf"([{NAMES}]+)(?: \([^)]{{1,40}}\))?,[^;]{{2,240}},?\Z")
_OPENED_ASIDE = re.compile(
    rf"([{NAMES}]+)(?: \([^)]{{1,40}}\))?, (?:all|both|each|which|who|whose|an?|the"
    rf"|one|part|maker|owner|parent|home)\b"
)
_OWNER = re.compile(rf"([{NAMES}]+)'s? (?:[\w-]+ ){{0,5}}[\w-]+\Z")
_LISTED = re.compile(
    rf"(?:,| and|, and| &) (?:the )?(?:(?:[a-z][\w'-]*|{PLACE}+(?:'s)?|[{NAMES}]+'s) ){{0,7}}\Z"
)
_CLOSED_ASIDE = re.compile(
    rf"([{NAMES}]+), (?:an?|the|which|who|part|maker|owner) [^,;]{{2,110}}\Z"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:with|to|by|from|in|for|into|as|on|at|than|like|including|include|includes|against|"
    r"(?<!office )(?<!that )(?<!arm )(?<!fund )of) (?:the |its |their )?(?:[a-z][\w-]* ){0,2}\Z"
)
_BRACKET = re.compile(r" \([^()]{1,60}\)\Z")


def names_before(sentence: Sentence, at: int) -> list[Name]:
    """Return the subject of the verb at *at*: one name or the names of a list, in order."""
    tail = grammar.AUXILIARY.search(sentence.mask, max(0, at - _LONGEST_TAIL), at)
    end = tail.start() if tail else at
    closes = "," in sentence.mask[end:at][:2]
    before = sentence.mask[:end]
    bracket = _BRACKET.search(before)
    if bracket:
        end, before = bracket.start(), before[: bracket.start()]
    if before[-1:] in set(NAMES):
        return (_opened(sentence, before) if closes else []) or _subject(sentence, end)
    public = _government_before(sentence, end)
    if public or closes:
        return [public] if public else _opened(sentence, before)
    owner = _OWNER.search(before, max(0, len(before) - _LONGEST_OWNER))
    return _backwards(sentence, owner.end(1)) if owner else []


def _subject(sentence: Sentence, end: int) -> list[Name]:
    """Return the list that ends at *end*, unless it is an object ("works with X")."""
    found = _backwards(sentence, end)
    is_object = found and _NOT_SUBJECT.search(sentence.mask, 0, found[0].start)
    return [] if is_object else found


def _opened(sentence: Sentence, before: str) -> list[Name]:
    """Return the name whose aside in commas ends here ("X, maker of Y, has …")."""
    opened = next(_OPENED_ASIDE.finditer(before), None)
    listed = _subject(sentence, len(before)) if opened is None else []
    if len(listed) > 1:
        return listed
    opened = opened or _ASIDE.search(before)
    return _backwards(sentence, opened.end(1)) if opened else []


def _backwards(sentence: Sentence, end: int) -> list[Name]:
    """Return the names of the list that ends at *end*."""
    found: list[Name] = []
    while sentence.mask[end - 1 : end] in set(NAMES):
        name = sentence.name_at(end - 1)
        found.insert(0, name)
        gap = _LISTED.search(sentence.mask, max(0, name.start - 100), name.start)
        if gap is None:
            break
        aside = _CLOSED_ASIDE.search(sentence.mask, max(0, gap.start() - 160), gap.start())
        end = aside.end(1) if aside else gap.start()
    return found


def _government_before(sentence: Sentence, end: int) -> Name | None:
    for name in sentence.names:
        public = government_at(sentence, name.start) if name.kind == "place" else None
        if public and public.end == end:
            return public
    return None


_BETWEEN = re.compile(
    rf"(?:,| and|, and| &|;|; and|, plus| plus| with| alongside)(?: the| both)?"
    rf"(?: (?:(?!(?:by|whose|which|who|into|for|at|include|includes|on|in|to|from|as"
    rf"|has|have|had|is|are|was|were"
    rf"|said|led|will)\b)[a-z][\w'-]*|{PLACE}+(?:'s)?)){{0,6}} \Z|'s \Z"
)


# What precedes a list that says whose someone is, not who pays.
_DESCRIBES = re.compile(
    r"\b(?:(?:set up|managed|founded|run|owned|created|built|used|made|advised"
    r"|started|worn|watched|published)(?: \w+)? by"
    r"|(?:founders?|executives|alumni|makers?|owners?|creators?|bosses|heads"
    r"|publisher|part|arm|subsidiary|parent) of"
    r"|behind|clients?|customers?|brands|titles|for|on|like|than|with clients"
    r"|publishes|operates|owns)"
    r"(?: the)?(?: [a-z][\w'-]*){0,4} \Z"
)


def clusters(sentence: Sentence) -> list[list[Name]]:
    """Return the runs of names that stand in one list ("A, the investor B and C")."""
    runs: list[list[Name]] = []
    for name in sentence.names:
        if name.kind in {"place", "reference"} or sentence.mask[name.start] == '"':
            continue
        gap = sentence.mask[runs[-1][-1].end : name.start] if runs else ""
        if _BETWEEN.match(gap) and not grammar.OF_OTHERS.intersection(gap.split()):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [run for run in runs if not _DESCRIBES.search(sentence.mask, 0, run[0].start)]
