"""The benchmark of who is one on a few articles: both ways give one graph."""

from __future__ import annotations

import subprocess
import sys

from tests.commands import ROOT


def test_the_benchmark_finds_the_same_in_shards_and_in_the_store() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/resolving.py", "--articles", "20"],
        cwd=ROOT, capture_output=True, check=True, text=True, timeout=300,
    )  # fmt: skip
    told = [line[:44].strip() for line in done.stdout.splitlines()]
    assert told[1:3] == ["the store finds out who is one", "shards find out, 1 process"]
    assert int(done.stdout.split()[-1]) > 0
