"""A store's folder: whether it is one of ours, of which version, and who is writing in it.

VERSION holds "actorgraph 1", the version of the RDF inside. WRITER holds id and command of the process that
writes; the lock itself is the engine's, so a note left by a killed process locks nobody out. oxigraph/ holds
the engine's files, snapshots/ the states that readers open.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Final

from graph.errors import StoreError
from graph.storing.atomic import write_atomically

SCHEMA_VERSION: Final = 1
"""Raised when what encoding writes changes so that old stores must be converted."""

_MARK: Final = "actorgraph"
_VERSION, _WRITER, _ENGINE, _SNAPSHOTS = "VERSION", "WRITER", "oxigraph", "snapshots"
_COMMAND_CHARS: Final = 120


def prepare(path: Path) -> Path:
    """Make a new store folder, or check the one that is there.

    Returns:
        The folder of the engine's files, which the engine makes.

    Raises:
        StoreError: if the path is something else, of a newer version, or cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        fresh = all(entry.name.startswith(f".{_VERSION}.") for entry in path.iterdir())
    except FileExistsError as error:
        raise StoreError(f"{path} is a file, not a store; name a folder") from error
    except OSError as error:
        raise StoreError(f"cannot make a store at {path}: {error.strerror}") from error
    if fresh:
        write_atomically(path / _VERSION, [f"{_MARK} {SCHEMA_VERSION}\n".encode()])
    _check_version(path)
    return path / _ENGINE


def snapshots(path: Path) -> Path:
    """The folder of the states that readers open."""
    return path / _SNAPSHOTS


def locate(path: Path) -> Path:
    """The folder of the states of a store that is there.

    Raises:
        StoreError: if there is none, or it is of a newer version.
    """
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        raise StoreError(f"no store at {path}; kg build makes one")
    _check_version(path)
    return snapshots(path)


def sign_in(path: Path) -> None:
    """Write down that this process is the writer."""
    command = ascii(shlex.join(sys.argv))[1:-1]
    write_atomically(path / _WRITER, [f"{os.getpid()}\n{command[:_COMMAND_CHARS]}\n".encode()])


def sign_out(path: Path) -> None:
    """Take the writer's note away."""
    (path / _WRITER).unlink(missing_ok=True)


def writer(path: Path) -> str:
    """Who is writing, in words: ``process 12 (kg build news)``, or ``another process`` if it left no note."""
    try:
        pid, command = (path / _WRITER).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return "another process"
    return f"process {pid} ({command})"


def _check_version(path: Path) -> None:
    try:
        mark, number = (path / _VERSION).read_text(encoding="utf-8").split()
        version = int(number)
    except (OSError, ValueError):
        mark, version = "", 0
    if mark != _MARK:
        raise StoreError(f"{path} is not an Actorgraph store; name another folder")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"the store at {path} is of version {version}, newer than {SCHEMA_VERSION}; upgrade kg"
        )
