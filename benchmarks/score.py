"""Score extracted statements against facts annotated by hand; reads two JSON Lines files, changes neither.

    python benchmarks/score.py data/facts/articles.jsonl predicted.jsonl --by --misses 20 --wrong 20

The first file is as data/README.md describes it, the second is what ``kg extract --format jsonl`` prints.
A statement finds a fact of the same relation when its evidence overlaps the fact's sentence and each of its
ends overlaps the fact's words or names the fact's actor. Neither finds more than one other.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Record = Mapping[str, Any]  # an article with its "facts" or its "statements"

_RELATIONS: Final = Path(__file__).resolve().parent.parent / "ontology" / "relations.ttl"


@dataclass(frozen=True, slots=True)
class End:
    """What fills a role: the words at [start, end), and the folded names of the actor behind them.

    ``actor`` is the name by which a fact is annotated, or the IRI of a statement's actor.
    """

    start: int
    end: int
    text: str
    names: frozenset[str]
    actor: str = ""

    def overlaps(self, other: End) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def is_linked(self, other: End) -> bool:
        """Whether the two share a name."""
        return not self.names.isdisjoint(other.names)


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact or one statement; ``start`` and ``end`` are its sentence's, ``time`` its days.

    ``confidence`` is a statement's own; a fact is certain.
    """

    article: str
    relation: str
    subject: End
    object: End
    start: int
    end: int
    quote: str
    polarity: str
    modality: str
    attribution: str | None
    time: tuple[str | None, str | None] | None
    place: str | None
    quantity: int | None
    core: bool = True
    confidence: float = 1.0

    def __str__(self) -> str:
        verb = f"{self.polarity} {self.modality} {self.relation}"
        said = f"{self.article}: {self.subject.text} –{verb}→ {self.object.text}"
        return f"{said}\n    {' '.join(self.quote.split())}"


@dataclass(frozen=True, slots=True)
class Match:
    """A fact and the statement that found it, with the statement's ends in the fact's order."""

    fact: Claim
    found: Claim
    subject: End
    object: End

    @property
    def linked(self) -> int:
        """How many ends bear a name of the fact's actor, 0 to 2."""
        return self.fact.subject.is_linked(self.subject) + self.fact.object.is_linked(self.object)

    @property
    def agreement(self) -> int:
        """How much the two share; of two possible matches, the one with more goes first."""
        fact, found = self.fact, self.found
        overlapping = fact.subject.overlaps(self.subject) + fact.object.overlaps(self.object)
        equal = (fact.polarity == found.polarity) + (fact.modality == found.modality)
        return 2 * self.linked + 2 * overlapping + equal


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many."""

    right: int
    of: int

    def __str__(self) -> str:
        return f"{self.right / self.of if self.of else 0:.3f}  ({self.right}/{self.of})"


@dataclass(frozen=True, slots=True)
class Score:
    """The matches, the facts that no statement found, and the statements that found no fact."""

    matches: tuple[Match, ...]
    missed: tuple[Claim, ...]
    wrong: tuple[Claim, ...]

    @property
    def precision(self) -> Tally:
        """Statements that found a fact, of all statements."""
        return Tally(len(self.matches), len(self.matches) + len(self.wrong))

    @property
    def recall(self) -> Tally:
        """Facts that were found, of all facts."""
        return Tally(len(self.matches), len(self.matches) + len(self.missed))

    @property
    def core_recall(self) -> Tally:
        """Facts that were found, of those that a careful reader could not do without."""
        found = sum(match.fact.core for match in self.matches)
        return Tally(found, found + sum(fact.core for fact in self.missed))

    @property
    def f1(self) -> Tally:
        """The harmonic mean of precision and recall."""
        return Tally(2 * len(self.matches), self.precision.of + self.recall.of)

    @property
    def accuracy(self) -> dict[str, Tally]:
        """Matches that have an aspect right, of those with any; linking counts both ends of each match."""
        linked = Tally(sum(match.linked for match in self.matches), 2 * len(self.matches))
        others = ("polarity", "modality", "attribution", "time", "place", "quantity")
        return {"linking": linked} | {aspect: self._judge(aspect) for aspect in others}

    def _judge(self, aspect: str) -> Tally:
        pairs = [(getattr(match.fact, aspect), getattr(match.found, aspect)) for match in self.matches]
        given = [expected == got for expected, got in pairs if (expected, got) != (None, None)]
        return Tally(sum(given), len(given))


def score(
    gold: Iterable[Record], predicted: Iterable[Record], symmetric: Collection[str] | None = None
) -> Score:
    """Match statements with facts one to one and greedily: pairs that agree most go first.

    What is predicted for an article that ``gold`` lacks is left out, because nothing is known of it.

    Args:
        gold: annotated articles.
        predicted: extracted articles.
        symmetric: the relations whose ends may be swapped; those of ontology/relations.ttl where None.
    """
    swappable = symmetric_relations() if symmetric is None else symmetric
    statements: dict[str, list[Claim]] = {}
    for article in predicted:
        statements.setdefault(article["id"], []).extend(_statements(article))
    parts = [_score(list(_facts(a)), statements.get(a["id"], []), swappable) for a in gold]
    return Score(
        tuple(match for part in parts for match in part.matches),
        tuple(fact for part in parts for fact in part.missed),
        tuple(statement for part in parts for statement in part.wrong),
    )


def symmetric_relations() -> frozenset[str]:
    """Names of the relations that ontology/relations.ttl declares symmetric."""
    turtle = _RELATIONS.read_text(encoding="utf-8")
    return frozenset(re.findall(r"^rel:(\w+)\s+a\s[^;]*owl:SymmetricProperty", turtle, re.MULTILINE))


def fold(name: str) -> str:
    """Give a name without case, diacritics and an article before it.

    >>> fold("The Kremlin"), fold("Recep Tayyip Erdoğan")
    ('kremlin', 'recep tayyip erdogan')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"^(the|an?) ", "", " ".join(plain.casefold().split()))


