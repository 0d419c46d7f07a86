"""How well confidence tells what is right: statements against facts annotated by hand, by their confidence.

    python benchmarks/calibration.py data/facts/articles.jsonl predicted.jsonl --bins 0.6 0.7 0.8 0.9 0.95

The files are those that ``score.py`` takes, and what finds a fact is right as there. Prints for each bin how
many statements are in it, how sure they are on average and how many are right; then the expected calibration
error, which is the mean distance of the two over all statements (Guo et al. 2017, ICML).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

if __package__ in {None, ""}:  # started as a script: the module beside it is score, not benchmarks.score
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.score import Record, Tally, read, score

EDGES: Final = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement's confidence, and whether it found a fact."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements with a confidence in [low, high); the last bin has 1 too."""

    low: float
    high: float
    judged: tuple[Judged, ...]

    @property
    def right(self) -> Tally:
        """How many of them are right."""
        return Tally(sum(one.right for one in self.judged), len(self.judged))

    @property
    def sure(self) -> float:
        """Their mean confidence."""
        return sum(one.confidence for one in self.judged) / len(self.judged)

    @property
    def gap(self) -> float:
        """How far their mean confidence is from the share that is right; positive where it is too high."""
        return self.sure - self.right.right / self.right.of

    def __str__(self) -> str:
        return f"{self.low:.2f} to {self.high:.2f}  {self.sure:.3f}  {self.right}"


def judge(gold: Sequence[Record], predicted: Sequence[Record]) -> tuple[Judged, ...]:
    """Say of each statement about an annotated article whether it is right."""
    result = score(gold, predicted)
    found = [(match.found.confidence, True) for match in result.matches]
    return tuple(Judged(*one) for one in (*found, *((claim.confidence, False) for claim in result.wrong)))


def bins(judged: Iterable[Judged], edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """Sort statements into the bins between the edges, 0 and 1; those that stay empty are left out.

    >>> [str(one) for one in bins([Judged(0.9, right=True), Judged(0.8, right=False)], [0.85])]
    ['0.00 to 0.85  0.800  0.000  (0/1)', '0.85 to 1.00  0.900  1.000  (1/1)']
    """
    statements = tuple(judged)
    ranges = pairwise((0.0, *sorted(edges), 1.0))
    return tuple(
        Bin(low, high, inside)
        for low, high in ranges
        if (inside := tuple(one for one in statements if low <= one.confidence < high + (high == 1.0)))
    )


def calibration_error(found: Sequence[Bin]) -> float:
    """Give the mean distance of confidence and share right over all statements; 0 where there are none."""
    total = sum(len(one.judged) for one in found)
    return sum(abs(one.gap) * len(one.judged) for one in found) / total if total else 0.0


def _report(found: Sequence[Bin]) -> Iterator[str]:
    yield f"{'confidence':<12}  {'mean':>5}  right"
    yield from map(str, found)
    yield f"expected calibration error {calibration_error(found):.3f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how well confidence tells what is right.")
    parser.add_argument("gold", type=Path, help="annotated articles, such as data/facts/articles.jsonl")
    parser.add_argument("predicted", type=Path, help="what kg extract --format jsonl printed")
    parser.add_argument(
        "--bins", type=float, nargs="+", default=EDGES, metavar="EDGE", help="bounds of the bins"
    )
    return parser.parse_args()


def main() -> None:
    """Read the two files that the command line names and print the bins."""
    options = _options()
    print(*_report(bins(judge(read(options.gold), read(options.predicted)), options.bins)), sep="\n")


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"calibration: {type(error).__name__}: {error}")
