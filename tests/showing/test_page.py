"""The page as text: self-contained, its policy exact, nothing of its data markup, the same in every run."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

from graph.asking.answers import RelationRow
from graph.showing.page import SCRIPTS, build_page
from graph.showing.view import network_view


class Reader(HTMLParser):
    """All tags with their attributes, and the text inside each script and style."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, str]] = []
        self.title = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag in ("script", "style") and data.strip():
            self.blocks.append((attributes.get("id") or tag, data))
        if tag == "title":
            self.title += data

    def policy(self) -> dict[str, str]:
        (text,) = [
            attributes["content"] or ""
            for tag, attributes in self.tags
            if attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        return dict(part.split(" ", 1) for part in text.split("; "))


def hashes(sources: str) -> list[bytes]:
    return [b64decode(each[len("'sha256-") : -1]) for each in sources.split()]


def data_of(html: str) -> dict[str, Any]:
    (text,) = [text for name, text in Reader(html).blocks if name == "data"]
    told: dict[str, Any] = json.loads(text)
    return told


def test_the_policy_allows_just_what_stands_in_the_page(rows: tuple[RelationRow, ...]) -> None:
    read = Reader(build_page(rows, "A page"))
    policy = read.policy()
    assert policy["default-src"] == "'none'"
    scripts = [sha256(text.encode()).digest() for name, text in read.blocks if name == "script"]
    styles = [sha256(text.encode()).digest() for name, text in read.blocks if name == "style"]
    assert hashes(policy["script-src"]) == scripts
    assert hashes(policy["style-src"]) == styles
    assert not re.search("unsafe|http|\\*", " ".join(policy.values()))


def test_the_policy_stands_before_all_that_it_is_for(rows: tuple[RelationRow, ...]) -> None:
    names = [
        tag if tag != "meta" else attributes.get("http-equiv") or tag
        for tag, attributes in Reader(build_page(rows, "A")).tags
    ]
    assert names.index("Content-Security-Policy") < min(
        names.index(each) for each in ("link", "style", "script", "title")
    )


def test_language_character_set_and_title(rows: tuple[RelationRow, ...]) -> None:
    read = Reader(build_page(rows, "Türkiye & <Syria>"))
    assert read.tags[0] == ("html", {"lang": "en"})
    assert ("meta", {"charset": "utf-8"}) in read.tags
    assert read.title.strip() == "Türkiye & <Syria>"


def test_no_attribute_runs_or_loads_anything(hostile: tuple[RelationRow, ...]) -> None:
    attributes = [pair for _, each in Reader(build_page(hostile, "A")).tags for pair in each.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "style")]
    assert [value for name, value in attributes if name == "href"] == ["data:,"]


def test_hostile_data_adds_no_element(
    hostile: tuple[RelationRow, ...], rows: tuple[RelationRow, ...]
) -> None:
    text = " ".join(row.subject.label for row in hostile)
    friendly, attacked = Reader(build_page(rows, "A page")), Reader(build_page(hostile, text))
    assert [tag for tag, _ in attacked.tags] == [tag for tag, _ in friendly.tags]
    assert [name for name, _ in attacked.blocks] == [name for name, _ in friendly.blocks]


def test_hostile_data_arrives_as_it_is(hostile: tuple[RelationRow, ...]) -> None:
    html = build_page(hostile, "A page").encode("utf-8").decode()
    labels = {node["label"] for node in data_of(html)["nodes"]}
    assert labels == {row.subject.label for row in hostile}


def test_no_data_can_end_or_open_a_script(hostile: tuple[RelationRow, ...]) -> None:
    html = build_page(hostile, "A page")
    (data,) = re.findall(r'<script id="data" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert not re.search("[<\u2028\u2029]", data)


def test_the_same_rows_in_any_order_give_the_same_page(rows: tuple[RelationRow, ...]) -> None:
    assert build_page(rows, "A page") == build_page(tuple(reversed(rows)), "A page")


def test_what_pyvis_changes_counts(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows)
    network.nodes[0]["color"] = "#123456"
    network.add_node("mine", label="Mine", x=0, y=0)
    network.add_edge("mine", network.nodes[0]["id"])
    network.options.interaction.dragNodes = False
    data = data_of(build_page(network, "A page"))
    assert data["nodes"][0]["color"] == "#123456"
    assert data["nodes"][-1]["label"] == "Mine"
    assert data["edges"][-1]["relations"] == []
    assert data["options"]["interaction"]["dragNodes"] is False


def test_options_given_as_text_count(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows)
    network.set_options('{"edges": {"smooth": true}}')
    assert data_of(build_page(network, "A page"))["options"] == {"edges": {"smooth": True}}


def test_an_edge_to_nobody_is_refused(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows)
    network.edges.append({"from": "nobody", "to": network.nodes[0]["id"]})
    with pytest.raises(ValueError, match="'nobody'"):
        build_page(network, "A page")


def test_each_article_stands_once(rows: tuple[RelationRow, ...]) -> None:
    assert len(data_of(build_page(rows, "A page"))["articles"]) == 1


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_put_nothing_on_the_page_but_text(name: str) -> None:
    text = (files("graph.showing") / "assets" / name).read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|import\(", text
    )
    assert not re.search("</script|<!--|\r", text, re.IGNORECASE)


def test_vis_network_keeps_its_licence_and_names_no_file(rows: tuple[RelationRow, ...]) -> None:
    html = build_page(rows, "A page")
    assert "vis.js is dual licensed under both" in html
    assert "sourceMappingURL" not in html
