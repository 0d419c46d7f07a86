"""Memory that was freed in, the system's again out. Only glibc can do this; elsewhere nothing happens."""

from __future__ import annotations

from contextlib import suppress
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


def give_back() -> None:
    """Give back what is free now."""
    import ctypes  # only long builds need it

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
