"""Actors are kept from one start to the next; what cannot be kept is read afresh, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import ontology
from graph.errors import OntologyError
from graph.limits import MAX_KEPT_BASES
from graph.ontology import ACTOR, Ontology

TURTLE = """
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ROME = 'actor:rome a kg:State ; skos:prefLabel "Rome" ; kg:iso2 "RO" .'
WORD = 'lex:Greeting lex:lemma "hail" .'
OSTIA = "# places\nostia\tOstia\tOstia Antica|Porto\tRO\t12\t100000\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "states.ttl").write_text(TURTLE + ROME, encoding="utf-8")
    (tmp_path / "root" / "words.ttl").write_text(TURTLE + WORD, encoding="utf-8")
    (tmp_path / "root" / "places.tsv").write_text(OSTIA, encoding="utf-8")
    return tmp_path / "root"


def loaded(root: Path) -> Ontology:
    return ontology.load(root, cache=root.parent / "cache")


def test_the_next_start_reads_no_actors_and_knows_them_all(root: Path) -> None:
    first, again = loaded(root), loaded(root)
    assert dict(again.actors) == dict(first.actors)
    assert set(again.actors) == {ACTOR + "rome", ACTOR + "ostia"}
    assert ACTOR + "rome" in first.description.facts
    assert ACTOR + "rome" not in again.description.facts
    assert len(again.description.facts) == 1  # the word, which is no actor


def test_a_place_of_the_table_is_whole(root: Path) -> None:
    ostia = loaded(root).actors[ACTOR + "ostia"]
    assert (ostia.actor.label, ostia.actor.aliases) == ("Ostia", ("Ostia Antica", "Porto"))
    assert (ostia.actor.located_in, ostia.inhabitants) == (ACTOR + "rome", 100_000)
    assert ostia.actor.ids == ("https://sws.geonames.org/12/",)


def test_who_is_described_is_no_place_of_the_table(root: Path) -> None:
    described = 'actor:ostia a kg:Place ; skos:prefLabel "Ostia" .'
    (root / "more.ttl").write_text(TURTLE + described, encoding="utf-8")
    assert loaded(root).actors[ACTOR + "ostia"].inhabitants is None


@pytest.mark.parametrize(
    "row",
    ["ostia\tOstia", "ostia\tOstia\t\tXX\t12\t1", "ostia\tOstia\t\tRO\tx\t1", "ostia\tOstia\t\tRO\t1\tmany"],
)
def test_a_row_that_is_no_place_is_named_with_its_line(root: Path, row: str) -> None:
    (root / "places.tsv").write_text(OSTIA + row, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"places\.tsv:3: not a place of 6 columns"):
        loaded(root)


def test_a_change_to_a_file_is_seen(root: Path) -> None:
    loaded(root)
    (root / "states.ttl").write_text(TURTLE + ROME.replace("Rome", "Roma"), encoding="utf-8")
    assert loaded(root).actors[ACTOR + "rome"].actor.label == "Roma"
    (root / "places.tsv").write_text(OSTIA.replace("100000", "200000"), encoding="utf-8")
    assert loaded(root).actors[ACTOR + "ostia"].inhabitants == 200_000


def test_a_damaged_base_is_made_anew(root: Path) -> None:
    loaded(root)
    [base] = (root.parent / "cache").glob("*.db")
    base.write_bytes(b"damaged")
    assert len(loaded(root).actors) == 2


def test_a_folder_that_cannot_be_written_is_no_error(root: Path) -> None:
    (root.parent / "cache").write_text("a file where the folder would be", encoding="utf-8")
    assert len(loaded(root).actors) == 2


def test_bases_of_earlier_files_do_not_pile_up(root: Path) -> None:
    for number in range(MAX_KEPT_BASES + 3):
        (root / "places.tsv").write_text(OSTIA.replace("100000", str(number)), encoding="utf-8")
        loaded(root)
    kept = [path.suffix for path in (root.parent / "cache").iterdir()]
    assert sorted(kept) == sorted([".db", ".files"] * MAX_KEPT_BASES)
