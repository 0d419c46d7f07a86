"""The pages in a real browser: search reaches the whole graph, choosing brings more, no data attacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from graph.limits_outside import MAX_OVERVIEW_ACTORS
from graph.ontology import ACTOR
from tests.serving.conftest import Served
from tests.serving.samples import STORABLE
from tests.windows import Window

pytestmark = pytest.mark.browser
Visit = Callable[[str], Window]

EVERYTHING = """async (ids) => {
  const bad = "img, iframe, base, object, embed, [onload], [onerror], [onclick], [ontoggle]";
  const found = [];
  const rest = () => new Promise((done) => setTimeout(done, 5));
  for (const id of ids) {
    if (!actorgraph.select(id)) found.push(`not selected: ${id}`);
    await rest();
    for (const line of actorgraph.model.linesBetween(id)) {
      actorgraph.select(line.id);
      const sentences = () => line.relations.some((each) => each.sightings.length);
      for (let tries = 0; tries < 2000 && !sentences(); tries++) await rest();
      if (!document.querySelector("#panel blockquote")) found.push(`no sentence: ${id}`);
      found.push(...[...document.body.querySelectorAll(bad)].map((element) => element.outerHTML));
      found.push(...[...document.links].map((link) => link.href).filter((href) => !/^https?:/.test(href)));
    }
  }
  return found;
}"""

SCRIPT_FROM_HERE = """new Promise((done) => {
  const script = document.createElement("script");
  script.onerror = () => done(true);
  script.onload = () => done(false);
  try { script.src = "/api"; } catch { done(true); }
  document.body.append(script);
})"""


def own(window: Window, served: Served) -> bool:
    """Whether every request went to the server itself."""
    return all(url.startswith(served.url) for url in window.requests)


def clean(window: Window, served: Served) -> bool:
    return own(window, served) and (window.errors, window.dialogs) == ([], [])


def shown(window: Window) -> Any:
    return window.js("[...actorgraph.model.shown()]")


def test_it_opens_with_the_most_important_and_nothing_leaves(world: Served, visit: Visit) -> None:
    window = visit(world.url)
    window.page.wait_for_timeout(200)
    assert window.js("actorgraph.model.data.nodes.length") == MAX_OVERVIEW_ACTORS
    assert f"the {MAX_OVERVIEW_ACTORS} most important are here" in window.texts("#summary")[0]
    assert window.requests == [world.url]
    assert clean(window, world)


def test_search_finds_who_is_not_on_the_page_and_brings_its_neighbours(world: Served, visit: Visit) -> None:
    window = visit(world.url)
    assert not window.js(f"actorgraph.model.actors.has('{ACTOR}far-away')")
    before = shown(window)
    window.page.keyboard.press("/")
    window.page.keyboard.type("far aw")
    window.page.wait_for_selector("#suggestions span:text-is('Far away')")
    window.page.keyboard.press("Enter")
    window.page.wait_for_selector("#panel h2:text-is('Far away')")
    assert set(shown(window)) - set(before) == {ACTOR + "far-away", ACTOR + "actor-449"}
    assert set(before) < set(shown(window))
    window.page.click("#panel .row >> nth=0")
    window.page.wait_for_selector("#panel blockquote")
    assert window.texts("#panel mark") == ["Actor 449", "attacked", "Far away"]
    window.page.click("#panel .actor >> nth=0")
    window.page.wait_for_selector("#panel h2:text-is('Actor 449')")
    assert window.page.locator("#filter-groups [data-type=attacks]").count() == 1
    assert clean(window, world)


def test_a_double_click_brings_neighbours_and_undo_takes_them_back(world: Served, visit: Visit) -> None:
    window = visit(world.url)
    before = set(shown(window))
    x, y = window.js(
        f"(() => {{ const at = actorgraph.canvas.network.getPositions()['{ACTOR}hub'];"
        "const on = actorgraph.canvas.network.canvasToDOM(at);"
        "const box = document.getElementById('network').getBoundingClientRect();"
        "return [on.x + box.left, on.y + box.top]; })()"
    )
    window.page.mouse.dblclick(x, y)
    window.wait(f"actorgraph.model.shown().size > {len(before)}")
    window.page.wait_for_timeout(200)
    while window.page.is_enabled("#undo"):
        window.page.click("#undo")
    assert set(shown(window)) == before


def test_an_address_may_name_an_actor(world: Served, visit: Visit) -> None:
    window = visit(f"{world.url}#{ACTOR}far-away")
    window.page.wait_for_selector("#panel h2:text-is('Far away')")
    assert clean(window, world)


def test_a_filter_stays_when_the_page_grows(world: Served, visit: Visit) -> None:
    window = visit(f"{world.url}#{ACTOR}far-away")
    window.page.wait_for_selector("[data-type=attacks]")
    window.page.uncheck("[data-type=backs]")
    window.js(f"actorgraph.select('{ACTOR}actor-007')")
    window.page.wait_for_timeout(300)
    assert not window.page.is_checked("[data-type=backs]")


def test_hostile_data_stays_text(world: Served, visit: Visit) -> None:
    window = visit(world.url)
    ids = [
        f"{ACTOR}hostile-{number}" for number in range(0, len(STORABLE), 3)
    ]  # the others stand beside them
    bring = "async (ids) => { for (const id of ids) { location.hash = encodeURIComponent(id);"
    bring += "while (actorgraph.model.selected() !== id) await new Promise((on) => setTimeout(on, 20)); } }"
    window.js(f"({bring})({json.dumps(ids)})")
    assert window.js(f"({EVERYTHING})({json.dumps(ids)})") == []
    assert window.js("window.hit") is None
    window.page.fill("#search", "script")
    window.page.wait_for_timeout(400)
    assert window.js("document.querySelectorAll('#suggestions script').length") == 0
    assert clean(window, world)


def test_the_policy_refuses_what_would_run_or_load(world: Served, visit: Visit) -> None:
    window = visit(world.url)
    refused = (
        "(() => { try { document.body.innerHTML = '<b>'; return false; } catch { return true; } })()",
        "fetch('https://example.org/').then(() => false, () => true)",
        SCRIPT_FROM_HERE,
    )
    assert [window.js(script) for script in refused] == [True, True, True]
    assert own(window, world)


def test_a_server_that_has_gone_is_told(own_store: Any, serve: Any, visit: Visit) -> None:
    served = serve(own_store)
    window = visit(served.url)
    served.process.terminate()
    served.process.wait(20)
    window.page.fill("#search", "zzz")
    window.page.wait_for_selector("#told:not([hidden])")
    assert "kg serve" in window.texts("#told")[0]


def test_a_query_is_answered_as_a_table(served: Served, visit: Visit) -> None:
    window = visit(served.url + "query")
    window.page.keyboard.press("Tab")
    window.page.click("#ask")
    window.page.wait_for_selector("#answer td")
    assert window.texts("#answer th") == ["who", "relation", "whom"]
    assert window.texts("#answer td >> nth=0") == ["actor:australia"]
    assert window.page.locator("#prefixes dt").count() > 10
    window.page.select_option("#examples", index=2)
    window.page.fill("#query", "CONSTRUCT { ?a rel:leads ?b } WHERE { ?a rel:leads ?b }")
    window.page.keyboard.press("Control+Enter")
    window.page.wait_for_selector("#answer pre")
    window.page.fill("#query", "SELECT broken")
    window.page.click("#ask")
    window.page.wait_for_selector("#told.wrong")
    assert "not SPARQL" in window.texts("#told")[0]
    window.page.fill("#query", "ASK {}")
    window.page.click("#ask")
    window.page.wait_for_selector("#answer p")
    assert window.texts("#answer") == ["yes"]
    assert own(window, served)
    assert window.dialogs == []


def test_every_saved_query_on_the_page_answers(served: Served, visit: Visit) -> None:
    window = visit(served.url + "query")
    queries = window.js("JSON.parse(document.getElementById('data').textContent).queries")
    assert len(queries) > 5
    for query in queries:
        answer = served.post("sparql", data={"query": query["text"]})
        assert answer.status_code == 200, query


def test_hostile_answers_stay_text(world: Served, visit: Visit) -> None:
    window = visit(world.url + "query")
    window.page.fill(
        "#query", "SELECT ?a ?name { ?a skos:prefLabel ?name FILTER CONTAINS(STR(?a), 'hostile') }"
    )
    window.page.click("#ask")
    window.page.wait_for_selector("#answer td")
    told = window.texts("#answer td")
    assert "<svg/onload=alert(1)>" in told
    bad = "#answer script, #answer img, #answer svg, #answer iframe, #answer form, #answer style"
    assert window.page.locator(bad).count() == 0
    assert window.js("window.hit") is None
    assert clean(window, world)
