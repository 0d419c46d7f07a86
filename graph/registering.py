"""A store in, the register of its actors out: kept in a file beside the graph, and brought up to date.

It follows from the articles, records and judgements that the store holds, and from nothing else: one that is
missing, damaged or of other code is made anew, one that is behind learns what has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from graph.asking import dossiers
from graph.caching import sources
from graph.errors import StoreError
from graph.identity import blocks, candidates, comparing, folding, pairs, register, spelling
from graph.identity.judgements import Partings
from graph.identity.pairs import Pairs
from graph.identity.register import Register
from graph.storing import sightings
from graph.storing.backend import Store
from graph.values import digest

FILE: Final = "actors.db"
"""Its name in the folder of a store."""

PAGES_KIB: Final = 64_000
"""Memory for its pages at most: the keys of a million names are filed without reading a page twice."""

ARTICLES_AT_ONCE: Final = 1_000
"""Articles that are read before memory is let go of."""

_CODE: Final = (
    blocks, candidates, comparing, dossiers, folding, pairs, register, sightings, spelling,
)  # fmt: skip
"""The modules that make a register."""

_of_memory: Final[WeakKeyDictionary[Store, sqlite3.Connection]] = WeakKeyDictionary()
"""The registers of stores in memory, which end with them."""


@contextmanager
def registered(
    store: Store, parted: Partings, let_go: Callable[[], object] = lambda: None
) -> Iterator[Pairs]:
    """The register of a store as it is now.

    Args:
        store: any store; the register of one that is open for reading only is not written, but brought up to
            date in memory if it is behind.
        parted: of whom each article means somebody else.
        let_go: called now and then while all articles are read, to give back the memory that this fills.

    Raises:
        StoreError: if the file cannot be written.
    """
    path = store.beside(FILE)
    try:
        with _opened(store, path) as database:
            database.execute("BEGIN")
            try:
                yield _up_to_date(database, store, parted, let_go)
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise StoreError(f"{path or 'memory'}: {error}; the register of actors cannot be used") from error


def _opened(store: Store, path: Path | None) -> AbstractContextManager[sqlite3.Connection]:
    if path is None:
        return nullcontext(_of_memory.setdefault(store, _connected(":memory:")))
    return closing(_copy(path) if store.is_read_only else _sound(path))


def _connected(path: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
    return database


def _sound(path: Path) -> sqlite3.Connection:
    """The database of a file; one that is damaged is laid out anew."""
    try:
        database = _connected(path)
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _connected(path)
    return database


def _copy(path: Path) -> sqlite3.Connection:
    """What a file holds, in memory; nothing if there is none."""
    database = _connected(":memory:")
    address = f"{path.absolute().as_uri()}?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as kept:
        kept.backup(database)
    return database


def _up_to_date(
    database: sqlite3.Connection, store: Store, parted: Partings, let_go: Callable[[], object]
) -> Pairs:
    code = digest(*sources(_CODE), spelling.SPELLINGS.read_text(encoding="utf-8"))
    if not _is_of(database, code):
        _lay_out(database, code)
    known = Register(database, lambda actor, graphs: dossiers.recorded(store, actor, graphs))
    found = Pairs(known, spelling.load_spelling())
    known.mark(store.marks())
    known.qualify((article, str(sorted(own.items()))) for article, own in parted.items())
    changed = _read_articles(known, store, parted, let_go)
    if (taken := known.records()) != (records := known.present_records()):
        for graph in sorted(taken.keys() | records.keys()):
            if taken.get(graph) != (mark := records.get(graph)):
                found.file_records(graph, mark, dossiers.record_names(store, graph) if mark else ())
        found.compare_all()
    else:
        found.compare(changed)
    return found


def _read_articles(
    known: Register, store: Store, parted: Partings, let_go: Callable[[], object]
) -> frozenset[str]:
    """Learn what articles say that the register does not know so; the actors that are concerned."""
    changed: set[str] = set()
    for article in known.gone():
        changed |= known.forget(article)
    for number, (article, mark) in enumerate(known.come()):
        if not number % ARTICLES_AT_ONCE:
            let_go()
        told = sightings.sightings(store.quads(NamedNode(article)), parted.get(article, {}))
        changed |= known.learn(article, mark, told)
    return frozenset(changed)


def _is_of(database: sqlite3.Connection, code: str) -> bool:
    try:
        return database.execute("SELECT mark FROM code").fetchall() == [(code,)]
    except sqlite3.OperationalError:
        return False


def _lay_out(database: sqlite3.Connection, code: str) -> None:
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        database.execute(f'DROP TABLE "{table}"')
    for statement in (*register.TABLES.split(";"), *pairs.TABLES.split(";"), "CREATE TABLE code (mark TEXT)"):
        database.execute(statement)
    database.execute("INSERT INTO code VALUES (?)", (code,))
