"""The web view: pages for people over the file, on Datasette, read-only.

    doors ─ who may ask what, and under which headers it is answered
    engine ─ Datasette with our pages, our templates, and only the tables that are for all
    pages ─ one module a page: rows in, what its template shows out
    drawing ─ charts as SVG, with their figures
    running ─ the socket, the server, its end

Writes nothing, asks nobody, and needs no JavaScript. Nothing of it opens the database: Datasette
does, and the connection that it opens can neither write nor read what is private.
"""

from newswatch.query.web.readable import public_views
from newswatch.query.web.running import serve
from newswatch.query.web.site import Site

__all__ = ["Site", "public_views", "serve"]
