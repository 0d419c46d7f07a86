"""A query result in, text out: a table for people, the W3C result formats, Turtle and N-Triples for graphs.

In CSV and TSV a text that a spreadsheet would run as a formula gets an apostrophe in front; XML cannot hold
control characters; JSON loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

import pyoxigraph as ox

from graph.asking.names import compact
from graph.asking.results import Result, Table, Term, Triples, Truth
from graph.errors import QueryError
from graph.ontology import PREFIXES, XSD

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBERS: Final = frozenset(
    XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte")
)
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_UNFIT_FOR_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ELEMENT: Final = re.compile(r"[^\W\d][\w.-]*$")
_RESULTS: Final = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}


def render(result: Result, form: str) -> str:
    """A result as text, with a line end.

    Args:
        result: a table, a graph or a truth.
        form: "table" for every result; "csv", "tsv", "json" or "xml" for tables and truths; "ttl", "nt",
            "jsonld" or "xml" (RDF/XML) for graphs.

    Raises:
        QueryError: if the form does not fit the result.
    """
    fitting = _GRAPHS if isinstance(result, Triples) else _RESULTS
    if form != "table" and form not in fitting:
        known = ", ".join(("table", *fitting))
        raise QueryError(f"the answer cannot be written as {form!r}; it can as {known}")
    if form == "table":
        text = _as_text(result)
    elif isinstance(result, Triples):
        text = _as_graph(result, _GRAPHS[form])
    else:
        text = _as_result(result, _RESULTS[form], harmless=form in ("csv", "tsv"))
    return text if text.endswith("\n") else text + "\n"


def _as_text(result: Result) -> str:
    if isinstance(result, Truth):
        return "yes" if result.value else "no"
    columns = ("subject", "predicate", "object") if isinstance(result, Triples) else result.columns
    rows = result.triples if isinstance(result, Triples) else result.rows
    cells = [tuple(map(_cell, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    lines = [_line(row, widths) for row in (columns, tuple("─" * width for width in widths), *cells)]
    if result.truncated:
        lines.append(f"… cut after {len(cells):,} rows; there are more")
    return "\n".join(lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    text = term.value if isinstance(term, ox.Literal) else str(term)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def _as_result(result: Table | Truth, form: ox.QueryResultsFormat, *, harmless: bool) -> str:
    """Through TSV, the one format that the engine reads and that its terms are already written in."""
    if isinstance(result, Truth):
        source = str(result.value).lower()
    else:
        rows = (map(_harmless, row) if harmless else row for row in result.rows)
        lines = (map("?{}".format, result.columns), *(map(_tsv, row) for row in rows))
        source = "".join("\t".join(line) + "\n" for line in lines)
    written = ox.parse_query_results(source.encode(), ox.QueryResultsFormat.TSV).serialize(format=form)
    text = (written or b"").decode()
    return _UNFIT_FOR_XML.sub("\ufffd", text) if form == ox.QueryResultsFormat.XML else text


def _tsv(term: Term | None) -> str:
    return "" if term is None else str(term).replace("\t", "\\t")


def _harmless(term: Term | None) -> Term | None:
    if not isinstance(term, ox.Literal) or term.datatype.value in _NUMBERS:
        return term
    return ox.Literal("'" + term.value) if term.value.startswith(_FORMULA) else term


def _as_graph(result: Triples, form: ox.RdfFormat) -> str:
    """Triples and prefixes are sorted, as the engine gives neither in a fixed order."""
    triples = sorted(set(result.triples), key=str)
    if form == ox.RdfFormat.RDF_XML:
        return _as_rdf_xml(triples)
    lines = (ox.serialize(triples, format=form, prefixes=dict(PREFIXES)) or b"").decode().split("\n")
    head = list(takewhile(lambda line: line.startswith("@prefix "), lines))
    return "\n".join([*sorted(head), *lines[len(head) :]])


def _as_rdf_xml(triples: Iterable[ox.Triple]) -> str:
    """RDF/XML writes each property as an element, so that its IRI has to end as an element's name does."""
    unfit = [triple.predicate.value for triple in triples if not _ELEMENT.search(triple.predicate.value)]
    if unfit:
        raise QueryError(f"the answer cannot be written as RDF/XML, which has no name for {unfit[0]}")
    text = (ox.serialize(triples, format=ox.RdfFormat.RDF_XML) or b"").decode()
    return _UNFIT_FOR_XML.sub("\ufffd", text)
