"""Signatures in, which article is a copy of which out: the same for the same articles in any order.

Candidates are articles that agree in a band of their signatures (locality-sensitive hashing: Leskovec,
Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4). Libraries keep each band of each article in
a table; here one band at a time is sorted, so that a million articles take some hundred megabytes. Their
names, which would take as much again, are in a file meanwhile.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from graph.copies.signatures import MINIMA, Signature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

SHARED: Final = 0.6
"""Share of the shorter text's triples that a copy has in common with it; one word in ten may differ."""

ALIKE: Final = 0.3
"""Share of all triples of both that they must have in common: a quote that two reports share is no copy."""

DAYS_APART: Final = 10
"""Days in which papers print a report. What is alike but later is a report by the same pattern (of a market,
a match, an earthquake), unless it is the same to the word."""

_ROWS: Final = 3
_NEIGHBOURS: Final = 8
"""Articles of one band that each is compared with, beside the first: more only find what other bands do."""

_AT_ONCE: Final = 100_000
_UNDATED: Final = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Signed:
    """An article, by IRI, as far as its copies are concerned."""

    article: str
    published: date | None
    signature: Signature


def copies(signed: Iterable[Signed]) -> Mapping[str, str]:
    """For each article that is a copy, the original: of those that are alike, the one published first.

    Of several published on that day it is the one whose IRI comes first; what has no date comes last.
    """
    with closing(_in_order(signed)) as ordered:
        articles = _Articles(ordered)
        groups = _Groups(articles.count)
        for ones, others in articles.candidates():
            apart = groups.are_apart(ones, others)
            kept = apart.nonzero()[0][articles.are_copies(ones[apart], others[apart])]
            groups.join(ones[kept].tolist(), others[kept].tolist())
        return {_name(ordered, copy): _name(ordered, original) for copy, original in groups.members()}


def _in_order(signed: Iterable[Signed]) -> sqlite3.Connection:
    """All articles in order of day and IRI, so that an original stands before its copies; numbered from 1."""
    database = sqlite3.connect("")  # a file that nobody else sees, and that is gone when it is closed
    database.execute("CREATE TABLE signed (article TEXT, day INTEGER, size INTEGER, minima BLOB)")
    database.executemany(
        "INSERT INTO signed VALUES (?, ?, ?, ?)",
        (
            (
                one.article,
                one.published.toordinal() if one.published else _UNDATED,
                one.signature.size,
                one.signature.minima,
            )
            for one in signed
        ),
    )
    database.execute("CREATE TABLE ordered AS SELECT * FROM signed ORDER BY day, article")
    return database


def _name(ordered: sqlite3.Connection, place: int) -> str:
    found = ordered.execute("SELECT article FROM ordered WHERE rowid = ?", (place + 1,))
    return str(found.fetchone()[0])


class _Articles:
    """What is known of all articles as arrays, in order."""

    def __init__(self, ordered: sqlite3.Connection) -> None:
        import numpy as np  # lookups do without

        sizes, days, minima = array("q"), array("q"), bytearray()
        for day, size, some in ordered.execute("SELECT day, size, minima FROM ordered ORDER BY rowid"):
            days.append(day)
            sizes.append(size)
            minima += some
        self.count = len(days)
        self._sizes: Numbers = np.frombuffer(sizes, dtype=np.int64)
        self._days: Numbers = np.frombuffer(days, dtype=np.int64)
        self._minima = np.frombuffer(minima, dtype=np.uint8).reshape(-1, MINIMA)

    def candidates(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Pairs of places that agree in a band of their signatures, the earlier first; some several times."""
        if self.count:
            for start in range(0, MINIMA - _ROWS + 1, _ROWS):
                yield from self._in_band(start)

    def _in_band(self, start: int) -> Iterator[tuple[Numbers, Numbers]]:
        import numpy as np  # see above

        keys = np.zeros(self.count, dtype=np.int64)
        for row in range(start, start + _ROWS):
            keys = keys * 256 + self._minima[:, row]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        firsts = np.repeat(begins, np.diff(np.r_[begins, len(keys)]))
        places = np.arange(len(keys))
        yield from _pieces(order[firsts[firsts != places]], order[places[firsts != places]])
        for step in range(1, _NEIGHBOURS + 1):
            later = places[step:]
            near = later[firsts[later] < later - step + 1]
            near = near[firsts[near] != near - step]  # that is the pair with the first
            yield from _pieces(order[near - step], order[near])

    def are_copies(self, ones: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Which of these pairs are one report."""
        import numpy as np  # see above

        agreeing = (self._minima[ones] == self._minima[others]).mean(axis=1)
        jaccard = np.clip((agreeing - 1 / 256) / (1 - 1 / 256), 0, 1)  # by chance one byte in 256 agrees
        sizes, other_sizes = self._sizes[ones], self._sizes[others]
        common = jaccard / (1 + jaccard) * (sizes + other_sizes)
        near = (jaccard >= ALIKE) & (common >= SHARED * np.minimum(sizes, other_sizes))
        days, other_days = self._days[ones], self._days[others]
        dated = (days != _UNDATED) & (other_days != _UNDATED)
        late = dated & (abs(days - other_days) > DAYS_APART)
        result: NDArray[np.bool_] = (near & ~late) | ((agreeing == 1) & (sizes == other_sizes))
        return result


def _pieces(ones: Any, others: Any) -> Iterator[tuple[Numbers, Numbers]]:
    for start in range(0, len(ones), _AT_ONCE):
        yield ones[start : start + _AT_ONCE], others[start : start + _AT_ONCE]


class _Groups:
    """Places joined into groups, each led by the first of its members (union-find)."""

    def __init__(self, count: int) -> None:
        import numpy as np  # see above

        self._leads: Numbers = np.arange(count)

    def are_apart(self, ones: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Which of these pairs are in two groups still."""
        result: NDArray[np.bool_] = self._leads[ones] != self._leads[others]
        return result

    def join(self, ones: Iterable[int], others: Iterable[int]) -> None:
        """Make one group of the two of each pair."""
        joined = False
        for one, other in zip(ones, others, strict=True):
            first, second = sorted((self._lead(one), self._lead(other)))
            self._leads[second] = first
            joined = True
        while joined and ((further := self._leads[self._leads]) != self._leads).any():
            self._leads = further

    def members(self) -> Iterator[tuple[int, int]]:
        """Each member but the first, with the first."""
        return ((place, lead) for place, lead in enumerate(self._leads.tolist()) if lead != place)

    def _lead(self, place: int) -> int:
        while (lead := int(self._leads[place])) != place:
            place = lead
        return place
