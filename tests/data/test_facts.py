"""The annotated facts of data/: they quote what the articles say, in relations that the ontology has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.model import Modality, Polarity

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "articles"
SCHEMA = "https://w3id.org/actorgraph/schema#"
RELATION = "https://w3id.org/actorgraph/relation/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SYMMETRIC = "http://www.w3.org/2002/07/owl#SymmetricProperty"
FACT_KEYS = {
    "relation", "subject", "object", "sentence", "polarity", "modality", "attributed_to", "time", "place",
    "quantity", "core",
}  # fmt: skip
TIME = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)?(?P<slash>/)?(?P<last>\d{4}-\d\d-\d\d)?")


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _texts() -> dict[str, str]:
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in ARTICLES.glob("*.txt")}
    return texts | {record["id"]: record["text"] for record in _records(ARTICLES / "wire.jsonl")}


def _relations(*types: str) -> set[str]:
    triples = ox.parse(path=str(ROOT / "ontology" / "relations.ttl"), format=ox.RdfFormat.TURTLE)
    typed = {(t.subject.value, t.object.value) for t in triples if t.predicate.value == TYPE}
    return {iri.removeprefix(RELATION) for iri, _ in typed if all((iri, cls) in typed for cls in types)}


ANNOTATED = _records(ROOT / "data" / "facts" / "articles.jsonl")


def _facts() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    return ((article, fact) for article in ANNOTATED for fact in article["facts"])


def _name(fact: dict[str, Any]) -> str:
    return f"{fact['subject']['text']} –{fact['relation']}→ {fact['object']['text']}"


def test_each_article_is_annotated_once_with_the_text_of_its_file() -> None:
    assert {article["id"]: article["text"] for article in ANNOTATED} == _texts()
    assert len({article["id"] for article in ANNOTATED}) == len(ANNOTATED) >= 12


def test_titles_are_those_of_the_files() -> None:
    headlines = {
        path.stem: path.read_text(encoding="utf-8").split("\n")[0] for path in ARTICLES.glob("*.txt")
    }
    headlines |= {record["id"]: record["title"] for record in _records(ARTICLES / "wire.jsonl")}
    assert {article["id"]: article["title"] for article in ANNOTATED} == headlines


@pytest.mark.parametrize("article", ANNOTATED, ids=lambda article: str(article["id"]))
def test_articles_are_short_and_full_of_facts(article: dict[str, Any]) -> None:
    assert 200 <= len(article["text"].split()) <= 500
    assert len(article["facts"]) >= 15


def test_offsets_give_the_quoted_words() -> None:
    wrong = [
        (article["id"], _name(fact))
        for article, fact in _facts()
        for mention in (fact["subject"], fact["object"])
        if article["text"][mention["start"] : mention["end"]] != mention["text"]
    ]
    assert wrong == []


def test_mentions_lie_in_their_sentence_and_sentences_in_one_paragraph() -> None:
    wrong = [
        (article["id"], _name(fact))
        for article, fact in _facts()
        for start, end in [fact["sentence"]]
        for mention in (fact["subject"], fact["object"])
        if not 0 <= start <= mention["start"] < mention["end"] <= end <= len(article["text"])
        or "\n" in article["text"][start:end]
    ]
    assert wrong == []


def test_facts_have_the_fields_and_values_of_the_format() -> None:
    for article, fact in _facts():
        where = f"{article['id']}: {_name(fact)}"
        assert set(fact) == FACT_KEYS, where
        assert fact["polarity"] in set(Polarity), where
        assert fact["modality"] in set(Modality), where
        assert isinstance(fact["core"], bool), where
        assert fact["quantity"] is None or fact["quantity"] > 0, where
        for mention in (fact["subject"], fact["object"]):
            assert mention["actor"], where
            assert mention["actor"] not in mention["aliases"], where


def test_times_are_iso_days_in_order() -> None:
    for article, fact in _facts():
        if fact["time"] is None:
            continue
        parts = TIME.fullmatch(fact["time"])
        assert parts, (article["id"], fact["time"])
        first, last = (date.fromisoformat(day) if day else None for day in parts.group("first", "last"))
        assert first or last, (article["id"], fact["time"])
        assert not (first and last) or first <= last, (article["id"], fact["time"])
        assert parts["slash"] or last is None, (article["id"], fact["time"])


def test_relations_are_those_of_the_ontology() -> None:
    assert {fact["relation"] for _, fact in _facts()} <= _relations(SCHEMA + "RelationType")


def test_no_fact_is_listed_twice_in_a_sentence() -> None:
    symmetric = _relations(SCHEMA + "RelationType", SYMMETRIC)
    seen = set()
    for article, fact in _facts():
        ends = [fact["subject"]["actor"], fact["object"]["actor"]]
        ends = sorted(ends) if fact["relation"] in symmetric else ends
        key = (article["id"], *fact["sentence"], fact["relation"], *ends, fact["polarity"], fact["modality"])
        assert key not in seen, (article["id"], _name(fact))
        seen.add(key)


def test_a_repeated_paragraph_is_annotated_where_it_stands_first() -> None:
    repeated = 0
    for article in ANNOTATED:
        paragraphs = list(re.finditer(r"[^\n]+", article["text"]))
        texts = [paragraph.group() for paragraph in paragraphs]
        repeats = [p for i, p in enumerate(paragraphs) if p.group() in texts[:i]]
        repeated += len(repeats)
        starts = {fact["sentence"][0] for fact in article["facts"]}
        assert not [start for start in starts for p in repeats if p.start() <= start < p.end()], article["id"]
    assert repeated == 1


def test_furniture_states_nothing() -> None:
    furniture = ("By the ", "By a ", "Read more:")
    sentences = [article["text"][slice(*fact["sentence"])] for article, fact in _facts()]
    assert not [sentence for sentence in sentences if sentence.startswith(furniture)]


def test_denials_plans_and_sources_are_among_the_facts() -> None:
    facts = [fact for _, fact in _facts()]
    assert {fact["modality"] for fact in facts} == set(Modality)
    assert sum(fact["polarity"] == "negated" for fact in facts) >= 20
    assert sum(fact["attributed_to"] is not None for fact in facts) >= 30
