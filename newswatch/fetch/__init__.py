"""Fetch step: how a request leaves this machine, and what may come back.

Downloader middlewares and a download handler for Scrapy, one small file each, in the order in which
a request meets them: `gate` (may it be asked for, by us), `offsite`, `robots`, `retry_after`,
`compression`, `redirect`, `handler` (the last door: the address dialled is the one checked).
`failures` names what went wrong; `archive` keeps the bytes. Nothing here reads a page or opens a
database: what is learnt of a host goes out by signal.
"""
