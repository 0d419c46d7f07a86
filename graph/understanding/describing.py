"""A noun that describes a group, a thing or an agreement, or names somebody again → its reference.

"Islamist rebels in Idlib", "the army", "Hezbollah, the party", "its rival". Offices go to ``common_nouns``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding import coreference, resumed
from graph.understanding.confidence import Way
from graph.understanding.described import Description, describe
from graph.understanding.lexicon import NounClass
from graph.understanding.links import Links
from graph.understanding.minting import mint
from graph.understanding.owners import government_of, owners_of, places_of, qualities_of, sides_of, states
from graph.understanding.phrases import compound_lemma, is_bare, is_plural, phrase_span
from graph.understanding.references import Members, Reference
from graph.understanding.syntax import children, children_of
from graph.values import Kind

FIGHTING = frozenset({"Soldiers", "Fighters", "Militia", "ArmedForces"})
"""Classes that are the armed group itself, when they are one's: "Hamas fighters"."""

DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]{0,2}s?")
"""How weapons and aircraft of one make are called."""


def noun_class(links: Links, token: Token) -> NounClass | None:
    """The lexicon's class of a noun, if it has one."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return None
    if token.dep_ in {"amod", "compound"} and links.lexicon.has("Manner", token.lower_):
        return None
    classes = links.lexicon.noun_classes
    known = next((classes[lemma] for lemma in compound_lemma(token) if lemma in classes), None)
    return classes["weapon"] if known is None and _is_designation(links, token) else known


def _is_designation(links: Links, token: Token) -> bool:
    """As in "an Indian MiG-21", "two F-16s": one of a make, which its letters and number name."""
    if token.pos_ == "ADJ" or not DESIGNATION.fullmatch(token.text):
        return False
    one = any(child.lower_ in {"a", "an"} or child.dep_ == "nummod" for child in token.children)
    return one or bool(links.graph.fillers(token.i, "gen"))


def _class_words(links: Links, token: Token) -> list[str]:
    """The words by which the class is known: "foreign" says of a foreign ministry what it is, not whose."""
    lemmas = (lemma for lemma in compound_lemma(token) if lemma in links.lexicon.noun_classes)
    return next(lemmas, "").split()


# --- names beside, and phrases for those met before ----------------------------------------------


def beside(links: Links, token: Token) -> Reference | None:
    """As in "Hezbollah, the Lebanese party": the noun means whom the name beside it means."""
    if token.dep_ == "compound" and token.pos_ == "NOUN" and token.head.ent_type_ == "PERSON":
        return same_as(links, token, token.head)  # "the blogger X"
    near = [token.head] if token.dep_ == "appos" else [c for c in token.children if c.dep_ == "appos"]
    said_of = links.graph.fillers(token.i, "is")
    named = next((t for t in near if t.pos_ == "PROPN" and t.i in said_of), None)
    return same_as(links, token, named) if named is not None else None


def same_as(links: Links, token: Token, name: Token) -> Reference | None:
    """The reference of a noun that means whom a name means."""
    reference = links.reference(name)
    if reference is None:
        return None
    if token.i + 1 in {name.i, name.left_edge.i} or token.head.i == name.i:  # "the capital Kabul"
        return replace(reference, noun=token.lemma_.lower(), bare=is_bare(token))
    return links.make(token, phrase_span(token), reference.members, reference.way, reference.title)


def definite(links: Links, token: Token) -> Reference | None:
    """Whom "the country", "both sides", "the province" mean."""
    members = coreference.definite(token, links.scene.discourse, links.names.capitals)
    return links.make(token, phrase_span(token), members, Way.DEFINITE)


def rival(links: Links, token: Token) -> Reference | None:
    """As in "its rival": the other one of two."""
    if is_plural(token) or not links.lexicon.has("Rival", token.lemma_.lower()):
        return None
    owners = [links.reference(word) for word in children(token, "poss")]
    one = next((o.members[0][0] for o in owners if o is not None and len(o.members) == 1), None)
    members = coreference.other_of_two(one, links.scene.discourse) if one is not None else ()
    return links.make(token, phrase_span(token), members, Way.DEFINITE)


# --- described groups ----------------------------------------------------------------------------


def described(links: Links, token: Token, cls: NounClass, word: str | None = None) -> Reference | None:
    """Whom a noun of a class describes, or names again; ``word`` stands for the noun in the label."""
    if (reference := beside(links, token) or definite(links, token)) is not None:
        return reference
    sides, span = sides_of(links, token, organ=cls.organ), phrase_span(token)
    if token.lemma_.lower() == "fighter" and _belongs_to_state(links, token):
        cls = links.lexicon.noun_classes["fighter jet"]
    if cls.kind is Kind.PLACE:
        places = [
            a
            for a in (*places_of(links, token, "of", "in"), *(actor for actor, _ in sides))
            if a.kind is Kind.PLACE
        ]
        place = places[0] if places else _place_in_state(links, token)
        return links.make(token, span, ((place,),), Way.DESCRIBED) if place else None
    if cls.name == "Countries" and not (sides or qualities_of(links, token) or are_some(token)):
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
    owning = _is_owner(links, token)
    if (owning or is_plural(token)) and links.lexicon.has("Rebels", token.lemma_.lower()):
        state = resumed.concerned(discourse, states_of)
        lists = links.lexicon.lists
        return resumed.band(token, resumed.BandWords(lists["Rebels"], lists["Bands"]), discourse, state)
    return ()


def _is_owner(links: Links, token: Token) -> bool:
    """As in "rebel rockets", "a rebel attack": those whose thing or deed it is."""
    if token.dep_ not in {"amod", "compound"} or token.head.i <= token.i:
        return False
    cls = noun_class(links, token.head)
    return cls is None or cls.kind is Kind.ASSET


def _home(links: Links, token: Token) -> Actor | None:
    """The state of whose organ a bare noun like "the government" can only speak."""
    serving = token.tag_ == "NNS" and links.lexicon.has("Serving", token.lemma_.lower())
    if not (serving or links.lexicon.has("National", token.lemma_.lower())):
        return None
    state = resumed.home(token, links.scene.discourse, partial(states, links))
    record = links.names.records.get(state) if state else None
    return record.actor if record else None


def are_the(token: Token) -> bool:
    """As in "the generals": those whom the article is about, but not "the two generals" before."""
    counted = any(child.dep_ == "nummod" for child in token.children)
    return is_plural(token) and not counted and any(child.lower_ == "the" for child in token.children)


def are_some(token: Token) -> bool:
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


def measured(links: Links, token: Token) -> Reference | None:
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
    if cls.organ and actor is None and (around := _state_around(links, token)) is not None:
        actor, adjective = around, links.adjective(around)
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
    head = word or _head_word(links, token)
    number = next((child.lower_ for child in token.children if child.dep_ == "nummod"), "")
    own = tuple(q.lower() for q in qualities)
    told = Description(cls, head, actor, adjective, modifiers, own, place, number)
    return describe(told, links.scene.article)


def _belongs_to_state(links: Links, token: Token) -> bool:
    """As in "India and its own fighters": what a state has are planes; who fights for it are soldiers."""
    owners = [links.reference(word) for word in children(token, "poss")]
    plain = all(child.dep_ in {"poss", "amod", "punct"} for child in token.children)
    return plain and any(o.members[0][0].kind is Kind.STATE for o in owners if o)


def _state_around(links: Links, token: Token) -> Actor | None:
    """As in "the police in Kenya": the one state in which an organ is that every state has."""
    if not any(links.lexicon.has("National", lemma) for lemma in compound_lemma(token)):
        return None
    found = {place.iri: place for place in places_of(links, token, "in") if place.kind is Kind.STATE}
    return next(iter(found.values())) if len(found) == 1 else None


def _head_word(links: Links, token: Token) -> str:
    """The noun as it stands in a label: the "rebels" of "rebel rockets" are those who are called so."""
    if links.lexicon.has("Rebels", token.lower_) and _is_owner(links, token):
        return f"{token.lower_}s"
    if token.pos_ != "NOUN" or DESIGNATION.fullmatch(token.text):
        return _as_written(links, token)
    before = token.doc[token.i - 1].lower_ if token.i > token.sent.start else ""
    cls = noun_class(links, token)
    whole = cls is not None and cls.organ and _class_words(links, token)[:-1] == [before]
    return f"{before} {token.lower_}" if whole else token.lower_


def _as_written(links: Links, token: Token) -> str:
    """A noun written like a name, with the word before it that says what it is: "National Assembly"."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    whole = before.text.istitle() and len(_class_words(links, token)) > 1
    return f"{before.text} {token.text}" if whole else token.text


def _organ_names(cls: NounClass, adjective: str | None) -> list[str]:
    return [f"{adjective} {lemma}" for lemma in (cls.head, *cls.lemmas)]
