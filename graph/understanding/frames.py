"""Example sentences → frames: small trees of words and roles with two open slots.

An example is parsed and normalised exactly as an article is; its frame is the tree that ties all its content
words and both slots together in the role graph. Articles are matched in ``matching``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.model import RelationType
from graph.understanding import syntax
from graph.understanding.lexicon import Lexicon
from graph.understanding.role_graph import SITED, Edge, RoleGraph
from graph.understanding.roles import role_graph
from graph.understanding.words import NECESSARY, PASSIVE, lemma_of
from graph.values import Kind

ACTOR_NAMES: tuple[Mapping[str, str], ...] = (
    {"X": "France", "Y": "Russia", "Z": "Geneva"},
    {"X": "Turkey", "Y": "Iran", "Z": "Vienna"},
    {"X": "China", "Y": "Japan", "Z": "Cairo"},
)
"""What stands in the slots while an example is parsed: names that the parser knows well, no two alike."""

PERSON_OF: Mapping[str, str] = {
    "France": "Smith", "Russia": "Johnson", "Turkey": "Peter",
    "Iran": "Miller", "China": "Wilson", "Japan": "Mary",
}  # fmt: skip
"""A person for each actor's name, where a slot takes persons alone."""

_SLOT = re.compile(r"\b[XYZ]\b")
ANY = frozenset({"*"})
"""The keys of a word that may be any verb: "do something" in an example."""

SELF = "self"
"""The role that a name fills for itself, where an example has no other word: "X in Y"."""

ANY_ROLE = "*"
"""The role of whom something is done to, in whatever phrase the article's verb has it."""

PLACED = frozenset({"in", "into", "over"})
"""Phrases in which a thing is done to a place: an example with one asks for it."""

SKIPPED_TAGS = frozenset({"DET", "PUNCT", "CCONJ", "SCONJ", "PART", "ADP", "SPACE", "AUX", "PRON"})


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a frame: an open ``slot``, or any of the ``keys``; ``children`` are (role, node)."""

    slot: str | None
    keys: frozenset[str]
    children: tuple[tuple[str, Node], ...] = ()

    @property
    def words(self) -> int:
        """How many lexical words the tree requires: the more, the more specific."""
        return (self.slot is None and self.keys != ANY) + sum(child.words for _, child in self.children)

    @property
    def is_open(self) -> bool:
        """Whether any verb says what is done to Y: "X is ready to do something to Y"."""
        here = any(child.slot == "Y" for _, child in self.children) and self.keys == ANY
        return here or any(child.is_open for _, child in self.children)


@dataclass(frozen=True, slots=True)
class Frame:
    """What one example teaches: the relation, the tree, and whether it is a counter-example."""

    relation: str
    example: str
    root: Node
    counter: bool = False


@dataclass(frozen=True, slots=True)
class Uncompiled:
    """An example that teaches nothing, and why."""

    relation: str
    example: str
    reason: str


Parse = Callable[[Sequence[str]], Iterable[Doc]]


def compile_frames(
    relations: Iterable[RelationType], lexicon: Lexicon, parse: Parse
) -> tuple[tuple[Frame, ...], tuple[Uncompiled, ...]]:
    """Compile all examples and counter-examples.

    Each is parsed with one set of names in its slots after another until two give the same tree; without such
    a pair the first tree counts.
    """
    lessons = [lesson for relation in relations for lesson in _lessons(relation)]
    trees: dict[_Lesson, list[Node | str]] = {lesson: [] for lesson in lessons}
    for names in ACTOR_NAMES:
        unsettled = [lesson for lesson in lessons if _agreed(trees[lesson]) is None]
        filled = [_names(lesson.relation, names) for lesson in unsettled]
        documents = parse(
            [_fill(lesson.example, slots) for lesson, slots in zip(unsettled, filled, strict=True)]
        )
        for lesson, slots, document in zip(unsettled, filled, documents, strict=True):
            tree = _tree(document, slots, lexicon)
            trees[lesson].append(_in_its_voice(tree, document) if lesson.relation.event else tree)
    frames: list[Frame] = []
    failed: list[Uncompiled] = []
    for lesson, found in trees.items():
        best = _agreed(found) or next((tree for tree in found if isinstance(tree, Node)), found[0])
        if isinstance(best, Node):
            frames.append(Frame(lesson.relation.name, lesson.example, best, lesson.counter))
        else:
            failed.append(Uncompiled(lesson.relation.name, lesson.example, best))
    return tuple(frames), tuple(failed)


@dataclass(frozen=True, slots=True)
class _Lesson:
    relation: RelationType
    example: str
    counter: bool


def _agreed(trees: list[Node | str]) -> Node | None:
    """The tree that two sets of names gave."""
    return next((tree for tree in trees if isinstance(tree, Node) and trees.count(tree) > 1), None)


def _lessons(relation: RelationType) -> Iterator[_Lesson]:
    yield from (_Lesson(relation, example, counter=False) for example in relation.examples)
    yield from (_Lesson(relation, example, counter=True) for example in relation.counter_examples)


def _names(relation: RelationType, names: Mapping[str, str]) -> Mapping[str, str]:
    """The names for the slots of a relation's examples: persons where it is about persons."""
    persons = {"X": relation.domain, "Y": relation.range}
    return {
        slot: PERSON_OF[name] if persons.get(slot) == frozenset({Kind.PERSON}) else name
        for slot, name in names.items()
    }


