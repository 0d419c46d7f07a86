"""Frames and a sentence's role graph → matches: which frame, where, with which words in its slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.limits import MAX_COORDINATED
from graph.understanding.binding import Binding
from graph.understanding.compiled import Frames
from graph.understanding.frames import ANY, Frame
from graph.understanding.role_graph import RoleGraph


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


@dataclass(frozen=True, slots=True)
class _Asking:
    """A frame with what its root asks of its neighbours: ``words`` are roles and a word that fills each."""

    frame: Frame
    words: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, frame: Frame) -> _Asking:
        """What a frame asks."""
        lexical = ((role, child) for role, child in frame.root.children if child.slot is None)
        return cls(frame, tuple((role, child.keys) for role, child in lexical if child.keys != ANY))


class Matcher:
    """All frames, indexed by the keys of their roots and the roles that these must have filled."""

    def __init__(self, frames: Frames, keeping: Iterable[str] = ()) -> None:
        """Index the frames; ``keeping`` names the relations beside which their content is stated."""
        self._keeping = frozenset(keeping)
        self._frames = frames
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(frames.keys()):
            for key in keys:
                self._numbers[key].append(number)
        self._met: dict[str, Mapping[frozenset[str], Sequence[_Asking]]] = {}

    def matches(self, graph: RoleGraph) -> tuple[Match, ...]:
        """All matches that no counter-example and no more specific match of the pair rules out."""
        binding = Binding(graph)
        found = [match for token in graph.sentence for match in self._at(binding, token.i)]
        counters = [match for match in found if match.frame.counter]
        asserted = [m for m in found if not m.frame.counter and not any(_rules_out(c, m) for c in counters)]
        return tuple(_most_specific(graph, _of_heads(graph, asserted), self._keeping))

    def _at(self, binding: Binding, index: int) -> Iterator[Match]:
        for frame in self._possible(binding, index):
            for slots, words in islice(binding.bind(frame.root, index), MAX_COORDINATED**2):
                subject, object_ = slots.get("X"), slots.get("Y")
                if subject is not None and object_ is not None:
                    yield Match(frame, index, subject, object_, words)

    def _possible(self, binding: Binding, index: int) -> Iterable[Frame]:
        """The frames of a word whose roles are filled, with their words where these must be, each once."""
        frames: dict[int, Frame] = {}
        filled = binding.filled(index)
        for key in binding.graph.keys[index]:
            for roles, asking in self._with_root(key).items():
                if roles <= filled:
                    frames |= {id(one.frame): one.frame for one in asking if binding.has(one.words, index)}
        return frames.values()

    def _with_root(self, key: str) -> Mapping[frozenset[str], Sequence[_Asking]]:
        """The frames whose root has a key, by the roles that it must have filled; taken up when first met."""
        if key not in self._numbers:
            return {}
        if key not in self._met:
            found: dict[frozenset[str], list[_Asking]] = defaultdict(list)
            for number in self._numbers[key]:
                asking = _Asking.of(self._frames[number])
                found[frozenset(role for role, _ in asking.frame.root.children)].append(asking)
            self._met[key] = found
        return self._met[key]


def _of_heads(graph: RoleGraph, matches: list[Match]) -> list[Match]:
    """Without those that say of an owner ("X killed Y's soldiers") what another says of what is owned."""
    pairs: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    for match in matches:
        pairs[(match.frame.relation, match.root)].add((match.subject, match.object))
    return [
        match
        for match in matches
        if not any(
            (subject == match.subject and _is_owner(graph, match.object, object_))
            or (object_ == match.object and _is_owner(graph, match.subject, subject))
            for subject, object_ in pairs[(match.frame.relation, match.root)]
        )
    ]


def _is_owner(graph: RoleGraph, owner: int, owned: int) -> bool:
    """Whether something is somebody's; who suffers a deed does not own it: "regained control of Y"."""
    suffers = owner in graph.fillers(owned, "patient")
    return not suffers and owned not in graph.measures and owner in graph.fillers(owned, "gen", "of")


def _rules_out(counter: Match, match: Match) -> bool:
    """Whether a counter-example speaks of what the match does.

    What somebody is to one leaves alone what he is to another: "the Kenyan envoy to Chad".
    """
    described = any(role == "is" for role, _ in counter.frame.root.children)
    return (
        counter.frame.relation == match.frame.relation
        and counter.frame.root.words >= match.frame.root.words
        and bool(counter.words & match.words)
        and (not described or bool({match.subject, match.object} & {counter.object, *counter.words}))
        and bool({match.subject, match.object} & {counter.subject, counter.object, *counter.words})
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
