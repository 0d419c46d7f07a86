"""Nodes and judgements in, the quads of their named graphs out, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from graph.identity.classes import Node
from graph.identity.judgements import Judgement, Partings, Verdict, partings
from graph.ontology import BASE, DCTERMS, IDENTITIES_GRAPH, JUDGEMENTS_GRAPH, KG, PROV, RDFS
from graph.storing import terms as t
from graph.storing.backend import Store
from graph.storing.merging import MERGED_INTO, Merged, Standing, merge

IDENTITIES: Final = NamedNode(IDENTITIES_GRAPH)
JUDGEMENTS: Final = NamedNode(JUDGEMENTS_GRAPH)

JUDGEMENT: Final = NamedNode(KG + "Judgement")
NUMBER: Final = NamedNode(KG + "number")
VERDICT: Final = NamedNode(KG + "verdict")
JUDGED: Final = NamedNode(KG + "judged")
JUDGED_WITH: Final = NamedNode(KG + "judgedWith")
BY: Final = NamedNode(DCTERMS + "creator")
WHEN: Final = NamedNode(DCTERMS + "created")
NOTE: Final = NamedNode(RDFS + "comment")
IN_ARTICLE: Final = NamedNode(KG + "inArticle")
BECAUSE: Final = NamedNode(KG + "because")
_ENTITY: Final = NamedNode(PROV + "Entity")
_KINDS: Final = {cls.value: kind for kind, cls in t.KIND_CLASSES.items()}


def encode_nodes(nodes: Iterable[Node]) -> Iterator[Quad]:
    """The graph of who is one: each node with all its names, and what is written as it, and why."""
    for node in nodes:
        name = t.node(node.iri)
        yield Quad(name, t.TYPE, t.KIND_CLASSES[node.kind], IDENTITIES)
        yield Quad(name, t.LABEL, t.english(node.label), IDENTITIES)
        for alias in node.names:
            yield Quad(name, t.ALIAS, t.english(alias), IDENTITIES)
        for other, reason in zip(node.others, node.reasons, strict=True):
            yield Quad(t.node(other), MERGED_INTO, name, IDENTITIES)
            yield Quad(t.node(other), BECAUSE, Literal(reason), IDENTITIES)


def decode_merged(quads: Iterable[Quad]) -> Merged:
    """For each IRI that is written as another one, that node."""
    stored = tuple(quads)
    kinds = {t.value(q.subject): _KINDS[t.value(q.object)] for q in stored if q.predicate == t.TYPE}
    labels = {t.value(q.subject): t.value(q.object) for q in stored if q.predicate == t.LABEL}
    return {
        t.value(q.subject): Standing(node := t.value(q.object), labels[node], kinds[node])
        for q in stored
        if q.predicate == MERGED_INTO
    }


Rewriting: TypeAlias = Callable[[Iterable[Quad]], tuple[Quad, ...]]
"""One article's graph as it was read in, the same as it is to be written out."""


def rewriting(store: Store, merged: Merged | None = None, parted: Partings | None = None) -> Rewriting:
    """How an article's graph is written, with each actor under its node.

    Args:
        store: any store.
        merged: what is written as which node; None for what the store holds.
        parted: of whom each article means somebody else; None for what its log says.
    """
    nodes = decode_merged(store.quads(IDENTITIES)) if merged is None else merged
    own = partings(decode_log(store.quads(JUDGEMENTS))) if parted is None else parted

    def rewritten(quads: Iterable[Quad]) -> tuple[Quad, ...]:
        read = tuple(quads)
        article = t.value(read[0].graph_name) if read else ""
        return merge(read, {**nodes, **_apart(read, nodes, own[article])} if article in own else nodes)

    return rewritten


def _apart(quads: Iterable[Quad], nodes: Merged, own: Mapping[str, str]) -> Merged:
    """The nodes of actors of whom this article means somebody else, by the IRIs that it was read as."""
    read = tuple(quads)
    labels = {t.value(q.subject): t.value(q.object) for q in read if q.predicate == t.LABEL}
    kinds = {t.value(q.subject): _KINDS[t.value(q.object)] for q in read
             if q.predicate == t.TYPE and t.value(q.object) in _KINDS}  # fmt: skip
    return {
        actor: nodes.get(other, Standing(other, labels[actor], kinds[actor]))
        for actor, other in own.items()
        if actor in labels
    }


def encode_log(log: Sequence[Judgement]) -> Iterator[Quad]:
    """The graph of judgements, each a node named by its content and its place."""
    for number, judgement in enumerate(log, start=1):
        node = NamedNode(f"{BASE}judgement/{judgement.id(number)}")
        yield Quad(node, t.TYPE, JUDGEMENT, JUDGEMENTS)
        yield Quad(node, t.TYPE, _ENTITY, JUDGEMENTS)
        yield Quad(node, NUMBER, t.integer(number), JUDGEMENTS)
        yield Quad(node, VERDICT, NamedNode(KG + judgement.verdict), JUDGEMENTS)
        yield Quad(node, JUDGED, t.node(judgement.actor), JUDGEMENTS)
        yield Quad(node, JUDGED_WITH, t.node(judgement.other), JUDGEMENTS)
        if judgement.article:
            yield Quad(node, IN_ARTICLE, t.node(judgement.article), JUDGEMENTS)
        for name, value in ((BY, judgement.by), (WHEN, judgement.when), (NOTE, judgement.note)):
            if value:
                yield Quad(node, name, Literal(value), JUDGEMENTS)


def decode_log(quads: Iterable[Quad]) -> tuple[Judgement, ...]:
    """The judgements in order."""
    facts: dict[str, dict[NamedNode, str]] = {}
    for quad in quads:
        facts.setdefault(t.value(quad.subject), {})[quad.predicate] = t.value(quad.object)
    ordered = sorted(facts.values(), key=lambda fact: int(fact[NUMBER]))
    return tuple(
        Judgement(
            Verdict(fact[VERDICT].removeprefix(KG)),
            fact[JUDGED],
            fact[JUDGED_WITH],
            fact.get(BY),
            fact.get(WHEN),
            fact.get(NOTE),
            fact.get(IN_ARTICLE),
        )
        for fact in ordered
    )
