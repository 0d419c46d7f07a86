"""A pronoun or a definite phrase → whom of those mentioned before it means; nobody when two are as good.

The simple kinds: it, they, he, she; both countries, the two sides; the country, the group, the province.
Looks back a few sentences, subjects first, and never forward.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding.confidence import Way
from graph.understanding.references import Discourse, Members, Reference
from graph.understanding.syntax import OBJECTS
from graph.values import ACTOR_KINDS, Kind

LOOK_BACK = 4  # sentences
NEAREST = 2  # sentences, the one that is being read among them

_BODIES = frozenset({Kind.STATE, Kind.ORGAN, Kind.ORGANISATION, Kind.ARMED_GROUP})
_HUMANS = frozenset({Kind.PERSON})
_GROUPS = ACTOR_KINDS - _HUMANS
_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves", "both"})
_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
PAIR_WORDS = frozenset({"both", "two"})
_KNOWN = frozenset({"the", "these", "those"})
_DEFINITE: dict[str, frozenset[Kind]] = {
    "country": frozenset({Kind.STATE}),
    "nation": frozenset({Kind.STATE}),
    "kingdom": frozenset({Kind.STATE}),
    "republic": frozenset({Kind.STATE}),
    "group": frozenset({Kind.ARMED_GROUP, Kind.ORGANISATION}),
    "militia": frozenset({Kind.ARMED_GROUP}),
    "agency": frozenset({Kind.ORGANISATION}),
    "organisation": frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP}),
    "organization": frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP}),
    "alliance": frozenset({Kind.ORGANISATION}),
    "bloc": frozenset({Kind.ORGANISATION}),
    "party": frozenset({Kind.ORGANISATION}),
    "province": frozenset({Kind.PLACE}),
    "region": frozenset({Kind.PLACE}),
    "area": frozenset({Kind.PLACE}),
    "city": frozenset({Kind.PLACE}),
    "town": frozenset({Kind.PLACE}),
    "territory": frozenset({Kind.PLACE}),
    "enclave": frozenset({Kind.PLACE}),
    "zone": frozenset({Kind.PLACE}),
    "island": frozenset({Kind.PLACE}),
    "capital": frozenset({Kind.PLACE}),
}
_OF_STATES = frozenset({"country", "nation", "state", "neighbour", "neighbor", "government", "capital"})
_POLITIES = frozenset({"kingdom"})
_URBAN = frozenset({"city", "town", "capital"})
PAIRED = frozenset(
    {
        "country",
        "side",
        "nation",
        "leader",
        "president",
        "state",
        "neighbour",
        "neighbor",
        "government",
        "capital",
        "minister",
        "general",
        "pair",
        "ally",
        "man",
        "party",
        "rival",
    }
)
_PERSONAL_PAIR = frozenset({"leader", "president", "minister", "general", "man"})


def pronoun(token: Token, discourse: Discourse, others: frozenset[str] = frozenset()) -> Members:
    """Whom a pronoun stands for: one entry for each actor meant, none when it is open.

    ``others`` are IRIs of those that it cannot mean: who met him is not he.
    """
    word = token.lower_
    if word in _SINGULAR:
        return _again(token, discourse, others) or _one(
            discourse,
            lambda r: not r.plural and _has(r, _BODIES) and not _is_any(r, others),
            sentences=NEAREST if token.dep_ in OBJECTS else LOOK_BACK,
        )
    if word in _MALE | _FEMALE:
        gender = "male" if word in _MALE else "female"
        return _one(
            discourse,
            lambda r: (
                not r.plural and _has(r, _HUMANS) and r.gender in {None, gender} and not _is_any(r, others)
            ),
        )
    if word in _PLURAL:
        return _several(discourse, others)
    return ()


def _again(token: Token, discourse: Discourse, others: frozenset[str]) -> Members:
    """As in "B accuses A of supporting C. A denies that it supports it": who suffered the same before."""
    if token.dep_ not in OBJECTS:
        return ()
    verb = token.head.lemma_.lower()
    for sentence in reversed(discourse.sentences[-LOOK_BACK:]):
        same = [r for r in sentence if r.suffers == verb and not r.plural and not _is_any(r, others)]
        if found := _distinct(r for r in same if len(r.members) == 1 and _has(r, _BODIES)):
            return found if len(found) == 1 else ()
    return ()


def definite(token: Token, discourse: Discourse, cities: Container[str]) -> Members:
    """Whom "the country", "both sides", "the province" stand for; none when it is open or no such phrase.

    ``cities`` are IRIs of places that are no provinces or regions.
    """
    lemma = token.lemma_.lower()
    before = {child.lower_ for child in token.children if child.i < token.i}
    persons = lemma in _PERSONAL_PAIR and token.tag_ == "NNS" and before == {"the"}
    two = "both" in before or ("two" in before and bool(before & _KNOWN))  # not "by two leaders"
    if (lemma in PAIRED and two) or persons or (lemma == "pair" and "the" in before):
        doers = token.head.i if token.dep_ in OBJECTS else None
        return _pair(discourse, _kinds_of_pair(lemma), doers)
    kinds = _DEFINITE.get(lemma)
    bare = all(
        c.dep_ in {"det", "case", "prep", "punct", "relcl", "cc", "conj", "acl", "appos"}
        for c in token.children
    )
    if kinds is None or not before & {"the", "this", "that"} or not bare or token.tag_ == "NNS":
        return ()
    if kinds == {Kind.PLACE}:
        wider = lemma not in _URBAN
        places = [
            place
            for place in discourse.places(LOOK_BACK)
            if len(place.members) == 1 and not (wider and place.members[0][0].iri in cities)
        ]
        return () if not places or _stand_together(*places[:2]) else places[0].members
    called = lemma if lemma in _POLITIES else ""
    return _one(
        discourse,
        lambda r: not r.plural and (a := _first_kind(r, kinds)) is not None and _has_name(a, called),
        kinds,
        last=frozenset({Way.ADJECTIVE}),
    )


def other_of_two(one: Actor, discourse: Discourse) -> Members:
    """Whom "its rival" means: the other one of the two bodies that were named together of late."""
    if one.kind not in _BODIES:
        return ()
    pair = _two(discourse, NEAREST, None, _BODIES)
    others = tuple(options for options in pair if options[0].iri != one.iri)
    return others if len(others) == 1 and len(pair) == len(PAIR_WORDS) else ()


def _has_name(actor: Actor, word: str) -> bool:
    """Whether one of the names of a state has the word: Iran is no kingdom."""
    return any(word in name.lower() for name in (actor.label, *actor.aliases))


def _stand_together(last: Reference, before: Reference | None = None) -> bool:
    """As in "Idlib and Aleppo", of which "the province" is neither."""
    if before is None or before.members == last.members:
        return False
    return 0 <= last.span.start - before.span.end <= len(" and ")


def _one(
    discourse: Discourse,
    fits: Callable[[Reference], bool],
    kinds: frozenset[Kind] | None = None,
    last: frozenset[Way] = frozenset(),
    sentences: int = LOOK_BACK,
) -> Members:
    """The first who fits, subjects first; in each sentence those of the ways in ``last`` come last."""
    for reference in discourse.recent(sentences, last):
        if len(reference.members) == 1 and fits(reference):
            if _has_equal(reference, discourse, fits):
                return ()
            actor = _first_kind(reference, kinds) if kinds else None
            return ((actor,),) if actor else reference.members
    return ()


def _has_equal(reference: Reference, discourse: Discourse, fits: Callable[[Reference], bool]) -> bool:
    """Whether another is as good: "Putin and Erdogan met. He left" leaves open who did."""
    if reference.verb is None:
        return False
    return any(
        other.verb == reference.verb and other.members != reference.members and fits(other)
        for sentence in discourse.sentences[-LOOK_BACK:]
        for other in sentence
    )


def _several(discourse: Discourse, others: frozenset[str]) -> Members:
    """A plural mention, or else the coordination that was last a subject."""
    for sentence in reversed(discourse.sentences[-LOOK_BACK:]):
        fitting = [r for r in sentence if _has(r, ACTOR_KINDS) and not _is_any(r, others)]
        for verb in dict.fromkeys(r.verb for r in fitting if r.subject):
            together = _distinct(r for r in fitting if r.subject and r.verb == verb)
            if len(together) > 1:
                return together
        plural = [r for r in fitting if r.plural]
        if plural:
            return min(plural, key=lambda r: (not r.subject, r.span.start)).members
    return ()


def _kinds_of_pair(lemma: str) -> frozenset[Kind]:
    if lemma in _PERSONAL_PAIR:
        return _HUMANS
    return frozenset({Kind.STATE}) if lemma in _OF_STATES else _GROUPS


def _pair(discourse: Discourse, kinds: frozenset[Kind], verb: int | None) -> Members:
    """Two different actors of the kinds who were named together of late, or who were called two before.

    Args:
        discourse: who has been named.
        kinds: what the noun says that they are; for sides and parties bodies go before any group.
        verb: the verb whose object the phrase is; its subject is neither.
    """
    if kinds != _GROUPS:
        return _two(discourse, LOOK_BACK, verb, kinds)
    sides = _two(discourse, NEAREST, verb, _BODIES) or _two_sides(discourse)
    return sides or _two(discourse, LOOK_BACK, verb, kinds)


def _two(discourse: Discourse, sentences: int, verb: int | None, kinds: frozenset[Kind]) -> Members:
    """The actors of the kinds of whom the last such sentence names exactly two, states before others."""
    for number, mentioned in enumerate(reversed(discourse.sentences[-sentences:])):
        here = [r for r in mentioned if not r.place and (number > 0 or verb is None or r.verb != verb)]
        fitting = [r for r in here if _first_kind(r, kinds) is not None]
        named = _distinct(fitting)
        wholes = {options[0].part_of for options in named}
        parts = tuple(options for options in named if options[0].iri not in wholes)  # "Sudan's army"
        states = tuple(options for options in named if options[0].kind is Kind.STATE)
        for found in (states, parts, named, _distinct(r for r in fitting if not _is_unnamed(r))):
            if len(found) == len(PAIR_WORDS):
                return found
    return ()


def _two_sides(discourse: Discourse) -> Members:
    """Those who last did something together, or were called the two sides."""
    for sentence in reversed(discourse.sentences):
        for verb in dict.fromkeys(r.verb for r in sentence if r.subject):
            together = _distinct(r for r in sentence if r.subject and r.verb == verb and _has(r, _GROUPS))
            if len(together) > 1:
                return together if len(together) == len(PAIR_WORDS) else ()
        sides = [r for r in sentence if r.way is Way.DEFINITE and len(r.members) == len(PAIR_WORDS)]
        if sides and _has(sides[0], _GROUPS):
            return sides[0].members
    return ()


def _is_unnamed(reference: Reference) -> bool:
    """Whether a person is known by an office alone: "the Foreign Office spokesman", "a French minister"."""
    labels = (options[0].label.lower() for options in reference.members)
    called = reference.title is not None and any(label.endswith(reference.title) for label in labels)
    return called or (reference.way is Way.DESCRIBED and _has(reference, _HUMANS))


def _distinct(references: Iterable[Reference]) -> Members:
    members = {m[0].iri: m for reference in references for m in reference.members}
    return tuple(members.values())


def _has(reference: Reference, kinds: frozenset[Kind]) -> bool:
    return all(options[0].kind in kinds for options in reference.members) and bool(reference.members)


def _is_any(reference: Reference, iris: frozenset[str]) -> bool:
    return any(options[0].iri in iris for options in reference.members)


def _first_kind(reference: Reference, kinds: frozenset[Kind]) -> Actor | None:
    options = reference.members[0] if len(reference.members) == 1 else ()
    return next((a for a in options if a.kind in kinds), None)
