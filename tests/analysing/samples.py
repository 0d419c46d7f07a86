"""Networks written as lines: "A backs B", "A attacks B 3" for three statements."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx

from graph.analysing.ties import Ties
from graph.asking.answers import RelationRow
from graph.model import Modality, Polarity
from graph.showing.network import to_networkx
from tests.showing.conftest import card, row

EVENTS = {
    "backs": "SUPPORT",
    "aids": "AID",
    "attacks": "ASSAULT",
    "accuses": "ACCUSE",
    "talksWith": "CONSULT",
}
SYMMETRIC = frozenset({"talksWith"})


def rows(*lines: str) -> list[RelationRow]:
    """A row for each line; "denied" or "planned" at its end says that it is no fact."""
    return [_row(*line.split()) for line in lines]


def _row(subject: str, relation: str, other: str, count: str = "1", how: str = "") -> RelationRow:
    return row(
        card(subject),
        relation,
        card(other),
        event=EVENTS.get(relation),
        statements=int(count),
        polarity=Polarity.NEGATED if how == "denied" else Polarity.ASSERTED,
        modality=Modality.PLANNED if how == "planned" else Modality.ACTUAL,
    )


def network(*lines: str) -> nx.MultiDiGraph[Any]:
    return to_networkx(rows(*lines))


def iri(name: str) -> str:
    return card(name).iri


def names(iris: Iterable[str]) -> list[str]:
    """Back to the names, which are in capitals."""
    return [each.rpartition("/")[2].upper() for each in iris]


def clique(*members: str, relation: str = "backs") -> list[str]:
    return [f"{one} {relation} {other}" for one, other in combinations(members, 2)]


def blocs_of(number: int, size: int, ties: int, seed: int = 1) -> Ties:
    """As many blocs of actors, tied nine times in ten inside them, by weights of 1 to 5."""
    chance = random.Random(seed)  # noqa: S311  # a sample, no secret
    actors = [f"{bloc:03d}-{member:03d}" for bloc in range(number) for member in range(size)]
    directed: dict[tuple[str, str], int] = {}
    while len(directed) < ties:
        bloc = chance.randrange(number)
        other = bloc if chance.random() < 0.9 else chance.randrange(number)
        pair = (f"{bloc:03d}-{chance.randrange(size):03d}", f"{other:03d}-{chance.randrange(size):03d}")
        if pair[0] != pair[1]:
            directed[pair] = chance.randint(1, 5)
    undirected: dict[tuple[str, str], int] = {}
    for (one, to), weight in directed.items():
        pair = (min(one, to), max(one, to))
        undirected[pair] = undirected.get(pair, 0) + weight
    return Ties(tuple(actors), dict(sorted(directed.items())), dict(sorted(undirected.items())))
