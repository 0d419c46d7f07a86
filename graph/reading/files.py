"""Paths in, an Article or a Rejection for each record of each file out, in order; never follows folder links.

Which format a file has is decided by its content. Only regular files and standard input are opened, nothing
that could hang; what cannot be opened is a Rejection like any other.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph.errors import ReadingError
from graph.limits import MAX_FILE_BYTES
from graph.model import Article, Rejection
from graph.reading.jsonlines import JSON_LINES
from graph.reading.source import Source
from graph.reading.text import MARKUP, TEXT

STDIN = "-"
FORMATS = (JSON_LINES, MARKUP, TEXT)
"""The first that recognises a source reads it."""


def articles(named: str | Path, stdin: BinaryIO | None = None) -> Iterator[Article | Rejection]:
    """What one argument holds: a file, the files of a folder by name (hidden ones left out), or stdin."""
    if named == STDIN:
        yield from _from_stdin(stdin)
        return
    root = Path(named)
    for found in _files(root):
        if isinstance(found, Rejection):
            yield found
        else:
            yield from _from_file(found, _id(found, root))


def _from_stdin(stdin: BinaryIO | None) -> Iterator[Article | Rejection]:
    if stdin is None:
        yield Rejection(STDIN, "no standard input")
    else:
        yield from _from_stream(stdin, STDIN, None, "")


def _from_file(path: Path, article_id: str) -> Iterator[Article | Rejection]:
    if fault := _fault(path):
        yield Rejection(_shown(path), fault)
        return
    try:
        with path.open("rb", buffering=0) as stream:
            yield from _from_stream(stream, _shown(path), article_id, path.suffix)
    except OSError as error:
        yield Rejection(_shown(path), _reason(error))


def _from_stream(
    stream: BinaryIO, name: str, article_id: str | None, suffix: str
) -> Iterator[Article | Rejection]:
    source = Source.of(stream, name, article_id, suffix)
    try:
        reader = next(known for known in FORMATS if known.recognises(source))
        yield from reader.read(source)
    except ReadingError as error:
        yield Rejection(name, str(error))


def _fault(path: Path) -> str | None:
    try:
        status = path.stat()
    except OSError as error:
        return _reason(error)
    except ValueError as error:
        return f"not a path: {error}"
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file"
    if status.st_size > MAX_FILE_BYTES:
        return f"more than {MAX_FILE_BYTES:,} bytes; split it"
    return None


def _files(root: Path) -> Iterator[Path | Rejection]:
    """The root if it is no folder, else what is in it, depth first; without recursion, at any depth."""
    listed = [iter([root])]
    while listed:
        path = next(listed[-1], None)
        if path is None:
            listed.pop()
        elif not _is_folder(path):
            yield path
        elif path != root and path.is_symlink():
            yield Rejection(_shown(path), "a link to a folder, not followed; name it to read it")
        else:
            try:
                listed.append(iter(sorted(inside for inside in path.iterdir() if inside.name[0] != ".")))
            except OSError as error:
                yield Rejection(_shown(path), _reason(error))


def _is_folder(path: Path) -> bool:
    """Whether it is one for sure; what cannot be looked at is reported when it is opened."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _id(path: Path, root: Path) -> str:
    relative = path.relative_to(root) if path != root else Path(path.name)
    return _shown(relative.with_suffix("").as_posix())


def _shown(path: str | Path) -> str:
    """The path as text that can be written anywhere, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read: {error.strerror or error}"
