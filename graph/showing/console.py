"""Results to standard output or to the file that the user named; whatever else is said, to standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from graph.errors import KgError
from graph.showing.paper import Paper, visible
from graph.storing.atomic import write_atomically


class ReaderGoneError(Exception):
    """Whoever read standard output has closed it, as ``head`` does: nothing is wrong."""


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, as names need it; what it cannot hold is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(pieces: str | Iterable[str | bytes]) -> None:
    """Write the pieces of a result as they come.

    Raises:
        ReaderGoneError: if nobody reads any more.
        KgError: if it cannot be written.
    """
    for piece in [pieces] if isinstance(pieces, str) else pieces:
        try:
            sys.stdout.buffer.write(_bytes(piece))
            sys.stdout.buffer.flush()
        except OSError as error:
            # What is still buffered must not be tried again when the process ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise ReaderGoneError from error
            raise KgError(f"cannot write the result: {error.strerror}") from error


def deliver(pieces: str | Iterable[str | bytes], where: str) -> None:
    """Write a result to a file, whole or not at all, or to standard output where it is named "-".

    Raises:
        StoreError: if the file cannot be written.
    """
    if where == "-":
        put(pieces)
        return
    whole = [pieces] if isinstance(pieces, str) else pieces
    write_atomically(Path(where), (_bytes(piece) for piece in whole))
    note(f"wrote {where}")


def note(text: str) -> None:
    """Say in a line what is not a result."""
    sys.stderr.write(visible(text) + "\n")
    sys.stderr.flush()


def paper() -> Paper:
    """What standard output is: a terminal has a width and, unless NO_COLOR is set (no-color.org), colour."""
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Paper(_width(terminal=terminal), color=terminal and not plain)


def _width(*, terminal: bool) -> int | None:
    """What COLUMNS says (POSIX.1-2017, chapter 8), else the terminal; None where there is neither."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None if terminal else None
    except OSError:
        return None


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
