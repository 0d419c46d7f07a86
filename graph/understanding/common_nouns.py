"""A common noun → the holder of an office, by name or by day.

What describes a group, or names somebody again, goes to ``describing``.
"""

from __future__ import annotations

from functools import partial

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding import coreference, resumed
from graph.understanding.confidence import Way
from graph.understanding.describing import (
    are_some,
    are_the,
    beside,
    definite,
    described,
    measured,
    noun_class,
    rival,
    same_as,
)  # fmt: skip
from graph.understanding.links import Links
from graph.understanding.minting import mint
from graph.understanding.owners import sides_of
from graph.understanding.phrases import compound_lemma, is_plural, phrase_span
from graph.understanding.references import Members, Reference
from graph.understanding.syntax import children
from graph.values import Kind

INDEFINITE = frozenset({"a", "an", "any", "another", "each", "every", "no", "some"})
COUNTERPART = "counterpart"
HEADS = frozenset({"head", "chief", "boss", "leader"})
"""What the holder of the highest office of an organisation is called, whatever its name."""

FIELD_PREPOSITIONS = frozenset({"for", "to"})


def common_noun(links: Links, token: Token) -> Reference | None:
    """The reference of a phrase headed by a common noun, or one written like a name ("Foreign Ministry")."""
    if (title := _title(links, token)) is not None:
        return _office(links, token, title)
    if (cls := noun_class(links, token)) is not None:
        return measured(links, token) or described(links, token, cls)
    if token.pos_ != "NOUN":
        return None
    return beside(links, token) or definite(links, token) or rival(links, token)


def _title(links: Links, token: Token) -> str | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    return next((lemma for lemma in compound_lemma(token) if links.lexicon.has("Office", lemma)), None)


def _office(links: Links, token: Token, title: str) -> Reference | None:
    """As in "The Turkish president": who held the office on the article's day, or the last one called so."""
    named = [i for i in links.graph.fillers(token.i, "is") if token.doc[i].pos_ == "PROPN"]
    if named:
        belongs = token.doc[named[0]].i > token.i and token.dep_ in {"compound", "nmod"}
        return None if belongs else same_as(links, token, token.doc[named[0]])
    if (person := _behind_field(links, token)) is not None:
        return links.make(token, phrase_span(token), person.members, person.way, title)
    sides = [actor for actor, _ in sides_of(links, token) if actor.kind is not Kind.PLACE]
    sides = [side for side in sides if side.kind is Kind.STATE] or sides  # "his Kenyan counterpart"
    indefinite = any(child.lower_ in INDEFINITE for child in token.children)
    if not sides:
        members = coreference.definite(token, links.scene.discourse, links.names.capitals)
        if not (members or indefinite or is_plural(token)):
            holds = partial(_has_held, links, title)
            members = resumed.titled(title, links.scene.discourse, holds) or _incumbent(links, title)
        if members or not (are_the(token) or are_some(token)):
            return links.make(token, phrase_span(token), members, Way.DEFINITE, title)
    if is_plural(token) and len(sides) <= 1:
        return described(links, token, links.lexicon.noun_classes["official"], word=f"{title}s")
    if indefinite:  # "a Turkish president" is anyone of them
        anyone = tuple((_unnamed(links, title, side),) for side in sides)
        return links.make(token, phrase_span(token), anyone, Way.DESCRIBED)
    offices = _of_owner(links, token) if token.lemma_.lower() == COUNTERPART else (title,)
    members = tuple((_holder(links, offices, side),) for side in sides)
    return links.make(token, phrase_span(token), members, Way.TITLE, title)


def _has_held(links: Links, title: str, actor: Actor) -> bool:
    """Whether an actor is a person who holds an office of this title on the article's day."""
    office = links.names.offices.seat(actor, title, links.scene.published)
    return links.scene.published is not None and actor.kind is Kind.PERSON and office is not None


def _of_owner(links: Links, token: Token) -> tuple[str, ...]:
    """As in "Lavrov met his Turkish counterpart": the office is the one that its owner holds."""
    owners = map(links.reference, children(token, "poss"))
    persons = [o[0] for r in owners if r for o in r.members if o[0].kind is Kind.PERSON]
    held = links.names.offices.held(persons[0], links.scene.published) if len(persons) == 1 else ()
    return (*held, COUNTERPART)


def _behind_field(links: Links, token: Token) -> Reference | None:
    """As in "the envoy for Yemen, X", "the envoy to Yemen X": the parser hangs the name on the place."""
    fields = [f for p in token.children if p.lower_ in FIELD_PREPOSITIONS for f in children(p, "pobj")]
    beside = [name for field in fields for name in children(field, "appos")]
    joined = [field for field in fields if any(children(field, "compound"))]
    for name in (*beside, *joined):
        reference = links.reference(name)
        if reference and [options[0].kind for options in reference.members] == [Kind.PERSON]:
            return reference
    return None


def _incumbent(links: Links, title: str) -> Members:
    """As in "The Foreign Secretary" on a page of the British government: whoever that is there."""
    scene = links.scene
    if scene.side is None:
        return ()
    person = links.names.offices.incumbent(title, scene.side, scene.published, scene.persons)
    return ((person,),) if person else ()


def _holder(links: Links, titles: tuple[str, ...], side: Actor) -> Actor:
    """Who holds the first of the offices that somebody is known to hold there; else whoever has the last."""
    records = (links.names.offices.holder(title, side.iri, links.scene.published) for title in titles)
    record = next((record for record in records if record), None)
    if record is None and side.kind is Kind.ORGANISATION and titles[-1] in HEADS:
        record = links.names.offices.head(side.iri, links.scene.published)
    return record.actor if record is not None else _unnamed(links, titles[-1], side)


def _unnamed(links: Links, title: str, side: Actor) -> Actor:
    return mint(f"{links.adjective(side)} {title}", Kind.PERSON, part_of=side.iri)
