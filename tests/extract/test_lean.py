"""What is cut out of pages before they are parsed, and that nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newswatch.extract.lean import lean
from newswatch.markup import MAX_ATTRIBUTES, defused_bytes

PIECES = (
    "<script>", "</script>", "<script ", 'type="application/ld+json"', "</script ", "<SCRIPT>",
    "</Script>", "</scripty>", "<script/>", "<!--", "-->", "--!>", "<!-->", "<style>", "</style>",
    "<svg>", "<svg ", "<svg/>", '<path d="M0"/>', "</svg>", "<title>", "</title>", "<textarea>",
    "</textarea>", "<iframe>", "</iframe>", "<xmp>", "</xmp>", "<template>", "<noscript>", "<p>",
    "</p>", "<div>", "</div>", '<a href="', "<b c='", '"', "'", ">", "/>", "<", "</", "<?", "<!",
    "-", "!", "=", "x", "y z", "<br>", "\x0c",
)  # fmt: skip


def is_gone(node):
    is_data = "ld+json" in (node.get("type") or "").lower()
    return node.tag in {"style", "svg"} or (node.tag == "script" and not is_data)


def shown(html):
    """Return elements, attributes and text of *html* as parsed, but for what is to be cut."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    found = [""]
    walker = etree.iterwalk(etree.fromstring(html, parser), events=("start", "end"))
    for event, node in walker:
        if event == "start" and is_gone(node):
            walker.skip_subtree()
            continue
        text = (node.text if event == "start" else node.tail) or ""
        if not is_gone(node):
            found += [f"{event} {node.tag} {sorted(node.items())}", ""]
        found[-1] += text
    return [said for said in found if said]


@given(st.lists(st.sampled_from(PIECES), max_size=16))
def test_a_page_is_parsed_as_if_nothing_had_been_cut(pieces):
    html = f"<html><head></head><body><p>0</p>{''.join(pieces)}".encode()
    assert shown(lean(html)) == shown(defused_bytes(html))


@pytest.mark.parametrize(
    "cut",
    [
        "<script>if (a<b) document.write('<p>no</p>')</script>",
        '<SCRIPT TYPE="text/javascript" async>x</ScRiPt >',
        "<script>x = '</scripts>' </script>",
        "<script><!-- x --></script>",
        "<style media=print>p > a { content: '<p>' }</style>",
        "<!-- <p>no</p> -- > -->",
        "<!-->",
        "<!-- a --><!-- b --><script>x</script>",
        '<svg class="a"><title>Share</title><g><path d="M0 0h24v24"/></g></svg>',
    ],
)
def test_scripts_styles_comments_and_drawings_go(cut):
    page = "<p>One %s two.</p><p>Three.</p>"
    assert lean((page % cut).encode()).decode() == page % ""


@pytest.mark.parametrize(
    "kept",
    [
        '<script type="application/ld+json">{"a": "<b>"}</script>',
        "<script type='application/ld&#x2B;json'>{}</script>",
        '<a title="<script>x</script>">y</a>',
        "<textarea><script>x</script></textarea>",
        "<svg><foreignObject><p>Text.</p></foreignObject></svg>",
        "<svg><text>Words</text></svg>",
        "<scripted>x</scripted>",
        "a < b << c",
    ],
)
def test_data_text_and_what_only_looks_like_a_script_stay(kept):
    assert lean(f"<p>{kept}</p>".encode()).decode() == f"<p>{kept}</p>"


@pytest.mark.parametrize(
    "doubtful",
    [
        "<script><!-- <script> </script> --></script>",
        "<script>never ends",
        "<script src=x />",
        '<script a="b>x</script>',
        "<!-- a --!> b -->",
        "<title>never ends",
        "<plaintext>",
    ],
)
def test_where_it_is_in_doubt_the_rest_of_the_page_stays(doubtful):
    rest = f"{doubtful}<p>Text.</p><style>y</style>"
    assert lean(f"<style>z</style>{rest}".encode()).decode() == rest


def test_controls_go_and_make_no_tags_that_were_not_seen():
    assert lean(b"<p>a\x00b\x1b\tc</p>") == b"<p>ab\tc</p>"
    bomb = b"<\x00p " + b"a " * 1000 + b">"
    assert lean(bomb).count(b"a ") == MAX_ATTRIBUTES


def test_a_bomb_is_defused_behind_what_was_cut():
    html = b"<style>p</style><p>a</p><p " + b"a=1 " * 1000 + b">b</p><script>x</script>"
    assert lean(html).startswith(b"<p>a</p><p a=1")
    assert lean(html).count(b"a=1") == MAX_ATTRIBUTES


@pytest.mark.parametrize(
    "piece",
    ["<script", "<script>", "<script><!--", "<svg>", "<svg><g>", "<!--", "<!-", "<title>", "<<",
     "</", "<script a='", '<p a="', "<style ", "<svg><title>", "<script ld", "=", "<p ", "<?"],
)  # fmt: skip
def test_no_page_takes_more_than_linear_time(piece):
    assert lean((piece * 100_000).encode()) is not None
