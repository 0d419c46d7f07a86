"""Judgements and certain matches in, one node for each actor out: which IRIs are written as which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.errors import IdentityError
from graph.identity.dossiers import Dossier
from graph.identity.judgements import Judgement, Verdict, settled
from graph.ontology import ONTOLOGY_GRAPH
from graph.values import Kind


@dataclass(frozen=True, slots=True)
class Node:
    """The one node of an actor that goes by several IRIs: ``others`` are written as ``iri``.

    ``names`` are those of all, its label left out; ``reasons`` say of each other IRI why it is the same.
    """

    iri: str
    label: str
    kind: Kind
    names: tuple[str, ...]
    others: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class _Classes:
    """Sets of IRIs that are one, none of which holds two that are judged different."""

    def __init__(self, different: Iterable[frozenset[str]]) -> None:
        self._different = {tuple(sorted(pair)) for pair in different}
        self._home: dict[str, set[str]] = {}

    def of(self, iri: str) -> set[str]:
        return self._home.get(iri, {iri})

    def conflict(self, one: str, other: str) -> tuple[str, str] | None:
        """Two that are judged different and would become one."""
        mine, theirs = self.of(one), self.of(other)
        if mine is theirs:
            return None
        crossing = (pair for pair in self._different if _crosses(pair, mine, theirs))
        return min(((a, b) for a, b in crossing), default=None)

    def join(self, one: str, other: str) -> bool:
        if self.conflict(one, other):
            return False
        whole = self.of(one) | self.of(other)
        self._home.update(dict.fromkeys(whole, whole))
        return True

    def several(self) -> list[set[str]]:
        return list({id(members): members for members in self._home.values()}.values())


def _crosses(pair: tuple[str, ...], mine: set[str], theirs: set[str]) -> bool:
    a, b = pair
    return (a in mine and b in theirs) or (b in mine and a in theirs)


class Known(Protocol):
    """What is known of actors: each in brief, None if nobody speaks of it; and which are one for certain."""

    def brief(self, iri: str, /) -> Dossier | None: ...  # noqa: D102 - see above

    def certain(self) -> Iterable[tuple[str, str, tuple[str, ...]]]: ...  # noqa: D102 - see above


def resolve(known: Known, log: Sequence[Judgement]) -> tuple[Node, ...]:
    """The nodes of the actors that go by several IRIs, in order of IRI.

    What people judge goes before what is certain by itself; a judgement of IRIs that the graph does not hold
    waits. The node is the one with a record, else the one that people merged others into, else the one with
    the longest name.

    Args:
        known: all actors, as their articles name them.
        log: the judgements, in order.
    """
    last = settled(log)
    classes = _joined(last)
    certain = {frozenset((one, other)): reasons for one, other, reasons in known.certain()}
    for pair in sorted(certain.keys() - last.keys(), key=sorted):
        classes.join(*sorted(pair))
    why = {pair: "; ".join(reasons) for pair, reasons in certain.items()}
    given = {j.other for j in last.values() if j.verdict is Verdict.SAME}
    nodes = []
    for members in classes.several():
        found = [dossier for iri in members if (dossier := known.brief(iri)) is not None]
        if len(found) > 1:
            nodes.append(_node(sorted(found, key=lambda dossier: _rank(dossier, given)), last, why))
    return tuple(sorted(nodes, key=lambda node: node.iri))


def check(log: Sequence[Judgement], more: Judgement) -> None:
    """Whether one more judgement agrees with the log.

    Raises:
        IdentityError: if it makes two one that are judged different.
    """
    last = settled((*log, more))
    del last[more.pair]
    if more.verdict is not Verdict.SAME:
        return
    if clash := _joined(last).conflict(more.actor, more.other):
        raise IdentityError(
            f"{clash[0]} and {clash[1]} are judged different, and would become one; judge them first"
        )


def members(log: Sequence[Judgement], nodes: Iterable[Node], iri: str) -> tuple[str, ...]:
    """All IRIs that go with this one by now, itself left out."""
    for node in nodes:
        if iri in (node.iri, *node.others):
            return tuple(one for one in (node.iri, *node.others) if one != iri)
    return tuple(sorted(_joined(settled(log)).of(iri) - {iri}))


def _joined(last: Mapping[frozenset[str], Judgement]) -> _Classes:
    classes = _Classes(pair for pair, j in last.items() if j.verdict is Verdict.DIFFERENT)
    for judgement in last.values():
        if judgement.verdict is Verdict.SAME:
            classes.join(judgement.actor, judgement.other)
    return classes


def _rank(dossier: Dossier, given: set[str]) -> tuple[bool, bool, bool, int, int, str]:
    words = dossier.label.split()
    records = not dossier.known, dossier.record != ONTOLOGY_GRAPH
    return (*records, dossier.iri in given, -len(words), -len(dossier.label), dossier.iri)


def _node(
    dossiers: list[Dossier], last: Mapping[frozenset[str], Judgement], why: Mapping[frozenset[str], str]
) -> Node:
    first, *others = dossiers
    names = {name for dossier in dossiers for name in dossier.names} - {first.label}
    iris = [dossier.iri for dossier in dossiers]
    return Node(
        first.iri,
        first.label,
        first.kind,
        tuple(sorted(names)),
        tuple(dossier.iri for dossier in others),
        tuple(_reason(dossier.iri, iris, last, why) for dossier in others),
    )


def _reason(
    iri: str, iris: list[str], last: Mapping[frozenset[str], Judgement], why: Mapping[frozenset[str], str]
) -> str:
    pairs = [frozenset((iri, one)) for one in iris if one != iri]
    if any(pair in last and last[pair].verdict is Verdict.SAME for pair in pairs):
        return "judged the same"
    return next((why[pair] for pair in pairs if pair in why), "judged the same")
