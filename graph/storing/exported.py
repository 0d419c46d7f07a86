"""Files of our own N-Quads or TriG in, their graphs out, each looked at; nothing is stored here.

An export holds the graphs one after the other, so one of them is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from graph.errors import StoreError
from graph.model import RelationType
from graph.ontology import ARTICLE, BASE, DATASET_GRAPH, REL
from graph.storing.decoding import decode
from graph.storing.faults import one_line
from graph.storing.gzipped import is_gzipped, opened
from graph.storing.terms import article_node

Graph: TypeAlias = tuple[ox.NamedNode, Collection[ox.Quad]]

_FORMS: Final = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


def checked_graphs(files: Iterable[Path]) -> Iterator[Graph]:
    """The graphs of the files, with their quads, if they are ours.

    An article's graph must hold one article, named as the graph is, and statements that can be read back.
    Other graphs of our namespace are let through as they are; what an export says of itself is left out.

    Args:
        files: .nq or .trig, or these with .gz.

    Raises:
        StoreError: naming the file, and the line where that is known, of what is not ours, or of a graph
            that stands in two places.
    """
    seen: set[str] = set()
    for path in files:
        for name, group in groupby(_quads(path), attrgetter("graph_name")):
            quads = tuple(group)
            wrong = fault(name, quads)
            if str(name) in seen:
                wrong = f"graph {name} stands in two places; kg export writes it in one"
            if wrong:
                raise StoreError(f"{_place(path, quads[0])}: {wrong}")
            seen.add(str(name))
            if name.value != DATASET_GRAPH:
                yield name, quads


def is_nquads(path: Path) -> bool:
    """Whether the name says so: graph.nq or graph.nq.gz."""
    return _suffix(path) == ".nq"


def _suffix(path: Path) -> str:
    return (path.with_suffix("") if is_gzipped(path) else path).suffix


def _quads(path: Path) -> Iterator[ox.Quad]:
    form = _FORMS.get(_suffix(path))
    if form is None:
        raise StoreError(f"{path}: cannot be imported; kg export writes .nq and .trig, also with .gz")
    try:
        with opened(path) as file:
            yield from ox.parse(file, form)
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise StoreError(f"{path}{line}: {one_line(error)}") from error
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error


def fault(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, quads: tuple[ox.Quad, ...]) -> str | None:
    """Why a graph with these quads is not one of ours; None if it is."""
    if isinstance(graph, ox.DefaultGraph):
        return f"{quads[0].triple} stands in no graph"
    if not isinstance(graph, ox.NamedNode) or not graph.value.startswith(BASE):
        return f"graph {graph} is not one of Actorgraph's"
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        return f"graph {graph} holds a blank node, which Actorgraph never writes"
    if not graph.value.startswith(ARTICLE):
        return None
    try:
        article, _ = decode(quads, _AnyRelation())
    except StoreError as error:
        return f"graph {graph}: {error}"
    named = article_node(article.id)
    return None if named == graph else f"graph {graph} holds the article of another, {named}"


class _AnyRelation(Mapping[str, RelationType]):
    """The relations of any ontology: whether ours knows one is no reason to refuse what another has read."""

    def __getitem__(self, iri: str) -> RelationType:
        if not iri.startswith(REL):
            raise KeyError(iri)
        name = iri.removeprefix(REL)
        return RelationType(
            name, iri, name, "", None, None, None, symmetric=False, domain=frozenset(), range=frozenset()
        )

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _place(path: Path, quad: ox.Quad) -> str:
    """The file, and the line in which the quad stands if that is written as N-Quads."""
    written = f"{quad} .".encode()
    with suppress(OSError), opened(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip() == written:
                return f"{path}:{number}"
    return str(path)
