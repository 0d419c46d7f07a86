"""The overview, an article, answers as networks and the review in a real browser, also by keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from graph.ontology import ACTOR
from tests.commands import ROOT
from tests.serving.conftest import Served, serving
from tests.serving.samples import STORABLE, make_doubts
from tests.windows import Window, faults

pytestmark = pytest.mark.browser
Visit = Callable[..., Window]

TOKEN = "a-token-that-nobody-guesses"  # noqa: S105  # of the tests alone
PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}
BAD = "body > * script, img, iframe, base, object, embed, form[action], [onload], [onerror], [ontoggle]"
INK = """(() => {
  const canvas = document.querySelector("canvas.overview");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) drawn += 1;
  return drawn;
})()"""
ARTICLES = "article?id="


def clean(window: Window, served: Served) -> bool:
    own = all(url.startswith(served.url) for url in window.requests)
    return own and (window.errors, window.dialogs, window.js("window.hit ?? null")) == ([], [], None)


def strange(window: Window) -> list[str]:
    """Elements that no page of ours has, and links that lead elsewhere by another way than the web's."""
    script = f"[...document.body.querySelectorAll({json.dumps(BAD)})].map((each) => each.outerHTML).slice(2)"
    links = "[...document.links].map((link) => link.href).filter((href) => !/^https?:/.test(href))"
    return [
        *window.js(script.replace(".slice(2)", ".filter((e) => !e.startsWith('<script>'))")),
        *window.js(links),
    ]


def keys(window: Window, *pressed: str) -> None:
    for key in pressed:
        window.page.keyboard.press(key)


