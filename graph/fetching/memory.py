"""What servers said of what we have, kept between runs, so that only what has changed is sent again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from graph.errors import FetchError
from graph.fetching.fetcher import Validators

_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS seen (url TEXT PRIMARY KEY, etag TEXT, modified TEXT) WITHOUT ROWID"
)


class Memory:
    """Validators by address. What is noted counts once it is kept: when all that was fetched is stored.

    Args:
        path: of the file, in a folder that is there; None for this run alone.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._noted: dict[str, Validators] = {}

    def known(self, url: str) -> Validators:
        """What a server last said of this address."""
        with self._opened() as file:
            row = file and file.execute("SELECT etag, modified FROM seen WHERE url = ?", (url,)).fetchone()
        return Validators(*row) if row else Validators()

    def note(self, url: str, validators: Validators) -> None:
        """Remember what a server says of an address, once ``keep`` is called."""
        self._noted[url] = validators

    def keep(self) -> None:
        """Keep what was noted.

        Raises:
            FetchError: if it cannot be written.
        """
        rows = [(url, noted.etag, noted.modified) for url, noted in sorted(self._noted.items())]
        with self._opened(new=bool(rows)) as file:
            if file and rows:
                file.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", rows)
                file.commit()
        self._noted.clear()

    def forget(self) -> None:
        """Forget everything: articles were let go of, and may be fetched again."""
        if self._path:
            self._path.unlink(missing_ok=True)

    @contextmanager
    def _opened(self, *, new: bool = False) -> Iterator[sqlite3.Connection | None]:
        if self._path is None or not (new or self._path.exists()):
            yield None
            return
        try:
            with closing(sqlite3.connect(self._path)) as file:
                file.execute(_TABLE)
                yield file
        except sqlite3.Error as error:
            raise FetchError(str(self._path), f"cannot keep what was fetched ({error}); delete it") from error
