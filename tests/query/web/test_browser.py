"""The pages in a real browser: clicked, on a phone, in the dark, by keyboard, under attack."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "front": "/",
    "new": "/new?since=1",
    "announcements": "/announcements",
    "announcements-narrowed": "/announcements?type=pledge&sort=sum",
    "announcement": "/announcements/1",
    "stories": "/stories",
    "story": "/stories/1",
    "version": "/stories/1/versions/2",
    "search": "/search?q=films",
    "search-nothing": "/search?q=zzz",
    "parties": "/parties",
    "party": "/parties/1",
    "sources": "/sources",
    "source": "/sources/outlet",
    "charts": "/charts",
    "about": "/about",
    "tables": "/data",
    "table": "/data/funding",
    "row": "/data/articles/1",
    "hostile-story": "/stories/6",
    "hostile-announcement": "/announcements/3",
    "missing": "/stories/999",
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


def quiet(said):
    """What a page said, but for the browser's own word on a 404 that is meant."""
    return [line for line in said if "404" not in line]


def test_from_a_word_to_the_proof_and_to_what_was_edited(tab, site):
    tab.goto(site.url)
    tab.get_by_role("searchbox").fill("films")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=films")
    story = tab.get_by_role("link", name="Alibaba pledges HK$6bn to films")
    hit = tab.get_by_role("listitem").filter(has=story)
    assert hit.locator("mark").first.inner_text().lower() == "films"
    hit.get_by_role("link", name="announces funding").click()

    tab.wait_for_url("**/announcements/1")
    assert tab.get_by_role("heading", level=1).inner_text() == "Alibaba pledges HK$6bn to films"
    fact = tab.locator("dd").filter(has_text="HKD 6,000,000,000")
    assert "about US$" in fact.inner_text()
    assert fact.locator("blockquote").inner_text() == "Alibaba pledges HK$6bn over five years."
    assert fact.locator("mark").inner_text() == "HK$6bn"
    fact.get_by_role("link", name="see it there").click()
    proof = tab.url.partition("#")[2]
    assert proof
    mark = tab.locator(f"mark:has(#{proof})")
    assert mark.inner_text() == "HK$6bn"
    assert mark.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"

    tellings = tab.get_by_role("region", name="All tellings")
    assert "The Herald 1 hour later" in " ".join(tellings.inner_text().split())
    assert "another sum" in tellings.inner_text()
    corrections = tab.get_by_role("region", name="Corrections")
    assert "edited its headline and text" in corrections.inner_text()
    assert "Sum: HK$5bn HK$6bn" in " ".join(corrections.inner_text().split())
    corrections.get_by_role("link", name="What changed").click()

    tab.wait_for_url("**/stories/1/versions/2")
    assert [e.inner_text().strip() for e in tab.locator(".text del").all()] == [
        "HK$5bn", "HK$5bn", "in",
    ]  # fmt: skip
    assert [e.inner_text().strip() for e in tab.locator(".text ins").all()] == [
        "HK$6bn", "HK$6bn", "next",
    ]  # fmt: skip
    assert quiet(tab.said) == []


def test_a_related_link_leads_to_the_stored_story(tab, site):
    tab.goto(site.url + "stories/1")
    tab.get_by_role("region", name="Related").get_by_role("link", name="Cinemas are full").click()
    assert tab.url.endswith("/stories/2")
    tab.get_by_role("region", name="Stories that link here").get_by_role("link").click()
    assert tab.url.endswith("/stories/1")


def test_facets_narrow_a_list_and_are_taken_back(tab, site):
    tab.goto(site.url + "announcements")
    rows = tab.locator(".rows > li")
    all_of_them = rows.count()
    tab.get_by_role("link", name=re.compile("^The Herald")).click()
    assert rows.count() == 1
    tab.get_by_role("link", name=re.compile("^The Herald .chosen")).click()
    assert rows.count() == all_of_them


def test_a_second_visit_shows_what_is_new_since_the_first(tab, site):
    tab.goto(site.url)
    assert tab.get_by_role("heading", name="Newest").is_visible()
    # Half an hour is the same visit; so the cookie is put back by an hour.
    cookie = next(c for c in tab.context.cookies() if c["name"] == "newswatch_seen")
    before, seen, at, last = (int(part) for part in cookie["value"].split("."))
    assert (before, at) == (0, 0)
    cookie["value"] = f"{before}.{seen - 1}.{at}.{last - 3600}"
    tab.context.add_cookies([cookie])
    tab.goto(site.url)
    assert tab.get_by_role("heading", name="New since you last looked").is_visible()
    first = tab.get_by_text("new or changed").inner_text()
    tab.reload()
    assert tab.get_by_text("new or changed").inner_text() == first


def test_the_keyboard_reaches_the_content_first(tab, site):
    tab.goto(site.url + "announcements")
    tab.keyboard.press("Tab")
    link = tab.get_by_role("link", name="Skip to the content")
    assert link.evaluate("e => e === document.activeElement")
    assert link.bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")
    style = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


