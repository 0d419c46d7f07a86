"""Registers in memory, to try pairs and classes without a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from graph.identity import pairs, register
from graph.identity.dossiers import Dossier
from graph.identity.pairs import Pairs
from graph.identity.register import Register
from graph.identity.sightings import Sightings
from graph.identity.spelling import load_spelling


class Registered:
    """A register whose records are these dossiers, and its pairs."""

    def __init__(self, records: Iterable[Dossier] = ()) -> None:
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.executescript(register.TABLES + pairs.TABLES)
        self.records: dict[str, Dossier] = {}
        self.register = Register(database, lambda actor, _: self.records[actor])
        self.pairs = Pairs(self.register, load_spelling())
        self.record(records)

    def record(self, records: Iterable[Dossier]) -> None:
        """Replace the records."""
        graphs = {dossier.record for dossier in self.records.values()}
        self.records = {dossier.iri: dossier for dossier in records}
        for graph in sorted(graphs | {dossier.record for dossier in self.records.values()}):
            of = [dossier for dossier in self.records.values() if dossier.record == graph]
            names = [(dossier.iri, dossier.kind, name) for dossier in of for name in dossier.names]
            self.pairs.file_records(graph, "mark" if of else None, names)
        self.pairs.compare_all()

    def build(self, articles: Mapping[str, Sightings | None]) -> None:
        """Take in what articles say in place of what they said; None lets go of one."""
        changed: set[str] = set()
        for article, told in articles.items():
            changed |= self.register.forget(article)
            changed |= self.register.learn(article, "mark", told) if told else frozenset()
        self.pairs.compare(changed)


def told(dossiers: Iterable[Dossier]) -> dict[str, Sightings]:
    """What articles have to say for these to be the dossiers of their actors."""
    found: dict[str, Sightings] = {}
    for dossier in dossiers:
        for article in dossier.articles:
            seen = frozenset(
                (dossier.iri, dossier.kind, name, state)
                for name in dossier.names
                for state in dossier.states or ("",)
            )
            before = found.get(article, Sightings())
            deeds = {(dossier.iri, deed, True) for deed in dossier.standing}
            found[article] = Sightings(before.seen | seen, before.deeds | deeds)
    return found


def known(dossiers: Iterable[Dossier]) -> Pairs:
    """The pairs of these actors: those with a record, and those that articles speak of."""
    given = tuple(dossiers)
    made = Registered(dossier for dossier in given if dossier.known)
    made.build(told(given))
    return made.pairs
