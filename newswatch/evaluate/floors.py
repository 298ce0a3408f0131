"""Floors: the least that a measure may be. They are raised, never lowered.

Compares figures; measures nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newswatch.evaluate.measure import Group

# Least values by measure, by place: a set, or SET/GROUP.
Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """A measure below its floor; ``value`` is None where nothing of that name was measured."""

    place: str
    measure: str
    value: float | None
    floor: float


def below(sets: Mapping[str, Mapping[str, Group]], floors: Floors) -> list[Shortfall]:
    """Return what lies below its floor.

    *sets* are groups by their name, by set. *floors* are least values by measure, by place: the
    name of a set, or SET/GROUP such as ``own/lang=zh``. Floors of sets that were not measured are
    left out; a measure or group that a measured set does not have is a shortfall: else a misspelt
    floor would hold nothing.
    """
    found = []
    for place, least in floors.items():
        name, _, group = place.partition("/")
        if name not in sets:
            continue
        known = sets[name].get(group or "all", Group(cases=0)).measures
        for measure, floor in least.items():
            value = known[measure].value if measure in known else None
            if value is None or value < floor:
                found.append(Shortfall(place=place, measure=measure, value=value, floor=floor))
    return found