@pytest.fixture(scope="module")
def doubts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Pairs of hostile names that may be one actor, on a server that may write."""
    with serving(make_doubts(tmp_path_factory.mktemp("doubts")), "--write", "--token", TOKEN) as served:
        yield served


# The overview


def test_the_overview_shows_all_and_leads_to_the_explorer(world: Served, visit: Visit) -> None:
    window = visit(world.url + "overview")
    window.wait("actorgraph.whole.picture.frames() > 0")
    assert window.js(INK) > 5_000
    assert window.js("actorgraph.whole.data.iris.length") > 450
    keys(window, "/", *"far aw")
    window.page.wait_for_selector("#found li >> text=Far away")
    keys(window, "Enter")
    window.page.wait_for_selector("#card .rows li")
    assert window.texts("#card h2") == ["Far away"]
    assert window.texts("#card .row .what")[0].startswith("Actor 449")
    assert window.js("document.activeElement.id") == "card"
    keys(window, "Escape")
    assert window.page.is_hidden("#card")
    before = window.js("actorgraph.whole.picture.view()")
    keys(window, "ArrowRight", "+")
    assert window.js("actorgraph.whole.picture.view()") != before
    keys(window, "0")
    window.js("actorgraph.whole.open(0)")
    window.page.click("#card .primary")
    window.page.wait_for_selector("#panel h2:text-is('Hub')")
    assert clean(window, world)


def test_the_overview_names_who_stands_together(served: Served, visit: Visit) -> None:
    window = visit(served.url + "overview", color_scheme="dark")
    named = window.texts("#blocs li span:nth-child(2)")
    assert len(named) > 5
    assert len(named) == len(set(named))
    window.page.click("#blocs button >> nth=0")
    scale = window.js("actorgraph.whole.picture.view().scale")
    window.page.click("#zoom-in")
    assert window.js("actorgraph.whole.picture.view().scale") > scale
    assert clean(window, served)


# An article


def test_an_article_shows_its_statements_in_place(served: Served, visit: Visit) -> None:
    window = visit(served.url + ARTICLES + "black-sea-grain")
    assert window.texts("h1") == ["Missiles hit Odesa a day after grain deal"]
    first = ".paragraph:has(.statement) >> nth=0"
    assert window.page.locator(f"{first} >> mark.unlit").count() > 3
    window.page.hover(f"{first} >> .statement >> nth=0")
    told = {role: window.texts(f"{first} >> mark.{role}") for role in ("subject", "trigger", "object")}
    assert told == {"subject": ["Russian"], "trigger": ["struck"], "object": ["the port of Odesa"]}
    window.page.mouse.move(5, 5)
    assert window.page.locator(f"{first} >> mark.subject").count() == 0
    window.page.focus(f"{first} >> .statement >> nth=1 >> a >> nth=0")
    assert window.texts(f"{first} >> mark.subject") == ["Moscow"]
    assert "denied" in window.texts(".flag")
    lines = (ROOT / "data/articles/wire.jsonl").read_text(encoding="utf-8").splitlines()
    (text,) = [told["text"] for told in map(json.loads, lines) if told["id"] == "black-sea-grain"]
    assert " ".join(" ".join(window.texts("#text blockquote")).split()) == " ".join(text.split())
    assert not window.texts(".gap")
    keys(window, "Enter")
    window.page.wait_for_selector("#panel h2:text-is('Russia')")
    assert clean(window, served)


def test_a_sentence_leads_to_its_article(served: Served, visit: Visit) -> None:
    window = visit(f"{served.url}#{ACTOR}turkey")
    window.page.click("#panel ul.rows .row >> nth=0")
    window.page.click("#panel footer a:text('all that was read in it') >> nth=0")
    window.page.wait_for_selector(".paragraph")
    assert clean(window, served)


# Paths and neighbours in all of the graph


def test_a_path_goes_through_all_of_the_graph(world: Served, visit: Visit) -> None:
    window = visit(f"{world.url}#{ACTOR}far-away")
    window.page.click(".actions button:text-is('Path to…')")
    keys(window, *"actor 44")
    window.page.wait_for_selector("#suggestions span:text-is('Actor 440')")
    window.page.click("#suggestions span:text-is('Actor 440')")
    window.wait("actorgraph.model.state().path !== null")
    assert window.js("actorgraph.model.state().path.map(actorgraph.model.label)") == [
        "Far away", "Actor 449", "Hub", "Actor 440",
    ]  # fmt: skip
    assert clean(window, world)


def test_neighbours_are_counted_before_they_come(world: Served, visit: Visit) -> None:
    window = visit(f"{world.url}#{ACTOR}hostile-1")
    window.wait(f"actorgraph.model.selected() === '{ACTOR}hostile-1'")
    window.js(f"actorgraph.select('{ACTOR}hub')")
    window.page.wait_for_selector("#panel .facts:has-text('neighbours in the whole graph')")
    assert window.js("actorgraph.model.data.totals[actorgraph.model.selected()]") > 450
    assert clean(window, world)


# Answers as networks


def drawn(window: Window, query: str) -> list[str]:
    window.page.fill("#query", query)
    keys(window, "Control+Enter")
    window.page.wait_for_selector("#forms:not([hidden])")
    window.page.focus("#table-form")
    keys(window, "ArrowRight")
    window.page.wait_for_selector("#drawing canvas")
    window.page.wait_for_timeout(60)
    return window.texts("#drawing .facts")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a ?b ?c { VALUES ?b { rel:backs } ?a ?b ?c FILTER CONTAINS(STR(?a), 'hostile') }",
        """CONSTRUCT { ?a rel:backs ?c . ?a skos:prefLabel ?n }
        WHERE { ?a rel:backs ?c ; skos:prefLabel ?n FILTER CONTAINS(STR(?a), 'hostile') }""",
    ],
)
def test_an_answer_is_drawn(world: Served, visit: Visit, query: str) -> None:
    window = visit(world.url + "query")
    assert drawn(window, query) == [f"{len(STORABLE) + 1} nodes · {len(STORABLE)} lines"]
    assert window.js(INK) > 500
    assert window.texts("#drawing .kinds li") == ["rel:backs"]
    assert faults(window) == []
    assert strange(window) == []
    keys(window, "ArrowLeft")
    assert window.page.is_hidden("#drawing")
    assert clean(window, world)


def test_two_columns_are_a_table_alone(served: Served, visit: Visit) -> None:
    window = visit(served.url + "query")
    window.page.fill("#query", "SELECT ?a ?b { ?a rel:backs ?b }")
    window.page.click("#ask")
    window.page.wait_for_selector("#answer td")
    assert window.page.is_hidden("#forms")


# The review


def test_pairs_are_judged_by_keyboard(doubts: Served, visit: Visit) -> None:
    window = visit(f"{doubts.url}?token={TOKEN}")
    window.page.goto(doubts.url + "review")
    window.page.wait_for_selector(".question")
    pairs = window.page.locator(".question").count()
    assert pairs > 5
    assert strange(window) == []
    assert faults(window) == []
    window.page.focus(".question >> nth=0")
    for key in ("y", "n", "u"):
        judged = window.page.locator(".judged .answers:not(:has(button))").count()
        keys(window, key)
        window.wait(
            f"document.querySelectorAll('.judged .answers:not(:has(button))').length === {judged + 1}"
        )
        window.page.wait_for_timeout(50)
    window.page.reload()
    window.page.wait_for_selector(".question")
    assert window.page.locator(".question").count() < pairs
    assert "left unsure before" in window.texts(".reasons")[-1]
    window.page.click(".question >> nth=0 >> button:text-is('No, two')")
    window.page.wait_for_selector(".judged .answers:text('Two actors')")
    assert clean(window, doubts)


def test_a_server_that_only_reads_says_how_to_judge(served: Served, visit: Visit) -> None:
    window = visit(served.url + "review")
    window.page.wait_for_selector("#lead")
    assert "kg serve --write" in window.texts("#lead")[0]
    assert window.page.locator(".answers").count() == 0


# All of them


def test_hostile_articles_stay_text(world: Served, visit: Visit) -> None:
    window = visit(world.url + "overview")
    for number in range(len(STORABLE)):
        window.page.goto(f"{world.url}{ARTICLES}hostile-{number}")
        assert window.page.locator(".statement").count() == 1
        assert strange(window) == []
    assert clean(window, world)


def test_hostile_names_stay_text_in_the_overview(world: Served, visit: Visit) -> None:
    window = visit(world.url + "overview")
    iris = window.js("actorgraph.whole.data.iris")
    places = [place for place, iri in enumerate(iris) if "hostile" in iri]
    assert len(places) == len(STORABLE)
    for place in places:
        window.js(f"actorgraph.whole.open({place})")
        window.page.wait_for_selector("#card .rows li")
        assert strange(window) == []
    window.page.fill("#find", "script")
    assert window.page.locator("#found li").count() > 1
    assert strange(window) == []
    assert clean(window, world)


@pytest.mark.parametrize("attack", STORABLE)
def test_an_error_is_no_page(world: Served, attack: str) -> None:
    for path in ("article?id=", "api/actor?name=", "api/article?id=", "sparql?query=", "store?graph="):
        answer = world.get(path + quote(f"no {attack}", safe=""))
        assert answer.headers["content-type"] == "application/problem+json"
        assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["overview", ARTICLES + "black-sea-grain", "query", "review"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_page_is_accessible_and_fits_a_phone(
    served: Served, visit: Visit, path: str, scheme: str
) -> None:
    window = visit(served.url + path, color_scheme=scheme, **PHONE)
    window.page.wait_for_timeout(150)
    assert window.js("document.documentElement.scrollWidth") == 390
    assert faults(window) == []
    assert clean(window, served)


def test_the_explorer_is_accessible(served: Served, visit: Visit) -> None:
    window = visit(f"{served.url}#{ACTOR}turkey")
    window.page.wait_for_selector("#panel h2:text-is('Turkey')")
    assert faults(window) == []


def test_the_pages_lead_to_each_other(served: Served, visit: Visit) -> None:
    window: Any = visit(served.url)
    for name, path in (("Overview", "overview"), ("SPARQL", "query"), ("Review", "review"), ("Explorer", "")):
        window.page.click(f".links a:text-is('{name}')")
        window.page.wait_for_url(served.url + path)
        assert window.texts(".links [aria-current]") == [name]
