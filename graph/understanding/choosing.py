"""The readings of one sentence → those that stand: the most specific ones, of partners, not third parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from graph.model import RelationType, Statement
from graph.understanding.matching import Match
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.syntax import conjuncts
from graph.values import ACTOR_KINDS

SITES = frozenset({"in", "at", "near", "inside", "around"})
"""Where something is done; whom it is done to stands elsewhere, if anywhere."""

THIRD = ("with", "against", "patient", "to")
"""Where whom two act on together stands."""

Reading = tuple[Match, Statement]


def standing(document: Doc, read: Sequence[Reading]) -> Iterator[Statement]:
    """Without what a more specific reading of the same words says, and without places beside a target.

    As in "took the town of X", which is more than "took X", and "attacked rebels in Y", which attacks no Y.
    """
    hit = {
        (word, match.subject)
        for match, _ in read
        if not _is_site(document[match.object])
        for word in match.words
    }
    for match, statement in read:
        beside = _is_site(document[match.object]) and (match.root, match.subject) in hit
        if not beside and not any(_says_less((match, statement), other) for other in read):
            yield statement


def _says_less(reading: Reading, other: Reading) -> bool:
    (match, statement), (larger, told) = reading, other
    return match.root == larger.root and match.words < larger.words and _ends(statement) == _ends(told)


def _ends(statement: Statement) -> frozenset[str]:
    return frozenset({statement.subject.actor.iri, statement.object.actor.iri})


def _is_site(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in SITES


def are_third_parties(
    graph: RoleGraph, references: Mapping[int, Reference], match: Match, relation: RelationType
) -> bool:
    """Whether two stand side by side who are not said to do it to each other.

    As in "X and Y held talks with Z", "X and Y fought Z" and "in support of X and Y".
    """
    first, second = sorted((match.subject, match.object))
    together = [word for word in match.words if {first, second} <= set(graph.fillers(word, "agent"))]
    if not together:
        document = graph.sentence.doc
        return not relation.symmetric and document[second] in conjuncts(document[first])
    roles = THIRD if match.frame.root.words == 1 else THIRD[:1]
    partners = {partner for word in together for partner in graph.fillers(word, *roles)}
    found = (references.get(partner) for partner in partners - match.words - {first, second})
    return relation.symmetric and any(one.mentions(ACTOR_KINDS) for one in found if one)
