"""What an engine has done with in, the system's again out: memory, where glibc can do that, and old notes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from graph.limits import MAX_HEAP_PIECE_BYTES, MAX_HEAPS

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_SPARING: Final = {
    _ARENA_MAX: MAX_HEAPS, _MMAP_THRESHOLD: MAX_HEAP_PIECE_BYTES, _TRIM_THRESHOLD: MAX_HEAP_PIECE_BYTES,
}  # fmt: skip
"""What ``mallopt`` is told (mallopt(3))."""


def be_sparing() -> None:
    """Have threads share heaps, and large pieces go back at once, in all of this process.

    Else each thread of the engine has a heap of its own, of which it keeps for good what it once needed.
    To be called by whoever owns the process, before a store is opened.
    """
    import ctypes  # only long builds need it

    with suppress(AttributeError, OSError):
        for parameter, value in _SPARING.items():
            ctypes.CDLL(None).mallopt(parameter, value)


def tidy(folder: Path) -> None:
    """Give back the memory that is free now, and remove the notes of earlier openings.

    Args:
        folder: of an engine's files, which is not open.
    """
    import ctypes  # only long builds need it

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
    for note in folder.glob("LOG.old.*"):
        note.unlink(missing_ok=True)
