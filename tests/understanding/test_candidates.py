"""Names that several known actors have: exactly one of them, or nobody, with those whom it may mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph.limits import MAX_CANDIDATES
from graph.model import Actor, Article, Kind
from graph.ontology import ACTOR, ActorRecord
from graph.understanding.extraction import Reader
from graph.understanding.names import NameIndex
from graph.understanding.sensing import Senser


def record(name: str, label: str, kind: Kind = Kind.PERSON, *aliases: str, shared: str = "") -> ActorRecord:
    actor = Actor(ACTOR + name, label, kind, aliases)
    return ActorRecord(actor, shared=(shared,) if shared else ())


RECORDS = (
    record("belan-somerdak", "Belan Somerdak", shared="B. Somerdak"),
    record("boris-somerdak", "Boris Somerdak", shared="B. Somerdak"),
    record("tovan-league", "Tovan League", Kind.ORGANISATION, "the League"),
    record("merkan-league", "Merkan League", Kind.ORGANISATION, "the League"),
    *(record(f"kulden-{n}", f"Ann{'abcdefghijk'[n]} Kulden") for n in range(MAX_CANDIDATES + 1)),
    record("mali", "Mali", Kind.STATE),
)
SOMERDAKS, LEAGUES = {"belan-somerdak", "boris-somerdak"}, {"tovan-league", "merkan-league"}

CONTEXTS: Mapping[str, tuple[str, set[str]]] = {
    "Mali accused B. Somerdak of fraud.": ("B. Somerdak", SOMERDAKS),
    "Mali criticised Mr. Somerdak on Monday.": ("Somerdak", SOMERDAKS),
    "Mali met Joe Diallo and Ann Diallo. Mali later accused Diallo of fraud.": (
        "Diallo",
        {"joe-diallo", "ann-diallo"},
    ),
    "Mali sued the League.": ("the League", LEAGUES),
    "The Tovan League arrived. Mali sued the League.": ("Tovan League", set()),
    "Mali accused Belan Somerdak of fraud. Mali later arrested Somerdak.": ("Belan Somerdak", set()),
    "Mali criticised Mr. Kulden on Monday.": ("Kulden", set()),  # too many to say that it is one of them
    "Mali criticised Mr. Odrik on Monday.": ("Odrik", set()),
}


@pytest.fixture(scope="module")
def senser(reader: Reader) -> Senser:
    known = {one.actor.iri: one for one in RECORDS}
    return Senser(reader.nlp, reader.lexicon, NameIndex(known))


@pytest.mark.parametrize("text", CONTEXTS)
def test_who_is_meant_is_one_or_left_open(senser: Senser, text: str) -> None:
    label, candidates = CONTEXTS[text]
    senses = senser.senses(Article("a", text, "test"))
    met = [o[0] for sense in senses for r in sense.references.values() for o in r.members]
    found = [actor for actor in met if actor.label == label][-1]
    assert {iri.removeprefix(ACTOR) for iri in found.candidates} == candidates


def test_whom_one_article_leaves_open_is_nobody_of_another(senser: Senser) -> None:
    def whom(article: str) -> set[Actor]:
        senses = senser.senses(Article(article, "Mali sued the League.", "test"))
        members = (o[0] for sense in senses for r in sense.references.values() for o in r.members)
        return {actor for actor in members if actor.candidates}

    (one,), (other,) = whom("a"), whom("b")
    assert one.iri != other.iri
    assert replace(one, iri="") == replace(other, iri="")
