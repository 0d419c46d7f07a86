"""Answers in, HTML for a notebook's cell out: every text of an article is escaped, no script stands in it.

The network is its own page in a frame: sandboxed, so its scripts run apart from the notebook, and under its
own policy, which lets nothing be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from graph.asking.answers import Cut, RelationRow, Sighting
from graph.limits_outside import MAX_NOTEBOOK_ROWS
from graph.showing.jsontext import iso_day
from graph.showing.marks import pieces
from graph.showing.tables import manner

if TYPE_CHECKING:
    from graph.asking.statistics import Statistics

_COLUMNS: Final = ("who", "relation", "whom", "when", "said as", "statements", "articles", "confidence")
_HEIGHT: Final = 640


class Rows(Cut[RelationRow]):
    """Relation rows that a notebook shows as a table; else a tuple like any other."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return "".join(_table(self))


def framed(page: str, height: int = _HEIGHT) -> str:
    """A whole page as a frame of a cell, this many pixels high."""
    return (
        f'<iframe title="Network" sandbox="allow-scripts allow-popups allow-downloads" '
        f'style="width:100%;height:{height}px;border:1px solid #8884;border-radius:8px" '
        f'srcdoc="{escape(_whole(page))}"></iframe>'
    )


def counts_html(counts: Statistics) -> str:
    """What a graph holds, in a line."""
    told = (f"<b>{number:,}</b>&nbsp;{escape(name)}" for name, number in asdict(counts).items())
    return f"<p>{' · '.join(told)}</p>"


def escape(text: str) -> str:
    """A text as HTML writes it."""
    import html  # a terminal does without

    return html.escape(text)


def _table(rows: Rows) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield from (f'<th style="text-align:left">{name}</th>' for name in _COLUMNS)
    yield "</tr></thead><tbody>"
    for row in rows[:MAX_NOTEBOOK_ROWS]:
        yield from _row(row)
    yield "</tbody></table>"
    if len(rows) > MAX_NOTEBOOK_ROWS:
        yield f"<p>and {len(rows) - MAX_NOTEBOOK_ROWS:,} more rows</p>"


def _row(row: RelationRow) -> Iterator[str]:
    cells = (
        row.subject.label,
        row.relation_label,
        row.object.label,
        " – ".join(dict.fromkeys(filter(None, (iso_day(row.first), iso_day(row.last))))) or "undated",
        manner(row.polarity, row.modality),
        f"{row.statements:,}",
        f"{row.articles:,}",
        f"{row.confidence:.2f}",
    )
    yield f"<tr>{''.join(map(_cell, cells))}</tr>"
    for sighting in row.sightings:
        yield f'<tr><td colspan="{len(_COLUMNS)}" style="text-align:left;padding-left:2em">'
        yield from _quote(sighting)
        yield "</td></tr>"


def _cell(text: str) -> str:
    return f'<td style="text-align:left">{escape(_whole(text))}</td>'


def _quote(sighting: Sighting) -> Iterator[str]:
    for number, piece in enumerate(pieces(_whole(sighting.quote), sighting.marks)):
        yield f"<mark>{escape(piece)}</mark>" if number % 2 else escape(piece)
    source = filter(None, (sighting.attributed_to, sighting.publisher, iso_day(sighting.published)))
    yield f" <small>{escape(_whole(', '.join(source) or sighting.article))}</small>"


def _whole(text: str) -> str:
    """The text with what no file can hold (half a character) replaced, character for character."""
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
