"""A terminal in, a line on it that counts what takes more than a second out; silent on anything else."""

from __future__ import annotations

from threading import Event, Lock, Thread
from types import TracebackType
from typing import Final, Self, TextIO

from graph.showing.paper import visible

_PATIENCE: Final = 1.0
_ERASE: Final = "\r\x1b[K"


class Counting:
    """Counts on a terminal while its block runs; what is said meanwhile stands above the count.

    Args:
        stream: where to write, usually standard error.
        doing: what is going on, "reading".
        counted: what ``step`` counts, "articles".
        quiet: whether to say lines only, as where results come to the same terminal.
    """

    def __init__(self, stream: TextIO, doing: str, counted: str, *, quiet: bool = False) -> None:
        self._stream, self._doing, self._counted = stream, doing, counted
        self._lock, self._done = Lock(), Event()
        self._count = self._ticks = 0
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

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._write(visible(text) + "\n")

    def _tick(self) -> None:
        while not self._done.wait(_PATIENCE):
            self._ticks += 1
            count = f"{self._count:,} {self._counted}, " if self._count else ""
            self._write(f"{self._doing}… {count}{self._ticks * _PATIENCE:.0f} s")

    def _write(self, text: str) -> None:
        with self._lock:
            self._stream.write((_ERASE if self._ticks else "") + text)
            self._stream.flush()
