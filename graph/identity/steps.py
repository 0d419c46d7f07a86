"""Who is one, reckoned side by side on many machines: rows of one key in, rows of other keys out.

A step sees all rows of one key, in order of what they hold. Which machine has that key changes nothing, so
the steps find the pairs that a register finds (``graph.identity.pairs``), and by the same functions:

    filed       what is said of an actor         → the same; the actor in brief under each of its keys
    paired      all who share a key              → of two who may be one, a question to the one less spoken of
    answered    an actor that was asked          → all that is said of it, for the other
    compared    an actor with those it may be    → the pairs that are alike, all under one key
    one_node    all pairs that are alike         → the nodes
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, islice
from typing import Any, Final, NamedTuple, TypeAlias

from graph.identity.blocks import is_filed, keys
from graph.identity.candidates import unrivalled
from graph.identity.classes import Node, resolve
from graph.identity.comparing import compare, may_be
from graph.identity.dossiers import Deed, Dossier, described
from graph.identity.sightings import Sightings
from graph.identity.spelling import load_spelling
from graph.limits import MAX_BLOCK

Row: TypeAlias = tuple[bytes, bytes]
"""A key and what is said under it; rows of one key are ordered by that."""

ALL: Final = b""
"""The key under which all that are alike come together."""

_ACTOR, _SHARED = b"actor ", b"shared "
_NEEDED, _ASKED, _SAID, _ANSWER = b"0", b"1", b"2", b"3"
_CERTAIN, _DOUBTFUL = b"0", b"1"


@dataclass(frozen=True, slots=True)
class Said:
    """What an article, or a record, says of one actor; see ``Sightings`` and ``Dossier``."""

    record: Dossier | None = None
    article: str = ""
    seen: frozenset[tuple[str, str, str]] = frozenset()
    deeds: frozenset[tuple[Deed, bool]] = frozenset()
    short: frozenset[str] = frozenset()
    candidates: frozenset[str] = frozenset()


def said(article: str, told: Sightings) -> Iterator[Row]:
    """What an article says of its actors, a row for each."""
    of: dict[str, list[Any]] = {}
    columns = (
        ((actor, (str(kind), label, whole)) for actor, kind, label, whole in told.seen),
        ((actor, (deed, lasting)) for actor, deed, lasting in told.deeds),
        told.short,
        told.candidates,
    )
    for place, column in enumerate(columns):
        for actor, fact in column:
            of.setdefault(actor, [[], [], [], []])[place].append(fact)
    for actor, facts in of.items():
        yield _row(actor, Said(None, article, *map(frozenset, facts)))


def recorded(dossier: Dossier) -> Row:
    """What a record says of its actor."""
    return _row(dossier.iri, Said(dossier))


def filed(key: bytes, rows: Iterator[bytes]) -> Iterator[Row]:
    """File an actor under the keys that it has; what is said of it is handed on as it comes."""
    whole, size = _Gathered(in_brief=True), 0
    for data in rows:
        yield key, data
        size += len(data)
        whole.add(data)
    iri = key.removeprefix(_ACTOR).decode()
    dossier = whole.dossier(iri)
    if dossier is None:
        return
    for candidate in sorted(whole.candidates - {iri}):
        yield from _asking(iri, candidate)
    if dossier.known or is_filed(dossier):
        brief = pickle.dumps((_bare(dossier), whole.met, size))
        for number in keys(whole.record or dossier, load_spelling()):
            yield b"%s%016x" % (_SHARED, number % 2**64), brief


def paired(key: bytes, rows: Iterator[bytes]) -> Iterator[Row]:
    """Of two who share a key and may be one, have the one of whom less is said tell the other all of it."""
    if key.startswith(_ACTOR):
        yield from ((key, data) for data in rows)
        return
    sharing = list(islice(rows, MAX_BLOCK + 1))
    if len(sharing) > MAX_BLOCK:
        return
    briefs = sorted((_Brief(*pickle.loads(data)) for data in sharing), key=lambda brief: brief.dossier.iri)  # noqa: S301  # from a process of ours
    for one, other in combinations(briefs, 2):
        if (one.met or other.met) and may_be(one.dossier, other.dossier, load_spelling()):
            less, more = sorted((one, other), key=lambda brief: brief.size)
            yield from _asking(less.dossier.iri, more.dossier.iri)


def answered(key: bytes, rows: Iterator[bytes]) -> Iterator[Row]:
    """Tell who asked all that is said of an actor; what is said of one who is told so is handed on."""
    asked, needed, whole = dict[bytes, None](), False, _Gathered()
    for data in rows:
        needed = needed or data == _NEEDED
        if data.startswith(_ASKED):
            asked[data.removeprefix(_ASKED)] = None
        elif data.startswith(_SAID):
            if needed:
                yield key, data
            if asked:
                whole.add(data)
    dossier = whole.dossier(key.removeprefix(_ACTOR).decode())
    if dossier is not None:
        answer = _ANSWER + pickle.dumps(dossier)
        yield from ((other, answer) for other in asked)


def compared(key: bytes, rows: Iterator[bytes]) -> Iterator[Row]:
    """Compare an actor with each that it may be; a row for each that it is like."""
    whole = _Gathered()
    mine: Dossier | None = None
    for data in rows:
        if data.startswith(_SAID):
            whole.add(data)
        elif data.startswith(_ANSWER) and (mine := mine or whole.dossier(key.removeprefix(_ACTOR).decode())):
            other: Dossier = pickle.loads(data.removeprefix(_ANSWER))  # noqa: S301  # from a process of ours
            yield from _alike(*sorted((mine, other), key=lambda dossier: dossier.iri))


def one_node(rows: Iterable[bytes]) -> tuple[Node, ...]:
    """The nodes of those that are one for certain; it holds these, and no others.

    It is the one step that is not spread: a third actor may make two doubtful, and the next a fourth.
    """
    found = _Found()
    for data in rows:
        one, other, reasons, briefs = pickle.loads(data[1:])  # noqa: S301  # from a process of ours
        if data.startswith(_CERTAIN):
            found.sure[one, other] = reasons
            found.briefs |= briefs
        elif one in found.briefs and other in found.briefs:
            found.doubtful.add((one, other))
    return resolve(found, ())


class _Brief(NamedTuple):
    """An actor by its names, whether an article speaks of it, and how much is said of it (bytes)."""

    dossier: Dossier
    met: bool
    size: int


@dataclass
class _Gathered:
    """What is said of one actor, row by row; in brief without what nobody asks for in bulk."""

    in_brief: bool = False
    record: Dossier | None = None
    articles: set[str] = field(default_factory=set)
    met: bool = False
    seen: set[tuple[str, str, str]] = field(default_factory=set)
    deeds: set[tuple[Deed, bool]] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    candidates: set[str] = field(default_factory=set)

    def add(self, data: bytes) -> None:
        if not data.startswith(_SAID):
            return
        told = Said(*pickle.loads(data.removeprefix(_SAID)))  # noqa: S301  # from a process of ours
        self.record = self.record or told.record
        self.met = self.met or bool(told.seen)
        self.seen |= told.seen
        self.candidates |= told.candidates
        if self.in_brief:
            self.deeds.update(deed for deed in told.deeds if deed[1])
            return
        self.deeds |= told.deeds
        self.short |= told.short
        if told.seen:
            self.articles.add(told.article)

    def dossier(self, iri: str) -> Dossier | None:
        brief = self.record or described(iri, self.seen)
        if brief is None:
            return None
        return replace(
            brief,
            standing=frozenset(deed for deed, lasting in self.deeds if lasting),
            deeds=frozenset(deed for deed, lasting in self.deeds if not lasting),
            articles=frozenset(self.articles),
            short=frozenset(self.short),
            candidates=frozenset(self.candidates),
        )


@dataclass
class _Found:
    """The pairs that are certain, those of the same actors that are not, and the actors in brief."""

    sure: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    doubtful: set[tuple[str, str]] = field(default_factory=set)
    briefs: dict[str, Dossier] = field(default_factory=dict)

    def brief(self, iri: str) -> Dossier | None:
        return self.briefs.get(iri)

    def certain(self) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        sound = unrivalled(sorted(self.sure), self._are_alike, lambda iri: self.briefs[iri].known)
        return ((one, other, self.sure[one, other]) for one, other in sorted(sound))

    def _are_alike(self, one: str, other: str) -> bool:
        pair = min(one, other), max(one, other)
        return pair in self.sure or pair in self.doubtful


def _alike(one: Dossier, other: Dossier) -> Iterator[Row]:
    if likeness := compare(one, other, load_spelling()):
        briefs = {d.iri: _bare(d) for d in (one, other)} if likeness.certain else {}
        told = pickle.dumps((one.iri, other.iri, likeness.reasons, briefs))
        yield ALL, (_CERTAIN if likeness.certain else _DOUBTFUL) + told


def _bare(dossier: Dossier) -> Dossier:
    return Dossier(dossier.iri, dossier.kind, dossier.names, dossier.record, dossier.states)


def _asking(one: str, other: str) -> Iterator[Row]:
    yield _key(one), _ASKED + _key(other)
    yield _key(other), _NEEDED


def _row(iri: str, told: Said) -> Row:
    return _key(iri), _SAID + pickle.dumps(tuple(getattr(told, name) for name in Said.__slots__))


def _key(iri: str) -> bytes:
    return _ACTOR + iri.encode()
