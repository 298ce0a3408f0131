"""The words by which a page heads other stories."""

import pytest

from newswatch.extract.naming import NOISE, bits_of
from newswatch.extract.words import related_label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("READ ALSO: Brand wins", "read also:"),
        ("İLGİLİ HABERLER", "İLGİLİ HABERLER"),  # longer in small letters: asked as it stands
        ("İlgili haberler", "İlgili haberler"),
        ("Reading the room", None),
    ],
)
def test_a_heading_of_other_stories_is_known_in_letters_of_any_size(line, label):
    found = related_label(line)
    assert (found and found[0]) == label
    assert found is None or line[: found.end()].lower() == found[0].lower()
    assert related_label(line, 2) is None


def test_a_gallery_that_opens_over_the_page_is_no_dialogue():
    assert bits_of("lightbox modal") & NOISE
    assert not bits_of("lightbox-gallery") & NOISE
