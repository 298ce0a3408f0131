"""Put an article into the shape that other tools measure through (one JSON object a page).

Only renames and splits; nothing is decided here.
"""

from __future__ import annotations

from newswatch.model import Article


def as_contract(article: Article) -> dict[str, object]:
    """Return *article* as the object of ``newswatch extract --jsonl``; ``error`` is null."""
    return {
        "title": article.headline,
        "authors": list(article.authors),
        "date": article.published,
        "modified": article.modified,
        "body": article.body,
        "language": article.language,
        "description": article.description,
        "section": article.section,
        "tags": list(article.tags),
        "image": article.image,
        "canonical_url": article.canonical_url,
        "related": [
            {"url": link.url, "text": link.text, "role": link.role} for link in article.related
        ],
        "error": None,
    }
