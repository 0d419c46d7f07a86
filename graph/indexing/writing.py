"""What graphs tell in, the tables brought up to date out: only what differs is written."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final, NamedTuple

from graph.identity.folding import fold
from graph.indexing.contents import Contents, Stated, Told
from graph.indexing.tables import ACTOR, ALL, EVENT, RELATION
from graph.limits import INDEX_BATCH_GRAPHS

_CHANGED_COUNTS: Final = (
    "INSERT INTO counts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
    "SET holding = holding + excluded.holding, n = n + excluded.n"
)
_CHANGED_DAYS: Final = "INSERT INTO days VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
_CHANGED_EDGES: Final = "INSERT INTO edges VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
_CHANGED_DEGREES: Final = (
    "INSERT INTO degrees VALUES (?, ?, 0) ON CONFLICT DO UPDATE "
    "SET statements = statements + excluded.statements"
)
_NEIGHBOURS: Final = """
UPDATE degrees SET neighbours = (SELECT COUNT(*) FROM (
  SELECT object FROM edges WHERE subject = ?1 AND object != ?1
  UNION SELECT subject FROM edges WHERE object = ?1 AND subject != ?1)) WHERE actor = ?1
"""


class _Row(NamedTuple):
    """A statement as its table has it, but for its number."""

    iri: str
    graph: int
    sentence: int
    subject: int
    relation: int
    object: int
    event: int | None
    holds: int
    period: str


class Writer:
    """Brings the tables up to date within one transaction of the connection.

    Counts are summed up in memory and written now and then, the last of them by ``finish``.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._graphs = 0
        self._terms: dict[str, int] = {}
        self._told: dict[Told, int] = {}
        self._new_terms: list[tuple[int, str]] = []
        self._new_told: list[tuple[int, int, str, str, str]] = []
        self._uses: Counter[int] = Counter()
        self._records: Counter[int] = Counter()
        self._counts = defaultdict[tuple[int, int, str], int](int)
        self._holding = defaultdict[tuple[int, int, str], int](int)
        self._days = defaultdict[tuple[int, str], int](int)
        self._edges = defaultdict[tuple[int, int, int], int](int)
        self._statements = defaultdict[int, int](int)
        self._is_first = not connection.execute("SELECT EXISTS (SELECT 1 FROM terms)").fetchone()[0]
        self._number, self._graph, self._name, self._sentence = (
            count(1 + (connection.execute(f"SELECT MAX(id) FROM {table}").fetchone()[0] or 0))  # noqa: S608
            for table in ("terms", "graphs", "told", "sentences")
        )

    def replace(self, contents: Contents) -> None:
        """Make a graph's part of the tables what it tells now."""
        self._forget(contents.graph)
        if contents.told or contents.is_article or contents.mark:
            self._take(contents)
        self._graphs += 1
        if not self._graphs % INDEX_BATCH_GRAPHS:
            self.finish()

    def finish(self) -> None:
        """Write the counts that have changed."""
        write = self._db.executemany
        self._write_new()
        keys = sorted(self._counts.keys() | self._holding.keys())
        write(_CHANGED_COUNTS, ((*key, self._holding[key], self._counts[key]) for key in keys))
        write("DELETE FROM counts WHERE sort = ? AND about = ? AND period = ? AND n = 0", _less(self._counts))
        write(_CHANGED_DAYS, ((*key, n) for key, n in sorted(self._days.items())))
        write("DELETE FROM days WHERE actor = ? AND day = ? AND n = 0", _less(self._days))
        write(_CHANGED_EDGES, ((*key, n) for key, n in sorted(self._edges.items())))
        write(
            "DELETE FROM edges WHERE subject = ? AND object = ? AND relation = ? AND n = 0",
            _less(self._edges),
        )
        write(_CHANGED_DEGREES, sorted(self._statements.items()))
        ends = {end for subject, object_, _ in self._edges for end in (subject, object_)}
        write(_NEIGHBOURS, ((actor,) for actor in sorted(ends)))
        gone = [(actor,) for actor, n in self._statements.items() if n < 0]
        write("DELETE FROM degrees WHERE actor = ? AND statements = 0", gone)
        self._write_uses()
        self._counts.clear()
        self._holding.clear()
        self._days.clear()
        self._edges.clear()
        self._statements.clear()

    def _take(self, contents: Contents) -> None:
        names = array("q", map(self._name_of, contents.told))
        graph = next(self._graph)
        self._uses.update(names)
        if not contents.is_article:
            self._records.update(names)
        self._db.execute(
            "INSERT INTO graphs VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                graph, contents.graph, contents.is_article, contents.day, names.tobytes(),
                contents.mark, contents.signature,
            ),
        )  # fmt: skip
        sentences = {said.sentence: next(self._sentence) for said in contents.stated}
        texts = [(number, graph, text) for text, number in sentences.items()]
        self._db.executemany("INSERT INTO sentences VALUES (?, ?, ?)", texts)
        self._db.executemany(
            "INSERT INTO sentence_words (rowid, text) VALUES (?, ?)", (t[::2] for t in texts)
        )
        rows = [self._row(said, graph, sentences[said.sentence]) for said in contents.stated]
        self._db.executemany("INSERT INTO statements VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for row in rows:
            self._count(row, contents.day, 1)

    def _forget(self, iri: str) -> None:
        found = self._db.execute(
            "SELECT id, is_article, day, told FROM graphs WHERE iri = ?", (iri,)
        ).fetchone()
        if not found:
            return
        graph, is_article, day, told = found
        rows = self._db.execute(
            "SELECT iri, graph, sentence, subject, relation, object, event, holds, period "
            "FROM statements WHERE graph = ?",
            (graph,),
        )
        for row in rows:
            self._count(_Row(*row), day, -1)
        self._db.execute(
            "INSERT INTO sentence_words (sentence_words, rowid, text) "
            "SELECT 'delete', id, text FROM sentences WHERE graph = ?",
            (graph,),
        )
        self._db.execute("DELETE FROM sentences WHERE graph = ?", (graph,))
        self._db.execute("DELETE FROM statements WHERE graph = ?", (graph,))
        self._db.execute("DELETE FROM graphs WHERE id = ?", (graph,))
        names = array("q", told)
        self._uses.subtract(names)
        if not is_article:
            self._records.subtract(names)

    def _row(self, said: Stated, graph: int, sentence: int) -> _Row:
        subject, relation, object_ = map(self._term, (said.subject, said.relation, said.object))
        event = self._term(said.event) if said.event else None
        return _Row(
            said.iri, graph, sentence, subject, relation, object_, event, int(said.holds), said.period
        )

    def _count(self, row: _Row, day: str, by: int) -> None:
        actors = dict.fromkeys((row.subject, row.object))
        about = [(ALL, 0), (RELATION, row.relation), *((ACTOR, actor) for actor in actors)]
        if row.event is not None:
            about.append((EVENT, row.event))
        for sort, which in about:
            self._counts[sort, which, row.period] += by
            self._holding[sort, which, row.period] += by * row.holds
        for actor in actors:
            self._statements[actor] += by
            if day:
                self._days[actor, day] += by
        if row.holds:
            self._edges[row.subject, row.object, row.relation] += by

    def _term(self, iri: str) -> int:
        if iri not in self._terms:
            found = self._found("SELECT id FROM terms WHERE iri = ?", (iri,))
            self._terms[iri] = found or next(self._number)
            if not found:
                self._new_terms.append((self._terms[iri], iri))
        return self._terms[iri]

    def _name_of(self, told: Told) -> int:
        """The number of a name; a new one has no use so far."""
        if told not in self._told:
            key = (self._term(told.actor), told.how, told.text)
            found = self._found("SELECT id FROM told WHERE actor = ? AND how = ? AND text = ?", key)
            self._told[told] = found or next(self._name)
            if not found:
                folded = fold(told.text) if told.is_name else ""
                self._new_told.append((self._told[told], *key, folded))
        return self._told[told]

    def _found(self, sql: str, given: tuple[int | str, ...]) -> int | None:
        """The number of what is in the tables already; what this writer has put there it knows."""
        found = None if self._is_first else self._db.execute(sql, given).fetchone()
        return int(found[0]) if found else None

    def _write_new(self) -> None:
        write = self._db.executemany
        write("INSERT INTO terms VALUES (?, ?)", self._new_terms)
        write("INSERT INTO told VALUES (?, ?, ?, ?, ?, 0, 0)", self._new_told)
        folded = [(row[0], row[-1]) for row in self._new_told if row[-1]]
        for table in ("told_words", "told_letters"):
            write(f"INSERT INTO {table} (rowid, folded) VALUES (?, ?)", folded)  # noqa: S608
        self._new_terms.clear()
        self._new_told.clear()

    def _write_uses(self) -> None:
        changed = [(n, self._records[number], number) for number, n in sorted(self._uses.items())]
        self._db.executemany("UPDATE told SET uses = uses + ?, records = records + ? WHERE id = ?", changed)
        self._uses.clear()
        self._records.clear()
        unused = [
            row
            for n, _, number in changed
            if n <= 0
            for row in self._db.execute("SELECT id, folded FROM told WHERE id = ? AND uses = 0", (number,))
        ]
        named = [row for row in unused if row[1]]
        for table in ("told_words", "told_letters"):
            self._db.executemany(
                f"INSERT INTO {table} ({table}, rowid, folded) VALUES ('delete', ?, ?)",  # noqa: S608
                named,
            )
        self._db.executemany("DELETE FROM told WHERE id = ?", ((number,) for number, _ in unused))
        if unused:
            self._told.clear()
            self._is_first = False  # what was forgotten here has to be looked up


def _less(
    counter: Mapping[tuple[int, int, str], int]
    | Mapping[tuple[int, str], int]
    | Mapping[tuple[int, int, int], int],
) -> Iterator[tuple[int | str, ...]]:
    """What may have come to nothing."""
    return (key for key, n in counter.items() if n < 0)
