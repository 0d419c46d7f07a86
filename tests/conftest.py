"""One store of the sample articles, built once, for tests on every floor."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from graph.storing.embedded import EmbeddedStore
from graph.storing.remote import RemoteStore
from tests.commands import ROOT, Built, Command, run
from tests.servers import oxigraph, virtuoso
from tests.windows import chromium

# No test depends on what the person who runs it has set, nor on what the workers' terminals are like.
for _name in ("KG_STORE", "COLUMNS", "NO_COLOR", "TERM"):
    os.environ.pop(_name, None)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample articles as ``kg build data/articles`` leaves them; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "data").symlink_to(ROOT / "data")
    return Built(folder, run("build", "data/articles", cwd=folder))


@pytest.fixture(scope="session")
def built_store(built: Built) -> Path:
    """The store of the sample articles; not to be changed."""
    return built.folder / "kg-store"


@pytest.fixture
def ask(built: Built) -> Command:
    """``ask("relations", "Turkey")`` runs ``kg relations Turkey`` where the sample articles' store is."""
    return lambda *arguments, **more: run(*arguments, cwd=built.folder, **more)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all; each test opens windows of its own."""
    with chromium() as running:
        yield running


IN_MEMORY, ON_DISK = "memory", "disk"
SERVERS = tuple(pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("oxigraph", "virtuoso"))
"""Stores on real servers; their tests run in one process each, which starts the server once."""


@pytest.fixture(scope="session")
def oxigraph_address() -> Iterator[str]:
    """A running ``oxigraph serve``."""
    with oxigraph() as (address, _):
        yield address


@pytest.fixture(scope="session")
def virtuoso_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Virtuoso."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(params=[IN_MEMORY, ON_DISK, *SERVERS])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmbeddedStore | RemoteStore]:
    """A store without anything in it, of each kind."""
    if request.param in (IN_MEMORY, ON_DISK):
        with EmbeddedStore.open(tmp_path / "kg-store" if request.param == ON_DISK else None) as embedded:
            yield embedded
        return
    with RemoteStore.open(request.getfixturevalue(f"{request.param}_address")) as remote:
        remote.replace({name: () for name in remote.graphs() if isinstance(name, NamedNode)})
        yield remote
