"""The page in a real browser: it draws, answers to mouse, keyboard and touch, and no data can attack it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from graph.asking.answers import RelationRow
from graph.asking.cardfile import Office
from graph.limits_outside import OPEN_WITH_ACTORS
from graph.showing.page import build_page
from graph.showing.view import network_view
from tests.windows import PIXELS, Window

pytestmark = pytest.mark.browser

ACTOR = "https://w3id.org/actorgraph/actor/"
Show = Callable[..., Window]
Rows = tuple[RelationRow, ...]

MIDDLE_OF_LINE = """(id) => {
  const { network } = actorgraph.canvas;
  const { from, to } = actorgraph.model.lines.get(id);
  const places = network.getPositions([from, to]);
  const middle = (axis) => (places[from][axis] + places[to][axis]) / 2;
  const at = network.canvasToDOM({ x: middle("x"), y: middle("y") });
  const box = document.getElementById("network").getBoundingClientRect();
  return [at.x + box.left, at.y + box.top];
}"""


def line(one: str, other: str) -> str:
    return f"{ACTOR}{one} {ACTOR}{other}"


def shown(window: Any) -> set[str]:
    return {iri.removeprefix(ACTOR) for iri in window.js("[...actorgraph.model.shown()]")}


def drawn(window: Any) -> set[str]:
    """The labels of all actors who stand on the drawing with their lines."""
    ids = window.js("actorgraph.canvas.network.body.data.edges.get().map((edge) => [edge.from, edge.to])")
    return {iri.removeprefix(ACTOR) for ends in ids for iri in ends}


def test_it_opens_without_a_request_an_error_or_a_breach_of_its_policy(window: Window) -> None:
    window.page.wait_for_timeout(300)
    assert (window.requests, window.errors, window.dialogs) == ([], [], [])
    assert window.page.title() == "Türkiye and its neighbours"
    assert window.texts("#summary")[0].startswith("9 actors · 11 relations · 17 statements · 1 article")


def test_the_network_is_painted(window: Window) -> None:
    pixels = window.js(PIXELS)
    assert pixels["drawn"] > 3000
    assert pixels["colors"] > 20


def test_an_empty_graph_says_so(show: Show) -> None:
    window = show(build_page((), "Nothing"))
    assert "Add articles with kg build" in window.texts("#notice")[0]
    assert window.errors == []


def test_what_had_no_room_is_named_with_the_way_to_it(show: Show, rows: Rows) -> None:
    network = network_view(rows)
    network.left_out, network.actors_left_out = 1200, 310
    window = show(build_page(network, "Much"))
    told = window.texts("#notice")[0]
    assert told.startswith("1,200 weaker lines and 310 actors had no room here.")
    assert "--since" in told
    assert "kg serve" in told


def test_a_line_shows_each_sentence_with_its_marks_and_source(window: Window) -> None:
    x, y = window.js(f"({MIDDLE_OF_LINE})('{line('russia', 'turkey')}')")
    window.page.mouse.click(x, y)
    window.page.wait_for_selector("#panel .pair")
    assert window.texts("#panel h3") == ["Russia talks with Turkey", "Turkey attacks Russia denied planned"]
    assert window.texts("#panel blockquote")[1] == "Turkey had “no intention to confront” Russia."
    assert window.texts("#panel mark") == ["Putin", "Erdogan", "spoke", "Turkey", "confront", "Russia"]
    source = window.texts("#panel .sighting footer")[1]
    for part in (
        "Talks in Sochi",
        "Example News, 2 Mar 2020, page 4",
        "according to Turkish Ministry of Defence",
        "83 %",
    ):
        assert part in source
    assert (
        window.page.locator("#panel cite a").first.get_attribute("href") == "https://news.example.org/sochi"
    )


def test_a_hover_tells_the_relation_its_count_and_a_sentence(window: Window) -> None:
    x, y = window.js(f"({MIDDLE_OF_LINE})('{line('turkey', 'idlib-rebels')}')")
    window.page.mouse.move(x - 40, y - 40)
    window.page.mouse.move(x, y, steps=4)
    window.page.wait_for_selector("#tip:not([hidden])")
    assert window.texts("#tip .told") == ["Turkey backs Idlib rebels 4"]
    assert window.texts("#tip blockquote") == ["Turkey backs rebels in Idlib."]


def test_an_actor_shows_its_card_and_relations(window: Window) -> None:
    assert window.js(f"actorgraph.select('{ACTOR}turkey')") is True
    assert window.texts("#panel h2") == ["Turkey"]
    assert window.texts("#panel .names") == ["also Türkiye, Republic of Turkey"]
    told = window.texts("#panel .row .what")
    assert "Recep Tayyip Erdoğan leads Turkey" in told
    assert "deploys to Idlib possible" in told
    window.page.click("#panel .rows > li > .row >> nth=0")
    assert window.texts("#panel .relation h3") == ["Turkey backs Idlib rebels"]
    window.page.keyboard.press("Escape")
    assert window.texts("#panel h2") == ["Who does what to whom"]


@pytest.mark.parametrize("typed", ["turk", "TÜRKIYE", "republic of"])
def test_search_finds_by_name_and_alias_by_keyboard_alone(window: Window, typed: str) -> None:
    window.page.keyboard.press("/")
    window.page.keyboard.type(typed)
    assert window.page.get_attribute("#search", "aria-expanded") == "true"
    assert window.page.get_attribute("#search", "aria-activedescendant") == "suggestion-0"
    window.page.keyboard.press("Enter")
    assert window.texts("#panel h2") == ["Turkey"]
    # Tab leads from the card past what can be done with the actor on to its relations.
    for _ in range(7):
        window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    assert window.texts("#panel .relation h3") == ["Turkey backs Idlib rebels"]


def test_search_ignores_accents_and_says_when_nobody_is_found(window: Window) -> None:
    window.page.fill("#search", "erdogan")
    assert window.texts("#suggestions li") == ["Recep Tayyip Erdoğan"]
    window.page.fill("#search", "nobody at all")
    assert window.texts("#suggestions li") == ["No actor of this name"]


def test_the_page_opens_with_the_most_important_and_search_brings_the_others(crowded: Window) -> None:
    window = crowded
    assert len(shown(window)) == OPEN_WITH_ACTORS
    assert "actor-149" not in shown(window)
    assert window.texts("#shown") == ["120 of 161 actors drawn"]
    window.page.fill("#search", "actor 149")
    window.page.keyboard.press("Enter")
    assert "actor-149" in drawn(window)


def test_a_double_click_brings_neighbours_and_undo_takes_them_back(crowded: Window) -> None:
    window = crowded
    window.page.keyboard.press("Escape")
    before = shown(window)
    far = {f"far-{number}" for number in range(10)}
    x, y = window.js(
        "(() => { const { network } = actorgraph.canvas; const id = '" + ACTOR + "actor-000';"
        "const at = network.canvasToDOM(network.getPositions([id])[id]);"
        "const box = document.getElementById('network').getBoundingClientRect();"
        "return [at.x + box.left, at.y + box.top]; })()"
    )
    window.page.mouse.dblclick(x, y)
    window.wait(f"actorgraph.model.shown().size === {OPEN_WITH_ACTORS + len(far - before)}")
    assert far <= drawn(window)
    window.page.click("#undo")
    assert shown(window) == before
    window.page.click("#redo")
    assert far <= shown(window)


def test_a_filter_hides_lines_and_rows_alike(window: Window, rows: Rows) -> None:
    window.page.click("#table-tab")
    assert window.page.locator("tbody tr").count() == len(rows)
    window.page.uncheck("[data-type=backs]")
    assert window.page.locator("tbody tr").count() == len(rows) - 2
    window.page.uncheck("[data-quad='4']")
    assert "attacks" not in window.texts("tbody td:nth-child(2)")
    assert not window.page.is_checked("[data-type=deploysTo]")
    window.page.uncheck("[data-standing=open]")
    assert "planned" not in window.texts("tbody td:nth-child(4)")
    assert "idlib-rebels" not in drawn(window)
    window.page.check("[data-quad='4']")
    assert "idlib-rebels" in drawn(window)


def test_a_line_of_which_a_part_is_hidden_looks_like_the_rest(window: Window) -> None:
    ask = (
        f"(() => {{ const edge = actorgraph.canvas.network.body.data.edges.get('{line('russia', 'turkey')}');"
    )
    ask += "return [edge.arrows, edge.dashes, edge.color.color]; })()"
    whole = window.js(ask)
    window.page.uncheck("[data-type=talksWith]")
    rest = window.js(ask)
    assert (whole[0], whole[1]) == ("to, from", False)
    assert (rest[0], rest[1]) == ("from", [2, 6])
    assert whole[2] != rest[2]


def test_the_page_draws_whole_lines_by_the_rules_of_look(window: Window, rows: Rows) -> None:
    told = "[...actorgraph.model.lines.values()].map((line) => [line.id, actorgraph.canvas.look(line)])"
    looks = window.js(f"Object.fromEntries({told})")
    edges = {edge["id"]: edge for edge in network_view(rows).edges}
    assert looks == {key: {name: edges[key][name] for name in look} for key, look in looks.items()}


def test_the_table_sorts_and_opens_the_sentences(window: Window) -> None:
    window.page.focus("#network-tab")
    window.page.keyboard.press("ArrowRight")
    assert window.page.is_visible("#table-view table")
    window.page.click("th button >> nth=0")
    who = window.texts("tbody td:first-child")
    assert who == sorted(who)
    assert window.page.get_attribute("th >> nth=0", "aria-sort") == "ascending"
    window.page.focus("tbody button >> nth=0")
    window.page.keyboard.press("Enter")
    assert window.page.locator("#panel mark").count() > 0
    window.page.keyboard.press("Escape")
    assert window.js("document.activeElement.closest('tbody') !== null")


EVERYTHING = """() => {
  const { model } = actorgraph;
  const bad = "img, iframe, base, form, object, embed, [onload], [onerror], [onclick], [ontoggle]";
  const found = [];
  const look = () => {
    found.push(...[...document.body.querySelectorAll(bad)].map((element) => element.outerHTML));
    found.push(...[...document.links].map((link) => link.href).filter((href) => !/^https?:/.test(href)));
  };
  for (const id of [...model.lines.keys(), ...model.actors.keys()]) {
    if (!actorgraph.select(id)) found.push(`not selected: ${id}`);
    const parts = panel.tip(id).flat(2).filter((part) => part instanceof Node);
    document.getElementById("tip").replaceChildren(...parts);
    look();
  }
  for (const node of model.data.nodes) {
    const box = document.getElementById("search");
    box.value = node.label;
    box.dispatchEvent(new Event("input"));
    look();
  }
  return found;
}"""


SHAPES = {"svg", "title", "rect", "line", "polygon", "circle", "text"}


def test_hostile_data_stays_text(show: Show, hostile: Rows) -> None:
    assert len(hostile) >= 40
    held = {row.subject.iri: (Office(*[row.subject.label] * 4),) for row in hostile}
    network = network_view(hostile, held)
    network.communities = [{"label": row.subject.label, "color": "#000000"} for row in hostile]
    window = show(build_page(network, "</title><script>window.hit=1</script>"))
    assert window.js(EVERYTHING) == []
    window.page.click("#table-tab")
    assert window.page.locator("tbody tr").count() == len(hostile)
    window.page.wait_for_timeout(200)
    drawing = list(ET.fromstring(window.js("actorgraph.saving.svgText()")).iter())  # noqa: S314
    assert {each.tag.rpartition("}")[2] for each in drawing} <= SHAPES
    assert not [name for each in drawing for name in each.attrib if name.startswith("on") or "href" in name]
    cells = [
        cell for row in csv.reader(window.js("actorgraph.saving.csvText()").splitlines()) for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert window.js("document.scripts.length") == 3
    assert window.js("window.hit") is None
    assert (window.requests, window.dialogs, window.errors) == ([], [], [])


def test_the_policy_stops_what_is_smuggled_in(show: Show, rows: Rows) -> None:
    window = show(build_page(rows, "A page"))
    refused = window.js(
        "(() => { const box = document.createElement('div');"
        "try { box.innerHTML = '<img src=x onerror=alert(1)>'; return false; } catch { return true; } })()"
    )
    assert refused
    image = "Object.assign(document.createElement('img'), { src: 'https://example.org/a.png' })"
    window.js(f"document.body.append({image})")
    window.page.wait_for_timeout(200)
    assert window.dialogs == []
    assert any("img-src" in error for error in window.errors)


def test_the_drawing_does_not_outgrow_its_place(window: Window) -> None:
    heights = [window.js("document.querySelector('#network canvas').clientHeight")]
    window.page.wait_for_timeout(400)
    heights.append(window.js("document.querySelector('#network canvas').clientHeight"))
    assert heights[0] == heights[1] < 900


def test_the_view_survives_a_visit_to_the_table(window: Window) -> None:
    scale = window.js("actorgraph.canvas.network.getScale()")
    window.page.click("#table-tab")
    window.page.wait_for_timeout(200)
    window.page.click("#network-tab")
    assert window.js("actorgraph.canvas.network.getScale()") == pytest.approx(scale)
    assert window.js(PIXELS)["drawn"] > 3000


def test_nodes_and_edges_added_with_pyvis_are_drawn(show: Show, rows: Rows) -> None:
    network = network_view(rows)
    network.add_node(1, label="Mine", title="<b>my</b> note", x=0, y=-400, color="#ff0000")
    network.add_edge(1, f"{ACTOR}turkey", title="my line")
    window = show(build_page(network, "A page"))
    assert window.js("actorgraph.canvas.network.body.data.nodes.get(1).color.background") == "#ff0000"
    assert window.js("actorgraph.select(1)") is True
    assert "<b>my</b> note" in window.texts("#panel")[0]
    assert window.js("actorgraph.select('edge 10')") is True
    assert "my line" in window.texts("#panel")[0]
    assert window.errors == []
