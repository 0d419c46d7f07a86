"""A query result in, text out: a table for people, the W3C result formats, Turtle and N-Triples for graphs.

In CSV and TSV a text that a spreadsheet would run as a formula gets an apostrophe in front; JSON and XML lose
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import Final

import pyoxigraph as ox

from graph.asking.names import compact
from graph.asking.results import Result, Table, Term, Triples, Truth
from graph.errors import QueryError
from graph.ontology import PREFIXES, XSD

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
_NUMBERS: Final = frozenset(
    XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte")
)
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_RESULTS: Final = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


def render(result: Result, form: str) -> str:
    """A result as text, with a line end.

    Args:
        result: a table, a graph or a truth.
        form: "table" for every result; "csv", "tsv", "json" or "xml" for tables and truths; "ttl" or "nt"
            for graphs.

    Raises:
        QueryError: if the form does not fit the result.
    """
    writers = _GRAPH_WRITERS if isinstance(result, Triples) else _ROW_WRITERS
    if form not in writers:
        kind = "a graph" if isinstance(result, Triples) else "rows"
        raise QueryError(
            f"{form!r} cannot hold {kind}, which the query answers with; use {', '.join(writers)}"
        )
    text = writers[form](result)
    return text if text.endswith("\n") else text + "\n"


def _as_text(result: Result) -> str:
    if isinstance(result, Truth):
        return "yes" if result.value else "no"
    if isinstance(result, Triples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        cells = [[_cell(term) for term in triple] for triple in result.triples]
    else:
        columns, cells = result.columns, [[_cell(term) for term in row] for row in result.rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    lines = [_line(columns, widths), _line(["─" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in cells]
    if result.truncated:
        lines.append(f"… cut after {len(cells):,} rows; there are more")
    return "\n".join(lines)


def _line(cells: list[str] | tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    text = term.value if isinstance(term, ox.Literal) else str(term)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def _as_results(form: str) -> Callable[[Result], str]:
    def write(result: Result) -> str:
        source = _as_tsv(result, harmless=form in ("csv", "tsv"))
        written = ox.parse_query_results(source, ox.QueryResultsFormat.TSV).serialize(format=_RESULTS[form])
        return (written or b"").decode()

    return write


def _as_tsv(result: Result, *, harmless: bool) -> bytes:
    """The result in the one format that the engine reads and that its terms are already written in."""
    if isinstance(result, Truth):
        return str(result.value).lower().encode()
    assert isinstance(result, Table)
    lines = ["\t".join(f"?{name}" for name in result.columns)]
    for row in result.rows:
        terms = map(_harmless, row) if harmless else row
        lines.append("\t".join("" if term is None else str(term).replace("\t", "\\t") for term in terms))
    return "".join(line + "\n" for line in lines).encode()


def _harmless(term: Term | None) -> Term | None:
    if not isinstance(term, ox.Literal) or term.datatype.value in _NUMBERS:
        return term
    return ox.Literal("'" + term.value) if term.value.startswith(_FORMULA) else term


def _as_graph(form: ox.RdfFormat) -> Callable[[Result], str]:
    """Triples and prefixes are sorted, as the engine gives neither in a fixed order."""

    def write(result: Result) -> str:
        assert isinstance(result, Triples)
        triples = sorted(set(result.triples), key=str)
        lines = (ox.serialize(triples, format=form, prefixes=dict(PREFIXES)) or b"").decode().split("\n")
        head = list(takewhile(lambda line: line.startswith("@prefix "), lines))
        return "\n".join([*sorted(head), *lines[len(head) :]])

    return write


_ROW_WRITERS: Final[Mapping[str, Callable[[Result], str]]] = {
    "table": _as_text, **{form: _as_results(form) for form in _RESULTS},
}  # fmt: skip
_GRAPH_WRITERS: Final[Mapping[str, Callable[[Result], str]]] = {
    "table": _as_text,
    "ttl": _as_graph(ox.RdfFormat.TURTLE),
    "nt": _as_graph(ox.RdfFormat.N_TRIPLES),
}
