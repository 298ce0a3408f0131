"""Pages of the form that Marketing-Interactive's have, around a story that is given to them."""

MISSED = "Study: Which brands have won over shoppers this year"
BANNERS = ("Social Mixer 2026 Singapore", "marketing interactive Content360 Content360 2026")
TAILS = {
    "telegram": "<div><p>Follow us on our Telegram channel for the latest updates in the marketing "
    "and advertising scene.</p><a href='https://t.me/x'>Follow</a></div>",
    "newsletter": "<div><h4>Free newsletter</h4><p>Get the daily lowdown on Asia's top marketing "
    "stories.</p><p>We break down the big and messy topics of the day – for free.</p>"
    "<a href='/subscribe'>subscribe now open in new window</a></div>",
}


def marketing_interactive(story, *, heading="<p>Related articles:</p>", tail="telegram"):
    """Return a page of *story*: banners, headline twice, share on, body, related block, tail."""
    banners = "".join(f"<a href='/events'><img alt='{x}'><span>{x}</span></a>" for x in BANNERS)
    texts = [f"<p>{text}</p>" for text in story.body.split("\n\n")]
    missed = f"<p><strong>Don't miss: <a href='/missed-story'>{MISSED}</a></strong></p>"
    titles = "".join(
        f"<p><a href='/story-{n}'>{link.text}</a></p>" for n, link in enumerate(story.related)
    )
    return (
        f"<html lang='en'><head><title>{story.headline} | Marketing-Interactive</title>"
        f'<meta property="og:title" content="{story.headline}"></head><body>'
        f"<header>{banners}</header><div class='hero'><span>{story.headline}</span></div>"
        f"<h1>{story.headline}</h1>"
        "<div class='share'><p>share on</p><a href='https://x.com/share'>X</a></div>"
        f"<div class='content'>{''.join([*texts[:3], missed, *texts[3:]])}{heading}{titles}</div>"
        f"<div class='share'><p>share on</p></div>{TAILS[tail]}</body></html>"
    )
