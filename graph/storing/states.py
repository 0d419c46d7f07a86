"""What a store holds, brought to the disk and shown to readers after each change, as cheaply as can be.

The engine notes each change in a log, and later moves what stands there into its files. Moving it costs more
than the change of one article, so while the log is short it is the log that is brought to the disk, and
readers get a copy of it beside links to the files: the engine takes in what a log says when it opens it. The
last state that a writer leaves has none.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Final

import pyoxigraph as ox

from graph.limits import MAX_LOG_BYTES, MAX_LOGGED_CHANGES, MAX_SNAPSHOT_TRIES
from graph.storing.atomic import sync
from graph.storing.folder import Home

_FILES, _LOGS, _WHICH = ".sst", ".log", "CURRENT"
"""How the engine (RocksDB) names its files and logs, and what says which list of files counts."""

_LINKLESS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK})
"""What file systems answer on which a file has no second name, or not that many: there the engine copies."""


class States:
    """The states of a store that this process alone changes; each is made, and then published.

    Args:
        engine: the store.
        home: where it is.
    """

    def __init__(self, engine: ox.Store, home: Home) -> None:
        self._engine = engine
        self._home = home
        self._log = ""  # the one that alone may hold changes which the files do not
        self._logged = 0

    @property
    def has_log(self) -> bool:
        """Whether there are changes that only the log holds."""
        return bool(self._logged)

    def make(self, *, with_log: bool = True) -> None:
        """Bring to the disk what the engine was told, and make a state of it.

        Args:
            with_log: whether it may have a log, which those who open it have to take in.

        Raises:
            OSError: if the disk fails.
        """
        self._logged += 1
        log, enough = self._newest_log(), MAX_LOGGED_CHANGES if with_log else 0
        if log.name != self._log or self._logged > enough or log.stat().st_size > MAX_LOG_BYTES:
            self._engine.flush()
            self._log, self._logged = self._newest_log().name, 0
        else:
            sync(log)
        if self._logged == 0 or not self._linked():
            self._begin()
            self._engine.backup(self._unfinished)  # which moves all into the files, if need be

    def publish(self, number: int) -> None:
        """Show readers the state that was made, under a number above all others.

        Raises:
            OSError: if the disk fails; then it is not shown.
        """
        self._unfinished.rename(self._home.snapshots / str(number))
        sync(self._home.snapshots)

    @property
    def _unfinished(self) -> Path:
        return self._home.snapshots / "unfinished"

    def _begin(self) -> None:
        """Remove what a failure or a killed process left."""
        if self._unfinished.exists():
            rmtree(self._unfinished)
        self._home.snapshots.mkdir(exist_ok=True)

    def _linked(self) -> bool:
        """Whether the state could be made with the log; not where the engine goes on rewriting its files."""
        for _ in range(MAX_SNAPSHOT_TRIES):
            self._begin()
            self._unfinished.mkdir()
            try:
                if self._link(self._unfinished):
                    return True
            except OSError as error:
                if error.errno not in _LINKLESS:
                    raise
                return False
        return False

    def _link(self, into: Path) -> bool:
        """Whether all files are there that the list names: the engine changes it before it removes any."""
        which = self._home.engine / _WHICH
        listed = self._home.engine / which.read_text(encoding="ascii").strip()
        try:
            _copy(listed, into)
            _copy(self._home.engine / self._log, into)
            for file in (which, *self._named(_FILES)):
                os.link(file, into / file.name)
        except FileNotFoundError:
            return False
        sync(into)
        same = which.read_text(encoding="ascii").strip() == listed.name
        return same and listed.stat().st_size == (into / listed.name).stat().st_size

    def _newest_log(self) -> Path:
        return max(self._named(_LOGS), key=lambda path: int(path.stem))

    def _named(self, end: str) -> Iterator[Path]:
        with os.scandir(self._home.engine) as entries:
            for entry in entries:
                if entry.name.endswith(end):
                    yield Path(entry.path)


def _copy(file: Path, into: Path) -> None:
    copyfile(file, into / file.name)
    sync(into / file.name)
