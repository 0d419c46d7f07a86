"""The register of actors in, the pairs of them that may be one out; what changes is compared again, no more.

Actors meet by keys (see ``graph.identity.blocks``). Only those of whom articles speak are compared, with each
other and with the actors of records that share a key which few have. The pairs depend on what the register
holds, not on the order in which it came.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import Final

from graph.identity.blocks import is_filed, keys
from graph.identity.candidates import Candidates, unrivalled
from graph.identity.comparing import Likeness, compare, may_be
from graph.identity.dossiers import Dossier
from graph.identity.register import NOWHERE, Register
from graph.identity.spelling import Spelling
from graph.limits import MAX_BLOCK
from graph.values import Kind

BATCH_NAMES: Final = 100_000
"""Names of records filed at once, their keys in order: a tree of keys grows faster so."""

TABLES: Final = """
CREATE TABLE block (key INTEGER, actor INTEGER, record INTEGER,
  PRIMARY KEY (key, actor, record)) WITHOUT ROWID;
CREATE INDEX block_of ON block (actor) WHERE record = 0;
CREATE TABLE alike (one INTEGER, other INTEGER, score REAL, reasons TEXT, certain INTEGER,
  PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other);
"""


class Pairs:
    """The pairs of actors that may be one, kept beside the register in its database."""

    def __init__(self, register: Register, spelling: Spelling) -> None:
        self._register, self._spelling = register, spelling

    def file_records(self, graph: str, mark: str | None, names: Iterable[tuple[str, Kind, str]]) -> None:
        """File the actors of a graph of records anew: actor, kind and name each; mark None lets go of it."""
        register = self._register
        where = register.begin_record(graph, mark)
        register.change("DELETE FROM block WHERE record = ?", [(where,)])
        rest = iter(names)
        while batch := tuple(islice(rest, BATCH_NAMES)):
            actors = sorted({actor for actor, _, _ in batch})
            filed = {
                (key, where, actor)
                for actor, kind, name in batch
                for key in keys(Dossier(actor, kind, (name,)), self._spelling)
            }
            register.change("INSERT OR IGNORE INTO iri (iri) VALUES (?)", [(actor,) for actor in actors])
            register.change(
                "INSERT OR IGNORE INTO recorded SELECT number, ? FROM iri WHERE iri = ?",
                [(where, actor) for actor in actors],
            )
            register.change(
                "INSERT OR IGNORE INTO block SELECT ?, number, ? FROM iri WHERE iri = ?", sorted(filed)
            )

    def compare_all(self) -> None:
        """Compare everybody anew, as is needed when records change."""
        self._register.change("DELETE FROM block WHERE record = ?", [(NOWHERE,)])
        self._register.change("DELETE FROM alike", [()])
        self.compare(self._register.met())

    def compare(self, changed: Collection[str]) -> None:
        """Compare those of whom articles say something else by now, and all whose company that changes."""
        affected = self._file(changed)
        numbers = [(self._register.number(actor),) for actor in affected]
        self._register.change("DELETE FROM alike WHERE one = ?", numbers)
        self._register.change("DELETE FROM alike WHERE other = ?", numbers)
        pairs = {
            (min(actor, other), max(actor, other)) for actor in affected for other in self._company(actor)
        }
        for one, other in sorted(pairs):
            likeness = self._likeness(one, other)
            if likeness is not None:
                told = (likeness.score, json.dumps(likeness.reasons, ensure_ascii=False), likeness.certain)
                ends = self._register.number(one), self._register.number(other)
                self._register.change("INSERT INTO alike VALUES (?, ?, ?, ?, ?)", [(*ends, *told)])

    def brief(self, actor: str) -> Dossier | None:
        """An actor by its names, kind, record and states alone; None if nobody speaks of it."""
        return self._register.brief(actor)

    def certain(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """The pairs that are one without being asked about, in order of IRI, with the reasons."""
        found = self._all("WHERE certain")
        sure = unrivalled([(one, other) for one, other, _ in found], self._are_alike, self._is_known)
        return tuple((one, other, like.reasons) for one, other, like in found if (one, other) in sure)

    def doubtful(self) -> tuple[Candidates, ...]:
        """The pairs that may be one and are not certain, the likeliest first."""
        sure = {(one, other) for one, other, _ in self.certain()}
        found = [self._told(*pair) for pair in self._all() if pair[:2] not in sure]
        return tuple(sorted(found, key=lambda c: (-c.likeness.score, c.one.iri, c.other.iri)))

    def _told(self, one: str, other: str, likeness: Likeness) -> Candidates:
        if likeness.certain:
            likeness = Likeness(likeness.score, (*likeness.reasons, "others fit as well"), certain=False)
        first, second = self._register.dossier(one), self._register.dossier(other)
        if first is None or second is None:
            raise LookupError(f"{one} or {other} is nobody by now")
        return Candidates(first, second, likeness)

    def _all(self, which: str = "") -> list[tuple[str, str, Likeness]]:
        asked = f"""SELECT ones.iri, others.iri, score, reasons, certain FROM alike
            JOIN iri ones ON one = ones.number JOIN iri others ON other = others.number {which}
            ORDER BY ones.iri, others.iri"""  # noqa: S608 - the condition is ours
        return [
            (one, other, Likeness(score, tuple(json.loads(reasons)), bool(certain)))
            for one, other, score, reasons, certain in self._register.rows(asked)
        ]

    def _are_alike(self, one: str, other: str) -> bool:
        ends = self._register.number(min(one, other)), self._register.number(max(one, other))
        return bool(self._register.rows("SELECT 1 FROM alike WHERE one = ? AND other = ?", *ends))

    def _is_known(self, actor: str) -> bool:
        brief = self._register.brief(actor)
        return brief is not None and brief.known

    def _likeness(self, one: str, other: str) -> Likeness | None:
        first, second = self._register.brief(one), self._register.brief(other)
        if first is None or second is None:
            return None
        linked = other in self._register.candidates(one)
        if not linked and not may_be(first, second, self._spelling):
            return None
        first, second = self._register.dossier(one), self._register.dossier(other)
        return compare(first, second, self._spelling) if first and second else None

    def _company(self, actor: str) -> frozenset[str]:
        """Those with whom an actor is compared: who shares a key that few have, or is left open to be it."""
        brief = self._register.brief(actor)
        if brief is None:
            return frozenset()
        filed = keys(brief, self._spelling) if brief.known else self._filed(actor)
        sharing = (one for key in filed if self._size(key) <= MAX_BLOCK for one in self._sharing(key))
        others = {*sharing, *self._register.candidates(actor)} - {actor}
        met = self._register.is_met
        return frozenset(others if met(actor) else filter(met, others))

    def _file(self, actors: Collection[str]) -> frozenset[str]:
        """File actors under the keys that they have by now; they, and all whose company that changes."""
        register = self._register
        moved = {actor: (self._filed(actor), self._keys(actor)) for actor in actors}
        changed = set(chain.from_iterable(old ^ new for old, new in moved.values()))
        before = {key: self._size(key) for key in changed}
        for actor, (old, new) in moved.items():
            number = register.number(actor)
            gone, come = ([(key, number, NOWHERE) for key in keys] for keys in (old - new, new - old))
            register.change("DELETE FROM block WHERE key = ? AND actor = ? AND record = ?", gone)
            register.change("INSERT INTO block VALUES (?, ?, ?)", come)
        crossing = (key for key in changed if (before[key] > MAX_BLOCK) is not (self._size(key) > MAX_BLOCK))
        return frozenset(chain(actors, (one for key in crossing for one in self._sharing(key))))

    def _keys(self, actor: str) -> frozenset[int]:
        """The keys that articles give an actor; one with a record has those of its record alone."""
        brief = self._register.brief(actor)
        if brief is None or brief.known or not is_filed(brief):
            return frozenset()
        dossier = self._register.dossier(actor) if brief.kind is Kind.PERSON else brief
        return keys(dossier or brief, self._spelling)

    def _filed(self, actor: str) -> frozenset[int]:
        asked = "SELECT key FROM block WHERE actor = ? AND record = 0"
        return frozenset(key for (key,) in self._register.rows(asked, self._register.number(actor)))

    def _size(self, key: int) -> int:
        """How many have a key, as far as it matters: no more than one too many are counted."""
        asked = "SELECT count(*) FROM (SELECT DISTINCT actor FROM block WHERE key = ? LIMIT ?)"
        return int(self._register.rows(asked, key, MAX_BLOCK + 1)[0][0])

    def _sharing(self, key: int) -> Iterator[str]:
        asked = "SELECT DISTINCT iri FROM block JOIN iri ON actor = number WHERE key = ?"
        return (iri for (iri,) in self._register.rows(asked, key))
