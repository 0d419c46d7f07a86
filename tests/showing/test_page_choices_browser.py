"""What people choose to see on a page: filters, time, focus, paths, the way back; and what is saved."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from typing import Any

import pytest

from graph.showing.page import build_page
from tests.showing.conftest import dated
from tests.windows import PIXELS, Window

pytestmark = pytest.mark.browser

ACTOR = "https://w3id.org/actorgraph/actor/"
DRAWN = "actorgraph.canvas.network.body.data.edges.length"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def drawn(window: Window) -> int:
    number: int = window.js(DRAWN)
    return number


def seen(window: Window) -> list[str]:
    """The relations of the table as the page counts them, "Turkey backs Idlib rebels"."""
    told = "(row) => [model.label(row.subject), row.label, model.label(row.object)].join(' ')"
    found: list[str] = window.js(f"actorgraph.model.rows().map({told.replace('model', 'actorgraph.model')})")
    return sorted(found)


def select(window: Window, actor: str) -> None:
    assert window.js(f"actorgraph.select('{ACTOR}{actor}')")


def painted(window: Window, color: str) -> int:
    """How many pixels have about this colour, given by its first digits: "17c" for #1f7cc0."""
    window.page.wait_for_timeout(80)
    count: int = window.js(PIXELS)["of"].get(color, 0)
    return count


ALL = len(dated())


@pytest.mark.parametrize(
    ("box", "left"),
    [
        ("[data-kind=person]", ALL - 2),
        ("[data-group=kinds]", 0),
        ("[data-source='Example Times']", ALL - 4),
        ("[data-source='Example Wire']", ALL - 4),
        ("[data-source='no publisher named']", ALL - 1),
        ("[data-standing=actual]", 3),
        ("[data-standing=denied]", ALL - 1),
        ("[data-quad='4']", ALL - 3),
        ("[data-type=backs]", ALL - 2),
    ],
)
def test_each_filter_leaves_its_share_in_table_and_drawing(papers: Window, box: str, left: int) -> None:
    papers.page.click("#table-tab")
    assert papers.page.locator("tbody tr").count() == ALL
    papers.page.uncheck(box)
    assert papers.page.locator("tbody tr").count() == left == len(seen(papers))
    assert (drawn(papers) == 0) is (left == 0)
    papers.page.click("#all-filters")
    assert papers.page.locator("tbody tr").count() == ALL


def test_a_filter_takes_its_lines_from_the_canvas(papers: Window) -> None:
    before = papers.js(PIXELS)["drawn"]
    papers.page.uncheck("[data-group=kinds]")
    papers.page.wait_for_timeout(80)
    assert papers.js(PIXELS)["drawn"] == 0 < before


def test_confidence_leaves_what_is_as_sure(papers: Window) -> None:
    papers.page.fill("#sure", "85")
    assert len(seen(papers)) == ALL - 1
    papers.page.fill("#sure", "95")
    assert seen(papers) == []
    # One gesture of the slider is one step back.
    papers.page.click("#undo")
    assert len(seen(papers)) == ALL


def test_time_leaves_what_was_then_and_undated_goes(papers: Window) -> None:
    assert papers.js("actorgraph.time.bins()") > 10
    papers.page.focus("#time input >> nth=0")
    for _ in range(8):
        papers.page.keyboard.press("ArrowRight")
    since = papers.js("actorgraph.model.state().since")
    assert since > "2014-05"
    days = papers.js("actorgraph.model.rows().map((row) => row.last)")
    assert 0 < len(days) < ALL - 1
    assert all(day >= since for day in days)
    papers.page.click("#whole")
    assert len(seen(papers)) == ALL


def test_a_stretch_of_time_is_drawn_with_the_pointer(papers: Window) -> None:
    box = papers.page.locator(".bars").bounding_box()
    papers.page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 10)
    papers.page.mouse.down()
    papers.page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 10, steps=3)
    papers.page.mouse.up()
    days = papers.js("actorgraph.model.rows().map((row) => row.last)")
    assert days
    assert min(days) > "2018-01-01"


def test_time_plays_to_its_end(papers: Window) -> None:
    last = papers.js("actorgraph.time.bins()") - 1
    papers.js(f"actorgraph.time.choose(0, {last - 1}, null)")
    papers.page.click("#play")
    assert papers.page.get_attribute("#play", "aria-label") == "Pause"
    papers.wait("actorgraph.model.state().until === null")
    papers.wait("document.getElementById('play').ariaLabel === 'Play'")


