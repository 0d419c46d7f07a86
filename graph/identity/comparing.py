"""Two actors in, how likely they are one out, with the reasons; says nothing where nothing speaks for it.

Only what is the same beyond doubt is certain: the names must be plain Latin letters, the kinds equal, and
nothing may speak against it. A name with letters of another script, or with unseen ones, is never certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, product
from typing import Final

from graph.identity.dossiers import Dossier
from graph.identity.folding import fold, is_plain
from graph.identity.spelling import Spelling
from graph.values import Kind

BODIES: Final = frozenset({Kind.ORGAN, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.GROUP})
"""Kinds that articles take for one another."""

_ENOUGH: Final = 0.3


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for or against two actors being one, with its weight; ``sure`` bears it alone."""

    text: str
    weight: float
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two actors are one: ``score`` from 0 to 1, and ``certain`` if nobody is to be asked."""

    score: float
    reasons: tuple[str, ...]
    certain: bool


def may_be(one: Dossier, other: Dossier, spelling: Spelling) -> bool:
    """Whether names, kinds, states and lists leave open that two actors are one; looks at nothing else."""
    if one.iri == other.iri or one.shares_record(other) or not _kinds_agree(one.kind, other.kind):
        return False
    if _states_differ(one, other) and one.kind is not Kind.PERSON:
        return False
    return _named_alike(one, other, spelling) is not None


def compare(one: Dossier, other: Dossier, spelling: Spelling) -> Likeness | None:
    """How likely two actors are one, None where names, kinds, states or a list keep them apart.

    A lone surname is no likeness by itself: something else must speak for it.
    """
    left_open = _left_open(one, other) or _left_open(other, one)
    named = _named_alike(one, other, spelling) if may_be(one, other, spelling) else None
    shared, against = tuple(_shared(one, other)), tuple(_against(one, other))
    if named is None or (_is_lone(one, other) and not shared):
        named = left_open
    if named is None:
        return None
    weights = sum(reason.weight for reason in (named, *shared, *against))
    score = round(min(0.99, max(_ENOUGH if left_open else 0.0, weights)), 2)
    borne = named.sure or any(reason.sure for reason in shared)
    plain = all(map(is_plain, (one.label, other.label)))
    certain = borne and named.weight >= _SOLID and plain and not against and one.kind is other.kind
    reasons = (
        *([left_open] if left_open and left_open is not named else []),
        named,
        *shared,
        *against,
        *([] if plain else [Reason("letters that are not what they seem", 0)]),
    )
    if score < _ENOUGH:
        return None
    certain = certain and not (left_open or (one.known and other.known))
    return Likeness(score, tuple(reason.text for reason in reasons), certain)


_SOLID: Final = 0.4


def _left_open(one: Dossier, other: Dossier) -> Reason | None:
    if other.iri not in one.candidates:
        return None
    several = f"which of {len(one.candidates)} known actors" if len(one.candidates) > 1 else "whether it"
    return Reason(f"an article leaves open {several} “{one.label}” is", 0.35)


def _is_lone(one: Dossier, other: Dossier) -> bool:
    """Whether one of two persons is known by single words alone."""
    return one.kind is Kind.PERSON and any(
        all(" " not in fold(name) for name in dossier.names) for dossier in (one, other)
    )


def _named_alike(one: Dossier, other: Dossier, spelling: Spelling) -> Reason | None:
    """The best that any two of their names have in common."""
    found = [
        reason
        for a, b in product(one.names, other.names)
        if (
            reason := _person(a, b, spelling)
            if one.kind is Kind.PERSON
            else _body(one, a, other, b, spelling)
        )
    ]
    return max(found, key=lambda reason: (reason.sure, reason.weight, reason.text), default=None)


def _person(a: str, b: str, spelling: Spelling) -> Reason | None:  # noqa: PLR0911  # a rule a line
    words, others = fold(a).split(), fold(b).split()
    if not words or not others:
        return None
    sounds, other_sounds = spelling.sound(a).split(), spelling.sound(b).split()
    whole = min(len(words), len(others)) > 1
    if words == others:
        return Reason(f"the same name, {a}" if a == b else f"the same name, {a} and {b}", 0.6, sure=whole)
    if sounds == other_sounds:
        return Reason(f"two spellings of a name, {a} and {b}", 0.5 if whole else 0.35)
    if sounds[-1] != other_sounds[-1]:
        return _near(a, b, spelling)
    if whole and _initials_fit(words[:-1], others[:-1]):
        return Reason(f"initial and surname, {a} and {b}", 0.4)
    if set(sounds) < set(other_sounds) or set(other_sounds) < set(sounds):
        return Reason(f"one name is part of the other, {a} and {b}", 0.35 if whole else 0.3)
    return None


def _initials_fit(given: list[str], others: list[str]) -> bool:
    """Whether each given name is, or begins with, its fellow: "j" and "joel"."""
    if len(given) != len(others) or not any(len(word) == 1 for word in (*given, *others)):
        return False
    return all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(given, others, strict=True)
    )


def _body(one: Dossier, a: str, other: Dossier, b: str, spelling: Spelling) -> Reason | None:
    first, second = fold(a), fold(b)
    if first == second and first:
        return Reason(
            f"the same name, {a}" if a == b else f"the same name, {a} and {b}", 0.6, sure=" " in first
        )
    if first and spelling.sound(a) == spelling.sound(b):
        return Reason(f"two spellings of a name, {a} and {b}", 0.45)
    for body, name, short in ((one, a, b), (other, b, a)):
        if short.isupper() and len(short) > 1 and short.lower() in acronyms(name):
            if short in body.short:
                return Reason(f"an article writes “{name} ({short})”", 0.6, sure=True)
            return Reason(f"{short} are the first letters of {name}", 0.35)
    if one.kind is other.kind is Kind.ORGAN and one.states & other.states:
        return None  # a state's air force is none of its armies
    return _longer(a, b) or _longer(b, a) or _near(a, b, spelling)


def _longer(short: str, long: str) -> Reason | None:
    """As in "Green Party" and "Green Party of Mali": the same head, with more said before or behind it."""
    words, others = fold(short).split(), fold(long).split()
    more, size = len(others) - len(words), len(words)
    if more <= 0 or size < 2 or _head(words) != _head(others):
        return None
    if words not in (others[:size], others[more:]):
        return None
    added = others[size:] if words == others[:size] else others[:more]
    return Reason(f"{long} is {short} with “{' '.join(added)}” added", 0.3)


def _head(words: list[str]) -> str:
    """The noun of a name: "party" of "green party" and of "party of peace"."""
    end = next((n for n, word in enumerate(words) if word in _OF and n), len(words))
    return words[end - 1]


_OF: Final = frozenset({"of", "for", "in", "de", "du", "del"})


def acronyms(name: str) -> frozenset[str]:
    """What the first letters of a name spell, with and without its small words.

    >>> sorted(acronyms("Organization of American States"))
    ['oas', 'ooas']
    """
    words = name.replace("-", " ").split()
    capitals = [word for word in words if word[0].isupper()]
    return frozenset(fold("".join(w[0] for w in some)) for some in (words, capitals) if len(some) > 1)


def _near(a: str, b: str, spelling: Spelling) -> Reason | None:
    """Two names whose words differ in vowels, doubled letters, a plural or the script of letters alone."""
    if not (is_plain(a) and is_plain(b)):
        differing = sum(one != other for one, other in zip(a, b, strict=False))
        alike = len(a) == len(b) and differing * 4 < len(a)
        return Reason(f"names that look alike, {a} and {b}", 0.3) if alike else None
    pairs = tuple(zip(spelling.sound(a).split(), spelling.sound(b).split(), strict=False))
    if len(fold(a).split()) != len(fold(b).split()) or not pairs:
        return None
    if any(one != other and not _spelt_alike(one, other) for one, other in pairs):
        return None
    return Reason(f"names that differ in a vowel or a doubled letter alone, {a} and {b}", 0.3)


def _spelt_alike(one: str, other: str) -> bool:
    if f"{one}s" == other or f"{other}s" == one:
        return min(len(one), len(other)) > 3
    if one.startswith(other) or other.startswith(one):  # Niger and Nigeria
        return False
    skeleton = _skeleton(one)
    return len(skeleton) > 2 and skeleton == _skeleton(other)


def _skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once; its first letter whatever it is.

    >>> _skeleton("tahreer") == _skeleton("tahrir"), _skeleton("austria") == _skeleton("australia")
    (True, False)
    """
    kept = word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return "".join(letter for letter, _ in groupby(kept))


