"""What one call names in, the ids of the files that it names out: the same in any order, on any machine.

A file's place below the folder that was named is its id. Where that is not one file's alone, as much of the
paths as were named stands before it as tells them apart.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from graph.reading.files import STDIN, File, is_folder, shown
from graph.reading.members import ids, stem

_LISTED: Final = 64
"""Folders whose names are held: as many as lie inside each other."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The ids of what one call names.

    ``files`` has those of files that are named one by one and share a name; ``folders`` what each folder is
    called, where several are named; ``stems`` tells the names in a folder.
    """

    files: Mapping[Path, str]
    folders: Mapping[Path, str]
    stems: Callable[[Path], Collection[str]] = field(default_factory=lambda: lru_cache(_LISTED)(_stems))

    def id_of(self, named: str | Path, found: File) -> str:
        """The id of a file that was found where one argument names it."""
        if known := self.files.get(found.path):
            return known
        called = self.folders.get(Path(named))
        if called is None:
            return found.id
        inside = found.path.relative_to(named)
        others = (folder for folder, other in self.folders.items() if other != called)
        shared = any(stem(inside.name) in self.stems(folder / inside.parent) for folder in others)
        return f"{called}/{found.id}" if shared else found.id


def told_apart(named: Iterable[str | Path]) -> Naming:
    """How the files of all arguments are called that do not stand for standard input.

    Of ``a/story.txt b/story.txt`` the ids are "a/story" and "b/story"; of folders ``a b`` with a "story.txt"
    in each they are the same, and what is in one of them alone has no folder before it.
    """
    paths = {Path(one) for one in named if one != STDIN}
    folders = sorted(path for path in paths if is_folder(path))
    by_stem: dict[str, set[Path]] = {}
    for path in paths:
        by_stem.setdefault(stem(path.name), set()).add(path)
    shared = (sorted(alike.difference(folders)) for alike in by_stem.values() if len(alike) > 1)
    files = {path: article_id for alike in shared for path, article_id in _ids(_apart(alike)).items()}
    return Naming(files, _apart(folders) if len(folders) > 1 else {})


def _ids(names: Mapping[Path, str]) -> Mapping[Path, str]:
    known = ids(names.values())
    return {path: known[name] for path, name in names.items()}


def _apart(paths: Collection[Path]) -> Mapping[Path, str]:
    """Each path with as many folders above it as it takes to tell all apart."""
    whole = [Path(os.path.normpath(path)) for path in paths]
    whole = [path.absolute() if ".." in path.parts or not path.parts else path for path in whole]
    for depth in range(1, max((len(path.parts) for path in whole), default=0) + 1):
        names = [Path(*path.parts[-depth:]).as_posix() for path in whole]
        if len(set(names)) == len(set(whole)):
            return dict(zip(paths, map(shown, names), strict=True))
    return {}


def _stems(folder: Path) -> frozenset[str]:
    """The names of a folder's files without their suffixes; none where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(stem(one.name) for one in entries if one.name[0] != "." and not one.is_dir())
    except (OSError, ValueError):
        return frozenset()
