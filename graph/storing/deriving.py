"""The quads of a named graph in, what of it is counted and looked up beforehand out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad

from graph.indexing.contents import Contents, Stated, Told
from graph.model import Precision
from graph.ontology import ARTICLE, KG, LEX
from graph.storing import terms as t

_NAMES: Final = frozenset(
    {t.LABEL, t.ALIAS, *(NamedNode(LEX + how) for how in ("metonym", "adjective", "demonym"))}
)
_CLASSES: Final = frozenset(t.KIND_CLASSES.values())
_WANTED: Final = frozenset(
    {
        t.SUBJECT, t.PREDICATE, t.OBJECT, t.POLARITY, t.MODALITY, t.EVENT, t.EVIDENCE, t.HAS_SELECTOR,
        t.EXACT, t.START_DATE, t.END_DATE, t.TIME_PRECISION, t.DATE_PUBLISHED,
    }
)  # fmt: skip
_STATED: Final = {t.SUBJECT, t.PREDICATE, t.OBJECT, t.POLARITY, t.MODALITY, t.EVIDENCE}
_HOLDS: Final = (KG + "asserted", KG + "actual")
_MONTH, _YEAR = len("2018-05"), len("2018")


def contents(graph: NamedNode, quads: Iterable[Quad]) -> Contents:
    """What a graph tells to the index; of one that holds no article, the names of actors alone."""
    told: set[Told] = set()
    facts: dict[str, dict[NamedNode, str]] = {}
    for quad in quads:
        predicate = quad.predicate
        if predicate in _WANTED:
            facts.setdefault(quad.subject.value, {})[predicate] = quad.object.value  # type: ignore[union-attr]  # no blank nodes
        elif predicate in _NAMES:
            told.add(Told(t.value(quad.subject), predicate.value, t.value(quad.object)))
        elif predicate == t.TYPE and quad.object in _CLASSES:
            told.add(Told(t.value(quad.subject), predicate.value, t.value(quad.object), is_name=False))
    if not graph.value.startswith(ARTICLE):
        return Contents(graph.value, told=frozenset(told))
    day = facts.get(graph.value, {}).get(t.DATE_PUBLISHED, "")
    stated = (_stated(iri, fact, facts, day) for iri, fact in facts.items() if fact.keys() >= _STATED)
    return Contents(graph.value, bool(told or facts), day, frozenset(told), tuple(stated))


def _stated(
    iri: str, fact: dict[NamedNode, str], facts: dict[str, dict[NamedNode, str]], published: str
) -> Stated:
    selector = facts.get(fact[t.EVIDENCE], {}).get(t.HAS_SELECTOR, "")
    first = fact.get(t.START_DATE) or fact.get(t.END_DATE) or published
    exact = _YEAR if fact.get(t.TIME_PRECISION) == Precision.YEAR else _MONTH
    return Stated(
        iri,
        fact[t.SUBJECT],
        fact[t.PREDICATE],
        fact[t.OBJECT],
        fact.get(t.EVENT),
        (fact[t.POLARITY], fact[t.MODALITY]) == _HOLDS,
        first[:exact],
        facts.get(selector, {}).get(t.EXACT, ""),
    )
