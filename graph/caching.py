"""What is kept for the next run: named after the code that makes it, written whole, and not for ever."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType


def sources(modules: Iterable[ModuleType]) -> Iterator[str]:
    """The code of modules, for a digest: what other code has made is not found again."""
    return (Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules)


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Have a file written beside its place and moved there, the folder made where there is none.

    Raises:
        OSError: if that fails, or what ``write`` raises; then the place is as it was.
    """
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        write(part)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def older(folder: Path, pattern: str, kept: int) -> list[Path]:
    """The files of a pattern but for the newest: each change to what makes them leaves one behind."""
    found = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return found[kept:]
