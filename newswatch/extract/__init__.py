"""From the bytes of a page to an Article: structured data, meta tags, body, dates, authors, links.

Reads its arguments and nothing else: no clock, no network, no database. What it returns is what
the page says; taking out the noise is `clean`'s.
"""

from newswatch.extract.contract import as_contract
from newswatch.extract.copied import extract_text
from newswatch.extract.page import extract

__all__ = ["as_contract", "extract", "extract_text"]
