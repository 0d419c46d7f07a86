"""What the tables of the index can be asked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from json import dumps
from typing import Any, Final, NamedTuple, TypeAlias

from graph.errors import QueryError
from graph.indexing import tables
from graph.indexing.contents import Told
from graph.limits import MAX_ALIKE_NAMES, MAX_NAME_CHARS, MAX_QUERY_BYTES

_WORDS: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')
_LETTERS: Final = 3
_Row: TypeAlias = tuple[Any, ...]


class Count(NamedTuple):
    """How many statements begin in a period, and how many of them hold; ``about`` is an IRI, "" for all."""

    about: str
    period: str
    statements: int
    holding: int


class Degree(NamedTuple):
    """How many statements are about an actor, how many actors it is joined to, from which day to which."""

    statements: int = 0
    neighbours: int = 0
    first: str = ""
    last: str = ""


class Beside(NamedTuple):
    """An actor beside another: how many statements that hold join them, and how many actors join it."""

    actor: str
    statements: int
    neighbours: int


class Totals(NamedTuple):
    """How much there is of each."""

    articles: int
    statements: int
    edges: int
    actors: int
    relations: int


class Questions:
    """The questions; values in, values out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._state: int | None = None

    def totals(self) -> Totals:
        """How much the graph holds."""
        (row,) = self._rows(
            "SELECT (SELECT COUNT(*) FROM graphs WHERE is_article), (SELECT COUNT(*) FROM statements), "
            "(SELECT COUNT(*) FROM edges), (SELECT COUNT(*) FROM degrees), "
            "(SELECT COUNT(DISTINCT about) FROM counts WHERE sort = ?)",
            (tables.RELATION,),
        )
        return Totals(*row)

    def counts(self, sort: int, which: str | None = None) -> tuple[Count, ...]:
        """The counts of all relations, event types or actors, or of one, in order of periods.

        Args:
            sort: RELATION, EVENT, ACTOR or ALL of ``graph.indexing.tables``.
            which: the IRI of one.
        """
        one = " AND about = (SELECT id FROM terms WHERE iri = ?)" if which else ""
        return tuple(
            Count(iri or "", period, n, holding)
            for iri, period, n, holding in self._rows(
                "SELECT iri, period, n, holding FROM counts LEFT JOIN terms ON terms.id = about "  # noqa: S608
                f"WHERE sort = ?{one} ORDER BY period, iri",
                (sort, which) if which else (sort,),
            )
        )

    def marks(self) -> Iterator[tuple[str, str]]:
        """What each article, list and the ontology was made from, in words, by IRI."""
        return self._each("SELECT iri, mark FROM graphs WHERE mark != ''")

    def signatures(self) -> Iterator[tuple[str, str, str]]:
        """The IRI of each article that has a text, its day or "", and the signature of the text."""
        return self._each("SELECT iri, day, signature FROM graphs WHERE signature != ''")

    def degrees(self, actors: Collection[str]) -> dict[str, Degree]:
        """How much is said of each of these actors; those of whom nothing is are left out."""
        found = self._rows(
            "SELECT iri, statements, neighbours, (SELECT MIN(day) FROM days WHERE days.actor = terms.id), "
            "(SELECT MAX(day) FROM days WHERE days.actor = terms.id) "
            "FROM json_each(?) JOIN terms ON iri = value JOIN degrees ON degrees.actor = terms.id",
            (dumps(list(actors)),),
        )
        return {iri: Degree(n, near, first or "", last or "") for iri, n, near, first, last in found}

    def foremost(self, limit: int) -> tuple[str, ...]:
        """The actors that most statements are about."""
        return self._column(
            "SELECT iri FROM degrees JOIN terms ON terms.id = actor ORDER BY statements DESC, iri LIMIT ?",
            (limit,),
        )

    def named_by_iri(self, start: str) -> tuple[str, ...]:
        """The IRIs of actors that begin so and that statements are about."""
        return self._column(
            "SELECT iri FROM terms JOIN degrees ON actor = id WHERE iri >= ?1 AND iri < ?1 || char(1114111)",
            (start,),
        )

    def beside(self, actor: str) -> tuple[Beside, ...]:
        """The actors that statements that hold join to this one, those with most of them first."""
        return tuple(
            Beside(*row)
            for row in self._rows(
                "WITH me AS (SELECT id FROM terms WHERE iri = ?), near AS ("
                "SELECT object AS other, n FROM edges WHERE subject = (SELECT id FROM me) UNION ALL "
                "SELECT subject, n FROM edges WHERE object = (SELECT id FROM me)) "
                "SELECT iri, SUM(n) AS stated, neighbours FROM near JOIN degrees ON degrees.actor = other "
                "JOIN terms ON terms.id = other WHERE other != (SELECT id FROM me) "
                "GROUP BY other ORDER BY stated DESC, iri",
                (actor,),
            )
        )

    def cast(self, actors: Collection[str]) -> Iterator[tuple[Told, Degree]]:
        """The names and classes of these actors, those that a record gives before those that articles do.

        Each comes with how much is said of its actor.
        """
        rows = self._rows(
            "SELECT iri, how, text, folded != '', COALESCE(statements, 0), COALESCE(neighbours, 0), "
            "(SELECT MIN(day) FROM days WHERE days.actor = terms.id), "
            "(SELECT MAX(day) FROM days WHERE days.actor = terms.id) "
            "FROM json_each(?) JOIN terms ON iri = value JOIN told ON told.actor = terms.id "
            "LEFT JOIN degrees ON degrees.actor = terms.id ORDER BY records = 0, text, how",
            (dumps(list(actors)),),
        )
        for iri, how, text, is_name, stated, near, first, last in rows:
            yield Told(iri, how, text, bool(is_name)), Degree(stated, near, first or "", last or "")

    def named(self, folded: str) -> tuple[Told, ...]:
        """The names that are this one when folded."""
        return self._told("folded = ? AND folded != ''", (folded,), "iri, text")

    def holding(self, words: Sequence[str]) -> tuple[str, ...]:
        """The actors that have a name with all these words, folded, the last one perhaps unfinished."""
        wanted = " ".join(map(_quoted, words)) + "*"
        return self._column(
            "SELECT DISTINCT iri FROM told_words JOIN told ON told.id = told_words.rowid "
            "JOIN terms ON terms.id = told.actor LEFT JOIN degrees ON degrees.actor = told.actor "
            "WHERE told_words MATCH ? ORDER BY COALESCE(statements, 0) DESC, iri",
            (wanted,),
        )

    def alike(self, folded: str) -> tuple[Told, ...]:
        """Names that share words or letters with this one when folded: candidates, to look at closely."""
        folded = folded[:MAX_NAME_CHARS]
        parts = {folded[at : at + _LETTERS] for at in range(len(folded) - _LETTERS + 1)}
        found: dict[Told, None] = {}
        for table, wanted in (("told_words", folded.split()), ("told_letters", sorted(parts))):
            if wanted:
                rows = self._told(
                    f"told.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?)",  # noqa: S608
                    (" OR ".join(map(_quoted, wanted)), MAX_ALIKE_NAMES),
                    "iri, text",
                )
                found.update(dict.fromkeys(rows))
        return tuple(found)

    def saying(self, text: str, limit: int, actor: str | None = None) -> tuple[str, ...]:
        """The IRIs of the statements whose sentence has all these words, in any form; the best first.

        Args:
            text: words, "several words in a row" and beginn* of words.
            limit: of statements.
            actor: only statements about this one.

        Raises:
            QueryError: if the text has no word.
        """
        about = ""
        given: tuple[object, ...] = (search_terms(text),)
        if actor:
            about = " AND (SELECT id FROM terms WHERE iri = ?) IN (subject, object)"
            given += (actor,)
        return self._column(
            "SELECT iri FROM sentence_words JOIN statements ON statements.sentence = sentence_words.rowid "  # noqa: S608
            f"WHERE sentence_words MATCH ?{about} ORDER BY rank, iri LIMIT ?",
            (*given, limit),
        )

    def number_saying(self, text: str) -> int:
        """How many statements ``saying`` would find without a limit.

        Raises:
            QueryError: if the text has no word.
        """
        ((number,),) = self._rows(
            "SELECT COUNT(*) FROM sentence_words JOIN statements ON sentence = sentence_words.rowid "
            "WHERE sentence_words MATCH ?",
            (search_terms(text),),
        )
        return int(number)

    def _told(self, where: str, given: tuple[object, ...], order: str) -> tuple[Told, ...]:
        rows = self._rows(
            "SELECT iri, how, text, folded != '' FROM told JOIN terms ON terms.id = told.actor "  # noqa: S608
            f"WHERE {where} ORDER BY {order}",
            given,
        )
        return _all_told(rows)

    def _column(self, sql: str, given: tuple[object, ...]) -> tuple[str, ...]:
        return tuple(row[0] for row in self._rows(sql, given))

    def _each(self, sql: str) -> Iterator[_Row]:
        """Row by row, as there may be millions."""
        with tables.plainly():
            yield from self._db.execute(sql)

    def _rows(self, sql: str, given: tuple[object, ...] = ()) -> Iterable[_Row]:
        with tables.plainly():
            return self._db.execute(sql, given).fetchall()


def _all_told(rows: Iterable[_Row]) -> tuple[Told, ...]:
    return tuple(Told(iri, how, text, bool(is_name)) for iri, how, text, is_name in rows)


def search_terms(text: str) -> str:
    """What people write to search for, as the full-text index has it.

    >>> search_terms('ceasefire "Idlib province" rebel* NOT')
    '"ceasefire" "Idlib province" "rebel"* "NOT"'

    Raises:
        QueryError: if the text has no word, or too many.
    """
    if len(text) > MAX_QUERY_BYTES:
        raise QueryError(f"a search has at most {MAX_QUERY_BYTES:,} characters")
    terms = []
    for phrase, word in _WORDS.findall(text):
        term = phrase or word.rstrip("*")
        if any(map(str.isalnum, term)):
            terms.append(_quoted(term) + "*" * word.endswith("*"))
    if not terms:
        raise QueryError("name at least one word to search for")
    return " ".join(terms)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
