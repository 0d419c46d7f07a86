"""An earlier page tells where its actors stand; no other file tells anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.showing.earlier import places
from graph.showing.layout import Point


def test_a_page_tells_the_places_of_its_actors(tmp_path: Path, built_store: Path) -> None:
    with KnowledgeGraph(built_store, read_only=True) as graph:
        network = graph.network_view("Turkey")
        network.nodes[0] |= {"x": -1234, "y": 77}
        (tmp_path / "kg.html").write_text(graph.page(network=network), encoding="utf-8")
        found = places(tmp_path / "kg.html")
        again = graph.network_view("Turkey", before=tmp_path / "kg.html")
    assert found == {node["id"]: Point(node["x"], node["y"]) for node in network.nodes}
    assert {node["id"]: Point(node["x"], node["y"]) for node in again.nodes} == found


BLOCK = '<script id="data" type="application/json">{}</script>'
NODES: tuple[dict[str, object], ...] = ({}, {"x": "1"}, {"x": 1.5}, {"x": True}, {"x": 10**9}, {"x": None})
DATA = ["", "[]", "7", "{}", '{"nodes": 3}', '{"nodes": [1, null, {"id": 2}]}', "[" * 99_999]
DATA += [json.dumps({"nodes": [{"id": "a", "y": 0} | at]}) for at in NODES]


@pytest.mark.parametrize(
    "text", ["", "<html>", BLOCK[:-9], "\0" * 99, *map(BLOCK.format, DATA)], ids=lambda text: str(len(text))
)
def test_any_other_file_tells_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "kg.html").write_text(text, encoding="utf-8")
    assert places(tmp_path / "kg.html") == {}


def test_where_no_page_is_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    assert [places(tmp_path / name) for name in ("none", ".", "binary")] == [{}, {}, {}]
