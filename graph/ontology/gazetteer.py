"""The table of cities and regions → their records; the states that they lie in come from the description.

A table and no Turtle: whatever is Turtle is loaded into every store, and looking actors up there would mean
looking through thousands of places that nobody has written about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from graph.errors import OntologyError
from graph.model import Actor
from graph.ontology.description import Description
from graph.ontology.namespaces import ACTOR, GEONAMES, KG
from graph.ontology.records import ActorRecord
from graph.values import Kind

COLUMNS: Final = 6


def read_gazetteer(path: Path, description: Description) -> Iterator[tuple[str, ActorRecord]]:
    """The records of a table's places.

    Raises:
        OntologyError: with file and line, at a row that is not whole or of a state without record.
    """
    states = {
        code: iri
        for iri in description.instances(KG + "State")
        for code in description.texts(iri, KG + "iso2")
    }
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            try:
                yield _record(line.split("\t"), states)
            except (ValueError, KeyError) as error:
                raise OntologyError(f"{path}:{number}: not a place of {COLUMNS} columns ({error})") from error


def _record(row: list[str], states: Mapping[str, str]) -> tuple[str, ActorRecord]:
    name, label, others, state, number, inhabitants = row
    iri, aliases = ACTOR + name, tuple(others.split("|")) if others else ()
    ids = (f"{GEONAMES}{int(number)}/",)
    place = Actor(iri, label, Kind.PLACE, aliases, located_in=states[state], ids=ids)
    return iri, ActorRecord(place, inhabitants=int(inhabitants or 0))