def _fill(example: str, names: Mapping[str, str]) -> str:
    sentence = _SLOT.sub(lambda slot: names[slot[0]], example)
    return (sentence[0].upper() + sentence[1:]).rstrip(".") + "."


def _tree(document: Doc, names: Mapping[str, str], lexicon: Lexicon) -> Node | str:
    """The frame of a parsed example, or the reason why there is none."""
    sentence = document[:]
    by_name = {name: slot for slot, name in names.items()}
    slots = {token.i: by_name[token.text] for token in sentence if token.text in by_name}
    if not {"X", "Y"} <= set(slots.values()):
        return "X or Y is missing"
    if any(token.tag_ == "MD" and not _is_open(token.head) for token in sentence):
        return "a plan teaches no relation: say it in the present or the past"
    if len(list(document.sents)) > 1:
        return "parsed as several sentences"
    graph = role_graph(sentence, lexicon, lambda token: token.i in slots)
    required = {t.i for t in sentence if _is_required(t, graph, slots)}
    roots = required - set(slots) or {t.i for t in sentence if _is_copula(t)} or _sited(graph, slots)
    trees = [tree for root in roots if (tree := _span_tree(graph, root, required, slots))]
    if not trees:
        return "its words do not hang together: " + " ".join(sorted(sentence.doc[i].text for i in required))
    return min(trees, key=lambda found: found[0])[1]


def _in_its_voice(tree: Node | str, document: Doc) -> Node | str:
    """The tree, for passives alone where it says what X is: "X is linked to Y", not "Z links X to Y"."""
    if isinstance(tree, str):
        return tree
    roles = {role: child.slot for role, child in reversed(tree.children)}
    passive = any(syntax.is_verb(token) and syntax.is_passive(token) for token in document)
    if not passive or "agent" in roles or roles.get("patient") != "X":
        return tree
    return Node(tree.slot, frozenset(key + PASSIVE for key in tree.keys), tree.children)


def _sited(graph: RoleGraph, slots: Mapping[int, str]) -> set[int]:
    """The name that an example without any word of its own is about: X of "X in Y"."""
    return {index for index in slots if SITED in graph.keys[index]}


def _is_required(token: Token, graph: RoleGraph, slots: dict[int, str]) -> bool:
    if token.i in slots:
        return slots[token.i] != "Z"
    if _is_open(token):
        return True
    if (
        _is_copula(token)
        or any(NECESSARY in graph.keys[child.i] for child in syntax.children(token, "xcomp"))
        or token.i in graph.light
        or token.dep_ in {"prt", "aux", "auxpass", "neg", "punct", "cc", "mark"}
    ):
        return False
    return token.pos_ not in SKIPPED_TAGS or (token.pos_ == "AUX" and syntax.is_verb(token))


def _is_open(token: Token) -> bool:
    """Whether the word is the "do something" of an example, which stands for any verb."""
    return token.lemma_ == "do" and any(child.lower_ == "something" for child in token.children)


def _is_copula(token: Token) -> bool:
    return token.lemma_ in syntax.COPULAS and any(syntax.children(token, "attr", "acomp", "prep", "advmod"))


def _span_tree(
    graph: RoleGraph, root: int, required: set[int], slots: dict[int, str]
) -> tuple[tuple[int, int], Node] | None:
    """The cheapest tree from ``root`` over all required words, with its (depth sum, root), or None."""
    depths, parents = {root: 0}, dict[int, Edge]()
    frontier = [root]
    while frontier:
        edges = [edge for head in frontier for edge in graph.edges.get(head, ()) if edge.filler not in depths]
        frontier = []
        for edge in sorted(edges, key=lambda e: (e.cost, e.role != "patient", e.head, e.filler)):
            if edge.filler not in depths and (edge.head == root or edge.head not in slots):
                depths[edge.filler] = depths[edge.head] + 1 + edge.cost
                parents[edge.filler] = edge
                frontier.append(edge.filler)
    if not required <= set(depths):
        return None
    kept: set[int] = set()
    for word in required:
        here = word
        while here != root and here not in kept:
            kept.add(here)
            here = parents[here].head
    return (sum(depths[i] for i in required), root), _node(graph, root, kept, parents, slots)


def _node(
    graph: RoleGraph, index: int, kept: set[int], parents: dict[int, Edge], slots: dict[int, str]
) -> Node:
    children = [
        (parents[i].role, _node(graph, i, kept, parents, slots))
        for i in sorted(kept)
        if parents[i].head == index
    ]
    if index in slots and SITED in graph.keys[index] and children:
        return Node(None, frozenset({SITED}), ((SELF, Node(slots[index], frozenset())), *children))
    if index in slots:
        return Node(slots[index], frozenset(), tuple(children))
    token = graph.sentence.doc[index]
    keys = graph.keys[index]
    if _is_open(token):
        necessary = frozenset({NECESSARY}) & keys
        return Node(None, necessary or ANY, tuple((_open_role(role), child) for role, child in children))
    keys = frozenset(key for key in keys if key != NECESSARY and not key.endswith(PASSIVE))
    particle = frozenset(key for key in keys if "_" in key)
    return Node(None, particle or keys or frozenset({lemma_of(token)}), tuple(children))


def _open_role(role: str) -> str:
    return role if role == "agent" or role in PLACED else ANY_ROLE
