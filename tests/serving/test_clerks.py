"""Lookups in processes of their own: what takes too long is ended, whoever dies is replaced."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import QueryDeadlineError, QueryError
from graph.serving.clerks import Clerks
from tests.serving.samples import make_small


@pytest.fixture(scope="module")
def clerks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Clerks, list[Exception]]]:
    reported: list[Exception] = []
    store = make_small(tmp_path_factory.mktemp("clerks"))
    with closing(Clerks(store, reported.append)) as made:
        yield made, reported


def test_a_lookup_that_takes_too_long_is_ended(clerks: tuple[Clerks, list[Exception]]) -> None:
    office, reported = clerks

    async def ask() -> None:
        with pytest.raises(QueryDeadlineError, match=r"longer than 0\.001 seconds"):
            await office.ask("/overview", {}, 0.001)
        answer = await office.ask("statistics", {})
        assert json.loads(bytes(answer.body))["articles"] == 2

    asyncio.run(ask())
    assert reported == []


def test_what_nobody_expected_is_reported_and_stays_unsaid(clerks: tuple[Clerks, list[Exception]]) -> None:
    office, reported = clerks
    answer = asyncio.run(office.ask("actor", {"nonsense": "secret"}))
    assert answer.status_code == 500
    assert b"secret" not in bytes(answer.body)
    assert b"nonsense" not in bytes(answer.body)
    assert "TypeError" in str(reported.pop())


def test_who_is_closed_answers_nobody(tmp_path: Path) -> None:
    office = Clerks(make_small(tmp_path), lambda _: None)
    office.close()
    with pytest.raises((QueryError, RuntimeError)):
        asyncio.run(office.ask("statistics", {}))
