"""Processes that use a store until they are done, fail or are killed; what they print is what they saw."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from graph.errors import StoreError
from graph.storing.embedded import EmbeddedStore

from .samples import article, statements

ROOT = Path(__file__).parents[2]
PACKAGE = Path(__file__).parent.name
IMPORTS = os.pathsep.join(map(str, (ROOT, Path(__file__).parents[1])))
BATCH = 3


def start(task: str, *arguments: object, under: Sequence[str] = ()) -> subprocess.Popen[str]:
    """Run a function of this module, or of another one beside it, in a process of its own.

    ``under`` is a command that runs it, such as a tracer.
    """
    module, _, function = f"children.{task}".rpartition("children.")[2].rpartition(".")
    code = (
        f"import sys; from {PACKAGE} import {module or 'children'} as tasks; tasks.{function}(*sys.argv[1:])"
    )
    return subprocess.Popen(
        [*under, sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": IMPORTS, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(task: str, *arguments: object) -> str:
    """The output of such a process when it is done, errors included."""
    output, errors = start(task, *arguments).communicate(timeout=60)
    return output + errors


def hold(path: str) -> None:
    """Open a store for writing and wait for the end of time."""
    with EmbeddedStore.open(Path(path)):
        print("holding", flush=True)
        sys.stdin.read()


def write(path: str, user: str = "") -> None:
    """Open a store for writing, once; as that user, where one is given."""
    _become(user)
    try:
        EmbeddedStore.open(Path(path)).close()
        print("opened")
    except StoreError as error:
        print(f"{type(error).__name__}: {error}")


def read(path: str, user: str = "") -> None:
    """Open a store for reading and count its articles; as that user, where one is given."""
    import graph.storing.putting  # noqa: F401  # another user may not be able to read our modules

    _become(user)
    try:
        print(len(list(EmbeddedStore.open_read_only(Path(path)).articles())))
    except StoreError as error:
        print(f"{type(error).__name__}: {error}")


def replace(path: str, first: str, file_bytes: str = "") -> None:
    """Put the same three articles again and again, each time in the next version, and say so afterwards.

    Where ``file_bytes`` is given, no file may grow beyond it from the fourth put on, as on a full disk.
    """
    with EmbeddedStore.open(Path(path)) as store:
        for version in count(int(first)):
            if file_bytes and version == 3:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (int(file_bytes), int(file_bytes)))
            texts = [article(number, version, sentences=4) for number in range(BATCH)]
            try:
                store.put([(text, statements(text)) for text in texts], "v1")
            except StoreError as error:
                print(f"{type(error).__name__}: {error}", flush=True)
                return
            print(version, flush=True)


def die(path: str, calls: str) -> None:
    """Put three articles, then their next version, and be killed after that many calls that write."""
    with EmbeddedStore.open(Path(path)) as store:
        for version in range(2):
            if version:
                store._writing.engine = cast("ox.Store", Dying(store.engine, int(calls)))
            texts = [article(number, version, sentences=4) for number in range(BATCH)]
            store.put([(text, statements(text)) for text in texts], "v1")
    print("survived")


def take_in(path: str, file: str) -> None:
    """Import a file, and say when that begins and when it is done."""
    with EmbeddedStore.open(Path(path)) as store:
        print("importing", flush=True)
        print(len(store.take_in([Path(file)])), flush=True)


class Dying:
    """An engine that ends its process after a number of calls that write."""

    def __init__(self, engine: ox.Store, calls: int) -> None:
        self._engine = engine
        self._left = calls

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            result: object = getattr(self._engine, name)(*arguments)
            self._left -= name in {"update", "extend", "remove_graph", "flush", "backup"}
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return call


def _become(user: str) -> None:
    if user:
        os.setuid(int(user))
