"""What becomes of each input of a build in, a JSON file of it out, written as it goes, whole at the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from graph.errors import KgError
from graph.model import Rejection, Unchanged
from graph.showing.jsontext import json_text

_HEAD: Final = '{\n"rejections": [\n'


class ReportFile:
    """A report of what a build rejected and why, then of what it did; in memory is one rejection at a time.

    It is there under its name when the block ends, also by an error or an interruption, and then says so:
    ``finished`` is false.

    Args:
        path: of the file.
        totals: gives the counts when all is done; None while it is not.

    Raises:
        KgError: if it cannot be written.
    """

    def __init__(self, path: Path, totals: Callable[[], dict[str, Any] | None]) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
        self._totals = totals
        self._rejected = 0
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        self._do(self._begin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._do(self._end)

    def add(self, event: object) -> None:
        """Write down what became of an input, if it was rejected."""
        if isinstance(event, Rejection) and not isinstance(event, Unchanged):
            told = json_text({"source": event.source, "reason": event.reason})
            self._do(lambda: self._write(f"{',' if self._rejected else ''}\n{told}".lstrip("\n")))
            self._rejected += 1

    def _begin(self) -> None:
        self._file = self._part.open("w", encoding="utf-8", errors="backslashreplace")
        self._write(_HEAD)

    def _end(self) -> None:
        totals = self._totals()
        told = {"rejected": self._rejected, **(totals or {}), "finished": totals is not None}
        self._write("\n],\n" + json_text(told, indent=0).removeprefix("{").lstrip("\n") + "\n")
        if self._file:
            self._file.close()
            self._part.replace(self._path)

    def _write(self, text: str) -> None:
        if self._file:
            self._file.write(text)

    def _do(self, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            raise KgError(f"cannot write the report {self._path}: {error.strerror or error}") from error
