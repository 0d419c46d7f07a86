"""What the processes do that are killed: puts, replacements, forgets and imports, one after the other.

What the store holds after each step is known from the step's number alone, so that whoever looks at it
afterwards knows which step it is whole after.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from graph.storing import folder, rewriting, snapshots
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore
from graph.storing.encoding import encode
from graph.storing.terms import article_node

from .samples import article, statements

STEPS = (
    ("put", (0, 1, 2)),
    ("take_in", (2, 3, 4)),
    ("forget", (1, 3)),
    ("put", (0, 2)),
    ("take_in", (5,)),
    ("forget", (5,)),
)
"""The steps of a round, each with the numbers of the articles that it is about."""

Held = Mapping[int, int]
"""The version of each article that a store holds, by number."""


def held_after(step: int) -> Held:
    """What a store holds after so many steps, from none on."""
    held: dict[int, int] = {}
    for done in range(step):
        kind, numbers = STEPS[done % len(STEPS)]
        for number in numbers:
            held.pop(number, None) if kind == "forget" else held.update({number: done})
    return held


def found(store: EmbeddedStore) -> Held:
    """What a store holds; every article in it has to be there quad by quad, and nothing else."""
    held = {}
    for record in store.articles():
        _, number, _, version = (record.title or "").replace(",", "").split()
        one = article(int(number), int(version), sentences=2)
        assert set(store.quads(article_node(one.id))) == set(encode(one, statements(one), "v1"))
        held[int(number)] = int(version)
    assert len(list(store.graphs())) == len(held)
    return held


def do(store: EmbeddedStore, step: int, folder: Path) -> None:
    """Take a store from what it holds after so many steps to what it holds after the next one."""
    kind, numbers = STEPS[step % len(STEPS)]
    texts = [article(number, step, sentences=2) for number in numbers]
    batch = [(text, statements(text)) for text in texts]
    if kind == "put":
        store.put(batch, "v1")
    elif kind == "forget":
        store.forget(*(text.id for text in texts))
    else:
        file = folder / f"{os.getpid()}.nq"
        exported = EmbeddedStore.open()
        exported.put(batch, "v1")
        file.write_bytes(b"".join(dump(exported, DumpFormat.N_QUADS)))
        try:
            store.take_in([file])
        finally:
            file.unlink()


def spawn(path: str, folder: str) -> None:
    """For each line of standard input that names a step and seconds: work on from there, and be killed then.

    Each step is printed when it is done, and "killed" at the end. The processes are forked, as starting
    Python takes longer than most of them live.
    """
    for line in sys.stdin:
        step, seconds = line.split()
        pid = os.fork()
        if not pid:
            _work(Path(path), Path(folder), int(step))
        time.sleep(float(seconds))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        print("killed", flush=True)


def _work(path: Path, folder: Path, step: int) -> None:
    with EmbeddedStore.open(path) as store:
        while True:
            do(store, step, folder)
            step += 1
            os.write(1, f"{step}\n".encode())


def attempt(folder: str) -> None:
    """For each line of standard input that names a store and a step: do it, and say how that went.

    A number behind these says how many writes to let pass before, for whoever counts them to fail one.
    """
    for line in sys.stdin:
        path, step, spared = line.split()
        pid = os.fork()
        if not pid:
            _try(Path(path), Path(folder), int(step), int(spared))
        os.waitpid(pid, 0)


def _try(path: Path, folder: Path, step: int, spared: int) -> None:
    told = "done"
    with Path(os.devnull).open("wb") as nowhere, (folder / "spared").open("wb") as file:
        for _ in range(spared):
            os.write(nowhere.fileno(), b"x")
            os.fsync(file.fileno())
    try:
        with EmbeddedStore.open(path) as store:
            do(store, step, folder)
    except BaseException as error:  # noqa: BLE001  # the test reads which it was
        told = f"{type(error).__name__}: {error}"
    os.writev(1, [f"{told}\n".encode()])  # another call than those that fail
    os._exit(0)


POINTS = {
    "mkdir": (Path, "mkdir"),
    "fill": (rewriting, "_upgraded"),
    "publish": (snapshots, "publish"),
    "settle_in": (folder, "settle_in"),
    "sweep": (rewriting, "sweep"),
}
"""What happens when contents are written anew, in order, by where it stands in the code."""


def wipe() -> None:
    """For each line of standard input that names a store, a point, and before or after: be killed there."""
    for line in sys.stdin:
        path, point, when = line.split()
        pid = os.fork()
        if not pid:
            _wipe(Path(path), point, when)
        told = "killed" if os.waitpid(pid, 0)[1] == signal.SIGKILL else "survived"
        print(told, flush=True)


def _wipe(path: Path, point: str, when: str) -> None:
    target, name = POINTS[point]
    real: Callable[..., object] = getattr(target, name)

    def call(*arguments: object, **named: object) -> object:
        if when == "after":
            real(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    try:
        with EmbeddedStore.open(path) as store:
            setattr(target, name, call)
            store.wipe()
    finally:
        os._exit(0)
