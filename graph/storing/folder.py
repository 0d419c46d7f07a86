"""A store's folder: whether it is one of ours, of which version, where its contents are, who is writing.

VERSION holds "actorgraph 2 contents-1": the version of what is inside, and in which folder that is, so that
both change at one moment when all is written anew. WRITER holds the command of the process that writes; the
lock is the kernel's, on the folder itself, so what a killed process leaves locks nobody out.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from graph.errors import StoreError, StoreLockedError
from graph.storing.atomic import write_atomically

SCHEMA_VERSION: Final = 2
"""Raised when what is stored changes so that older stores must be converted; see ``upgrading``.

1 had its contents in the store's folder itself.
"""

REMEDY: Final = "kg restore brings a backup back, into another folder or with --force in its place"
"""What to do about a store that is damaged."""

_IN_PLACE: Final = 1  # the last version whose contents were in the store's folder itself
_MARK: Final = "actorgraph"
_VERSION, _WRITER, _CONTENTS = "VERSION", "WRITER", "contents-"
_COMMAND_CHARS: Final = 120


@dataclass(frozen=True, slots=True)
class Home:
    """Where the contents of a store are, and of which version; ``number`` 0 is the store's own folder."""

    store: Path
    number: int
    version: int

    @property
    def path(self) -> Path:
        """The folder that holds all contents, also what is derived from them."""
        return self.store / f"{_CONTENTS}{self.number}" if self.number else self.store

    @property
    def engine(self) -> Path:
        """The folder of the engine's files."""
        return self.path / "oxigraph"

    @property
    def snapshots(self) -> Path:
        """The folder of the states that readers open."""
        return self.path / "snapshots"

    @property
    def pending(self) -> Path:
        """The note of what is being changed."""
        return self.path / "CHANGING"

    @property
    def next(self) -> Home:
        """Where contents that take the place of these are to be."""
        return Home(self.store, self.number + 1, SCHEMA_VERSION)

    @property
    def entries(self) -> tuple[Path, ...]:
        """What has to be removed when these are no longer the contents."""
        return (self.path,) if self.number else (self.engine, self.snapshots)


@dataclass(frozen=True, slots=True)
class Held:
    """A store that this process alone writes to, until it is released."""

    path: Path
    _lock: int

    def release(self) -> None:
        """Let others write."""
        with suppress(OSError):
            (self.path / _WRITER).unlink(missing_ok=True)
        os.close(self._lock)


def hold(path: Path) -> Held:
    """Become the writer of a store; its folder is made where there is none.

    Raises:
        StoreLockedError: if another process writes, saying which, and since when.
        StoreError: if the path is something else, or the folder cannot be made or written.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock = os.open(path, os.O_RDONLY)
    except FileExistsError as error:
        raise StoreError(f"{path} is a file, not a store; name a folder") from error
    except OSError as error:
        raise StoreError(f"cannot make a store at {path}: {error.strerror}") from error
    try:
        _check_ours(path)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for half in path.glob(".*.tmp"):  # of a process that was killed
            half.unlink()
        _sign_in(path)
    except BlockingIOError as error:
        os.close(lock)
        holder = writer(path)
        raise StoreLockedError(
            f"the store at {path} is being written by {holder}; wait for it or end it"
        ) from error
    except BaseException:
        os.close(lock)
        raise
    return Held(path, lock)


def prepare(path: Path) -> Home:
    """Where the contents of a store are that is held; a new one gets a place for them."""
    if not (path / _VERSION).exists():
        settle_in(Home(path, 1, SCHEMA_VERSION))
    home = present(path)
    home.path.mkdir(exist_ok=True)
    return home


def locate(path: Path) -> Home:
    """Where the contents of a store are that is there, to read them.

    Raises:
        StoreError: if there is none, or it is of another version.
    """
    home = existing(path)
    if home.version < SCHEMA_VERSION:
        raise StoreError(
            f"the store at {path} is of version {home.version}, older than {SCHEMA_VERSION}; "
            "kg upgrade brings it up to date"
        )
    return home


def existing(path: Path) -> Home:
    """Where the contents of a store are that is there, of whatever version, to be written.

    Raises:
        StoreError: if there is none, or it is of a newer version.
    """
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        raise StoreError(f"no store at {path}; kg build makes one")
    return present(path)


def present(path: Path) -> Home:
    """Where the contents of a store are, of whatever version.

    Raises:
        StoreError: if it is no store of ours, or of a newer version.
    """
    try:
        mark, number, *place = (path / _VERSION).read_text(encoding="utf-8").split()
        version = int(number)
    except (OSError, ValueError):
        mark, version, place = "", 0, []
    if mark != _MARK:
        raise StoreError(f"{path} is not an Actorgraph store; name another folder")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"the store at {path} is of version {version}, newer than {SCHEMA_VERSION}; upgrade kg"
        )
    name = place[0].removeprefix(_CONTENTS) if place else "0"
    if not name.isdecimal() or (not place and version > _IN_PLACE):
        raise StoreError(f"{path / _VERSION} is damaged; kg restore brings a backup back into another folder")
    return Home(path, int(name), version)


def settle_in(home: Home) -> None:
    """Make these the contents of their store, from this moment on."""
    write_atomically(home.store / _VERSION, [f"{_MARK} {home.version} {home.path.name}\n".encode()])


def deserted(home: Home) -> list[Home]:
    """Contents of a store that are no longer its own, or never became that."""
    names = (entry.name.removeprefix(_CONTENTS) for entry in home.store.glob(f"{_CONTENTS}*"))
    numbers = {0, *(int(name) for name in names if name.isdecimal())}
    return [Home(home.store, number, home.version) for number in sorted(numbers - {home.number})]


def writer(path: Path) -> str:
    """Who is writing, in words: ``process 12 since 2026-05-04 11:20:31 (kg build news)``."""
    note = path / _WRITER
    try:
        pid, command = note.read_text(encoding="utf-8").splitlines()
        since = datetime.fromtimestamp(note.stat().st_mtime)  # noqa: DTZ006  # on the clock of who reads it
    except (OSError, ValueError):
        return "another process"
    return f"process {pid} since {since:%Y-%m-%d %H:%M:%S} ({command})"


def _sign_in(path: Path) -> None:
    command = ascii(shlex.join(sys.argv))[1:-1]
    write_atomically(path / _WRITER, [f"{os.getpid()}\n{command[:_COMMAND_CHARS]}\n".encode()])


def _check_ours(path: Path) -> None:
    """Leave a folder alone that has other things in it, or is protected."""
    if any(entry.name != _WRITER and not entry.name.startswith(".") for entry in path.iterdir()):
        present(path)
    if not os.access(path, os.W_OK):
        raise StoreError(f"the store at {path} can be read but not written: its folder is protected")
