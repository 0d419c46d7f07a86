"""How well and how fast saved pages are read: main text, date, and the share of a whole build's time.

    python benchmarks/reading.py [--pages data/pages] [--pass N] [--no-build]

The pages are of our own making, in the layouts of common news sites; ``marks.jsonl`` beside them has their
main text and day as marked by hand. Exit code 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from graph.model import Article, BlockKind, Rejection
from graph.reading import read

PAGES = Path(__file__).parents[1] / "data/pages"
MIN_F1 = 0.95
MIN_DATED = 0.9
MAX_SHARE = 0.15
_GRAM = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person marked on a page."""

    page: str
    title: str
    published: str
    text: tuple[str, ...]

    @property
    def whole(self) -> str:
        """Headline and main text."""
        return "\n".join((self.title, *self.text))


@dataclass(frozen=True, slots=True)
class Score:
    """How a page was read: precision and recall of its main text, and the day that was found."""

    page: str
    precision: float
    recall: float
    expected: str
    found: str

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def is_dated(self) -> bool:
        """Whether the day is right."""
        return self.expected == self.found

    def __str__(self) -> str:
        dated = self.found if self.is_dated else f"{self.found} for {self.expected}"
        return f"{self.page:32}  {self.precision:.3f}  {self.recall:.3f}  {self.f1:.3f}  {dated}"


def marks(folder: Path) -> list[Mark]:
    """What was marked on the pages of a folder."""
    lines = (folder / "marks.jsonl").read_text(encoding="utf-8").splitlines()
    records = map(json.loads, lines)
    return [Mark(one["page"], one["title"], one["published"], tuple(one["text"])) for one in records]


def stating(article: Article) -> str:
    """The text of an article that counts as its own: all but furniture."""
    blocks = (block for block in article.blocks if block.kind is not BlockKind.FURNITURE)
    return "\n".join(block.span.of(article.text) for block in blocks)


def score(mark: Mark, item: Article | Rejection) -> Score:
    """How a page was read, by sequences of four words (as article extraction is usually scored)."""
    text = stating(item) if isinstance(item, Article) else ""
    day = item.published if isinstance(item, Article) else None
    gold, found = _grams(mark.whole), _grams(text)
    shared = (gold & found).total()
    return Score(
        mark.page, shared / max(1, found.total()), shared / max(1, gold.total()), mark.published, str(day)
    )


def scores(folder: Path) -> Iterator[Score]:
    """How each marked page of a folder is read."""
    for mark in marks(folder):
        (item,) = read([folder / mark.page])
        yield score(mark, item)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(tuple(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1)))


def reading_share(folder: Path, passes: int) -> tuple[float, float]:
    """Seconds of processor time for reading the pages, and for reading and understanding them."""
    from graph import ontology
    from graph.building import cache_folder
    from graph.understanding.readers import make_reader

    reader = make_reader(ontology.load(), cache=cache_folder())
    paths = [folder / mark.page for mark in marks(folder)]
    for item in read(paths):  # whatever loads at first use
        if isinstance(item, Article):
            reader.read(item)
    reading = whole = 0.0
    for _ in range(passes):
        began = time.process_time()
        items = [item for path in paths for item in read([path])]
        reading += time.process_time() - began
        for item in items:
            if isinstance(item, Article):
                reader.read(item)
        whole += time.process_time() - began
    return reading, whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--no-build", action="store_true", help="leave out how long reading takes")
    options = parser.parse_args(arguments)
    found = list(scores(options.pages))
    print(f"{'page':32}  precision  recall  F1  day")
    for one in found:
        print(one)
    f1, dated = mean(one.f1 for one in found), mean(one.is_dated for one in found)
    print(f"main text, mean F1     {f1:.3f}  (bar: {MIN_F1})")
    print(f"day right              {dated:.3f}  (bar: {MIN_DATED})")
    missed = f1 < MIN_F1 or dated < MIN_DATED
    if not options.no_build:
        reading, whole = reading_share(options.pages, options.passes)
        print(f"reading / whole build  {reading / whole:.3f}  (bar: at most {MAX_SHARE})")
        print(f"milliseconds a page    {1000 * reading / options.passes / len(found):.1f}")
        missed = missed or reading / whole > MAX_SHARE
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
