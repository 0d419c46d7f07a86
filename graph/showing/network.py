"""Relation rows in, a networkx graph of actors and their relations out; no drawing, no positions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph.asking.answers import ActorCard, RelationRow
from graph.showing.jsontext import iso_day


def to_networkx(rows: Iterable[RelationRow]) -> nx.MultiDiGraph:
    """The rows as a graph, with attributes that GraphML, GEXF and pandas take as they are.

    Nodes are keyed by the actor's IRI and carry ``label``, ``kind`` and ``relations`` (its statements in the
    whole store). Edges run from subject to object and are keyed by what the statements of a row share:
    relation, polarity and modality. They carry ``relation``, ``label``, ``event``, ``polarity``,
    ``modality``, ``confidence``, ``first``, ``last``, ``statements``, ``articles``, ``sources``; ``event``,
    ``first`` and ``last`` (ISO days) are absent where unknown.

    Nodes and edges come in the order of the rows.
    """
    graph = nx.MultiDiGraph()
    for row in rows:
        for end in (row.subject, row.object):
            graph.add_node(end.iri, **_node(end))
        graph.add_edge(row.subject.iri, row.object.iri, key=group_key(row), **_edge(row))
    return graph


def group_key(row: RelationRow) -> str:
    """What the statements of a row share beside their two actors, as one word: "attacks:asserted:actual"."""
    return f"{row.relation}:{row.polarity}:{row.modality}"


def _node(card: ActorCard) -> dict[str, Any]:
    return {"label": card.label, "kind": card.kind.value, "relations": card.relations}


def _edge(row: RelationRow) -> dict[str, Any]:
    known = {"event": row.event, "first": iso_day(row.first), "last": iso_day(row.last)}
    return {
        "relation": row.relation,
        "label": row.relation_label,
        "polarity": row.polarity.value,
        "modality": row.modality.value,
        "confidence": round(row.confidence, 2),
        "statements": row.statements,
        "articles": row.articles,
        "sources": row.sources,
        **{name: value for name, value in known.items() if value is not None},
    }
