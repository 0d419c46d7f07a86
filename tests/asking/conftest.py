from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.storing.embedded import EmbeddedStore
from graph.storing.remote import RemoteStore
from tests.asking.samples import fill, small_world
from tests.conftest import IN_MEMORY, SERVERS
from tests.servers import oxigraph, virtuoso


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The small world in memory."""
    return small_world(tmp_path_factory.mktemp("ontology"))


@pytest.fixture(scope="session", params=[IN_MEMORY, *SERVERS])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EmbeddedStore | RemoteStore]:
    """The small world, in memory and on each server; asking never changes it."""
    folder = tmp_path_factory.mktemp("ontology")
    if request.param == IN_MEMORY:
        yield small_world(folder)
        return
    if request.param == "virtuoso":
        with virtuoso(folder) as address, RemoteStore.open(address) as remote:
            yield fill(remote, folder)
        return
    with oxigraph() as (address, _), RemoteStore.open(address) as remote:
        yield fill(remote, folder)
