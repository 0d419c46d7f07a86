"""A common noun → an office's holder, a described group, the name beside it, or one met before."""

from __future__ import annotations

from functools import partial

from spacy.tokens import Token

from graph.model import Actor, Kind
from graph.understanding import coreference, resumed
from graph.understanding.confidence import Way
from graph.understanding.described import Description, describe
from graph.understanding.lexicon import NounClass
from graph.understanding.links import Links
from graph.understanding.minting import mint
from graph.understanding.owners import government_of, owners_of, places_of, qualities_of, sides_of, states
from graph.understanding.phrases import compound_lemma, is_plural, phrase_span
from graph.understanding.references import Members, Reference
from graph.understanding.syntax import children, children_of

INDEFINITE = frozenset({"a", "an", "any", "another", "each", "every", "no", "some"})
COUNTERPART = "counterpart"
HEADS = frozenset({"head", "chief", "boss", "leader"})
"""What the holder of the highest office of an organisation is called, whatever its name."""

FIELD_PREPOSITIONS = frozenset({"for", "to"})
FIGHTING = frozenset({"Soldiers", "Fighters", "Militia", "ArmedForces"})
"""Classes that are the armed group itself, when they are one's: "Hamas fighters"."""


def common_noun(links: Links, token: Token) -> Reference | None:
    """The reference of a phrase headed by a common noun, or one written like a name ("Foreign Ministry")."""
    if (title := _title(links, token)) is not None:
        return _office(links, token, title)
    if (cls := noun_class(links, token)) is not None:
        return _measured(links, token) or _described(links, token, cls)
    if token.pos_ != "NOUN":
        return None
    return _beside(links, token) or _definite(links, token) or _rival(links, token)


def noun_class(links: Links, token: Token) -> NounClass | None:
    """The lexicon's class of a noun, if it has one."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    if token.dep_ in {"amod", "compound"} and links.lexicon.has("Manner", token.lower_):
        return None
    classes = links.lexicon.noun_classes
    return next((classes[lemma] for lemma in compound_lemma(token) if lemma in classes), None)


def _class_words(links: Links, token: Token) -> list[str]:
    """The words by which the class is known: "foreign" says of a foreign ministry what it is, not whose."""
    lemmas = (lemma for lemma in compound_lemma(token) if lemma in links.lexicon.noun_classes)
    return next(lemmas, "").split()


# --- offices -------------------------------------------------------------------------------------


def _title(links: Links, token: Token) -> str | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    return next((lemma for lemma in compound_lemma(token) if links.lexicon.has("Office", lemma)), None)


def _office(links: Links, token: Token, title: str) -> Reference | None:
    """As in "The Turkish president": who held the office on the article's day, or the last one called so."""
    named = [i for i in links.graph.fillers(token.i, "is") if token.doc[i].pos_ == "PROPN"]
    if named:
        belongs = token.doc[named[0]].i > token.i and token.dep_ in {"compound", "nmod"}
        return None if belongs else _as(links, token, token.doc[named[0]])
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
        if members or not (_are_the(token) or _are_some(token)):
            return links.make(token, phrase_span(token), members, Way.DEFINITE, title)
    if is_plural(token) and len(sides) <= 1:
        return _described(links, token, links.lexicon.noun_classes["official"], word=f"{title}s")
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


# --- names beside, and phrases for those met before ----------------------------------------------


def _beside(links: Links, token: Token) -> Reference | None:
    """As in "Hezbollah, the Lebanese party": the noun means whom the name beside it means."""
    beside = [token.head] if token.dep_ == "appos" else [c for c in token.children if c.dep_ == "appos"]
    said_of = links.graph.fillers(token.i, "is")
    named = next((t for t in beside if t.pos_ == "PROPN" and t.i in said_of), None)
    return _as(links, token, named) if named is not None else None


def _as(links: Links, token: Token, name: Token) -> Reference | None:
    reference = links.reference(name)
    if reference is None or token.i + 1 in {name.i, name.left_edge.i}:
        return reference  # "the capital Kabul" is written in one
    return links.make(token, phrase_span(token), reference.members, reference.way, reference.title)


def _definite(links: Links, token: Token) -> Reference | None:
    members = coreference.definite(token, links.scene.discourse, links.names.capitals)
    return links.make(token, phrase_span(token), members, Way.DEFINITE)


def _rival(links: Links, token: Token) -> Reference | None:
    """As in "its rival": the other one of two."""
    if is_plural(token) or not links.lexicon.has("Rival", token.lemma_.lower()):
        return None
    owners = [links.reference(word) for word in children(token, "poss")]
    one = next((o.members[0][0] for o in owners if o is not None and len(o.members) == 1), None)
    members = coreference.other_of_two(one, links.scene.discourse) if one is not None else ()
    return links.make(token, phrase_span(token), members, Way.DEFINITE)


# --- described groups ----------------------------------------------------------------------------


