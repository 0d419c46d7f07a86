"""How soon a page is seen and how smoothly it moves, beside pyvis's own; needs playwright and a Chromium.

python -m benchmarks.seeing                  # 300, 2,000 and 20,000 actors, each page given a minute
python -m benchmarks.seeing --actors 300

Each form of the same graph is written to a file and opened in one browser: ours; what pyvis writes, with its
own vis-network inside where it would ask a content delivery network; and the same with fixed places and
physics off. "Drawn" is the time from the navigation until the canvas has paint on it; frames are counted
while it is dragged. At 20,000 actors ours is the overview of the explorer, which holds all of them; a page
holds the foremost.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLateError
from pyvis.network import Network

from benchmarks.picture import browser_path
from graph.asking.answers import ActorCard, RelationRow, Sighting
from graph.limits_outside import MAX_PAGE_EDGES
from graph.model import Kind, Modality, Polarity, Span, digest
from graph.showing.layout import positions
from graph.showing.look import COMMUNITIES, PALETTE, node_size
from graph.showing.network import to_networkx
from graph.showing.page import asset, build_page

_FLAGS: Final = ["--headless=new", "--no-sandbox", "--disable-gpu"]
_ACTORS: Final = (300, 2_000, 20_000)
_LINES: Final = 1.3
_RELATIONS: Final = (("backs", "SUPPORT"), ("attacks", "ASSAULT"), ("talksWith", "CONSULT"), ("aids", "AID"))
_VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
_WATCH: Final = """
window.drawnAt = null;
const look = () => {
  const canvas = document.querySelector("canvas");
  if (canvas && canvas.width > 50) {
    const small = document.createElement("canvas");
    small.width = small.height = 64;
    const context = small.getContext("2d", { willReadFrequently: true });
    context.drawImage(canvas, 0, 0, 64, 64);
    const painted = context.getImageData(0, 0, 64, 64).data;
    if (painted.some((value, at) => at % 4 === 3 && value)) { window.drawnAt = performance.now(); return; }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
_COUNT: Final = """() => {
  window.frames_ = 0;
  const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
  window.since = performance.now();
  requestAnimationFrame(count);
}"""
_FPS: Final = "() => window.frames_ / (performance.now() - window.since) * 1000"


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one page: sizes in bytes, times in seconds; None where the time was up."""

    form: str
    made: float
    size: int
    drawn: float | None
    frames: float | None


def world(actors: int) -> tuple[RelationRow, ...]:
    """A graph with few hubs that is as rich as that of the sample articles; the same for the same number.

    These have 1.3 lines for each actor, 1.1 sentences of 150 characters for each line, 30 to an article.
    """
    chance = random.Random(7)  # noqa: S311  # a benchmark, no secret
    cards = [
        ActorCard(f"https://w3id.org/actorgraph/actor/actor-number-{number}", f"Actor {number:05d}", kind)
        for number, kind in zip(range(actors), list(Kind) * actors, strict=False)
    ]
    return tuple(_rows(cards, int(actors * _LINES), chance))


def _rows(cards: list[ActorCard], lines: int, chance: random.Random) -> Iterator[RelationRow]:
    met: set[tuple[int, int]] = set()
    tries = 0
    while len(met) < lines:
        tries += 1
        ends = min(int(chance.paretovariate(0.6)), len(cards) - 1), tries % len(cards)
        if ends[0] == ends[1] or ends in met:
            continue
        met.add(ends)
        yield _row(cards[ends[0]], chance.choice(_RELATIONS), cards[ends[1]], len(met))


def _row(subject: ActorCard, relation: tuple[str, str], other: ActorCard, number: int) -> RelationRow:
    name, event = relation
    words = subject.label, name, other.label
    seen = tuple(_sighting(words, number + copy * 30) for copy in range(2 if number % 8 == 0 else 1))
    day = seen[0].published
    return RelationRow(
        subject, name, name, event, other, Polarity.ASSERTED, Modality.ACTUAL, day, day, len(seen), len(seen),
        0.8, seen,
    )  # fmt: skip


def _sighting(words: tuple[str, str, str], number: int) -> Sighting:
    day = date(2015, 1, 1) + timedelta(days=number // 30 % 3_000)
    quote = f"{' '.join(words)}, officials in the capital said on the {number}th day, after a round of talks "
    quote += "between delegations of both sides that had gone on for most of the night."
    marks = (Span(0, len(words[0])), Span(len(words[0]) + 1, len(words[0]) + 1 + len(words[1])))
    article = f"article-{number // 30}"
    return Sighting(
        digest(article, quote)[:20], article, f"Report number {number // 30} on the talks of the night", day,
        f"https://paper{number // 30 % 30}.example.org/{article}", f"Paper {number // 30 % 30}",
        quote, 0, len(quote), marks, None, 0.8,
    )  # fmt: skip


def pyvis_page(rows: tuple[RelationRow, ...], *, fixed: bool) -> str:
    """What pyvis writes for the same graph, without what it would load; ``fixed`` gives it places."""
    network = Network(directed=True, height="800px")
    places = positions(to_networkx(rows)) if fixed else {}
    cards = {end.iri: end for row in rows for end in (row.subject, row.object)}
    for iri, card in cards.items():
        place = {"x": places[iri].x, "y": places[iri].y} if fixed else {}
        network.nodes.append({"id": iri, "label": card.label, "shape": "dot", **place})
    network.edges.extend(
        {"from": row.subject.iri, "to": row.object.iri, "title": row.relation, "arrows": "to"} for row in rows
    )
    if fixed:
        network.toggle_physics(False)
    whole = re.sub(r"<link[^>]*>|<script[^>]*src=[^>]*>\s*</script>", "", network.generate_html())
    vis = (files("pyvis") / _VIS).read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    return whole.replace("<head>", f"<head><script>{vis}</script>", 1)


def overview_page(rows: tuple[RelationRow, ...]) -> str:
    """The explorer's overview of all actors, without its server."""
    places = positions(to_networkx(rows))
    number = {iri: place for place, iri in enumerate(places)}
    data = {
        "labels": [f"Actor {iri.rpartition('-')[2]}" for iri in places],
        "x": [place.x for place in places.values()],
        "y": [place.y for place in places.values()],
        "size": [node_size(2)] * len(places),
        "group": [position % len(COMMUNITIES) for position in range(len(places))],
        "from": [number[row.subject.iri] for row in rows],
        "to": [number[row.object.iri] for row in rows],
        "tone": [position % len(PALETTE) for position in range(len(rows))],
        "groups": [{"label": f"Bloc {place}", "color": color} for place, color in enumerate(COMMUNITIES)],
        "tones": list(PALETTE),
    }
    scripts = f"{asset('labels.js')}{asset('overview.js')}overview.create(document.body, {json.dumps(data)});"
    style = f"{asset('page.css')} body {{ display: block; position: fixed; inset: 0; }}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body><script>{scripts}</script>"


def measure(browser: Browser, form: str, html: str, made: float, limit: float) -> Seen:
    """Open a page, wait until it is drawn, drag it; at most ``limit`` seconds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        window = browser.new_page(viewport={"width": 1300, "height": 860}, offline=True)
        window.set_default_timeout(limit * 1000)
        window.add_init_script(_WATCH)
        seen = Seen(form, made, file.stat().st_size, None, None)
        with suppress(TooLateError):
            window.goto(file.as_uri(), wait_until="commit")
            drawn = _drawn(window, perf_counter() + limit)
            seen = Seen(form, made, seen.size, drawn, _frames(window) if drawn else None)
        window.close()
    return seen


def _drawn(window: Page, latest: float) -> float | None:
    """Seconds until there was paint; asked from outside, as our page's policy forbids eval."""
    while perf_counter() < latest:
        if (at := window.evaluate("window.drawnAt")) is not None:
            return float(at) / 1000
        window.wait_for_timeout(50)
    return None


def _frames(window: Page) -> float:
    """Frames a second while the drawing is dragged for two seconds."""
    window.mouse.move(640, 300)
    window.mouse.down()
    window.evaluate(_COUNT)
    end, step = perf_counter() + 2, 0
    while perf_counter() < end:
        step += 1
        window.mouse.move(640 + 200 * (step % 20) / 20, 300 + step % 40)
    frames: float = window.evaluate(_FPS)
    window.mouse.up()
    return frames


def forms(rows: tuple[RelationRow, ...], actors: int) -> Iterator[tuple[str, str, float]]:
    """Name, page and seconds to make it, of each form."""
    makers: dict[str, Any] = {"page": lambda: build_page(rows, "A benchmark")}
    if len(rows) > MAX_PAGE_EDGES:
        makers["overview"] = lambda: overview_page(rows)
    makers["fixed"] = lambda: pyvis_page(rows, fixed=True)
    makers["pyvis"] = lambda: pyvis_page(rows, fixed=False)
    for form, make in makers.items():
        started = perf_counter()
        html = make()
        yield f"{form} {actors}", html, perf_counter() - started


def main() -> None:
    """Measure and print a line for each page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--actors", type=int, nargs="*", default=_ACTORS)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each page")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=_FLAGS)
        print(f"{'form':18}{'made s':>8}{'MB':>8}{'drawn s':>10}{'frames/s':>10}")
        for actors in given.actors:
            rows = world(actors)
            drawn: dict[str, float | None] = {}
            for form, html, made in forms(rows, actors):
                seen = measure(browser, form, html, made, given.limit)
                drawn[form.split()[0]] = seen.drawn
                told = (
                    f"{seen.drawn:10.2f}{seen.frames:10.0f}"
                    if seen.drawn
                    else f"{f'> {given.limit:.0f}':>10}"
                )
                print(f"{form:18}{made:8.1f}{seen.size / 1e6:8.2f}{told}", flush=True)
            ours = drawn.get("overview") or drawn["page"]
            for other in ("fixed", "pyvis"):
                least = drawn[other] or given.limit
                more = "" if drawn[other] else "more than "
                print(f"  ours is drawn {more}{least / ours:.1f} times as soon as {other}" if ours else "")
        browser.close()


if __name__ == "__main__":
    main()
