"""What a server can do is tried on real ones, and nothing of it stays."""

from __future__ import annotations

import pytest

from graph.errors import StoreError
from graph.storing.backend import Store
from graph.storing.probing import probe
from graph.storing.remote import RemoteStore
from tests.servers import between

from .samples import article, statements


def test_a_server_is_told_by_what_it_does(any_store: Store) -> None:
    if not isinstance(any_store, RemoteStore):
        with pytest.raises(StoreError, match="only a store on a server can be probed"):
            probe(any_store)
        return
    any_store.put([(article(), statements(article()))], "v1")
    before = set(any_store.quads())
    found = probe(any_store)
    assert [one for one in found if not one.able] == []
    assert found[0].note in ("Oxigraph", "Virtuoso")
    assert found[1].note == "as a whole (Graph Store Protocol)"
    assert set(any_store.quads()) == before


@pytest.mark.xdist_group("oxigraph")
def test_what_a_server_cannot_do_is_said(oxigraph_address: str) -> None:
    with between(oxigraph_address) as told, RemoteStore.open(told.address) as store:
        told.faults[:] = ["", "403"]
        found = {one.ability: one for one in probe(store)}
    assert not found["puts graphs"].able
    assert "403 Forbidden" in found["puts graphs"].note
    assert found["follows paths"].able
