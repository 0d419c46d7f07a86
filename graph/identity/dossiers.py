"""What the graph knows of an actor when it is asked whether it is another one as well. Values only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.values import Kind

Deed = tuple[str, str, str]
"""A relation, whether it goes "to" or comes "from" the other, and the other: IRIs."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor with what tells it from others.

    ``names`` are those that name it, its label first; ``states`` the IRIs of the wholes that it is part of or
    holds office in; ``standing`` its lasting relations (it leads, it belongs to), ``deeds`` all others;
    ``articles`` those that speak of it; ``short`` the acronyms that an article gives its name in brackets.
    ``candidates`` are the known ones of whom an article leaves open which it is. ``record`` is the IRI of the
    named graph with its own record, empty for one made from an article's words.
    """

    iri: str
    kind: Kind
    names: tuple[str, ...]
    record: str = ""
    states: frozenset[str] = frozenset()
    standing: frozenset[Deed] = frozenset()
    deeds: frozenset[Deed] = frozenset()
    articles: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    candidates: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether it has a record of its own."""
        return bool(self.record)

    def shares_record(self, other: Dossier) -> bool:
        """Whether one list has records of both, and so tells them apart."""
        return self.known and self.record == other.record

    @property
    def label(self) -> str:
        """The name that it goes by."""
        return self.names[0]

    def acts_on(self, other: Dossier) -> bool:
        """Whether anything is stated between the two."""
        return any(deed[2] == other.iri for deed in self.standing | self.deeds)


def described(iri: str, seen: Iterable[tuple[str, str, str]]) -> Dossier | None:
    """An actor without a record, in brief: by the kinds, labels and wholes that articles give it.

    It depends on what they give, not on the order; None where none speaks of it.
    """
    given = frozenset(seen)
    if not given:
        return None
    kinds, labels, wholes = (frozenset(column) for column in zip(*given, strict=True))
    return Dossier(iri, Kind(min(kinds)), tuple(sorted(labels)), states=wholes - {""})
