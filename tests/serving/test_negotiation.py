from __future__ import annotations

import pytest

from graph.errors import RefusedError
from graph.serving.negotiation import GRAPHS, RESULTS, choose

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("*", JSON),
        ("text/*", CSV),
        ("application/sparql-results+xml", XML),
        ("APPLICATION/SPARQL-RESULTS+XML", XML),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.4", CSV),
        ("text/csv ; q=0.5 , application/sparql-results+xml ; q=0.6", XML),
        ("text/csv;q=0.001, text/html", CSV),
        ("*/*, application/sparql-results+json;q=0", XML),
        ("text/*;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("text/csv;header=present;q=1, */*;q=0.1", CSV),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("text/csv;q=nonsense, application/json", "application/json"),
        ("text/csv;q=7", CSV),
        (",,;;, text/csv", CSV),
    ],
)
def test_the_best_liked_is_chosen(accept: str | None, chosen: str) -> None:
    assert choose(accept, RESULTS) == chosen


@pytest.mark.parametrize(
    "accept", ["text/html", "text/csv;q=0", "*/*;q=0", "*/csv", "nonsense", "text/csv" * 3]
)
def test_what_cannot_be_had_is_refused_with_what_can(accept: str) -> None:
    with pytest.raises(RefusedError, match="sparql-results") as caught:
        choose(accept, RESULTS)
    assert caught.value.status == 406


def test_graphs_have_their_own_types() -> None:
    assert choose("application/rdf+xml, text/turtle;q=0.9", GRAPHS) == "application/rdf+xml"


def test_a_header_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(RefusedError):
        choose("a/b," * 60_000 + "text/csv", RESULTS)
