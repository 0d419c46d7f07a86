"""What an engine has done with in, the system's again out: memory, where glibc can do that, and old notes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
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


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Have an interruption of the main thread wait for the end of the block.

    While objects are let go of, Python only prints what is raised, and the interruption would be lost.
    """
    if current_thread() is not main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda *one: came.append(one))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came and callable(before):
            before(*came[0])
