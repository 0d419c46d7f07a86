"""How much of what people read in articles the reader finds; a floor breaks when a reading got worse.

The floors stand a little under what is reached, so that a change of a few facts does not break them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.score import Score, score
from graph import ontology
from graph.building import cache_folder
from graph.pipeline import Pipeline, Understood
from graph.showing.export import article_line

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "articles"
FACTS = ROOT / "data" / "facts" / "articles.jsonl"
GOLD = ROOT.parent / "shared" / "gold" / "seed.jsonl"
SCORER = ROOT.parent / "shared" / "score" / "score.py"

FLOORS = {"precision": 0.80, "recall": 0.62, "core_recall": 0.67}
ASPECTS = {"linking": 0.77, "polarity": 0.98, "modality": 0.95, "attribution": 0.60, "time": 0.68}
GOLD_FLOORS = {
    "strict_precision": 0.88,
    "strict_core_recall": 0.60,
    "polarity_accuracy": 0.90,
    "modality_accuracy": 0.84,
    "linking_accuracy": 0.80,
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(ontology.load(), cache=cache_folder())


@pytest.fixture(scope="module")
def understood(pipeline: Pipeline) -> list[Understood]:
    """The sample articles, each understood: none of them is rejected."""
    found = list(pipeline.extract([ARTICLES]))
    assert all(isinstance(one, Understood) for one in found)
    return [one for one in found if isinstance(one, Understood)]


@pytest.fixture(scope="module")
def extracted(understood: list[Understood]) -> list[dict[str, Any]]:
    """What ``kg extract --format jsonl`` prints of them, read back."""
    return [json.loads(article_line(one.article, one.statements)) for one in understood]


@pytest.fixture(scope="module")
def reached(extracted: list[dict[str, Any]]) -> Score:
    gold = [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]
    assert {article["id"] for article in gold} == {article["id"] for article in extracted}
    return score(gold, extracted)


@pytest.mark.parametrize(("rate", "floor"), FLOORS.items())
def test_as_many_facts_are_found_as_before(reached: Score, rate: str, floor: float) -> None:
    tally = getattr(reached, rate)
    assert tally.right / tally.of >= floor, f"{rate} {tally}"


@pytest.mark.parametrize(("aspect", "floor"), ASPECTS.items())
def test_found_facts_are_understood_as_well_as_before(reached: Score, aspect: str, floor: float) -> None:
    tally = reached.accuracy[aspect]
    assert tally.right / tally.of >= floor, f"{aspect} {tally}"


def test_offsets_slice_the_text(understood: list[Understood], extracted: list[dict[str, Any]]) -> None:
    pieces = [
        (one.article.text[part["start"] : part["end"]], part["quote" if "quote" in part else "text"])
        for one, printed in zip(understood, extracted, strict=True)
        for statement in printed["statements"]
        for part in (statement["subject"], statement["object"], statement["evidence"])
    ]
    assert len(pieces) > 600
    assert [(sliced, printed) for sliced, printed in pieces if sliced != printed] == []


def test_mentions_stand_in_their_evidence(extracted: list[dict[str, Any]]) -> None:
    outside = [
        statement["id"]
        for article in extracted
        for statement in article["statements"]
        for end in (statement["subject"], statement["object"])
        if not statement["evidence"]["start"] <= end["start"] < end["end"] <= statement["evidence"]["end"]
    ]
    assert outside == []


def test_ids_are_unique_and_the_same_in_a_second_reading(
    pipeline: Pipeline, understood: list[Understood], extracted: list[dict[str, Any]]
) -> None:
    ids = [statement["id"] for article in extracted for statement in article["statements"]]
    assert len(set(ids)) == len(ids)
    for one in understood[:3]:
        assert pipeline.reader.read(one.article) == one.statements


@pytest.mark.skipif(
    not (GOLD.is_file() and SCORER.is_file()),
    reason=f"{GOLD} or {SCORER} is absent: it is no part of the project",
)
def test_the_founding_article_is_read_as_well_as_before(pipeline: Pipeline, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    found = pipeline.extract([GOLD])
    lines = [article_line(one.article, one.statements) for one in found if isinstance(one, Understood)]
    predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCORER, GOLD, predicted, "--json"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    rates = json.loads(done.stdout)
    assert {rate: rates[rate] for rate, floor in GOLD_FLOORS.items() if rates[rate] < floor} == {}
