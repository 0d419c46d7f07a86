"""The tables of the index, and the file or memory that they are in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.limits import INDEX_CACHE_BYTES, INDEX_LOG_PAGES

VERSION: Final = 2
"""Raised when the tables, or what is written to them, change: an index of another version is made anew."""

RELATION, EVENT, ACTOR, ALL = range(4)
"""What a count is about."""

_TABLES: Final = """
CREATE TABLE state (number INTEGER NOT NULL);
INSERT INTO state VALUES (-1);

CREATE TABLE terms (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);

CREATE TABLE graphs (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, is_article INTEGER NOT NULL,
  day TEXT NOT NULL, told BLOB NOT NULL, mark TEXT NOT NULL, signature TEXT NOT NULL);

-- names and classes, each once, with the number of graphs that give them; records are those of no article
CREATE TABLE told (id INTEGER PRIMARY KEY, actor INTEGER NOT NULL, how TEXT NOT NULL, text TEXT NOT NULL,
  folded TEXT NOT NULL, uses INTEGER NOT NULL, records INTEGER NOT NULL, UNIQUE (actor, how, text));
CREATE INDEX told_folded ON told (folded);
CREATE VIRTUAL TABLE told_words USING fts5 (folded, content=told, content_rowid=id, prefix='2 3',
  tokenize=unicode61);
CREATE VIRTUAL TABLE told_letters USING fts5 (folded, content=told, content_rowid=id, tokenize=trigram);

CREATE TABLE sentences (id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX sentences_of ON sentences (graph);
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content=sentences, content_rowid=id,
  tokenize='porter unicode61 remove_diacritics 2');

CREATE TABLE statements (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, graph INTEGER NOT NULL,
  sentence INTEGER NOT NULL, subject INTEGER NOT NULL, relation INTEGER NOT NULL, object INTEGER NOT NULL,
  event INTEGER, holds INTEGER NOT NULL, period TEXT NOT NULL);
CREATE INDEX statements_of ON statements (graph);
CREATE INDEX statements_in ON statements (sentence);

-- statements by what they are about and when that begins; holding ones apart
CREATE TABLE counts (sort INTEGER NOT NULL, about INTEGER NOT NULL, period TEXT NOT NULL,
  holding INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (sort, about, period)) WITHOUT ROWID;

-- statements about an actor by the day of the article
CREATE TABLE days (actor INTEGER NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (actor, day)) WITHOUT ROWID;

-- statements that hold, by their ends
CREATE TABLE edges (subject INTEGER NOT NULL, object INTEGER NOT NULL, relation INTEGER NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY (subject, object, relation)) WITHOUT ROWID;
CREATE INDEX edges_back ON edges (object, subject);

CREATE TABLE degrees (actor INTEGER PRIMARY KEY, statements INTEGER NOT NULL, neighbours INTEGER NOT NULL);
CREATE INDEX degrees_most ON degrees (statements);
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """The database, with our tables; a new one where there is none of this version.

    Args:
        path: its file, or None for one in memory.

    Raises:
        OSError: if it cannot be opened or made.
    """
    with plainly():
        connection = _opened(str(path) if path else ":memory:")
        if path:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {INDEX_LOG_PAGES}")
        if _version(connection) != VERSION:
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        return connection


def connect_to_read(path: Path) -> sqlite3.Connection | None:
    """The database as it is now, whatever is written to it later; None if there is none that can be read."""
    for how in ("mode=ro", "immutable=1"):  # the second where the folder is protected
        try:
            connection = _opened(f"{path.absolute().as_uri()}?{how}", uri=True)
            connection.execute("BEGIN")
            if _version(connection) == VERSION:
                return connection
            connection.close()
        except sqlite3.Error:
            continue
    return None


@contextmanager
def plainly(what: str = "the index") -> Iterator[None]:
    """Turn what SQLite raises into an OSError, as other failures of a disk are."""
    try:
        yield
    except sqlite3.Error as error:
        full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        raise OSError(f"{what}: {'No space left on device' if full else error}") from error


def _opened(name: str, *, uri: bool = False) -> sqlite3.Connection:
    # Readers of a server ask from many threads; the library itself keeps them apart.
    connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False, uri=uri)
    connection.execute(f"PRAGMA cache_size = -{INDEX_CACHE_BYTES // 1024}")
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
