"""A described group, thing or agreement → an actor with a canonical label: qualities, side, head, place.

"Islamist fighters in the province" becomes "Islamist fighters in Idlib"; "Syrian forces" the Syrian Armed
Forces; "a deal in Sochi" the Sochi deal. Equal descriptions in two articles meet in one node.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Actor
from graph.understanding.lexicon import NounClass
from graph.understanding.minting import mint
from graph.values import Kind

MAX_SYNONYMS = 6  # alternative heads that a search finds the group by
OF_THE_STATE = frozenset(
    {"regime", "government", "pro-government", "loyalist", "security", "border", "state"}
)
"""Qualities that leave an organ of a state what it is: "Syrian regime forces" are Syria's army."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun phrase says of a group.

    ``modifiers`` stand before the head in the order of the text, the side's adjective among them;
    ``qualities`` are those that tell the group from others of its side; ``word`` is the head, ``number`` how
    many there are.
    """

    noun_class: NounClass
    word: str
    side: Actor | None = None
    adjective: str | None = None
    modifiers: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    place: Actor | None = None
    number: str = ""


def describe(description: Description, scope: str) -> Actor:
    """The actor that the description stands for.

    Args:
        description: what the phrase says.
        scope: the article's id: a description that names nobody ("police", "Islamist fighters") stays
            inside its article, and tells those of one number from those of another.
    """
    cls, side = description.noun_class, description.side
    if cls.organ and side and side.kind is Kind.STATE and OF_THE_STATE.issuperset(description.qualities):
        label = f"{description.adjective} {cls.head}"
        aliases = tuple(f"{description.adjective} {lemma}" for lemma in cls.lemmas[:MAX_SYNONYMS])
        return mint(label, cls.kind, aliases=aliases, part_of=side.iri)
    told = bool(side or description.place)
    return mint(
        _label(description),
        Kind.GROUP if cls.organ else cls.kind,
        aliases=tuple(dict.fromkeys(_other_names(description))) if told or description.qualities else (),
        part_of=side.iri if side else None,
        located_in=description.place.iri if description.place else None,
        scope=None if told else f"{scope} {description.number}".rstrip(),
    )


def _label(description: Description) -> str:
    place = description.place.label if description.place else None
    if place and description.noun_class.kind is Kind.AGREEMENT:
        return f"{place} {description.word}"
    before = " ".join((*description.modifiers, description.word))
    return f"{before} in {place}" if place else before


def _other_names(description: Description) -> Iterable[str]:
    """Names that a person would search the group by: the class's other words, the place in front."""
    before = " ".join(description.modifiers)
    for word in (description.word, description.noun_class.head, *description.noun_class.synonyms):
        if description.place and description.side is None:
            yield f"{description.place.label} {word}"
            yield f"{word} in {description.place.label}"
        if before:
            yield f"{before} {word}"
