"""Questions in, responses out, each from a process of lookups; one that takes too long is ended.

A thread could not be ended, and the engine and the libraries that walk the graph do not stop by themselves;
so each question goes to a process (``graph.serving.clerk``), which keeps what it has looked up for the next.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from starlette.responses import Response

from graph.errors import KgError, QueryDeadlineError, QueryError
from graph.limits_outside import MAX_LOOKUP_SECONDS, MAX_LOOKUPS_AT_ONCE
from graph.serving.clerk import Question, Reply, work
from graph.serving.work import Workers


class Clerks:
    """The processes that look things up in one store, started as they are needed.

    Args:
        store: its folder.
        report: is given what goes wrong unexpectedly.
    """

    def __init__(self, store: Path, report: Callable[[Exception], None]) -> None:
        self._store = store
        self._report = report
        self._workers = Workers(MAX_LOOKUPS_AT_ONCE)
        self._idle: list[_Clerk] = []
        self._all: set[_Clerk] = set()
        self._closed = False

    async def ask(
        self, name: str, values: Mapping[str, Any], seconds: float = MAX_LOOKUP_SECONDS
    ) -> Response:
        """The response to a question of an operation or a document.

        Raises:
            QueryDeadlineError: if it takes longer.
            QueryError: if its process breaks down.
            RefusedError: 503, if too many others wait.
        """
        reply = await self._workers.do(lambda: self._ask(Question(name, values, seconds)))
        if reply.fault:
            self._report(KgError(reply.fault))
        return Response(reply.body, reply.status, dict(reply.headers))

    def close(self) -> None:
        """End all processes; whoever waits for one is told that it broke down."""
        self._closed = True
        self._workers.close()
        for clerk in tuple(self._all):
            clerk.end()

    def _ask(self, question: Question) -> Reply:
        clerk = self._idle.pop() if self._idle else self._start()
        try:
            reply = clerk.ask(question)
        except QueryError:
            self._all.discard(clerk)
            raise
        self._idle.append(clerk)
        return reply

    def _start(self) -> _Clerk:
        if self._closed:
            raise QueryError("the server is stopping")
        clerk = _Clerk(self._store)
        self._all.add(clerk)
        return clerk


class _Clerk:
    """One process with the line to it."""

    def __init__(self, store: Path) -> None:
        # Not forked: the server has threads, which a fork would cut off.
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(store, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, question: Question) -> Reply:
        try:
            self._line.send(question)
            reply: Reply = self._line.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise self._reason(question) from error
        return reply

    def end(self) -> None:
        self._process.kill()
        self._process.join()

    def _reason(self, question: Question) -> QueryError:
        if self._process.exitcode == -signal.SIGALRM:
            return QueryDeadlineError(
                f"this took longer than {question.seconds:g} seconds and was ended; ask for less"
            )
        return QueryError("the lookup was too much for its process; ask for less")
