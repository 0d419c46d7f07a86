"""A sentence of three parts in, the statement that it makes out, where nobody is to read it."""

from __future__ import annotations

from typing import Final

from graph.model import (
    Actor,
    Article,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    RelationType,
    Span,
    Statement,
)
from graph.ontology import REL

_ANYBODY: Final = frozenset({Kind.STATE, Kind.PERSON, Kind.ORGANISATION})
BACKS: Final = RelationType(
    "backs", REL + "backs", "backs", "", None, "SUPPORT", 1,
    symmetric=False, domain=_ANYBODY, range=_ANYBODY,
)  # fmt: skip
"""The relation of sentences that need no ontology."""


def stated(article: Article, start: int, one: Actor, relation: RelationType, other: Actor) -> Statement:
    """What an article says where, from ``start`` on, it has both labels around that of the relation."""
    first = Span(start, start + len(one.label))
    trigger = Span(first.end + 1, first.end + 1 + len(relation.label))
    last = Span(trigger.end + 1, trigger.end + 1 + len(other.label))
    whole = Span(start, last.end + 1)
    return Statement(
        subject=Mention(first, one.label, one),
        relation=relation,
        object=Mention(last, other.label, other),
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        confidence=0.9,
        evidence=Evidence(article.id, whole, whole.of(article.text)),
        trigger=trigger,
        example="X backs Y",
    )