def test_focus_path_hide_and_pin(papers: Window) -> None:
    whole = drawn(papers)
    select(papers, "recep-tayyip-erdoğan")
    papers.page.click("text='1 step'")
    assert drawn(papers) == 3
    assert papers.texts("#scope-name") == ["Recep Tayyip Erdoğan, 1 step around"]
    papers.page.click("text='2 steps'")
    assert 3 < drawn(papers) < whole
    papers.page.click("#all")
    papers.page.click("text='Path to…'")
    papers.page.keyboard.type("syrian army")
    papers.page.keyboard.press("Enter")
    assert papers.texts("#scope-name") == ["Path from Recep Tayyip Erdoğan to Syrian army"]
    assert seen(papers) == ["Recep Tayyip Erdoğan meets Russia", "Russia backs Syrian army"]
    papers.page.click("#all")
    select(papers, "recep-tayyip-erdoğan")
    papers.page.click("text='Pin'")
    assert papers.page.get_attribute("text='Pin'", "aria-pressed") == "true"
    papers.page.click("text='Hide'")
    assert (papers.texts("#scope-name"), drawn(papers)) == (["1 hidden actor"], whole - 2)
    # Who is looked for is seen again.
    select(papers, "recep-tayyip-erdoğan")
    assert drawn(papers) == whole


def test_a_path_that_is_not_there_is_told(papers: Window) -> None:
    select(papers, "turkey")
    papers.page.click("text='Path to…'")
    papers.page.keyboard.type("united nations")
    papers.page.keyboard.press("Enter")
    assert papers.texts("#told") == ["No path from Turkey to United Nations passes the filters"]


def test_a_card_has_offices_and_a_timeline(papers: Window) -> None:
    select(papers, "recep-tayyip-erdoğan")
    assert papers.texts("#panel .offices li") == ["President of Turkey\n2014-08-28 to …"]
    papers.page.click("#panel .timeline summary")
    days = papers.texts("#panel .timeline .when")
    assert days == ["1 Feb 2020", "1 Jun 2019"]


def test_undo_and_redo_walk_through_all_steps(papers: Window) -> None:
    states = [papers.js("JSON.stringify(actorgraph.model.state())")]
    for box in ("[data-type=backs]", "[data-kind=person]", "[data-source='Example Wire']"):
        papers.page.uncheck(box)
        states.append(papers.js("JSON.stringify(actorgraph.model.state())"))
    for state in reversed(states[:-1]):
        papers.page.keyboard.press("Control+z")
        assert papers.js("JSON.stringify(actorgraph.model.state())") == state
    assert papers.page.is_checked("[data-kind=person]")
    for state in states[1:]:
        papers.page.keyboard.press("Control+Shift+z")
        assert papers.js("JSON.stringify(actorgraph.model.state())") == state


def test_a_link_brings_back_what_was_seen(papers: Window) -> None:
    select(papers, "turkey")
    papers.page.uncheck("[data-type=backs]")
    papers.page.fill("#sure", "60")
    papers.js("actorgraph.time.choose(3, 60, null)")
    papers.page.click("[value=community]")
    link = papers.js("actorgraph.sharing.write()")
    rows = seen(papers)
    papers.js("actorgraph.model.restore({}, null)")
    assert seen(papers) != rows
    papers.js(f"location.hash = {json.dumps(link)}")
    papers.wait("actorgraph.model.selected() !== null")
    assert (seen(papers), papers.texts("#panel h2")) == (rows, ["Turkey"])
    assert papers.js("actorgraph.sharing.write()") == link
    papers.js("history.replaceState(null, '', '#')")


@pytest.mark.parametrize(
    "value",
    [
        "not JSON",
        "null",
        '{"hidden": ["nobody"], "sure": 7, "since": "<script>", "focus": {"id": "x", "hops": 99}}',
        '{"__proto__": {"hit": 1}, "places": {"x": [1]}, "types": {"a": 1}, "selected": {"a": 1}}',
        '{"path": "abc", "colour": "javascript:alert(1)", "kinds": [{}], "toString": 1}',
    ],
)
def test_a_hostile_link_changes_nothing(papers: Window, value: str) -> None:
    papers.js(f"location.hash = '#view=' + encodeURIComponent({json.dumps(value)})")
    papers.page.wait_for_timeout(30)
    assert papers.js("({}).hit") is None
    assert len(seen(papers)) == ALL
    assert papers.js("JSON.stringify(actorgraph.model.state()) === JSON.stringify(actorgraph.model.START)")
    papers.js("history.replaceState(null, '', '#')")


def test_actors_take_the_colour_of_their_community(papers: Window) -> None:
    assert painted(papers, "579") > 300  # states
    papers.page.click("[value=community]")
    assert painted(papers, "579") < 50
    assert painted(papers, "17b") > 300  # the largest community
    assert any(each.startswith("around ") for each in papers.texts("#legend li"))


def download(window: Window, name: str) -> bytes:
    window.page.click("#menu summary")
    with window.page.expect_download() as waiting:
        window.page.click(f"#{name}")
    with open(waiting.value.path(), "rb") as file:  # noqa: PTH123  # where the browser has put it
        return file.read()


def test_what_is_seen_is_saved_as_picture_drawing_and_table(papers: Window) -> None:
    papers.page.uncheck("[data-type=backs]")
    picture = download(papers, "png")
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000
    drawing = download(papers, "svg").decode()
    assert drawing.count("<text") == 9
    assert drawing.count("<line") == drawn(papers)
    rows = list(csv.DictReader(io.StringIO(download(papers, "csv").decode("utf-8-sig"))))
    assert [row["relation"] for row in rows].count("backs") == 0
    assert len(rows) == ALL - 2
    assert papers.requests == [each for each in papers.requests if each.startswith("blob:")]
    papers.requests.clear()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1"])
