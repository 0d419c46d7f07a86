"""A graph that is too large for one page, with names that attack whoever shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from graph.limits_outside import MAX_OVERVIEW_ACTORS
from graph.model import Actor, Article, Kind, Statement
from graph.ontology import ACTOR
from graph.storing.embedded import EmbeddedStore
from graph.understanding.minting import slug
from tests.asking.samples import ATTACKS as ATTACKING
from tests.asking.samples import BACKS, ONTOLOGY, Says, article
from tests.windows import ATTACKS

DAY = date(2020, 3, 2)
HUB = Actor(ACTOR + "hub", "Hub", Kind.STATE)
STORABLE = tuple(text for text in ATTACKS if not {"\x00", "\ud800"} & set(text))
Told = tuple[Article, tuple[Statement, ...]]


def named(label: str) -> Actor:
    return Actor(ACTOR + label.lower().replace(" ", "-"), label, Kind.STATE)


def spokes(count: int = MAX_OVERVIEW_ACTORS + 50) -> Told:
    """Hub and whoever it backs; the last of them attacks Far away, and that is not in the overview."""
    ends = [named(f"Actor {number:03d}") for number in range(count)]
    far = named("Far away")
    return article(
        "spokes",
        DAY,
        *(Says(f"Hub backs {end.label}.", HUB, BACKS, end, 0.9, "backs") for end in ends),
        Says(f"{ends[-1].label} attacked Far away.", ends[-1], ATTACKING, far, 0.9, "attacked"),
    )


def hostile(number: int, text: str) -> Told:
    """An article in which everything is the same bad text."""
    actor = Actor(f"{ACTOR}hostile-{number}", text, Kind.GROUP)
    whole, statements = article(
        f"hostile-{number}", DAY, Says(f"{text} backs Hub.", actor, BACKS, HUB, 0.9, "backs")
    )
    return replace(whole, title=text, url=text, publisher=text), statements


def make_world(folder: Path) -> Path:
    """A store of all that."""
    return _stored(folder, spokes(), *(hostile(number, text) for number, text in enumerate(STORABLE)))


def make_small(folder: Path) -> Path:
    """A store of two articles."""
    return _stored(folder, spokes(2), hostile(0, STORABLE[0]))


def make_doubts(folder: Path) -> Path:
    """A store of pairs that may be one actor, each with a bad text in both names."""
    names = (f"Union of {text} {town}" for text in STORABLE[:9] for town in ("Veldora", "Veldorra"))
    return _stored(folder, *(_named_in(number, name) for number, name in enumerate(names)))


def _named_in(number: int, name: str) -> Told:
    actor = Actor(ACTOR + slug(name), name, Kind.ORGANISATION)
    said = Says(f"{name} backs Hub.", actor, BACKS, HUB, 0.9, "backs")
    return article(f"doubt-{number}", DAY, said)


def _stored(folder: Path, *articles: Told) -> Path:
    file = folder / "ontology.ttl"
    file.write_text(ONTOLOGY, encoding="utf-8")
    path = folder / "kg-store"
    with EmbeddedStore.open(path) as store:
        store.load_ontology([file], "small")
        store.put(articles, "test")
    return path


def add(path: Path, subject: str, target: str) -> None:
    """Another article, by another writer."""
    one, other = named(subject), named(target)
    said = Says(f"{subject} backs {target}.", one, BACKS, other, 0.9, "backs")
    with EmbeddedStore.open(path) as store:
        store.put([article(f"{one.label}-{other.label}", DAY, said)], "test")
