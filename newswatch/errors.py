"""Every error that crosses a package's border, in one tree.

    NewswatchError
    ├── ConfigError(path, line)         newswatch.toml or a command line asks for the impossible
    ├── SourceError(source)             one source cannot be crawled as declared
    │   ├── DiscoverError(url)          a feed, sitemap or listing that is none
    │   ├── FetchError(url, failure)    no usable answer; failure is a key of model.FAILURES
    │   └── ExtractError(url)           a page that holds no article
    ├── GateError(url, reason)          an address or scheme that may not be dialled
    ├── StoreError(path)                the database is missing, foreign, newer, locked or broken
    │   └── RefusedValueError(path)     what was to be stored is at fault, not the database
    ├── LockError(path, pid)            another run holds the lock
    └── AlertError(target)              a message that could not be delivered

Foreign errors are translated at the border of the package that met them, never further in. What
a package raises for itself, or in the form that a library asks for, stands in its own module.
Each message says what is wrong and what to do. This module imports nothing of the package.
"""

from __future__ import annotations


class NewswatchError(Exception):
    """Root of the tree: catch it to catch all that newswatch means to say."""

    exit_code = 1


class ConfigError(NewswatchError):
    """Configuration or usage is wrong; nothing was fetched, written or sent."""

    exit_code = 2

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.path, self.line = path, line
        where = ":".join(str(part) for part in (path, line) if part is not None)
        super().__init__(f"{where}: {message}" if where else message)


class SourceError(NewswatchError):
    """One source cannot be crawled as declared; the others go on."""

    def __init__(self, message: str, *, source: str | None = None) -> None:
        self.source = source
        super().__init__(f"{source}: {message}" if source else message)


class DiscoverError(SourceError):
    """What was served is no feed, sitemap or listing; ``failure`` is the word to store."""

    def __init__(self, message: str, *, url: str, failure: str = "not_a_feed") -> None:
        self.url, self.failure = url, failure
        super().__init__(f"{message} ({url})")


class FetchError(SourceError):
    """No usable answer from *url*; ``failure`` is one of ``model.FAILURES``."""

    def __init__(self, message: str, *, url: str, failure: str) -> None:
        self.url, self.failure = url, failure
        super().__init__(f"{failure}: {message} ({url})")


class ExtractError(SourceError):
    """The page at *url* holds no article that could be read; ``failure`` says why.

    A file has no *url*.
    """

    def __init__(self, message: str, *, url: str, failure: str = "no_article") -> None:
        self.url, self.failure = url, failure
        super().__init__(f"{message} ({url})" if url else message)


class GateError(NewswatchError):
    """The address, scheme or form of *url* may not be dialled."""

    def __init__(self, reason: str, *, url: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{reason}: {url}")


class StoreError(NewswatchError):
    """The database cannot be used as it is; the message names the way out."""

    def __init__(self, message: str, *, path: str | None = None) -> None:
        self.path = path
        super().__init__(f"{path}: {message}" if path else message)


class RefusedValueError(StoreError):
    """What was to be stored is at fault, not the database: nothing is gained by trying again."""


class LockError(NewswatchError):
    """Another run holds the lock of this database."""

    exit_code = 75

    def __init__(self, path: str, *, pid: int | None = None) -> None:
        self.path, self.pid = path, pid
        by = f" by process {pid}" if pid else ""
        super().__init__(f"{path} is held{by}: another run is at work; try again when it has ended")


class AlertError(NewswatchError):
    """A message did not reach *target*.

    ``is_final`` means that no retry can help; ``is_unknown`` that it may have arrived all the same;
    ``retry_after`` is the wait in seconds that the target asked for, or None; ``parts`` how many
    parts of a message that is too long for one have arrived, those of earlier attempts included.
    """

    def __init__(
        self,
        message: str,
        *,
        target: str,
        is_final: bool = False,
        is_unknown: bool = False,
        retry_after: float | None = None,
        parts: int = 0,
    ) -> None:
        self.target, self.is_final, self.is_unknown = target, is_final, is_unknown
        self.retry_after, self.parts = retry_after, parts
        super().__init__(f"{target}: {message}")
