"""Pairs of actors that may be one; and which of the certain ones no third actor makes doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.identity.comparing import Likeness
from graph.identity.dossiers import Dossier


@dataclass(frozen=True, slots=True)
class Candidates:
    """Two actors that may be one, in order of IRI, and how likely they are."""

    one: Dossier
    other: Dossier
    likeness: Likeness

    @property
    def pair(self) -> frozenset[str]:
        """The two IRIs, in no order."""
        return frozenset((self.one.iri, self.other.iri))


def unrivalled(
    certain: Iterable[tuple[str, str]],
    are_alike: Callable[[str, str], bool],
    is_known: Callable[[str], bool],
) -> frozenset[tuple[str, str]]:
    """Those certain pairs of whom all that they lead to are alike, and no two have a record.

    "J. Meyer" may be Joel Meyer or John Meyer: then he is neither until somebody says so.
    """
    pairs = tuple(certain)
    sound = {
        actor
        for members in groups(map(frozenset, pairs))
        if sum(map(is_known, members)) < 2
        and all(are_alike(one, other) for one, other in combinations(sorted(members), 2))
        for actor in members
    }
    return frozenset(pair for pair in pairs if pair[0] in sound)


def groups(pairs: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The connected sets that pairs make, in order of their least members.

    >>> [sorted(group) for group in groups([frozenset("ab"), frozenset("bc"), frozenset("xy")])]
    [['a', 'b', 'c'], ['x', 'y']]
    """
    home: dict[str, set[str]] = {}
    for pair in pairs:
        merged = set().union(*(home.get(one, {one}) for one in pair))
        home.update(dict.fromkeys(merged, merged))
    return tuple(sorted({frozenset(group) for group in home.values()}, key=min))
