"""The lists of actors of a store: taken in whole, replaced whole, let go of; each a named graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict, Unpack

from pyoxigraph import NamedNode

from graph.caching import sources
from graph.errors import ImportingError
from graph.identities import settle
from graph.importing import teaching
from graph.importing.reading import read_list
from graph.importing.records import ActorList, Known, make_list
from graph.model import Rejection
from graph.ontology import ACTOR, IMPORTS, Ontology
from graph.ontology.kept import keep_records
from graph.storing.backend import Store
from graph.storing.identities import IDENTITIES, decode_merged
from graph.storing.imported import content_hash, decode_list, encode_list, list_node
from graph.understanding.minting import slug
from graph.values import digest

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class How(TypedDict, total=False):
    """How a list is read."""

    form: str | None
    query: Path | None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: how many actors are new, how many known ones it adds names to, what it left out."""

    name: str
    new: int
    known: int
    left_out: tuple[Rejection, ...] = ()

    def __str__(self) -> str:
        left = f", {len(self.left_out)} left out" if self.left_out else ""
        counts = f"{self.new} new actors, {self.known} known already{left}"
        return f"list {self.name}: {counts}; the next build reads them"


def lists(store: Store) -> Iterator[ActorList]:
    """The lists of a store, by name."""
    for graph in _graphs(store):
        yield decode_list(graph.value.removeprefix(IMPORTS), store.quads(graph))


def import_list(
    store: Store, ontology: Ontology, source: str, name: str | None = None, **how: Unpack[How]
) -> ImportReport:
    """Take in a list of actors, in place of the one of the same name; all of it or nothing.

    Args:
        store: any store.
        ontology: the actors that are known without lists.
        source: a file, or the address of a SPARQL endpoint.
        name: of the list; the file's, where it is None.
        how: form and query; see ``graph.importing.reading.read_list``.

    Raises:
        ImportingError: naming source and line, if it cannot be taken; then nothing is changed.
    """
    short = _checked_name(name or slug(source if "://" in source else Path(source).stem)[:60].strip("-"))
    listing = read_list(source, **how)
    found = make_list(short, source, listing.entries, Known(ontology))
    store.replace({list_node(short): encode_list(found)})
    settle(store)
    return ImportReport(short, len(found.records), len(found.added), listing.left_out)


def remove_list(store: Store, name: str) -> bool:
    """Let go of a list; whether it was there."""
    graph = list_node(_checked_name(name))
    if graph not in set(store.graphs()):
        return False
    store.replace({graph: ()})
    settle(store)
    return True


def known_to_readers(store: Store, ontology: Ontology, cache: Path) -> Ontology:
    """The ontology with the actors of the store's lists, which the folder ``cache`` keeps for next time."""
    graphs = sorted(_graphs(store), key=lambda graph: graph.value)
    if not graphs:
        return ontology
    begins = tuple(f"{ACTOR}{graph.value.removeprefix(IMPORTS)}." for graph in graphs)
    merged = decode_merged(store.quads(IDENTITIES))
    one = {iri: merged[iri].iri for iri in sorted(merged) if iri.startswith(begins)}
    marks = (content_hash(store.quads(graph, graph)) for graph in graphs)
    key = digest(ontology.hash, *sources([teaching]), repr(one), *marks)
    actors = keep_records(key, lambda: teaching.taught(ontology, lists(store), one).actors, cache)
    return replace(ontology, actors=actors, hash=key)


def _graphs(store: Store) -> Iterator[NamedNode]:
    for graph in store.graphs():
        if isinstance(graph, NamedNode) and graph.value.startswith(IMPORTS):
            yield graph


def _checked_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ImportingError(f"{name[:80]!r} is no name of a list; use small letters, digits and hyphens")
    return name
