import shutil

import pytest
from query.web.served import serving
from query.web.shelf import fill

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome")
     if (found := shutil.which(name))), None
)  # fmt: skip
# Without a graphics card, without a sandbox of its own (as root), and asking nobody anything.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """The file with stories to look at; to be read only."""
    path = tmp_path_factory.mktemp("shelf") / "newswatch.db"
    fill(path)
    return path


@pytest.fixture(scope="session")
def site(shelf):
    """The web view of that file, in a process of its own."""
    with serving(shelf) as served:
        yield served


@pytest.fixture(scope="module")
def chromium():
    """A browser for one module: Playwright's loop would stand in the way of others' after it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium (.ci/run does so where it may)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture
def tab(chromium):
    """A tab of a browser that has seen nothing yet; all that it asks for and says is kept."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    context.close()
