"""ontology/schema.ttl: all Turtle parses, and each term of ours that is used is declared and explained."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.model import Kind, Modality, Polarity
from graph.ontology import KG, LEX, OWL, RDF, RDFS, ROOT
from graph.storing import terms

FILES = sorted(ROOT.rglob("*.ttl"))
OURS = (KG, LEX)


def _triples(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


SCHEMA = _triples(ROOT / "schema.ttl")
DECLARED = {_iri(t.subject) for t in SCHEMA if t.predicate.value == RDFS + "label"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_turtle(path: Path) -> None:
    assert _triples(path)


@pytest.mark.parametrize("path", [f for f in FILES if f.name != "shapes.ttl"], ids=lambda path: path.name)
def test_a_file_that_is_loaded_into_stores_has_no_blank_node(path: Path) -> None:
    assert not [t for t in _triples(path) if ox.BlankNode in {type(t.subject), type(t.object)}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_terms_of_ours_are_declared(path: Path) -> None:
    found = _triples(path)
    defined = {_iri(t.subject) for t in found}
    used = {_iri(term) for t in found for term in (t.predicate, t.object)}
    assert {iri for iri in used - defined if iri.startswith(OURS)} - DECLARED - {KG + "plover"} == set()


def test_terms_that_articles_are_stored_with_are_declared() -> None:
    written = {term.value for term in vars(terms).values() if isinstance(term, ox.NamedNode)}
    assert {iri for iri in written if iri.startswith(KG)} - DECLARED == set()


@pytest.mark.parametrize("iri", sorted(DECLARED - {"https://w3id.org/actorgraph/schema"}))
def test_a_term_is_typed_and_explained(iri: str) -> None:
    said = {t.predicate.value for t in SCHEMA if _iri(t.subject) == iri}
    assert {RDF + "type", RDFS + "comment"} <= said


def test_kinds_polarities_and_modalities_of_the_model_are_terms() -> None:
    values = [kind[0].upper() + kind[1:] for kind in Kind] + [*Polarity, *Modality]
    assert {KG + value for value in values} <= DECLARED


def test_the_schema_has_a_version() -> None:
    versions = [t.object for t in SCHEMA if t.predicate.value == OWL + "versionInfo"]
    assert len(versions) == 1
    assert re.fullmatch(r'"\d+\.\d+\.\d+"', str(versions[0]))
