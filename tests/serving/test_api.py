"""The API: what each operation answers, whether as described, and what it says to bad questions."""

from __future__ import annotations

import re
from typing import Any

import pytest

from graph.limits_outside import MAX_ANSWER_ROWS, MAX_NEIGHBOURS
from graph.serving.openapi import SCHEMAS, document
from graph.serving.operations import OPERATIONS
from tests.commands import ROOT
from tests.serving.conftest import Served

ASKED = {
    "actors": {"text": "tur"},
    "actor": {"name": "ankara"},
    "relations": {"actor": "Turkey", "evidence": "true", "all": "true"},
    "timeline": {"actor": "Turkey", "since": "2018"},
    "path": {"actor": "Hezbollah", "other": "Germany"},
    "neighbours": {"actor": "Russia"},
    "disputes": {"place": "Ukraine", "undisputed": "true", "min_confidence": "0.5", "limit": "3"},
    "changes": {"start": "2020", "end": "2023", "actor": "Turkey", "place": "Syria", "limit": "2"},
    "counts": {"actor": "Russia", "by": "month"},
    "search": {"text": "grain deal", "limit": "2"},
    "articles": {"text": "idlib"},
    "statement": {"id": "15c638ed30be2a3a66e6"},
    "article": {"id": "black-sea-grain"},
    "review": {"limit": "5"},
    "statistics": {},
    "drawing": {"actor": "Hezbollah", "other": "Germany", "path": "true"},
}


def unlike(value: Any, schema: dict[str, Any]) -> list[str]:
    """Where a value is not as its schema says."""
    if "$ref" in schema:
        return unlike(value, SCHEMAS[schema["$ref"].rpartition("/")[2]])
    kinds = {
        "object": dict, "array": list, "string": str, "integer": int, "number": float, "boolean": bool,
        "null": type(None),
    }  # fmt: skip
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not isinstance(value, tuple(kinds[each] for each in types)):
        return [f"{value!r} is no {types}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{value!r} is none of {schema['enum']}"]
    if isinstance(value, list):
        return [fault for item in value for fault in unlike(item, schema.get("items", {"type": list(kinds)}))]
    if isinstance(value, dict) and "properties" in schema:
        faults = [f"no {name}" for name in schema["required"] if name not in value]
        faults += [f"undescribed {name}" for name in value if name not in schema["properties"]]
        known = schema["properties"].items()
        return faults + [fault for name, of in known if name in value for fault in unlike(value[name], of)]
    return []


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_answers_as_described(served: Served, name: str) -> None:
    answer = served.get(f"api/{name}", params=ASKED[name])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    if name == "drawing":
        assert {"nodes", "edges", "total"} <= answer.json().keys()
    else:
        assert unlike(answer.json(), SCHEMAS[OPERATIONS[name].answers]) == []


def test_the_description_is_served_and_whole(served: Served) -> None:
    told = served.get("api").json()
    assert told == served.get("api/openapi.json").json() == document(told["info"]["version"])
    assert set(told["paths"]) == {f"/api/{name}" for name in OPERATIONS}
    assert {operation.answers for operation in OPERATIONS.values()} <= told["components"]["schemas"].keys()


def test_actors_are_found_as_their_names_are_typed(served: Served) -> None:
    for typed in ("t", "tu", "turk", "türkiye", "republic of tur"):
        found = served.get("api/actors", params={"text": typed, "limit": 100}).json()["actors"]
        assert "Turkey" in {card["label"] for card in found}
    assert served.get("api/actors?text=qqqqq").json() == {
        "actors": [],
        "truncated": False,
        "total": 0,
    }


def test_a_misspelt_name_finds_near_ones(served: Served) -> None:
    found = served.get("api/actors?text=Turkei").json()["actors"]
    assert "Turkey" in {card["label"] for card in found}


def test_the_readme_asks_what_is_answered(served: Served) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = re.findall(r"http://127\.0\.0\.1:8000/(api[^' ]+)", readme)
    assert [served.get(path).json()["relations"] != [] for path in asked] == [True]
    (query,) = re.findall(r"--data-urlencode 'query=(.*)' http://127\.0\.0\.1:8000/sparql", readme)
    assert served.post("sparql", data={"query": query}, headers={"accept": "text/csv"}).text.count("\n") > 5


