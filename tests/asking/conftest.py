from __future__ import annotations

import pytest

from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import small_world


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The small world; asking never changes it."""
    return small_world(tmp_path_factory.mktemp("ontology"))
