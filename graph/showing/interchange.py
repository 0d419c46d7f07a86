"""Relation rows in, the files of other programs out: GraphML, GEXF, Cytoscape JSON, Parquet; always the same.

Gephi reads GEXF, most graph programs GraphML; Cytoscape and its libraries read the JSON, pandas, DuckDB and
Spark the Parquet. Texts stay texts: what XML cannot hold becomes U+FFFD.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

import networkx as nx

from graph.asking.answers import RelationRow
from graph.errors import KgError
from graph.showing.jsontext import json_text
from graph.showing.network import to_networkx
from graph.showing.records import COLUMNS, row_values, rows_csv

_UNFIT_FOR_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WRITTEN_TODAY: Final = re.compile(rb' lastmodifieddate="[^"]*"')


def graphml(rows: Iterable[RelationRow]) -> bytes:
    """The network as GraphML."""
    file = io.BytesIO()
    # The writer of the standard library and not that of lxml, so that what is installed does not show.
    nx.write_graphml_xml(_for_xml(to_networkx(rows)), file, prettyprint=True)
    return file.getvalue()


def gexf(rows: Iterable[RelationRow]) -> bytes:
    """The network as GEXF 1.2, without the day on which it was written."""
    file = io.BytesIO()
    nx.write_gexf(_for_xml(to_networkx(rows)), file, prettyprint=True)
    return _WRITTEN_TODAY.sub(b"", file.getvalue(), count=1)


def cytoscape(rows: Iterable[RelationRow]) -> bytes:
    """The network as the elements that Cytoscape.js takes."""
    return (json_text(nx.cytoscape_data(to_networkx(rows), name="label"), indent=1) + "\n").encode()


def parquet(rows: Iterable[RelationRow]) -> bytes:
    """A table with the columns of the CSV form, days and numbers as such.

    Raises:
        KgError: if pyarrow is not installed.
    """
    # Imported here: it is an extra, and heavier than all the rest together.
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise KgError("Parquet needs pyarrow; install it with: pip install 'actorgraph[parquet]'") from error
    types = {
        "first": pa.date32(),
        "last": pa.date32(),
        "statements": pa.int64(),
        "articles": pa.int64(),
        "sources": pa.int64(),
    }
    types["confidence"] = pa.float64()
    schema = pa.schema([(name, types.get(name, pa.string())) for name in COLUMNS])
    records = [dict(zip(COLUMNS, row_values(row), strict=True)) for row in rows]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records, schema=schema), file)
    return file.getvalue()


def relation_csv(rows: Iterable[RelationRow]) -> bytes:
    """The rows as CSV; see ``graph.showing.records.rows_csv``."""
    return "".join(rows_csv(rows)).encode()


WRITERS: Final[Mapping[str, Callable[[Iterable[RelationRow]], bytes]]] = MappingProxyType(
    {"graphml": graphml, "gexf": gexf, "cytoscape": cytoscape, "csv": relation_csv, "parquet": parquet}
)
"""What writes each form."""


def _for_xml(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The network with texts that XML can hold, and an id for each edge, as both formats want it."""
    clean = nx.MultiDiGraph()
    for node, facts in network.nodes(data=True):
        clean.add_node(_fit(node), **{name: _fit(value) for name, value in facts.items()})
    for number, (subject, other, facts) in enumerate(network.edges(data=True)):
        said = {name: _fit(value) for name, value in facts.items()}
        clean.add_edge(_fit(subject), _fit(other), key=f"e{number}", **said)
    return clean


def _fit(value: object) -> object:
    return _UNFIT_FOR_XML.sub("\ufffd", value) if isinstance(value, str) else value
