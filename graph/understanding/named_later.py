"""What an article says of somebody before it names him → whom it names: "a captured pilot … X, the pilot".

Takes what was read of the whole article; makes no actor and reads no text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from graph.model import Actor, Mention, Statement
from graph.understanding.confidence import Way
from graph.understanding.described import OF_THE_STATE
from graph.understanding.lexicon import Lexicon, NounClass
from graph.understanding.references import Discourse, Reference
from graph.values import Kind, Polarity

INDEFINITE = frozenset({"a", "an", "another", "any", "no"})
SOON = 4  # sentences behind a description in which a name may follow
LEAD = 2  # sentences below a headline that tell again what it says
_NAMED = frozenset({Way.NAME, Way.UNKNOWN, Way.UNLABELLED})

Renamed = Mapping[str, Actor]
"""Whom each IRI of a description stands for."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A reference to a single actor, and the number of its sentence."""

    sentence: int
    reference: Reference

    @property
    def actor(self) -> Actor:
        """Whom it means."""
        return self.reference.members[0][0]


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells of single actors, in text order; ``first`` is where each comes up."""

    told: tuple[Telling, ...]
    first: Mapping[str, Telling]
    starts: tuple[int, ...]
    headlines: int

    @classmethod
    def of(cls, discourse: Discourse) -> Story:
        """The story of all that an article refers to."""
        numbered = [(n, r) for n, of in enumerate(discourse.sentences) for r in of if len(r.members) == 1]
        told = tuple(Telling(number, reference) for number, reference in numbered)
        first = {one.actor.iri: one for one in reversed(told)}
        return cls(told, first, tuple(one.sentence for one in told), discourse.headlines)

    def soon(self, one: Telling) -> tuple[Telling, ...]:
        """What is told in the sentence of a description and in the next ones."""
        start, end = bisect_left(self.starts, one.sentence), bisect_right(self.starts, one.sentence + SOON)
        return self.told[start:end]

    @property
    def described(self) -> Iterator[Telling]:
        """Those who come up by a description."""
        return (t for t in self.first.values() if t.reference.way is Way.DESCRIBED and t.reference.noun)


def named_later(
    statements: Iterable[Statement], discourse: Discourse, lexicon: Lexicon
) -> Iterator[Statement]:
    """The statements with those who were described first and named later under their names.

    Args:
        statements: what an article states.
        discourse: all that it refers to.
        lexicon: the classes of nouns.
    """
    read, story = tuple(statements), Story.of(discourse)
    names = _names(story, lexicon) | _restated(read, story, lexicon)
    for statement in read:
        if names:
            statement = replace(  # noqa: PLW2901 - the same statement under other names
                statement,
                subject=_renamed(statement.subject, names),
                object=_renamed(statement.object, names),
            )
        if statement.subject.actor.iri != statement.object.actor.iri:
            yield statement


def _renamed(mention: Mention, names: Renamed) -> Mention:
    actor = mention.actor
    for _ in range(SOON):
        actor = names.get(actor.iri, actor)
    return replace(mention, actor=actor)


def _names(story: Story, lexicon: Lexicon) -> dict[str, Actor]:
    """Whom descriptions stand for by what is said of both."""
    organs = [one.actor for one in story.told if one.actor.kind is Kind.ORGAN and one.actor.part_of]
    organs = list({organ.iri: organ for organ in organs}.values())
    found: dict[str, Actor] = {}
    for one in story.described:
        persons = {actor.iri: actor for actor in _persons(one, story)}
        meant = persons or {actor.iri: actor for actor in _organs(one, story, organs, lexicon)}
        if len(meant) == 1 and one.actor.iri not in meant:
            found[one.actor.iri] = next(iter(meant.values()))
    for one in story.described:
        leads = {actor.iri: actor for actor in _leads(one, story)}
        if len(leads) == 1 and one.actor.iri not in {*leads, *found}:
            [lead] = leads.values()
            tells_more = one.actor.part_of and not lead.part_of and lead.iri not in found
            found |= {lead.iri: one.actor} if tells_more else {one.actor.iri: lead}
    return found


def _persons(one: Telling, story: Story) -> Iterator[Actor]:
    """As in "a captured pilot … X had been captured", "a reporter … the reporter, X": persons new there."""
    here = one.reference
    if here.plural or here.definite or one.actor.kind not in {Kind.GROUP, Kind.PERSON}:
        return
    for other in story.soon(one):
        there = other.reference
        if other.actor.kind is not Kind.PERSON or story.first[other.actor.iri].sentence < one.sentence:
            continue
        called = there.noun == here.noun and there.bare and there.way in _NAMED
        suffers = there.undergoes in here.told and there.way in {Way.UNKNOWN, Way.UNLABELLED}
        if called or suffers:
            yield other.actor


def _organs(one: Telling, story: Story, organs: Iterable[Actor], lexicon: Lexicon) -> Iterator[Actor]:
    """As in "government forces … Ukrainian soldiers": the only army that the article names, and soon does."""
    cls = lexicon.noun_classes.get(one.reference.noun or "")
    if cls is None or not cls.organ or not _is_of_the_state(one, lexicon):
        return
    named = [organ for organ in organs if _is_of(organ, cls)]
    later = {other.actor.iri for other in story.soon(one) if other.sentence > one.sentence}
    if any(organ.iri in later for organ in named):
        yield from named


def _is_of_the_state(one: Telling, lexicon: Lexicon) -> bool:
    """Whether a description can only be that of an organ: "government forces", "the army"; not "an army"."""
    *before, last = one.actor.label.lower().split()
    plain = OF_THE_STATE.issuperset(before) if before else lexicon.has("National", last)
    indefinite = one.reference.text.partition(" ")[0].lower() in INDEFINITE
    return plain and not indefinite and one.actor.kind is Kind.GROUP


def _is_of(actor: Actor, cls: NounClass) -> bool:
    return any(actor.label.lower().endswith(f" {word.lower()}") for word in (cls.head, *cls.lemmas))


def _leads(one: Telling, story: Story) -> Iterator[Actor]:
    """As in "Indian pilot freed", and below it "a captured fighter pilot": the lead tells of the same."""
    if one.sentence >= story.headlines:
        return
    for other in story.described:
        below = story.headlines <= other.sentence < story.headlines + LEAD
        same = (other.reference.noun, other.reference.plural) == (one.reference.noun, one.reference.plural)
        if below and same and _may_be(one.actor, other.actor):
            yield other.actor


def _may_be(one: Actor, other: Actor) -> bool:
    """Whether nothing says that two of one noun belong to two sides or places."""
    sides = ((one.part_of, other.part_of), (one.located_in, other.located_in))
    return one.kind is other.kind and all(None in pair or pair[0] == pair[1] for pair in sides)


def _restated(read: Sequence[Statement], story: Story, lexicon: Lexicon) -> dict[str, Actor]:
    """As in "Chad expels Malian migrants", and below it "Chad expelled 90 Malian nationals"."""
    nouns = {one.actor.iri: lexicon.noun_classes.get(one.reference.noun or "") for one in story.described}
    above = {one.reference.span for one in story.told if one.sentence < story.headlines}
    found: dict[str, dict[str, Actor]] = {}
    held = [statement for statement in read if statement.polarity is Polarity.ASSERTED]
    for one, other in product([s for s in held if {s.subject.span, s.object.span} & above], held):
        if one.relation is not other.relation or one.evidence.span == other.evidence.span:
            continue
        for here, there, fix in _ends(one, other):
            cls = nouns.get(here.iri)
            same = cls is not None and nouns.get(there.iri) is cls and not cls.organ
            if fix and same and here.iri != there.iri and here.part_of == there.part_of:
                found.setdefault(here.iri, {})[there.iri] = there
    return {iri: actor for iri, others in found.items() if len(others) == 1 for actor in others.values()}


def _ends(one: Statement, other: Statement) -> Iterator[tuple[Actor, Actor, bool]]:
    """Either end of two statements, with whether their other ends are one actor."""
    subjects, objects = (one.subject.actor, other.subject.actor), (one.object.actor, other.object.actor)
    yield *subjects, objects[0].iri == objects[1].iri
    yield *objects, subjects[0].iri == subjects[1].iri
