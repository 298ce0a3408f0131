"""`python -m newswatch.cli.docs [--check]`: write the generated pages, or say which are stale.

Writes only pages that differ.
"""

from __future__ import annotations

import sys

import click

from newswatch.cli.docs import ROOT, pages, stale


@click.command()
@click.option("--check", is_flag=True, help="write nothing; exit 1 if a page is stale")
def docs(*, check: bool) -> None:
    """Write docs/schema.md, docs/settings.md and docs/verbs.md again."""
    if not (ROOT / "docs").is_dir():
        raise click.UsageError(f"there is no folder docs in {ROOT}: call this in a checkout")
    texts = pages()
    found = stale()
    for path in found:
        click.echo(f"{path.relative_to(ROOT)} {'is stale: ./run docs' if check else 'written'}")
        if not check:
            path.write_text(texts[path], encoding="utf-8")
    sys.exit(1 if check and found else 0)


if __name__ == "__main__":
    docs()
