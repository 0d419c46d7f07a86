"""A description and tables of places → the records of all actors, in files of either form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.ontology.description import Description
from graph.ontology.gazetteer import read_gazetteer
from graph.ontology.records import ActorRecord, read_records


def read_actors(description: Description, tables: Iterable[Path]) -> Iterator[tuple[str, ActorRecord]]:
    """The records of all actors that are described, and of the places in tables that are not.

    Raises:
        OntologyError: with file and line, if one is not as it must be.
    """
    yield from read_records(description)
    for table in tables:
        for iri, record in read_gazetteer(table, description):
            if iri not in description.facts:
                yield iri, record
