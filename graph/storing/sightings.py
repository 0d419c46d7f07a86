"""An article's graph in, what it says of its actors out: all that they are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import NamedNode, Quad

from graph.identity.sightings import Sightings
from graph.ontology import KG
from graph.storing import terms as t
from graph.storing.merging import as_read

_KINDS: Final = {cls.value: kind for kind, cls in t.KIND_CLASSES.items()}
_WANTED: Final = frozenset(
    {
        t.TYPE, t.LABEL, t.PART_OF, t.CANDIDATE, t.SUBJECT, t.PREDICATE, t.OBJECT, t.POLARITY, t.MODALITY,
        t.EVENT, t.EVIDENCE, t.EXACT, t.HAS_SELECTOR,
    }
)  # fmt: skip
_HOLDS: Final = (KG + "asserted", KG + "actual")

Facts = Mapping[str, Mapping[NamedNode, list[str]]]


def sightings(quads: Iterable[Quad], parted: Mapping[str, str]) -> Sightings:
    """What an article says of its actors.

    Args:
        quads: all quads of its graph, whatever was merged in it since it was read.
        parted: for actors of whom this article means somebody else, that one.
    """
    facts: dict[str, dict[NamedNode, list[str]]] = {}
    for quad in as_read(quads):
        if quad.predicate in _WANTED:
            by = facts.setdefault(t.value(quad.subject), {})
            by.setdefault(quad.predicate, []).append(t.value(quad.object))
    actors = {iri: told for iri, told in facts.items() if t.LABEL in told}
    claims = [told for told in facts.values() if t.SUBJECT in told and t.OBJECT in told]

    def own(iri: str) -> str:
        return parted.get(iri, iri)

    return Sightings(
        frozenset(
            (own(iri), _KINDS[cls], label, own(whole) if whole else "")
            for iri, told in actors.items()
            for cls in told.get(t.TYPE, ())
            if cls in _KINDS
            for label in told[t.LABEL]
            for whole in told.get(t.PART_OF, ("",))
        ),
        frozenset(
            (own(actor), (claim[t.PREDICATE][0], way, own(other)), t.EVENT not in claim)
            for claim in claims
            if (claim[t.POLARITY][0], claim[t.MODALITY][0]) == _HOLDS
            for actor, way, other in (
                (claim[t.SUBJECT][0], "to", claim[t.OBJECT][0]),
                (claim[t.OBJECT][0], "from", claim[t.SUBJECT][0]),
            )
        ),
        frozenset(
            (own(iri), acronym)
            for claim in claims
            for iri in (claim[t.SUBJECT][0], claim[t.OBJECT][0])
            for acronym in _defined(actors.get(iri, {}).get(t.LABEL, ()), _quote(claim, facts))
        ),
        frozenset((own(iri), one) for iri, told in actors.items() for one in told.get(t.CANDIDATE, ())),
    )


def _quote(claim: Mapping[NamedNode, list[str]], facts: Facts) -> str:
    stretch = facts.get(next(iter(claim.get(t.EVIDENCE, ())), ""), {})
    return next(iter(facts.get(next(iter(stretch.get(t.HAS_SELECTOR, ())), ""), {}).get(t.EXACT, ())), "")


def _defined(labels: Iterable[str], quote: str) -> Iterator[str]:
    """The acronyms that brackets give a name: "World Food Programme (WFP)"."""
    for label in labels:
        if "(" in quote and label in quote:
            yield from re.findall(rf"{re.escape(label)} \((\w+)\)", quote)
