"""A server that may write: what it changes for those with its token; nobody else changes anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, SPARQLWrapper

from graph.ontology import ACTOR, ARTICLE
from tests.commands import run
from tests.serving.conftest import Served, serving
from tests.serving.samples import make_small

TOKEN = "a-token-that-nobody-guesses"  # noqa: S105  # of the tests alone
BEARER = {"authorization": f"Bearer {TOKEN}"}
UPDATE = {**BEARER, "content-type": "application/sparql-update"}
NOTE = f"{ACTOR}hub"
INSERT = f"INSERT DATA {{ GRAPH <{ARTICLE}spokes> {{ <{NOTE}> rdfs:comment 'seen' }} }}"
ENDLESS = (
    "INSERT { GRAPH <x:g> { ?a ?d ?g } } WHERE { GRAPH ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"
)
SEEN = {"query": f"ASK {{ <{NOTE}> rdfs:comment 'seen' }}"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module")
def writing(store: Path) -> Iterator[Served]:
    with serving(store, "--write", "--token", TOKEN, "--timeout", "3") as served:
        yield served


def asked(served: Served, query: dict[str, str]) -> bool:
    return bool(served.get("sparql", params=query, headers=BEARER).json()["boolean"])


def update(served: Served, text: str) -> httpx.Response:
    return served.post("sparql", content=text, headers=UPDATE)


def articles(served: Served) -> int:
    return int(served.get("api/statistics", headers=BEARER).json()["articles"])


def test_writing_needs_a_token(store: Path) -> None:
    done = run("serve", "--store", store, "--port", "0", "--write")
    assert (done.code, done.out) == (1, "")
    assert "--write lets clients change the graph; that needs --token" in done.err


@pytest.mark.usefixtures("writing")
def test_it_is_the_one_writer(store: Path) -> None:
    done = run("forget", "spokes", "--store", store)
    assert done.code == 1
    assert "is being written by process" in done.err


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "sparql"),
        ("PUT", "store"),
        ("POST", "store"),
        ("DELETE", "store"),
        ("POST", "api/judgements"),
    ],
)
@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 401),
        ({"authorization": "Bearer a-token-that-somebody-guessed"}, 401),
        ({**BEARER, "origin": "https://evil.example"}, 403),
        ({**BEARER, "sec-fetch-site": "cross-site"}, 403),
        ({"cookie": "{cookie}"}, 403),
        ({"cookie": "{cookie}", "origin": "https://evil.example", "sec-fetch-site": "cross-site"}, 403),
        ({"cookie": "{cookie}", "origin": "null"}, 403),
        ({"cookie": "{cookie}", "sec-fetch-site": "same-site"}, 403),
    ],
)
def test_nobody_else_changes_anything(
    writing: Served, method: str, path: str, headers: dict[str, str], code: int
) -> None:
    told = {name: value.format(cookie=cookie(writing)) for name, value in headers.items()}
    kind = "text/turtle" if path == "store" else "application/sparql-update"
    answer = writing.client.request(
        method,
        path,
        params={"graph": ARTICLE + "spokes"} if path == "store" else {},
        content=INSERT,
        headers={"content-type": kind, **told},
    )
    assert answer.status_code == code
    writing.client.cookies.clear()
    assert not asked(writing, {"query": "ASK { ?a rdfs:comment 'seen' }"})


def cookie(served: Served) -> str:
    with httpx.Client(base_url=served.url) as browser:
        browser.get("/", params={"token": TOKEN})
        return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


def test_our_own_page_may_write_with_the_cookie(writing: Served) -> None:
    own = {"cookie": cookie(writing), "origin": writing.url.rstrip("/"), "sec-fetch-site": "same-origin"}
    judged = {"actor": NOTE, "other": NOTE, "verdict": "same"}
    answer = writing.post("api/judgements", json=judged, headers=own)
    assert (answer.status_code, "one actor" in answer.json()["detail"]) == (409, True)


@pytest.mark.parametrize(
    ("text", "status", "detail"),
    [
        ("LOAD <http://127.0.0.1:1/x>", 400, "LOAD is not allowed"),
        ("lo\\u0061d <file:///etc/passwd>", 400, "not allowed"),
        ("INSERT { GRAPH <x:g> { ?a ?b 1 } } WHERE { SERVICE <x:s> { ?a ?b ?c } }", 400, "SERVICE"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 400, "outside of all graphs"),
        ("INSERT DATA { GRAPH <x:g> { <x:a> nobody:b <x:c> } }", 400, "unknown prefix 'nobody:'"),
        ("DELETE WHERE { " + "{ " * 100 + "}" * 101, 400, "nested deeper"),
        ("INSERT { GRAPH <x:g> { ?a ?b 1 } } WHERE { " + "?a ?b 2 . " * 300 + "}", 400, "more than 600"),
        ("SELECT * { ?a ?b ?c }", 400, "is no update"),
        ("", 400, "has no INSERT"),
        ("DELETE nonsense", 400, "expected WHERE"),
        (ENDLESS, 503, "nothing was changed"),
    ],
)  # fmt: skip
def test_an_update_that_may_not_be_changes_nothing(
    writing: Served, text: str, status: int, detail: str
) -> None:
    before = writing.get("store?default", headers={**BEARER, "accept": "application/n-triples"}).text
    answer = update(writing, text)
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)
    assert detail in answer.json()["detail"]
    after = writing.get("store?default", headers={**BEARER, "accept": "application/n-triples"}).text
    assert sorted(after.splitlines()) == sorted(before.splitlines())


def test_an_update_is_done_and_seen(writing: Served, store: Path) -> None:
    assert update(writing, INSERT).status_code == 204
    assert asked(writing, SEEN)
    back = writing.post("sparql", data={"update": INSERT.replace("INSERT", "DELETE")}, headers=BEARER)
    assert back.status_code == 204
    assert not asked(writing, SEEN)
    assert [path.name for path in store.rglob("trial")] == []


def test_an_update_of_many_triples_is_done(writing: Served) -> None:
    data = " ".join(f"<x:s{number}> <x:p> 'o {number}' ." for number in range(1_500))
    assert update(writing, f"INSERT DATA {{ GRAPH <x:many> {{ {data} }} }}").status_code == 204
    assert update(writing, "DROP GRAPH <x:many>").status_code == 204


def test_the_service_says_that_it_takes_updates(writing: Served) -> None:
    told = writing.get("sparql", headers={**BEARER, "accept": "text/turtle"}).text
    assert "SPARQL11Update" in told


def test_other_clients_update(writing: Served) -> None:
    client = SPARQLWrapper(writing.sparql)
    client.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    client.setMethod(POST)
    client.setQuery(f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {INSERT}")
    assert client.query().response.status == 204
    remote = SPARQLUpdateStore(writing.sparql, writing.sparql, headers=BEARER, autocommit=True)
    remote.update(
        INSERT.replace("INSERT", "DELETE"), initNs={"rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
    )
    assert not asked(writing, SEEN)


def test_a_graph_comes_and_goes(writing: Served) -> None:
    graph = {"graph": ARTICLE + "spokes"}
    turtle = {**BEARER, "content-type": "text/turtle"}
    whole = writing.get("store", params=graph, headers={**BEARER, "accept": "text/turtle"})
    count = articles(writing)
    assert writing.client.delete("store", params=graph, headers=BEARER).status_code == 204
    assert writing.client.delete("store", params=graph, headers=BEARER).status_code == 404
    assert articles(writing) == count - 1
    assert writing.client.put("store", params=graph, content=whole.content, headers=turtle).status_code == 201
    assert writing.client.put("store", params=graph, content=whole.content, headers=turtle).status_code == 204
    assert articles(writing) == count
    more = f"<{NOTE}> <http://www.w3.org/2000/01/rdf-schema#comment> 'seen' ."
    assert writing.post("store", params=graph, content=more, headers=turtle).status_code == 204
    assert asked(writing, SEEN)
    assert writing.client.put("store", params=graph, content=whole.content, headers=turtle).status_code == 204
    assert not asked(writing, SEEN)
    again = writing.get("store", params=graph, headers={**BEARER, "accept": "text/turtle"})
    same = [set(Graph().parse(data=each.text, format="turtle")) for each in (whole, again)]
    assert same[0] == same[1]


@pytest.mark.parametrize(
    ("graph", "sent", "status", "detail"),
    [
        (ARTICLE + "x", ("text/turtle", "<x:a> <x:b> <x:c> ."), 422, "graph"),
        (ARTICLE + "x", ("text/turtle", ""), 422, "would be empty"),
        (ARTICLE + "x", ("text/turtle", "[] <x:b> <x:c> ."), 422, "blank node"),
        (ARTICLE + "x", ("text/turtle", "<x:a> <x:b> nonsense"), 400, "not text/turtle"),
        (ARTICLE + "x", ("text/turtle", "<x:a> <x:b> " + "[ <x:b> " * 20_000), 400, "not text/turtle"),
        (ARTICLE + "x", ("text/turtle", "<x:a> <x:b> " + "( " * 20_000), 400, "not text/turtle"),
        (ARTICLE + "x", ("application/rdf+xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>"), 415, "text/turtle"),
        (ARTICLE + "x", ("application/ld+json", "{}"), 415, "text/turtle"),
        ("https://w3id.org/actorgraph/judgements", ("text/turtle", "<x:a> <x:b> <x:c> ."), 403, "articles"),
        ("https://example.org/g", ("text/turtle", "<x:a> <x:b> <x:c> ."), 403, "articles"),
        ("no iri", ("text/turtle", "<x:a> <x:b> <x:c> ."), 400, "no absolute IRI"),
        (None, ("text/turtle", "<x:a> <x:b> <x:c> ."), 400, "name the graph"),
    ],
)
def test_a_graph_that_is_no_articles_is_refused(
    writing: Served, graph: str | None, sent: tuple[str, str], status: int, detail: str
) -> None:
    kind, body = sent
    where = {} if graph is None else {"graph": graph}
    answer = writing.client.put("store", params=where, content=body, headers={**BEARER, "content-type": kind})
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)
    assert detail in answer.json()["detail"]


def test_a_judgement_is_written_and_followed(writing: Served) -> None:
    one, other = ACTOR + "actor-000", ACTOR + "actor-001"
    actors = writing.get("api/statistics", headers=BEARER).json()["actors"]
    judged = {"actor": one, "other": other, "verdict": "same", "note": "two names of one"}
    assert writing.post("api/judgements", json=judged, headers=BEARER).status_code == 201
    assert writing.get("api/statistics", headers=BEARER).json()["actors"] == actors - 1
    assert writing.get("api/actor", params={"name": "Actor 001"}, headers=BEARER).json()["iri"] == one
    apart = {"actor": one, "other": other, "verdict": "different"}
    assert writing.post("api/judgements", json=apart, headers=BEARER).status_code == 201
    assert writing.get("api/statistics", headers=BEARER).json()["actors"] == actors
    assert writing.post("api/judgements", json=apart, headers=BEARER).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("[]", 400),
        ("{", 400),
        ("[" * 100_000, 400),
        (json.dumps({"actor": "a", "other": "b"}), 400),
        (json.dumps({"actor": "a", "other": "b", "verdict": "perhaps"}), 400),
        (json.dumps({"actor": 1, "other": "b", "verdict": "same"}), 400),
        (json.dumps({"actor": "Hub", "other": "b", "verdict": "same", "by": "somebody"}), 400),
        (json.dumps({"actor": "Hub", "other": "Nobody at all", "verdict": "same"}), 404),
        (json.dumps({"actor": "Hub", "other": "Actor 001", "verdict": "same", "note": "x" * 1_001}), 400),
    ],
)
def test_a_bad_judgement_is_told_in_a_line(writing: Served, body: str, status: int) -> None:
    kind = {**BEARER, "content-type": "application/json"}
    answer = writing.post("api/judgements", content=body, headers=kind)
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)
    plain = {**BEARER, "content-type": "text/plain"}
    assert writing.post("api/judgements", content=body, headers=plain).status_code == 415


def test_without_write_nothing_can_be_written(world: Served) -> None:
    def send(method: str, path: str, **more: Any) -> int:
        return world.client.request(method, path, **more).status_code

    assert send("POST", "sparql", data={"update": INSERT}) == 403
    assert send("POST", "sparql", content=INSERT, headers=UPDATE) == 403
    assert send("PUT", "store", params={"graph": ARTICLE + "x"}, content=INSERT) == 405
    assert send("DELETE", "store", params={"graph": ARTICLE + "x"}) == 405
    assert send("POST", "api/judgements", json={}) == 403
