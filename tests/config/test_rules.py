"""What `[[rules]]` may say, and where a mistake in it is said to stand."""

from datetime import time
from pathlib import Path

import pytest

from newswatch.config import parse
from newswatch.config.place import line_of
from newswatch.errors import ConfigError
from newswatch.model import Condition, Quiet, Rule, Schedule, Threshold

FILE = Path("/srv/watch/newswatch.toml")
HEAD = '[[rules]]\nname = "r"\ntargets = ["desk"]\n'
FULL = """\
[[rules]]
name = "groups"
targets = ["desk", "log"]
about = "stories"
search = 'Omnicom "retail media" NOT publicis'
min_sum = "HKD 5m"
max_sum = "EUR 2.5bn"
max_usd = 5
parties = ["Omnicom"]
countries = ["HK", "IN"]
sections = ["Media"]
tags = ["retail"]
any = [
    { funders = ["A"], types = ["round"] },
    { all = [{ words = ["b"] }, { not = { tags = ["c"] } }] },
]
digest = "weekly mon 08:30"
quiet = "22:00-07:15"
time_zone = "Asia/Hong_Kong"
budget = 5
send_empty = true

[rules.not]
sources = ["x"]

[[rules]]
name = "flat"
targets = ["desk"]
digest = "weekdays 18:00"

[[rules.all]]
words = ["b"]

[[rules.all]]
words = ["c"]
"""


def refused(text):
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    return caught.value


def test_every_key_of_a_rule():
    one, other = parse(FULL, FILE).rules
    assert one == Rule(
        name="groups",
        targets=("desk", "log"),
        about="stories",
        search='Omnicom "retail media" NOT publicis',
        min_sum=Threshold(currency="HKD", value=5_000_000),
        max_sum=Threshold(currency="EUR", value=2_500_000_000),
        max_usd=5,
        parties=("Omnicom",),
        countries=("HK", "IN"),
        sections=("Media",),
        tags=("retail",),
        any_=(
            Condition(funders=("A",), types=("round",)),
            Condition(all_=(Condition(words=("b",)), Condition(not_=Condition(tags=("c",))))),
        ),
        not_=Condition(sources=("x",)),
        digest=Schedule(at=time(8, 30), days=(0,)),
        quiet=Quiet(start=time(22), end=time(7, 15)),
        time_zone="Asia/Hong_Kong",
        budget=5,
        send_empty=True,
    )
    assert other.digest == Schedule(at=time(18), days=(0, 1, 2, 3, 4))
    assert [one.words for one in other.all_] == [("b",), ("c",)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("USD 5", 5),
        ("USD 250,000", 250_000),
        ("USD 1_000_000", 1_000_000),
        ("USD 2.5m", 2_500_000),
        ("USD 2.5 m", 2_500_000),
        ("USD 1.125k", 1_125),
        ("USD 3bn", 3_000_000_000),
    ],
)
def test_sums(written, value):
    (rule,) = parse(f'{HEAD}min_sum = "{written}"', FILE).rules
    assert rule.min_sum == Threshold(currency="USD", value=value)


@pytest.mark.parametrize(
    ("more", "said", "line"),
    [
        (
            'any = [\n {types = ["round"]},\n {typs = []},\n]',
            "unknown key `typs` in [rules.any]",
            6,
        ),
        ("any = [\n {types = [1]}]", "types must be a list of texts", 5),
        (
            "any = [\n # {\n {words = [\"{\", '}', \n\"a\"], search = '('}]",
            "word or phrase is missing",
            7,
        ),
        (
            "any = [{tags = ['a']},\n\n {all = [\n{not = {\"min_usd\" = -1}}]}]",
            "min_usd must be",
            7,
        ),
        ("any = [\n{tags = ['a']},\n5]", "any must be a table of conditions", 6),
        ("any = [\n{tags = ['a']},\n{}]", "at least one key", 6),
        ("[rules.not]\nname = 'x'", "unknown key `name` in [rules.not]", 5),
        ("[[rules.any]]\ntags = ['a']\n[[rules.any]]\ntags = 'a'", "tags must be", 7),
        ("[[rules.any]]\ntags = ['a']\n[rules.any.not]\ntags = 'a'", "tags must be", 7),
        ("time_zone = 'Hong_Kong'", "'Hong_Kong'", 4),
        ("not = " + "{not = " * 9 + "{tags = ['a']}" + "}" * 9, "nested deeper than 8", 4),
    ],
)
def test_a_mistake_is_named_with_its_line(more, said, line):
    error = refused(HEAD + more)
    assert said in str(error)
    assert error.line == line


def test_a_wrong_zone_is_told_what_may_have_been_meant():
    assert "(Asia/Hong_Kong, Hongkong?)" in str(refused(f'{HEAD}time_zone = "Hong_Kong"'))
    assert "(Europe/London" in str(refused(f'{HEAD}time_zone = "Europe/Londn"'))


def test_the_line_of_a_second_rules_table():
    text = HEAD + "[[rules.any]]\ntags = ['a']\n" + HEAD + "[[rules.any]]\ntags = ['b']\n"
    assert line_of(text, ("rules", 1, "any", 0, "tags")) == 10
