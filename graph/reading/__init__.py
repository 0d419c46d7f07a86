"""Paths and standard input in, articles out, and a Rejection for each input that is none; never stops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from graph.model import Article, Rejection
from graph.reading.files import read_named
from graph.reading.formats import Taken, read_source
from graph.reading.identities import unique
from graph.reading.naming import told_apart
from graph.reading.source import Source

__all__ = ["Source", "Taken", "read", "read_source"]


def read(
    sources: Iterable[str | Path],
    stdin: BinaryIO | None = None,
    taken: Callable[[Taken], None] = lambda _: None,
) -> Iterator[Article | Rejection]:
    """Read articles lazily, in the order named, the files of a folder sorted by name.

    Every input is either an Article or a Rejection that says where it stands and why it was not taken; one
    that fails never stops the others. Ids are unique in what comes out.

    Args:
        sources: files, folders (read in depth, hidden files left out), patterns, or "-" for ``stdin``. What
            format each has is told by its content; ``graph.reading.formats`` lists those that are known.
        stdin: the bytes behind "-".
        taken: told after each file what it was taken for.
    """
    named, reader = tuple(sources), partial(read_source, taken=taken)
    name = told_apart(named).id_of
    return unique(item for source in named for item in read_named(source, stdin, reader, name=name))
