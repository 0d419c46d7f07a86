"""Training: rows from examples and from annotated articles, and a scorer that has learnt them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.knowledge_graph import cache_folder
from graph.learning import training
from graph.learning.training import Row, article_rows, fit, practice_rows
from graph.model import Article
from graph.pipeline import Pipeline
from graph.understanding.extraction import Reader
from graph.understanding.scorer import NO_RELATION, load

SENTENCE = "France backed Mali, and Chad met Kenya."


def end(text: str) -> dict[str, object]:
    start = SENTENCE.index(text)
    return {"start": start, "end": start + len(text), "text": text, "actor": text, "aliases": []}


FACTS = [
    {"relation": "backs", "subject": end("France"), "object": end("Mali"), "sentence": [0, len(SENTENCE)]},
    {"relation": "meets", "subject": end("Chad"), "object": end("Kenya"), "sentence": [0, len(SENTENCE)]},
]


KNOWN = [Row(("r=back", "a=agent"), "backs"), Row(("r=say", "a=agent"), NO_RELATION)] * 20


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader that ships, with two relations only: training on them takes seconds."""
    whole = Pipeline(cache=cache_folder()).reader
    return replace(whole, relations={name: whole.relations[name] for name in ("trains", "meets")})


def test_practice_rows_name_the_relation_of_the_example_or_none(reader: Reader) -> None:
    rows = list(practice_rows(reader, 0))
    assert {row.relation for row in rows} == {"trains", "meets", NO_RELATION}
    assert all(row.features for row in rows)


def test_article_rows_are_tied_by_facts_alone() -> None:
    whole = Pipeline(cache=cache_folder()).reader
    article = Article("a", SENTENCE, "test")
    tied = [row.relation for row in article_rows(whole, [article], {"a": FACTS}) if row.relation]
    assert sorted(tied) == ["backs", "meets", "meets"]  # a symmetric relation holds both ways
    assert not any(row.relation for row in article_rows(whole, [article], {}))


def test_a_fitted_scorer_knows_its_rows() -> None:
    scorer = fit([*KNOWN, *[Row(("r=meet", "a=agent"), "meets")] * 20])
    assert scorer.probabilities(["r=back"])["backs"] > 0.8
    assert scorer.probabilities(["r=say"])[NO_RELATION] > 0.8


def test_rare_features_teach_nothing() -> None:
    assert "r=rare" not in fit([*KNOWN, Row(("r=rare",), "meets")]).rows


def test_the_command_writes_the_same_weights_each_time(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pipeline, "reader", reader)
    monkeypatch.setattr(training, "ROUNDS", 1)
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "facts.jsonl").write_text(json.dumps({"id": "a", "facts": FACTS[1:]}), encoding="utf-8")
    written = []
    for name in ("one.npz", "two.npz"):
        arguments = [str(tmp_path / "a.txt"), str(tmp_path / "facts.jsonl"), "--out", str(tmp_path / name)]
        result = CliRunner().invoke(training.main, arguments)
        assert result.exit_code == 0, result.output
        written.append(load(tmp_path / name))
    assert " of them tied" in result.output
    assert written[0].rows == written[1].rows
    assert (written[0].weights == written[1].weights).all()
