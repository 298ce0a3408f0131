"""`rates`: what the file knows of currencies, and rates of one's own in it.

Reads a file and hands it to `store`; asks no network.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import click

from newswatch import rates as known_rates
from newswatch.cli.frame import Frame, verb
from newswatch.errors import ConfigError
from newswatch.store import rates as stored

# The whole file of the ECB since 1999 has some 2 MB.
_LARGEST = 50_000_000


@click.group()
def rates() -> None:
    """Show or renew the rates by which sums are told in US dollars."""


@rates.command("list")
@verb
def list_(frame: Frame) -> None:
    """Show of which currencies the file has rates, who says so, and which are stale today."""
    today = datetime.now(UTC).date()
    with frame.database(read_only=True) as db:
        found = stored.list_rates(db)
    frame.tell(
        [{**asdict(one), "is_stale": _is_stale(one, today)} for one in found],
        lambda: (
            "\n".join(_line(one, today) for one in found)
            or "no sum is stored yet; a currency's rates are brought with the first sum in it"
        ),
    )


def _is_stale(series: stored.RateSeries, today: date) -> bool:
    return series.fresh_until_on < today.isoformat()


def _line(series: stored.RateSeries, today: date) -> str:
    if series.fresh_until_on == date.max.isoformat():
        days = "one rate for every day"
    else:
        days = f"{series.first_on} to {series.last_on}"
    what = " and ".join({"table": "table (approximate)"}.get(s, s) for s in series.sources)
    old = f"; STALE since {series.fresh_until_on}" if _is_stale(series, today) else ""
    return f"{series.currency}  {days}, by {what}{old}"


@rates.command()
@click.argument("path", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@verb
def update(frame: Frame, path: Path | None) -> None:
    """Take rates from FILE, a CSV or zip as the European Central Bank publishes it.

    They go before newswatch's own, and all sums are told by them at once. Without FILE they are
    taken out again.
    """
    found = _read(path) if path else None
    with frame.database() as db:
        number = stored.drop_own_rates(db) if found is None else stored.add_rates(db, found)
    what = "taken out; newswatch's own hold again" if found is None else "taken in"
    frame.tell({"rates": number}, lambda: f"{number} rates {what}")


def _read(path: Path) -> list[known_rates.Rate]:
    try:
        return list(known_rates.read_ecb(_text(path)))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ConfigError(f"{path} is no file of rates as the ECB publishes it: {error}") from error


def _text(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            file.seek(0)
            return _decoded(file.read(_LARGEST + 1))
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        if len(names) != 1:
            raise ValueError(f"the zip holds {len(names)} CSV files, not one")
        with archive.open(names[0]) as inner:
            return _decoded(inner.read(_LARGEST + 1))


def _decoded(raw: bytes) -> str:
    if len(raw) > _LARGEST:
        raise ValueError("it is larger than 50 MB")
    return raw.decode("utf-8-sig")
