"""An article's graph as it was read in, the same graph with one node for one actor out; and back.

What the article was read as is kept: a statement keeps the first IRI of an end that is written as another one
(``kg:subjectAs``), and an actor that is written as another one keeps its description under names of its own
(``kg:formerLabel``), so that ``as_read`` gives the graph as it was, quad by quad.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.ontology import KG
from graph.storing import terms as t
from graph.values import Kind

LINKS: Final = {
    t.SUBJECT: NamedNode(KG + "subjectAs"),
    t.OBJECT: NamedNode(KG + "objectAs"),
    t.ATTRIBUTED_TO_ACTOR: NamedNode(KG + "attributedToActorAs"),
    t.LOCATION: NamedNode(KG + "locationAs"),
    t.PART_OF: NamedNode(KG + "partOfAs"),
    t.LOCATED_IN: NamedNode(KG + "locatedInAs"),
}
"""The properties whose values are actors, and those that keep the IRI as it was read."""

FORMER: Final = {
    t.TYPE: NamedNode(KG + "formerKind"),
    t.LABEL: NamedNode(KG + "formerLabel"),
    t.ALIAS: NamedNode(KG + "formerName"),
    t.SAME: NamedNode(KG + "formerMatch"),
    t.PART_OF: NamedNode(KG + "formerPartOf"),
    t.LOCATED_IN: NamedNode(KG + "formerLocatedIn"),
    t.CANDIDATE: NamedNode(KG + "formerCandidate"),
}
"""The properties that describe an actor, and those that keep them where it is written as another one."""

MERGED_INTO: Final = NamedNode(KG + "mergedInto")
UNNAMED_IN: Final = NamedNode(KG + "unnamedIn")
_READ: Final = {as_read: link for link, as_read in LINKS.items()}
_PRESENT: Final = {former: present for present, former in FORMER.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """The node that an IRI is written as, with what it needs to be described."""

    iri: str
    label: str
    kind: Kind


Subject: TypeAlias = NamedNode | BlankNode | Triple
Object: TypeAlias = Subject | Literal
Merged: TypeAlias = Mapping[str, Standing]
"""For each IRI that is written as another one, that node."""


def merge(quads: Iterable[Quad], merged: Merged) -> tuple[Quad, ...]:
    """One article's graph, as it was read, with each actor under the node that it is written as.

    Args:
        quads: all quads of the graph, as ``encode`` makes them.
        merged: the nodes; IRIs that are not in it stay.
    """
    read = tuple(quads)
    named = {t.value(node) for quad in read for node in (quad.subject, quad.object)}
    if not named & merged.keys():
        return read
    direct, described = set(_direct(read)), {t.value(q.subject) for q in read if q.predicate == t.LABEL}
    changed: dict[Quad, None] = {}
    for quad in read:
        if quad.triple not in direct:
            changed.update(dict.fromkeys(_merged(quad, merged, described)))
    for triple in _direct(changed):
        changed[_quad(triple, read[0])] = None
    return tuple(changed)


def as_read(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """One article's graph as ``encode`` made it, whatever it was merged with since."""
    stored = tuple(quads)
    if not any(q.predicate in _READ or q.predicate in _PRESENT for q in stored):
        return stored
    direct = set(_direct(stored))
    kept = {(q.subject, _READ[q.predicate]) for q in stored if q.predicate in _READ}
    unnamed = {q.subject for q in stored if q.predicate == UNNAMED_IN}
    read: dict[Quad, None] = {}
    for quad in stored:
        gone = (
            quad.subject in unnamed or quad.predicate == MERGED_INTO or (quad.subject, quad.predicate) in kept
        )
        if not gone and quad.triple not in direct:
            read[_unmerged(quad)] = None
    for triple in _direct(read):
        read[_quad(triple, stored[0])] = None
    return tuple(read)


def _merged(quad: Quad, merged: Merged, described: Collection[str]) -> Iterator[Quad]:
    graph, predicate = quad.graph_name, quad.predicate
    standing = merged.get(t.value(quad.subject))
    if standing and predicate in FORMER:
        yield Quad(quad.subject, FORMER[predicate], quad.object, graph)
        if predicate == t.TYPE:
            yield from _standing(quad, standing, named=standing.iri in described)
    elif predicate in LINKS and (written := merged.get(t.value(quad.object))):
        yield Quad(quad.subject, predicate, NamedNode(written.iri), graph)
        yield Quad(quad.subject, LINKS[predicate], quad.object, graph)
    else:
        yield quad


def _standing(quad: Quad, standing: Standing, *, named: bool) -> Iterator[Quad]:
    node, graph = NamedNode(standing.iri), quad.graph_name
    yield Quad(quad.subject, MERGED_INTO, node, graph)
    if not named:
        yield Quad(node, t.TYPE, t.KIND_CLASSES[standing.kind], graph)
        yield Quad(node, t.LABEL, t.english(standing.label), graph)
        yield Quad(node, UNNAMED_IN, NamedNode(t.value(graph)), graph)


def _unmerged(quad: Quad) -> Quad:
    predicate = _READ.get(quad.predicate) or _PRESENT.get(quad.predicate) or quad.predicate
    return Quad(quad.subject, predicate, quad.object, quad.graph_name)


def _quad(triple: Triple, fellow: Quad) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, fellow.graph_name)


def _direct(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The direct triples of the statements that hold."""
    facts: dict[Subject, dict[NamedNode, Object]] = {}
    for quad in quads:
        if quad.predicate in _OF_STATEMENTS:
            facts.setdefault(quad.subject, {})[quad.predicate] = quad.object
    for fact in facts.values():
        if (fact.get(t.POLARITY), fact.get(t.MODALITY)) == (_ASSERTED, _ACTUAL):
            ends = (NamedNode(t.value(fact[end])) for end in (t.SUBJECT, t.PREDICATE, t.OBJECT))
            yield Triple(*ends)


_OF_STATEMENTS: Final = frozenset({t.SUBJECT, t.PREDICATE, t.OBJECT, t.POLARITY, t.MODALITY})
_ASSERTED: Final = NamedNode(KG + "asserted")
_ACTUAL: Final = NamedNode(KG + "actual")
