"""Hypothesis strategies for articles and what they state, as wild as reading lets them be."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from graph.model import (
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
    Span,
    Statement,
    When,
)
from graph.ontology import ACTOR, WD

from .samples import RELATIONS

HOSTILE = (
    *("\x00", "\x01\x1b\x7f\x85", "\r\n", "\u2028", "\ufffe\uffff", "\U0001f600", "\u202eאבג", "e\u0301"),
    *('"', "'''", "\\", "}", "%41", "<script>", '\\U0000005C" .'),
    *(quote + '}} ; DROP ALL ; INSERT DATA { GRAPH <x:g> { <x:s> <x:p> "' for quote in ('"', "\\u0022")),
)
"""Pieces that some syntax on the way gives a meaning to."""

characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.text(characters) | st.sampled_from(HOSTILE), max_size=4).map("".join)
names = texts.filter(bool)
percentages = st.integers(0, 100).map(lambda n: n / 100)
slugs = st.lists(st.sampled_from([*"abcxyz0189-.é", "%25"]), min_size=1, max_size=8).map("".join)


class Extraction(NamedTuple):
    """An article and its statements in the order that decoding gives them."""

    article: Article
    statements: tuple[Statement, ...]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with any text that is not blank."""
    return Article(
        id=draw(names),
        text=draw(names.filter(str.strip)),
        source=draw(texts),
        title=draw(st.none() | texts),
        published=draw(st.none() | st.dates()),
        url=draw(st.none() | texts),
        publisher=draw(st.none() | texts),
    )


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """An actor whose aliases and ids are sets, as the graph keeps them."""
    return Actor(
        iri=ACTOR + draw(slugs),
        label=draw(texts),
        kind=draw(st.sampled_from(Kind)),
        aliases=tuple(sorted(draw(st.sets(texts, max_size=2)))),
        part_of=draw(st.none() | slugs.map(ACTOR.__add__)),
        located_in=draw(st.none() | slugs.map(ACTOR.__add__)),
        ids=tuple(sorted(draw(st.sets(st.integers(1, 99).map(lambda n: f"{WD}Q{n}"), max_size=2)))),
        candidates=tuple(sorted(draw(st.sets(slugs.map(ACTOR.__add__), max_size=1)))),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An article with up to four statements, no two of one id, over up to three actors."""
    article = draw(articles())
    cast = draw(st.lists(actors(), min_size=1, max_size=3, unique_by=lambda actor: actor.iri))
    found = draw(st.lists(statements(article, cast), max_size=4, unique_by=lambda s: s.id))
    return Extraction(article, tuple(sorted(found, key=lambda s: (s.evidence.span, s.trigger, s.id))))


@st.composite
def statements(draw: st.DrawFn, article: Article, cast: list[Actor]) -> Statement:
    """Any statement about actors of ``cast`` in ``article``."""
    someone = st.sampled_from(cast)
    stretches = spans(article.text)
    mentions = st.builds(lambda span, actor: Mention(span, span.of(article.text), actor), stretches, someone)
    quote = draw(stretches)
    return Statement(
        relation=draw(st.sampled_from(list(RELATIONS.values()))),
        subject=draw(mentions),
        object=draw(mentions),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        confidence=draw(percentages),
        evidence=Evidence(article.id, quote, quote.of(article.text)),
        trigger=draw(stretches),
        example=draw(texts),
        attribution=draw(
            st.none() | st.builds(Attribution, texts, st.none() | someone, st.none() | stretches)
        ),
        when=draw(st.none() | times()),
        place=draw(st.none() | someone),
        quantity=draw(st.none() | st.builds(Quantity, st.integers(-(10**30), 10**30), texts, texts)),
        basis=draw(st.just("") | texts),
    )


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span inside the text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def times(draw: st.DrawFn) -> When:
    """A time with either end open or closed."""
    ends: list[date] = sorted(draw(st.tuples(st.dates(), st.dates())))
    start, end = draw(st.sampled_from([(ends[0], ends[1]), (ends[0], None), (None, ends[1]), (None, None)]))
    return When(draw(texts), start, end, draw(st.sampled_from(Precision)))
