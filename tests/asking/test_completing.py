"""Names of a vocabulary, completed; and what a query names that the graph does not know."""

from __future__ import annotations

import pytest

from graph.asking.completing import names_of, unknown_names
from graph.errors import QueryError
from graph.storing.embedded import EmbeddedStore


@pytest.mark.parametrize(
    ("start", "names"),
    [
        ("rel:a", ["rel:alliedWith", "rel:arms", "rel:attacks"]),
        ("plover", ["plover:SUPPORT"]),
        ("actor:tur", ["actor:turkey"]),
        ("actor:iran", []),
        ("wd", []),
    ],
)
def test_names_are_completed(store: EmbeddedStore, start: str, names: list[str]) -> None:
    assert list(names_of(store, start)) == names


def test_an_unknown_prefix_brings_near_ones(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="no prefix 'actors'; there are actor"):
        list(names_of(store, "actors:tur"))


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        (
            "ASK { actor:turky rel:backs ?x }",
            ["line 1, column 7: the graph knows no actor:turky; near names: "],
        ),
        (
            "ASK { ?x rel:bakcs\n actor:syria }",
            ["line 1, column 10: the graph knows no rel:bakcs; near names: "],
        ),
        ("ASK { actor:turkey rel:backs ?x ; foo:bar 'actor:nobody' }", []),
        ("ASK { ?x a kg:Qxyzzyq }", ["line 1, column 12: the graph knows no kg:Qxyzzyq"]),
    ],
)
def test_what_the_graph_does_not_know_is_told_with_near_names(
    store: EmbeddedStore, sparql: str, told: list[str]
) -> None:
    found = list(unknown_names(store, sparql))
    assert len(found) == len(told)
    for line, start in zip(found, told, strict=True):
        assert line.startswith(start)
