"""A pronoun or a definite phrase → whom of those mentioned before it means; nobody when two are as good.

The simple kinds: it, they, he, she; both countries, the two sides; the country, the group, the province; the
president after a president. Looks back a few sentences, subjects first, and never forward.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from spacy.tokens import Token

from graph.model import ACTOR_KINDS, Actor, Kind
from graph.understanding.references import Discourse, Members, Reference

LOOK_BACK = 4  # sentences

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
        "pair",
        "ally",
        "man",
        "party",
        "rival",
    }
)
_PERSONAL_PAIR = frozenset({"leader", "president", "minister", "man"})


def pronoun(token: Token, discourse: Discourse, others: frozenset[str] = frozenset()) -> Members:
    """Whom a pronoun stands for: one entry for each actor meant, none when it is open.

    ``others`` are IRIs of those that it cannot mean: who met him is not he.
    """
    word = token.lower_
    if word in _SINGULAR:
        return _one(discourse, lambda r: not r.plural and _has(r, _BODIES) and not _is_any(r, others))
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


def definite(token: Token, discourse: Discourse, cities: Container[str]) -> Members:
    """Whom "the country", "both sides", "the province" stand for; none when it is open or no such phrase.

    ``cities`` are IRIs of places that are no provinces or regions.
    """
    lemma = token.lemma_.lower()
    before = {child.lower_ for child in token.children if child.i < token.i}
    persons = lemma in _PERSONAL_PAIR and token.tag_ == "NNS" and before == {"the"}
    two = "both" in before or ("two" in before and bool(before & _KNOWN))  # not "by two leaders"
    if (lemma in PAIRED and two) or persons or (lemma == "pair" and "the" in before):
        return _pair(discourse, _kinds_of_pair(lemma))
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
    )


def _has_name(actor: Actor, word: str) -> bool:
    """Whether one of the names of a state has the word: Iran is no kingdom."""
    return any(word in name.lower() for name in (actor.label, *actor.aliases))


def _stand_together(last: Reference, before: Reference | None = None) -> bool:
    """As in "Idlib and Aleppo", of which "the province" is neither."""
    if before is None or before.members == last.members:
        return False
    return 0 <= last.span.start - before.span.end <= len(" and ")


def organ(token: Token, lemmas: tuple[str, ...], discourse: Discourse) -> Members:
    """Whose "the regime", "the army" is: the only organ of that sort that the article has named."""
    before = {child.lower_ for child in token.children if child.i < token.i}
    if not before & {"the", "this", "that"}:
        return ()
    fitting = [
        (reference, options[0])
        for reference in discourse.recent(LOOK_BACK * 4)
        for options in reference.members
        if options[0].kind is Kind.ORGAN
        and options[0].part_of
        and any(options[0].label.lower().endswith(f" {lemma}") for lemma in lemmas)
    ]
    word = token.lemma_.lower()
    called = {actor.iri: (actor,) for reference, actor in fitting if word in reference.text.lower()}
    named = called or {actor.iri: (actor,) for _, actor in fitting}  # "the army" rather than other soldiers
    return tuple(named.values()) if len(named) == 1 else ()


def shortened(token: Token, discourse: Discourse, bodies: Iterable[Actor] = ()) -> Members:
    """Which body "the Council" is: the only one named so far with this word in its name.

    Args:
        token: a noun written with a capital.
        discourse: who has been named.
        bodies: further ones that it may be, such as the publisher ("the Department").
    """
    before = [child for child in token.children if child.i < token.i]
    if not token.text.istitle() or [child.lower_ for child in before] != ["the"]:
        return ()
    options = [r.members[0] for r in discourse.recent(len(discourse.sentences)) if len(r.members) == 1]
    named = {
        option[0].iri: option
        for option in (*options, *((body,) for body in bodies))
        if option[0].kind in _BODIES
        and option[0].label != token.text
        and any(token.text in name.split() for name in (option[0].label, *option[0].aliases))
    }
    return tuple(named.values()) if len(named) == 1 else ()


def titled(title: str, discourse: Discourse) -> Members:
    """The person last mentioned with this title ("the president"); none where there was none."""
    for reference in discourse.recent(LOOK_BACK * 4):
        if reference.title == title and len(reference.members) == 1:
            return reference.members
    return ()


def _one(
    discourse: Discourse, fits: Callable[[Reference], bool], kinds: frozenset[Kind] | None = None
) -> Members:
    for reference in discourse.recent(LOOK_BACK):
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


def _pair(discourse: Discourse, kinds: frozenset[Kind]) -> Members:
    """The last two different actors of the kinds, if one earlier sentence names exactly two."""
    for sentence in reversed(discourse.sentences[-LOOK_BACK:]):
        named = _distinct(r for r in sentence if not r.place and _first_kind(r, kinds) is not None)
        people = [r for r in sentence if not (r.title and _is_called_by(r, r.title))]
        states = tuple(m for m in named if m[0].kind is Kind.STATE) if kinds == _GROUPS else named
        by_name = _distinct(r for r in people if not r.place and _first_kind(r, kinds) is not None)
        for found in (states, named, by_name):
            if len(found) == 2:
                return found
    return ()


def _is_called_by(reference: Reference, title: str) -> bool:
    """Whether a person is known by an office alone: "the Foreign Office spokesman"."""
    return any(options[0].label.lower().endswith(title) for options in reference.members)


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
