"""Actors that are in no record: the same label, the same IRI, in every run and on every machine."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Kind
from graph.ontology import ACTOR
from graph.understanding.minting import MAX_SLUG_CHARS, mint, slug

SLUGS = {
    "Syrian rebels": "syrian-rebels",
    "Islamist fighters in Idlib": "islamist-fighters-in-idlib",
    "Türkiye": "turkiye",
    "São Tomé": "sao-tome",
    "Hizb ut-Tahrir (Türkiye)": "hizb-ut-tahrir-turkiye",
    "Côte d'Ivoire": "cote-d-ivoire",
    "19th Brigade": "19th-brigade",
    "  padded  ": "padded",
}
OTHER_SCRIPTS = ["حزب الله", "الجيش السوري", "華為", "中国", "Борис", "Ольга", "אסד", "!!!"]

labels = st.text(min_size=1, max_size=200).filter(lambda label: label.strip() != "")


@pytest.mark.parametrize(("label", "made"), SLUGS.items())
def test_a_label_reads_well_in_an_iri(label: str, made: str) -> None:
    assert slug(label) == made


@pytest.mark.parametrize("label", OTHER_SCRIPTS)
def test_a_label_in_another_script_is_told_by_its_digest(label: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", slug(label))


def test_labels_in_other_scripts_do_not_meet() -> None:
    assert len({slug(label) for label in OTHER_SCRIPTS}) == len(OTHER_SCRIPTS)


def test_long_labels_are_cut_and_told_apart() -> None:
    one, other = slug("rebel " * 40 + "a"), slug("rebel " * 40 + "b")
    assert one[:MAX_SLUG_CHARS] == other[:MAX_SLUG_CHARS]
    assert one != other
    assert len(one) == MAX_SLUG_CHARS + len("-") + 8


@given(labels)
def test_a_slug_is_short_safe_and_never_empty(label: str) -> None:
    made = slug(label)
    assert re.fullmatch(r"[a-z0-9-]+", made)
    assert not made.startswith("-")
    assert len(made) <= MAX_SLUG_CHARS + 9


@given(labels)
def test_the_same_label_makes_the_same_actor(label: str) -> None:
    assert mint(label, Kind.GROUP) == mint(label, Kind.GROUP)


def test_case_and_punctuation_do_not_part_actors() -> None:
    assert mint("Syrian rebels", Kind.GROUP).iri == mint("Syrian Rebels", Kind.GROUP).iri
    assert mint("Ansar al-Sharia", Kind.GROUP).iri == mint("Ansar al Sharia", Kind.GROUP).iri


def test_a_label_that_tells_nobody_stays_inside_its_article() -> None:
    first, second, told = (mint("police", Kind.GROUP, scope=scope) for scope in ("a1", "a2", None))
    assert len({first.iri, second.iri, told.iri}) == 3
    assert {first.label, second.label, told.label} == {"police"}
    assert told.iri == ACTOR + "police"
    assert first.iri == mint("police", Kind.GROUP, scope="a1").iri


def test_a_made_actor_keeps_what_is_known_of_it() -> None:
    made = mint("Syrian rebels in Idlib", Kind.GROUP, aliases=("Idlib rebels",), part_of="s", located_in="i")
    assert (made.kind, made.label) == (Kind.GROUP, "Syrian rebels in Idlib")
    assert (made.aliases, made.part_of, made.located_in) == (("Idlib rebels",), "s", "i")
