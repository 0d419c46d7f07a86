"""Generate reports with their edited copies, group them, and measure how well, how fast, in what memory.

    python benchmarks/copies.py
    python benchmarks/copies.py --articles 10000 --articles 100000

Without ``--articles``: 200 stories of 1 to 30 edited copies each and 5,000 unrelated reports, of which some
share a quote or a paragraph of background with others. Precision is the share of pairs in one group that are
copies of one story, recall the share of such pairs that are in one group; it fails below .99 and .95. With
it: what grouping so many articles costs, each figure in a process of its own, from signatures that are drawn.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.copies.groups import Signed, copies  # noqa: E402 - found through the path above when run as a file
from graph.copies.signatures import MINIMA, Signature, sign  # noqa: E402
from graph.model import Article  # noqa: E402

PRECISION_AT_LEAST: Final = 0.99
RECALL_AT_LEAST: Final = 0.95
STORIES: Final = 200
COPIES: Final = 30
UNRELATED: Final = 5_000
DAY: Final = date(2020, 3, 2)

_VOCABULARY: Final = tuple(f"w{number:x}" for number in range(30_000))
_WEIGHTS: Final = tuple(
    accumulate(1 / (rank + 10) for rank in range(len(_VOCABULARY)))
)  # as words are spread

Paragraph = list[str]
Text = list[Paragraph]


@dataclass(frozen=True, slots=True)
class Generated:
    """An article and the story that it tells."""

    article: Article
    story: int


def paragraph(chance: random.Random, least: int = 20, most: int = 60) -> Paragraph:
    """Words as often as words of a language are."""
    return chance.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=chance.randint(least, most))


def report(chance: random.Random, quotes: list[Paragraph]) -> Text:
    """Four to sixteen paragraphs, and often a quote or two that other reports have as well."""
    text = [paragraph(chance) for _ in range(chance.randint(4, 16))]
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        text.insert(chance.randint(1, len(text)), chance.choice(quotes))
    return text


def _replaced(text: Text, chance: random.Random) -> Text:
    """Up to five words in a hundred are others."""
    share = chance.uniform(0.005, 0.05)
    return [[chance.choice(_VOCABULARY) if chance.random() < share else w for w in part] for part in text]


def _cut(text: Text, chance: random.Random) -> Text:
    """The end is cut, up to a third."""
    return text[: max(3, len(text) - chance.randint(0, len(text) // 3))]


def _led_in(text: Text, chance: random.Random) -> Text:
    """The first paragraph is written anew."""
    return [paragraph(chance), *text[1:]]


def _updated(text: Text, chance: random.Random) -> Text:
    """Later news stands above, up to a quarter of the text."""
    return [*(paragraph(chance) for _ in range(chance.randint(1, max(1, len(text) // 4)))), *text]


def _rearranged(text: Text, chance: random.Random) -> Text:
    """Two paragraphs change places."""
    one, other = sorted(chance.sample(range(len(text)), 2))
    return [*text[:one], text[other], *text[one + 1 : other], text[one], *text[other + 1 :]]


def _signed_off(text: Text, chance: random.Random) -> Text:
    """The paper's own last lines."""
    return [*text, paragraph(chance, 8, 20)]


EDITS: Final[tuple[Callable[[Text, random.Random], Text], ...]] = (
    _replaced, _cut, _led_in, _updated, _rearranged, _signed_off,
)  # fmt: skip


def edited(text: Text, chance: random.Random) -> Text:
    """A copy as another paper prints it: one to three edits, or none."""
    for edit in chance.sample(EDITS, chance.choice((0, 1, 1, 2, 2, 3))):
        text = edit(text, chance)
    return text


def generate(stories: int, unrelated: int, seed: int = 1) -> Iterator[Generated]:
    """Stories with 1 to 30 edited copies each, then reports of their own, each a story by itself."""
    chance = random.Random(seed)  # noqa: S311 - the same articles in every run
    quotes = [paragraph(chance, 15, 35) for _ in range(300)]
    for story in range(stories):
        text, day = report(chance, quotes), DAY + timedelta(days=chance.randint(0, 365))
        for copy in range(1 + chance.randint(1, COPIES)):
            shown = edited(text, chance) if copy else text
            yield _generated(shown, story, copy, day + timedelta(days=chance.randint(0, 2) if copy else 0))
    for story in range(stories, stories + unrelated):
        yield _generated(report(chance, quotes), story, 0, DAY + timedelta(days=chance.randint(0, 365)))


def _generated(text: Text, story: int, copy: int, day: date) -> Generated:
    name = f"story-{story}-{copy}"
    body = "\n\n".join(" ".join(part).capitalize() + "." for part in text)
    return Generated(Article(name, body, name, published=day), story)


