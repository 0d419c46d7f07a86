"""Turtle files in, quads of one named graph out; blank nodes become IRIs, the same ones in every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from graph.errors import StoreError

_T = TypeVar("_T")


def read_turtle(files: Iterable[Path], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """All triples of the files as quads of ``graph``.

    Blank nodes are named by RDF Dataset Canonicalization (RDFC-1.0, W3C 2024) and then given IRIs under the
    graph's own (RDF 1.1 Concepts, section 3.5), so that exports are the same in every run.

    Raises:
        StoreError: naming the file that cannot be read.
    """
    dataset = ox.Dataset()
    for path in files:
        for quad in _parse(path):
            dataset.add(quad)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in dataset:
        yield ox.Quad(_named(quad.subject, graph), quad.predicate, _named(quad.object, graph), graph)


def _parse(path: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    except (SyntaxError, OSError) as error:
        raise StoreError(f"cannot read {path} as Turtle: {error}") from error


def _named(term: _T | ox.BlankNode, graph: ox.NamedNode) -> _T | ox.NamedNode:
    return ox.NamedNode(f"{graph.value}#{term.value}") if isinstance(term, ox.BlankNode) else term
