"""Pictures of every page of the web view, on a desk and on a phone, by day and by night.

    python bench/shots.py [--db FILE] [--into FOLDER]

Shows FILE (by default the newsroom of `newswatch demo`, crawled anew) in a headless Chromium at
1280 and 390 pixels, light and dark, and writes a picture of each whole page into FOLDER (by default
`shots`, which git leaves out): to be looked at by eyes. On each page the checker of accessibility
axe is run as well; prints a table in Markdown of what it found and of what the browser complained.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from pages import serving
from playwright.sync_api import Browser, sync_playwright

WIDTHS, SCHEMES = (1280, 390), ("light", "dark")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The row of each kind that has most to show, asked of the file; None leaves the page out.
MOST = {
    "announcement": "SELECT min(n.id) FROM announcements AS n JOIN event_mentions AS m"
    " ON m.announcement_id = n.id WHERE n.state = 'live' GROUP BY m.event_id"
    " ORDER BY count(*) DESC, n.id LIMIT 1",
    "corrected": "SELECT announcement_id FROM corrections LIMIT 1",
    "withdrawn": "SELECT announcement_id FROM withdrawn_announcements LIMIT 1",
    "story": "SELECT article_id FROM links WHERE target_article_id IS NOT NULL"
    " GROUP BY article_id ORDER BY count(*) DESC LIMIT 1",
    "edited": "SELECT id FROM articles WHERE version > 1 ORDER BY length(body) DESC LIMIT 1",
    "gone": "SELECT id FROM articles WHERE removed_at IS NOT NULL LIMIT 1",
    "chinese": "SELECT id FROM articles WHERE language LIKE 'zh%' LIMIT 1",
    "funder": "SELECT party_id FROM funders LIMIT 1",
    "source": "SELECT source FROM source_health"
    " ORDER BY health = 'well', coalesce(state, '') = 'well', source LIMIT 1",
}
PAGES = {
    "front": "/",
    "new": "/new?since=1",
    "announcements": "/announcements",
    "announcements-narrowed": "/announcements?type=round&sort=sum",
    "announcements-withdrawn": "/announcements?state=withdrawn",
    "announcement": "/announcements/{announcement}",
    "announcement-corrected": "/announcements/{corrected}",
    "announcement-withdrawn": "/announcements/{withdrawn}",
    "stories": "/stories",
    "story": "/stories/{story}",
    "story-edited": "/stories/{edited}",
    "story-gone": "/stories/{gone}",
    "story-chinese": "/stories/{chinese}",
    "version": "/stories/{edited}/versions/2",
    "search": "/search?q=funding",
    "search-blank": "/search",
    "search-nothing": "/search?q=zzzz",
    "parties": "/parties",
    "parties-receive": "/parties?role=recipient",
    "party": "/parties/{funder}",
    "sources": "/sources",
    "source": "/sources/{source}",
    "charts": "/charts",
    "charts-year": "/charts?weeks=52",
    "help": "/about",
    "tables": "/data",
    "table": "/data/funding",
    "row": "/data/articles/1",
    "missing": "/stories/999999",
}


def main() -> None:
    """Serve the file, take the pictures, print what was found."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--db", type=Path)
    asked.add_argument("--into", type=Path, default=Path("shots"))
    asked.add_argument("--only", help="pages whose name begins so")
    said = asked.parse_args()
    said.into.mkdir(parents=True, exist_ok=True)
    with file_of(said.db) as path, serving(path) as (url, _), sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        pages = {name: url + path for name, path in addresses(path).items()}
        shown = {n: p for n, p in pages.items() if n.startswith(said.only or "")}
        take(browser, shown, said.into)
        browser.close()


@contextmanager
def file_of(given: Path | None) -> Iterator[Path]:
    """Yield the file to show: the one that is given, or the demo's."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="newswatch-shots-") as folder:
        command = [sys.executable, "-m", "newswatch", "demo", "--into", f"{folder}/demo"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield Path(folder) / "demo" / "newswatch.db"


def addresses(path: Path) -> dict[str, str]:
    """Return the address of each page for which the file has something to show."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        rows = {name: db.execute(sql).fetchone() for name, sql in MOST.items()}
    values = {name: row[0] for name, row in rows.items() if row}
    return {
        name: address.format(**values)
        for name, address in PAGES.items()
        if "{" not in address or address.partition("{")[2].partition("}")[0] in values
    }


def take(browser: Browser, pages: dict[str, str], into: Path) -> None:
    """Take every page in every width and scheme; print a row of the table for each page."""
    print("| page | width | scheme | axe | beyond the edge | said |\n|---|---|---|---|---|---|")
    for scheme in SCHEMES:
        for width in WIDTHS:
            # The policy of the pages rightly blocks the checker's script.
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
            )
            tab = context.new_page()
            said: list[str] = []
            tab.on("console", lambda message, said=said: said.append(message.text))
            for name, url in pages.items():
                said.clear()
                tab.goto(url)
                tab.screenshot(path=into / f"{name}-{width}-{scheme}.png", full_page=True)
                wide = tab.evaluate("document.documentElement.scrollWidth") - width
                told = [line for line in said if "404" not in line]
                print(f"| {name} | {width} | {scheme} | {checked(tab)} | {max(wide, 0)} | "
                      f"{'; '.join(told)} |", flush=True)  # fmt: skip
            context.close()


def checked(tab: Any) -> str:  # noqa: ANN401 - a page of Playwright's
    """Return what axe found, worst first: "1 serious (color-contrast)"."""
    found = Axe().run(tab).response["violations"]
    counts = Counter(rule["impact"] for rule in found)
    rules = ", ".join(sorted({rule["id"] for rule in found}))
    return ", ".join(f"{n} {impact}" for impact, n in counts.items()) + (rules and f" ({rules})")


if __name__ == "__main__":
    main()
