"""Hostile texts: the reader neither crashes nor hangs, and states nothing rather than something wrong."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Article, Rejection, Statement
from graph.pipeline import Pipeline, Understood
from graph.reading.segmentation import segment
from graph.understanding.extraction import Reader

Says = Callable[[str], list[str]]
Statements = Callable[[str], tuple[Statement, ...]]
SECONDS = 60  # a quiet machine needs five for the slowest
FACT = "Turkey attacked Syria."

HOSTILE = {
    "a sentence of 10,000 words": "the minister of " * 3_333 + "left.",
    "10,000 names": "Turkey and Syria, " * 5_000,
    "a token of a million characters": "a" * 1_000_000,
    "a name of a million characters": "Turkey" * 166_000,
    "5,000 quotation marks": "“" * 5_000,
    "5,000 plain quotation marks": '" ' * 5_000,
    "quotations that never end": "“Turkey said " * 2_000,
    "brackets 10,000 deep": "(" * 10_000 + "Turkey" + ")" * 10_000,
    "brackets in brackets": "(see [the " * 2_000 + "end" + "])" * 2_000,
    "control characters": "\x01\x02\x03\x07\x0b\x1b[31m" * 1_000,
    "marks that turn the text around": "\u202e\u202d\u2066" * 2_000,
    "joiners": "a\u200d" * 5_000,
    "combining marks": "a" + "\u0301" * 10_000,
    "mixed scripts": "Турция attacked سوريا and 土耳其 on Κυριακή " * 500,
    "look-alike letters": "Тurkey аttacked Ѕyriа. " * 300,
    "hyphens": "Turkey-" * 3_000 + "backed",
    "full stops": ". " * 10_000,
    "colons": "said: " * 3_000,
    "possessives": "Turkey's " * 3_000 + "army",
    "relative clauses": "who said that the man " * 1_000 + "left.",
    "digits": "1,000,000 " * 5_000,
    "emoji": "🙂🇹🇷👩‍👩‍👧 " * 2_000,
    "HTML": "<div><p>&nbsp;</p></div>" * 1_000,
    "base64": "TWFuIGlzIGRpc3Rpbmd1aXNoZWQ" * 2_000,
}  # fmt: skip
MAY_STATE = {"10,000 names", "quotations that never end", "hyphens", "possessives", "mixed scripts"}
"""Texts with words that are read as they stand."""


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_read_in_time_and_states_nothing(reader: Reader, kind: str) -> None:
    text = HOSTILE[kind][:1_000_000]
    began = time.process_time()
    found = reader.read(Article("hostile", text, "hostile", blocks=segment(text)))
    assert time.process_time() - began < SECONDS
    assert kind in MAY_STATE or found == ()


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_stands_beside_it_is_read_all_the_same(reader: Reader, kind: str) -> None:
    text = f"{FACT}\n\n{HOSTILE[kind][:20_000]}\n\n{FACT}"
    found = reader.read(Article("beside", text, "beside", blocks=segment(text)))
    assert FACT in {s.evidence.quote for s in found if s.relation.name == "attacks"}


@pytest.mark.parametrize("text", ["Turkey attacked \ud800 Syria.", "\udfff" * 10])
def test_half_a_character_is_a_rejection_with_its_reason(reader: Reader, text: str) -> None:
    pipeline = Pipeline()
    pipeline.__dict__["reader"] = reader
    with pipeline.understanding(1) as understood:
        odd, good = understood([Article("odd", text, "odd.txt"), Article("good", FACT, "good.txt")])
    assert isinstance(odd, Rejection)
    assert "could not be understood" in odd.reason
    assert isinstance(good, Understood)
    assert len(good.statements) == 1


GARBLING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.lists(GARBLING, min_size=8, max_size=40))
def test_noise_states_nothing(statements: Statements, noise: list[str]) -> None:
    text = " ".join(noise)
    assert not text.strip() or statements(text) == ()


@settings(max_examples=40, deadline=None)
@given(
    order=st.permutations(["Turkey", "attacked", "Syria", "the", "rebels", "in", "of", "who", "34", "which"])
)
def test_shuffled_words_are_read_and_quoted_as_they_stand(statements: Statements, order: list[str]) -> None:
    text = " ".join(order)
    for found in statements(text):
        assert found.evidence.quote in text
        assert found.subject.actor.iri != found.object.actor.iri
