"""The domain types: what they refuse, and ids that stay the same exactly while what they name does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import (
    ACTOR_KINDS,
    Actor,
    Article,
    Attribution,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    Precision,
    Quantity,
    Rejection,
    RelationType,
    Span,
    Statement,
    When,
    digest,
)

TEXT = "Turkey backs Syrian rebels."
TURKEY, REBELS = (
    Actor("https://w3id.org/actorgraph/actor/turkey", "Turkey", Kind.STATE),
    Actor("https://w3id.org/actorgraph/actor/syrian-rebels", "Syrian rebels", Kind.GROUP),
)
BACKS = RelationType(
    "backs", "https://w3id.org/actorgraph/relation/backs", "backs", "Supports.", None, "SUPPORT", 1,
    symmetric=False, domain=ACTOR_KINDS, range=ACTOR_KINDS,
)  # fmt: skip
CRITICISES = replace(BACKS, name="criticises", iri="https://w3id.org/actorgraph/relation/criticises")
STATEMENT = Statement(
    BACKS,
    Mention(Span(0, 6), "Turkey", TURKEY),
    Mention(Span(13, 26), "Syrian rebels", REBELS),
    Polarity.ASSERTED,
    Modality.ACTUAL,
    0.9,
    Evidence("a1", Span(0, 27), TEXT),
    Span(7, 12),
    "X backs Y",
)

spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
parts = st.lists(st.text(max_size=5), max_size=4)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (-2, -1), (0, 0)])
def test_a_span_is_a_stretch_of_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(spans, spans)
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.covers(other) == (len(shared) == other.end - other.start)


@given(spans, spans)
def test_spans_are_in_text_order(one: Span, other: Span) -> None:
    assert (one < other) == ((one.start, one.end) < (other.start, other.end))


@pytest.mark.parametrize("quote", ["", TEXT[:-1], TEXT + " "])
def test_evidence_fills_its_span(quote: str) -> None:
    with pytest.raises(ValueError, match="does not fill its span in a1"):
        Evidence("a1", Span(0, len(TEXT)), quote)


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan")])
def test_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        replace(STATEMENT, confidence=confidence)


@pytest.mark.parametrize(
    ("polarity", "modality"), [(polarity, modality) for polarity in Polarity for modality in Modality]
)
def test_only_what_is_asserted_of_the_actual_world_holds(polarity: Polarity, modality: Modality) -> None:
    edge = (polarity, modality) == (Polarity.ASSERTED, Modality.ACTUAL)
    assert replace(STATEMENT, polarity=polarity, modality=modality).holds == edge


def test_a_statement_has_the_id_that_its_readers_have_written_down() -> None:
    assert STATEMENT.id == "c8491a3285fd033b17e6"


@pytest.mark.parametrize(
    "other",
    [
        replace(STATEMENT, confidence=0.1),
        replace(STATEMENT, example="X-backed Y"),
        replace(STATEMENT, basis="reading 0.96"),
        replace(STATEMENT, trigger=Span(0, 1)),
        replace(STATEMENT, attribution=Attribution("officials")),
        replace(STATEMENT, when=When("Sunday", date(2020, 3, 1), date(2020, 3, 1), Precision.DAY)),
        replace(STATEMENT, quantity=Quantity(34, "34", "rebels")),
        replace(STATEMENT, subject=replace(STATEMENT.subject, actor=replace(TURKEY, label="Türkiye"))),
    ],
    ids=["confidence", "example", "basis", "trigger", "attribution", "time", "quantity", "label"],
)
def test_what_is_only_known_better_keeps_the_id(other: Statement) -> None:
    assert other != STATEMENT
    assert other.id == STATEMENT.id


@pytest.mark.parametrize(
    "other",
    [
        replace(STATEMENT, relation=CRITICISES),
        replace(STATEMENT, polarity=Polarity.NEGATED),
        replace(STATEMENT, modality=Modality.PLANNED),
        replace(STATEMENT, subject=replace(STATEMENT.subject, actor=REBELS)),
        replace(STATEMENT, subject=replace(STATEMENT.subject, span=Span(1, 6))),
        replace(STATEMENT, object=replace(STATEMENT.object, actor=TURKEY)),
        replace(STATEMENT, subject=STATEMENT.object, object=STATEMENT.subject),
        replace(STATEMENT, evidence=replace(STATEMENT.evidence, article="a2")),
        replace(STATEMENT, evidence=Evidence("a1", Span(1, 28), TEXT)),
    ],
    ids=["relation", "polarity", "modality", "subject", "words", "object", "order", "article", "sentence"],
)
def test_another_statement_has_another_id(other: Statement) -> None:
    assert other.id != STATEMENT.id


@given(parts, parts)
def test_a_digest_tells_the_parts_apart(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_digest_is_sha_256_and_takes_broken_characters() -> None:
    assert digest() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("\ud800") != digest("\ud801")


@pytest.mark.parametrize(
    ("id_", "text", "missing"), [("", TEXT, "id"), ("a1", "", "text"), ("a1", " \n", "text")]
)
def test_an_article_has_an_id_and_a_text(id_: str, text: str, missing: str) -> None:
    with pytest.raises(ValueError, match=f"article without {missing} at wire.jsonl:3"):
        Article(id_, text, "wire.jsonl:3")


def test_an_article_is_the_same_while_it_says_the_same() -> None:
    article = Article("a1", TEXT, "one.txt", title="Rebels", published=date(2020, 3, 2))
    assert replace(article, source="two.txt", id="a2").content_hash == article.content_hash
    changed = [
        replace(article, text=TEXT + "!"),
        replace(article, title=None),
        replace(article, published=date(2020, 3, 3)),
        replace(article, title=None, publisher="Rebels"),
        replace(article, url="https://example.org/1"),
    ]
    assert len({article.content_hash, *(other.content_hash for other in changed)}) == 1 + len(changed)


def test_a_time_ends_when_or_after_it_starts() -> None:
    assert When("since Sunday", date(2020, 3, 1), None, Precision.INTERVAL).end is None
    with pytest.raises(ValueError, match="'back then'"):
        When("back then", date(2020, 3, 2), date(2020, 3, 1), Precision.INTERVAL)


def test_a_rejection_says_where_and_why() -> None:
    assert str(Rejection("wire.jsonl:3", "not JSON")) == "wire.jsonl:3: not JSON"


def test_places_agreements_and_assets_do_not_act() -> None:
    assert {kind.value for kind in set(Kind) - ACTOR_KINDS} == {"place", "agreement", "asset"}
