"""What was read in an article in, JSON-able values out: its paragraphs, cut at their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import pairwise
from typing import Any, Final

from graph.asking.explaining import Explanation
from graph.asking.paragraphs import Paragraph, paragraphs
from graph.asking.readings import Reading
from graph.showing.explained import explanation_json
from graph.showing.jsontext import iso_day

ROLES: Final = ("subject", "object", "trigger")
"""What the marks of a sighting stand for, in their order."""

_BESIDE: Final = ("example", "source", "sighting")


def reading_json(told: Reading) -> dict[str, Any]:
    """The article's record and its paragraphs, each with the statements that were read in it.

    A paragraph has ``start``, the character of the article's text at which it begins, ``gap``, how many
    before it are not known because the text is not kept, and ``pieces``: its text cut at its sentences and
    marks, each piece with ``stated``, whether it is of a sentence that states something, and with the marks
    that it is part of, as [number of the statement in the paragraph, role].
    """
    return {
        "article": asdict(told.article) | {"published": iso_day(told.article.published)},
        "is_whole": told.text is not None,
        "paragraphs": [_paragraph(each) for each in paragraphs(told)],
        "left_out": told.left_out,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "start": paragraph.start,
        "gap": paragraph.gap,
        "pieces": list(_pieces(paragraph)),
        "statements": [_statement(each) for each in paragraph.statements],
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
        "page": sighting.page,
    }


def _pieces(paragraph: Paragraph) -> Iterator[dict[str, Any]]:
    """The text cut wherever a sentence or mark begins or ends; a browser counts characters in another way."""
    sentences = paragraph.sentences
    marks = [
        (mark, [number, role])
        for number, told in enumerate(paragraph.statements)
        for mark, role in zip(paragraph.marks(told), ROLES, strict=False)
    ]
    ends = {end for span in (*sentences, *(mark for mark, _ in marks)) for end in (span.start, span.end)}
    for start, end in pairwise(sorted({0, len(paragraph.text), *ends})):
        of = [told for mark, told in marks if mark.start <= start and end <= mark.end]
        stated = any(each.start <= start and end <= each.end for each in sentences)
        yield {"text": paragraph.text[start:end], "stated": stated, "of": of}
