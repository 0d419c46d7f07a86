"""SPARQL in, results out: from outside through guard and deadline, and the saved ones of ontology/queries/.

A saved query is a file and stays as it is written: whatever varies comes in as bound terms, never as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

import pyoxigraph as ox

from graph.asking.rows import Row
from graph.errors import QueryDeadlineError, QueryError
from graph.limits import MAX_NEAR_NAMES, MAX_QUERY_SECONDS, MAX_ROWS
from graph.ontology import QUERIES
from graph.storing.backend import Answer, Bindings, Store

if TYPE_CHECKING:
    from graph.asking.results import Result

_HEADER: Final = re.compile(r"(binds|may bind): *(.*)")
_ENGINE_PLACE: Final = re.compile(r"error at (\d+):(\d+):")
_FAILURES: Final = (QueryError, RuntimeError, ValueError, OSError)
"""What putting a query or reading its answer raises."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query of ontology/queries/ with what its opening comment says: what it answers and what it binds."""

    name: str
    summary: str
    text: str
    required: frozenset[str]
    optional: frozenset[str]

    def check(self, given: AbstractSet[str]) -> None:
        """See that variables are bound, all that must be and no other.

        Raises:
            QueryError: if a binding is missing or not one of its.
        """
        missing = self.required - given
        unknown = given - self.required - self.optional
        if unknown:
            known = _listed(self.required | self.optional) or "nothing"
            raise QueryError(f"query {self.name} does not bind {_listed(unknown)}; it binds {known}")
        if missing:
            raise QueryError(f"query {self.name} needs a value for {_listed(missing)}")


def saved_names() -> tuple[str, ...]:
    """The names of all saved queries, sorted."""
    return tuple(sorted(path.stem for path in QUERIES.glob("*.rq")))


@cache
def saved(name: str) -> SavedQuery:
    """The saved query of this name.

    Raises:
        QueryError: if there is none; near names are given.
    """
    names = saved_names()
    if name not in names:
        from difflib import get_close_matches  # only mistakes need it

        near = get_close_matches(name, names, MAX_NEAR_NAMES, 0.4) or names
        raise QueryError(f"no saved query named {name!r}; there are {', '.join(near)}")
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    comment = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#")]
    binds = {found[1]: found[2] for line in comment if (found := _HEADER.fullmatch(line))}
    summary = " ".join(line for line in comment if not _HEADER.fullmatch(line))
    return SavedQuery(name, summary, text, _variables(binds.get("binds")), _variables(binds.get("may bind")))


def ask(store: Store, name: str, bindings: Bindings) -> Answer:
    """Put a saved query to the store.

    Args:
        store: any store.
        name: of the saved query.
        bindings: a term for each variable that the query must bind, and for any that it may.

    Raises:
        QueryError: if there is no such query, or a binding is missing or not one of its.
    """
    query = saved(name)
    query.check(bindings.keys())
    return store.query(query.text, bindings)


def solve(store: Store, name: str, /, **bindings: ox.NamedNode | ox.Literal) -> Iterator[Row]:
    """The solutions of a saved SELECT query."""
    answer = ask(store, name, bindings)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError(f"query {name} is no SELECT query")
    places = {variable.value: place for place, variable in enumerate(answer.variables)}
    try:
        for solution in answer:
            yield Row(solution, places)
    except _FAILURES as error:
        raise _query_error(error) from error


def holds(store: Store, name: str, /, **bindings: ox.NamedNode | ox.Literal) -> bool:
    """The answer of a saved ASK query."""
    return bool(ask(store, name, bindings))


def run(store: Store, name: str, bindings: Bindings, limit: int = MAX_ROWS) -> Result:
    """The result of a saved query, read out.

    Raises:
        QueryError: as ``ask`` does.
    """
    return _read(ask(store, name, bindings), limit)


def query(
    store: Store, sparql: str, limit: int = MAX_ROWS, seconds: float | None = MAX_QUERY_SECONDS
) -> Result:
    """The result of a query from outside, read out; our prefixes are known.

    Args:
        store: any store.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE over the union of all graphs.
        limit: of rows or triples; a result that was cut says so.
        seconds: that it may take, in a process of its own; None trusts it to end, and asks in this process.

    Raises:
        QueryError: if the guard refuses it, it is malformed (with line and column), or it fails.
        QueryDeadlineError: if it takes longer.
    """
    from graph.asking.guard import admit  # our own queries, which lookups put, need no guard

    text = admit(sparql)
    with _told_as_query_error(text):
        if seconds is None:
            return _read(store.query(text), limit)
        with store.query_within(text, seconds) as answer:
            return _read(answer, limit)


def _read(answer: Answer, limit: int) -> Result:
    from graph.asking.results import Table, Triples, Truth  # lookups read rows as they come

    with _told_as_query_error():
        if isinstance(answer, ox.QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            rows, truncated = _first((tuple(solution) for solution in answer), limit)
            return Table(columns, rows, truncated)
        if isinstance(answer, ox.QueryBoolean):
            return Truth(bool(answer))
        return Triples(*_first(answer, limit))


def _first(items: Iterable[_Item], limit: int) -> tuple[tuple[_Item, ...], bool]:
    iterator = iter(items)
    taken = tuple(islice(iterator, limit))
    return taken, next(iterator, None) is not None


def _variables(listed: str | None) -> frozenset[str]:
    return frozenset(name.lstrip("?") for name in (listed or "").split())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"?{name}" for name in sorted(names))


@contextmanager
def _told_as_query_error(text: str = "") -> Iterator[None]:
    try:
        yield
    except QueryDeadlineError:
        raise
    except _FAILURES as error:
        raise _query_error(error, text) from error


def _query_error(error: Exception, text: str = "") -> QueryError:
    if not (found := _ENGINE_PLACE.search(str(error))):
        return QueryError(" ".join(str(error).split()))
    rest = "\n".join(text.split("\n")[int(found[1]) - 1 :])[int(found[2]) - 1 :].split()
    told = f"not SPARQL at or before {rest[0][:40]!r}" if rest else "not SPARQL at or before its end"
    return QueryError(f"line {found[1]}, column {found[2]}: {told}")
