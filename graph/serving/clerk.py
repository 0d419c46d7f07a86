"""One question to a store in, its reply out: what a process of lookups does until nobody asks it any more.

A question has a deadline that the kernel keeps (an alarm that ends the process, whatever the engine or a
library is doing then) and a ceiling of memory. Whoever asked sees the process end and starts another one.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RLIMIT_AS, RLIMIT_CORE, getpagesize, setrlimit
from typing import Any, Final

from graph.errors import KgError, QueryError
from graph.limits import MAX_QUERY_MEMORY
from graph.serving.documents import DOCUMENTS
from graph.serving.operations import OPERATIONS
from graph.serving.problems import problem
from graph.serving.states import State, States
from graph.showing.jsontext import json_text

_REST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Question:
    """An operation of the API or a document, with its values, and the seconds that it may take."""

    name: str
    values: Mapping[str, Any]
    seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes out: status, body and headers; ``fault`` is what nobody expected, for the log alone."""

    status: int
    body: bytes
    headers: Mapping[str, str]
    fault: str = ""


def work(store: Path, line: Connection) -> None:
    """Answer questions from the other end of a line, in order, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C comes here too; the server ends first
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    setrlimit(RLIMIT_CORE, (0, 0))
    _limit_memory()
    with closing(line), closing(States(store)) as states, suppress(EOFError, ConnectionError):
        while True:
            while not line.poll(_REST):
                states.renew()  # a state that nobody asks must not be kept for its sake
            question: Question = line.recv()
            signal.setitimer(signal.ITIMER_REAL, question.seconds)
            reply = answer(states, question)
            signal.setitimer(signal.ITIMER_REAL, 0)
            line.send(reply)


def answer(states: States, question: Question) -> Reply:
    """The reply to a question from the newest state; what goes wrong is told in it."""
    try:
        with states.newest() as state:
            return _look_up(state, question)
    except KgError as error:
        return _told(error)
    except MemoryError:
        return _told(
            QueryError(f"the lookup needs more than {MAX_QUERY_MEMORY:,} bytes of memory; ask for less")
        )
    except Exception as error:  # noqa: BLE001  # told to whoever runs the server, in a line
        return _told(error, f"{type(error).__name__}: {error}")


def _look_up(state: State, question: Question) -> Reply:
    if question.name in OPERATIONS:
        told = OPERATIONS[question.name].lookup(state, **question.values)
        body = (json_text(told) + "\n").encode()
        return Reply(200, body, {"content-type": "application/json"})
    document = DOCUMENTS[question.name](state, **question.values)
    return Reply(200, document.text.encode(), document.headers)


def _told(error: Exception, fault: str = "") -> Reply:
    response = problem(error)
    return Reply(response.status_code, bytes(response.body), dict(response.headers), fault)


def _limit_memory() -> None:
    """A ceiling above what the process has by now; only Linux keeps it."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        ceiling = pages * getpagesize() + MAX_QUERY_MEMORY
        setrlimit(RLIMIT_AS, (ceiling, ceiling))
