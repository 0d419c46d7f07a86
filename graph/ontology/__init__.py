"""ontology/*.ttl → relation types, actor records and namespaces. Reads the Turtle files, nothing else."""

from __future__ import annotations

from graph.ontology.description import Description, read_files
from graph.ontology.loading import Ontology, load
from graph.ontology.namespaces import (
    ACTOR,
    ARTICLE,
    BASE,
    COPIES_GRAPH,
    DATASET_GRAPH,
    DCTERMS,
    GEONAMES,
    IDENTITIES_GRAPH,
    IMPORTS,
    JUDGEMENTS_GRAPH,
    KG,
    LEX,
    OA,
    ONTOLOGY_GRAPH,
    OWL,
    PLOVER,
    PREFIXES,
    PROV,
    QUERIES,
    RDF,
    RDFS,
    REL,
    ROOT,
    SCHEMA,
    SKOS,
    STATEMENT,
    WD,
    XSD,
)
from graph.ontology.records import ActorRecord, Tenure, read_records
from graph.ontology.relations import expand

__all__ = [
    "ACTOR", "ARTICLE", "BASE", "COPIES_GRAPH", "DATASET_GRAPH", "DCTERMS", "GEONAMES", "IDENTITIES_GRAPH",
    "IMPORTS",
    "JUDGEMENTS_GRAPH", "KG", "LEX", "OA", "ONTOLOGY_GRAPH", "OWL", "PLOVER", "PREFIXES", "PROV", "QUERIES",
    "RDF", "RDFS", "REL", "ROOT", "SCHEMA", "SKOS", "STATEMENT", "WD", "XSD", "ActorRecord", "Description",
    "Ontology", "Tenure", "expand", "load", "read_files", "read_records",
]  # fmt: skip
