"""Memory that was freed in, the system's again out."""

from __future__ import annotations

from contextlib import suppress


def give_back() -> None:
    """Have the C library hand back what was freed: it keeps much of what threads had. Only glibc can."""
    import ctypes  # only long builds need it

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
