"""Text in, the spans of its paragraphs out, whether blank lines part them or line ends do, wrapped or not.

Some texts put one paragraph on a line, others wrap a paragraph over many; which, is decided for each text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.reading.furniture import is_furniture
from graph.values import Span

_WIDEST_WRAP = 120
"""Characters of the widest line that is still wrapped by a program or a typist."""

_WRAP_SLACK = 0.9
"""Share of the width that a line must leave unused, next word included, to have been ended on purpose."""

_MIN_LOWER_SHARE = 0.25
"""Share of lines that go on in lower case, from which a text counts as wrapped."""

_LIST_ITEM = re.compile(r"(?:[-*•–—▪●]|\(?(?:\d{1,3}|[a-z])[.)])\s")
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_LEADS_ON = re.compile(r"(?:,|\b(?:a|an|and|of|or|the))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    after_blank: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paragraphs(text: str) -> Iterator[Span]:
    r"""The paragraphs, in order, without blanks around them and without the marks of a Markdown heading.

    >>> [span.of("One\nline.\n\n# Two") for span in paragraphs("One\nline.\n\n# Two")]
    ['One\nline.', 'Two']
    """
    lines = list(_lines(text))
    if not lines:
        return
    width = _wrap_width(lines)
    start = lines[0].start
    for line, following in pairwise(lines):
        if not _continues(line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def is_list_item(part: str) -> bool:
    """Whether it begins as an item of a list does.

    >>> is_list_item("- withdraw from Idlib"), is_list_item("2020 elections")
    (True, False)
    """
    return _LIST_ITEM.match(part) is not None


def _lines(text: str) -> Iterator[_Line]:
    offset, after_blank = 0, True
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        start = offset + len(raw) - len(raw.lstrip())
        offset += len(raw)
        if line:
            mark = _HEADING_MARK.match(line)
            skipped = mark.end() if mark else 0
            yield _Line(start + skipped, line[skipped:], after_blank or skipped > 0)
        after_blank = not line


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width at which lines were wrapped; None where a line is a paragraph."""
    joints = [(line, following) for line, following in pairwise(lines) if not following.after_blank]
    lower = sum(_goes_on(line, following) for line, following in joints)
    if not joints or lower < _MIN_LOWER_SHARE * len(joints):
        return None
    width = sorted(len(line.text) for line, _ in joints)[int(0.9 * (len(joints) - 1))]
    return width if width <= _WIDEST_WRAP else None


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    if following.after_blank or is_list_item(following.text):
        return False
    joined = _is_full(line, following, width) if width else _goes_on(line, following)
    return joined and not is_furniture(line.text) and not is_furniture(following.text)


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next word would not have fitted on a wrapped line."""
    next_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(next_word) > _WRAP_SLACK * width


def _goes_on(line: _Line, following: _Line) -> bool:
    """Whether the sentence of a line does so on the next."""
    if _LEADS_ON.search(line.text):
        return True
    return following.text[0].islower() and not line.text.rstrip("\"”’')]").endswith((".", "?", "!", "…"))
