"""The Turtle files of the ontology, and those that a user adds → everything that teaches the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.errors import OntologyError
from graph.model import RelationType
from graph.ontology.actors import read_actors
from graph.ontology.description import Description, read_files
from graph.ontology.namespaces import KG, ROOT
from graph.ontology.records import ActorRecord
from graph.ontology.relations import read_relation
from graph.values import digest


@dataclass(frozen=True)
class Ontology:
    """Relation types by name, actor records by IRI, and the description that they were read from.

    The description of one whose actors come from a cache tells nothing of these.
    """

    relations: Mapping[str, RelationType]
    actors: Mapping[str, ActorRecord]
    description: Description
    files: tuple[Path, ...]
    hash: str

    @cached_property
    def relation_by_iri(self) -> Mapping[str, RelationType]:
        """The relation types by IRI."""
        return {relation.iri: relation for relation in self.relations.values()}


def load(root: Path = ROOT, extra: Iterable[Path] = (), cache: Path | None = None) -> Ontology:
    """Read all Turtle files and tables of places below ``root``, and any ``extra`` Turtle files.

    Args:
        root: the folder of the ontology.
        extra: further files.
        cache: a folder that keeps the actors of these files for the next time; None reads them afresh.

    Raises:
        OntologyError: naming file and line where a file is not Turtle, or the term that is incomplete.
    """
    files = (*sorted(root.rglob("*.ttl")), *extra)
    if not files:
        raise OntologyError(f"no .ttl files in {root}")
    tables = tuple(sorted(root.rglob("*.tsv")))
    content = digest(*map(_text, (*files, *tables)))
    if cache is None:
        description = read_files(files)
        return _assemble(files, content, description, dict(read_actors(description, tables)))
    from graph.ontology.kept import keep_actors  # opens a database, which no lookup needs

    actors, description = keep_actors(files, tables, content, cache)
    return _assemble(files, content, description, actors)


def _assemble(
    files: tuple[Path, ...], content: str, description: Description, actors: Mapping[str, ActorRecord]
) -> Ontology:
    relations = (read_relation(description, iri) for iri in description.instances(KG + "RelationType"))
    return Ontology({r.name: r for r in relations}, actors, description, files, content)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: {error}") from error
