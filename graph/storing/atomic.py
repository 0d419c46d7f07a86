"""Bytes in, a whole file out, or the old one untouched: a kill or a full disk never leaves half of one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from graph.errors import StoreError


def write_atomically(path: Path, chunks: Iterable[bytes], attempt: str | None = None) -> None:
    """Write a file so that its name always stands for the old content or for all of the new.

    The chunks go to a temporary file in the same folder, which takes the name when it is on the disk
    (``rename`` in POSIX.1-2017 is atomic). Whatever goes wrong, the temporary file is removed. A device or a
    pipe is written to; no file takes its place.

    Args:
        path: the file; its folder must exist.
        chunks: the content; if drawing them raises, nothing is written and the exception passes.
        attempt: tells this writer from all others of the file, on other machines too; by default the id of
            the process, which tells it from those of this machine.

    Raises:
        StoreError: if the file cannot be written.
    """
    try:
        if _is_outlet(path):
            with path.open("wb") as outlet:
                outlet.writelines(chunks)
        else:
            _replace(path, chunks, attempt or str(os.getpid()))
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error


def _replace(path: Path, chunks: Iterable[bytes], attempt: str) -> None:
    temporary = path.with_name(f".{path.name[:100]}.{attempt}.tmp")
    try:
        _write(temporary, chunks)
        temporary.replace(path)
        sync(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _is_outlet(path: Path) -> bool:
    """Whether something that is neither file nor folder has this name."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    path.unlink(missing_ok=True)  # left by a killed process that had the same id
    with path.open("xb") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """Bring to the disk what a file holds, or which names a folder does.

    Raises:
        OSError: if the disk fails.
    """
    if os.name != "posix":  # elsewhere a folder cannot be opened; the rename is then in the journal's hands
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
