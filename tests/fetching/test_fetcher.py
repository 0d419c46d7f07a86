"""A real server that misbehaves is asked; each time there is an answer in time, or a line that says why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import FetchError
from graph.fetching.fetcher import Fetched, Fetcher, Manner, Validators
from graph.fetching.memory import Memory
from tests.fetching.misbehaving import ETAG, TEXT, Misbehaving, misbehaving

MANNER = Manner(allow_private=True, tries=2, seconds=0.6, patience=0.4, ceiling=1_000_000, pause=0.0)


@pytest.fixture(scope="module")
def server() -> Iterator[type[Misbehaving]]:
    with misbehaving() as handler:
        yield handler


def fetch(server: type[Misbehaving], path: str, fetcher: Fetcher | None = None) -> Fetched:
    waits: list[float] = []
    asking = fetcher or Fetcher(MANNER, sleep=waits.append)
    return asking.fetch(f"http://127.0.0.1:{server.port}/{path}")


def text(fetched: Fetched) -> bytes:
    assert fetched.body is not None
    with fetched.body as body:
        return body.read()


@pytest.mark.parametrize("path", ["good", "packed", "moved", "busy", "too_many_for_now"])
def test_what_is_there_is_fetched(server: type[Misbehaving], path: str) -> None:
    assert text(fetch(server, path)) == TEXT


def test_what_is_told_of_it_is_kept(server: type[Misbehaving]) -> None:
    found = fetch(server, "moved")
    text(found)
    assert found.url.endswith("/good")
    assert found.content_type == "text/plain; charset=utf-8"
    assert found.retrieved.tzinfo is not None
    assert found.validators == Validators(ETAG, None)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere", "no answer (404 Not Found)"),
        ("broken", "no answer (500 Internal Server Error)"),
        ("too_many", "no answer (429 Too Many Requests)"),
        ("to_file", "only http and https are fetched"),
        ("nowhere_to_go", "sent on more than"),
        ("circle", "sent on more than 5 times"),
        ("bomb", "more than 1,000,000 bytes"),
        ("half_packed", "broken off"),
        ("badly_packed", "not encoded as it says"),
        ("strangely_packed", "encoded as br, which was not asked for"),
        ("drip", "took too long"),
        ("drip_head", "took too long"),
        ("silent", "took too long"),
        ("endless", "more than 1,000,000 bytes"),
        ("endless_head", "not answered as HTTP asks"),
        ("short", "not answered as HTTP asks"),
        ("two_lengths", "not answered as HTTP asks"),
        ("no_http", "not answered as HTTP asks"),
        ("gone", "not answered as HTTP asks"),
    ],
)
def test_each_misbehaviour_ends_in_one_line(server: type[Misbehaving], path: str, told: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError) as failed:
        fetch(server, path)
    assert told in str(failed.value)
    assert "\n" not in str(failed.value)
    assert time.monotonic() - began < 20


def test_a_body_that_grows_like_a_bomb_is_not_unpacked_to_its_end(server: type[Misbehaving]) -> None:
    with pytest.raises(FetchError, match="a body that grows more than 100 times"):
        fetch(server, "bomb", Fetcher(replace(MANNER, ceiling=2**30)))


def test_more_than_its_length_is_not_read(server: type[Misbehaving]) -> None:
    assert text(fetch(server, "long")) == TEXT[:6]


def test_a_busy_server_is_asked_again_after_what_it_asks_for(server: type[Misbehaving]) -> None:
    waits: list[float] = []
    server.asked["too_many_for_now"] = 0
    asking = Fetcher(MANNER, sleep=waits.append)
    assert text(fetch(server, "too_many_for_now", asking)) == TEXT
    assert 7.0 in waits


def test_what_will_not_change_is_asked_for_once(server: type[Misbehaving]) -> None:
    server.asked["nowhere"] = server.asked["too_many"] = 0
    for path in ("nowhere", "too_many"):
        with pytest.raises(FetchError):
            fetch(server, path)
    assert (server.asked["nowhere"], server.asked["too_many"]) == (1, 1)


def test_an_address_inside_is_never_connected_to(server: type[Misbehaving]) -> None:
    before = server.asked.total()
    with pytest.raises(FetchError, match="on this machine or its network"):
        Fetcher(Manner(tries=1)).fetch(f"http://127.0.0.1:{server.port}/good")
    assert server.asked.total() == before


@pytest.mark.parametrize("path", ["to_this_machine", "to_metadata"])
def test_nor_one_that_a_server_sends_on_to(
    server: type[Misbehaving], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.fetching.addresses.is_public", lambda address: str(address) == "127.0.0.1")
    resolve = {"out.example": ["127.0.0.1"], "private.example": ["10.0.0.1"]}
    asking = Fetcher(Manner(tries=1, robots=False), resolve=lambda host, _: resolve.get(host, [host]))
    with pytest.raises(FetchError, match="on this machine or its network"):
        asking.fetch(f"http://out.example:{server.port}/{path}")


def test_a_name_server_that_answers_otherwise_the_next_time_changes_nothing(
    server: type[Misbehaving], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one address that was looked at is connected to; here 127.0.0.1 plays the public one."""
    monkeypatch.setattr("graph.fetching.addresses.is_public", lambda address: str(address) == "127.0.0.1")
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asking = Fetcher(Manner(tries=1, robots=False), resolve=lambda *_: next(answers))
    url = f"http://post.example:{server.port}/good"
    assert text(asking.fetch(url)) == TEXT
    with pytest.raises(FetchError, match=r"post\.example is 10\.0\.0\.1"):
        asking.fetch(url)


