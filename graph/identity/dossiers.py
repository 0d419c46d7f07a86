"""What the graph knows of an actor when it is asked whether it is another one as well. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Kind

Deed = tuple[str, str, str]
"""A relation, whether it goes "to" or comes "from" the other, and the other: IRIs."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor with what tells it from others.

    ``names`` are those that name it, its label first; ``states`` the IRIs of the wholes that it is part of or
    holds office in; ``standing`` its lasting relations (it leads, it belongs to), ``deeds`` all others;
    ``articles`` those that speak of it; ``short`` the acronyms that an article gives its name in brackets.
    ``known`` says that it has a record of its own, and was not made from an article's words.
    """

    iri: str
    kind: Kind
    names: tuple[str, ...]
    known: bool = False
    states: frozenset[str] = frozenset()
    standing: frozenset[Deed] = frozenset()
    deeds: frozenset[Deed] = frozenset()
    articles: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The name that it goes by."""
        return self.names[0]

    def acts_on(self, other: Dossier) -> bool:
        """Whether anything is stated between the two."""
        return any(deed[2] == other.iri for deed in self.standing | self.deeds)
