"""The calibration against statements few enough to count by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.calibration import Judged, bins, calibration_error, judge

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Peru praised Chile."
SENTENCE = {"start": 0, "end": len(TEXT), "quote": TEXT}
PERU, CHILE = {"start": 0, "end": 4, "text": "Peru"}, {"start": 13, "end": 18, "text": "Chile"}
EMPTY = dict.fromkeys(("attributed_to", "time", "place", "quantity"))
PLAIN = {"polarity": "asserted", "modality": "actual"}
GOLD: list[dict[str, Any]] = [
    {
        "id": "a",
        "text": TEXT,
        "facts": [
            EMPTY
            | PLAIN
            | {
                "relation": "praises",
                "subject": PERU | {"actor": "Peru", "aliases": []},
                "object": CHILE | {"actor": "Chile", "aliases": []},
                "sentence": [0, len(TEXT)],
                "core": True,
            }
        ],
    }
]


def _statement(relation: str, confidence: float) -> dict[str, Any]:
    ends = {"subject": PERU | {"label": "Peru"}, "object": CHILE | {"label": "Chile"}}
    return EMPTY | PLAIN | ends | {"relation": relation, "evidence": SENTENCE, "confidence": confidence}


PREDICTED = [{"id": "a", "statements": [_statement("praises", 0.9), _statement("backs", 0.6)]}]


def test_each_statement_is_judged_by_the_facts() -> None:
    assert judge(GOLD, PREDICTED) == (Judged(0.9, right=True), Judged(0.6, right=False))


@pytest.mark.parametrize(
    ("confidence", "low", "high"),
    [(0.0, 0.0, 0.5), (0.49, 0.0, 0.5), (0.5, 0.5, 0.9), (0.89, 0.5, 0.9), (0.9, 0.9, 1.0), (1.0, 0.9, 1.0)],
)
def test_a_bin_has_its_lower_edge_and_the_last_one_both(confidence: float, low: float, high: float) -> None:
    [found] = bins([Judged(confidence, right=True)], [0.9, 0.5])
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([], 0.0),
        ([Judged(0.5, right=True), Judged(0.5, right=False)], 0.0),
        ([Judged(1.0, right=True)], 0.0),
        ([Judged(1.0, right=False)], 1.0),
        # three parts of four are right where a half was expected; one of one is where 0.8 was
        ([Judged(0.5, right=n > 0) for n in range(4)] + [Judged(0.8, right=True)], (4 * 0.25 + 0.2) / 5),
    ],
)
def test_the_error_is_the_mean_distance_from_what_is_right(judged: list[Judged], error: float) -> None:
    assert calibration_error(bins(judged, [0.6])) == pytest.approx(error)


def test_too_sure_and_too_modest_have_opposite_gaps() -> None:
    too_modest, too_sure = bins([Judged(0.2, right=True), Judged(0.9, right=False)], [0.5])
    assert too_sure.gap > 0 > too_modest.gap


def _run(tmp_path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    paths = [tmp_path / name for name in ("gold.jsonl", "predicted.jsonl")]
    for path, records in zip(paths, (GOLD, PREDICTED), strict=True):
        path.write_text("\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "calibration.py"), *map(str, paths), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_command_prints_the_bins_and_the_error(tmp_path: Path) -> None:
    done = _run(tmp_path, "--bins", "0.8")
    assert done.stdout.splitlines() == [
        "confidence     mean  right",
        "0.00 to 0.80  0.600  0.000  (0/1)",
        "0.80 to 1.00  0.900  1.000  (1/1)",
        "expected calibration error 0.350",
    ]


def test_command_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "calibration.py"), "none", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("calibration: FileNotFoundError")
