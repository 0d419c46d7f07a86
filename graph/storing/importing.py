"""Files of our own N-Quads or TriG in, their graphs in the store out: all of them, or nothing is changed.

The files are first gathered in a store of their own, beside the real one, so that graphs may come in any
order and in any number; each is looked at there, and then all are taken over in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import IO, Final

import pyoxigraph as ox

from graph.errors import StoreError
from graph.limits import MAX_GATHERED_QUADS
from graph.model import RelationType
from graph.ontology import ARTICLE, BASE, DATASET_GRAPH, REL
from graph.storing.decoding import decode
from graph.storing.faults import one_line
from graph.storing.gzipped import is_gzipped, opened
from graph.storing.terms import article_node

_FORMS: Final = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


@contextmanager
def gathered(files: Iterable[Path], folder: Path | None) -> Iterator[ox.Store]:
    """The graphs of the files, checked, in a store that is gone afterwards.

    An article's graph must hold one article, named as the graph is, and statements that can be read back.
    Other graphs of our namespace are let through as they are; what an export says of itself is left out.

    Args:
        files: .nq or .trig, or these with .gz; a graph that stands in several is their union.
        folder: where to gather them, a folder that is not there or left by a killed process; None to gather
            them in memory.

    Raises:
        StoreError: naming the file, and the line where that is known, of what is not ours.
    """
    named = tuple(files)
    try:
        if folder:
            rmtree(folder, ignore_errors=True)
        gathering = ox.Store(folder)
        for path in named:
            _gather(path, gathering)
        gathering.remove_graph(ox.NamedNode(DATASET_GRAPH))
        _check(gathering, named)
        yield gathering
    finally:
        if folder:
            rmtree(folder, ignore_errors=True)


def _gather(path: Path, into: ox.Store) -> None:
    """Read in portions, as the engine's own loader keeps up to a gigabyte in memory."""
    quads = _read(path)
    while portion := tuple(islice(quads, MAX_GATHERED_QUADS)):
        into.extend(portion)


def _read(path: Path) -> Iterator[ox.Quad]:
    name = path.with_suffix("") if is_gzipped(path) else path
    if name.suffix not in _FORMS:
        raise StoreError(f"{path}: cannot be imported; kg export writes .nq and .trig, also with .gz")
    try:
        with opened(path) as file:
            yield from ox.parse(file, _FORMS[name.suffix])
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise StoreError(f"{path}{line}: {one_line(error)}") from error
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error


def _check(gathering: ox.Store, files: tuple[Path, ...]) -> None:
    default = next(gathering.quads_for_pattern(None, None, None, ox.DefaultGraph()), None)
    if default:
        raise StoreError(f"{_place(files, str(default.subject))}: {default.triple} stands in no graph")
    for graph in sorted(gathering.named_graphs(), key=str):
        fault = _fault(graph, tuple(gathering.quads_for_pattern(None, None, None, graph)))
        if fault:
            raise StoreError(f"{_place(files, str(graph))}: {fault}")


def _fault(graph: ox.NamedNode | ox.BlankNode, quads: tuple[ox.Quad, ...]) -> str | None:
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
        return RelationType(name, iri, name, "", None, None, None, False, frozenset(), frozenset())

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _place(files: tuple[Path, ...], term: str) -> str:
    """The file and line in which a term is first written out, or as much of it as can be told."""
    for path in files:
        with suppress(OSError), opened(path) as file:
            line = _line(file, term.encode())
            if line:
                return f"{path}:{line}"
    return ", ".join(map(str, files))


def _line(file: IO[bytes], term: bytes) -> int | None:
    return next((number for number, line in enumerate(file, start=1) if term in line), None)
