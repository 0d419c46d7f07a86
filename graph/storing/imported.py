"""A list of actors in, the quads of its named graph out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.importing.records import ActorList
from graph.model import Actor
from graph.ontology import IMPORTS, KG, ActorRecord, Description, Tenure, read_records
from graph.storing import terms as t
from graph.values import digest

ACTOR_LIST: Final = NamedNode(KG + "ActorList")
HOLDS: Final = NamedNode(KG + "holds")
TENURE: Final = NamedNode(KG + "Tenure")
OFFICE: Final = NamedNode(KG + "office")
OF: Final = NamedNode(KG + "of")
SINCE: Final = NamedNode(KG + "since")
UNTIL: Final = NamedNode(KG + "until")


def list_node(name: str) -> NamedNode:
    """The named graph of a list."""
    return NamedNode(IMPORTS + name)


def encode_list(found: ActorList) -> tuple[Quad, ...]:
    """All quads of a list's graph."""
    graph = list_node(found.name)
    quads = [Quad(graph, t.TYPE, ACTOR_LIST, graph), Quad(graph, t.SOURCE, Literal(found.source), graph)]
    for record in found.records:
        quads += _record(record, graph)
    for actor in found.added:
        quads += _added(actor, graph)
    told = tuple(dict.fromkeys(quads))
    mark = Literal(digest(*sorted(map(str, told))))
    return (*told, Quad(graph, t.CONTENT_HASH, mark, graph))


def content_hash(quads: Iterable[Quad]) -> str:
    """The digest of a list among the quads about its graph; "" where there is none."""
    return next((t.value(quad.object) for quad in quads if quad.predicate == t.CONTENT_HASH), "")


def decode_list(name: str, quads: Iterable[Quad]) -> ActorList:
    """The list that a graph holds."""
    facts: dict[str, dict[str, set[str]]] = {}
    for quad in quads:
        by = facts.setdefault(t.value(quad.subject), {})
        by.setdefault(quad.predicate.value, set()).add(t.value(quad.object))
    description = Description({s: {p: tuple(sorted(v)) for p, v in by.items()} for s, by in facts.items()})
    records = dict(read_records(description))
    source = description.text(list_node(name).value, t.SOURCE.value) or ""
    added = (iri for iri in sorted(facts) if not description.texts(iri, t.TYPE.value))
    return ActorList(name, source, tuple(records.values()), tuple(_known(description, iri) for iri in added))


def _known(description: Description, iri: str) -> Actor:
    """A known actor with what a list adds; its label and kind are those of its own record."""
    kind = next(iter(t.KIND_CLASSES))
    names, ids = (description.texts(iri, term.value) for term in (t.ALIAS, t.SAME))
    return Actor(iri, names[0] if names else "", kind, names[1:], ids=ids)


def _record(record: ActorRecord, graph: NamedNode) -> Iterator[Quad]:
    actor, node = record.actor, t.node(record.actor.iri)
    yield Quad(node, t.TYPE, t.KIND_CLASSES[actor.kind], graph)
    yield Quad(node, t.LABEL, t.english(actor.label), graph)
    yield from _added(actor, graph)
    if actor.part_of:
        yield Quad(node, t.PART_OF, t.node(actor.part_of), graph)
    for number, tenure in enumerate(record.tenures, start=1):
        yield from _tenure(node, number, tenure, graph)


def _added(actor: Actor, graph: NamedNode) -> Iterator[Quad]:
    node = t.node(actor.iri)
    yield from (Quad(node, t.ALIAS, t.english(name), graph) for name in actor.aliases)
    yield from (Quad(node, t.SAME, t.node(iri), graph) for iri in actor.ids)


def _tenure(holder: NamedNode, number: int, tenure: Tenure, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(f"{holder.value}.term-{number}")
    yield Quad(holder, HOLDS, node, graph)
    yield Quad(node, t.TYPE, TENURE, graph)
    yield Quad(node, OFFICE, t.english(tenure.office), graph)
    yield Quad(node, OF, t.node(tenure.of), graph)
    if tenure.since:
        yield Quad(node, SINCE, t.day(tenure.since), graph)
    if tenure.until:
        yield Quad(node, UNTIL, t.day(tenure.until), graph)
