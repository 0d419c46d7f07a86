"""What was read in an article in, JSON-able values out: its sentences in order, cut at their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby, pairwise
from typing import Any, Final

from graph.asking.explaining import Explanation
from graph.asking.readings import Reading
from graph.model import Span
from graph.showing.explained import explanation_json
from graph.showing.jsontext import iso_day

ROLES: Final = ("subject", "object", "trigger")
"""What the marks of a sighting stand for, in their order."""

_BESIDE: Final = ("example", "source", "sighting")


def reading_json(told: Reading) -> dict[str, Any]:
    """The article's record and its sentences, each with the statements that were read in it.

    A sentence has ``start`` and ``end`` in the article's text and ``pieces``: its text cut at its marks, each
    piece with the marks that it is part of, as [number of the statement in the sentence, role]. The text
    between sentences is not kept by the store.
    """
    sentences = groupby(told.statements, key=lambda each: (each.sighting.start, each.sighting.end))
    return {
        "article": asdict(told.article) | {"published": iso_day(told.article.published)},
        "sentences": [_sentence(Span(*place), tuple(group)) for place, group in sentences],
        "left_out": told.left_out,
    }


def _sentence(span: Span, statements: Sequence[Explanation]) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "pieces": list(_pieces(statements)),
        "statements": [_statement(each) for each in statements],
    }


def _statement(told: Explanation) -> Mapping[str, Any]:
    kept = {name: value for name, value in explanation_json(told).items() if name not in _BESIDE}
    sighting = told.sighting
    return kept | {
        "id": sighting.statement,
        "confidence": round(sighting.confidence, 2),
        "says": sighting.attributed_to,
        "since": iso_day(sighting.since),
        "until": iso_day(sighting.until),
    }


def _pieces(statements: Sequence[Explanation]) -> Iterator[dict[str, Any]]:
    """The sentence cut wherever a mark begins or ends; a browser counts characters in another way."""
    quote = statements[0].sighting.quote
    marks = [
        (mark, [number, role])
        for number, told in enumerate(statements)
        for mark, role in zip(told.sighting.marks, ROLES, strict=False)
    ]
    cuts = sorted({0, len(quote), *(end for mark, _ in marks for end in (mark.start, mark.end))})
    for start, end in pairwise(cuts):
        of = [told for mark, told in marks if mark.start <= start and end <= mark.end]
        yield {"text": quote[start:end], "of": of}
