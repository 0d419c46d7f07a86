"""Turtle files → their triples by subject; where a subject stands in them, for whoever must correct it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graph.errors import OntologyError
from graph.ontology.namespaces import ACTOR, RDF

Facts = dict[str, dict[str, tuple[str, ...]]]

_TYPE = RDF + "type"
_PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w.-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Description:
    """All triples of one Turtle file set, by subject; the loaders of this and higher floors read from it."""

    facts: Mapping[str, Mapping[str, tuple[str, ...]]]
    files: tuple[Path, ...] = field(default=(), compare=False)
    beyond_actors: tuple[Path, ...] = field(default=(), compare=False)
    """The files that describe anything besides actors and the offices that they held."""

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values of a property, sorted, so that no file order shows through."""
        return self.facts.get(subject, {}).get(predicate, ())

    def text(self, subject: str, predicate: str) -> str | None:
        """The single value of a property, or None.

        Raises:
            OntologyError: if there are several.
        """
        values = self.texts(subject, predicate)
        if len(values) > 1:
            raise self.error(subject, f"has {len(values)} values of {predicate}, must have one")
        return values[0] if values else None

    def instances(self, cls: str) -> tuple[str, ...]:
        """All subjects of a class, sorted."""
        return tuple(sorted(s for s, facts in self.facts.items() if cls in facts.get(RDF + "type", ())))

    def error(self, subject: str, fault: str) -> OntologyError:
        """What is wrong with a subject, with file and line: "f.ttl:3: …/rome has no label"."""
        place = find_subject(self.files, subject)
        return OntologyError(f"{place}: {subject} {fault}" if place else f"{subject} {fault}")


def read_files(files: Iterable[Path]) -> Description:
    """Read Turtle files.

    Raises:
        OntologyError: naming file and line where a file is not Turtle.
    """
    paths = tuple(files)
    facts: dict[str, dict[str, list[str]]] = {}
    shared: dict[str, str] = {}  # predicates and classes, held once however many triples have them
    beyond = tuple(path for path in paths if _read(path, facts, shared))
    told = {s: {p: _unique(values) for p, values in by.items()} for s, by in facts.items()}
    return Description(told, paths, beyond)


def _read(path: Path, facts: dict[str, dict[str, list[str]]], shared: dict[str, str]) -> bool:
    """Add the triples of a file; whether it describes anything besides actors."""
    beyond = False
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            subject, predicate = str(getattr(triple.subject, "value", "")), triple.predicate.value
            value = str(getattr(triple.object, "value", ""))
            by = facts.get(subject)
            if by is None:
                by = facts[subject] = {}
                beyond = beyond or not subject.startswith(ACTOR)
            predicate = shared.setdefault(predicate, predicate)
            by.setdefault(predicate, []).append(
                shared.setdefault(value, value) if predicate == _TYPE else value
            )
    except (SyntaxError, OSError) as error:
        line = getattr(error, "lineno", None)
        raise OntologyError(f"{path}{f':{line}' if line else ''}: {error}") from error
    return beyond


def find_subject(files: Iterable[Path], subject: str) -> str | None:
    """Where a subject is described first: "file:line", as it is spelt there, or None if it is nowhere."""
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        names = {f"<{subject}>"}
        for prefix, namespace in _PREFIX.findall(text):
            if namespace and subject.startswith(namespace):
                names.add(f"{prefix}:{subject.removeprefix(namespace)}")
        spelt = "|".join(map(re.escape, sorted(names)))
        if found := re.search(rf"^[ \t]*(?:{spelt})(?=[\s;]|$)", text, re.MULTILINE):
            return f"{path}:{text.count(chr(10), 0, found.start()) + 1}"
    return None


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values))) if len(values) > 1 else tuple(values)
