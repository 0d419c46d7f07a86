"""Articles in, lists of them and what was read in one of them out, for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from graph.asking.articles import ArticleCard
from graph.asking.explaining import Explanation
from graph.asking.paragraphs import Paragraph, paragraphs
from graph.asking.readings import Reading
from graph.showing.explained import explanation_json
from graph.showing.jsontext import iso_day
from graph.showing.paper import Paper, columns, marked, pairs, sentence, visible
from graph.showing.tables import manner
from graph.values import Span

_HEAD = ("article", "published", "publisher", "statements", "copy of", "title")


def article_list(cards: Iterable[ArticleCard], paper: Paper) -> str:
    """Articles with day, publisher, number of statements, whose copy they are, and title."""
    rows = [
        (
            card.id, iso_day(card.published) or "", card.publisher or card.agency or "", str(card.statements),
            card.copy_of or "", card.title or "",
        )
        for card in cards
    ]  # fmt: skip
    return "".join(f"{line}\n" for line in columns(_HEAD, rows, paper)) if rows else ""


def article_json(card: ArticleCard) -> dict[str, Any]:
    """The same as JSON-able values."""
    return asdict(card) | {"published": iso_day(card.published)}


def reading_text(told: Reading, paper: Paper) -> str:
    """Where an article comes from, then its text with the words of its statements marked.

    Of a text that is not kept its sentences are shown; what stands between two of them is an ellipsis.
    """
    known = told.article
    lines = [paper.strong(visible(" · ".join(filter(None, (known.id, known.title))))), *_record(told, paper)]
    write = sentence if told.text is None else marked
    for paragraph in paragraphs(told):
        if paragraph.gap:
            lines.append("  …")
        lines += write(paragraph.text, _joined(paragraph), paper, "  ")
        lines += [paper.faint(f"      {line}") for line in map(_stated, paragraph.statements)]
    if told.left_out:
        lines.append(f"  and {told.left_out} statements more")
    return "".join(f"{line}\n" for line in lines)


def reading_json(told: Reading) -> dict[str, Any]:
    """The same as JSON-able values."""
    return {
        "article": asdict(told.article) | {"published": iso_day(told.article.published)},
        "text": told.text,
        "statements": [explanation_json(statement) for statement in told.statements],
        "left_out": told.left_out,
    }


def _record(told: Reading, paper: Paper) -> Iterable[str]:
    known = told.article
    between = f"{known.published_from} to {known.published_until}" if known.published_from else ""
    day = iso_day(known.published) or between
    rows = [
        ("published", f"{day} (from its {known.date_basis})" if day and known.date_basis else day),
        ("publisher", known.publisher or ""),
        ("agency", known.agency or ""),
        ("authors", ", ".join(known.authors)),
        ("country", known.country or ""),
        ("language", known.language or ""),
        ("address", known.url or ""),
        ("read from", " as ".join(filter(None, (known.source, known.format)))),
        ("retrieved", known.retrieved or ""),
        ("bytes", f"SHA-256 {known.bytes_hash}" if known.bytes_hash else ""),
        ("licence", known.licence or ""),
        ("copy of", told.copy_of or ""),
        ("statements", str(len(told.statements) + told.left_out)),
    ]
    return pairs(rows, paper)


def _joined(paragraph: Paragraph) -> Iterator[Span]:
    """The marks of all its statements, those that overlap as one."""
    last: Span | None = None
    for mark in sorted({mark for told in paragraph.statements for mark in paragraph.marks(told)}):
        if last and mark.start < last.end:
            last = Span(last.start, max(last.end, mark.end))
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last


def _stated(told: Explanation) -> str:
    how = manner(told.polarity, told.modality)
    held = "" if how == "actual" else f" ({how})"
    stated = f"{told.subject.label} {told.relation.label}{held} {told.object.label}"
    return visible(f"{stated} · {told.sighting.confidence:.2f} sure · kg explain {told.sighting.statement}")
