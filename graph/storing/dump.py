"""A store in, its RDF as bytes out, in one order: stores with the same articles give the same bytes.

The order is that of canonical N-Quads lines, compared byte by byte; the other forms group what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from typing import Final

import pyoxigraph as ox

from graph.ontology import PREFIXES
from graph.storing.backend import GraphName, Store
from graph.storing.columns import sorted_lines

_SUBJECTS_AT_ONCE: Final = 1_000
_PREFIXES: Final = re.compile(rb"(?:@prefix .*\n)*")


class DumpFormat(StrEnum):
    """A form of RDF; its value is the usual file name extension."""

    N_QUADS = "nq"
    TRIG = "trig"
    TURTLE = "ttl"
    JSON_LD = "jsonld"


def dump(store: Store, form: DumpFormat, beside: Iterable[ox.Quad] = ()) -> Iterator[bytes]:
    """All that a store holds, piece by piece.

    N-Quads, TriG and JSON-LD (expanded, so that no context is fetched) keep the named graphs and hold one of
    them in memory at a time. Turtle is the union of all graphs, each triple once, and holds the names of all
    subjects.

    Args:
        store: any store.
        form: of RDF.
        beside: what the export is to hold in graphs that the store does not have, such as its description.
    """
    added: dict[GraphName, list[ox.Quad]] = {}
    for quad in beside:
        added.setdefault(quad.graph_name, []).append(quad)
    if form is DumpFormat.TURTLE:
        about = (
            [sorted_lines(ox.Quad(*quad.triple) for quads in added.values() for quad in quads)]
            if added
            else []
        )
        return _reformat(chain(about, _merged(store)), ox.RdfFormat.TURTLE)
    names = sorted({*store.graphs(), *added}, key=str)
    pieces = (sorted_lines(added.get(name) or store.quads(name)) for name in (ox.DefaultGraph(), *names))
    match form:
        case DumpFormat.TRIG:
            return _reformat(pieces, ox.RdfFormat.TRIG)
        case DumpFormat.JSON_LD:
            return _json_ld(pieces)
        case _:
            return pieces


def _json_ld(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """One array of all graphs; the engine writes one for each."""
    before = b"["
    for piece in filter(None, pieces):
        quads = ox.parse(piece, format=ox.RdfFormat.N_QUADS)
        text = ox.serialize(quads, format=ox.RdfFormat.JSON_LD) or b""
        yield before + text.strip().removeprefix(b"[").removesuffix(b"]")
        before = b",\n"
    yield b"[]\n" if before == b"[" else b"]\n"


def _merged(store: Store) -> Iterator[bytes]:
    subjects = iter(sorted({quad.subject for quad in store.quads()}, key=str))
    while batch := tuple(islice(subjects, _SUBJECTS_AT_ONCE)):
        triples = {quad.triple for subject in batch for quad in store.quads(subject=subject)}
        yield sorted_lines(ox.Quad(*triple) for triple in triples)


def _reformat(pieces: Iterable[bytes], form: ox.RdfFormat) -> Iterator[bytes]:
    header = b""
    for piece in pieces:
        quads = ox.parse(piece, format=ox.RdfFormat.N_QUADS)
        text = ox.serialize(quads, format=form, prefixes=dict(PREFIXES)) or b""
        yield text.removeprefix(header)
        header = header or _PREFIXES.match(text)[0]  # type: ignore[index]  # it matches nothing, too