def _score(facts: list[Claim], statements: list[Claim], symmetric: Collection[str]) -> Score:
    possible = [
        (-match.agreement, i, j, match)
        for i, fact in enumerate(facts)
        for j, statement in enumerate(statements)
        for match in _possible(fact, statement, symmetric)
    ]
    chosen: dict[int, Match] = {}
    found: set[int] = set()
    for _, i, j, match in sorted(possible, key=lambda row: row[:3]):
        if i not in chosen and j not in found:
            chosen[i] = match
            found.add(j)
    return Score(
        tuple(chosen.values()),
        tuple(fact for i, fact in enumerate(facts) if i not in chosen),
        tuple(statement for j, statement in enumerate(statements) if j not in found),
    )


def _possible(fact: Claim, statement: Claim, symmetric: Collection[str]) -> Iterator[Match]:
    if fact.relation != statement.relation or statement.start >= fact.end or fact.start >= statement.end:
        return
    orders = [(statement.subject, statement.object), (statement.object, statement.subject)]
    for subject, object_ in orders[: 2 if fact.relation in symmetric else 1]:
        ends = ((fact.subject, subject), (fact.object, object_))
        if all(known.overlaps(end) or known.is_linked(end) for known, end in ends):
            yield Match(fact, statement, subject, object_)


def _facts(article: Record) -> Iterator[Claim]:
    for fact in article["facts"]:
        start, end = fact["sentence"]
        yield Claim(
            article["id"], fact["relation"], _end(fact["subject"]), _end(fact["object"]),
            start, end, article["text"][start:end], fact["polarity"], fact["modality"],
            _folded(fact["attributed_to"]), _days(fact["time"]), _folded(fact["place"]),
            fact["quantity"], fact["core"],
        )  # fmt: skip


def _statements(article: Record) -> Iterator[Claim]:
    for found in article["statements"]:
        evidence, time = found["evidence"], found["time"]
        source, place, quantity = (found[key] or {} for key in ("attributed_to", "place", "quantity"))
        yield Claim(
            article["id"], found["relation"], _end(found["subject"]), _end(found["object"]),
            evidence["start"], evidence["end"], evidence["quote"], found["polarity"], found["modality"],
            _folded(source.get("label")), (time["start"], time["end"]) if time else None,
            _folded(place.get("label")), quantity.get("value"), confidence=found.get("confidence", 1.0),
        )  # fmt: skip


def _end(mention: Record) -> End:
    names = (mention["actor"], *mention["aliases"]) if "aliases" in mention else (mention["label"],)
    folded = frozenset(map(fold, names))
    return End(mention["start"], mention["end"], mention["text"], folded, mention.get("actor", ""))


def _folded(name: str | None) -> str | None:
    return fold(name) if name else None


def _days(time: str | None) -> tuple[str | None, str | None] | None:
    """Read "2020-03-02", "2020-03-01/2020-03-31", "2020-03-02/" or "/2020-03-02"."""
    first, slash, last = (time or "").partition("/")
    return (first or None, (last if slash else first) or None) if time else None


def _summary(result: Score) -> Iterator[str]:
    rates = {"precision": result.precision, "recall": result.recall, "core recall": result.core_recall}
    rates |= {"F1": result.f1} | result.accuracy
    return (f"{name:<12} {tally}" for name, tally in rates.items())


def _table(result: Score) -> Iterator[str]:
    found = Counter(match.fact.relation for match in result.matches)
    missed, wrong = (Counter(claim.relation for claim in side) for side in (result.missed, result.wrong))
    yield f"\n{'relation':<18} {'precision':<18} recall"
    for name in sorted(found | missed | wrong):
        precision, recall = (Tally(found[name], found[name] + side[name]) for side in (wrong, missed))
        yield f"{name:<18} {precision!s:<18} {recall}"


def read(path: Path) -> list[Record]:
    """Read a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score extracted statements against annotated facts.")
    parser.add_argument("gold", type=Path, help="annotated articles, such as data/facts/articles.jsonl")
    parser.add_argument("predicted", type=Path, help="what kg extract --format jsonl printed")
    parser.add_argument("--by", action="store_true", help="also count for each relation")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N facts not found")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show N statements without a fact")
    return parser.parse_args()


def main() -> None:
    """Read the two files that the command line names and print the score."""
    options = _options()
    gold, predicted = read(options.gold), read(options.predicted)
    result = score(gold, predicted)
    both = {article["id"] for article in gold} & {article["id"] for article in predicted}
    print(f"{'articles':<12} {Tally(len(both), len(gold))}")
    misses = (f"missed: {fact}" for fact in result.missed[: options.misses])
    wrongs = (f"wrong: {statement}" for statement in result.wrong[: options.wrong])
    print(*_summary(result), *(_table(result) if options.by else ()), *misses, *wrongs, sep="\n")


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"score: {type(error).__name__}: {error}")
