"""The body of a server's answer in, the answer out, read to its end before anybody believes a row of it."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pyoxigraph as ox

from graph.storing.backend import Answer

QUESTIONS: Final = frozenset({"SELECT", "ASK"})
"""The forms whose answers are results and not triples."""


def parsed(data: BytesIO, form: str) -> Answer:
    """An answer that was read to its end, before anybody believes a row of it.

    Raises:
        SyntaxError, ValueError: if it is not whole.
    """
    if form not in QUESTIONS:
        return iter([quad.triple for quad in ox.parse(data, ox.RdfFormat.TURTLE)])
    truth = _truth(data, rows_are_true=form == "ASK")
    told = data.getvalue() if truth is None else b'{"head": {}, "boolean": %s}' % str(truth).lower().encode()
    return ox.parse_query_results(told, ox.QueryResultsFormat.JSON)


def _truth(data: BytesIO, *, rows_are_true: bool) -> bool | None:
    """What an answer says of an ASK query, or None for one of rows; Virtuoso gives a row for what is true."""
    answer = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
    try:
        if not isinstance(answer, ox.QuerySolutions):
            return bool(answer)
        rows = 0
        for _ in answer:
            rows += 1
        return rows > 0 if rows_are_true else None
    finally:
        del answer  # it must not outlive this thread in the traceback of what is wrong with it
