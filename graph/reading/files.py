"""Paths in, a Source for each file out, in order; never follows links to folders.

The id of the article in a file is its place below the folder or pattern that was named, without suffix, so
that it is the same on every machine and in any order. Files that would share one keep their suffixes; of
several arguments see ``graph.reading.naming``.

Only regular files and standard input are opened, nothing that could hang; what cannot be opened, or changes
while it is read, is a Rejection like any other.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path
from typing import BinaryIO

from graph.model import Rejection
from graph.reading.source import Items, Source

STDIN = "-"
_CHANGED = "changed while it was read; read it again"


@dataclass(frozen=True, slots=True)
class File:
    """A file that was named, and the id of the article in it, if it is one."""

    path: Path
    id: str


def read_named(
    named: str | Path,
    stdin: BinaryIO | None,
    read: Callable[[Source], Items],
    wanted: Callable[[Path], bool] | None = None,
    name: Callable[[str | Path, File], str] = lambda _, found: found.id,
) -> Items:
    """What one argument holds: a file, the files of a folder by name (hidden ones left out), a glob, stdin.

    Args:
        named: a path, a pattern such as ``archive/**/*.html`` where no such path exists, or "-".
        stdin: the bytes behind "-".
        read: what reads the source behind each file.
        wanted: which files; None for all.
        name: the id of a file that an argument names; see ``graph.reading.naming``.
    """
    if named == STDIN:
        yield from _from_stdin(stdin, read)
        return
    for found in files_of(named):
        if isinstance(found, Rejection):
            yield found
        elif wanted is None or wanted(found.path):
            yield from _from_file(found.path, name(named, found), read)


def files_of(named: str | Path) -> Iterator[File | Rejection]:
    """The files that an argument names, in order, and what is none."""
    path = Path(named)
    if not has_magic(str(named)) or os.path.lexists(path):
        yield from _below(path, path if is_folder(path) else path.parent, {})
        return
    matched = iglob(str(named), recursive=True)  # noqa: PTH207  # also of absolute patterns
    found = [Path(one) for one in sorted(matched)]
    base = _fixed(path)
    known = _told(found, base)
    for one in found or [path]:
        yield from _below(one, base, known)


def _fixed(pattern: Path) -> Path:
    """The folder of a pattern that stands before the first part of it that is one."""
    before: list[str] = []
    for part in pattern.parts[:-1]:
        if has_magic(part):
            break
        before.append(part)
    return Path(*before)


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


def _below(root: Path, base: Path, known: Mapping[Path, str]) -> Iterator[File | Rejection]:
    """The root if it is no folder, else what is in it, depth first; without recursion, at any depth.

    Args:
        root: where to begin.
        base: the folder that ids begin below.
        known: the ids of files that have others than their names give.
    """
    listed = [(iter([root]), known)]
    while listed:
        path = next(listed[-1][0], None)
        if path is None:
            listed.pop()
        elif not is_folder(path):
            yield File(path, listed[-1][1].get(path) or _id(path, base))
        elif path != root and path.is_symlink():
            yield Rejection(shown(path), "a link to a folder, not followed; name it to read it")
        else:
            try:
                inside = sorted(one for one in path.iterdir() if one.name[0] != ".")
            except OSError as error:
                yield Rejection(shown(path), reason(error))
            else:
                listed.append((iter(inside), _told(inside, base)))


def _told(paths: Iterable[Path], base: Path) -> Mapping[Path, str]:
    """The ids of those among files that share a name but for its suffix."""
    by_id: dict[str, list[Path]] = {}
    for path in paths:
        by_id.setdefault(_id(path, base), []).append(path)
    shared = ([one for one in alike if not is_folder(one)] for alike in by_id.values() if len(alike) > 1)
    return {
        path: shown(path.relative_to(base).as_posix()) for alike in shared if len(alike) > 1 for path in alike
    }


def is_folder(path: Path) -> bool:
    """Whether it is one for sure; what cannot be looked at is reported when it is opened."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _id(path: Path, base: Path) -> str:
    return shown(path.relative_to(base).with_suffix("").as_posix())


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
