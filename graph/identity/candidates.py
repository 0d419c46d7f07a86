"""Actors in, those pairs of them out that may be one; each pair once, whatever order they come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from graph.identity.comparing import Likeness, acronyms, compare
from graph.identity.dossiers import Dossier
from graph.identity.folding import fold
from graph.identity.spelling import Spelling
from graph.limits import MAX_BLOCK
from graph.model import Kind


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


def candidates(dossiers: Iterable[Dossier], spelling: Spelling) -> tuple[Candidates, ...]:
    """The pairs that may be one, the likeliest first.

    Only actors that share a whole name, a surname, a first or last word, or an acronym are compared, and of a
    word that more than ``MAX_BLOCK`` have none.
    """
    blocks: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in sorted(dossiers, key=lambda d: d.iri):
        for key in _keys(dossier, spelling):
            blocks[key].append(dossier)
    pairs = {
        (one.iri, other.iri): (one, other)
        for key, block in blocks.items()
        if len(block) <= MAX_BLOCK or key.startswith("whole")
        for one, other in _pairs(block)
    }
    found = ((one, other, compare(one, other, spelling)) for one, other in pairs.values())
    likely = [Candidates(one, other, likeness) for one, other, likeness in found if likeness]
    return _unrivalled(sorted(likely, key=lambda c: (-c.likeness.score, c.one.iri, c.other.iri)))


def _pairs(block: list[Dossier]) -> Iterator[tuple[Dossier, Dossier]]:
    """All pairs of a block but those of one list; of a huge one each with its neighbour only."""
    if len(block) > MAX_BLOCK:
        yield from pairwise(block)
        return
    yield from ((a, b) for a, b in combinations(block, 2) if not a.shares_record(b))


def _keys(dossier: Dossier, spelling: Spelling) -> frozenset[str]:
    keys = set()
    for name in dossier.names:
        sounds = spelling.sound(name).split()
        if not sounds:
            continue
        keys |= {f"whole {fold(name)}", f"whole {' '.join(sounds)}", f"word {sounds[-1]}"}
        if dossier.kind is not Kind.PERSON:
            keys |= {f"word {sounds[0]}"} | {f"short {short}" for short in acronyms(name)}
            keys |= {f"short {fold(name)}"} if name.isupper() else set()
    return frozenset(keys)


def _unrivalled(found: list[Candidates]) -> tuple[Candidates, ...]:
    """The same pairs; certain are only those of whom all that they lead to are alike, too.

    "J. Meyer" may be Joel Meyer or John Meyer: then he is neither until somebody says so.
    """
    alike = {c.pair for c in found}
    classes = groups(c.pair for c in found if c.likeness.certain)
    rivalled = {
        frozenset((a, b))
        for members in classes
        if any(frozenset(pair) not in alike for pair in combinations(sorted(members), 2))
        for a, b in combinations(sorted(members), 2)
    }
    return tuple(
        Candidates(
            c.one,
            c.other,
            Likeness(c.likeness.score, (*c.likeness.reasons, "others fit as well"), certain=False),
        )
        if c.likeness.certain and c.pair in rivalled
        else c
        for c in found
    )


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
