"""A store in, its RDF as bytes out, in one order: stores with the same articles give the same bytes.

The order is that of canonical N-Quads lines, compared byte by byte; TriG and Turtle group what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Final

import pyoxigraph as ox

from graph.ontology import PREFIXES
from graph.storing.backend import Store

_SUBJECTS_AT_ONCE: Final = 1_000
_PREFIXES: Final = re.compile(rb"(?:@prefix .*\n)*")


class DumpFormat(StrEnum):
    """A form of RDF; its value is the usual file name extension."""

    N_QUADS = "nq"
    TRIG = "trig"
    TURTLE = "ttl"


def dump(store: Store, form: DumpFormat) -> Iterator[bytes]:
    """All that a store holds, piece by piece.

    N-Quads and TriG keep the named graphs and hold one of them in memory at a time. Turtle is the union of
    all graphs, each triple once, and holds the names of all subjects.
    """
    if form is DumpFormat.TURTLE:
        return _reformat(_merged(store), ox.RdfFormat.TURTLE)
    pieces = (_lines(store.quads(graph)) for graph in (ox.DefaultGraph(), *store.graphs()))
    return pieces if form is DumpFormat.N_QUADS else _reformat(pieces, ox.RdfFormat.TRIG)


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(text.splitlines(keepends=True)))


def _merged(store: Store) -> Iterator[bytes]:
    subjects = iter(sorted({quad.subject for quad in store.quads()}, key=str))
    while batch := tuple(islice(subjects, _SUBJECTS_AT_ONCE)):
        triples = {quad.triple for subject in batch for quad in store.quads(subject=subject)}
        yield _lines(ox.Quad(*triple) for triple in triples)


def _reformat(pieces: Iterable[bytes], form: ox.RdfFormat) -> Iterator[bytes]:
    header = b""
    for piece in pieces:
        quads = ox.parse(piece, format=ox.RdfFormat.N_QUADS)
        text = ox.serialize(quads, format=form, prefixes=dict(PREFIXES)) or b""
        yield text.removeprefix(header)
        header = header or _PREFIXES.match(text)[0]  # type: ignore[index]  # it matches nothing, too
