"""`serve`: show the file in a browser, read-only.

Checks the file, then hands it to the web view.
"""

from __future__ import annotations

import ipaddress
import re

import click

from newswatch import store
from newswatch.cli.frame import Frame, json_text, log_plainly, verb
from newswatch.errors import ConfigError
from newswatch.query.web import Site, public_views
from newswatch.query.web import serve as serve_site
from newswatch.store import browsing

_HOST = re.compile(r"[a-z0-9.-]{1,253}(?::[0-9]{1,5})?|\[[0-9a-f:]{2,45}\](?::[0-9]{1,5})?")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 for any"
)
@click.option(
    "--public-host",
    "public_hosts",
    multiple=True,
    help="a name under which a proxy shows it, such as news.example or news.example:8443",
)
@click.option("--base", default="/", show_default=True, help="path under which a proxy shows it")
@click.option("--allow-sql", is_flag=True, help="let readers run SELECTs of their own on /data")
@verb
def serve(
    frame: Frame, *, host: str, port: int, public_hosts: tuple[str, ...], base: str, allow_sql: bool
) -> None:
    """Show the file in a browser: announcements, proofs, stories, sources. Read-only."""
    log_plainly(is_quiet=True)
    _check_names(host, public_hosts)
    with frame.database(read_only=True) as db:
        described = tuple(store.list_docs(db))
        views = public_views(browsing.tables_of_views(db))
    site = Site(
        path=frame.config.database,
        base=_base(base),
        allow_sql=allow_sql,
        views=views,
        described=described,
    )

    def ready(url: str) -> None:
        told = {"url": url, "database": str(site.path)}
        text = f"{url} shows {site.path}, read-only; Ctrl-C ends it"
        click.echo(json_text(told) if frame.as_json else text)

    serve_site(site, host=host, port=port, public_hosts=public_hosts, ready=ready)


def _check_names(host: str, public_hosts: tuple[str, ...]) -> None:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        says = f"--host takes an address such as 127.0.0.1 or ::1, not {host!r}"
        raise ConfigError(says) from None
    for name in public_hosts:
        if not _HOST.fullmatch(name.lower()):
            raise ConfigError(f"--public-host takes a name such as news.example, not {name!r}")


def _base(base: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9/_.~-]{0,200}", base):
        raise ConfigError(f"--base takes a path such as /news/, not {base!r}")
    return "/" + "".join(f"{part}/" for part in base.split("/") if part)
