"""A graph in a notebook: tables and the network, in which whatever articles say stays text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.limits_outside import MAX_NOTEBOOK_ROWS
from graph.showing.notebook import Rows, framed
from tests.serving.samples import STORABLE, make_world
from tests.windows import ATTACKS

KNOWN = {"table", "thead", "tbody", "tr", "th", "td", "p", "b", "mark", "small", "iframe"}


class Elements(HTMLParser):
    """The elements and attributes of a text, and the page in its frame."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.framed = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.framed += dict(attrs).get("srcdoc") or ""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return KnowledgeGraph(make_world(tmp_path_factory.mktemp("noted")), read_only=True)


def test_rows_are_a_table_of_text(graph: KnowledgeGraph) -> None:
    rows = graph.relations("Hub", evidence=True)
    found = Elements(rows._repr_html_())
    assert found.tags - KNOWN == set()
    assert found.attributes <= {"style", "colspan"}
    assert rows._repr_html_().count("<tr>") > MAX_NOTEBOOK_ROWS
    assert f"and {len(rows) - MAX_NOTEBOOK_ROWS:,} more rows" in rows._repr_html_()
    assert isinstance(rows, tuple)
    assert rows[:2] == tuple(rows)[:2]


@pytest.mark.parametrize("method", ["relations", "timeline", "path"])
def test_what_hostile_articles_say_stays_text(graph: KnowledgeGraph, method: str) -> None:
    for number in range(0, len(STORABLE), 9):
        actor = f"https://w3id.org/actorgraph/actor/hostile-{number}"
        given = (actor, "Hub") if method == "path" else (actor,)
        told: Rows = getattr(graph, method)(*given, evidence=True)
        assert len(told) == 1
        assert Elements(told._repr_html_()).tags <= KNOWN


def test_a_page_stays_inside_its_frame() -> None:
    for attack in ATTACKS:
        page = f"<p>{attack}</p>"
        found = Elements(framed(page))
        assert found.tags == {"iframe"}
        assert found.attributes == {"title", "sandbox", "style", "srcdoc"}
        assert found.framed == page.replace("\ud800", "\ufffd")


def test_a_graph_is_its_network(tmp_path: Path, graph: KnowledgeGraph) -> None:
    html = graph._repr_html_()
    found = Elements(html)
    assert found.tags == {"p", "b", "iframe"}
    assert "Content-Security-Policy" in found.framed
    assert "allow-same-origin" not in html.split("srcdoc")[0]
    with KnowledgeGraph(tmp_path / "empty") as empty:
        assert "No relation was found" in Elements(empty._repr_html_()).framed
