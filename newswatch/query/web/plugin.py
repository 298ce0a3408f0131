"""The plug-in for Datasette: our pages, our locks, our words, our errors.

Holds no page and no statement; it hands each request to the module of its page.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pluggy
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response
from datasette.views.base import DatasetteError

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.doors import doors
from newswatch.query.web.pages import (
    about,
    announcement,
    announcements,
    charts,
    found,
    front,
    parties,
    sources,
    stories,
    story,
)
from newswatch.query.web.pages.missing import missing
from newswatch.query.web.readable import authorizer
from newswatch.query.web.reader import Reader, TooSlowError, reading
from newswatch.query.web.site import DATABASE, Site

_hook = pluggy.HookimplMarker("datasette")
_log = logging.getLogger(__name__)
_FILES = Path(__file__).parent / "static"
_NUMBER = r"(?P<number>[0-9]{1,18})"
_PAGES: Mapping[str, Callable[[Reader, Asked, Site], Page]] = {
    "/": front.page,
    "/new": front.new,
    "/announcements": announcements.page,
    f"/announcements/{_NUMBER}": announcement.page,
    "/stories": stories.page,
    f"/stories/{_NUMBER}": story.page,
    rf"/stories/{_NUMBER}/versions/(?P<version>[0-9]{{1,9}})": story.version,
    "/search": found.page,
    "/parties": parties.page,
    f"/parties/{_NUMBER}": parties.one,
    "/sources": sources.page,
    r"/sources/(?P<name>[a-zA-Z0-9_-]{1,100})": sources.one,
    "/charts": charts.page,
    "/about": about.page,
}
_STATIC = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
_YEAR_S = 31_536_000
_ANSWERS = {
    400: "This address asks for what cannot be: a column that is not there, a number out of range.",
    404: "There is no such page.",
    500: "Something failed here; the log says what.",
    503: "The file that is shown is not in its place. When it is there again, so are the pages.",
}
# What comes of values that fit no column.
_UNFIT = (DatasetteError, OverflowError, ValueError)
_TOO_SLOW = "This took too long and was stopped, so that the crawl is not held up. Narrow it down."


class Plugin:
    """One site as Datasette's plug-in."""

    __name__ = "newswatch"  # Datasette asks every plug-in for it

    def __init__(self, site: Site) -> None:
        self._site = site
        self._files = {name: (_FILES / name).read_text("utf-8") for name in _STATIC}
        self._version = sha256(self._files["style.css"].encode()).hexdigest()[:12]

    @_hook
    def register_routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """Return our pages; Datasette's own come after them."""
        pages = [(f"^{path}$", self._view(page)) for path, page in _PAGES.items()]
        if not self._site.allow_sql:
            # Datasette's own list of tables has the field for SQL, and takes a second.
            pages.append((f"^/{DATABASE}$", self._view(about.tables)))
        files = [(rf"^/{name}$", self._file(name)) for name in _STATIC]
        return [*pages, *files, (r"^/robots\.txt$", _robots)]

    def _view(self, page: Callable[[Reader, Asked, Site], Page]) -> Callable[..., Any]:
        async def view(request: Any, datasette: Any) -> Any:  # noqa: ANN401 - untyped
            asked = Asked(
                path=self._path(request),
                values={name: request.args.get(name) for name in request.args},
                names=request.url_vars,
                cookies=request.cookies,
                base=self._site.base,
                now=time.time(),
            )
            read = reading(lambda reader: page(reader, asked, self._site))
            try:
                made = await datasette.get_database(DATABASE).execute_fn(read)
            except TooSlowError:
                made = missing(_TOO_SLOW, status=503)
            return await self._response(datasette, made, asked)

        return view

    def _path(self, request: Any) -> str:  # noqa: ANN401 - untyped
        path: str = request.scope.get("route_path") or request.scope["path"]
        return path

    async def _response(self, datasette: Any, made: Page, asked: Asked) -> Any:  # noqa: ANN401 - untyped
        template = datasette.jinja_env.get_template(made.template)
        text = await template.render_async({"asked": asked, "path": asked.path, **made.shows})
        response = Response.html(text, status=made.status)
        for name, value in made.cookies.items():
            response.set_cookie(
                name, value, max_age=_YEAR_S, path=self._site.base, httponly=True, samesite="lax"
            )
        return response

    def _file(self, name: str) -> Callable[..., Any]:
        def view() -> Any:  # noqa: ANN401 - untyped
            # Its address holds its fingerprint, so it never changes.
            headers = {"cache-control": f"public, max-age={_YEAR_S}, immutable"}
            return Response(self._files[name], headers=headers, content_type=_STATIC[name])

        return view

    @_hook
    def asgi_wrapper(self) -> Callable[..., Any]:
        """Return the doors that stand before everything else."""
        return partial(doors, site=self._site)

    @_hook
    def prepare_connection(self, conn: Any, database: str) -> None:  # noqa: ANN401 - SQLite's
        """Let a connection read what is public, and do nothing else."""
        if database == DATABASE:
            conn.execute("PRAGMA query_only = ON")
            # trusted_schema stays on: without it no view may read JSON or the index. What a view
            # may do is for the authorizer to say, too.
            conn.set_authorizer(authorizer(self._site.views))

    @_hook(tryfirst=True)
    def permission_allowed(self, action: str, resource: Any) -> bool | None:  # noqa: ANN401 - Datasette's
        """Allow tables and views that are public, and SQL of one's own if it was asked for."""
        if action == "view-table":
            return resource[0] == DATABASE and resource[1] in self._site.shown
        if action == "view-database":
            return bool(resource == DATABASE)
        if action == "execute-sql":
            return self._site.allow_sql
        return action == "view-instance"

    @_hook
    def prepare_jinja2_environment(self, env: Any) -> None:  # noqa: ANN401 - Jinja's
        """Give templates our words: how sums, days and addresses are written."""
        env.filters.update(
            count=wording.count_text,
            day=wording.day_text,
            lang=wording.language_of,
            time=wording.time_text,
            usd=wording.usd_text,
            whole_sum=wording.sum_text,
        )
        env.globals.update(
            allow_sql=self._site.allow_sql,
            base=self._site.base,
            link=partial(Asked("", {}, base=self._site.base).href),
            style_version=self._version,
        )
        env.trim_blocks = env.lstrip_blocks = True

    @_hook
    def handle_exception(self, datasette: Any, request: Any, exception: Exception) -> Any:  # noqa: ANN401 - untyped
        """Answer an error with a page that tells nothing of our inside; the log has it."""

        async def answer() -> Any:  # noqa: ANN401 - untyped
            status = _status_of(exception, self._path(request))
            if not self._site.path.exists():
                status = 503
            is_slow = isinstance(exception.__context__, QueryInterrupted)
            says = _TOO_SLOW if is_slow else _ANSWERS.get(status, str(exception))
            if status == HTTPStatus.INTERNAL_SERVER_ERROR:
                _log.error("page_failed path=%r", request.path, exc_info=exception)
            made = missing(says, status)
            if re.search(r"\.json$", request.path):
                return Response.json({"ok": False, "error": says, "status": status}, status=status)
            return await self._response(datasette, made, Asked("", {}, base=self._site.base))

        return answer


def _status_of(exception: Exception, path: str) -> int:
    """Return the status of an error: what stands in the address of a table is no fault of ours."""
    if isinstance(exception.__context__, QueryInterrupted):
        return 503  # Datasette says 400 of it, as if the address were at fault
    status: int = getattr(exception, "status", 500)
    is_table = path.startswith(f"/{DATABASE}")
    # Datasette gives all its own refusals of parameters the status 500, and converts unchecked.
    return (
        400
        if status == HTTPStatus.INTERNAL_SERVER_ERROR and is_table and isinstance(exception, _UNFIT)
        else status
    )


def _robots() -> Any:  # noqa: ANN401 - untyped
    return Response.text("User-agent: *\nDisallow: /\n")
