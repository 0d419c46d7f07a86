"""The benchmark of scale on a few articles: it runs, and says which bar is missed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scale import archive, ratio
from tests.commands import ROOT


def test_the_benchmark_prints_what_stores_take() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/scale.py", "--only", "stores", "--loaded", "20", "--turns", "1"],
        cwd=ROOT, capture_output=True, check=True, text=True, timeout=300,
    )  # fmt: skip
    names = [line[:34].strip() for line in done.stdout.splitlines()]
    wanted = ["kg load, no settling", "pyoxigraph alone", "kg load / pyoxigraph"]
    assert names == [*wanted, "a lookup, ours and raw", "lookup / raw request"]


@pytest.mark.parametrize(
    ("found", "bars", "missed"),
    [
        (1.69, {"at_least": 1.7}, True),
        (1.7, {"at_least": 1.7}, False),
        (1.2, {"at_most": 1.2}, False),
        (1.21, {"at_most": 1.2}, True),
    ],
)
def test_a_ratio_says_whether_it_misses_its_bar(found: float, bars: dict[str, float], missed: bool) -> None:
    assert ratio("x / y", found, **bars).missed is missed


def test_the_same_articles_are_generated_each_time(tmp_path: Path) -> None:
    once, again = (archive(tmp_path / name, 5).read_text() for name in ("a", "b"))
    assert once == again
    assert len(once.splitlines()) == 5
