"""Calls that block in, their answers out, from a bounded number of threads; who comes too late is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from graph.errors import RefusedError
from graph.limits_outside import MAX_WAITING, MAX_WAITING_SECONDS

_Answer = TypeVar("_Answer")


class Workers:
    """Threads for one kind of work, so that another kind never waits for it."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, "serving")
        self._free = asyncio.Semaphore(threads)
        self._waiting = 0

    async def do(self, work: Callable[[], _Answer]) -> _Answer:
        """What the call returns or raises.

        Raises:
            RefusedError: 503, if too many wait already, or its turn does not come in time.
        """
        if self._waiting >= MAX_WAITING:
            raise _busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(MAX_WAITING_SECONDS):
                await self._free.acquire()
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting -= 1
        started = asyncio.get_running_loop().run_in_executor(self._threads, work)
        # Freed by the thread's end, not the client's: one who leaves must not make room for a second thread.
        started.add_done_callback(lambda _: self._free.release())
        started.add_done_callback(_looked_at)
        return await asyncio.shield(started)

    def close(self) -> None:
        """Begin nothing more; what runs ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def end(self) -> None:
        """Begin nothing more, and wait for what runs."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def _looked_at(ended: asyncio.Future[Any]) -> None:
    """Take note of what it raised: a client who has left does not."""
    if not ended.cancelled():
        ended.exception()


def _busy() -> RefusedError:
    return RefusedError(503, "the server is busy; try again in a while", {"retry-after": "5"})
