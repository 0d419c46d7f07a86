from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Span
from graph.showing.paper import Paper, breadth, columns, pairs, sentence, visible, wrapped


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    shown = visible(text)
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", shown
    )
    assert shown.encode("utf-8").decode() == shown


def test_what_is_seen_stays() -> None:
    assert visible("Türkiye, 習近平, “quoted” – 𝕬") == "Türkiye, 習近平, “quoted” – 𝕬"


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    lines = columns(("who", "times"), [("習近平", "7"), ("Xi", "12")], Paper())
    assert lines == ["who     times", "習近平      7", "Xi         12"]


def test_the_widest_column_gives_way_to_the_width() -> None:
    lines = columns(("short", "long"), [("name", "word " * 40)], Paper(40))
    assert [breadth(line) for line in lines] == [11, 40]
    assert lines[1].endswith("…")


def test_the_head_is_faint_where_there_is_colour() -> None:
    head, row = columns(("who",), [("Turkey",)], Paper(color=True))
    assert (head, row) == ("\x1b[2mwho\x1b[0m", "Turkey")


def test_pairs_without_a_value_are_left_out() -> None:
    assert pairs([("a", "1"), ("none", ""), ("long", "2")], Paper()) == ["  a     1", "  long  2"]


@given(st.text(min_size=1, alphabet=st.characters(categories=("L", "N"))), st.data())
def test_marks_neither_add_nor_lose_a_word(quote: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(quote) - 1))
    end = data.draw(st.integers(start + 1, len(quote)))
    (line,) = sentence(quote, [Span(start, end)], Paper(), indent="")
    assert line == f"“{quote[:start]}[{quote[start:end]}]{quote[end:]}”"


@pytest.mark.parametrize("width", [30, 50, 80])
def test_long_sentences_are_wrapped(width: int) -> None:
    quote = "Turkey and Russia " * 12
    lines = sentence(quote, [Span(0, 6)], Paper(width))
    assert len(lines) > 1
    assert max(map(len, lines)) <= width
    assert " ".join(line.strip() for line in lines) == f"“[Turkey]{quote[6:]}”".replace(" ”", " ”")


def test_without_a_width_every_sentence_is_one_line() -> None:
    assert wrapped("word " * 100, Paper(), "  ") == ["  " + "word " * 100]


def test_colour_replaces_the_brackets() -> None:
    (line,) = sentence("Turkey left", [Span(0, 6)], Paper(color=True), indent="")
    assert line == "“\x1b[1;33mTurkey\x1b[0m left”"
