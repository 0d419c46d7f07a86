"""A real server in a process of its own, over the store of the sample articles or over one made by hand."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.commands import ROOT
from tests.serving.samples import make_world
from tests.windows import Window

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
ENVIRONMENT.pop("KG_TOKEN", None)


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: where, and in which process."""

    url: str
    port: int
    process: subprocess.Popen[str]
    client: httpx.Client

    @property
    def sparql(self) -> str:
        return self.url + "sparql"

    def get(self, path: str, **more: object) -> httpx.Response:
        return self.client.get(path.removeprefix("/"), **more)  # type: ignore[arg-type]

    def post(self, path: str, **more: object) -> httpx.Response:
        return self.client.post(path.removeprefix("/"), **more)  # type: ignore[arg-type]


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Served]:
    """``kg serve`` on a free port until the block ends."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r" at (http://\S+:(\d+)/) \(", line)
        assert found, line
        try:
            with httpx.Client(base_url=found[1], timeout=60) as client:
                yield Served(found[1], int(found[2]), process, client)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


@pytest.fixture(scope="session")
def served(built_store: Path) -> Iterator[Served]:
    """The sample articles, served."""
    with serving(built_store, "--timeout", "2") as server:
        yield server


@pytest.fixture
def own_store(built_store: Path, tmp_path: Path) -> Path:
    """A copy of the sample articles' store, to be changed."""
    return shutil.copytree(built_store, tmp_path / "kg-store")


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Start servers of one's own."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(serving(*arguments))


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A graph that is too large for one page, with hostile names, served."""
    with serving(make_world(tmp_path_factory.mktemp("world"))) as server:
        yield server


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Window]]:
    """Open an address in a window of its own."""
    contexts = []

    def open_window(url: str, **more: Any) -> Window:
        given = {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce", **more}
        contexts.append(browser.new_context(**given))
        window = Window(contexts[-1].new_page())
        window.page.goto(url)
        return window

    yield open_window
    for context in contexts:
        context.close()
