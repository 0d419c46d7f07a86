"""A prefix in, the names that there are of it out; and near ones of a prefix or name that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.asking.names import compact
from graph.asking.queries import solve
from graph.errors import QueryError
from graph.limits import MAX_NEAR_NAMES
from graph.ontology import ACTOR, PREFIXES
from graph.storing.backend import Store


def names_of(store: Store, start: str) -> Iterator[str]:
    """The prefixed names that begin so, sorted: "rel:att" gives "rel:attacks".

    Of actors those that statements are about, of all others what the ontology describes.

    Args:
        store: any store.
        start: a prefix with or without its colon, and perhaps the beginning of a name.

    Raises:
        QueryError: if there is no such prefix; near ones are given.
    """
    prefix, _, local = start.partition(":")
    if prefix not in PREFIXES:
        near = near_names(prefix, list(PREFIXES))
        raise QueryError(f"no prefix {prefix!r}; there are {', '.join(near or sorted(PREFIXES))}")
    wanted = PREFIXES[prefix] + local
    if wanted.startswith(ACTOR):
        found = set(store.index.named_by_iri(wanted))
    else:
        rows = solve(store, "terms")
        found = {term for row in rows if (term := row.text("term")).startswith(wanted)}
    return (name for iri in sorted(found) if not (name := compact(iri)).startswith("<"))


def near_names(name: str, known: list[str]) -> list[str]:
    """The known names nearest to one."""
    from difflib import get_close_matches  # only mistakes need it

    return get_close_matches(name, known, MAX_NEAR_NAMES, 0.6)


def unknown_names(store: Store, sparql: str) -> Iterator[str]:
    """What a query names that the graph does not know, each with near names."""
    from graph.storing.tokens import Sort, place, tokens  # only such queries need it

    known: dict[str, list[str]] = {}
    for token in tokens(sparql):
        prefix, _, local = token.text.partition(":")
        if token.sort is not Sort.NAME or prefix not in ("rel", "actor", "plover", "kg") or not local:
            continue
        iri = ox.NamedNode(PREFIXES[prefix] + local)
        if any(True for _ in store.quads(None, iri)) or iri.value in store.index.degrees([iri.value]):
            continue
        names = known.setdefault(prefix, list(names_of(store, prefix)))
        near = ", ".join(near_names(token.text, names))
        told = f"; near names: {near}" if near else ""
        yield f"{place(sparql, token.start)}: the graph knows no {token.text}{told}"
