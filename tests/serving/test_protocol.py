"""SPARQL 1.1 Protocol, Graph Store Protocol and service description, and clients that others have written."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper

from graph.asking.results import Table
from graph.limits import MAX_QUERY_BYTES
from graph.serving import sparql
from tests.serving.conftest import Served

WHO = "SELECT ?who ?whom { ?who rel:backs ?whom } ORDER BY ?who ?whom LIMIT 3"
GRAPH = "CONSTRUCT { ?who rel:backs ?whom } WHERE { ?who rel:backs ?whom }"
FORM = "application/x-www-form-urlencoded"
DIRECT = {"content-type": "application/sparql-query"}
ARTICLE = "https://w3id.org/actorgraph/article/idlib-truce"
SD = "http://www.w3.org/ns/sparql-service-description#"


def names(answer: Any) -> list[str]:
    return [row["who"]["value"].rpartition("/")[2] for row in answer["results"]["bindings"]]


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_query_comes_in_three_ways(served: Served, way: str) -> None:
    match way:
        case "get":
            answer = served.get("sparql", params={"query": WHO})
        case "form":
            answer = served.post("sparql", data={"query": WHO})
        case _:
            answer = served.post("sparql", content=WHO, headers=DIRECT)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert names(answer.json()) == ["australia", "china", "cuba"]


@pytest.mark.parametrize(
    ("query", "accept", "kind", "part"),
    [
        (WHO, "application/sparql-results+xml", "application/sparql-results+xml", '<binding name="who">'),
        (WHO, "text/csv", "text/csv; charset=utf-8", "who,whom"),
        (WHO, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?who\t?whom"),
        (WHO, "application/json", "application/json", '"bindings"'),
        (WHO, "text/html;q=0.9, */*;q=0.1", "application/sparql-results+json", '"bindings"'),
        ("ASK { ?a rel:backs ?b }", "application/xml", "application/xml", "true"),
        (GRAPH, "text/turtle", "text/turtle; charset=utf-8", "rel:backs"),
        (GRAPH, "application/n-triples", "application/n-triples", "/relation/backs>"),
        (GRAPH, "application/ld+json", "application/ld+json", "/relation/backs"),
        (GRAPH, "application/rdf+xml", "application/rdf+xml", "<rdf:RDF"),
        (GRAPH, "*/*", "text/turtle; charset=utf-8", "rel:backs"),
        ("DESCRIBE actor:nato", "text/turtle", "text/turtle; charset=utf-8", "NATO"),
    ],
)  # fmt: skip
def test_the_answer_has_the_form_that_is_accepted(
    served: Served, query: str, accept: str, kind: str, part: str
) -> None:
    answer = served.get("sparql", params={"query": query}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"], answer.headers["vary"]) == (
        200,
        kind,
        "accept",
    )
    assert part in answer.text


@pytest.mark.parametrize(
    ("query", "accept"),
    [(WHO, "text/html"), (WHO, "text/turtle"), (GRAPH, "text/csv"), ("ASK {}", "image/png")],
)
def test_what_nobody_accepts_is_406(served: Served, query: str, accept: str) -> None:
    answer = served.get("sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 406
    assert "can be had as" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("status", "request_", "detail"),
    [
        (400, {"params": {"query": "SELECT"}}, "not SPARQL"),
        (400, {"params": {"query": ""}}, "no SELECT"),
        (400, {"params": [("query", WHO), ("query", WHO)]}, "query is given 2 times"),
        (400, {"params": {"query": "ASK {}", "default-graph-uri": ARTICLE}}, "is not supported"),
        (400, {"params": {"query": "ASK {}", "named-graph-uri": ARTICLE}}, "choose one with GRAPH"),
        (400, {"params": {"query": "SELECT * FROM <a:b> {}"}}, "FROM is not allowed"),
        (400, {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> {} }"}}, "SERVICE is not"),
        (400, {"params": {"query": "DROP ALL"}}, "only read"),
        (400, {"params": "&".join(f"a{number}=" for number in range(200))}, "parameters"),
        (403, {"params": {"update": "DROP ALL"}}, "only reads"),
        (400, {"data": {"other": "1"}}, "no query"),
        (400, {"data": {"query": ["ASK {}", "ASK {}"]}}, "2 times"),
        (403, {"data": {"update": "DROP ALL"}}, "only reads"),
        (403, {"content": "DROP ALL", "headers": {"content-type": "application/sparql-update"}}, "reads"),
        (415, {"content": WHO}, "application/sparql-query"),
        (415, {"content": WHO, "headers": {"content-type": "text/plain"}}, "application/sparql-query"),
        (415, {"files": {"query": WHO}}, "application/sparql-query"),
        (415, {"content": "ASK {}".encode("utf-16"),
               "headers": {"content-type": "application/sparql-query; charset=utf-16"}}, "UTF-8"),
        (400, {"content": b"ASK { ?\xff }", "headers": DIRECT}, "not UTF-8 at byte 7"),
        (400, {"content": b"", "headers": DIRECT}, "no SELECT"),
        (400, {"content": "ASK {} #" + "x" * MAX_QUERY_BYTES, "headers": DIRECT}, "more than 100,000 bytes"),
        (400, {"content": "ASK " + "{" * 5000 + "}" * 5000, "headers": DIRECT}, "nested deeper"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_a_line(
    served: Served, status: int, request_: dict[str, Any], detail: str
) -> None:
    send = served.get if "params" in request_ else served.post
    answer = send("sparql", **request_)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.text.count("\n") == 1
    assert detail in answer.json()["detail"]
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("encoded", ["%ff", "%C3", "%ed%a0%80"])
def test_a_query_must_be_utf_8(served: Served, encoded: str) -> None:
    answer = served.get(f"sparql?query=ASK%7B%7D%23{encoded}")
    assert (answer.status_code, "UTF-8" in answer.json()["detail"]) == (400, True)


def test_an_answer_that_was_cut_says_so() -> None:
    cut = sparql.answer(Table(("x",), ((ox.Literal("1"),), (None,)), truncated=True), "text/csv")
    whole = sparql.answer(Table(("x",), ((ox.Literal("1"),),)), "text/csv")
    assert (cut.headers["actorgraph-truncated"], cut.body) == ("2", b"x\r\n1\r\n\r\n")
    assert "actorgraph-truncated" not in whole.headers


def test_head_has_the_headers_alone(served: Served) -> None:
    answer = served.client.head("sparql", params={"query": WHO})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 100


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["sparql", "store?default"])
def test_what_would_change_something_is_no_method(served: Served, method: str, path: str) -> None:
    answer = served.client.request(method, path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


# Graph Store Protocol


def test_a_graph_is_given_by_name(served: Served) -> None:
    answer = served.get("store", params={"graph": ARTICLE}, headers={"accept": "application/n-triples"})
    triples = set(ox.parse(answer.content, ox.RdfFormat.N_TRIPLES))
    query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH article:idlib-truce { ?s ?p ?o } }"
    asked = served.get("sparql", params={"query": query}, headers={"accept": "application/n-triples"})
    assert len(triples) > 100
    assert triples == set(ox.parse(asked.content, ox.RdfFormat.N_TRIPLES))


def test_the_default_graph_is_the_union_of_all(served: Served) -> None:
    answer = served.get("store?default", headers={"accept": "application/n-triples"})
    count = served.get(
        "sparql", params={"query": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?s ?p ?o } }"}
    )
    assert str(answer.text.count("\n")) == count.json()["results"]["bindings"][0]["n"]["value"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("store", 400),
        (f"store?default&graph={ARTICLE}", 400),
        (f"store?graph={ARTICLE}&graph={ARTICLE}", 400),
        ("store?graph=not%20an%20iri", 400),
        ("store?graph=relative", 400),
        (f"store?graph={ARTICLE}-2", 404),
        ("store?graph=%3E%20%7D%20%3B%20DROP%20ALL%20%23", 400),
    ],
)
def test_a_graph_that_is_not_there(served: Served, path: str, status: int) -> None:
    assert served.get(path).status_code == status


# Service description


def test_without_a_query_the_service_describes_itself(served: Served) -> None:
    answer = served.get("sparql", headers={"accept": "text/turtle"})
    triples = {(t.predicate.value, t.object.value) for t in ox.parse(answer.content, ox.RdfFormat.TURTLE)}
    assert (SD + "endpoint", served.sparql) in triples
    assert (SD + "supportedLanguage", SD + "SPARQL11Query") in triples
    assert (SD + "feature", SD + "UnionDefaultGraph") in triples


def test_a_browser_without_a_query_is_led_to_the_page(served: Served) -> None:
    answer = served.get("sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "query")


# Public clients


@pytest.mark.parametrize("form", [JSON, XML, CSV])
@pytest.mark.parametrize("direct", [False, True])
def test_sparqlwrapper_asks(served: Served, form: str, direct: bool) -> None:
    client = SPARQLWrapper(served.sparql)
    client.setQuery("PREFIX rel: <https://w3id.org/actorgraph/relation/> " + WHO)
    client.setReturnFormat(form)
    client.setMethod(POST)
    if direct:
        client.setRequestMethod(POSTDIRECTLY)
    answer: Any = client.query().convert()
    match form:
        case "json":
            assert names(answer) == ["australia", "china", "cuba"]
        case "xml":
            assert "actor/australia" in answer.toxml()
        case _:
            assert answer.startswith(b"who,whom")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("form", [RDFXML, TURTLE])
def test_sparqlwrapper_constructs(served: Served, form: str) -> None:
    client = SPARQLWrapper(served.sparql)
    client.setQuery("PREFIX rel: <https://w3id.org/actorgraph/relation/> " + GRAPH)
    client.setReturnFormat(form)
    answer: Any = client.query().convert()
    if form == TURTLE:
        assert b"actor:turkey rel:backs" in answer
    else:
        assert len(answer) > 5


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_rdflib_asks(served: Served, method: Any, form: str) -> None:
    store = SPARQLStore(served.sparql, returnFormat=form, method=method)
    prefix = "PREFIX rel: <https://w3id.org/actorgraph/relation/> "
    rows: Any = store.query(prefix + WHO)
    assert [str(row[0]).rpartition("/")[2] for row in rows] == ["australia", "china", "cuba"]
    assert store.query(prefix + "ASK { ?a rel:backs ?b }").askAnswer is True
    if form == "xml":
        assert len(store.query(prefix + GRAPH).graph or ()) > 5


def test_json_loses_nothing(served: Served) -> None:
    text = '=1+1 \u2028 <b> \\ " é \U0001f600'
    query = f"SELECT ({json.dumps(text, ensure_ascii=False)} AS ?x) {{}}"
    answer = served.get("sparql", params={"query": query})
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == text
