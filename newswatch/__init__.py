"""newswatch: watch the marketing trade press and tell people when money moves.

Data's way, told once; each word is a package, a word in the log, and mostly a verb:

    discover   what a feed, sitemap or listing names, and what is new in it     ┐
    fetch      ask for it: politely, through the gate, conditionally            │ crawl/
    extract    page → article: structured data, meta tags, then the text        │ conductor 1,
    clean      article → article without noise                                  │ Scrapy
    store      the article, its versions and links, in one SQLite file          ┘
    diff       (what is stored, what was read) → new, modified, removed
    detect     article → funding announcement with the words that prove it      ┐ flag/
    group      announcement → event: one event, many tellings                   │ conductor 2,
    alert      event → messages that are owed, and their sending                ┘ no Scrapy
    query      the file, read

Steps decide and do not import each other; conductors carry out. What several steps need lies
below them: model, money, rates, hashes, urls, gate, lock, durable, config, errors.
"""

__version__ = "0.1.0"