def test_what_is_cut_says_so(served: Served) -> None:
    two = served.get("api/actors?limit=2").json()
    assert (len(two["actors"]), two["truncated"]) == (2, True)
    assert two["total"] == served.get("api/statistics").json()["actors"]
    rows = served.get("api/relations?actor=Turkey&limit=3").json()
    assert (len(rows["relations"]), rows["truncated"]) == (3, True)
    near = served.get("api/neighbours?actor=Turkey&limit=1").json()
    assert (len(near["neighbours"]), near["truncated"]) == (1, True)
    assert near["total"] > 5


def test_conditions_are_those_of_the_command_line(served: Served) -> None:
    def rows(**conditions: str) -> list[Any]:
        answer = served.get("api/relations", params={"actor": "Turkey", "limit": "1000", **conditions})
        return list(answer.json()["relations"])

    everything = rows(all="true")
    assert len(everything) > len(rows())
    assert {row["relation"] for row in rows(relation="memberOf")} == {"memberOf"}
    assert {row["event"] for row in rows(event="CONSULT")} <= {"CONSULT"}
    assert all(row["last"] >= "2022" for row in rows(since="2022"))
    assert all(row["first"] < "2021" for row in rows(until="2020"))
    assert all(row["confidence"] >= 0.95 for row in rows(min_confidence="0.95"))
    between = rows(other="Russia", all="true")
    assert all({row["subject"]["label"], row["object"]["label"]} == {"Turkey", "Russia"} for row in between)


def test_evidence_is_the_text_at_its_offsets(served: Served) -> None:
    row = served.get("api/relations?actor=Turkey&other=NATO&evidence=true").json()["relations"][0]
    seen = row["sightings"][0]
    assert len(seen["quote"]) == seen["end"] - seen["start"]
    told = served.get("api/statement", params={"id": seen["statement"]}).json()
    assert (told["relation"], told["sighting"]["quote"]) == (row["relation"], seen["quote"])


@pytest.mark.parametrize(
    ("status", "path", "detail"),
    [
        (404, "actor?name=Turkei", "no actor named 'Turkei'"),
        (404, "relations?actor=%3E%20%7D%20%3B%20DROP%20ALL%20%23", "no actor named"),
        (404, "statement?id=abc", "no statement 'abc'"),
        (404, "article?id=abc", "no article 'abc'"),
        (404, "nothing", "not found"),
        (404, "actors/", "not found"),
        (400, "relations", "actor is missing"),
        (400, "relations?actor=", "1 to 500 characters"),
        (400, "relations?actor=" + "x" * 501, "1 to 500 characters"),
        (400, "relations?actor=Turkey&actor=Russia", "2 times"),
        (400, "relations?actor=Turkey&limt=5", "no parameter 'limt'"),
        (400, "relations?actor=Turkey&limit=0", "whole number from 1"),
        (400, f"relations?actor=Turkey&limit={MAX_ANSWER_ROWS + 1}", "whole number from 1"),
        (400, f"drawing?actor=Turkey&limit={MAX_NEIGHBOURS + 1}", "whole number from 1"),
        (400, "relations?actor=Turkey&limit=%D9%A3", "whole number from 1"),
        (400, "relations?actor=Turkey&limit=" + "9" * 5000, "whole number from 1"),
        (400, "relations?actor=Turkey&min_confidence=nan", "from 0 to 1"),
        (400, "relations?actor=Turkey&all=perhaps", "true or false"),
        (400, "relations?actor=Turkey&polarity=so", "polarity must be asserted or negated"),
        (400, "counts?by=day", "year or month"),
        (400, "changes?start=2018", "end is missing"),
        (400, "changes?start=2018&end=soon", "soon"),
        (404, "disputes?actor=Turkye", "Turkye"),
        (400, "relations?actor=Turkey&relation=bakcs", "no relation named 'bakcs'"),
        (400, "relations?actor=Turkey&since=soon", "soon"),
        (400, "relations?actor=%ff", "UTF-8"),
        (400, "statistics?a=1", "there are none"),
    ],
)
def test_a_bad_question_is_told_in_a_line(served: Served, status: int, path: str, detail: str) -> None:
    answer = served.get(f"api/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert detail in answer.json()["detail"]
    assert answer.text.count("\n") == 1
    assert len(answer.text) < 2_000


def test_an_unknown_actor_has_near_names(served: Served) -> None:
    assert "Turkey" in served.get("api/actor?name=Turkei").json()["near"]
