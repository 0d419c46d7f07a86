"""A sentence's pairs of actors that no frame matched → the relations that most likely tie them.

Frames are exact and miss what is said in other words; a linear scorer that learnt from the same examples
completes them. What it finds carries the example of its relation that shares most words with the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.model import Kind, RelationType
from graph.understanding.frames import Frame, Node
from graph.understanding.matching import Match
from graph.understanding.pairs import Pair, features, pairs
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.scorer import NO_RELATION, Scorer

ACTING = frozenset(Kind) - {Kind.AGREEMENT, Kind.ASSET}
"""What may be an end of a proposed relation."""

LIKELY = 0.5
"""The least probability of a proposal: below it, cross-validation on the sample articles loses precision."""

SUBJECT_ROLES = frozenset({"agent", "is", "with", "between"})
"""The roles of the tying word that lead to the subject of a proposal."""

NO_OBJECT_ROLES = frozenset({"comp", "on", "at"})
"""The roles that lead to what is said or where it is, seldom to whom something is done."""


class Completer:
    """Proposes relations by a scorer; an example with the tying word has to stand by each."""

    def __init__(
        self, scorer: Scorer, relations: Mapping[str, RelationType], frames: Iterable[Frame]
    ) -> None:
        """Index the frames of the examples by relation and root."""
        self._scorer = scorer
        self._relations = relations
        self._examples: dict[tuple[str, str], list[Frame]] = defaultdict(list)
        for frame in frames:
            for key in () if frame.counter else frame.root.keys:
                self._examples[frame.relation, key].append(frame)

    def proposals(
        self, graph: RoleGraph, references: Mapping[int, Reference], matched: Collection[Match]
    ) -> tuple[Match, ...]:
        """The likely relations of the pairs of a sentence, the surest first.

        Args:
            graph: the sentence's role graph.
            references: whom its tokens stand for.
            matched: what frames found: whom they say a subject does something to needs no completion.
        """
        told = {(match.frame.relation, match.root, match.subject) for match in matched}
        actors = {token for token, reference in references.items() if reference.mentions(ACTING)}
        found = [
            match
            for pair in pairs(graph, actors)
            if _is_clause(pair)
            for match in self._likely(graph, references, pair)
            if (match.frame.relation, match.root, match.subject) not in told
        ]
        return tuple(sorted(found, key=lambda match: (-match.sure, match.root, match.subject, match.object)))

    def _likely(self, graph: RoleGraph, references: Mapping[int, Reference], pair: Pair) -> Iterator[Match]:
        subject, object_ = references[pair.subject], references[pair.object]
        for name, share in self._scorer.probabilities(features(graph, pair)).items():
            relation = self._relations.get(name)
            if share < LIKELY or name == NO_RELATION or relation is None:
                continue
            example = self._nearest(graph, pair, name)
            if example and subject.mentions(relation.domain) and object_.mentions(relation.range):
                frame = Frame(name, example, _tree(graph, pair))
                yield Match(frame, pair.root, pair.subject, pair.object, pair.words, share)

    def _nearest(self, graph: RoleGraph, pair: Pair, relation: str) -> str | None:
        """The example with the tying word that has most in common with the words about it."""
        beside = (edge.filler for head in pair.words for edge in graph.edges.get(head, ()))
        here = frozenset[str]().union(*(graph.keys[token] for token in {*pair.words, *beside}))
        best = max(
            (frame for key in sorted(graph.keys[pair.root]) for frame in self._examples[relation, key]),
            key=lambda frame: (_shared(frame.root, here) / frame.root.words, _shared(frame.root, here)),
            default=None,
        )
        return best.example if best else None


def _is_clause(pair: Pair) -> bool:
    """Whether the ends stand as those who act and are acted on, and neither is only a word before a noun."""
    first, last = pair.to_subject[0].role, (pair.to_subject[-1].role, pair.to_object[-1].role)
    return first in SUBJECT_ROLES and pair.to_object[0].role not in NO_OBJECT_ROLES and "mod" not in last


def _tree(graph: RoleGraph, pair: Pair) -> Node:
    """The tie as the tree of a frame would have it."""
    ends = (("X", pair.to_subject), ("Y", pair.to_object))
    return Node(
        None,
        graph.keys[pair.root],
        tuple((path[0].role, Node(slot, frozenset())) for slot, path in ends),
    )


def _shared(node: Node, here: frozenset[str]) -> int:
    """How many words of a frame are among some keys."""
    own = node.slot is None and bool(node.keys & here)
    return own + sum(_shared(child, here) for _, child in node.children)
