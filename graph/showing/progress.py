"""A terminal in, a line on it that counts what takes more than a second out; silent on anything else."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Final, Self, TextIO

from graph.showing.paper import visible

_PATIENCE: Final = 1.0
_ERASE: Final = "\r\x1b[K"


def duration(seconds: float) -> str:
    """Seconds for people.

    >>> duration(7.2), duration(200), duration(20_000)
    ('7 s', '3 min', '5 h 33 min')
    """
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 100 else f"{minutes} min"


class Counting:
    """Counts on a terminal while its block runs; what is said meanwhile stands above the count.

    Args:
        stream: where to write, usually standard error.
        doing: what is going on, "reading".
        counted: what ``step`` counts, "articles".
        quiet: whether to say lines only, as where results come to the same terminal.
        total: how much there is to get through, in the unit of ``advance``; None where nobody knows.
    """

    def __init__(
        self, stream: TextIO, doing: str, counted: str, *, quiet: bool = False, total: int | None = None
    ) -> None:
        self._stream, self._doing, self._counted = stream, doing, counted
        self._lock, self._done = Lock(), Event()
        self._count = self._ticks = self._through = 0
        self._total = total
        self._thread = Thread(target=self._tick, daemon=True) if stream.isatty() and not quiet else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()
            self._write("")

    def step(self, text: str = "") -> None:
        """Count one more, and say something about it."""
        self._count += 1
        if text:
            self.say(text)

    def advance(self, through: int) -> None:
        """Get so much further through the total."""
        self._through += through

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._write(visible(text) + "\n")

    def _tick(self) -> None:
        while not self._done.wait(_PATIENCE):
            self._ticks += 1
            self._write(f"{self._doing}… {', '.join(self._told(self._ticks * _PATIENCE))}")

    def _told(self, seconds: float) -> Iterator[str]:
        """How many, how fast, since when and for how long still, as far as that is known."""
        if self._count:
            yield f"{self._count:,} {self._counted}"
        yield duration(seconds)
        if self._count:
            yield f"{self._count / seconds:,.1f} a second"
        if self._total and 0 < self._through <= self._total:
            yield f"{duration(seconds * (self._total / self._through - 1))} left"

    def _write(self, text: str) -> None:
        with self._lock:
            self._stream.write((_ERASE if self._ticks else "") + text)
            self._stream.flush()