def _described(links: Links, token: Token, cls: NounClass, word: str | None = None) -> Reference | None:
    if (reference := _beside(links, token) or _definite(links, token)) is not None:
        return reference
    sides, span = sides_of(links, token, organ=cls.organ), phrase_span(token)
    if cls.kind is Kind.PLACE:
        places = [
            a
            for a in (*places_of(links, token, "of", "in"), *(actor for actor, _ in sides))
            if a.kind is Kind.PLACE
        ]
        place = places[0] if places else _place_in_state(links, token)
        return links.make(token, span, ((place,),), Way.DESCRIBED) if place else None
    if cls.name == "Countries" and not (sides or qualities_of(links, token) or _are_some(token)):
        return None
    if not sides and (known := _resumed(links, token, cls)):
        return links.make(token, span, known, Way.DEFINITE)
    if cls.organ and not sides and (state := _home(links, token)) is not None:
        sides = [(state, links.adjective(state))]
    owners = [
        options[0] for _, reference in owners_of(links, token, "gen", "of") for options in reference.members
    ]
    groups = [actor for actor in owners if actor.kind is Kind.ARMED_GROUP]
    if groups and cls.name in FIGHTING:
        return links.make(token, span, tuple((group,) for group in groups), Way.DESCRIBED)
    each: list[tuple[Actor, str] | None] = [*sides] or [None]
    return links.make(
        token, span, tuple((_describe(links, token, cls, side, word),) for side in each), Way.DESCRIBED
    )


def _resumed(links: Links, token: Token, cls: NounClass) -> Members:
    """Which organ or band the article has named is meant by its bare noun."""
    discourse, states_of = links.scene.discourse, partial(states, links)
    if cls.organ:
        return resumed.organ(token, cls.lemmas, discourse, states_of)
    if is_plural(token) and links.lexicon.has("Rebels", token.lemma_.lower()):
        state = resumed.concerned(discourse, states_of)
        return resumed.band(token, links.lexicon.lists["Rebels"], discourse, state)
    return ()


def _home(links: Links, token: Token) -> Actor | None:
    """The state of whose organ a bare noun like "the government" can only speak."""
    serving = token.tag_ == "NNS" and links.lexicon.has("Serving", token.lemma_.lower())
    if not (serving or links.lexicon.has("National", token.lemma_.lower())):
        return None
    state = resumed.home(token, links.scene.discourse, partial(states, links))
    record = links.names.records.get(state) if state else None
    return record.actor if record else None


def _are_the(token: Token) -> bool:
    """As in "the generals": those whom the article is about, but not "the two generals" before."""
    counted = any(child.dep_ == "nummod" for child in token.children)
    return is_plural(token) and not counted and any(child.lower_ == "the" for child in token.children)


def _are_some(token: Token) -> bool:
    """As in "other partners", "14 countries": several that are told apart, but not "the two countries"."""
    before = {child.lower_ for child in token.children if child.i < token.i}
    told = any(child.dep_ in {"amod", "nummod", "compound"} for child in token.children)
    counted = any(child.dep_ == "nummod" for child in token.children)
    return is_plural(token) and told and "both" not in before and not (counted and "the" in before)


def _place_in_state(links: Links, token: Token) -> Actor | None:
    """As in "a village in Cambodia": a place that only its article can tell from other such villages."""
    state = next((a for a in places_of(links, token, "in", "of") if a.kind is Kind.STATE), None)
    if state is None:
        return None
    return mint(
        f"{token.lemma_} in {state.label}", Kind.PLACE, located_in=state.iri, scope=links.scene.article
    )


def _measured(links: Links, token: Token) -> Reference | None:
    """As in "a group of diplomats", "a convoy of lorries": those of whom it is one."""
    if not links.lexicon.has("Transparent", token.lemma_.lower()):
        return None
    inner = next((found for noun in children_of(token, "of") if (found := links.reference(noun))), None)
    return links.make(token, phrase_span(token), inner.members, inner.way) if inner else None


def _describe(
    links: Links, token: Token, cls: NounClass, side: tuple[Actor, str] | None, word: str | None
) -> Actor:
    side = government_of(links, side) if cls.organ else side
    actor, adjective = side if side and side[0].kind is not Kind.PLACE else (None, None)
    place = next((p for p in places_of(links, token, "in", "at", "of", "from") if p.kind is Kind.PLACE), None)
    if cls.organ and actor is None and place and (state := links.names.capitals.get(place.iri)):
        actor, adjective, place = state.actor, links.adjective(state.actor), None
    if cls.organ and actor and (known := links.names.organ(actor.iri, _organ_names(cls, adjective))):
        return known.actor
    if side and side[0].kind is Kind.PLACE:
        place = place or side[0]
    said = {*(word or "").split(), *(_class_words(links, token) if cls.organ else ())}
    qualities = tuple(quality for quality in qualities_of(links, token) if quality.lower() not in said)
    joined = {owner for owner, _ in sides_of(links, token)}
    beside = [
        word.text
        for word, reference in owners_of(links, token, "gen", "of")
        for options in reference.members
        if word.dep_ in {"compound", "nmod"} and options[0] not in joined
    ]
    modifiers = tuple(dict.fromkeys([*([adjective] if adjective else []), *beside, *qualities]))
    head = word or (token.lower_ if token.pos_ == "NOUN" else _as_written(links, token))
    number = next((child.lower_ for child in token.children if child.dep_ == "nummod"), "")
    own = tuple(q.lower() for q in qualities)
    told = Description(cls, head, actor, adjective, modifiers, own, place, number)
    return describe(told, links.scene.article)


def _as_written(links: Links, token: Token) -> str:
    """A noun written like a name, with the word before it that says what it is: "National Assembly"."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    whole = before.text.istitle() and len(_class_words(links, token)) > 1
    return f"{before.text} {token.text}" if whole else token.text


def _organ_names(cls: NounClass, adjective: str | None) -> list[str]:
    return [f"{adjective} {lemma}" for lemma in (cls.head, *cls.lemmas)]
