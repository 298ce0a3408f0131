"""Stories judged, for the tests of the detector."""

from newswatch.detect import detect
from newswatch.model import Story


def judge(headline, body="", **more):
    return detect(Story(headline=headline, body=body, **more))


def assert_proved(story, found):
    for proof in found.evidence:
        text = story.headline if proof.place == "headline" else story.body
        assert text[proof.start : proof.end] == proof.quote
        assert proof.quote
    for one in (*found.amounts, *found.other_amounts):
        text = story.headline if one.place == "headline" else story.body
        assert text[one.start : one.end] == one.text
