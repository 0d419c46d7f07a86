"""A query that nobody vouches for in, its answer out, from a child process that is ended at a deadline.

The engine cannot be interrupted inside a process, and what overflows its stack or memory takes the process
with it; so it is a child that does the work, and only the child that ends.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import isfinite
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from graph.errors import QueryDeadlineError, QueryError
from graph.limits import MAX_QUERY_MEMORY, MAX_RESULT_BYTES
from graph.ontology import PREFIXES
from graph.storing.backend import Answer

_PROGRAM: Final = Path(__file__).with_name("answering.py")
_PACKAGES: Final = Path(ox.__file__).parents[1]
_TOLD: Final = 4_000


@contextmanager
def answered(state: Path | ox.Store, query: str, seconds: float) -> Iterator[Answer]:
    """The answer of a child process, read as it comes; leaving the block ends the child.

    Args:
        state: what is asked, a folder that nobody changes, or a store in memory to be copied.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE, over the union of all graphs; our prefixes are known.
        seconds: that the child may take until the answer is read. A store in memory is copied before.

    Raises:
        QueryDeadlineError: also while the answer is read, if that is not enough.
        QueryError: likewise, if the query is malformed or fails, or needs more memory than it may.
    """
    if not (seconds > 0 and isfinite(seconds)):
        raise QueryError(f"a query may take any number of seconds above 0, but not {seconds:g}")
    folder = str(state) if isinstance(state, Path) else ""
    given = query.encode()
    command = [
        *(sys.executable, "-I", "-S", str(_PROGRAM)),
        *(str(len(given)), str(seconds), str(MAX_QUERY_MEMORY), str(_PACKAGES), folder),
        *(f"{prefix}={namespace}" for prefix, namespace in PREFIXES.items()),
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:  # noqa: S603  # no shell
        try:
            with suppress(BrokenPipeError):  # the child has ended, and says why
                _hand_over(cast("IO[bytes]", child.stdin), given, state)
            yield _read(_Pipe(child, seconds))
        finally:
            child.kill()


def _hand_over(pipe: IO[bytes], query: bytes, state: Path | ox.Store) -> None:
    with pipe:
        pipe.write(query)
        if isinstance(state, ox.Store):
            state.dump(pipe, ox.RdfFormat.N_QUADS)


def _read(pipe: _Pipe) -> Answer:
    source = cast("IO[bytes]", pipe)  # it reads, which is all that is asked of it
    if pipe.read(1) == b"G":
        return (quad.triple for quad in ox.parse(source, ox.RdfFormat.N_TRIPLES))
    return ox.parse_query_results(source, ox.QueryResultsFormat.JSON)


class _Pipe:
    """What a child writes; where that ends too soon, reading on raises the reason."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self._child = child
        self._seconds = seconds
        self._left = MAX_RESULT_BYTES

    def read(self, size: int = -1) -> bytes:
        """At most that many bytes; none when all is read."""
        piece = cast("IO[bytes]", self._child.stdout).read(size)
        if len(piece) < size:
            self._check()
        self._left -= len(piece)
        if self._left < 0:
            raise QueryError(f"the answer has more than {MAX_RESULT_BYTES:,} bytes; ask for less")
        return piece

    def _check(self) -> None:
        told = cast("IO[bytes]", self._child.stderr).read(_TOLD).decode(errors="replace")
        code = self._child.wait()
        if code == -signal.SIGALRM:
            raise QueryDeadlineError(
                f"the query took longer than {self._seconds:g} seconds and was ended; "
                "ask for less, or give it more (--timeout)"
            )
        if "memory allocation" in told or "MemoryError" in told:
            raise QueryError(f"the query needs more than {MAX_QUERY_MEMORY:,} bytes of memory; ask for less")
        if code == 1:
            raise QueryError(told)
        if code:
            raise QueryError(f"the query was too much for the engine (signal {-code})")
