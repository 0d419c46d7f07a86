"""The network that the benchmark analyses is the same each time, as large as it should be, and measured."""

from __future__ import annotations

import pytest

from benchmarks.analysing import measure, world


def test_the_network_is_the_same_each_time() -> None:
    assert list(world(400).edges(data=True)) == list(world(400).edges(data=True))
    assert world(400).number_of_edges() == 400


def test_each_measure_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    measure(400)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [
        "communities", "betweenness", "PageRank", "brokerage", "balance",
    ]  # fmt: skip
