"""Entries beside the actors that are known: names are added to those, never a twin made."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph.errors import ImportingError
from graph.importing.records import ActorList, Known, make_list
from graph.importing.tables import read_table
from graph.importing.teaching import taught
from graph.ontology import ACTOR, Ontology
from graph.storing.imported import decode_list, encode_list


def listed(known: Known, *rows: str, name: str = "mine") -> ActorList:
    table = "\n".join(("name,id,aliases,kind,ids,part_of", *rows))
    return make_list(name, "list.csv", read_table(table, "list.csv").entries, known)


def names(ontology: Ontology, lists: Iterable[ActorList], **one: str) -> dict[str, set[str]]:
    actors = taught(ontology, lists, {ACTOR + iri: ACTOR + node for iri, node in one.items()}).actors
    return {iri.removeprefix(ACTOR): {r.actor.label, *r.actor.aliases} for iri, r in actors.items()}


def test_an_actor_with_the_wikidata_item_of_a_known_one_is_that_one(known: Known, ontology: Ontology) -> None:
    found = listed(known, "Republic of Mali,m,Malian Republic,state,Q912|https://example.org/mali,")
    assert found.records == ()
    assert [actor.iri for actor in found.added] == [ACTOR + "mali"]
    assert names(ontology, [found])["mali"] == {"Mali", "Republic of Mali", "Malian Republic"}


def test_a_list_is_read_back_as_it_was_stored(known: Known, ontology: Ontology) -> None:
    found = listed(known, "Jane Doe,jd,J. Doe,person,,", "Front,f,,armed group,,Mali", "Alliance,a,,,Q7184,")
    stored = decode_list("mine", encode_list(found))
    assert set(stored.records) == set(found.records)
    assert names(ontology, [stored]) == names(ontology, [found])


def test_parts_are_of_the_list_or_known(known: Known) -> None:
    found = listed(known, "Front,f,,,,Mali", "Cell,c,,,,f", "Club,d,,,,actor:nato")
    wholes = [record.actor.part_of for record in found.records]
    assert wholes == [ACTOR + "mali", ACTOR + "mine.f", ACTOR + "nato"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Jane Doe,1,,person,Q912,"], "list.csv:2: 'Jane Doe' is a person, and has the id of Mali, a state"),
        (["Mali A,1,,state,Q912,", "Mali B,2,,state,Q912,"], "list.csv:3: the same actor as list.csv:2"),
        (["Both,1,,,Q912|Q7184,"], "list.csv:2: its ids are those of"),
        (["Jane Doe,1,,person,,Atlantis"], "list.csv:2: part_of 'Atlantis' is nobody of this list or known"),
    ],
)
def test_what_cannot_be_is_told(known: Known, rows: list[str], told: str) -> None:
    with pytest.raises(ImportingError) as failed:
        listed(known, *rows)
    assert str(failed.value).startswith(told)


def test_ids_in_other_letters_make_other_actors(known: Known) -> None:
    found = listed(
        known, "Jane Doe,jane doe,,person,,", "Jane Doe,j\u0430ne doe,,person,,", "J D,Jane-Doe!,,person,,"
    )
    assert len({record.actor.iri for record in found.records}) == 3


def test_names_that_mean_somebody_already_are_not_taught(known: Known, ontology: Ontology) -> None:
    found = listed(
        known, "Ali One,1,Ali Uno,person,,", "Jane Doe,2,Bamako;Jane,person,,", "Jan Roe,3,Twin,person,,",
        "Jon Roe,4,Twin,person,,",
    )  # fmt: skip
    assert names(ontology, [found]) == {
        "mali": {"Mali"},
        "nato": {"NATO"},
        "ali-one": {"Ali One"},  # its namesake of the list is not taught at all: the review asks
        "mine.2": {"Jane Doe", "Jane"},  # Bamako stands for Mali
        "mine.3": {"Jan Roe"},
        "mine.4": {"Jon Roe"},
    }
    actors = taught(ontology, [found], {}).actors
    assert {iri.rpartition("/")[2]: actors[iri].shared for iri in actors if actors[iri].shared} == {
        "mine.3": ("Twin",), "mine.4": ("Twin",),
    }  # fmt: skip


def test_one_that_is_judged_to_be_a_known_one_lends_it_its_names(known: Known, ontology: Ontology) -> None:
    found = listed(known, "Ali One,1,Ali Uno,person,,")
    assert names(ontology, [found], **{"mine.1": "ali-one"}) == {
        "mali": {"Mali"},
        "nato": {"NATO"},
        "ali-one": {"Ali One", "Ali Uno"},
    }


def test_readers_know_by_the_hash_that_lists_changed(known: Known, ontology: Ontology) -> None:
    one, two = listed(known, "Jane Doe,1,,person,,"), listed(known, "Jane Poe,1,,person,,")
    hashes = {ontology.hash, *(taught(ontology, [each], {}).hash for each in (one, two))}
    assert len(hashes) == 3
    assert taught(ontology, [], {}) is ontology
