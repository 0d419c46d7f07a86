"""Paths and standard input in, articles out, and a Rejection for each input that is none; never stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from graph.model import Article, Rejection
from graph.reading.files import articles
from graph.reading.identities import unique

__all__ = ["read"]


def read(sources: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Article | Rejection]:
    """Read articles lazily, in the order named, the files of a folder sorted by name.

    Every input is either an Article or a Rejection that says where it stands and why it was not taken; one
    that fails never stops the others. Ids are unique in what comes out.

    Args:
        sources: files, folders (read in depth, hidden files left out), or "-" for ``stdin``. JSON Lines, a
            JSON object or list, and plain text are told apart by content.
        stdin: the bytes behind "-".
    """
    return unique(item for source in sources for item in articles(source, stdin))
