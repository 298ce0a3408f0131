import pytest

from newswatch.alert.channels import CHANNELS, check_options, send
from newswatch.errors import AlertError, ConfigError
from newswatch.model import Target

GOOD = {
    "log": {"file": "-"},
    "webhook": {"url": "https://hooks.example.org/x", "secret_env": "HOOK_SECRET"},
    "apprise": {"url_env": "CHAT_URL"},
    "feed": {"folder": "feeds"},
    "mail": {"host": "smtp.example.org", "from": "a@example.org", "to": ["b@example.org"]},
}


@pytest.mark.parametrize("kind", CHANNELS)
def test_good_options_pass(kind):
    check_options(Target(name="desk", kind=kind, options=GOOD[kind]))
    common = {"allow": ["10.0.0.0/8"], "timeout": 2.5}
    check_options(Target(name="desk", kind=kind, options=GOOD[kind] | common))


@pytest.mark.parametrize("kind", CHANNELS)
def test_an_unknown_option_is_refused_with_the_allowed_ones(kind):
    options = GOOD[kind] | {"pasword": "hunter2"}
    with pytest.raises(ConfigError) as caught:
        check_options(Target(name="desk", kind=kind, options=options))
    assert "target desk: unknown option 'pasword'" in str(caught.value)
    assert "; allowed: " in str(caught.value)
    assert ("did you mean 'password_env'?" in str(caught.value)) is (kind == "mail")
    assert "timeout" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_an_unknown_kind_is_refused():
    with pytest.raises(
        ConfigError, match="unknown kind 'pigeon'; allowed: log, webhook, mail, apprise, feed"
    ):
        check_options(Target(name="desk", kind="pigeon"))


def test_a_missing_option_is_named_with_its_meaning():
    with pytest.raises(ConfigError, match=r"host is missing \(the SMTP server\)"):
        check_options(Target(name="desk", kind="mail"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"timeout": 0}, "timeout must be 1 to 600 seconds"),
        ({"timeout": True}, "timeout must be"),
        ({"timeout": "30"}, "timeout must be"),
        ({"timeout": float("nan")}, "timeout must be"),
        ({"allow": "10.0.0.0/8"}, "allow must be a list of networks"),
        ({"allow": [10]}, "allow must be a list of networks"),
        ({"allow": ["home"]}, "'home' is no network"),
    ],
)
def test_common_options_are_checked(options, said):
    with pytest.raises(ConfigError, match=said):
        check_options(Target(name="desk", kind="log", options={"file": "-"} | options))


def test_whether_a_receiver_drops_copies_is_yes_or_no():
    options = GOOD["webhook"] | {"drops_copies": "yes"}
    with pytest.raises(ConfigError, match="drops_copies must be true or false"):
        check_options(Target(name="desk", kind="webhook", options=options))


def test_a_target_that_was_configured_away_is_tried_again(delivery, gate):
    with pytest.raises(AlertError, match="its options cannot work") as caught:
        send(delivery(), Target(name="desk", kind="pigeon"), gate)
    assert not caught.value.is_final
