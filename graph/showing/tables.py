"""Relation rows in, a table for a terminal or a file out, with the sentences under each row that has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from graph.asking.answers import ActorCard, RelationRow, Sighting
from graph.asking.names import compact
from graph.showing.jsontext import iso_day
from graph.showing.paper import Paper, columns, sentence, visible, wrapped
from graph.values import Modality, Polarity

if TYPE_CHECKING:
    from graph.model import When

_COUNTS: Final = ("when", "stated", "sources")
_INDENT: Final = "    "


def relation_table(rows: Iterable[RelationRow], paper: Paper, actor: ActorCard | None = None) -> str:
    """The rows in their order under a head: relation, the other actor, when, how often, by how many.

    Args:
        rows: what is to be shown; sentences are written under the rows that have sightings.
        paper: width and colour.
        actor: whose relations these are; only the other end is named then, with an arrow for the direction.
            Where None, both ends are named.

    Returns:
        Lines that each end in a newline; nothing for no rows.
    """
    rows = list(rows)
    if not rows:
        return ""
    head = ("", "relation", "with") if actor else ("who", "relation", "whom")
    cells = [(*(_about(row, actor) if actor else _between(row)), *_counts(row)) for row in rows]
    return _table((*head, *_COUNTS), cells, rows, paper)


def timeline_table(rows: Iterable[RelationRow], paper: Paper) -> str:
    """The rows in their order, each under the day on which it begins; both ends are named."""
    rows = list(rows)
    cells = [(iso_day(row.first) or "undated", *_between(row), *_counts(row)[1:]) for row in rows]
    return _table(("day", "who", "relation", "whom", *_COUNTS[1:]), cells, rows, paper) if rows else ""


def heading(card: ActorCard, paper: Paper) -> str:
    """Who an actor is: kind, number of statements, other names."""
    names = f"; also {', '.join(card.names)}" if card.names else ""
    lines = wrapped(visible(f"{card.label} ({kind(card)}), {card.relations:,} statements{names}"), paper, "")
    return "".join(f"{paper.strong(line)}\n" for line in lines)


def kind(card: ActorCard) -> str:
    """The actor's kind in words: "armed group"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in card.kind.value)


def cards_text(cards: Iterable[ActorCard]) -> str:
    """Several actors in one line, each with its id: "Turkey, actor:turkey; Chad, actor:chad"."""
    return "; ".join(f"{card.label}, {compact(card.iri)}" for card in cards)


def manner(polarity: Polarity, modality: Modality) -> str:
    """How it is stated: "actual", "planned", "denied", "denied, planned"."""
    said = [modality.value] if polarity is Polarity.ASSERTED or modality is not Modality.ACTUAL else []
    return ", ".join(["denied"] * (polarity is Polarity.NEGATED) + said)


def span(when: When) -> str:
    """The days that a time covers: "2018-09-17", "2018-01-01 to 2018-12-31", open ends as …."""
    ends = [iso_day(day) or "…" for day in (when.start, when.end)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def source(sighting: Sighting) -> str:
    """Where the sentence stands: publisher, day, address or id of the article, page, as far as known."""
    page = f"page {sighting.page}" if sighting.page else None
    known = (sighting.publisher, iso_day(sighting.published), sighting.url or sighting.article, page)
    return ", ".join(part for part in known if part)


def _table(
    head: Sequence[str], cells: Sequence[Sequence[str]], rows: Sequence[RelationRow], paper: Paper
) -> str:
    first, *lines = columns(head, cells, paper)
    told = (
        line
        for row, line in zip(rows, lines, strict=True)
        for line in (line, *_reported(row, paper), *_evidence(row.sightings, paper))
    )
    return "\n".join((first, *told)) + "\n"


def _about(row: RelationRow, actor: ActorCard) -> tuple[str, str, str]:
    if row.subject.iri == actor.iri:
        return "→", _said(row), row.object.label
    return "←", _said(row), row.subject.label


def _between(row: RelationRow) -> tuple[str, str, str]:
    return row.subject.label, _said(row), row.object.label


def _said(row: RelationRow) -> str:
    """The relation with what keeps it from being a plain fact: "attacks (denied, planned)"."""
    how = manner(row.polarity, row.modality)
    return row.relation_label if how == Modality.ACTUAL else f"{row.relation_label} ({how})"


def _counts(row: RelationRow) -> tuple[str, str, str]:
    return _period(row), str(row.statements), str(row.sources)


def _period(row: RelationRow) -> str:
    """The months from first to last, "2018-09 – 2020-03", or the day where there is one only."""
    if row.first == row.last:
        return iso_day(row.first) or ""
    first, last = ((iso_day(day) or "…")[:7] for day in (row.first, row.last))
    return first if first == last else f"{first} – {last}"


def reported(reports: int, sources: int) -> str:
    """By how many articles, and how many sources they are.

    >>> reported(3, 1), reported(1, 1)
    ('3 reports, 1 independent source', '1 report, 1 independent source')
    """
    plural = ("" if count == 1 else "s" for count in (reports, sources))
    return f"{reports} report{next(plural)}, {sources} independent source{next(plural)}"


def _reported(row: RelationRow, paper: Paper) -> Iterator[str]:
    """How many sources there are, where articles are more than one and somebody asked."""
    if row.sightings and row.articles > 1:
        yield _INDENT + paper.faint(reported(row.articles, row.sources))


def _evidence(sightings: Sequence[Sighting], paper: Paper) -> Iterator[str]:
    """Each sentence with its words marked, and under it whose it is and how sure the reading."""
    for sighting in sightings:
        yield from sentence(sighting.quote, sighting.marks, paper, _INDENT)
        says = sighting.attributed_to and f"according to {sighting.attributed_to}"
        sure = f"{sighting.confidence:.2f} sure"
        told = (sighting.title, source(sighting), says, sure, f"kg explain {sighting.statement}")
        yield _INDENT + paper.faint(visible(" · ".join(part for part in told if part)))
