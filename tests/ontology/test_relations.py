"""ontology/relations.ttl: every relation is whole, has its place, and teaches what no other teaches."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.model import RelationType
from graph.ontology import LEX, OWL, RDF, RDFS, REL, ROOT, expand, load

INVENTORY = Path(__file__).resolve().parents[3] / "shared" / "gold" / "relations.tsv"
RELATIONS = load().relations
EACH = pytest.mark.parametrize("relation", RELATIONS.values(), ids=lambda relation: relation.name)
TRIPLES = tuple(ox.parse(path=str(ROOT / "relations.ttl"), format=ox.RdfFormat.TURTLE))
PARENTS = {
    triple.subject.value.removeprefix(REL): triple.object.value
    for triple in TRIPLES
    if triple.predicate.value == RDFS + "subPropertyOf"
}


def _inventory() -> dict[str, tuple[str | None, bool]]:
    if not INVENTORY.exists():
        pytest.skip(f"the inventory of relations to cover is not there ({INVENTORY.name})")
    with INVENTORY.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {
            row["relation"]: (row["plover"].strip("-") or None, row["symmetric"] == "yes") for row in rows
        }


def _names(sentence: str, slot: str) -> bool:
    return re.search(rf"\b{slot}\b", sentence) is not None


def test_the_inventory_is_covered_with_event_and_symmetry() -> None:
    assert {name: (r.event, r.symmetric) for name, r in RELATIONS.items()} == _inventory()


@EACH
def test_a_relation_has_label_and_definition(relation: RelationType) -> None:
    assert relation.label
    assert relation.label == relation.label.strip()
    assert relation.definition.endswith(".")


@EACH
def test_examples_and_counter_examples_name_both_slots_and_expand_fully(relation: RelationType) -> None:
    assert len(relation.examples) >= 10
    for sentence in (*relation.examples, *relation.counter_examples):
        assert all(_names(sentence, slot) for slot in "XY"), sentence
        assert not re.search(r"[\[\]|]|\s\s|^\s|\s$|\.$", sentence), sentence


@EACH
def test_no_counter_example_is_an_example(relation: RelationType) -> None:
    assert not set(relation.examples) & set(relation.counter_examples)


def test_no_example_teaches_two_relations_that_take_the_same_fillers() -> None:
    taught: dict[str, list[RelationType]] = defaultdict(list)
    for relation in RELATIONS.values():
        for sentence in relation.examples:
            taught[sentence].append(relation)
    doubles = {
        sentence: (one.name, other.name)
        for sentence, (one, *others) in taught.items()
        for other in others
        if one.domain & other.domain and one.range & other.range
    }
    assert doubles == {}


def test_no_alternation_writes_a_sentence_twice() -> None:
    written: dict[tuple[str, str], list[str]] = defaultdict(list)
    for triple in TRIPLES:
        if triple.predicate.value in {LEX + "example", LEX + "not"}:
            written[triple.subject.value, triple.predicate.value] += expand(triple.object.value)
    twice = {key[0]: {s for s in found if found.count(s) > 1} for key, found in written.items()}
    assert {name: found for name, found in twice.items() if found} == {}


def test_symmetric_relations_and_only_they_are_symmetric_properties() -> None:
    types = {(t.subject.value, t.object.value) for t in TRIPLES if t.predicate.value == RDF + "type"}
    typed = {subject for subject, cls in types if cls == OWL + "SymmetricProperty"}
    assert typed == {r.iri for r in RELATIONS.values() if r.symmetric}
    assert all(r.domain <= r.range or r.range <= r.domain for r in RELATIONS.values() if r.symmetric)


@EACH
def test_parents_lead_to_the_top_without_a_cycle(relation: RelationType) -> None:
    path = [relation.name]
    while PARENTS[path[-1]].startswith(REL):
        parent = PARENTS[path[-1]].removeprefix(REL)
        assert parent in RELATIONS, f"{path[-1]} has the unknown parent {parent}"
        assert parent not in path, f"cycle: {' → '.join([*path, parent])}"
        path.append(parent)
    assert PARENTS[path[-1]].endswith("#relatesTo")


@EACH
def test_a_parent_takes_whatever_its_children_take(relation: RelationType) -> None:
    if relation.parent:
        parent = RELATIONS[relation.parent]
        assert relation.domain <= parent.domain
        assert relation.range <= parent.range
