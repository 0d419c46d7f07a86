"""Rows made by hand and pages to open, for the tests of this floor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.asking.answers import ActorCard, RelationRow, Sighting
from graph.asking.cardfile import Office
from graph.model import Kind, Modality, Polarity, Span, digest
from graph.showing.page import build_page
from graph.showing.view import network_view
from tests.windows import ATTACKS, Window

Keep = Callable[[str, Callable[[], str]], Window]


def card(label: str, kind: Kind = Kind.STATE, names: tuple[str, ...] = (), relations: int = 5) -> ActorCard:
    slug = re.sub(r"\W+", "-", label.lower()).strip("-")
    return ActorCard(f"https://w3id.org/actorgraph/actor/{slug}", label, kind, names, relations)


def sighting(quote: str, *marked: str, **known: Any) -> Sighting:
    """A sighting of a quote, with the first of each of the given words marked."""
    marks = tuple(Span(quote.index(word), quote.index(word) + len(word)) for word in marked)
    given: dict[str, Any] = {
        "statement": digest(quote, *map(str, marks))[:20],
        "article": "example-1",
        "title": "Talks in Sochi",
        "published": date(2020, 3, 2),
        "url": "https://news.example.org/sochi",
        "publisher": "Example News",
        "start": 10,
        "end": 10 + len(quote),
        "attributed_to": None,
        "confidence": 0.9,
    }
    return Sighting(**{**given, "quote": quote, "marks": marks, **known})


def row(
    subject: ActorCard, relation: str, other: ActorCard, *sightings: Sighting, **known: Any
) -> RelationRow:
    given: dict[str, Any] = {
        "relation_label": re.sub("([A-Z])", lambda found: " " + found[1].lower(), relation),
        "event": None,
        "polarity": Polarity.ASSERTED,
        "modality": Modality.ACTUAL,
        "first": date(2018, 9, 17),
        "last": date(2020, 3, 2),
        "statements": len(sightings) or 1,
        "articles": 1,
        "sources": 1,
        "confidence": 0.9,
    }
    return RelationRow(
        **{
            **given,
            "subject": subject,
            "relation": relation,
            "object": other,
            "sightings": sightings,
            **known,
        }
    )


TURKEY = card("Turkey", names=("Türkiye", "Republic of Turkey"), relations=20)
RUSSIA = card("Russia", relations=14)
IDLIB = card("Idlib", Kind.PLACE, relations=3)
REBELS = card("Idlib rebels", Kind.ARMED_GROUP, ("opposition fighters",), 6)
ARMY = card("Syrian army", Kind.ARMED_GROUP, relations=8)
DEAL = card("Sochi deal", Kind.AGREEMENT, relations=2)
ERDOGAN = card("Recep Tayyip Erdoğan", Kind.PERSON, relations=4)
UN = card("United Nations", Kind.ORGANISATION, relations=2)
CIVILIANS = card("Civilians in Aleppo", Kind.GROUP, relations=1)


def sample() -> tuple[RelationRow, ...]:
    """Eleven relations: in two unconnected parts, in both directions of one pair, in all factualities."""
    signed = "Turkey and Russia signed the deal."
    denied = "Turkey had “no intention to confront” Russia."
    return (
        row(TURKEY, "backs", REBELS, sighting("Turkey backs rebels in Idlib.", "Turkey", "backs", "rebels"),
            event="SUPPORT", statements=4, articles=3, sources=3),
        row(RUSSIA, "backs", ARMY, sighting("The Russian-backed army advanced.", "Russian", "army"),
            event="SUPPORT"),
        row(ARMY, "attacks", REBELS, sighting("The army attacked the rebels.", "army", "attacked", "rebels"),
            event="ASSAULT", statements=3),
        row(TURKEY, "signs", DEAL, sighting(signed, "Turkey", "signed", "deal"), event="SUPPORT"),
        row(RUSSIA, "signs", DEAL, sighting(signed, "Russia", "signed", "deal"), event="SUPPORT"),
        row(TURKEY, "attacks", RUSSIA,
            sighting(denied, "Turkey", "confront", "Russia",
                     attributed_to="Turkish Ministry of Defence", confidence=0.83, page=4),
            event="ASSAULT", polarity=Polarity.NEGATED, modality=Modality.PLANNED),
        row(RUSSIA, "talksWith", TURKEY,
            sighting("😀 Putin and Erdogan spoke by phone.", "Putin", "Erdogan", "spoke"),
            event="CONSULT", statements=2),
        row(ERDOGAN, "leads", TURKEY, sighting("Turkish President Erdogan arrived.", "Turkish", "Erdogan")),
        row(TURKEY, "deploysTo", IDLIB,
            sighting("Ankara may send troops to Idlib.", "Ankara", "troops", "Idlib"),
            event="MOBILIZE", modality=Modality.POSSIBLE, first=None, last=None),
        row(ERDOGAN, "meets", RUSSIA, sighting("Erdogan will meet Putin.", "Erdogan", "meet", "Putin"),
            event="CONSULT", modality=Modality.PLANNED),
        row(UN, "aids", CIVILIANS, sighting("The UN brought food to civilians.", "UN", "food", "civilians"),
            event="AID"),
    )  # fmt: skip


WIRE, TIMES = "Example Wire", "Example Times"
TOLD = (
    (WIRE, date(2014, 5, 1)), (TIMES, date(2016, 3, 9)), (WIRE, date(2016, 11, 2)), (TIMES, date(2017, 1, 5)),
    (TIMES, date(2018, 9, 17)), ("Example News", date(2020, 3, 2)), ("Example News", date(2020, 3, 2)),
    (WIRE, date(2019, 6, 1)), (None, None), (TIMES, date(2020, 2, 1)), (WIRE, date(2018, 1, 20)),
)  # fmt: skip


def dated() -> tuple[RelationRow, ...]:
    """The sample as several papers tell it in several years, one sentence without a day and a publisher."""
    return tuple(
        replace(each, first=day, last=day, sightings=tuple(
            replace(one, publisher=publisher, published=day, article=f"{publisher} {day}",
                    url=f"https://paper{number}.example.org/" if publisher else None)
            for one in each.sightings))
        for number, (each, (publisher, day)) in enumerate(zip(sample(), TOLD, strict=True))
    )  # fmt: skip


@pytest.fixture
def rows() -> tuple[RelationRow, ...]:
    return sample()


def crowd() -> tuple[RelationRow, ...]:
    """A hub with 150 actors around it, of whom the page opens with 119, and 10 more behind one of these."""
    hub = card("Hub", relations=300)
    near = [card(f"Actor {number:03d}", list(Kind)[number % 9], relations=1) for number in range(150)]
    far = [card(f"Far {number}", relations=1) for number in range(10)]
    spokes = [
        row(hub, "backs", actor, event="SUPPORT", statements=300 - number)
        for number, actor in enumerate(near)
    ]
    return (*spokes, *(row(near[0], "attacks", actor, event="ASSAULT") for actor in far))


@pytest.fixture
def many() -> tuple[RelationRow, ...]:
    return crowd()


@pytest.fixture
def hostile() -> tuple[RelationRow, ...]:
    """Every attack in every field that comes from an article, an ontology or a file."""
    return tuple(_hostile(number, text) for number, text in enumerate(ATTACKS))


def _hostile(number: int, text: str) -> RelationRow:
    def end(side: str) -> ActorCard:
        return ActorCard(f"{text} {side} {number}", text, Kind.STATE, (text, text + side), 3)

    seen = Sighting(
        f"{number} {text}", text, text, date(2020, 1, 1), text, text, text, 0, len(text),
        (Span(0, max(1, len(text) // 2)),), text, 0.5,
    )  # fmt: skip
    return row(end("subject"), text, end("object"), seen, relation_label=text, event=text)


def opened(context: Any, html: str, file: Path) -> Window:
    """A page in a window that has no network and remembers what it tried."""
    file.write_text(html, encoding="utf-8", newline="")
    context.set_offline(offline=True)
    window = Window(context.new_page())
    window.page.goto(file.as_uri())
    window.wait("window.actorgraph !== undefined || document.readyState === 'complete'")
    window.requests.remove(file.as_uri())
    return window


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Open the text of a page in a window of its own."""
    contexts = []

    def open_window(html: str, width: int = 1400, height: int = 900, **options: Any) -> Window:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, reduced_motion="reduce", **options))
        return opened(contexts[-1], html, tmp_path / "page.html")

    yield open_window
    for context in contexts:
        context.close()


