"""ontology/*.ttl → relation types, actor records and namespaces. Reads the Turtle files, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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

if TYPE_CHECKING:
    from graph.ontology.description import Description, read_files
    from graph.ontology.loading import Ontology, load
    from graph.ontology.records import ActorRecord, Tenure, read_records
    from graph.ontology.relations import expand

__all__ = [
    "ACTOR", "ARTICLE", "BASE", "COPIES_GRAPH", "DATASET_GRAPH", "DCTERMS", "GEONAMES", "IDENTITIES_GRAPH",
    "IMPORTS",
    "JUDGEMENTS_GRAPH", "KG", "LEX", "OA", "ONTOLOGY_GRAPH", "OWL", "PLOVER", "PREFIXES", "PROV", "QUERIES",
    "RDF", "RDFS", "REL", "ROOT", "SCHEMA", "SKOS", "STATEMENT", "WD", "XSD", "ActorRecord", "Description",
    "Ontology", "Tenure", "expand", "load", "read_files", "read_records",
]  # fmt: skip

_HOMES: Final = {
    "Description": "description", "read_files": "description", "Ontology": "loading", "load": "loading",
    "ActorRecord": "records", "Tenure": "records", "read_records": "records", "expand": "relations",
}  # fmt: skip
"""Where the rest of the names stand; lookups need the namespaces alone, and start before the others load."""


def __getattr__(name: str) -> Any:
    """What is not loaded yet (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # see above

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
