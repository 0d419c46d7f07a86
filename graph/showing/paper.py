"""Texts in, lines for a terminal or a file out: aligned columns, wrapped sentences with their words marked.

Whatever articles say comes out as visible characters: it moves no cursor and runs no terminal command.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.showing.marks import pieces
from graph.values import Span

_GAP: Final = "  "
_NARROW: Final = 12
_OPEN, _CLOSE = "\x02", "\x03"
_NUMBER: Final = re.compile(r"[\d.,]*")
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: its width in columns, None for a file without end, and whether it takes colour."""

    width: int | None = None
    color: bool = False

    def strong(self, text: str) -> str:
        """The text in bold where there is colour, as it is elsewhere."""
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def faint(self, text: str) -> str:
        """The text in a weaker colour where there is colour, as it is elsewhere."""
        return f"\x1b[2m{text}\x1b[0m" if self.color else text


def visible(text: str) -> str:
    r"""The text on one line, with what nobody sees written as its code point.

    >>> visible("Ankara\n said\x1b[2J")
    'Ankara said\\u001B[2J'
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", re.sub(r"\s+", " ", text))


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], paper: Paper) -> list[str]:
    """The header and a line for each row, aligned; numbers stand to the right.

    On paper with a width the widest columns are cut, so that no line is longer where that can be had.
    """
    cells = [[visible(cell) for cell in row] for row in (header, *rows)]
    widths = _fitted([max(map(breadth, column)) for column in zip(*cells, strict=True)], paper.width)
    right = [all(_NUMBER.fullmatch(cell) for cell in column[1:]) for column in zip(*cells, strict=True)]
    lines = [
        _GAP.join(
            _padded(cell, width, right=at_right)
            for cell, width, at_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in cells
    ]
    return [paper.faint(lines[0]), *lines[1:]]


def pairs(rows: Iterable[tuple[str, str]], paper: Paper, indent: str = "  ") -> list[str]:
    """A line for each name and value, the values below each other; those without a value are left out."""
    known = [(name, visible(value)) for name, value in rows if value]
    width = max((breadth(name) for name, _ in known), default=0)
    return [f"{indent}{paper.faint(_padded(name, width))}{_GAP}{value}" for name, value in known]


def sentence(quote: str, marks: Iterable[Span], paper: Paper, indent: str = "    ") -> list[str]:
    """A quoted sentence, wrapped; marked words are bold, or in brackets where there is no colour.

    >>> sentence("Turkey backs them.", [Span(0, 6), Span(7, 12)], Paper())
    ['    “[Turkey] [backs] them.”']
    """
    return marked(quote, marks, paper, indent, "“{}”")


def marked(text: str, marks: Iterable[Span], paper: Paper, indent: str, form: str = "{}") -> list[str]:
    """The same of a text that stands by itself.

    >>> marked("Turkey backs them.", [Span(0, 6)], Paper(), "  ")
    ['  [Turkey] backs them.']
    """
    shown = map(visible, pieces(text, marks))
    whole = "".join(f"{_OPEN}{piece}{_CLOSE}" if number % 2 else piece for number, piece in enumerate(shown))
    lines = wrapped(form.format(whole), paper, indent)
    opening, closing = ("\x1b[1;33m", "\x1b[0m") if paper.color else ("[", "]")
    return [line.replace(_OPEN, opening).replace(_CLOSE, closing) for line in lines]


def wrapped(text: str, paper: Paper, indent: str) -> list[str]:
    """The text in lines of the paper's width, each indented."""
    if paper.width is None:
        return [indent + text]
    import textwrap  # only long texts need it

    width = max(paper.width, len(indent) + _NARROW)
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def breadth(text: str) -> int:
    """How many columns a terminal gives the text (Unicode Standard Annex 11).

    >>> breadth("Xi"), breadth("習"), breadth("e\u0301")
    (2, 2, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c)
    )


def _fitted(widths: list[int], width: int | None) -> list[int]:
    """The widest column gives way, and none below what can still be read."""
    while width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width and max(widths) > _NARROW:
        widths[widths.index(max(widths))] -= 1
    return widths


def _padded(text: str, width: int, *, right: bool = False) -> str:
    if breadth(text) > width:
        while breadth(text) >= width:
            text = text[:-1]
        text += "…"
    blank = " " * (width - breadth(text))
    return blank + text if right else text + blank
