"""The pages of docs/ that only repeat what the code says: `python -m newswatch.cli.docs`.

    schema    the tables, from the comments of the schema
    settings  the keys of newswatch.toml and of settings.py, from their declarations
    verbs     the command line, from its own help

None of their words is written here a second time. Not a verb: this works on a checkout, never on
anybody's database.
"""

from __future__ import annotations

from pathlib import Path

from newswatch.cli.docs import schema, settings, verbs

ROOT = Path(__file__).parents[3]
_NOTE = "<!-- Written by `./run docs`: change the code that it repeats, not this page. -->\n"


def pages() -> dict[Path, str]:
    """Return the text that each generated page must have, by its path in this checkout."""
    made = {"schema": schema.lines(), "settings": settings.lines(), "verbs": verbs.lines()}
    return {
        ROOT / "docs" / f"{name}.md": "\n".join([_NOTE, *lines]) for name, lines in made.items()
    }


def stale() -> list[Path]:
    """Return the generated pages that are missing or do not say what the code says."""
    return [path for path, text in pages().items() if _read(path) != text]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
