"""A store in, what its records say of actors out, to compare them by."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.asking.roster import KINDS
from graph.identity.dossiers import Dossier
from graph.ontology import KG, RDF, SKOS
from graph.storing import terms as t
from graph.storing.backend import Store
from graph.values import Kind


def record_names(store: Store, graph: str) -> Iterator[tuple[str, Kind, str]]:
    """The actors that a graph has records of, with the kind and each name."""
    node = ox.NamedNode(graph)
    kinds = {q.subject: KINDS[t.value(q.object)] for q in store.quads(node)
             if q.predicate == t.TYPE and t.value(q.object) in KINDS}  # fmt: skip
    for quad in store.quads(node):
        if quad.predicate in (t.LABEL, t.ALIAS) and quad.subject in kinds:
            yield t.value(quad.subject), kinds[quad.subject], t.value(quad.object)


def recorded(store: Store, actor: str, graphs: tuple[str, ...]) -> Dossier:
    """What records of an actor in these graphs say: names, kind, the wholes and seats of its offices."""
    labels, aliases, kinds, wholes = set[str](), set[str](), set[str](), set[str]()
    for name in graphs:
        graph, node = ox.NamedNode(name), ox.NamedNode(actor)
        for predicate, value in _facts(store, graph, node):
            if predicate == SKOS + "prefLabel":
                labels.add(value)
            elif predicate == SKOS + "altLabel":
                aliases.add(value)
            elif predicate == RDF + "type" and value in KINDS:
                kinds.add(value)
            elif predicate == KG + "partOf":
                wholes.add(value)
            elif predicate == KG + "holds":
                term = _facts(store, graph, ox.NamedNode(value))
                wholes |= {of for what, of in term if what == KG + "of"}
    label, *others = sorted(labels) or [actor]
    return Dossier(
        actor,
        min((KINDS[kind] for kind in kinds), default=Kind.GROUP),
        (label, *sorted({*others, *aliases} - {label})),
        max(graphs),
        frozenset(wholes),
    )


def _facts(store: Store, graph: ox.NamedNode, subject: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for quad in store.quads(graph, subject):
        if isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            yield quad.predicate.value, quad.object.value
