"""A match in its sentence → the time and the place of what it states, from the phrases around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.model import Actor, RelationType, When
from graph.understanding import syntax
from graph.understanding.matching import Match
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.times import TimeExpression
from graph.values import Kind

PLACE_ROLES = ("in", "at", "near", "inside", "outside", "around", "along", "across", "throughout")
FORCE_ROLES = (*PLACE_ROLES, "over", "off")
"""Where force is used: planes are shot down over a place, and ships attacked off it."""

PLACES = frozenset({Kind.PLACE, Kind.STATE})
WORDS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""What is done to somebody by words or attitude happens where the speaker is, not where that one is."""

MATERIAL_CONFLICT = 4  # the quad class of force and coercion
MAX_CARRIERS = 6


def carriers(graph: RoleGraph, match: Match) -> list[int]:
    """The words that a phrase of time or place of the predicate may hang on, the nearest first."""
    document = graph.sentence.doc
    bearing = graph.light | graph.shading
    found = [
        match.root,
        *sorted(match.words),
        *(a.i for a in document[match.root].ancestors if a.i in bearing),
    ]
    verb = next((document[i] for i in found if syntax.is_verb(document[i])), None)
    if verb is None and (verb := _copula_of(document[match.root])) is not None:
        found.append(verb.i)
    for _ in range(MAX_CARRIERS):
        verb = _shares_with(verb) if verb is not None else None
        if verb is None:
            break
        found.append(verb.i)
    return found


def _copula_of(noun: Token) -> Token | None:
    """The "are" of "they are allies" and "they are at war"."""
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    return head if head.lemma_ in syntax.COPULAS else None


def _shares_with(verb: Token) -> Token | None:
    """The verb whose time and place are this one's too.

    As in "came and left on Friday", "fired on them on Friday, killing ten", "in May, when they met".
    """
    if verb.dep_ == "conj" and syntax.is_verb(verb.head):
        return verb.head
    result = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i
    simultaneous = verb.dep_ in {"advcl", "relcl"} and any(c.lower_ == "when" for c in verb.children)
    unmarked = not any(syntax.children(verb, "mark"))
    return verb.head if (result and unmarked) or simultaneous else None


def time_of(sentence: Sentence, near: Sequence[int], expressions: Iterable[TimeExpression]) -> When | None:
    """The time expression that hangs on the predicate, the verb that carries it or the one before "and".

    A clause with a subject of its own shares only a time that stands before both: "On Friday, X came and Y
    left".
    """
    document = sentence.doc
    found: dict[int, tuple[int, When]] = {}
    for expression in expressions:
        start = sentence.start_char + expression.start
        here = next(t for t in sentence if t.idx + len(t) > start)
        while here.head.i != here.i and not syntax.is_verb(here) and here.i not in near:
            here = here.head
        found.setdefault(here.i, (start, expression.when))
    own = False
    for i in near:
        start, when = found.get(i, (0, None))
        if when is not None and not (own and start > document[i].idx):
            return when
        own = own or (document[i].dep_ == "conj" and any(syntax.children(document[i], *syntax.SUBJECTS)))
    return None


def place_carriers(
    graph: RoleGraph, match: Match, near: Sequence[int], relation: RelationType
) -> list[tuple[int, str]]:
    """Pairs of a word and a role in which it may have the place of what is stated, the best first.

    The place of whom something is done to is the place of the deed: "met Y in X", "fired on workers in X,
    killing two".
    """
    document = graph.sentence.doc
    forceful = relation.quad == MATERIAL_CONFLICT
    heads = list(near)
    if relation.event not in WORDS:
        heads.append(match.object)
    if forceful:
        verbs = [i for i in near if syntax.is_verb(document[i])]
        heads += [filler for i in verbs for filler in graph.fillers(i, "patient", "on", "against")]
    roles = FORCE_ROLES if forceful else PLACE_ROLES
    return [(head, role) for head in heads for role in roles]


def place_of(
    graph: RoleGraph,
    references: Mapping[int, Reference],
    candidates: Iterable[tuple[int, str]],
    ends: Collection[str],
) -> Actor | None:
    """The first place that is no end of the statement already; "the department of X" is X."""
    for head, role in candidates:
        for filler in graph.fillers(head, role):
            for i in (*graph.fillers(filler, "of"), filler):
                for mention in references[i].mentions(PLACES, places=True) if i in references else ():
                    if mention.actor.iri not in ends:
                        return mention.actor
    return None
