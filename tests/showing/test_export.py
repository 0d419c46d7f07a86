"""The contract of ``kg extract --format jsonl``: keys, nesting, offsets."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

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
    RelationType,
    Span,
    Statement,
    When,
)
from graph.showing.export import article_line, statement_json

TEXT = "Officials said Turkey killed 34 soldiers in Idlib in February 2020."
ARTICLE = Article("a-1", TEXT, "news.jsonl:1", "Strike", date(2020, 3, 2))
KILLS = RelationType(
    "kills", "rel:kills", "kills", "kills", None, "ASSAULT", 4, symmetric=False,
    domain=frozenset({Kind.STATE}), range=frozenset({Kind.GROUP}),
)  # fmt: skip


def mention(words: str, iri: str, label: str, kind: Kind) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), words, Actor(iri, label, kind))


BARE = Statement(
    KILLS,
    mention("Turkey", "actor:turkey", "Turkey", Kind.STATE),
    mention("34 soldiers", "actor:soldiers", "soldiers", Kind.GROUP),
    Polarity.ASSERTED,
    Modality.POSSIBLE,
    0.876,
    Evidence("a-1", Span(0, len(TEXT)), TEXT),
    Span(22, 28),
    "X killed Y",
)
FULL = replace(
    BARE,
    attribution=Attribution("officials", None, Span(0, 9)),
    when=When("February 2020", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
    place=Actor("actor:idlib", "Idlib", Kind.PLACE),
    quantity=Quantity(34, "34", "soldiers"),
)


def test_every_part_of_a_statement() -> None:
    assert statement_json(FULL) == {
        "id": FULL.id,
        "relation": "kills",
        "event": "ASSAULT",
        "subject": {
            "start": 15, "end": 21, "text": "Turkey",
            "actor": "actor:turkey", "label": "Turkey", "kind": "state",
        },
        "object": {
            "start": 29, "end": 40, "text": "34 soldiers",
            "actor": "actor:soldiers", "label": "soldiers", "kind": "group",
        },
        "polarity": "asserted",
        "modality": "possible",
        "attributed_to": {"label": "officials", "start": 0, "end": 9},
        "time": {"text": "February 2020", "start": "2020-02-01", "end": "2020-02-29", "precision": "month"},
        "place": {"label": "Idlib", "iri": "actor:idlib"},
        "quantity": {"value": 34, "text": "34", "of": "soldiers"},
        "confidence": 0.88,
        "evidence": {"start": 0, "end": len(TEXT), "quote": TEXT},
    }  # fmt: skip


def test_what_the_text_does_not_give_is_null() -> None:
    told = statement_json(BARE)
    assert [name for name, value in told.items() if value is None] == [
        "attributed_to",
        "time",
        "place",
        "quantity",
    ]


def test_a_relation_that_is_no_event_has_a_dash() -> None:
    assert statement_json(replace(BARE, relation=replace(KILLS, event=None)))["event"] == "-"


def test_a_known_source_is_named_by_its_actor() -> None:
    source = Attribution("Turkey", Actor("actor:turkey", "Turkey", Kind.STATE))
    assert statement_json(replace(BARE, attribution=source))["attributed_to"] == {
        "label": "Turkey",
        "actor": "actor:turkey",
    }


def test_an_open_time_has_a_null_end() -> None:
    since = When("since 2018", date(2018, 1, 1), None, Precision.INTERVAL)
    assert statement_json(replace(BARE, when=since))["time"]["end"] is None


def test_a_line_an_article() -> None:
    line = article_line(ARTICLE, [BARE, FULL])
    assert "\n" not in line
    told = json.loads(line)
    assert list(told) == ["id", "title", "published", "statements"]
    assert (told["id"], told["title"], told["published"]) == ("a-1", "Strike", "2020-03-02")
    assert told["statements"] == [statement_json(BARE), statement_json(FULL)]


def test_an_article_without_title_date_or_statements() -> None:
    bare = article_line(Article("a-2", "Nothing.", "x"), [])
    assert json.loads(bare) == {"id": "a-2", "title": None, "published": None, "statements": []}
