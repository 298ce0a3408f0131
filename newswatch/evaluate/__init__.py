"""Score answers on labelled cases, and draw the sample on which people judge.

    measure    a share or an F1 with its counts and its Wilson bounds
    names      when two names mean the same party
    funding    labelled stories and the detector's answers → measures, by type and language
    pages      labelled pages and the extractor's answers → measures, by language
    floors     what lies below the least that is allowed
    sample     which stories a person is shown, and for how many each of them stands

Asks no detector, no extractor and no database: cases and answers in, figures out.
"""

from newswatch.evaluate.floors import Shortfall, below
from newswatch.evaluate.funding import measure_funding
from newswatch.evaluate.measure import Group, Measure, wilson
from newswatch.evaluate.names import is_same_name
from newswatch.evaluate.pages import measure_pages

__all__ = [
    "Group",
    "Measure",
    "Shortfall",
    "below",
    "is_same_name",
    "measure_funding",
    "measure_pages",
    "wilson",
]
