"""A store in, where its graphs break the shapes of ontology/shapes.ttl (SHACL) out; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.asking.names import compact
from graph.errors import KgError
from graph.ontology import ROOT
from graph.storing.backend import GraphName, Store

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class Fault:
    """One result of a validation: which node, which of its properties, and what is wrong."""

    node: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{' '.join(filter(None, (self.node, self.path)))}: {self.message}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A named graph with its faults, none where it conforms."""

    graph: str
    faults: tuple[Fault, ...]


def validate(store: Store) -> Iterator[Checked]:
    """Check each named graph by itself, the ontology's and the articles', in order of names; lazy.

    Raises:
        KgError: if pyshacl is not installed.
    """
    # Imported here: they are an extra, and take longer to load than most questions to answer.
    try:
        import pyshacl
        from rdflib import Graph
    except ImportError as error:
        raise KgError("validation needs pyshacl; install it with: pip install pyshacl") from error
    shapes = Graph().parse(ROOT / "shapes.ttl")
    for name in store.graphs():
        triples = ox.serialize((quad.triple for quad in store.quads(name)), format=ox.RdfFormat.N_TRIPLES)
        data = Graph().parse(data=triples or b"", format="nt")
        conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
        yield Checked(_short(name), () if conforms else tuple(sorted(_faults(report), key=str)))


def _faults(report: Graph) -> Iterator[Fault]:
    from rdflib import RDF, SH  # loaded already

    def text(result: Any, term: Any) -> str:
        value = report.value(result, term)
        return "" if value is None else compact(str(value)) if value.startswith("http") else str(value)

    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield Fault(*(text(result, term) for term in (SH.focusNode, SH.resultPath, SH.resultMessage)))


def _short(name: GraphName) -> str:
    return compact(name.value) if isinstance(name, ox.NamedNode) else str(name)
