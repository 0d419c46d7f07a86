"""The facts of a statement in, what one article says with it out: sentence, marks, article, source."""

from __future__ import annotations

from graph.asking.answers import Sighting
from graph.asking.facts import Facts
from graph.ontology import STATEMENT
from graph.storing import terms as t
from graph.values import Span


def sighting(facts: Facts) -> Sighting:
    """What one article says with one statement; marks are of subject, object and trigger, in this order."""
    sentence = facts.span(t.EVIDENCE)
    marks = map(facts.span, (t.SUBJECT_MENTION, t.OBJECT_MENTION, t.TRIGGER))
    article = t.WAS_DERIVED_FROM
    return Sighting(
        statement=facts.statement.removeprefix(STATEMENT),
        article=facts.text(t.IDENTIFIER, article),
        title=facts.get(t.HEADLINE, article),
        published=facts.day(t.DATE_PUBLISHED, article),
        url=facts.get(t.URL, article),
        publisher=facts.get(t.PUBLISHER, article),
        quote=facts.text(t.EXACT, t.EVIDENCE),
        start=sentence.start,
        end=sentence.end,
        marks=tuple(_within(sentence, mark) for mark in marks if sentence.covers(mark)),
        attributed_to=facts.get(t.ATTRIBUTED_TO),
        confidence=float(facts.text(t.CONFIDENCE)),
        since=facts.day(t.START_DATE),
        until=facts.day(t.END_DATE),
        page=int(page) if (page := facts.get(t.PAGE, t.EVIDENCE)) else None,
    )


def _within(sentence: Span, mark: Span) -> Span:
    return Span(mark.start - sentence.start, mark.end - sentence.start)
