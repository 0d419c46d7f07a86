"""The scorer against records small enough to score by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.score import Tally, fold, score, symmetric_relations

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Ankara backs rebels. Erdogan met Putin in Moscow, officials said."
BACKS, MEETS = (0, 20), (21, 65)
NAMES = {
    "Ankara": ("Turkey", "Türkiye"),
    "rebels": ("Idlib rebels",),
    "Erdogan": ("Recep Tayyip Erdogan",),
    "Putin": ("Vladimir Putin",),
}


def _span(word: str) -> dict[str, Any]:
    start = TEXT.index(word)
    return {"start": start, "end": start + len(word), "text": word}


def _fact(
    subject: str, relation: str, object_: str, sentence: tuple[int, int], **more: Any
) -> dict[str, Any]:
    ends = [
        _span(word) | {"actor": NAMES[word][0], "aliases": [*NAMES[word][1:]]} for word in (subject, object_)
    ]
    plain = {"polarity": "asserted", "modality": "actual", "core": True}
    empty = dict.fromkeys(("attributed_to", "time", "place", "quantity"))
    fixed = {"relation": relation, "subject": ends[0], "object": ends[1], "sentence": [*sentence]}
    return fixed | plain | empty | more


def _statement(
    subject: str, relation: str, object_: str, sentence: tuple[int, int], **more: Any
) -> dict[str, Any]:
    ends = [_span(word) | {"label": NAMES[word][0]} for word in (subject, object_)]
    evidence = {"start": sentence[0], "end": sentence[1], "quote": TEXT[slice(*sentence)]}
    empty = dict.fromkeys(("attributed_to", "time", "place", "quantity"))
    fixed = {"relation": relation, "subject": ends[0], "object": ends[1], "evidence": evidence}
    return fixed | {"polarity": "asserted", "modality": "actual"} | empty | more


BACKING, MEETING = ("Ankara", "backs", "rebels", BACKS), ("Erdogan", "meets", "Putin", MEETS)
MEETING_FACTS: dict[str, Any] = {
    "attributed_to": "officials",
    "time": "2020-03-05",
    "place": "Moscow",
    "core": False,
}
GOLD = [{"id": "a", "text": TEXT, "facts": [_fact(*BACKING), _fact(*MEETING, **MEETING_FACTS)]}]
MEETING_FOUND: dict[str, Any] = {
    "attributed_to": {"label": "Officials"},
    "time": {"text": "Thursday", "start": "2020-03-05", "end": "2020-03-05", "precision": "day"},
    "place": {"label": "Moscow"},
}


def _predicted(*statements: dict[str, Any], article: str = "a") -> list[dict[str, Any]]:
    return [{"id": article, "statements": list(statements)}]


def test_perfect_prediction_has_all_right() -> None:
    result = score(GOLD, _predicted(_statement(*BACKING), _statement(*MEETING, **MEETING_FOUND)), {"meets"})
    assert (result.precision, result.recall, result.core_recall) == (Tally(2, 2), Tally(2, 2), Tally(1, 1))
    assert result.f1 == Tally(4, 4)
    assert result.accuracy == {
        "linking": Tally(4, 4), "polarity": Tally(2, 2), "modality": Tally(2, 2), "attribution": Tally(1, 1),
        "time": Tally(1, 1), "place": Tally(1, 1), "quantity": Tally(0, 0),
    }  # fmt: skip


@pytest.mark.parametrize(("symmetric", "matched"), [({"meets"}, 1), (set(), 0)])
def test_reversed_ends_match_only_where_the_relation_is_symmetric(symmetric: set[str], matched: int) -> None:
    reversed_ends = ("rebels", "backs", "Ankara", BACKS), ("Putin", "meets", "Erdogan", MEETS)
    result = score(GOLD, _predicted(*(_statement(*ends) for ends in reversed_ends)), symmetric)
    assert len(result.matches) == matched
    assert len(result.wrong) == 2 - matched
    assert sum(match.linked for match in result.matches) == 2 * matched


def test_missing_facts_count_against_recall_and_core_recall_apart() -> None:
    result = score(GOLD, _predicted(_statement(*MEETING)), {"meets"})
    assert (result.precision, result.recall, result.core_recall) == (Tally(1, 1), Tally(1, 2), Tally(0, 1))
    assert [fact.relation for fact in result.missed] == ["backs"]


def test_article_without_prediction_is_missed_and_one_without_facts_is_not_judged() -> None:
    result = score(GOLD, _predicted(_statement(*BACKING), article="unknown"), set())
    assert (len(result.missed), len(result.wrong), len(result.matches)) == (2, 0, 0)
    assert str(result.precision) == "0.000  (0/0)"


def test_duplicate_statement_is_wrong_and_the_better_one_is_matched() -> None:
    negated = _statement(*BACKING, polarity="negated")
    result = score(GOLD, _predicted(negated, _statement(*BACKING)), set())
    assert [statement.polarity for statement in result.wrong] == ["negated"]
    assert result.accuracy["polarity"] == Tally(1, 1)


def test_plural_mention_is_two_facts_told_apart_by_their_labels() -> None:
    they = _span("Erdogan met Putin")
    ends = [they | {"actor": name, "aliases": []} for name in ("India", "Pakistan")]
    facts = [_fact(*BACKING) | {"object": end} for end in ends]
    statements = [_statement(*BACKING) | {"object": they | {"label": end["actor"]}} for end in reversed(ends)]
    result = score([{"id": "a", "text": TEXT, "facts": facts}], _predicted(*statements), set())
    assert result.accuracy["linking"] == Tally(4, 4)


@pytest.mark.parametrize(
    ("start", "end", "label", "found", "linked"),
    [
        (0, 6, "Turkey", True, True),
        (0, 6, "Ankara City", True, False),
        (21, 28, "the TURKIYE", True, True),
        (21, 28, "Recep Tayyip Erdogan", False, False),
        (6, 9, "Syria", False, False),
    ],
)
def test_an_end_matches_by_its_words_or_its_name(
    start: int, end: int, label: str, found: bool, linked: bool
) -> None:
    subject = {"start": start, "end": end, "text": TEXT[start:end], "label": label}
    result = score(GOLD, _predicted(_statement(*BACKING) | {"subject": subject}), set())
    assert bool(result.matches) == found
    assert [match.linked for match in result.matches] == ([1 + linked] if found else [])


def test_evidence_must_overlap_the_sentence() -> None:
    elsewhere = {"start": 20, "end": 65, "quote": TEXT[20:65]}
    assert not score(GOLD, _predicted(_statement(*BACKING) | {"evidence": elsewhere}), set()).matches


def test_other_relation_is_wrong_and_missed() -> None:
    result = score(GOLD, _predicted(_statement("Ankara", "arms", "rebels", BACKS)), set())
    assert len(result.matches) == 0
    assert len(result.wrong) == 1
    assert len(result.missed) == 2


@pytest.mark.parametrize(
    ("aspect", "change"),
    [
        ("polarity", {"polarity": "negated"}),
        ("modality", {"modality": "planned"}),
        ("attribution", {"attributed_to": None}),
        ("time", {"time": MEETING_FOUND["time"] | {"end": None}}),
        ("place", {"place": {"label": "Minsk"}}),
        ("quantity", {"quantity": {"value": 2, "text": "two", "of": "men"}}),
    ],
)
def test_an_aspect_that_differs_is_counted(aspect: str, change: dict[str, Any]) -> None:
    result = score(GOLD, _predicted(_statement(*MEETING, **(MEETING_FOUND | change))), {"meets"})
    assert result.accuracy[aspect] == Tally(0, 1)
    assert all(tally.right == tally.of for name, tally in result.accuracy.items() if name != aspect)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2020-03-01/2020-03-31", "2020-03-01", "2020-03-31"),
        ("2020-03-15/", "2020-03-15", None),
        ("/2020-12-01", None, "2020-12-01"),
    ],
)
def test_times_are_days_with_open_ends(written: str, start: str | None, end: str | None) -> None:
    gold = [{"id": "a", "text": TEXT, "facts": [_fact(*BACKING, time=written)]}]
    time = {"text": "", "start": start, "end": end, "precision": "interval"}
    assert score(gold, _predicted(_statement(*BACKING, time=time)), set()).accuracy["time"] == Tally(1, 1)


def test_names_are_folded() -> None:
    assert fold(" The  Kremlin") == "kremlin"
    assert fold("Nicolás Maduro") == "nicolas maduro"
    assert fold("a theatre") == "theatre"


def test_symmetric_relations_come_from_the_ontology() -> None:
    names = symmetric_relations()
    assert {"meets", "signsWith", "alliedWith", "clashesWith"} <= names
    assert names.isdisjoint({"backs", "kills", "leads", "signs"})


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "benchmarks/score.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")


def test_command_line_prints_the_score(tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text(json.dumps(GOLD[0], ensure_ascii=False) + "\n", encoding="utf-8")
    statements = _predicted(_statement(*MEETING), _statement("Putin", "backs", "Ankara", BACKS))
    predicted.write_text(json.dumps(statements[0]) + "\n", encoding="utf-8")
    lines = _run(gold, predicted, "--by", "--misses", "9", "--wrong", "9").stdout
    assert "articles     1.000  (1/1)" in lines
    assert "precision    0.500  (1/2)" in lines
    assert "core recall  0.000  (0/1)" in lines
    assert "backs              0.000  (0/1)       0.000  (0/1)" in lines
    assert "missed: a: Ankara –asserted actual backs→ rebels\n    Ankara backs rebels." in lines
    assert "wrong: a: Putin –asserted actual backs→ Ankara" in lines
    assert "missed" not in _run(gold, predicted).stdout


def test_command_line_names_a_missing_file_in_one_line(tmp_path: Path) -> None:
    done = _run(tmp_path / "none.jsonl", tmp_path / "none.jsonl")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "none.jsonl" in done.stderr
