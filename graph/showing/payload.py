"""A pyvis Network in, the values that the page's scripts read out, each article and relation type once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from pyvis.network import Network

from graph.analysing.plover import QUADS, events
from graph.limits_outside import OPEN_WITH_ACTORS
from graph.showing.look import KINDS, PALETTE, UNKNOWN_KIND

ARTICLE: Final = ("article", "title", "published", "url", "publisher")
TYPE: Final = ("relation", "label", "event")
RELATION: Final = (
    "subject", "type", "object", "polarity", "modality", "first", "last",
    "statements", "articles", "confidence", "sightings",
)  # fmt: skip
SIGHTING: Final = ("statement", "article", "quote", "says", "confidence", "since", "until", "page")
"""Names of the values that stand in lists without names: half the size of a page are names otherwise."""


def payload(network: Network) -> dict[str, Any]:
    """All that a page shows, as JSON-able values.

    Raises:
        ValueError: if an edge ends in a node that the network does not have.
    """
    tables = _Tables(network)
    edges = [tables.edge(number, edge) for number, edge in enumerate(network.edges)]
    options = network.options
    return {
        "nodes": network.nodes,
        "edges": edges,
        "articles": [dict(zip(ARTICLE, article, strict=True)) for article in tables.articles],
        "types": [dict(zip(TYPE, each, strict=True)) for each in tables.types],
        "columns": {"relation": RELATION, "sighting": SIGHTING},
        "options": options if isinstance(options, dict) else json.loads(options.to_json()),
        "kinds": {kind.value: asdict(look) for kind, look in KINDS.items()} | {"": asdict(UNKNOWN_KIND)},
        "events": {name: asdict(event) for name, event in events().items()},
        "quads": [{"quad": quad, "label": label} for quad, label in QUADS.items()],
        "palette": PALETTE,
        "open": OPEN_WITH_ACTORS,
        "communities": getattr(network, "communities", []),
        "left_out": getattr(network, "left_out", 0),
        "actors_left_out": getattr(network, "actors_left_out", 0),
    }


class _Tables:
    """What edges point to by number: the network's nodes, and articles and types as they are met."""

    def __init__(self, network: Network) -> None:
        self.nodes = {node["id"]: number for number, node in enumerate(network.nodes)}
        self.articles: dict[tuple[Any, ...], int] = {}
        self.types: dict[tuple[Any, ...], int] = {}

    def edge(self, number: int, edge: Mapping[str, Any]) -> dict[str, Any]:
        """An edge whose ends are numbers and relations lists; an id made of its ends is left to the page."""
        if edge["from"] not in self.nodes or edge["to"] not in self.nodes:
            raise ValueError(f"an edge ends in no node of the network: {edge['from']!r} to {edge['to']!r}")
        relations = [self._relation(relation) for relation in edge.get("relations", ())]
        ends = {"from": self.nodes[edge["from"]], "to": self.nodes[edge["to"]]}
        told = {"id": f"edge {number}", **edge, **ends, "relations": relations}
        if told["id"] == f"{edge['from']} {edge['to']}":
            del told["id"]
        return told

    def _relation(self, relation: Mapping[str, Any]) -> list[Any]:
        kind = tuple(relation[name] for name in TYPE)
        told = {
            **relation,
            "subject": self.nodes[relation["subject"]],
            "object": self.nodes[relation["object"]],
            "type": self.types.setdefault(kind, len(self.types)),
            "sightings": [self._sighting(sighting) for sighting in relation["sightings"]],
        }
        return [told[name] for name in RELATION]

    def _sighting(self, sighting: Mapping[str, Any]) -> list[Any]:
        article = tuple(sighting[name] for name in ARTICLE)
        told = {**sighting, "article": self.articles.setdefault(article, len(self.articles))}
        return [told[name] for name in SIGHTING]
