"""The one exception family. Each message says what went wrong, where, and what to do."""

from __future__ import annotations


class KgError(Exception):
    """Whatever Actorgraph refuses or cannot do; its text is one line fit for a person."""


class ReadingError(KgError):
    """An input cannot be read as an article; the rest of the batch goes on."""


class FetchError(KgError):
    """An address cannot be fetched, or may not be, and why; ``passing`` if that may change in a while.

    ``status`` is what the server answered, ``after`` the seconds after which it asks to come again.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        passing: bool = False,
        status: int | None = None,
        after: float | None = None,
    ) -> None:
        self.url = url
        self.reason = reason
        self.passing = passing
        self.status = status
        self.after = after
        super().__init__(f"{url}: {reason}")


class OntologyError(KgError):
    """A file of ontology/ does not say what it must; the message names file and term."""


class ModelError(KgError):
    """The language pipeline cannot be loaded or used."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""


class QueryError(KgError):
    """A query is malformed, forbidden or asks with a name that it does not use."""


class QueryDeadlineError(QueryError):
    """A query was ended because it took too long."""


class UnknownActorError(KgError):
    """No actor of the graph has this name; ``near`` holds names that are close."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        self.name = name
        self.near = near
        hint = f"; near names: {', '.join(near)}" if near else "; kg actors lists all"
        super().__init__(f"no actor named {name!r} in the graph{hint}")


class AmbiguousActorError(KgError):
    """Several actors of the graph have this name; ``candidates`` holds their labels or IRIs."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name = name
        self.candidates = candidates
        super().__init__(f"{name!r} may be {', '.join(candidates)}; name one of them in full")


class IdentityError(KgError):
    """Actors cannot be made one or two as asked, or a log of judgements cannot be read."""


class ImportingError(KgError):
    """A list of actors cannot be taken; nothing of it is."""


class UnknownStatementError(KgError):
    """No statement of the graph has this id."""


class UnknownArticleError(KgError):
    """No article of the graph has this id."""


class ServingError(KgError):
    """The server cannot be started; the message says what is in the way."""


class RefusedError(KgError):
    """A request over HTTP is refused, with this status and these further headers."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.headers = headers or {}
        super().__init__(message)
