"""What a noun phrase may stand for: members with ordered options; and the memory of those mentioned."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from graph.model import Actor, Mention
from graph.understanding.confidence import Way
from graph.values import Kind, Span

Members = tuple[tuple[Actor, ...], ...]
"""For each actor meant, whom it may be, the most likely first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One phrase of the text and whom it means.

    ``members`` holds one entry for each actor meant (two for "the Russian and Turkish presidents"); an entry
    lists the actors that it may be, the most likely first (Turkey, then the city of Ankara). ``way`` is how
    it points to them, ``steps`` how many phrases lead to it from the role that it fills. ``plural``,
    ``subject`` (of the token ``verb``), ``place`` (it stands in a phrase of place), ``title``, ``gender``
    and ``suffers``, the lemma of the verb whose object it is, serve later pronouns and "the president".
    ``noun`` is the lemma of a common noun at its head, ``definite`` whether that speaks of somebody known,
    ``bare`` whether an article alone says so ("the pilot", not "the fighter pilot"), ``told`` are the
    participles that describe it ("a captured pilot") and ``undergoes`` is the form of the verb that it
    suffers: they serve names that come later.
    """

    span: Span
    text: str
    members: Members
    way: Way = Way.NAME
    steps: int = 0
    plural: bool = False
    subject: bool = False
    verb: int | None = None
    place: bool = False
    title: str | None = None
    gender: str | None = None
    suffers: str | None = None
    noun: str | None = None
    definite: bool = False
    bare: bool = False
    told: frozenset[str] = frozenset()
    undergoes: str | None = None

    @property
    def is_place(self) -> bool:
        """Whether each actor meant is first of all a place."""
        return all(options[0].kind is Kind.PLACE for options in self.members)

    @property
    def has_rivals(self) -> bool:
        """Whether one of the actors meant may as well be another of its kind."""
        return any(other.kind is first.kind for first, *others in self.members for other in others)

    def mentions(self, kinds: frozenset[Kind], *, places: bool = False) -> tuple[Mention, ...]:
        """For each member the first option of one of the kinds; with ``places``, a place first."""
        ordered = (
            sorted(options, key=lambda actor: actor.kind is not Kind.PLACE) if places else options
            for options in self.members
        )
        chosen = (next((a for a in options if a.kind in kinds), None) for options in ordered)
        return tuple(Mention(self.span, self.text, actor) for actor in chosen if actor is not None)


@dataclass(slots=True)
class Discourse:
    """The references of an article so far, by sentence, in text order; the first are its ``headlines``."""

    sentences: list[list[Reference]] = field(default_factory=list)
    headlines: int = 0

    def begin(self, *, headline: bool = False) -> None:
        """Start a sentence."""
        self.sentences.append([])
        self.headlines += headline

    def remember(self, reference: Reference) -> None:
        """Add a reference to the sentence that is being read."""
        self.sentences[-1].append(reference)

    def recent(self, sentences: int, last: Container[Way] = ()) -> Iterable[Reference]:
        """Earlier references: for each sentence from the last backwards its subjects first, then the rest.

        In the current sentence the nearest reference comes first. Those that point in one of the ways of
        ``last`` come behind the others of their sentence.
        """
        for number, references in enumerate(reversed(self.sentences[-sentences:])):
            near = -1 if number == 0 else 0
            yield from sorted(references, key=lambda r: (r.way in last, not r.subject, near * r.span.start))

    def names(self, iris: Container[str]) -> bool:
        """Whether one of the actors has been mentioned."""
        mentioned = (options[0].iri for s in self.sentences for r in s for options in r.members)
        return any(iri in iris for iri in mentioned)

    def places(self, sentences: int) -> Iterable[Reference]:
        """Earlier references to places, the nearest first."""
        for references in reversed(self.sentences[-sentences:]):
            yield from (r for r in reversed(references) if r.is_place)
