"""A frame's tree on a sentence's role graph → what stands in its slots, in each way in which it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.understanding.frames import ANY, ANY_ROLE, SELF, Node
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

OPEN_ROLES = ("patient", "to", "with", "on", "against", "from", "for", "toward", "towards", "into")
"""Where an article's verb may have whom something is done to."""


class Binding:
    """Binds the slots of frames in one sentence, whose role graph is complete."""

    def __init__(self, graph: RoleGraph) -> None:
        self.graph = graph
        self._fillers: dict[tuple[int, str], list[int]] = {}
        self._words: dict[tuple[int, str], frozenset[str]] = {}

    def filled(self, head: int) -> frozenset[str]:
        """The roles of a token that somebody fills, as frames name them."""
        own = {edge.role for edge in self.graph.edges.get(head, ())}
        known = {SELF, *own} | ({"is"} if head in self.graph.bearers else set())
        if self._is_nominal(head):
            known |= {role for role, others in NOUN_ROLES.items() if not own.isdisjoint(others)}
        known |= {role for role, others in CLAUSES.items() if not own.isdisjoint(others)}
        if not own.isdisjoint(OPEN_ROLES):
            known.add(ANY_ROLE)
        return frozenset(known)

    def has(self, words: Iterable[tuple[str, frozenset[str]]], head: int) -> bool:
        """Whether for each role one who fills it is one of the words."""
        return all(not keys.isdisjoint(self._words_in(head, role)) for role, keys in words)

    def _words_in(self, head: int, role: str) -> frozenset[str]:
        key = (head, role)
        if key not in self._words:
            self._words[key] = frozenset().union(*(self.graph.keys[i] for i in self.fillers(head, role)))
        return self._words[key]

    def bind(self, node: Node, index: int) -> Iterator[tuple[dict[str, int], frozenset[int]]]:
        """Each way in which a node fits a token: what stands in its slots, and on which words it stands."""
        if node.slot is not None:
            yield {node.slot: index}, frozenset()
        elif node.keys == ANY:
            if self.graph.sentence.doc[index].pos_ == "VERB":
                yield from self._bind_children(node.children, index, {}, frozenset())
        elif node.keys & self.graph.keys[index]:
            yield from self._bind_children(node.children, index, {}, frozenset({index}))

    def _bind_children(
        self,
        children: tuple[tuple[str, Node], ...],
        index: int,
        slots: dict[str, int],
        words: frozenset[int],
    ) -> Iterator[tuple[dict[str, int], frozenset[int]]]:
        if not children:
            yield slots, words
            return
        (role, child), rest = children[0], children[1:]
        for filler in self.fillers(index, role) or self._itself(index, role, child):
            if (filler in words and filler != index) or (
                child.keys == ANY and not self._is_clause_of(index, role, filler)
            ):
                continue
            for bound, used in self.bind(child, filler):
                yield from self._bind_children(rest, index, slots | bound, words | used)

    def _itself(self, noun: int, role: str, child: Node) -> list[int]:
        """The noun as whom it is said of, where the sentence has nobody else: "the members of the bloc"."""
        return [noun] if role == "is" and child.slot is not None and noun in self.graph.bearers else []

    def fillers(self, head: int, role: str) -> list[int]:
        """The tokens that may fill a frame's role of a token."""
        if role == SELF:
            return [head]
        key = (head, role)
        if key not in self._fillers:
            self._fillers[key] = self._found(head, role)
        return self._fillers[key]

    def _found(self, head: int, role: str) -> list[int]:
        if role == ANY_ROLE:
            return self.graph.fillers(head, *OPEN_ROLES)
        if role in CLAUSES:
            return self.graph.fillers(head, *CLAUSES[role])
        if role not in NOUN_ROLES or not self._is_nominal(head):
            return self.graph.fillers(head, role)
        if role == "mod":
            return self.graph.fillers(head, *NOUN_ROLES[role])
        return self._of_noun(head, role)

    def _of_noun(self, head: int, role: str) -> list[int]:
        """Who fills a role of a noun; "of" is whose it is only where nobody stands before the noun."""
        *before, last = NOUN_ROLES[role]
        found = self.graph.fillers(head, *before)
        document = self.graph.sentence.doc
        somebody = any(document[filler].ent_type_ not in TIMES for filler in found)
        return found if somebody else [*found, *self.graph.fillers(head, last)]

    def _is_clause_of(self, head: int, role: str, filler: int) -> bool:
        """Whether any verb may stand here: in the very role, or as in "called for X to leave"."""
        return filler in self.graph.fillers(head, role) or is_infinitive(self.graph.sentence.doc[filler])

    def _is_nominal(self, index: int) -> bool:
        return self.graph.sentence.doc[index].pos_ in {"NOUN", "PROPN", "ADJ"}
