"""On which page of a PDF each character of its text stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fpdf import FPDF

from graph.model import Article, Rejection

PAGES = (
    ("The Daily Dam", "Egypt and Sudan agreed. The office said that for-"),
    ("The Daily Dam", "eign ministers met."),
    ("The Daily Dam",),
    ("The Daily Dam", "Iraq left. The end."),
)


def printed(pages: tuple[tuple[str, ...], ...]) -> bytes:
    made = FPDF()
    made.set_font("Times", size=12)
    for page in pages:
        made.add_page()
        for line in page:
            made.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(made.output())


@pytest.mark.parametrize(("word", "page"), [("Egypt", 1), ("for", 1), ("eign", 2), ("met", 2), ("Iraq", 4)])
def test_a_character_stands_on_its_page(
    read_file: Callable[..., list[Article | Rejection]], word: str, page: int
) -> None:
    (article,) = read_file(printed(PAGES), "dam.pdf")
    assert isinstance(article, Article)
    assert "agreed" in article.text
    assert "foreign ministers" in article.text
    assert "Daily" not in article.text
    assert article.origin.page(article.text.index(word)) == page


def test_what_has_no_pages_stands_on_none(read_file: Callable[..., list[Article | Rejection]]) -> None:
    (article,) = read_file("Egypt and Sudan agreed.", "dam.txt")
    assert isinstance(article, Article)
    assert article.origin.page(0) is None
