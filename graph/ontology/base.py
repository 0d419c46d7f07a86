"""Actor records ↔ one database: looked up by IRI, name, office or surname without reading all of them.

A million names open in milliseconds and take no memory until they are asked for.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self

from graph.limits import MAX_HELD_RECORDS
from graph.model import Actor
from graph.ontology.records import ActorRecord, Tenure
from graph.values import Kind

WAYS: Final = ("name", "adjective", "demonym", "metonym")
"""How a word points to an actor, by the number that stands for it in the database."""

PLACE: Final = len(WAYS)
"""The number of a name that counts only where a place is named."""

SHARED: Final = PLACE + 1
"""The number of a name that several have, so that it points to none of them."""

WRITING_KIB: Final = 128_000
"""Memory for pages while a base is written: a million names in any order then need no page twice."""

BATCH_RECORDS: Final = 20_000
"""Records written at once, their names in order: a tree of names grows faster so."""

_ARABIC_ARTICLE: Final = re.compile(r"\b[ae]l-(?=[A-Z])")
_ARTICLES: Final = ("al-", "Al-", "al ", "Al ", "el-", "El-", "el ", "El ")
_WORD: Final = re.compile(r"\w+|.", re.DOTALL)

_TABLES: Final = """
CREATE TABLE actor (number INTEGER PRIMARY KEY, iri TEXT UNIQUE, record TEXT, place TEXT);
CREATE TABLE name (name TEXT, actor INTEGER, way INTEGER, PRIMARY KEY (name, actor, way)) WITHOUT ROWID;
CREATE TABLE first (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE surname (name TEXT, actor INTEGER, PRIMARY KEY (name, actor)) WITHOUT ROWID;
CREATE TABLE office (office TEXT, of TEXT, actor INTEGER, PRIMARY KEY (office, of, actor)) WITHOUT ROWID;
"""


class ActorBase(Mapping[str, ActorRecord]):
    """All actor records by IRI, with indexes of their names, surnames, offices and capitals."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection, self._path = connection, path
        self._record = lru_cache(MAX_HELD_RECORDS)(self._read)

    @classmethod
    def of(cls, records: Mapping[str, ActorRecord]) -> Self:
        """A base in memory."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection, records.items())
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> Self:
        """A base that ``write`` wrote.

        Raises:
            sqlite3.Error: if it is none.
        """
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        base = cls(sqlite3.connect(address, uri=True, check_same_thread=False), path)
        base.first_words("")  # a file that is no base is noticed now
        return base

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process makes it from."""
        return (type(self).of, (dict(self),)) if self._path is None else (type(self).open, (self._path,))

    def __getitem__(self, iri: str) -> ActorRecord:
        """The record of an IRI."""
        if (record := self._record(iri)) is None:
            raise KeyError(iri)
        return record

    def __iter__(self) -> Iterator[str]:
        """All IRIs, sorted."""
        return (iri for (iri,) in self._connection.execute("SELECT iri FROM actor ORDER BY iri"))

    def __len__(self) -> int:
        """How many records there are."""
        return int(self._connection.execute("SELECT count(*) FROM actor").fetchone()[0])

    def first_words(self, word: str) -> int:
        """How many characters the longest name has that starts with a word; 0 if none does."""
        found = self._connection.execute("SELECT longest FROM first WHERE word = ?", (word,)).fetchone()
        return int(found[0]) if found else 0

    def named(self, name: str) -> tuple[tuple[str, ActorRecord], ...]:
        """All that a name may point to, and how, in the order of their IRIs."""
        return tuple((WAYS[way], self[iri]) for way, iri in self._known(name) if way < PLACE)

    def places(self, name: str) -> tuple[ActorRecord, ...]:
        """The places of the gazetteer that have a name which is nobody else's, the largest first."""
        known = self._known(name)
        if any(way < PLACE for way, _ in known):
            return ()
        found = (self[iri] for way, iri in known if way == PLACE)
        return tuple(sorted(found, key=lambda record: (-(record.inhabitants or 0), record.actor.iri)))

    def sharing(self, name: str) -> tuple[ActorRecord, ...]:
        """Those who have a name that others of them have as well, in the order of their IRIs."""
        return tuple(self[iri] for way, iri in self._known(name) if way == SHARED)

    def _known(self, name: str) -> list[tuple[int, str]]:
        asked = "SELECT way, iri FROM name JOIN actor ON actor = number WHERE name = ? ORDER BY number, way"
        return self._connection.execute(asked, (name,)).fetchall()

    def surnamed(self, name: str) -> tuple[ActorRecord, ...]:
        """The persons of a surname, in the order of their IRIs."""
        asked = "SELECT iri FROM surname JOIN actor ON actor = number WHERE name = ? ORDER BY number"
        return tuple(self[iri] for (iri,) in self._connection.execute(asked, (name,)))

    def holders(self, office: str, of: str) -> tuple[ActorRecord, ...]:
        """Who held an office, in lower case, of an actor (IRI) at any time, in the order of their IRIs."""
        asked = (
            "SELECT iri FROM office JOIN actor ON actor = number WHERE office = ? AND of = ? ORDER BY number"
        )
        return tuple(self[iri] for (iri,) in self._connection.execute(asked, (office, of)))

    def capitals(self) -> dict[str, ActorRecord]:
        """The records that have a capital, by its IRI."""
        asked = "SELECT place, iri FROM actor WHERE place IS NOT NULL ORDER BY number"
        return {place: self[iri] for place, iri in self._connection.execute(asked)}

    def _read(self, iri: str) -> ActorRecord | None:
        asked = "SELECT record FROM actor WHERE iri = ?"
        found = self._connection.execute(asked, (iri,)).fetchone()
        return _decoded(iri, json.loads(found[0])) if found else None


def write(path: Path, records: Iterable[tuple[str, ActorRecord]]) -> None:
    """Write a base to a new file; the records come in the order of their IRIs."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA cache_size = -{WRITING_KIB}")
        _fill(connection, records)


def first_word(text: str, start: int = 0) -> str:
    """The letters and digits that a text starts with at a place, or the one sign that stands there.

    >>> first_word("al-Qaida"), first_word("the Taliban", 4)
    ('al', 'Taliban')
    """
    found = _WORD.match(text, start)
    return found[0] if found else ""


def _fill(connection: sqlite3.Connection, records: Iterable[tuple[str, ActorRecord]]) -> None:
    connection.executescript(_TABLES)
    longest: dict[str, int] = {}
    numbered = enumerate(record for _, record in sorted(records, key=lambda known: known[0]))
    while batch := tuple(islice(numbered, BATCH_RECORDS)):
        names = {
            (variant, number, way)
            for number, record in batch
            for name, way in _names(record)
            for variant in spellings(name)
        }
        for name in (name for name, _, way in names if way < PLACE):
            first = first_word(name)
            longest[first] = max(longest.get(first, 0), len(name))
        tables: dict[str, Iterable[tuple[object, ...]]] = {
            "actor VALUES (?, ?, ?, ?)": ((n, r.actor.iri, _encoded(r), r.capital) for n, r in batch),
            "name VALUES (?, ?, ?)": sorted(names),
            "surname VALUES (?, ?)": ((name, n) for n, r in batch for name in _surnames(r)),
            "office VALUES (?, ?, ?)": {(t.office.lower(), t.of, n) for n, r in batch for t in r.tenures},
        }
        for table, rows in tables.items():
            connection.executemany(f"INSERT INTO {table}", rows)
    connection.executemany("INSERT INTO first VALUES (?, ?)", longest.items())
    connection.commit()


def spellings(name: str) -> tuple[str, ...]:
    """How a name may be written: without marks, with another apostrophe, article or hyphen.

    >>> spellings("Åland")
    ('Åland', 'Aland')
    >>> spellings("Haider al-Abadi")[:4]
    ('Haider al-Abadi', 'Haider Al-Abadi', 'Haider al Abadi', 'Haider Al Abadi')
    """
    written: dict[str, None] = {}
    for plain in (name, _without_marks(name)):
        written |= dict.fromkeys((plain, plain.replace("'", "’"), plain.replace("’", "'")))
        if plain.startswith("The "):
            written[plain.replace("The ", "the ", 1)] = None
        if _ARABIC_ARTICLE.search(plain):
            written |= dict.fromkeys(_ARABIC_ARTICLE.sub(other, plain) for other in _ARTICLES)
    return tuple(written)


def _without_marks(name: str) -> str:
    decomposed = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _names(record: ActorRecord) -> Iterator[tuple[str, int]]:
    own = (record.actor.label, *record.actor.aliases)
    if record.inhabitants is not None:
        yield from ((name, PLACE) for name in own)
        return
    yield from ((name, SHARED) for name in record.shared)
    clear = tuple(name for name in own if name not in record.shared)
    named = (clear, record.adjectives, record.demonyms, record.metonyms)
    for way, names in enumerate(named):
        yield from ((name, way) for name in names)


def _surnames(record: ActorRecord) -> Iterable[str]:
    if record.actor.kind is not Kind.PERSON:
        return ()
    surname = record.actor.label.rsplit(" ", 1)[-1]
    return {surname, surname.removeprefix("al-")}


def _encoded(record: ActorRecord) -> str:
    actor = record.actor
    tenures = [[t.office, t.of, *(day.isoformat() if day else None for day in (t.since, t.until))]
               for t in record.tenures]  # fmt: skip
    return json.dumps(
        [
            actor.label, actor.kind, actor.aliases, actor.part_of, actor.located_in, actor.ids,
            record.adjectives, record.demonyms, record.metonyms, record.capital, record.gender, tenures,
            record.inhabitants, record.shared,
        ],
        ensure_ascii=False,
    )  # fmt: skip


def _decoded(iri: str, told: list[Any]) -> ActorRecord:
    label, kind, aliases, part_of, located_in, ids, adjectives, demonyms, metonyms, *rest = told
    capital, gender, tenures, inhabitants, shared = rest
    return ActorRecord(
        Actor(iri, label, Kind(kind), tuple(aliases), part_of, located_in, tuple(ids)),
        tuple(adjectives), tuple(demonyms), tuple(metonyms), capital, gender,
        tuple(Tenure(office, of, _day(since), _day(until)) for office, of, since, until in tenures),
        inhabitants, tuple(shared),
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
