"""Names that are made to look like known ones, or that no reader could make sense of: nobody's by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.limits import MAX_MENTION_CHARS
from graph.model import Actor, Article, Kind, Statement
from graph.ontology import ACTOR
from graph.understanding.extraction import Reader
from graph.understanding.minting import has_controls, is_disguised, mint, slug
from graph.understanding.sensing import Senser

Statements = Callable[[str], tuple[Statement, ...]]

LOOK_ALIKES = [
    ("Russ\u0456a", "russia"),  # a Cyrillic letter
    ("\u0410nkara", "turkey"),
    ("Ir\u0430n", "iran"),
    ("Om\u0430n", "oman"),
    ("Oman\u0436", "oman"),
    ("T\u03c5rkey", "turkey"),  # a Greek one
    ("NAT\u041e", "nato"),
    ("\uff32\uff55\uff53\uff53\uff49\uff41", "russia"),  # wide letters
    ("\U0001d411ussia", "russia"),  # a mathematical one
    ("\u202eRussia", "russia"),  # from right to left
    ("Rus\u200bsia", "russia"),  # with a space of no width
    ("Russia\u2066", "russia"),
    ("Hezbo\u04cflah", "hezbollah"),
]
SPELLINGS = [
    ("Türkiye", "turkey"),
    ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
    ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
    ("Da’esh", "islamic-state"),
    ("Da'esh", "islamic-state"),
    ("al-Qaeda", "al-qaida"),
    ("Al Qaeda", "al-qaida"),
    ("El-Sisi", "abdel-fattah-al-sisi"),
]
LONG = [
    "A" * 10_000,
    "Abu " * 2_500,
    "al-" * 3_334,
    " ".join(f"Bin{n}" for n in range(200)),
    "É" * 10_000,
    "\u0456" * 10_000,
]


def actors(reader: Reader, text: str) -> set[Actor]:
    senser = Senser(reader.nlp, reader.lexicon, reader.names)
    senses = senser.senses(Article("test", text, "test"))
    return {options[0] for sense in senses for r in sense.references.values() for options in r.members}


@pytest.mark.parametrize(("name", "known"), LOOK_ALIKES)
@pytest.mark.parametrize(
    "sentence", ["{} condemned Kenya.", "Kenya condemned {}.", "President {} met Kenya."]
)
def test_what_looks_like_a_known_name_is_somebody_else(
    reader: Reader, sentence: str, name: str, known: str
) -> None:
    found = actors(reader, sentence.format(name))
    assert ACTOR + known not in {actor.iri for actor in found}


@pytest.mark.parametrize(("name", "known"), LOOK_ALIKES)
def test_what_looks_like_a_known_name_makes_another_iri(name: str, known: str) -> None:
    assert mint(name, Kind.STATE).iri != ACTOR + known


@pytest.mark.parametrize(("name", "known"), SPELLINGS)
def test_another_spelling_is_the_same_actor(reader: Reader, name: str, known: str) -> None:
    assert ACTOR + known in {actor.iri for actor in actors(reader, f"{name} condemned Kenya.")}


@pytest.mark.parametrize("name", LONG, ids=lambda name: name[:8])
def test_an_endless_name_is_nobody(reader: Reader, name: str) -> None:
    assert {
        actor for actor in actors(reader, f"{name} condemned Kenya.") if len(actor.label) > MAX_MENTION_CHARS
    } == set()


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u202e\u202c", "“”", "()", "-"])
def test_an_empty_name_is_nobody(statements: Statements, name: str) -> None:
    assert statements(f"{name} condemned Kenya.") == ()


@pytest.mark.parametrize("label", ["Côte d’Ivoire", "Łódź", "Erdoğan", "Şırnak", "Əliyev", "Daʿesh"])
def test_latin_letters_with_marks_are_no_disguise(label: str) -> None:
    assert not is_disguised(label)
    assert slug(label).isascii()


def test_controls_are_seen() -> None:
    assert has_controls("Rus\u200bsia")
    assert not has_controls("Côte d’Ivoire")
