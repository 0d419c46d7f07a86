"""Whatever the engine raises in, one line for a person out: which store, what failed, who is in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.errors import StoreError, StoreLockedError
from graph.storing import folder

_LOCKED: Final = re.compile(r"While lock file|lock hold by current process")
_DAMAGED: Final = re.compile(r"Corruption: .*|No such file or directory: .*")


@contextmanager
def told_plainly(path: Path | None) -> Iterator[None]:
    """Turn the engine's exceptions into ours.

    Args:
        path: the store's folder, or None for one in memory.

    Raises:
        StoreLockedError: if another process holds the store, saying which.
        StoreError: for every other failure.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError, SyntaxError) as error:
        place = f"the store at {path}" if path else "the store in memory"
        if path and _LOCKED.search(str(error)):
            holder = folder.writer(path)
            raise StoreLockedError(f"{place} is being written by {holder}; wait for it or end it") from error
        if path and (found := _DAMAGED.search(told := one_line(error))):
            raise StoreError(f"{place} is damaged ({told[found.start() :]}); {folder.REMEDY}") from error
        raise StoreError(f"{place} failed: {one_line(error)}") from error


def one_line(error: Exception) -> str:
    """An exception's text without line breaks; the reason alone, where the system gives one."""
    return (isinstance(error, OSError) and error.strerror) or " ".join(str(error).split())
