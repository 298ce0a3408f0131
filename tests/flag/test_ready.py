"""Rules and targets are checked before the first request, with the file's name and a line."""

from pathlib import Path

import pytest

from newswatch.config import parse
from newswatch.errors import ConfigError
from newswatch.flag import check_rules

LOG = '[targets.log]\nkind = "log"\nfile = "x"\n'
RULE = '[[rules]]\nname = "all"\ntargets = ["log"]\n'


def check(text):
    check_rules(parse(text, Path("/etc/newswatch.toml")), ["outlet"])


def test_sound_ones_pass():
    check("")
    check(f'{LOG}{RULE}sources = ["outlet"]\nlanguages = ["zh-Hant"]\nmin_usd = 5\n')


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (RULE, 3, "'log'"),
        (f'{LOG}{RULE}sources = ["outlett"]', 7, "'outlett'"),
        (f'{LOG}{RULE}types = ["lottery"]', 7, "'lottery'"),
        (f'{LOG}{RULE}words = ["!"]', 7, "'!'"),
        (f"{LOG}{RULE}max_age_days = 0", 7, "max_age_days"),
        ('[targets.log]\nkind = "pigeon"\n', 2, "'pigeon'"),
        ('[targets.desk]\nkind = "webhook"\nurl = "http://"\n', 3, "the url is refused"),
        (
            '[targets.desk]\nkind = "webhook"\nurl = "http://10.0.0.1/x"\n', 3,
            "10.0.0.1 is private; name its network in this target's allow",
        ),
        ('[targets.log]\nkind = "log"\n', 1, "file is missing"),
        ('[targets.log]\nkind = "log"\nfile = "x"\ncolour = 1\n', 4, "'colour'"),
        (f'{LOG}{RULE}[[rules]]\nname = "b"\ntargets = ["c"]\n', 9, "'c'"),
        (f'\n{LOG}[targets.desk]\nkind = "webhook"\n', 5, "url_env"),
        ('[targets.desk]\nkind = "webhook"\nurl = "ftp://x"\n', 1, "desk"),
    ],
)  # fmt: skip
def test_others_are_refused_by_name_and_line(text, line, said):
    with pytest.raises(ConfigError) as refused:
        check(text)
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"/etc/newswatch.toml:{line}: ")


def test_an_address_within_a_network_that_is_allowed_passes():
    desk = '[targets.desk]\nkind = "webhook"\nurl = "http://10.0.0.1/x"\n'
    check(f'allow = ["10.0.0.0/8"]\n{desk}')
    check(f'{desk}allow = ["10.0.0.1/32"]\n')


def test_a_secret_that_is_not_there_is_said_and_stops_nothing(caplog, monkeypatch):
    desk = '[targets.desk]\nkind = "webhook"\nurl_env = "DESK"\nsecret_file = "/nowhere/secret"\n'
    monkeypatch.setenv("DESK", "https://desk.example/hunter2")
    check(f'{desk}ca_file = "/nowhere/ca"\n')
    (line,) = caplog.messages
    assert line == "secret_missing desk: the secret in file /nowhere/secret cannot be read"
