"""One actor or two in, who asserts and who denies what is between them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Unpack

from graph.asking.answers import RelationRow, Sighting
from graph.asking.conditions import ConditionsGiven
from graph.asking.relating import Key, every, relations
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
    which = every if undisputed else _disputed
    told: dict[tuple[str, str, str], dict[Polarity, RelationRow]] = {}
    for row in relations(store, actor, other, evidence=True, which=which, **conditions):
        told.setdefault((row.subject.iri, row.relation, row.object.iri), {})[row.polarity] = row
    found = [Dispute(sides.get(Polarity.ASSERTED), sides.get(Polarity.NEGATED)) for sides in told.values()]
    return tuple(sorted(found, key=lambda one: -(one.denied.statements if one.denied else 0)))


def _disputed(keys: Collection[Key]) -> Collection[Key]:
    sides = Counter(key[:3] for key in keys)
    return [key for key in keys if sides[key[:3]] == len(Polarity)]
