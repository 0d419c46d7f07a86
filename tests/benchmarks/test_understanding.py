"""The benchmark of speed on three sentences: it runs, says what it left out, and which bar is missed."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.understanding import PEER, Line, generated
from tests.commands import ROOT

TEXT = "Turkey attacked Syria on Sunday. Russia condemned the attack. Iran backs Hezbollah."


def test_the_benchmark_prints_its_table(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable, "benchmarks/understanding.py", "--articles", str(tmp_path),
            "--repeat", "1", "--generated", "20",
        ],
        cwd=ROOT, capture_output=True, check=True, text=True, timeout=400,
    )  # fmt: skip
    names = [line[:34].strip() for line in done.stdout.splitlines()]
    assert {"stock spaCy pipeline", "kg extract", "kg extract --jobs 2", "two processes / one"} <= set(names)
    assert "memory, 2 and 20 articles" in names
    assert ("LEFT OUT" in done.stdout) == (find_spec(PEER) is None)


@pytest.mark.parametrize(("missed", "verdict"), [(True, "missed"), (False, "reached")])
def test_a_line_says_whether_its_bar_is_reached(missed: bool, verdict: str) -> None:
    assert str(Line("x / y", "0.79", "≥ 0.8", missed)).split() == ["x", "/", "y", "0.79", "≥", "0.8", verdict]


def test_a_line_without_a_bar_has_no_verdict() -> None:
    assert str(Line("kg extract", "2,000 words/s")).endswith("words/s")


def test_the_same_articles_are_generated_each_time() -> None:
    once, again = (list(generated([TEXT], 50)) for _ in range(2))
    assert once == again
    assert len(set(once)) > 40
