"""Turtle files as quads: blank nodes become IRIs that are the same in every run."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import StoreError
from graph.storing.turtle import read_turtle

GRAPH = ox.NamedNode("https://example.org/g")


def test_blank_nodes_get_the_same_iris_whatever_the_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_text("<x:a> <x:p> [ <x:q> 1 ], [ <x:q> 2 ] . _:b <x:r> <x:a> .")
    two.write_text("_:b <x:q> 3 .")
    there, back = (sorted(map(str, read_turtle(files, GRAPH))) for files in ([one, two], [two, one]))
    assert there == back
    assert len(there) == 6
    assert "_:" not in "".join(there)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot read .*none\.ttl as Turtle"):
        list(read_turtle([tmp_path / "none.ttl"], GRAPH))
