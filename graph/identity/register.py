"""What articles say of actors, in tables: learnt and forgotten article by article, told actor by actor.

The tables are a function of what was learnt last of each article and record, in whatever order it came.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from graph.identity.dossiers import Dossier, described
from graph.identity.sightings import Sightings
from graph.limits import MAX_KNOWN_NAMES
from graph.ontology import ARTICLE, IMPORTS, ONTOLOGY_GRAPH
from graph.values import Kind

Lookup = Callable[[str, tuple[str, ...]], Dossier]
"""An actor and the graphs that have records of it in, what these say of it out."""

_PAGE: Final = 1_000
"""Articles that are told at once."""

NOWHERE: Final = 0
"""The number that stands for no whole, and for no record."""

TABLES: Final = """
CREATE TABLE iri (number INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE article (number INTEGER PRIMARY KEY, mark TEXT);
CREATE TABLE seen (actor INTEGER, article INTEGER, kind TEXT, label TEXT, whole INTEGER,
  PRIMARY KEY (actor, article, kind, label, whole)) WITHOUT ROWID;
CREATE TABLE deed (actor INTEGER, article INTEGER, relation INTEGER, way TEXT, other INTEGER, lasting INTEGER,
  PRIMARY KEY (actor, article, relation, way, other, lasting)) WITHOUT ROWID;
CREATE TABLE short (actor INTEGER, article INTEGER, acronym TEXT,
  PRIMARY KEY (actor, article, acronym)) WITHOUT ROWID;
CREATE TABLE open (actor INTEGER, article INTEGER, candidate INTEGER,
  PRIMARY KEY (actor, article, candidate)) WITHOUT ROWID;
CREATE INDEX seen_in ON seen (article);
CREATE INDEX deed_in ON deed (article);
CREATE INDEX short_in ON short (article);
CREATE INDEX open_in ON open (article);
CREATE INDEX open_to ON open (candidate);
CREATE TABLE record (number INTEGER PRIMARY KEY, mark TEXT);
CREATE TABLE recorded (actor INTEGER, record INTEGER, PRIMARY KEY (actor, record)) WITHOUT ROWID;
CREATE TABLE brief (actor INTEGER PRIMARY KEY, told TEXT);
"""


class Register:
    """What is known of each actor, in a database; ``lookup`` tells what records say."""

    def __init__(self, database: sqlite3.Connection, lookup: Lookup) -> None:
        self._database, self._lookup = database, lookup
        self._numbers: dict[str, int] = {}

    def rows(self, asked: str, *given: object) -> list[Any]:
        """The answer to a query."""
        return self._database.execute(asked, given).fetchall()

    def change(self, asked: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Do a change for each row."""
        self._database.executemany(asked, rows)

    def number(self, iri: str) -> int:
        """The number of an IRI, which is given one if it has none."""
        if not iri:
            return NOWHERE
        if (known := self._numbers.get(iri)) is None:
            if len(self._numbers) >= MAX_KNOWN_NAMES:
                self._numbers.clear()
            found = self.rows("SELECT number FROM iri WHERE iri = ?", iri)
            if not found:
                self.change("INSERT INTO iri (iri) VALUES (?)", [(iri,)])
                found = self.rows("SELECT last_insert_rowid()")
            known = self._numbers[iri] = int(found[0][0])
        return known

    def mark(self, marks: Iterable[tuple[str, str]]) -> None:
        """Take in what each graph is made from by now, to be told what has changed."""
        self.change("CREATE TABLE IF NOT EXISTS temp.present (iri TEXT PRIMARY KEY, mark TEXT)", [()])
        self.change("DELETE FROM present", [()])
        self.change("INSERT INTO present VALUES (?, ?)", marks)

    def qualify(self, parts: Iterable[tuple[str, str]]) -> None:
        """Add to the marks of graphs that are there."""
        rows = ((more, graph) for graph, more in parts)
        self.change("UPDATE present SET mark = mark || ' ' || ? WHERE iri = ?", rows)

    def gone(self) -> Iterator[str]:
        """The articles that were learnt and are not there by now, or not so; to be forgotten meanwhile."""
        asked = """SELECT iri FROM article JOIN iri USING (number) LEFT JOIN present USING (iri)
            WHERE number > ? AND present.mark IS NOT article.mark ORDER BY number LIMIT ?"""
        last = NOWHERE
        while found := self.rows(asked, last, _PAGE):
            last = self.number(found[-1][0])
            yield from (iri for (iri,) in found)

    def come(self) -> Iterator[tuple[str, str]]:
        """The articles that are there and were not learnt, with their marks; to be learnt meanwhile."""
        asked = """SELECT iri, mark FROM present WHERE iri > ? AND iri < ? || char(1114111) AND NOT EXISTS
            (SELECT 1 FROM iri JOIN article USING (number) WHERE iri.iri = present.iri)
            ORDER BY iri LIMIT ?"""
        last = ARTICLE
        while found := self.rows(asked, last, ARTICLE, _PAGE):
            last = found[-1][0]
            yield from found

    def learn(self, article: str, mark: str, told: Sightings) -> frozenset[str]:
        """Take in what an article says; the actors that it speaks of."""
        where, number = self.number(article), self.number
        self.change("INSERT INTO article VALUES (?, ?)", [(where, mark)])
        tables: Mapping[str, Iterable[tuple[object, ...]]] = {
            "seen VALUES (?, ?, ?, ?, ?)": (
                (number(actor), where, str(kind), label, number(whole))
                for actor, kind, label, whole in told.seen
            ),
            "deed VALUES (?, ?, ?, ?, ?, ?)": (
                (number(actor), where, number(relation), way, number(other), lasting)
                for actor, (relation, way, other), lasting in told.deeds
            ),
            "short VALUES (?, ?, ?)": ((number(actor), where, short) for actor, short in told.short),
            "open VALUES (?, ?, ?)": ((number(actor), where, number(one)) for actor, one in told.candidates),
        }
        for table, rows in tables.items():
            self.change(f"INSERT INTO {table}", tuple(rows))
        return self._renewed(told.actors)

    def forget(self, article: str) -> frozenset[str]:
        """Let go of what an article said; the actors that it spoke of."""
        where = self.number(article)
        asked = "SELECT DISTINCT iri FROM seen JOIN iri ON actor = number WHERE article = ?"
        actors = frozenset(iri for (iri,) in self.rows(asked, where))
        for table in ("seen", "deed", "short", "open"):
            self.change(f"DELETE FROM {table} WHERE article = ?", [(where,)])  # noqa: S608 - one of four names
        self.change("DELETE FROM article WHERE number = ?", [(where,)])
        return self._renewed(actors)

    def _renewed(self, actors: frozenset[str]) -> frozenset[str]:
        """The same; what was known of them in brief is made anew when it is asked for."""
        self.change("DELETE FROM brief WHERE actor = ?", ((self.number(actor),) for actor in actors))
        return actors

    def records(self) -> dict[str, str]:
        """The mark of each graph of records that was taken in."""
        return dict(self.rows("SELECT iri, mark FROM record JOIN iri USING (number)"))

    def present_records(self) -> dict[str, str]:
        """The mark of each graph of records that is there."""
        asked = "SELECT iri, mark FROM present WHERE iri = ? OR (iri > ? AND iri < ? || char(1114111))"
        return dict(self.rows(asked, ONTOLOGY_GRAPH, IMPORTS, IMPORTS))

    def begin_record(self, graph: str, mark: str | None) -> int:
        """Forget who has a record in a graph, and take its new mark, None if it is gone; its number."""
        where = self.number(graph)
        self.change("DELETE FROM recorded WHERE record = ?", [(where,)])
        self.change("DELETE FROM record WHERE number = ?", [(where,)])
        self.change("DELETE FROM brief", [()])
        if mark is not None:
            self.change("INSERT INTO record VALUES (?, ?)", [(where, mark)])
        return where

    def met(self) -> frozenset[str]:
        """All actors that articles speak of."""
        asked = "SELECT iri FROM iri WHERE number IN (SELECT actor FROM seen)"
        return frozenset(iri for (iri,) in self.rows(asked))

    def is_met(self, actor: str) -> bool:
        """Whether an article speaks of it."""
        return bool(self.rows("SELECT 1 FROM seen WHERE actor = ? LIMIT 1", self.number(actor)))

    def brief(self, actor: str) -> Dossier | None:
        """An actor by its names, kind, record and states alone; None if nobody speaks of it."""
        number = self.number(actor)
        if found := self.rows("SELECT told FROM brief WHERE actor = ?", number):
            return _decoded(actor, found[0][0])
        made = self._made(actor, number)
        if made is not None:
            self.change("INSERT INTO brief VALUES (?, ?)", [(number, _encoded(made))])
        return made

    def _made(self, actor: str, number: int) -> Dossier | None:
        asked = "SELECT iri FROM recorded JOIN iri ON record = number WHERE actor = ? ORDER BY iri"
        if graphs := tuple(iri for (iri,) in self.rows(asked, number)):
            return self._lookup(actor, graphs)
        seen = self.rows(
            "SELECT DISTINCT kind, label, iri FROM seen LEFT JOIN iri ON whole = number WHERE actor = ?",
            number,
        )
        return described(actor, ((kind, label, whole or "") for kind, label, whole in seen))

    def dossier(self, actor: str) -> Dossier | None:
        """An actor with all that articles say of it; None if nobody speaks of it."""
        brief, number = self.brief(actor), self.number(actor)
        if brief is None:
            return None
        asked = """SELECT DISTINCT relations.iri, way, others.iri, lasting FROM deed
            JOIN iri relations ON relation = relations.number JOIN iri others ON other = others.number
            WHERE actor = ?"""
        deeds = self.rows(asked, number)
        asked = "SELECT DISTINCT iri FROM seen JOIN iri ON article = number WHERE actor = ?"
        articles = self.rows(asked, number)
        asked = "SELECT DISTINCT iri FROM open JOIN iri ON candidate = number WHERE actor = ?"
        candidates = self.rows(asked, number)
        return replace(
            brief,
            standing=frozenset((relation, way, other) for relation, way, other, lasting in deeds if lasting),
            deeds=frozenset((relation, way, other) for relation, way, other, lasting in deeds if not lasting),
            articles=frozenset(iri for (iri,) in articles),
            short=frozenset(s for (s,) in self.rows("SELECT acronym FROM short WHERE actor = ?", number)),
            candidates=frozenset(iri for (iri,) in candidates),
        )

    def candidates(self, actor: str) -> frozenset[str]:
        """Those that articles leave open it may be, and those that may be it."""
        number = self.number(actor)
        asked = """SELECT iri FROM open JOIN iri ON candidate = number WHERE actor = ?
            UNION SELECT iri FROM open JOIN iri ON actor = number WHERE candidate = ?"""
        return frozenset(iri for (iri,) in self.rows(asked, number, number))


def _encoded(brief: Dossier) -> str:
    told = [str(brief.kind), brief.names, brief.record, sorted(brief.states)]
    return json.dumps(told, ensure_ascii=False)


def _decoded(actor: str, told: str) -> Dossier:
    kind, names, record, states = json.loads(told)
    return Dossier(actor, Kind(kind), tuple(names), record, frozenset(states))
