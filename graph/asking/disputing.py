"""One actor or two in, who asserts and who denies what is between them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Unpack

from graph.asking.answers import RelationRow, Sighting
from graph.asking.conditions import ConditionsGiven
from graph.asking.relating import relations
from graph.storing.backend import Store
from graph.values import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Dispute:
    """A relation between two actors with those who assert it and those who deny it; either may be missing."""

    asserted: RelationRow | None
    denied: RelationRow | None

    @property
    def row(self) -> RelationRow:
        """Who, what, whom."""
        return self.asserted or self.denied  # type: ignore[return-value]  # one of them is there

    @property
    def asserting(self) -> tuple[str, ...]:
        """Who says that it is so."""
        return voices(self.asserted.sightings if self.asserted else ())

    @property
    def denying(self) -> tuple[str, ...]:
        """Who says that it is not so."""
        return voices(self.denied.sightings if self.denied else ())


def voices(sightings: Iterable[Sighting]) -> tuple[str, ...]:
    """Who says so: whom the article gives as its source, else its publisher, else the article itself."""
    return tuple(sorted({one.attributed_to or one.publisher or one.article for one in sightings}))


def disputes(
    store: Store,
    actor: str | None = None,
    other: str | None = None,
    *,
    undisputed: bool = False,
    **conditions: Unpack[ConditionsGiven],
) -> tuple[Dispute, ...]:
    """What is asserted by some and denied by others; with sentences, the most denied first.

    Args:
        store: any store.
        actor: a name; only what this actor does or suffers, else all.
        other: a name; only what is between the two.
        undisputed: whether what nobody denies, or nobody asserts, is told as well.
        conditions: which statements count; see ``Conditions``.

    Raises:
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
        QueryError: if a condition is not known or out of range.
    """
    conditions["modality"] = Modality.ACTUAL
    told: dict[tuple[str, str, str], dict[Polarity, RelationRow]] = {}
    for row in relations(store, actor, other, **conditions):
        told.setdefault((row.subject.iri, row.relation, row.object.iri), {})[row.polarity] = row
    wanted = [sides for sides in told.values() if undisputed or len(sides) == len(Polarity)]
    found = [_with_sentences(store, sides, conditions) for sides in wanted]
    return tuple(sorted(found, key=lambda one: -(one.denied.statements if one.denied else 0)))


def _with_sentences(store: Store, sides: dict[Polarity, RelationRow], conditions: ConditionsGiven) -> Dispute:
    shown = dict[Polarity, RelationRow]()
    row = next(iter(sides.values()))
    given: ConditionsGiven = {**conditions, "relation": row.relation}
    for one in relations(store, row.subject.iri, row.object.iri, evidence=True, **given):
        if (one.subject.iri, one.relation, one.object.iri) == (row.subject.iri, row.relation, row.object.iri):
            shown[one.polarity] = one
    return Dispute(shown.get(Polarity.ASSERTED), shown.get(Polarity.NEGATED))