_VOWELS: Final = frozenset("aeiouyhw")


def _shared(one: Dossier, other: Dossier) -> list[Reason]:
    found = []
    if one.states & other.states:
        found.append(Reason("the same state or whole", 0.15, sure=one.kind is not Kind.PERSON))
    if one.standing & other.standing:
        found.append(Reason("the same office or membership", 0.25, sure=True))
    met = {deed[2] for deed in one.deeds} & {deed[2] for deed in other.deeds}
    if met:
        found.append(
            Reason(f"relations with the same {len(met)} {'actor' if len(met) == 1 else 'actors'}", 0.1)
        )
    return found


def _against(one: Dossier, other: Dossier) -> list[Reason]:
    found = []
    if one.kind is not other.kind:
        found.append(Reason(f"one is read as {one.kind}, the other as {other.kind}", -0.1))
    if _states_differ(one, other):
        found.append(Reason("of different states", -0.2))
    if one.acts_on(other) or other.acts_on(one):
        found.append(Reason("one is said to act on the other", -0.3))
    elif one.articles & other.articles:
        found.append(Reason("an article speaks of both", -0.1))
    return found


def _kinds_agree(kind: Kind, other: Kind) -> bool:
    return kind is other or {kind, other} <= BODIES


def _states_differ(one: Dossier, other: Dossier) -> bool:
    return bool(one.states and other.states and not one.states & other.states)
