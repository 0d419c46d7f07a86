"""The benchmark of many names on a few: what it makes is always the same, and it measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.actors import NAMES_EACH, bring, persons, table, turtle
from graph import ontology
from graph.building import cache_folder
from tests.commands import ROOT


def test_persons_are_made_up_alike_each_time_and_have_their_names(tmp_path: Path) -> None:
    assert list(persons(3)) == list(persons(3))
    (tmp_path / "persons.ttl").write_text("".join(turtle(persons(50))), encoding="utf-8")
    actors = ontology.load(tmp_path).actors
    assert len(actors) == 50
    assert sum(1 + len(record.actor.aliases) for record in actors.values()) == 50 * NAMES_EACH


def test_a_process_tells_what_it_took(tmp_path: Path) -> None:
    more, text = tmp_path / "persons.csv", tmp_path / "one.txt"
    more.write_text("".join(table(persons(50))), encoding="utf-8")
    bring(tmp_path / "store", more)
    text.write_text("Turkey attacked Syria on Sunday. Russia condemned the attack.", encoding="utf-8")
    given = [f"--role={tmp_path / 'store'}", f"--articles={text}", f"--cache={cache_folder()}"]
    done = subprocess.run(
        [sys.executable, "benchmarks/actors.py", *given],
        cwd=ROOT, capture_output=True, check=True, text=True, timeout=400,
    )  # fmt: skip
    start, memory, share, settle = json.loads(done.stdout)
    assert start > 0
    assert memory > 0
    assert 0 < share < 1
    assert settle > 0
