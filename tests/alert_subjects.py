"""A story as rules see it, for tests that cannot take fixtures."""

from newswatch.alert import Subject
from newswatch.model import Announcement, Rule

RULE = Rule(name="r", targets=("desk",))
TOLD = Subject(
    announcement=Announcement(is_funding=True, probability=0.9, type="pledge"),
    source="outlet",
    url="https://outlet.example/a",
    headline="Alibaba pledges more",
    tags=("film",),
)
