"""Which two actors are one, which may be, and which never are."""

from __future__ import annotations

import pytest

from graph.identity.comparing import compare
from graph.identity.dossiers import Dossier
from graph.identity.spelling import load_spelling
from graph.model import Kind

LEADS_IT = frozenset({("rel:leads", "to", "actor:mali-relief-fund")})
MALI, GHANA = frozenset({"actor:mali"}), frozenset({"actor:ghana"})


def person(name: str, **more: object) -> Dossier:
    return Dossier(f"actor:{name}", Kind.PERSON, (name,), articles=frozenset({name}), **more)  # type: ignore[arg-type]


def body(name: str, kind: Kind = Kind.ORGANISATION, **more: object) -> Dossier:
    return Dossier(f"actor:{name}", kind, (name,), articles=frozenset({name}), **more)  # type: ignore[arg-type]


CERTAIN = [
    (person("Odín Sánchez"), person("Odin Sanchez")),
    (person("Kim", standing=LEADS_IT), Dossier("actor:k", Kind.PERSON, ("Kim",), standing=LEADS_IT)),
    (person("Mykhailo Podolyak", standing=LEADS_IT), person("Myhailo Podoliak", standing=LEADS_IT)),
    (person("J. Meyer", standing=LEADS_IT), person("Joël Meyer", standing=LEADS_IT)),
    (body("Mali Relief Fund"), body("The Mali Relief-Fund")),
    (body("Mali Relief Fund", short=frozenset({"MRF"})), body("MRF")),
    (body("Hizb ut-Tahrir", states=MALI), body("Hizb ut-Tahreer", states=MALI)),
]
DOUBTFUL = [
    (person("Mykhailo Podolyak"), person("Myhailo Podoliak")),  # nothing but the name
    (person("J. Meyer"), person("Joël Meyer")),
    (person("Meyer", standing=LEADS_IT), person("Joël Meyer", standing=LEADS_IT)),
    (person("Meyer", states=MALI), person("Joël Meyer", states=MALI)),
    (person("Miguel Zubiri"), person("Juan Miguel Zubiri")),
    (person("Kim", states=MALI), Dossier("actor:kim-2", Kind.PERSON, ("Kim",), states=MALI)),
    (
        person("Kim", candidates=frozenset({"actor:Kim Gan", "x"})),
        person("Kim Gan"),
    ),  # an article leaves it open
    (person("Joel Meyer", states=MALI), person("Joël Meyer", states=GHANA)),
    (body("Mali Relief Fund"), body("MRF")),
    (body("Mali Relief Fund"), body("Mali Relief Fund of Gao")),
    (body("Green Party"), body("Malian Green Party")),
    (body("Hizb ut-Tahrir"), body("Hizb ut-Tahreer")),
    (body("Gao Armed Force", Kind.ARMED_GROUP), body("Gao Armed Forces", Kind.ARMED_GROUP)),
    (body("Mali Relief Fund"), body("Mali relief fund", Kind.GROUP)),  # taken for another kind
    (person("Vladimir Putin"), Dossier("actor:x", Kind.PERSON, ("Vladimir Put\u202ein", "Vladimir Putin"))),
]
DOUBTFUL.append((person("Vladimir Putin"), person("Vladimir \u0420utin")))  # one letter is Cyrillic
NEVER = [
    (person("Joël Meyer"), person("Gan Yu")),
    (person("Joël Meyer"), person("John Meyer")),
    (person("Joël Meyer"), body("Joël Meyer")),
    (body("Malian army", Kind.ORGAN, states=MALI), body("Malian army", Kind.ORGAN, states=GHANA)),
    (body("Foreign Ministry", Kind.ORGAN), body("Finance Ministry", Kind.ORGAN)),
    (
        body("Mali Relief Fund", record="list"),
        Dossier("actor:2", Kind.ORGANISATION, ("Mali Relief Fund",), record="list"),
    ),
    (person(""), person("…")),
    (person("Meyer"), person("Joël Meyer")),  # nothing but a surname
    (person("Kim"), Dossier("actor:kim-2", Kind.PERSON, ("Kim",))),
    (body("Mali Relief Fund"), body("Mali Relief Fund Society")),
    (body("Democratic Party"), body("Democratic Centre Party")),
    (body("Malian Air Force", Kind.ORGAN), body("Malian Armed Forces", Kind.ORGAN)),
    (
        body("Malian Army", Kind.ORGAN, states=MALI),
        body("Malian Army Staff of Army", Kind.ORGAN, states=MALI),
    ),
    (body("Bank of Niger"), body("Bank of Nigeria")),
    (body("Bank of Austria"), body("Bank of Australia")),
]


@pytest.mark.parametrize(("one", "other"), CERTAIN, ids=lambda d: d.label)
def test_what_is_certain_is_not_asked(one: Dossier, other: Dossier) -> None:
    for a, b in ((one, other), (other, one)):
        likeness = compare(a, b, load_spelling())
        assert likeness
        assert likeness.certain, likeness


@pytest.mark.parametrize(("one", "other"), DOUBTFUL, ids=lambda d: d.label)
def test_what_is_doubtful_is_asked_with_reasons(one: Dossier, other: Dossier) -> None:
    for a, b in ((one, other), (other, one)):
        likeness = compare(a, b, load_spelling())
        assert likeness
        assert not likeness.certain, likeness
        assert likeness.reasons


@pytest.mark.parametrize(("one", "other"), NEVER, ids=lambda d: d.label)
def test_what_is_nothing_alike_is_not_asked(one: Dossier, other: Dossier) -> None:
    assert compare(one, other, load_spelling()) is compare(other, one, load_spelling()) is None


def test_what_speaks_against_it_keeps_two_apart() -> None:
    one = person("Odín Sánchez", deeds=frozenset({("rel:meets", "to", "actor:Odin Sanchez")}))
    likeness = compare(one, person("Odin Sanchez"), load_spelling())
    assert likeness
    assert not likeness.certain
    assert "one is said to act on the other" in likeness.reasons
