"""The texts of articles, beside a store: what stands around the sentences that state something.

The graph, its exports and its backups keep the quotes of statements only. The texts are for who reads on the
machine that has read them: they lie in a file of their own, packed, and go when their article goes. A store
without them tells all that it told before, but cannot show an article whole.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.indexing.tables import plainly
from graph.ontology import ARTICLE
from graph.storing import terms as t
from graph.storing.backend import Closing
from graph.storing.faults import told_plainly

if TYPE_CHECKING:
    from graph.model import Article

FILE: Final = "texts.db"
"""The name of the file in a store's folder."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS texts (
  article TEXT NOT NULL, hash TEXT NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (article, hash)
)"""


class Texts(Closing):
    """The texts of one store; a ``graph.storing.changing.Follower`` of it, where it is written.

    Args:
        path: the file; None for one in memory.
        read_only: whether nothing is ever written, so that there may be none.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._written: sqlite3.Connection | None = None

    def keep(self, articles: Iterable[Article]) -> None:
        """Keep the texts of articles that are about to be stored, beside those that they replace.

        Raises:
            StoreError: if the disk fails; then none of these is kept.
        """
        rows = [(t.article_node(a.id).value, a.content_hash, _packed(a.text)) for a in articles]
        with told_plainly(self._path and self._path.parent), plainly("the texts"), self._open() as database:
            database.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", rows)

    def text(self, article: str, content_hash: str) -> str | None:
        """The text of the article with this IRI and ``Article.content_hash``; None where it is not kept."""
        if self._is_absent:
            return None
        asked = "SELECT packed FROM texts WHERE article = ? AND hash = ?"
        try:
            if self._path is None or not self._read_only:
                row = self._open().execute(asked, (article, content_hash)).fetchone()
            else:  # a connection for each question: any thread may ask
                address = f"{self._path.absolute().as_uri()}?mode=ro"
                with closing(sqlite3.connect(address, uri=True)) as database:
                    row = database.execute(asked, (article, content_hash)).fetchone()
            return _unpacked(row[0]) if row else None
        except (sqlite3.Error, zlib.error, UnicodeDecodeError):
            return None  # the sentences that the graph holds are shown without it

    def follow(self, engine: ox.Store, graphs: Collection[ox.NamedNode], state: int) -> None:  # noqa: ARG002  # a Follower's
        """Let go of texts of these graphs that are not of what they hold now.

        Raises:
            OSError: if the disk fails; the change of the store is then told again.
        """
        names = [name for name in graphs if name.value.startswith(ARTICLE)]
        if not names or self._is_absent:
            return
        with plainly("the texts"), self._open() as database:
            for name in names:
                held = {
                    t.value(quad.object)
                    for quad in engine.quads_for_pattern(name, t.CONTENT_HASH, None, name)
                }
                for (kept,) in database.execute(
                    "SELECT hash FROM texts WHERE article = ?", (name.value,)
                ).fetchall():
                    if kept not in held:
                        database.execute(
                            "DELETE FROM texts WHERE article = ? AND hash = ?", (name.value, kept)
                        )

    def close(self) -> None:
        """Let go of the file."""
        if self._written:
            self._written.close()
            self._written = None

    @property
    def _is_absent(self) -> bool:
        return self._written is None and (self._path is None or not self._path.exists())

    def _open(self) -> sqlite3.Connection:
        """The database to write to; one that is damaged is begun anew."""
        if self._written is None:
            try:
                self._written = _connected(self._path)
            except sqlite3.DatabaseError:
                if self._path is None or not self._path.is_file():
                    raise
                self._path.unlink()
                self._written = _connected(self._path)
        return self._written


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def _connected(path: Path | None) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", check_same_thread=False)
    # What is deleted is overwritten. That a text outlives a power cut is not worth waiting for the disk.
    for pragma in ("secure_delete = ON", "synchronous = OFF"):
        database.execute(f"PRAGMA {pragma}")
    database.execute(_TABLE)
    return database
