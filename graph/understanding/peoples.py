"""A people's name → some of the people ("two Kenyans"), or their soldiers ("planes bombed the Turks").

What speaks of the people as a whole ("Kenyans condemned it") is the state, and is left to ``named``.
"""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding import resumed
from graph.understanding.confidence import Way
from graph.understanding.links import Links
from graph.understanding.minting import mint
from graph.understanding.names import NameMatch, Pointing
from graph.understanding.phrases import is_definite, is_plural, phrase_span, tokens_span
from graph.understanding.references import Reference
from graph.understanding.syntax import OBJECTS
from graph.values import Kind

SOME = frozenset({"a", "an", "another", "some", "many", "several", "few", "most"})


def counted_people(links: Links, token: Token, match: NameMatch) -> Reference | None:
    """As in "two Palestinians", "an Iraqi", "Fijian Indians", "ethnic Albanians": people, not their state."""
    state = next((p.record.actor for p in match.pointers if p.record.actor.kind is Kind.STATE), None)
    plain = any(p.pointing in {Pointing.NAME, Pointing.METONYM} for p in match.pointers)
    if state is None or plain or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
        return None
    if told := _told_apart(links, token, match):
        words = (*told, token)
        label = " ".join(word.text if word.i in links.known else word.lower_ for word in words)
        people = mint(label, Kind.GROUP)
        return links.make(token, tokens_span(words), ((people,),), Way.DEMONYM)
    measured = token.dep_ == "pobj" and token.head.head.i in links.graph.measures
    if not measured and not any(c.dep_ == "nummod" or c.lower_ in SOME for c in token.children):
        return None
    people = mint(token.text, Kind.GROUP, part_of=state.iri)
    return links.make(token, phrase_span(token), ((people,),), Way.DEMONYM)


def under_fire(links: Links, token: Token, match: NameMatch) -> Actor | None:
    """As in "planes bombed the Turks": their soldiers, where the article has told of these alone."""
    state = next((p.record.actor for p in match.pointers if p.pointing is Pointing.DEMONYM), None)
    hit = token.dep_ in OBJECTS | {"nsubjpass"} and links.lexicon.has("Reaching", token.head.lemma_.lower())
    if state is None or not hit or not is_definite(token) or not is_plural(token):
        return None
    return resumed.army(state, links.lexicon.noun_classes["army"], links.scene.discourse)


def _told_apart(links: Links, token: Token, match: NameMatch) -> tuple[Token, ...]:
    """The words right before a people's name that tell it from the nation: "Greek" of "Greek Cypriots"."""
    before = token.doc[match.start - 1] if match.start > token.sent.start else None
    if before is None or before.head.i != token.i or before.dep_ not in {"amod", "compound", "nmod"}:
        return ()
    own = links.known.get(before.i)
    nation = own is not None and all(
        p.record.actor.kind is Kind.STATE and p.pointing is not Pointing.NAME for p in own.pointers
    )
    return (before,) if nation or links.lexicon.has("Qualifier", before.lower_) else ()
