"""Whose a described group is, where it is, and what tells it from others: the words around its noun.

"Syrian" and "in Idlib" of "the Syrian rebels in Idlib", "Islamist" of "Islamist fighters". Makes no actor.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding.links import Links
from graph.understanding.references import Reference
from graph.understanding.syntax import stance
from graph.values import Kind

_JOINING = frozenset({"and", "or", "&", ",", "/", "-", "–", "‑"})


def government_of(links: Links, side: tuple[Actor, str] | None) -> tuple[Actor, str] | None:
    """As in "the Maduro regime", "Assad's army": organs of the state whose leader is named."""
    if side is None or side[0].kind is not Kind.PERSON:
        return side
    state = links.names.side(side[0], links.scene.published)
    return (state, links.adjective(state)) if state and state.kind is Kind.STATE else side


def sides_of(links: Links, token: Token, *, organ: bool = False) -> list[tuple[Actor, str]]:
    """Whose the group is, with how that is written before a noun."""
    for role in ("gen", "of"):
        if told := sorted(owners_of(links, token, role), key=lambda owner: owner[0].i):
            found = {m[0].iri: m[0] for reference in _together(told, organ=organ) for m in reference.members}
            return [(actor, links.adjective(actor)) for actor in found.values()]
    return []


def _together(told: list[tuple[Token, Reference]], *, organ: bool) -> list[Reference]:
    """The owners that are coordinated next to the noun: both in "his Turkish and Greek colleagues".

    An organ is its state's rather than a party's: "Peru's Conservative government".
    """
    runs = [[told[0][1]]]
    for (first, _), (second, reference) in pairwise(told):
        if any(word.lower_ in _JOINING for word in first.doc[first.i + 1 : second.i]):
            runs[-1].append(reference)
        else:
            runs.append([reference])
    of_states = [run for run in runs if run[0].members[0][0].kind is Kind.STATE]
    return (of_states if organ and of_states else runs)[-1]


def owners_of(links: Links, token: Token, *roles: str) -> list[tuple[Token, Reference]]:
    """The words of a phrase that say in one of the roles whose the group is, with whom they stand for."""
    words = (token.doc[i] for i in links.graph.fillers(token.i, *roles))
    return [(word, reference) for word in words if (reference := links.reference(word))]


def places_of(links: Links, token: Token, *roles: str) -> list[Actor]:
    """Whom the phrases behind the noun name, in the order of the roles."""
    behind = [token.doc[i] for i in links.graph.fillers(token.i, *roles) if i > token.i]
    references = [reference for inner in behind if (reference := links.reference(inner))]
    return [options[0] for reference in references for options in reference.members]


def qualities_of(links: Links, token: Token) -> tuple[str, ...]:
    """The words before the noun that tell its group from others: "Islamist", "Iran-backed"."""
    modifiers = [token.doc[i] for i in sorted(links.graph.fillers(token.i, "mod", "gen"))]
    return tuple(
        f"{prefix.lower_}-{modifier.text}" if (prefix := stance(modifier)) else modifier.text
        for modifier in modifiers
        if stance(modifier) or _is_quality(links, modifier)
    )


def _is_quality(links: Links, token: Token) -> bool:
    if token.i in links.known or token.dep_ == "poss":
        return False
    return links.lexicon.has("Qualifier", token.lower_) or (
        token.ent_type_ == "NORP" and token.text[0].isupper()
    )


def states(links: Links, actor: Actor) -> tuple[str, ...]:
    """The states (IRIs) that the mention of an actor brings to mind: itself, its whole, whom it serves."""
    if actor.kind is Kind.STATE:
        return (actor.iri,)
    side = links.names.side(actor, links.scene.published) if actor.kind is Kind.PERSON else None
    own = [side.iri] if side and side.kind is Kind.STATE else []
    around = (
        iri for iri in (actor.part_of, actor.located_in) if actor.kind in {Kind.ORGAN, Kind.PLACE} and iri
    )
    found = [r.actor for iri in around if (r := links.names.records.get(iri))]
    return tuple(dict.fromkeys((*own, *(one.iri for one in found if one.kind is Kind.STATE))))
