"""Frames and a sentence's role graph → matches: which frame, where, with which words in its slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from graph.limits import MAX_COORDINATED
from graph.understanding.frames import ANY, ANY_ROLE, Frame, Node
from graph.understanding.role_graph import RoleGraph
from graph.understanding.syntax import is_infinitive

NOUN_ROLES: Mapping[str, tuple[str, ...]] = {
    "agent": ("agent", "gen"),
    "gen": ("gen", "agent", "of"),
    "of": ("of", "gen"),
    "mod": ("mod", "gen"),
}
"""What else fills a role when its head is a noun: "X's offensive" has its agent in the genitive.

The last of them counts where the others are empty: in "X's suppression of Y" only X is whose it is.
"""

TIMES = frozenset({"DATE", "TIME"})
"""Entities that own nothing: "today's visit of X"."""

CLAUSES: Mapping[str, tuple[str, ...]] = {"aim": ("aim", "inf", "comp"), "inf": ("inf", "aim")}
"""Where a clause may stand too: "went on strike to demand", "continued their strike to demand"."""

SITES = ("in", "at", "near", "inside", "around")
"""Where something is done; whom it is done to stands elsewhere, if anywhere."""

OPEN_ROLES = ("patient", "to", "with", "on", "against", "from", "for", "toward", "towards", "into")
"""Where an article's verb may have whom something is done to."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence; ``root``, ``subject`` and ``object`` are token indices.

    ``words`` are all tokens that the frame's own words stand on.
    """

    frame: Frame
    root: int
    subject: int
    object: int
    words: frozenset[int]


class Matcher:
    """All frames, indexed by the keys of their roots."""

    def __init__(self, frames: Iterable[Frame], keeping: Iterable[str] = ()) -> None:
        """Index the frames; ``keeping`` names the relations beside which their content is stated."""
        self._keeping = frozenset(keeping)
        self._by_key: dict[str, list[Frame]] = defaultdict(list)
        for frame in frames:
            for key in frame.root.keys:
                self._by_key[key].append(frame)

    def matches(self, graph: RoleGraph) -> tuple[Match, ...]:
        """All matches that no counter-example and no more specific match of the pair rules out."""
        found = [match for token in graph.sentence for match in self._at(graph, token.i)]
        counters = [match for match in found if match.frame.counter]
        asserted = [m for m in found if not m.frame.counter and not any(_rules_out(c, m) for c in counters)]
        return tuple(_most_specific(graph, _of_heads(graph, asserted), self._keeping))

    def _at(self, graph: RoleGraph, index: int) -> Iterator[Match]:
        frames = {id(frame): frame for key in graph.keys[index] for frame in self._by_key.get(key, ())}
        for frame in frames.values():
            for slots, words in islice(_bind(graph, frame.root, index), MAX_COORDINATED**2):
                subject, object_ = slots.get("X"), slots.get("Y")
                if subject is not None and object_ is not None:
                    yield Match(frame, index, subject, object_, words)


def _bind(graph: RoleGraph, node: Node, index: int) -> Iterator[tuple[dict[str, int], frozenset[int]]]:
    if node.slot is not None:
        yield {node.slot: index}, frozenset()
        return
    if node.keys == ANY:
        if graph.sentence.doc[index].pos_ == "VERB":
            yield from _bind_children(graph, node.children, index, {}, frozenset())
        return
    if not node.keys & graph.keys[index]:
        return
    yield from _bind_children(graph, node.children, index, {}, frozenset({index}))


def _bind_children(
    graph: RoleGraph,
    children: tuple[tuple[str, Node], ...],
    index: int,
    slots: dict[str, int],
    words: frozenset[int],
) -> Iterator[tuple[dict[str, int], frozenset[int]]]:
    if not children:
        yield slots, words
        return
    (role, child), rest = children[0], children[1:]
    for filler in _fillers(graph, index, role):
        if filler in words or (child.keys == ANY and not _is_clause_of(graph, index, role, filler)):
            continue
        for bound, used in _bind(graph, child, filler):
            yield from _bind_children(graph, rest, index, slots | bound, words | used)


def _fillers(graph: RoleGraph, head: int, role: str) -> list[int]:
    if role == ANY_ROLE:
        return graph.fillers(head, *OPEN_ROLES)
    if role in CLAUSES:
        return graph.fillers(head, *CLAUSES[role])
    noun = graph.sentence.doc[head].pos_ in {"NOUN", "PROPN", "ADJ"}
    if not noun or role not in NOUN_ROLES:
        return graph.fillers(head, role)
    if role == "mod":
        return graph.fillers(head, *NOUN_ROLES[role])
    return _of_noun(graph, head, role)


def _of_noun(graph: RoleGraph, head: int, role: str) -> list[int]:
    """Who fills a role of a noun; "of" is whose it is only where nobody stands before the noun."""
    *before, last = NOUN_ROLES[role]
    found = graph.fillers(head, *before)
    somebody = any(graph.sentence.doc[filler].ent_type_ not in TIMES for filler in found)
    return found if somebody else [*found, *graph.fillers(head, last)]


def _is_clause_of(graph: RoleGraph, head: int, role: str, filler: int) -> bool:
    """Whether any verb may stand here: in the very role, or as an infinitive ("called for X to leave")."""
    return filler in graph.fillers(head, role) or is_infinitive(graph.sentence.doc[filler])


def _of_heads(graph: RoleGraph, matches: list[Match]) -> list[Match]:
    """Without those that say of an owner or a place what another says of what is owned or is there.

    As in "X killed Y's soldiers" and "X attacked rebels in Y".
    """
    by_root: dict[tuple[str, int], list[Match]] = defaultdict(list)
    for match in matches:
        by_root[(match.frame.relation, match.root)].append(match)
    return [
        match
        for match in matches
        if not any(
            (other.subject == match.subject and _is_beside(graph, match, other))
            or (other.object == match.object and _is_owner(graph, match.subject, other.subject))
            for other in by_root[(match.frame.relation, match.root)]
        )
    ]


def _is_beside(graph: RoleGraph, match: Match, other: Match) -> bool:
    """Whether the object of a match only owns that of the other, or is where it is."""
    patients = graph.fillers(match.root, "patient")
    where = match.object in graph.fillers(match.root, *SITES) and match.object not in patients
    said = other.frame.root.words >= match.frame.root.words  # not "shut X" beside "shut schools in X"
    return _is_owner(graph, match.object, other.object) or (where and said and other.object in patients)


def _is_owner(graph: RoleGraph, owner: int, owned: int) -> bool:
    return owned not in graph.measures and owner in graph.fillers(owned, "gen", "of")


def _rules_out(counter: Match, match: Match) -> bool:
    return (
        counter.frame.relation == match.frame.relation
        and counter.frame.root.words >= match.frame.root.words
        and bool(counter.words & match.words)
    )


def _most_specific(graph: RoleGraph, matches: list[Match], keeping: frozenset[str]) -> Iterator[Match]:
    """Of matches for one pair on shared words, those with the most words; one for each relation."""
    seen: set[tuple[str, int, int]] = set()
    for match in sorted(
        matches, key=lambda m: (-m.frame.root.words, m.root, m.frame.relation, m.frame.example)
    ):
        pair = {match.subject, match.object}
        larger = any(
            match.words < other.words
            and pair == {other.subject, other.object}
            and not (other.frame.relation in keeping and _is_embedded(graph, match.root, other.words))
            for other in matches
        )
        key = (match.frame.relation, match.subject, match.object)
        if not larger and key not in seen:
            seen.add(key)
            yield match


def _is_embedded(graph: RoleGraph, root: int, words: frozenset[int]) -> bool:
    """Whether the predicate is the clause of one of the words: "help" in "promised to help"."""
    return any(root in graph.fillers(word, "inf", "comp") for word in words)
