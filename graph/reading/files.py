"""Paths in, a Source for each file out, in order; never follows links to folders.

Only regular files and standard input are opened, nothing that could hang; what cannot be opened, or changes
while it is read, is a Rejection like any other.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from glob import has_magic, iglob
from pathlib import Path
from typing import BinaryIO

from graph.model import Rejection
from graph.reading.source import Items, Source

STDIN = "-"
_CHANGED = "changed while it was read; read it again"


def read_named(
    named: str | Path,
    stdin: BinaryIO | None,
    read: Callable[[Source], Items],
    wanted: Callable[[Path], bool] | None = None,
) -> Items:
    """What one argument holds: a file, the files of a folder by name (hidden ones left out), a glob, stdin.

    Args:
        named: a path, a pattern such as ``archive/**/*.html`` where no such path exists, or "-".
        stdin: the bytes behind "-".
        read: what reads the source behind each file.
        wanted: which files; None for all.
    """
    if named == STDIN:
        yield from _from_stdin(stdin, read)
        return
    for root in _meant(named):
        for found in _files(root):
            if isinstance(found, Rejection):
                yield found
            elif wanted is None or wanted(found):
                yield from _from_file(found, _id(found, root), read)


def files_of(named: str | Path) -> Iterator[Path | Rejection]:
    """The files that an argument names, in order, and what is none."""
    return (found for root in _meant(named) for found in _files(root))


def _meant(named: str | Path) -> Iterator[Path]:
    path = Path(named)
    if not has_magic(str(named)) or os.path.lexists(path):
        yield path
        return
    found = sorted(iglob(str(named), recursive=True))  # noqa: PTH207  # also of absolute patterns
    yield from map(Path, found) if found else [path]


def _from_stdin(stdin: BinaryIO | None, read: Callable[[Source], Items]) -> Items:
    if stdin is None:
        yield Rejection(STDIN, "no standard input")
    else:
        yield from read(Source.of(stdin, STDIN, None, ""))


def _from_file(path: Path, article_id: str, read: Callable[[Source], Items]) -> Items:
    if fault := _fault(path):
        yield Rejection(shown(path), fault)
        return
    try:
        with path.open("rb", buffering=0) as stream:
            source = Source.of(stream, shown(path), article_id, path.suffix)
            yield from _unless_changed(stream.fileno(), source, read)
    except OSError as error:
        yield Rejection(shown(path), reason(error))


def _unless_changed(handle: int, source: Source, read: Callable[[Source], Items]) -> Items:
    """What a file holds; one article is held back until its file is known to have stayed the same."""
    before = _state(handle)
    held, count = None, 0
    for item in read(source):
        if held is not None:
            yield held
        held, count = item, count + 1
    changed = _state(handle) != before
    if held is not None and not (changed and count == 1):
        yield held
    if changed:
        yield Rejection(source.name, _CHANGED)


def _state(handle: int) -> tuple[int, int]:
    status = os.fstat(handle)
    return status.st_size, status.st_mtime_ns


def _fault(path: Path) -> str | None:
    try:
        status = path.stat()
    except OSError as error:
        return reason(error)
    except ValueError as error:
        return f"not a path: {error}"
    return None if stat.S_ISREG(status.st_mode) else "not a regular file"


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
            yield Rejection(shown(path), "a link to a folder, not followed; name it to read it")
        else:
            try:
                listed.append(iter(sorted(inside for inside in path.iterdir() if inside.name[0] != ".")))
            except OSError as error:
                yield Rejection(shown(path), reason(error))


def _is_folder(path: Path) -> bool:
    """Whether it is one for sure; what cannot be looked at is reported when it is opened."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _id(path: Path, root: Path) -> str:
    relative = path.relative_to(root) if path != root else Path(path.name)
    return shown(relative.with_suffix("").as_posix())


def shown(path: str | Path) -> str:
    """The path as text that can be written anywhere, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def reason(error: OSError) -> str:
    """Why a file cannot be read, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read: {error.strerror or error}"
