"""One store of the sample articles, built once, for tests on every floor."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT, Built, Command, run
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
