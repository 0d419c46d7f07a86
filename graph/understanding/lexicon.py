"""ontology/lexicon/*.ttl → the words that help to read: classes, light verbs, cues. Knows no relation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import OntologyError
from graph.ontology import KG, LEX, Description
from graph.values import Kind, Modality, Polarity


@dataclass(frozen=True, slots=True)
class NounClass:
    """Common nouns for one class of actors; ``head`` is the word of their canonical label.

    ``organ`` says that, told of a state, they are one organ of it; ``lemmas`` are in sorted order.
    """

    name: str
    kind: Kind
    head: str
    organ: bool
    lemmas: tuple[str, ...]
    synonyms: tuple[str, ...] = ()


class Effect(StrEnum):
    """What else a cue does than to set a polarity or a modality."""

    FACTIVE = "factive"
    """What it governs is so, whatever becomes of the cue itself: "has never regretted that"."""
    ENDING = "ending"
    """What it governs was so before, and still is unless the end has come: "urged X to stop shelling"."""
    IMPLIED = "implied"
    """Told of the past, what it governs came true: "was able to leave"."""
    WISH = "wish"
    """What it governs is requested where another is to do it: "wants X to leave"."""
    THREAT = "threat"
    """What it governs is planned where its own subject is to do it: "warned that it would strike"."""
    STANCE = "stance"
    """A deed that it is about is so, unless it is any such deed: "opposes the war", "opposes an attack"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a governing word does to the factuality of what it governs; None leaves it as it is."""

    polarity: Polarity | None
    modality: Modality | None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, by lemma. ``nominal`` maps a noun to its verbs and the prepositions of their object."""

    noun_classes: Mapping[str, NounClass]
    nominal: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    cues: Mapping[str, Cue]
    modals: Mapping[str, Modality]
    lists: Mapping[str, frozenset[str]]

    def has(self, name: str, lemma: str) -> bool:
        """Whether the word list ``name`` ("Light", "Shading", "Speech", "Office" …) holds the lemma."""
        return lemma in self.lists[name]


WORD_LISTS = (
    "Light", "Shading", "Speech", "Report", "Dispute", "Source", "SubjectControl", "ObjectControl",
    "Settling", "Demand", "Necessity", "Deed", "Authoring", "Money", "Transparent", "Office", "Qualifier",
    "Bearer", "BareControl", "Manner", "Judging", "Charging", "Mutual", "Giving", "Province", "Provincial",
    "Contest", "Sport", "Reaching", "Side", "Generation", "Polity", "National", "Serving", "Rebels",
    "Rival", "Fellow", "Addressing", "Bands",
)  # fmt: skip


def load(description: Description) -> Lexicon:
    """Gather the lexicon from the ontology's description.

    Raises:
        OntologyError: if a word list that the reading needs is missing, or a value is none of its kind.
    """
    lists = {name: frozenset(description.texts(LEX + name, LEX + "lemma")) for name in WORD_LISTS}
    empty = [name for name, words in lists.items() if not words]
    if empty:
        raise OntologyError(f"ontology/lexicon has no lex:{empty[0]} with lex:lemma")
    return Lexicon(
        noun_classes=_noun_classes(description),
        nominal=_nominal(description),
        cues={
            lemma: Cue(_polarity(description, iri), _modality(description, iri), _effect(description, iri))
            for iri in description.instances(LEX + "Cue")
            for lemma in description.texts(iri, LEX + "lemma")
        },
        modals={
            lemma: _modality(description, iri) or Modality.POSSIBLE
            for iri in description.instances(LEX + "Modal")
            for lemma in description.texts(iri, LEX + "lemma")
        },
        lists=lists,
    )


def _noun_classes(description: Description) -> dict[str, NounClass]:
    classes: dict[str, NounClass] = {}
    for iri in description.instances(LEX + "NounClass"):
        kind, head = description.text(iri, LEX + "kind"), description.text(iri, LEX + "head")
        if kind is None or head is None:
            raise OntologyError(f"{iri} needs lex:kind and lex:head")
        name = kind.removeprefix(KG)
        one = NounClass(
            name=iri.removeprefix(LEX),
            kind=Kind(name[0].lower() + name[1:]),
            head=head,
            organ=description.text(iri, LEX + "organ") == "true",
            lemmas=description.texts(iri, LEX + "lemma"),
            synonyms=description.texts(iri, LEX + "synonym"),
        )
        classes |= {lemma: one for lemma in one.lemmas if lemma not in classes}
    return classes


def _nominal(description: Description) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    nouns: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for iri in description.instances(LEX + "Verb"):
        verb = (iri.removeprefix(LEX), frozenset(description.texts(iri, LEX + "object")))
        for noun in description.texts(iri, LEX + "noun"):
            nouns[noun] = (*nouns.get(noun, ()), verb)
    return nouns


def _polarity(description: Description, iri: str) -> Polarity | None:
    value = description.text(iri, LEX + "polarity")
    return Polarity(value) if value else None


def _modality(description: Description, iri: str) -> Modality | None:
    value = description.text(iri, LEX + "modality")
    return Modality(value) if value else None


def _effect(description: Description, iri: str) -> Effect | None:
    value = description.text(iri, LEX + "effect")
    return Effect(value) if value else None
