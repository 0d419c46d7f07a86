"""A server in, what it can do out: each thing that is asked of one is tried, in a graph that goes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.errors import KgError, StoreError
from graph.ontology import BASE, SKOS, XSD
from graph.storing.backend import Bindings, Store
from graph.storing.remote import RemoteStore

PROBE: Final = ox.NamedNode(BASE + "probe")
_LABEL: Final = ox.NamedNode(SKOS + "prefLabel")
_BROADER: Final = ox.NamedNode(SKOS + "broader")
_TEXT: Final = 'é "quoted" \\ \n \U0001f30d ' + "long " * 2_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a server can do or cannot; ``note`` says what it does instead."""

    ability: str
    able: bool
    note: str = ""


def probe(store: Store) -> tuple[Finding, ...]:
    """Try what the product needs of a server; what is written for it is removed again.

    Raises:
        StoreError: if the store is not on a server.
    """
    if not isinstance(store, RemoteStore):
        raise StoreError("only a store on a server can be probed; a folder can do all that is needed")
    kind = Finding("is", able=True, note=store.endpoint.dialect.label)
    return (kind, *(_tried(ability, check, store) for ability, check in _CHECKS))


def _tried(ability: str, check: Callable[[RemoteStore], str], store: RemoteStore) -> Finding:
    try:
        return Finding(ability, able=True, note=check(store))
    except KgError as error:
        return Finding(ability, able=False, note=str(error))


def _puts(store: RemoteStore) -> str:
    quads = (_quad(_LABEL, ox.Literal("a", language="en")), _quad(_BROADER, PROBE))
    store.replace({PROBE: quads})
    _expect(set(store.quads(PROBE)) == set(quads), "what is put does not come back")
    return "as a whole (Graph Store Protocol)" if store.endpoint.keeps_graphs else "in pieces (INSERT DATA)"


def _keeps_texts(store: RemoteStore) -> str:
    values = (
        ox.Literal(_TEXT, language="en"),
        ox.Literal("2020-03-02", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("0.87", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal("a b?c", datatype=ox.NamedNode(XSD + "anyURI")),
    )
    quads = tuple(_quad(_LABEL, value) for value in values)
    store.replace({PROBE: quads})
    _expect(set(store.quads(PROBE)) == set(quads), "texts, dates or numbers come back as others")
    return f"also of {len(_TEXT):,} characters"


def _deletes(store: RemoteStore) -> str:
    store.replace({PROBE: ()})
    _expect(not list(store.quads(PROBE)), "the graph is still there")
    return ""


def _sees_union(store: RemoteStore) -> str:
    store.replace({PROBE: (_quad(_BROADER, PROBE),)})
    _expect(
        _holds(store, "ASK { ?one skos:broader ?one }", {"one": PROBE}), "named graphs are not in the union"
    )
    return ""


def _answers(query: str) -> Callable[[RemoteStore], str]:
    def check(store: RemoteStore) -> str:
        _expect(_holds(store, query, {}), "answers wrongly")
        return ""

    return check


def _holds(store: RemoteStore, query: str, bindings: Bindings) -> bool:
    return bool(store.query(query, bindings))


def _expect(held: bool, told: str) -> None:  # noqa: FBT001  # it is a sentence
    if not held:
        raise KgError(told)


def _quad(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(PROBE, predicate, value, PROBE)


_CHECKS: Final = (
    ("puts graphs", _puts),
    ("keeps values exactly", _keeps_texts),
    ("asks the union of graphs", _sees_union),
    ("answers ASK", _answers("ASK {}")),
    ("knows VALUES and BIND", _answers("ASK { VALUES ?a { 1 2 } BIND (?a + 1 AS ?b) FILTER (?b = 3) }")),
    ("counts", _answers("ASK { { SELECT (COUNT(*) AS ?n) { VALUES ?a { 1 2 } } } FILTER (?n = 2) }")),
    ("knows NOT EXISTS", _answers("ASK { VALUES ?a { 1 } FILTER NOT EXISTS { ?a <x:none> ?b } }")),
    ("follows paths", _answers("ASK { OPTIONAL { <x:a> <x:none>+ ?b } }")),
    ("deletes graphs", _deletes),
)
