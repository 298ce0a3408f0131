import os
import subprocess
import sys

import pytest
from paths import ROOT

from newswatch import settings

HAZARDS = {
    "DOWNLOAD_VERIFY_CERTIFICATES": "True",
    "REMOTE_CONTROL_ENABLED": "False",
    "TELNETCONSOLE_ENABLED": "False",
    "COOKIES_ENABLED": "False",
    "REFERER_ENABLED": "False",
    "METAREFRESH_ENABLED": "False",
    "HTTPCACHE_ENABLED": "False",
    "DOWNLOAD_FAIL_ON_DATALOSS": "True",
    "CONCURRENT_ITEMS": "1",
    "TWISTED_DNS_RESOLVER": "newswatch.fetch.resolver.GatedResolver",
    "BOT_NAME": "newswatch",
}


def scrapy(folder, *args, **env):
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *args],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    ).stdout.strip()


def test_scrapy_sees_the_settings_and_newswatch_toml_is_laid_over_them(tmp_path):
    (tmp_path / "scrapy.cfg").write_text((ROOT / "scrapy.cfg").read_text())
    (tmp_path / "deeper").mkdir()
    (tmp_path / "newswatch.toml").write_text(
        'contact = "desk@example.org"\nallow = ["127.0.0.0/8"]\n[crawl]\ndelay = 2.5\n'
    )
    asked = "from newswatch import settings as s; print(s.USER_AGENT, s.NEWSWATCH_ALLOW)"
    seen = scrapy(tmp_path / "deeper", "settings", "--get", "NEWSWATCH_DATABASE")
    assert seen == str(tmp_path / "data" / "newswatch.db")
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}; print(s.DOWNLOAD_DELAY)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout
    assert done == f"{settings.user_agent('desk@example.org')} ['127.0.0.0/8']\n2.5\n"


def test_another_configuration_can_be_named(tmp_path):
    (tmp_path / "other.toml").write_text('database = "other.db"\n')
    seen = scrapy(
        ROOT,
        "settings",
        "--get",
        "NEWSWATCH_DATABASE",
        NEWSWATCH_CONFIG=str(tmp_path / "other.toml"),
    )
    assert seen == str(tmp_path / "other.db")


@pytest.mark.parametrize(("name", "value"), HAZARDS.items())
def test_hazardous_defaults_are_turned_round(name, value):
    assert str(getattr(settings, name)) == value


def test_only_http_and_https_can_be_downloaded():
    handlers = settings.DOWNLOAD_HANDLERS
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}
    assert {"file", "data", "ftp", "s3"} <= set(handlers)


def test_limits_are_set_and_below_scrapys():
    assert settings.DOWNLOAD_MAXSIZE <= 32 * 1024 * 1024
    assert 0 < settings.DOWNLOAD_TIMEOUT <= 60
    assert settings.DOWNLOAD_DELAY >= 1
    assert settings.CONCURRENT_REQUESTS_PER_DOMAIN <= 2
    assert settings.REDIRECT_MAX_TIMES <= 6
    assert 429 not in settings.RETRY_HTTP_CODES
    assert not hasattr(settings, "CONCURRENT_REQUESTS_PER_IP")