@pytest.mark.parametrize(
    ("robots", "told"),
    [
        (b"User-agent: *\nDisallow: /", "asks not to fetch it"),
        (b"User-agent: Actorgraph\nDisallow: /*ood$", "asks not to fetch it"),
        (503, "robots.txt cannot be read"),
        (b"User-agent: others\nDisallow: /", ""),
        (b"User-agent: *\nDisallow: /\nAllow: /good", ""),
        (b"\xff\xfe\x00 no robots.txt", ""),
        (404, ""),
        (403, ""),
    ],
)
def test_robots_are_heard(robots: bytes | int, told: str) -> None:
    with misbehaving(robots) as server:
        if told:
            with pytest.raises(FetchError, match=told):
                fetch(server, "good")
            assert server.asked["good"] == 0
        else:
            assert text(fetch(server, "good")) == TEXT


def test_a_host_is_asked_no_more_often_than_it_likes() -> None:
    with misbehaving(b"User-agent: *\nCrawl-delay: 9") as server:
        waits: list[float] = []
        asking = Fetcher(MANNER, sleep=waits.append)
        for _ in range(3):
            text(fetch(server, "good", asking))
        assert [round(wait) for wait in waits] == [9, 18]  # this clock does not go on while we sleep
        assert server.asked["robots.txt"] == 1


def test_only_what_has_changed_is_sent_again(server: type[Misbehaving], tmp_path: Path) -> None:
    url, path = f"http://127.0.0.1:{server.port}/good", tmp_path / "fetched"
    memory = Memory(path)
    first = Fetcher(MANNER).fetch(url, memory.known(url))
    assert text(first) == TEXT
    memory.note(url, first.validators)
    assert Memory(path).known(url) == Validators()  # an interrupted run fetches it again
    memory.keep()
    assert Fetcher(MANNER).fetch(url, Memory(path).known(url)).body is None
    memory.forget()
    assert text(Fetcher(MANNER).fetch(url, Memory(path).known(url))) == TEXT


def test_a_memory_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "fetched").write_text(
        "no database at all, and long enough to be seen as none", encoding="utf-8"
    )
    with pytest.raises(FetchError, match="delete it"):
        Memory(tmp_path / "fetched").known("http://post.example/")
    assert Memory().known("http://post.example/") == Validators()
