"""Relation rows in, a pyvis Network out: the model of the page, open to pyvis's own calls until written.

Each actor is a node with a place, all relations between two actors are one edge that carries their rows and
sentences as plain values under ``relations``. Nothing is rendered here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from pyvis.network import Network

from graph.analysing.communities import communities, named
from graph.asking.answers import ActorCard, RelationRow, Sighting
from graph.asking.cardfile import Office
from graph.limits_outside import MAX_COMMUNITIES, MAX_EDGE_EVIDENCE, MAX_PAGE_EDGES
from graph.showing.jsontext import iso_day
from graph.showing.layout import Point, positions
from graph.showing.look import COMMUNITIES, KINDS, LineLook, line_look, node_size
from graph.showing.marks import pieces
from graph.showing.network import group_key, to_networkx


def network_view(
    rows: Iterable[RelationRow],
    offices: Mapping[str, Sequence[Office]] = MappingProxyType({}),
    before: Mapping[str, Point] = MappingProxyType({}),
) -> Network:
    """The rows as a pyvis Network: placed, styled, physics off.

    At most MAX_PAGE_EDGES lines are kept, those with most statements; the Network's ``left_out`` says how
    many are not. Change nodes, edges and options with pyvis's API before it goes to ``build_page``; pyvis's
    own ``show`` and templates are never needed.

    Args:
        rows: relations with their sightings.
        offices: what actors held, by IRI; told in their cards.
        before: where actors stood before, by IRI; see ``graph.showing.layout.positions``.
    """
    lines = _merge(rows)
    kept = [row for line in lines[:MAX_PAGE_EDGES] for row in line]
    network = _empty()
    network.left_out = len(lines[MAX_PAGE_EDGES:])
    cards = {end.iri: end for row in kept for end in (row.subject, row.object)}
    graph = to_networkx(kept)
    found = named(communities(graph), MAX_COMMUNITIES)
    network.communities = [
        {"label": each.label, "color": color} for each, color in zip(found, COMMUNITIES, strict=False)
    ]
    bloc = {iri: number for number, each in enumerate(found) for iri in each.members}
    for iri, place in positions(graph, before).items():
        known = {"community": bloc[iri]} if iri in bloc else {}
        held = {"offices": [_office(each) for each in offices[iri]]} if iri in offices else {}
        _add_node(network, cards[iri], place, known | held)
    # add_edge compares with all edges so far; the list takes a line at once.
    network.edges.extend(_edge(line) for line in lines[:MAX_PAGE_EDGES])
    return network


def _merge(rows: Iterable[RelationRow]) -> list[list[RelationRow]]:
    """Rows by unordered pair of actors; pairs, and rows in each, with most statements first."""
    pairs: dict[tuple[str, ...], list[RelationRow]] = {}
    for row in rows:
        pairs.setdefault(tuple(sorted((row.subject.iri, row.object.iri))), []).append(row)
    lines = [sorted(line, key=_rank) for line in pairs.values()]
    return sorted(lines, key=lambda line: (-sum(row.statements for row in line), _rank(line[0])))


def _rank(row: RelationRow) -> tuple[int, str, str, str]:
    return -row.statements, row.subject.iri, row.object.iri, group_key(row)


def _empty() -> Network:
    network = Network(directed=True)
    network.toggle_physics(False)
    network.inherit_edge_colors(False)
    network.options.edges.smooth.enabled = False
    network.options.interaction.hover = True
    return network


def _office(office: Office) -> dict[str, Any]:
    return {"office": office.office, "of": office.of, "since": office.since, "until": office.until}


def _add_node(network: Network, card: ActorCard, place: Point, more: Mapping[str, Any]) -> None:
    look = KINDS[card.kind]
    node = {
        "id": card.iri,
        "label": card.label,
        "shape": look.shape,
        "color": {"border": look.color, "background": look.color if look.filled else look.color + "22"},
        "size": node_size(card.relations),
        "x": place.x,
        "y": place.y,
        "kind": card.kind.value,
        "names": list(card.names),
        "statements": card.relations,
        **more,
    }
    # add_node compares with all nodes so far.
    network.nodes.append(node)
    network.node_ids.append(card.iri)
    network.node_map[card.iri] = node


def _edge(rows: Sequence[RelationRow]) -> dict[str, Any]:
    start, end = rows[0].subject.iri, rows[0].object.iri
    look = line_look(rows, start)
    return {
        "id": f"{start} {end}",
        "from": start,
        "to": end,
        "color": look.color,
        "width": look.width,
        "dashes": list(look.dashes) or False,
        "arrows": _arrows(look),
        "relations": _relations(rows),
    }


def _arrows(look: LineLook) -> str:
    return ", ".join(name for name, drawn in (("to", look.forward), ("from", look.backward)) if drawn)


def _relations(rows: Sequence[RelationRow]) -> list[dict[str, Any]]:
    chosen = _best_of_each(rows)
    return [
        {
            "subject": row.subject.iri,
            "object": row.object.iri,
            "relation": row.relation,
            "label": row.relation_label,
            "event": row.event,
            "polarity": row.polarity.value,
            "modality": row.modality.value,
            "first": iso_day(row.first),
            "last": iso_day(row.last),
            "statements": row.statements,
            "articles": row.articles,
            "confidence": round(row.confidence, 2),
            "sightings": [_sighting(sighting) for sighting in row.sightings if sighting.statement in chosen],
        }
        for row in rows
    ]


def _best_of_each(rows: Sequence[RelationRow]) -> set[str]:
    """Ids of the statements whose sentences are kept: the best of each relation, then the second best …"""
    rounds = zip_longest(*(row.sightings for row in rows))
    ordered = (sighting.statement for best in rounds for sighting in best if sighting)
    return set(list(dict.fromkeys(ordered))[:MAX_EDGE_EVIDENCE])


def _sighting(sighting: Sighting) -> Mapping[str, Any]:
    return {
        "statement": sighting.statement,
        "article": sighting.article,
        "title": sighting.title,
        "published": iso_day(sighting.published),
        "url": sighting.url,
        "publisher": sighting.publisher,
        "quote": pieces(sighting.quote, sighting.marks),
        "says": sighting.attributed_to,
        "confidence": round(sighting.confidence, 2),
        "since": iso_day(sighting.since),
        "until": iso_day(sighting.until),
        "page": sighting.page,
    }
