"""Two actors of a sentence → the word that ties them, and the features by which a scorer knows the tie.

Frames ask for every word of an example; a pair is described by whatever stands between and beside its ends,
so that "is providing aerial photographs to X" is near "provided aid to X".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph.limits import MAX_ROLE_PATH
from graph.understanding.role_graph import Edge, RoleGraph
from graph.understanding.syntax import is_verb

Path = tuple[Edge, ...]

UNHEEDED_ROLES = frozenset({"agent", "gen"})
"""Beside a tie these hold other actors, which say nothing about it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens below one word, the ``root``: the paths of roles that lead down to each of them."""

    root: int
    to_subject: Path
    to_object: Path

    @property
    def subject(self) -> int:
        """The token of the subject."""
        return self.to_subject[-1].filler

    @property
    def object(self) -> int:
        """The token of the object."""
        return self.to_object[-1].filler

    @property
    def words(self) -> frozenset[int]:
        """The tokens that tie the two: the root and what lies on the paths."""
        inner = (edge.filler for path in (self.to_subject, self.to_object) for edge in path[:-1])
        return frozenset({self.root, *inner})


def pairs(graph: RoleGraph, actors: Collection[int]) -> Iterator[Pair]:
    """Each ordered pair of actors that a word ties, under the nearest such word.

    A path ends at the first actor on it: what leads on through "Turkish soldiers" to Turkey is theirs to say.
    """
    nearest: dict[tuple[int, int], tuple[tuple[int, int, int], Pair]] = {}
    for root in graph.edges:
        if root in actors:
            continue
        reached = _paths(graph, root, actors)
        for first, to_first in reached.items():
            for second, to_second in reached.items():
                if first == second or to_first[0].filler == to_second[0].filler:
                    continue
                far = sum(1 + edge.cost for edge in (*to_first, *to_second))
                rank = (far, len(to_first), root)
                known = nearest.get((first, second))
                if known is None or rank < known[0]:
                    nearest[first, second] = (rank, Pair(root, to_first, to_second))
    return (pair for _, pair in nearest.values())


def _paths(graph: RoleGraph, root: int, actors: Collection[int]) -> Mapping[int, Path]:
    """The shortest path down to each actor that can be reached from a word."""
    seen: dict[int, Path] = {root: ()}
    front = [root]
    for _ in range(MAX_ROLE_PATH):
        further: list[int] = []
        for head in front:
            for edge in graph.edges.get(head, ()):
                if edge.filler not in seen:
                    seen[edge.filler] = (*seen[head], edge)
                    further.append(edge.filler)
        front = [token for token in further if token not in actors]
    return {token: path for token, path in seen.items() if token in actors and path}


def features(graph: RoleGraph, pair: Pair) -> tuple[str, ...]:
    """What is told of a pair: its paths, the root and the words on them with their roles, those beside."""
    above, below = _roles(pair.to_subject), _roles(pair.to_object)
    first, second = pair.to_subject[0].role, pair.to_object[0].role
    root_keys = sorted(graph.keys[pair.root])
    verbal = "verb" if is_verb(graph.sentence.doc[pair.root]) else "noun"
    found = [f"a={above}", f"b={below}", f"ab={above}|{below}", f"{verbal}|{above}|{below}"]
    for key in root_keys:
        found += [f"w={key}", f"r={key}", f"r={key}|a={first}", f"r={key}|b={second}"]
        found.append(f"r={key}|a={first}|b={second}")
    for side, path in (("a", pair.to_subject), ("b", pair.to_object)):
        for edge, onward in pairwise(path):
            for key in sorted(graph.keys[edge.filler]):
                found += [f"w={key}", f"{side}w={key}", f"{side}w={key}|{onward.role}", f"{edge.role}>{key}"]
                found += [f"{above_it}.{edge.role}.{key}" for above_it in root_keys]
    found += _beside(graph, pair)
    return tuple(dict.fromkeys(found))


def _beside(graph: RoleGraph, pair: Pair) -> Iterator[str]:
    """The other words that the tying words have: "X imposed *sanctions* on Y" ties by "impose"."""
    tying = pair.words
    for head in sorted(tying):
        for edge in graph.edges.get(head, ()):
            if edge.filler in tying | {pair.subject, pair.object} or edge.role in UNHEEDED_ROLES:
                continue
            close = head == pair.root or edge.role in {"patient", "inf", "comp", "mod"}
            for key in sorted(graph.keys[edge.filler]):
                yield f"s={key}"
                if close:
                    yield f"w={key}"
                    yield from (f"{above}.{edge.role}.{key}" for above in sorted(graph.keys[head]))


def _roles(path: Path) -> str:
    return ".".join(edge.role for edge in path)
