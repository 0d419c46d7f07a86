from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asking.formats import render
from graph.asking.results import Result, Table, Triples, Truth
from graph.errors import QueryError
from graph.ontology import ACTOR, PREFIXES, REL, XSD

TURKEY, REBELS = ox.NamedNode(ACTOR + "turkey"), ox.NamedNode("http://example.org/rebels")
TABLE = Table(
    ("who", "says", "count"),
    (
        (TURKEY, ox.Literal("it backs\tthem\n", language="en"), ox.Literal(-3)),
        (REBELS, None, ox.Literal("1.5", datatype=ox.NamedNode(XSD + "decimal"))),
    ),
)
GRAPH = Triples((ox.Triple(TURKEY, ox.NamedNode(REL + "backs"), REBELS),))


def test_a_table_for_people_is_aligned_and_shows_short_names_and_hidden_characters() -> None:
    assert render(TABLE, "table") == (
        "who                          says                      count\n"
        "───────────────────────────  ────────────────────────  ─────\n"
        "actor:turkey                 it backs\\u0009them\\u000A  -3\n"
        "<http://example.org/rebels>                            1.5\n"
    )


def test_a_cut_result_says_so() -> None:
    assert render(Table(("a",), ((TURKEY,),), truncated=True), "table").endswith(
        "… cut after 1 rows; there are more\n"
    )


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_an_empty_table_and_a_truth_have_every_form(form: str) -> None:
    assert render(Table(("a",), ()), form)
    assert any(word in render(Truth(True), form) for word in ("true", "yes"))
    assert any(word in render(Truth(False), form) for word in ("false", "no"))


def test_csv_and_tsv_are_those_of_the_standard() -> None:
    assert render(TABLE, "csv").split("\r\n")[0] == "who,says,count"
    assert render(TABLE, "tsv").split("\n")[:2] == [
        "?who\t?says\t?count",
        f'{TURKEY}\t"it backs\\tthem\\n"@en\t-3',
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_is_a_formula_to_a_spreadsheet_and_numbers_stay(form: str, formula: str) -> None:
    text = render(Table(("a", "b"), ((ox.Literal(formula, language="en"), ox.Literal(-5)),)), form)
    cell, number = (
        text.splitlines()[1].split("\t" if form == "tsv" else ",")
        if formula[0] not in "\t\r"
        else (text, "-5")
    )
    assert "'" + formula[0] in cell or "'\\" in cell
    assert number == "-5"
    assert (
        formula
        in json.loads(render(Table(("a",), ((ox.Literal(formula),),)), "json"))["results"]["bindings"][0][
            "a"
        ]["value"]
    )


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_json_loses_nothing_and_every_form_reads_back(text: str, other: str) -> None:
    table = Table(("a", "b"), ((ox.Literal(text), ox.Literal(other, language="en")), (None, TURKEY)))
    first, second = json.loads(render(table, "json"))["results"]["bindings"]
    assert (first["a"]["value"], first["b"]["value"]) == (text, other)
    assert second == {"b": {"type": "uri", "value": TURKEY.value}}
    ET.fromstring(render(table, "xml"))  # noqa: S314 - our own text
    tsv = ox.parse_query_results(render(table, "tsv").encode(), ox.QueryResultsFormat.TSV)
    assert isinstance(tsv, ox.QuerySolutions)
    assert len(list(tsv)) == 2
    assert len(render(table, "table").splitlines()) == 4


def test_a_graph_is_written_the_same_each_time_with_our_prefixes() -> None:
    turtle = render(GRAPH, "ttl")
    assert "actor:turkey rel:backs <http://example.org/rebels> ." in turtle
    assert [line for line in turtle.splitlines() if line.startswith("@prefix")] == sorted(
        f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in PREFIXES.items()
    )
    assert render(GRAPH, "nt") == f"{TURKEY} <{REL}backs> {REBELS} .\n"
    assert render(GRAPH, "table").splitlines()[2] == "actor:turkey  rel:backs  <http://example.org/rebels>"


@pytest.mark.parametrize(
    ("result", "form"),
    [(TABLE, "ttl"), (Truth(True), "nt"), (GRAPH, "csv"), (GRAPH, "json"), (TABLE, "docx")],
)
def test_a_form_that_cannot_hold_the_result_is_refused_with_those_that_can(result: Result, form: str) -> None:
    with pytest.raises(QueryError, match=r"cannot be written as .*; it can as table, "):
        render(result, form)