RESET = """() => {
  actorgraph.model.restore({}, null);
  document.getElementById("network-tab").click();
  document.getElementById("menu").open = false;
  document.getElementById("search").value = "";
  document.activeElement.blur();
  actorgraph.canvas.fit(undefined, false);
}"""


@pytest.fixture(scope="module")
def kept(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keep]:
    """Windows that the tests of a module share, each opened once; a page is parsed in a second."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    windows: dict[str, Window] = {}

    def window(name: str, html: Callable[[], str]) -> Window:
        if name not in windows:
            windows[name] = opened(context, html(), tmp_path_factory.mktemp("pages") / f"{name}.html")
        windows[name].page.bring_to_front()
        windows[name].js(RESET)
        return windows[name]

    yield window
    context.close()


def clean(window: Window) -> tuple[list[str], list[str], list[str]]:
    return window.requests, window.errors, window.dialogs


@pytest.fixture
def window(kept: Keep) -> Iterator[Window]:
    """The page of the sample as it opens; whatever a test does there must cause no request and no error."""
    opened = kept("sample", lambda: build_page(sample(), "Türkiye and its neighbours"))
    yield opened
    assert clean(opened) == ([], [], [])


@pytest.fixture
def crowded(kept: Keep) -> Iterator[Window]:
    """The page of a hundred and sixty actors, likewise."""
    opened = kept("crowd", lambda: build_page(crowd(), "Many"))
    yield opened
    assert clean(opened) == ([], [], [])


@pytest.fixture
def papers(kept: Keep) -> Iterator[Window]:
    """The page of the sample as several papers tell it in several years, likewise."""
    office = Office("President", "Turkey", "2014-08-28", None)
    opened = kept("papers", lambda: build_page(network_view(dated(), {ERDOGAN.iri: (office,)}), "Papers"))
    yield opened
    assert clean(opened) == ([], [], [])
