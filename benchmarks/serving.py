"""What a server does with a large graph: pages to the first paint, frames while panning, requests.

python benchmarks/serving.py [--actors 20000] [--clients 200] [--seconds 60]

A made-up graph (articles of a fixed generator, in a temporary folder) is served by ``kg serve`` on loopback;
a Chromium that is installed opens its pages. Prints a line for each figure; the server is asked by one client
alone before, so that latencies can be set in relation.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx
from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.sentences import stated  # noqa: E402  # found through the path above when run as a file
from graph import ontology  # noqa: E402  # see above
from graph.knowledge_graph import KnowledgeGraph  # noqa: E402  # see above
from graph.model import Actor, Article, Kind, Statement  # noqa: E402  # see above
from graph.ontology import ACTOR  # noqa: E402  # see above

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_PER_ARTICLE: Final = 20
_BATCH: Final = 250
_BLOCS: Final = 60
_RELATIONS: Final = ("backs", "attacks", "talksWith", "sanctions", "aids")
_START: Final = date(2015, 1, 1)
_PANS: Final = """async () => {
    const canvas = document.querySelector("canvas.overview");
    const { picture } = actorgraph.whole;
    const event = (type, clientX, clientY) => new PointerEvent(type, { pointerId: 1, clientX, clientY });
    const at = (...told) => canvas.dispatchEvent(event(...told));
    canvas.setPointerCapture = () => {};
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    const [before, started] = [picture.frames(), performance.now()];
    at("pointerdown", 700, 450);
    for (let step = 0; step < 240; step++) {
        at("pointermove", 700 + 300 * Math.sin(step / 12), 450 + 200 * Math.cos(step / 17));
        await frame();
    }
    at("pointerup", 700, 450);
    return (1000 * (picture.frames() - before)) / (performance.now() - started);
}"""


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure kg serve on a made-up graph.")
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        store = Path(folder) / "kg-store"
        started = time.perf_counter()
        told = make(store, given.actors)
        print(f"made: {told} ({time.perf_counter() - started:.0f} s)")
        with serving(store) as url:
            pages(url)
            asyncio.run(ask(url, 1, min(10.0, given.seconds)))
            asyncio.run(ask(url, given.clients, given.seconds))


def make(store: Path, actors: int) -> str:
    """Fill a store with three statements for each actor, most of them inside of some bloc."""
    chance = random.Random(1)  # noqa: S311  # for data, not for secrets
    known = ontology.load()
    relations = [known.relations[name] for name in _RELATIONS if name in known.relations]
    people = [Actor(f"{ACTOR}made-{number}", _name(number), Kind.GROUP) for number in range(actors)]
    blocs: list[list[int]] = [[] for _ in range(_BLOCS)]
    home = [min(_BLOCS - 1, int(chance.paretovariate(0.9)) - 1) for _ in people]
    for number, bloc in enumerate(home):
        blocs[bloc].append(number)
    pairs = []
    for number in range(actors):
        pairs += [(number, chance.choice(blocs[home[number]])) for _ in range(2)]
        pairs.append((min(actors - 1, int(chance.paretovariate(0.6)) - 1), number))
    chance.shuffle(pairs)
    articles = [pairs[at : at + _PER_ARTICLE] for at in range(0, len(pairs), _PER_ARTICLE)]
    with KnowledgeGraph(store) as graph:
        graph.store.load_ontology(known.files, known.hash)
        for at in range(0, len(articles), _BATCH):
            batch = [
                _article(
                    number, [(people[a], chance.choice(relations), people[b]) for a, b in told if a != b]
                )
                for number, told in enumerate(articles[at : at + _BATCH], start=at)
            ]
            graph.store.put(batch, "benchmark")
        counts = graph.statistics()
    return f"{counts.actors:,} actors, {counts.statements:,} statements, {counts.articles:,} articles"


def _name(number: int) -> str:
    syllables = ("ka", "ro", "mi", "ten", "sul", "ver", "ax", "dor", "ne", "pu")
    return "".join(syllables[int(digit)] for digit in str(number)).capitalize() + f" {number}"


def _article(number: int, told: list[tuple[Actor, Any, Actor]]) -> tuple[Article, tuple[Statement, ...]]:
    sentences = [f"{one.label} {relation.label} {other.label}." for one, relation, other in told]
    name = f"made-{number}"
    article = Article(name, " ".join(sentences), name, published=_START + timedelta(days=number % 3000))
    starts = accumulate((len(sentence) + 1 for sentence in sentences), initial=0)
    return article, tuple(stated(article, start, *each) for start, each in zip(starts, told, strict=False))


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The address of a server over the store, until the block ends."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own
        if process.stderr is None:
            raise SystemExit("the server says nothing")
        found = re.search(r"http://\S+:\d+/", process.stderr.readline())
        if found is None:
            raise SystemExit("the server has not started")
        try:
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)


def pages(url: str) -> None:
    """Time the pages to their first paint, made for the first time and again; count frames while panning."""
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        print("pages: no Chromium is installed")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        for page in ("", "overview"):
            for turn in ("first", "again"):
                window = browser.new_page(viewport={"width": 1400, "height": 900})
                started = time.perf_counter()
                answer = window.goto(url + page, timeout=300_000)
                if answer is None or not answer.ok:
                    print(f"/{page}: {window.inner_text('body')[:300]}")
                    break
                window.wait_for_selector("canvas", timeout=60_000)
                window.evaluate(
                    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
                )
                print(f"/{page} drawn, {turn}: {time.perf_counter() - started:.2f} s")
                if page and turn == "again":
                    print(f"overview while panning: {window.evaluate(_PANS):.0f} frames per second (bar 30)")
                window.close()
        browser.close()


async def ask(url: str, clients: int, seconds: float) -> None:
    """Have clients ask one question after the other until the time is over; print how it went."""
    names = [_name(number) for number in range(0, 2_000, 7)]
    took: list[float] = []
    failed: list[str] = []
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        ended = time.perf_counter() + seconds

        async def go(number: int) -> None:
            chance = random.Random(number)  # noqa: S311  # see above
            while (started := time.perf_counter()) < ended:
                name = chance.choice(names)
                kind = chance.choice(("actors?text=", "actor?name=", "neighbours?actor=", "relations?actor="))
                try:
                    answer = await client.get(f"api/{kind}{name}")
                except httpx.HTTPError as error:
                    failed.append(type(error).__name__)
                    continue
                took.append(time.perf_counter() - started)
                if answer.status_code != 200:
                    failed.append(str(answer.status_code))

        await asyncio.gather(*map(go, range(clients)))
    slow = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else 0.0
    print(
        f"{clients} clients for {seconds:.0f} s: {len(took) / seconds:.0f} answers a second, "
        f"median {statistics.median(took):.3f} s, 95 % within {slow:.3f} s, {len(failed)} failed {failed[:3]}"
    )


if __name__ == "__main__":
    main()
