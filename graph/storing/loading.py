"""Files of our own RDF in, an engine that holds their graphs out; each is looked at while it is loaded.

What is new is loaded in one step of the engine, which takes no more memory with more graphs, and takes place
whole or not at all. The bytes that were looked at are those that the engine gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, TypeAlias, cast

import pyoxigraph as ox

from graph.ontology import ARTICLE, BASE, DATASET_GRAPH
from graph.storing.changing import Changes
from graph.storing.columns import Columns, Term, columns, graphs_of, lines_of, value
from graph.storing.exported import Graph, checked_graphs, fault, is_nquads
from graph.storing.gzipped import opened
from graph.storing.records import Outcome
from graph.storing.replacing import replace_graphs
from graph.storing.sound import is_sound

Lines: TypeAlias = tuple[Term, bytes]
"""A graph with its lines of N-Quads."""


class _NotPlainError(Exception):
    """A file has to be parsed: it is not written as exports are, or something in it is not ours."""


class _DifferentError(Exception):
    """A graph is there with other content, so that quads have to go, too."""


def take_in(engine: ox.Store, files: Iterable[Path], changes: Changes) -> Mapping[str, Outcome]:
    """Make each graph of the files hold what they say, all or none; what became of each, by IRI.

    Where a graph is there with other content, all that differs has to be in memory, as one update is what
    makes the change whole.

    Args:
        engine: the store.
        files: see ``graph.storing.exported.checked_graphs``.
        changes: of that engine.

    Raises:
        StoreError: as ``checked_graphs`` does; then nothing is changed.
        OSError: if the disk fails; then nothing is changed.
    """
    named = tuple(files)
    for graphs in (_plain, _parsed):
        outcomes: dict[str, Outcome] = {}
        try:
            _load(engine, _new(engine, graphs(named), outcomes), changes)
        except (_NotPlainError, SyntaxError):
            continue
        except _DifferentError:
            break
        else:
            return outcomes
    return _replace(engine, checked_graphs(named), changes)


def take(engine: ox.Store, graphs: Callable[[], Iterable[Lines]], changes: Changes) -> Mapping[str, Outcome]:
    """Make each of these graphs hold its lines, all or none; they are known to be ours and not looked at.

    Args:
        engine: the store.
        graphs: gives them, in canonical N-Quads; asked a second time where one is there with other content.
        changes: of that engine.

    Raises:
        OSError, or what ``graphs`` raises: then nothing is changed.
    """
    outcomes: dict[str, Outcome] = {}
    try:
        _load(engine, _new(engine, graphs(), outcomes, trusted=True), changes)
    except (_NotPlainError, _DifferentError):
        parsed = ((name, tuple(ox.parse(lines, ox.RdfFormat.N_QUADS))) for name, lines in graphs())
        return _replace(engine, ((ox.NamedNode(value(name)), quads) for name, quads in parsed), changes)
    return outcomes


def _replace(engine: ox.Store, graphs: Iterable[Graph], changes: Changes) -> Mapping[str, Outcome]:
    """The same with all graphs in memory, as some are there with other content."""
    wanted = dict(graphs)
    outcomes = {name.value: _outcome(engine, name, quads) for name, quads in wanted.items()}
    replace_graphs(engine, wanted, changes.to)
    return outcomes


def _outcome(engine: ox.Store, name: ox.NamedNode, quads: Iterable[ox.Quad]) -> Outcome:
    present = set(engine.quads_for_pattern(None, None, None, name))
    if not present:
        return Outcome.STORED
    return Outcome.UNCHANGED if present == set(quads) else Outcome.REPLACED


def _load(engine: ox.Store, graphs: Iterator[tuple[Columns, bytes]], changes: Changes) -> None:
    """Add graphs that are not there; if there are none, nothing happens at all."""
    if (first := next(graphs, None)) is None:
        return
    with changes.adding() as told:
        stream = _Stream(_lines(chain([first], graphs), told))
        engine.bulk_load(cast("IO[bytes]", stream), ox.RdfFormat.N_QUADS)


def _lines(graphs: Iterable[tuple[Columns, bytes]], told: Callable[[Columns], None]) -> Iterator[bytes]:
    for graph, lines in graphs:
        told(graph)
        yield lines


def _new(
    engine: ox.Store, graphs: Iterable[Lines], outcomes: dict[str, Outcome], *, trusted: bool = False
) -> Iterator[tuple[Columns, bytes]]:
    """The graphs that are not there yet, looked at unless they are trusted; ``outcomes`` tells of all."""
    for graph, lines in graphs:
        name, known = value(graph), _columns(graph, lines)
        if name in outcomes or not name.startswith(BASE):
            raise _NotPlainError
        if name == DATASET_GRAPH:
            continue
        if engine.contains_named_graph(ox.NamedNode(name)):
            if not _same(engine, ox.NamedNode(name), lines):
                raise _DifferentError
            outcomes[name] = Outcome.UNCHANGED
            continue
        if not (trusted or _is_ours(name, known, lines)):
            raise _NotPlainError
        outcomes[name] = Outcome.STORED
        yield known, lines


def _is_ours(name: str, known: Columns, lines: bytes) -> bool:
    return not name.startswith(ARTICLE) or is_sound(known) or _can_be_read(ox.NamedNode(name), lines)


def _columns(graph: Term, lines: bytes) -> Columns:
    try:
        found = columns(graph, lines)
    except ValueError as error:
        raise _NotPlainError from error
    if not found.is_plain:
        raise _NotPlainError
    return found


def _can_be_read(name: ox.NamedNode, lines: bytes) -> bool:
    try:
        return fault(name, tuple(ox.parse(lines, ox.RdfFormat.N_QUADS))) is None
    except SyntaxError:
        return False


def _same(engine: ox.Store, name: ox.NamedNode, lines: bytes) -> bool:
    try:
        return set(engine.quads_for_pattern(None, None, None, name)) == set(
            ox.parse(lines, ox.RdfFormat.N_QUADS)
        )
    except SyntaxError as error:
        raise _NotPlainError from error


def _plain(files: Iterable[Path]) -> Iterator[Lines]:
    """The graphs of files as they are written."""
    for path in files:
        if not is_nquads(path):
            raise _NotPlainError
        try:
            with opened(path) as file:
                yield from graphs_of(file)
        except (OSError, ValueError) as error:
            raise _NotPlainError from error


def _parsed(files: Iterable[Path]) -> Iterator[Lines]:
    """The same of files that are written in another way; raises as ``checked_graphs`` does."""
    for name, quads in checked_graphs(files):
        yield str(name), lines_of(quads)


class _Stream:
    """Pieces of bytes as a file to read."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = filter(None, pieces)  # nothing would be the end
        self._piece = BytesIO()

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; none at the end."""
        if not (found := self._piece.read(size)):
            self._piece = BytesIO(next(self._pieces, b""))
            found = self._piece.read(size)
        return found