def signed(articles: Iterable[Article]) -> Iterator[Signed]:
    """The articles as they are grouped; a signature is read back from what is stored of it."""
    for article in articles:
        if signature := sign(article):
            yield Signed(article.id, article.published, type(signature).parse(str(signature)))


@dataclass(frozen=True, slots=True)
class Quality:
    """Pairs of articles: in one group and of one story, in one group, of one story."""

    right: int
    grouped: int
    true: int

    @property
    def precision(self) -> float:
        """The share of grouped pairs that are right."""
        return self.right / self.grouped if self.grouped else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that are grouped."""
        return self.right / self.true if self.true else 1.0


def compare(stories: Mapping[str, int], found: Mapping[str, str]) -> Quality:
    """What a grouping is worth, given the story of each article."""
    groups = {name: found.get(name, name) for name in stories}
    return Quality(
        _pairs(Counter((groups[name], story) for name, story in stories.items())),
        _pairs(Counter(groups.values())),
        _pairs(Counter(stories.values())),
    )


def _pairs(sizes: Counter[object] | Counter[str] | Counter[int] | Counter[tuple[str, int]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


@dataclass(frozen=True, slots=True)
class Cost:
    """What grouping took: processor seconds, and the bytes by which the process grew at its highest."""

    articles: int
    seconds: float
    memory: int


def drawn(articles: int, seed: int = 1) -> Iterator[Signed]:
    """Signatures without texts: two in five articles are copies that keep 60 to 100 minima of a hundred."""
    chance = random.Random(seed)  # noqa: S311 - see above
    signature, left = Signature(300, chance.randbytes(MINIMA)), 0
    for number in range(articles):
        if left:
            fresh, kept = chance.randbytes(MINIMA), chance.uniform(0.6, 1)
            minima = bytes(
                old if chance.random() < kept else new
                for old, new in zip(signature.minima, fresh, strict=True)
            )
            shown, left = Signature(300, minima), left - 1
        else:
            signature = shown = Signature(300, chance.randbytes(MINIMA))
            left = chance.randint(1, COPIES) if chance.random() < STORIES / (STORIES + UNRELATED) else 0
        day = DAY + timedelta(days=number % 7)
        yield Signed(f"https://w3id.org/actorgraph/article/{number:012}", day, shown)


def measure(articles: int) -> Cost:
    """Group so many articles, streamed, as a store gives them."""
    copies(drawn(10))  # numpy is loaded
    drawing = time.process_time()
    for _ in drawn(articles):
        pass
    start = time.process_time()
    before = _peak()
    copies(drawn(articles))
    end = time.process_time()
    return Cost(articles, (end - start) - (start - drawing), _peak() - before)


def signing_seconds(articles: list[Article]) -> float:
    """Processor seconds for the signatures of some articles."""
    start = time.process_time()
    for _ in signed(articles):
        pass
    return time.process_time() - start


def _peak() -> int:
    """The most memory that this process has had; the system's own count would begin with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 1024 * next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM"))


@click.command()
@click.option("--articles", "counts", multiple=True, type=int, help="Measure the cost for so many.")
@click.option("--one", is_flag=True, hidden=True)
def main(counts: tuple[int, ...], *, one: bool) -> None:
    """Print how well copies are found, or what finding them costs."""
    if one:
        print(json.dumps(asdict(measure(counts[0]))))
        return
    for count in counts:
        command = [sys.executable, __file__, "--one", "--articles", str(count)]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this file
        cost = Cost(**json.loads(told.stdout))
        print(
            f"{cost.articles:,} articles grouped in {cost.seconds:.1f} s "
            f"({cost.seconds * 1e6 / cost.articles:.0f} µs each) "
            f"and {cost.memory / 2**20:.0f} MB ({cost.memory / cost.articles:.0f} bytes each)"
        )
    if counts:
        return
    made = list(generate(STORIES, UNRELATED))
    found = copies(signed(one.article for one in made))
    quality = compare({one.article.id: one.story for one in made}, found)
    seconds = signing_seconds([one.article for one in made[:1000]])
    print(f"articles   {len(made):,}, of {STORIES} stories and {UNRELATED:,} unrelated reports")
    print(f"precision  {quality.precision:.4f}  ({quality.right:,}/{quality.grouped:,} pairs)")
    print(f"recall     {quality.recall:.4f}  ({quality.right:,}/{quality.true:,} pairs)")
    print(f"signing    {seconds * 1000:.0f} µs each")
    sys.exit(quality.precision < PRECISION_AT_LEAST or quality.recall < RECALL_AT_LEAST)


if __name__ == "__main__":
    main()