@pytest.fixture(scope="module")
def same_tab(chromium):
    """One tab for pages that are looked at one by one: a new one costs more than a page."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
    yield page
    context.close()


@every_page
def test_a_page_asks_nobody_else_breaks_no_rule_and_fits_a_phone(same_tab, site, path):
    tab = same_tab
    tab.asked.clear()
    tab.said.clear()
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(site.url.rstrip("/") + path)
    assert [url for url in tab.asked if not url.startswith(site.url)] == []
    assert quiet(tab.said) == []
    assert tab.title().endswith("· newswatch")
    assert tab.get_by_role("heading", level=1).count() == 1
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture(scope="module")
def checked(chromium):
    """Tabs in which the checker may run: the policy of the pages rightly blocks its script."""
    contexts = {
        scheme: chromium.new_context(bypass_csp=True, color_scheme=scheme)
        for scheme in ("light", "dark")
    }
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize(
    ("scheme", "name"), [(scheme, name) for scheme in ("light", "dark") for name in PAGES]
)
def test_the_checker_of_accessibility_finds_nothing_serious(checked, site, scheme, name):
    page = checked[scheme]
    page.goto(site.url.rstrip("/") + PAGES[name])
    # In the dark only colours differ.
    options = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    found = Axe().run(page, options=options).response["violations"]
    serious = [
        (rule["id"], rule["nodes"][0]["html"])
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]
    assert serious == []


SCRIPT = "%3Cscript%3Edocument.title='ran'%3C/script%3E"
IMAGE = "%3Cimg%20src=x%20onerror=alert(1)%3E"
# Pages that show what others wrote; what stands in an address; what is said where that is refused.
HOSTILE = [
    "/",
    "/announcements",
    "/announcements/3",
    "/charts",
    "/new?since=1",
    "/parties",
    "/parties/3",
    "/search?q=script",
    "/sources",
    "/sources/outlet",
    "/stories",
    "/stories/6",
    "/stories/6/versions/1",
    *(
        f"/data/{table}"
        for table in (
            "announcement_history", "announcement_parties", "articles", "articles/6", "authors",
            "deals", "evidence", "fetches", "funding", "judgements/6", "links", "newest_deals",
            "near_misses", "parties", "tags", "articles.json", "articles/6.json",
            "authors.json?_shape=array", "tags.json?_nl=on&_shape=array",
        )
    ),
    *(
        f"/{page}{hostile}"
        for hostile in (f"%22%3E{SCRIPT}", f"'{IMAGE}")
        for page in (
            "", "search?q=", "search?funding=1&q=", "parties?q=", "announcements?source=",
            "stories?language=", "stories/", "sources/", "new?since=", "data/", "data/articles/",
            "data/articles?_search=", "data/articles?headline__contains=", "data/articles?_sort=",
            "data/articles?_facet=section&section=", "data/articles.json?_shape=", "data/tags?x=",
        )
    ),
]  # fmt: skip


def test_what_a_hostile_page_or_address_holds_stays_text(same_tab, site):
    tab = same_tab
    for path in HOSTILE:
        tab.said.clear()
        answer = tab.goto(site.url.rstrip("/") + path)
        assert answer.status < 500, path
        assert tab.title() != "ran", path
        for made in ("script", "main img", "svg[onload]", "[onerror]"):
            assert tab.locator(made).count() == 0, (made, path)
        for scheme in ("javascript", "data"):
            assert tab.locator(f"a[href^='{scheme}:']").count() == 0, path
        shown = tab.locator("body").inner_text()
        assert "49" not in re.findall(r"\{\{?[^}]*\}?\}|\b49\b", shown), path
        refused = ("400", "403", "404")
        assert [
            line for line in tab.said if not any(f"status of {n}" in line for n in refused)
        ] == []


def test_the_policy_blocks_what_slips_through(tab, site):
    """Were a page ever to hold a script or a picture from elsewhere, nothing would run."""
    tab.goto(site.url)
    tab.evaluate(
        """() => {
            const holder = document.createElement('div');
            document.body.append(holder);
            const script = document.createElement('script');
            script.textContent = "document.title = 'ran'";
            holder.append(script);
            holder.insertAdjacentHTML('beforeend',
                "<img src='http://127.0.0.2:9/x' onerror=\\"document.title = 'ran'\\">" +
                "<a id=evil href=\\"javascript:document.title='ran'\\">x</a>" +
                "<form action='http://127.0.0.2:9/'><button id=away>x</button></form>");
        }"""
    )
    for name in ("evil", "away"):
        tab.evaluate(f"document.getElementById({name!r}).click()")
    tab.wait_for_timeout(300)
    assert tab.title() != "ran"
    assert tab.url == site.url
    blocked = " ".join(tab.said)
    for rule in ("default-src 'none'", "img-src", "form-action"):
        assert rule in blocked


def test_text_of_every_script_says_its_language_and_direction(tab, site):
    tab.goto(site.url + "stories/5")
    heading = tab.get_by_role("heading", level=1)
    assert heading.get_attribute("lang") == "ar"
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    tab.goto(site.url + "stories/4")
    assert tab.get_by_role("heading", level=1).get_attribute("lang") == "zh-HK"
    assert tab.locator("html").get_attribute("lang") == "en"
    tab.goto(site.url + "search?q=香港")
    assert tab.locator(".rows > li").count() == 1


def test_it_works_where_scripts_are_switched_off(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)
    page.get_by_role("link", name="Charts").click()
    page.get_by_text("The figures as a table").first.click()
    assert page.get_by_role("cell", name="US$").first.is_visible()
    assert page.get_by_role("img", name=re.compile("Money by week")).first.is_visible()
    context.close()
