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
CHANGES = "test.changes"


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


def die(path: str, versions: str, calls: str) -> None:
    """Put three articles in so many versions, and be killed before one of the calls that write the last."""
    last, left = int(versions) - 1, iter(range(int(calls)))

    def watch(event: str, given: tuple[object, ...]) -> None:
        writes = event in {"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", CHANGES}
        if (writes or (event == "open" and given[1] in {"ab", "wb", "xb"})) and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    with EmbeddedStore.open(Path(path)) as store:
        store._writing.engine = cast("ox.Store", Telling(store.engine))
        for version in range(last + 1):
            if version == last:
                sys.addaudithook(watch)
            texts = [article(number, version, sentences=4) for number in range(BATCH)]
            store.put([(text, statements(text)) for text in texts], "v1")
        os._exit(print("survived", flush=True) or 0)


def take_in(path: str, file: str) -> None:
    """Import a file, and say when that begins and when it is done."""
    with EmbeddedStore.open(Path(path)) as store:
        print("importing", flush=True)
        print(len(store.take_in([Path(file)])), flush=True)


class Telling:
    """An engine that tells of each change, before it is made and afterwards."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            sys.audit(CHANGES)
            result: object = getattr(self._engine, name)(*arguments)
            sys.audit(CHANGES)
            return result

        return call if name in {"update", "extend"} else getattr(self._engine, name)


def _become(user: str) -> None:
    if user:
        os.setuid(int(user))
