"""Paths and addresses side by side: what is there is read, what is not is said, what is known is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.fetching.fetcher import Fetcher, Manner
from graph.fetching.memory import Memory
from graph.gathering import Gathering, State, Web, extent
from graph.model import Article, Rejection, Unchanged
from graph.reading import Taken
from tests.commands import run
from tests.fetching.misbehaving import TEXT, Misbehaving, misbehaving

MANNER = Manner(allow_private=True, tries=1, seconds=1.0, pause=0.0)


@pytest.fixture(scope="module")
def server() -> Iterator[type[Misbehaving]]:
    with misbehaving() as handler:
        yield handler


def gathering(path: Path | None = None, *, follow: bool = False) -> Gathering:
    return Gathering(Web(Fetcher(MANNER, sleep=lambda _: None), Memory(path), follow))


def items(of: Gathering, *sources: str | Path) -> list[Article | Rejection]:
    return list(of.items(sources))


def test_an_address_is_read_with_where_and_when_it_was_fetched(server: type[Misbehaving]) -> None:
    url = f"http://127.0.0.1:{server.port}/good"
    (article,) = items(gathering(), url)
    assert isinstance(article, Article)
    assert article.text.encode() == TEXT
    assert (article.id, article.source) == (url, url)
    assert article.origin.retrieved is not None
    assert article.origin.sha256 is not None


def test_paths_and_addresses_keep_their_order_and_failures_stop_nothing(
    server: type[Misbehaving], tmp_path: Path
) -> None:
    base = f"http://127.0.0.1:{server.port}"
    (tmp_path / "a.txt").write_text("Turkey attacked Syria.", encoding="utf-8")
    found = items(gathering(), f"{base}/broken", tmp_path / "a.txt", f"{base}/good")
    assert [type(one) for one in found] == [Rejection, Article, Article]
    assert found[0] == Rejection(f"{base}/broken", "no answer (500 Internal Server Error)")


@pytest.mark.parametrize(("follow", "kinds"), [(False, [Rejection, Rejection]), (True, [Article, Rejection])])
def test_what_a_feed_only_names_is_fetched_if_wanted(
    server: type[Misbehaving], follow: bool, kinds: list[type]
) -> None:
    found = items(gathering(follow=follow), f"http://127.0.0.1:{server.port}/feed")
    assert [type(one) for one in found] == kinds


def test_what_has_not_changed_is_left_once_it_is_kept(server: type[Misbehaving], tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{server.port}/good"
    for kept in (False, True):
        first = gathering(tmp_path / "fetched")
        assert [type(one) for one in items(first, url)] == [Article]
        if kept and first.web:
            first.web.memory.keep()
    assert [type(one) for one in items(gathering(tmp_path / "fetched"), url)] == [Unchanged]


def test_what_was_rejected_is_fetched_again(server: type[Misbehaving], tmp_path: Path) -> None:
    (first, again) = (gathering(tmp_path / "fetched", follow=True) for _ in range(2))
    url = f"http://127.0.0.1:{server.port}/feed"
    items(first, url)
    assert first.web
    first.web.memory.keep()
    assert [type(one) for one in items(again, url)] == [Unchanged, Rejection]


def test_without_a_web_addresses_are_refused() -> None:
    (refused,) = items(Gathering(), "https://post.example/")
    assert refused == Rejection("https://post.example/", "an address, and nothing is fetched here")


def test_files_that_stay_as_they_are_are_passed_over(tmp_path: Path) -> None:
    seen: dict[Path, State] = {}
    watching = replace(Gathering(), seen=seen)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Turkey attacked {name}.", encoding="utf-8")
    assert len(items(watching, tmp_path)) == 2
    assert items(watching, tmp_path) == []
    (tmp_path / "b.txt").write_text("Turkey attacked Iran instead.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Turkey attacked c.", encoding="utf-8")
    assert [one.id for one in items(watching, tmp_path) if isinstance(one, Article)] == ["b", "c"]


def test_what_there_is_to_read_is_counted(tmp_path: Path) -> None:
    through: list[int] = []
    taken: list[Taken] = []
    (tmp_path / "a.txt").write_text("Turkey attacked Syria." * 10_000, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Turkey attacked Syria."}\n' * 3, encoding="utf-8")
    items(replace(Gathering(), counted=through.append, taken=taken.append), tmp_path)
    assert sum(through) == extent([tmp_path])
    assert len(taken) == 2
    assert extent([tmp_path, "-"]) is extent(["http://post.example/"]) is None


def test_a_private_address_needs_leave_and_the_report_says_so(tmp_path: Path) -> None:
    url = "http://127.0.0.1:1/"
    refused = run("build", url, "--store", tmp_path / "kg", "--report", tmp_path / "report.json")
    reason = "on this machine or its network; --allow-private fetches from there"
    assert (refused.code, f"rejected {url}: {reason}" in refused.err) == (1, True)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["rejections"] == [{"source": url, "reason": reason}]
    assert (report["rejected"], report["read"], report["finished"]) == (1, 0, True)
