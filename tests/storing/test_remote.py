"""Stores on servers that fail: nothing is lost, nothing is doubled, and what is wrong is said in one line."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import QueryDeadlineError, QueryError, StoreError
from graph.limits_outside import MAX_REMOTE_TRIES
from graph.storing.embedded import EmbeddedStore
from graph.storing.endpoint import Endpoint
from graph.storing.records import Outcome
from graph.storing.remote import RemoteStore
from graph.storing.transport import Credentials, Transport
from tests.servers import Between, between, free_port, oxigraph

from .samples import article, statements

ASKED = "SELECT * { ?s ?p ?o }"
pytestmark = pytest.mark.xdist_group("oxigraph")


def impatient(address: str) -> RemoteStore:
    """A store that does not wait between two tries."""
    return RemoteStore(Endpoint(address, transport=Transport(address, pause=lambda _: None)))


def put(store: RemoteStore | EmbeddedStore, *numbers: int, version: int = 0) -> tuple[Outcome, ...]:
    articles = [article(number, version) for number in numbers]
    return store.put([(one, statements(one)) for one in articles], "v1")


def asked(store: RemoteStore) -> int:
    """The rows of an answer; who asks does not keep it, as only this thread may let go of it."""
    answer = store.query(ASKED)
    assert isinstance(answer, ox.QuerySolutions)
    return len(list(answer))


def expected(*numbers: int, version: int = 0) -> set[ox.Quad]:
    with EmbeddedStore.open() as store:
        put(store, *numbers, version=version)
        return set(store.quads())


@pytest.fixture(scope="module")
def way() -> Iterator[Between]:
    with oxigraph() as (address, _), between(address) as told:
        yield told


@pytest.fixture
def faulty(way: Between) -> Between:
    """A server that fails as it is told to, with nothing in it yet."""
    for remembered in (way.faults, way.seen, way.tokens):
        remembered.clear()
    with impatient(way.address) as store:
        store.replace({name: () for name in store.graphs() if isinstance(name, ox.NamedNode)})
    return way


@pytest.fixture
def store(faulty: Between) -> Iterator[RemoteStore]:
    with impatient(faulty.address) as opened:
        assert opened.endpoint.dialect.name == "oxigraph"
        yield opened


@pytest.mark.parametrize("fault", ["503", "429", "502", "504", "closes", "breaks off"])
@pytest.mark.parametrize("nth", [0, 2, 4])
def test_what_fails_for_a_while_is_tried_again(
    store: RemoteStore, faulty: Between, fault: str, nth: int
) -> None:
    put(store, 0, 1)
    faulty.faults[:] = [""] * nth + [fault, fault]
    assert put(store, 0, 1, 2, version=1) == (Outcome.REPLACED, Outcome.REPLACED, Outcome.STORED)
    assert set(store.quads()) == expected(0, 1, 2, version=1)


def test_what_fails_for_good_is_said_and_the_next_build_goes_on(store: RemoteStore, faulty: Between) -> None:
    put(store, 0)
    faulty.seen.clear()
    faulty.faults[:] = ["", "", "", "", *["503"] * MAX_REMOTE_TRIES]
    with pytest.raises(StoreError, match=r"no answer in 5 tries \(503 "):
        put(store, 0, 1, 2)
    faulty.faults.clear()
    assert set(store.quads()) in (expected(0), expected(0, 1))
    put(store, 0, 1, 2)
    assert set(store.quads()) == expected(0, 1, 2)


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("cuts", StoreError, "the answer breaks off or is none"),
        ("lies", StoreError, "answers with text/html, not as a SPARQL server does"),
        ("500", QueryError, "come back later"),
        ("400", QueryError, "come back later"),
        ("401", StoreError, "name user and password in the address"),
        ("403", StoreError, "KG_STORE_TOKEN"),
        ("404", StoreError, "404 Not Found"),
        ("301", StoreError, "301 Moved Permanently"),
    ],
)
def test_a_bad_answer_is_an_error_and_never_a_short_answer(
    store: RemoteStore, faulty: Between, fault: str, error: type[Exception], told: str
) -> None:
    put(store, 0)
    faulty.faults[:] = [fault]
    with pytest.raises(error, match=told) as caught:
        store.query(ASKED)
    assert "\n" not in str(caught.value)
    assert asked(store) == len({quad.triple for quad in expected(0)})


@pytest.mark.parametrize("fault", ["lies", "400", "401", "403", "404", "500"])
def test_a_write_that_is_refused_is_an_error(store: RemoteStore, faulty: Between, fault: str) -> None:
    put(store, 0)
    faulty.faults[:] = ["", "", "", fault]
    if fault == "lies":
        put(store, 1)  # what a server says of a good write is its own affair
        return
    with pytest.raises(StoreError):
        put(store, 1)
    assert set(store.quads()) == expected(0)


def test_a_query_ends_at_its_deadline(store: RemoteStore, faulty: Between) -> None:
    faulty.faults[:] = ["drips"]
    with pytest.raises(QueryDeadlineError, match=r"longer than 0\.5 seconds"), store.query_within(ASKED, 0.5):
        pass


def test_a_server_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    port = free_port()
    with oxigraph(tmp_path, port) as (address, process):
        with impatient(address) as store:
            put(store, 0, 1)
            process.send_signal(signal.SIGKILL)
            process.wait()
            with pytest.raises(StoreError, match="no answer in 5 tries"):
                put(store, 2)
        with oxigraph(tmp_path, port), impatient(address) as again:
            assert put(again, 0, 1, 2) == (Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.STORED)
            assert set(again.quads()) == expected(0, 1, 2)


def test_a_server_without_graphs_takes_articles_in_pieces(faulty: Between) -> None:
    with impatient(faulty.address) as whole:
        plain = RemoteStore(Endpoint(faulty.address + "#oxigraph"))
        plain.endpoint.dialect = replace(whole.endpoint.dialect, graphs="-", insert=10)
        assert put(plain, 0, 1) == (Outcome.STORED, Outcome.STORED)
        assert set(plain.quads()) == set(whole.quads()) == expected(0, 1)
        faulty.seen.clear()
        put(plain, 0, version=1)
        updates = [path for method, path in faulty.seen if (method, path) == ("POST", "/update")]
        assert len(updates) > len(expected(0, version=1)) / 10
        faulty.faults[:] = ["", "", "", "", "400"]
        with pytest.raises(StoreError):
            put(plain, 2)
        assert not plain.is_current(article(2), "v1")
        put(plain, 2)
        assert set(plain.quads()) == expected(1, 2) | expected(0, version=1)
        plain.close()


def test_what_is_open_to_be_read_is_not_written_to(faulty: Between) -> None:
    with (
        RemoteStore.open(faulty.address, read_only=True) as store,
        pytest.raises(StoreError, match="read only"),
    ):
        put(store, 0)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.org/", "begins with http:// or https://"),
        ("http://", "names a host"),
        ("http://localhost:99999/", "Port out of range"),
        ("http://127.0.0.1:1/#sesame", "no kind of server is named 'sesame'; known are standard, oxigraph"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, told: str) -> None:
    with pytest.raises(StoreError, match=told):
        RemoteStore.open(address)


def test_nobody_there_is_told() -> None:
    with pytest.raises(StoreError, match="no answer in 5 tries"):
        impatient(f"http://127.0.0.1:{free_port()}")


def test_a_token_is_sent(faulty: Between) -> None:
    transport = Transport(faulty.address, Credentials(token="x" * 16))
    assert transport.send("GET", faulty.address + "/query?query=ASK%20%7B%7D").is_success
    assert faulty.tokens == ["Bearer " + "x" * 16]
    transport.close()
