"""The names of the vocabularies that the graph is written in, and where the ontology's files lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

BASE: Final = "https://w3id.org/actorgraph/"
KG: Final = BASE + "schema#"
REL: Final = BASE + "relation/"
LEX: Final = BASE + "lexicon#"
PLOVER: Final = BASE + "plover/"
ACTOR: Final = BASE + "actor/"
ARTICLE: Final = BASE + "article/"
STATEMENT: Final = BASE + "statement/"
WD: Final = "http://www.wikidata.org/entity/"
GEONAMES: Final = "https://sws.geonames.org/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SCHEMA: Final = "https://schema.org/"
DCTERMS: Final = "http://purl.org/dc/terms/"

PREFIXES: Final[Mapping[str, str]] = {
    "kg": KG, "rel": REL, "lex": LEX, "plover": PLOVER, "actor": ACTOR, "article": ARTICLE,
    "statement": STATEMENT, "wd": WD, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "skos": SKOS,
    "prov": PROV, "oa": OA, "schema": SCHEMA, "dcterms": DCTERMS,
}  # fmt: skip
"""The prefixes that every query and every export knows."""

ONTOLOGY_GRAPH: Final = BASE + "ontology"
"""The named graph that holds the ontology inside a store."""

IDENTITIES_GRAPH: Final = BASE + "identities"
"""The named graph that says which actors of a store are one; derived, never edited."""

COPIES_GRAPH: Final = BASE + "copies"
"""The named graph that says which articles are copies of which; derived, never edited."""

JUDGEMENTS_GRAPH: Final = BASE + "judgements"
"""The named graph that logs what people judge of actors."""

IMPORTS: Final = BASE + "import/"
"""What the named graphs of lists of actors begin with."""

DATASET_GRAPH: Final = BASE + "dataset"
"""The named graph in which an export describes itself; no store holds it."""

_GRAPH = Path(__file__).parent.parent
_PACKAGED = _GRAPH / "_ontology"
ROOT: Final = _PACKAGED if _PACKAGED.is_dir() else _GRAPH.parent / "ontology"
"""The folder of Turtle files: inside an installed wheel, else the checkout's own."""

QUERIES: Final = ROOT / "queries"
"""The folder of named SPARQL queries."""