def test_no_cell_of_a_saved_table_is_a_formula(papers: Window, text: str) -> None:
    papers.js(f"(actorgraph.model.actors.get('{ACTOR}turkey').label = {json.dumps(text)}, 0)")
    rows = list(csv.DictReader(io.StringIO(papers.js("actorgraph.saving.csvText()"))))
    papers.js(f"(actorgraph.model.actors.get('{ACTOR}turkey').label = 'Turkey', 0)")
    assert f"'{text}" in {row["subject"] for row in rows}


def test_by_keyboard_alone_on_the_drawing(papers: Window) -> None:
    papers.page.focus("#network")
    papers.page.keyboard.press("n")
    papers.page.keyboard.press("n")
    papers.page.keyboard.press("p")
    first = papers.js("[...actorgraph.model.shown()][0]")
    assert papers.js("actorgraph.model.selected()") == first
    scale = papers.js("actorgraph.canvas.network.getScale()")
    papers.page.keyboard.press("+")
    papers.page.wait_for_timeout(50)
    assert papers.js("actorgraph.canvas.network.getScale()") > scale
    before = papers.js("actorgraph.canvas.network.getViewPosition()")
    papers.page.keyboard.press("ArrowRight")
    assert papers.js("actorgraph.canvas.network.getViewPosition()")["x"] > before["x"]
    papers.page.keyboard.press("Enter")
    assert papers.js("document.activeElement.id") == "panel"


def test_a_dragged_actor_stays_where_it_was_put(papers: Window) -> None:
    where = f"actorgraph.canvas.network.canvasToDOM(actorgraph.canvas.network.getPosition('{ACTOR}russia'))"
    at, box = papers.js(where), papers.page.locator("#network").bounding_box()
    x, y = at["x"] + box["x"], at["y"] + box["y"]
    papers.page.mouse.move(x, y)
    papers.page.mouse.down()
    papers.page.mouse.move(x + 60, y + 40, steps=5)
    papers.page.mouse.up()
    papers.wait(f"'{ACTOR}russia' in actorgraph.model.state().places")
    assert papers.js(where)["x"] == pytest.approx(at["x"] + 60, abs=3)
    papers.page.click("#undo")
    assert papers.js(where)["x"] == pytest.approx(at["x"], abs=3)


def faults(window: Window) -> list[str]:
    """The serious faults of accessibility that axe-core finds on the page as it is."""
    window.js(AXE)
    found: Any = window.js("axe.run().then(({ violations }) => violations)")
    return [
        f"{each['id']}: {each['nodes'][0]['html']}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("scheme", "bright"), [("light", True), ("dark", False)])
def test_light_and_dark_are_bright_or_not_and_accessible(
    papers: Window, *, scheme: str, bright: bool
) -> None:
    papers.page.emulate_media(color_scheme=scheme)
    papers.page.wait_for_timeout(80)
    paper = papers.js("getComputedStyle(document.getElementById('network')).backgroundColor")
    assert (sum(map(int, paper[4:-1].split(","))) > 380) is bright
    papers.js("actorgraph.time.choose(2, 30, null)")
    papers.page.click("[value=community]")
    select(papers, "turkey")
    papers.js("(document.getElementById('menu').open = true, 0)")
    assert faults(papers) == []
    papers.js("(document.getElementById('menu').open = false, 0)")
    papers.js("actorgraph.select([...actorgraph.model.lines.keys()][0])")
    papers.page.click("#table-tab")
    assert faults(papers) == []
    papers.page.emulate_media(color_scheme="light")


def test_a_switch_turns_light_into_dark(papers: Window) -> None:
    names = painted(papers, "fff")
    papers.page.click("#theme")
    assert papers.page.get_attribute("#theme", "aria-pressed") == "true"
    assert painted(papers, "fff") < names  # the halo of names is of the colour of the paper
    papers.page.click("#theme")
    assert papers.page.get_attribute("#theme", "aria-pressed") == "false"


def test_a_phone_has_all_in_its_width(show: Any) -> None:
    window = show(build_page(dated(), "A page"), width=360, height=740, has_touch=True, is_mobile=True)
    assert window.js("document.documentElement.scrollWidth") == 360
    assert window.js("document.getElementById('network').clientHeight") > 300
    assert window.js(PIXELS)["drawn"] > 2000
    assert window.page.is_hidden("#panel")
    window.page.tap("#filters summary")
    window.page.uncheck("[data-type=backs]")
    window.page.tap("#filters summary")
    assert window.js("document.documentElement.scrollWidth") == 360
    window.js("actorgraph.select([...actorgraph.model.lines.keys()].at(-1))")
    assert window.page.is_visible("#panel blockquote >> nth=0")
    assert faults(window) == []
    window.page.tap("#panel .close")
    assert window.page.is_hidden("#panel")
    assert (window.requests, window.errors, window.dialogs) == ([], [], [])
