from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.asking.answers import ActorCard
from graph.asking.queries import SavedQuery
from graph.asking.statistics import Statistics
from graph.model import (
    Actor,
    Article,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    RelationType,
    Span,
    Statement,
)
from graph.ontology import ACTOR
from graph.showing.listings import actor_list, query_list, statement_list, statistics_list
from graph.showing.paper import Paper

TEXT = "Turkey backs rebels."
ARTICLE = Article("idlib", TEXT, "idlib.txt", "A\ttruce", date(2020, 3, 6))
BACKS = RelationType(
    "backs", "rel:backs", "backs", "Gives support.", None, "SUPPORT", 1, symmetric=False,
    domain=frozenset({Kind.STATE}), range=frozenset({Kind.ARMED_GROUP}),
)  # fmt: skip
STATEMENT = Statement(
    BACKS,
    Mention(Span(0, 6), "Turkey", Actor("actor:turkey", "Turkey", Kind.STATE)),
    Mention(Span(13, 19), "rebels", Actor("actor:rebels", "rebels", Kind.ARMED_GROUP)),
    Polarity.ASSERTED,
    Modality.ACTUAL,
    0.88,
    Evidence("idlib", Span(0, len(TEXT)), TEXT),
    Span(7, 12),
    "X backs Y",
)


def test_actors_with_their_kind_counts_and_names() -> None:
    days = date(2019, 1, 24), date(2022, 7, 24)
    turkey = ActorCard(ACTOR + "turkey", "Turkey", Kind.STATE, ("Türkiye",), 12, *days)
    rebels = ActorCard(ACTOR + "rebels", "rebels", Kind.ARMED_GROUP)
    assert actor_list((turkey, rebels), Paper()).splitlines() == [
        "actor   kind         id            statements  first seen  last seen   other names",
        "Turkey  state        actor:turkey          12  2019-01-24  2022-07-24  Türkiye",
        "rebels  armed group  actor:rebels           0",
    ]
    assert actor_list((), Paper()) == ""


def test_what_an_article_states() -> None:
    denied = replace(STATEMENT, polarity=Polarity.NEGATED)
    assert statement_list(ARTICLE, (STATEMENT, denied), Paper()).splitlines() == [
        "idlib · 2020-03-06 · A truce",
        "who     relation  whom    how     sure",
        "Turkey  backs     rebels  actual  0.88",
        "Turkey  backs     rebels  denied  0.88",
        "",
    ]


def test_an_article_that_states_nothing() -> None:
    told = statement_list(replace(ARTICLE, title=None, published=None), (), Paper())
    assert told == "idlib · undated\nnothing found\n\n"


def test_counts() -> None:
    assert statistics_list(Statistics(14, 1234, 300, 200, 50), Paper()).splitlines()[1] == "statements  1,234"


def test_saved_queries_with_what_they_need() -> None:
    query = SavedQuery("who-backs", "Who backs an actor.", "", frozenset({"actor"}), frozenset())
    assert query_list((query,), Paper()).splitlines()[1] == "who-backs  ?actor  Who backs an actor."
