from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asking.names import compact, expand
from graph.identity.folding import fold
from graph.ontology import ACTOR, ARTICLE, PREFIXES


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (ACTOR + "recep-tayyip-erdogan.president", "actor:recep-tayyip-erdogan.president"),
        (ARTICLE + "news%2F2020", "article:news%2F2020"),
        (ARTICLE + "a#char=0,6", f"<{ARTICLE}a#char=0,6>"),
        (ACTOR, f"<{ACTOR}>"),
        (ACTOR + "ends.", f"<{ACTOR}ends.>"),
        ("http://example.org/", "<http://example.org/>"),
    ],
)
def test_an_iri_is_shortened_only_to_what_sparql_reads_back(iri: str, short: str) -> None:
    assert compact(iri) == short
    assert expand(short) == iri


@pytest.mark.parametrize("name", ["Turkey", "foo:bar", "U.S.: a history", "actor:", "rel: backs", ""])
def test_a_name_that_is_no_iri_stays_a_name(name: str) -> None:
    assert expand(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "turkiye"),
        ("The Kremlin", "kremlin"),
        ("U.S.", "US"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "Diyarbakir"),
        ("Łódź", "Lodz"),
        ("Al-Qaeda", "al qaeda"),
        ("Qur’an", "Quran"),
    ],
)
def test_names_are_compared_without_case_diacritics_punctuation_and_article(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Turkey", "Тurkey"), ("Niger", "Nigeria"), ("A", "The")])
def test_what_only_looks_alike_is_told_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_a_folded_name_changes_at_most_a_second_article(name: str) -> None:
    folded = fold(name)
    assert folded.endswith(fold(folded))


@given(st.sampled_from(sorted(PREFIXES)), st.text("abcxyz-_.0123456789", min_size=1))
def test_what_is_shortened_is_expanded_to_itself(prefix: str, local: str) -> None:
    iri = PREFIXES[prefix] + local
    assert expand(compact(iri)) == iri
