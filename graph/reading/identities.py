"""Articles in; the same out, except that the second use of an id is a Rejection that names the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from graph.model import Article, Rejection

if TYPE_CHECKING:
    import sqlite3


def unique(found: Iterable[Article | Rejection]) -> Iterator[Article | Rejection]:
    """Each article under an id of its own; order and rejections stay as they are.

    The ids of millions are on the disk, in a file of this process that has no name.
    """
    import sqlite3  # lookups do without

    with closing(sqlite3.connect("", isolation_level=None, check_same_thread=False)) as seen:
        seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, hash TEXT, source TEXT) WITHOUT ROWID")
        seen.execute("BEGIN")
        for item in found:
            yield item if isinstance(item, Rejection) else _checked(item, seen)


def _checked(article: Article, seen: sqlite3.Connection) -> Article | Rejection:
    row = (article.id, article.content_hash, article.source)
    if seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", row).rowcount:
        return article
    content_hash, source = seen.execute("SELECT hash, source FROM seen WHERE id = ?", row[:1]).fetchone()
    same = content_hash == article.content_hash
    return Rejection(
        article.source, f"duplicate of {source}" if same else f"id {article.id!r} already used by {source}"
    )
