"""Quotes cut at their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Span
from graph.showing.marks import pieces


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ([], ["abcdef"]),
        ([Span(0, 2)], ["", "ab", "cdef"]),
        ([Span(4, 6)], ["abcd", "ef", ""]),
        ([Span(4, 5), Span(1, 2)], ["a", "b", "cd", "e", "f"]),
        ([Span(1, 3), Span(2, 5)], ["a", "bcde", "f"]),
        ([Span(1, 3), Span(3, 4)], ["a", "bcd", "ef"]),
        ([Span(1, 5), Span(2, 3)], ["a", "bcde", "f"]),
        ([Span(0, 6)], ["", "abcdef", ""]),
    ],
)
def test_every_second_piece_is_marked(marks: list[Span], cut: list[str]) -> None:
    assert pieces("abcdef", marks) == cut


@given(st.text(min_size=1, max_size=30), st.data())
def test_the_pieces_are_the_quote_and_the_marked_are_all_that_is_marked(
    quote: str, data: st.DataObject
) -> None:
    starts = st.integers(0, len(quote) - 1)
    marks = [
        Span(at, data.draw(st.integers(at + 1, len(quote)))) for at in data.draw(st.lists(starts, max_size=4))
    ]
    cut = pieces(quote, marks)
    assert "".join(cut) == quote
    marked = {at for mark in marks for at in range(mark.start, mark.end)}
    assert sum(map(len, cut[1::2])) == len(marked)
    assert all(cut[1::2])
