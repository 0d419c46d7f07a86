"""Several processes: the same as with one, and nothing is lost with a process that dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.model import Article, Rejection
from graph.workers import AHEAD, Workers
from tests.commands import ROOT, run


def shouting(mark: str) -> Callable[[Article], str]:
    """What the processes of these tests do: an article named "dies" ends its process, "fails" raises."""

    def shout(article: Article) -> str:
        if article.id.startswith("dies"):
            os._exit(1)
        while article.id == "hangs":
            time.sleep(0.1)
        if article.id == "explodes":
            return str(len(bytearray(2**40)))
        return article.text.upper() + mark

    return shout


def gone(article: Article, why: str) -> str:
    return f"lost {article.id}: {why}"


TWICE = "the process that read it died twice"


def workers(count: int = 2) -> Workers[str]:
    return Workers(count, shouting, ("!",), gone)


def article(name: str) -> Article:
    return Article(name, name, name)


def test_results_come_in_the_order_of_the_articles() -> None:
    names = [f"a{number}" for number in range(30)]
    with workers() as two:
        assert list(two.map(map(article, names))) == [f"{name.upper()}!" for name in names]


def test_what_is_no_article_is_handed_on_in_its_place_and_starts_no_process() -> None:
    with workers() as two:
        assert list(two.map([Rejection("x", "y"), 3])) == [Rejection("x", "y"), 3]
        assert two._pool is None
        assert list(two.map([1, article("a"), 2])) == [1, "A!", 2]


@pytest.mark.parametrize("place", [0, 5, 11])
def test_an_article_with_which_a_process_dies_is_lost_alone(place: int) -> None:
    names = [f"a{number}" for number in range(12)]
    names[place] = "dies"
    with workers() as two:
        found = list(two.map(map(article, names)))
    assert found == [f"lost dies: {TWICE}" if name == "dies" else f"{name.upper()}!" for name in names]


def test_two_such_articles_are_lost_alone() -> None:
    with workers() as two:
        found = list(two.map(map(article, ["a", "dies 1", "dies 2", "b"])))
    assert found == ["A!", f"lost dies 1: {TWICE}", f"lost dies 2: {TWICE}", "B!"]


def test_an_article_that_hangs_is_lost_alone_when_its_time_is_over() -> None:
    with workers() as two:
        assert list(two.map(map(article, ["a", "b"]))) == ["A!", "B!"]
        two.seconds = 0.5
        found = list(two.map(map(article, ["hangs", "c", "d"])))
    assert found == ["lost hangs: it took more than 0.5 seconds", "C!", "D!"]


def test_an_article_that_explodes_is_lost_alone() -> None:
    with workers() as two:
        found = list(two.map(map(article, ["a", "explodes", "b"])))
    assert found == ["A!", f"lost explodes: {TWICE}", "B!"]


def test_only_a_few_articles_are_taken_ahead() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(1)
            yield article(str(len(taken)))

    with workers() as two:
        assert next(two.map(endless())) == "1!"
    assert len(taken) <= AHEAD * 2 + 1


ARTICLES = "\n".join(
    json.dumps({"id": str(number), "text": text})
    for number, text in enumerate(
        ["Turkey attacked Syria.", "Die Regierung hat das Abkommen mit der Türkei nicht gekündigt.", "OK."]
    )
)


def test_two_processes_print_what_one_prints() -> None:
    one, two = (run("extract", "--jobs", jobs, stdin=ARTICLES.encode()) for jobs in ("1", "2"))
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.code == 3
    assert "rejected -:2: skipped, not in English (German)" in one.err
    assert len(one.out.splitlines()) == 2


def test_two_processes_build_what_one_builds(tmp_path: Path) -> None:
    dumps = []
    for jobs in ("1", "2"):
        store = tmp_path / jobs
        built = run("build", "-", "--no-page", "--store", store, "--jobs", jobs, stdin=ARTICLES.encode())
        assert "skipped, not in English (German)" in built.err
        assert "2 stored, 0 unchanged, 0 replaced, 1 rejected" in built.err
        dumps.append(run("export", "--store", store).raw)
    assert dumps[0] == dumps[1] != b""


def test_interrupting_ends_all_processes_without_a_trace(tmp_path: Path) -> None:
    many = (json.dumps({"id": str(n), "text": "Turkey attacked Syria."}) for n in range(20_000))
    (tmp_path / "many.jsonl").write_text("\n".join(many), encoding="utf-8")
    child = subprocess.Popen(
        [sys.executable, "kg.py", "extract", "--jobs", "2", str(tmp_path)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout
    assert child.stdout.readline()
    os.killpg(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in told
    deadline = time.monotonic() + 30
    while is_there(child.pid):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def is_there(group: int) -> bool:
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
