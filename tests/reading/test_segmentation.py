"""What each part of an article is for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import BlockKind
from graph.reading.segmentation import segment

SAVED_PAGE = """\
| Welcome to The Daily Post

Tuesday, May 7, 2024

Egypt and Sudan agree on dam talks

By Jane Doe

CAIRO, June 3 (Reuters) – Egypt and Sudan agreed on Sunday to new talks on the dam.

Ethiopia, which built it, said nothing.

Read more: Ethiopia fills the dam

Sudan wants a deal ‘within months’

Sudan asked for a deal.

Ethiopia, which built it, said nothing.

Ethiopia, which built it, said nothing. It had called the talks useless.

Egypt and Sudan agree on dam talks

Reporting by Jane Doe; Editing by John Smith"""

EXPECTED = [
    ("furniture", "| Welcome to The Daily Post"),
    ("furniture", "Tuesday, May 7, 2024"),
    ("headline", "Egypt and Sudan agree on dam talks"),
    ("furniture", "By Jane Doe"),
    ("furniture", "CAIRO, June 3 (Reuters) –"),
    ("paragraph", "Egypt and Sudan agreed on Sunday to new talks on the dam."),
    ("paragraph", "Ethiopia, which built it, said nothing."),
    ("furniture", "Read more: Ethiopia fills the dam"),
    ("heading", "Sudan wants a deal ‘within months’"),
    ("paragraph", "Sudan asked for a deal."),
    ("furniture", "Ethiopia, which built it, said nothing."),
    ("paragraph", "Ethiopia, which built it, said nothing. It had called the talks useless."),
    ("furniture", "Egypt and Sudan agree on dam talks"),
    ("furniture", "Reporting by Jane Doe; Editing by John Smith"),
]


def segmented(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(text)) for block in segment(text, title)]


@pytest.mark.parametrize(
    "title",
    [None, "EGYPT and Sudan agree on dam talks ", "Egypt and Sudan agree on dam talks | The Daily Post"],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_saved_page(title: str | None, line_end: str) -> None:
    assert segmented(SAVED_PAGE.replace("\n", line_end), title) == EXPECTED


def test_title_that_does_not_stand_in_the_text_leaves_headings() -> None:
    text = "Ministers discuss the dam\nEgypt sent an envoy."
    assert segmented(text, "Dam talks") == [
        ("heading", "Ministers discuss the dam"),
        ("paragraph", "Egypt sent an envoy."),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Egypt backs Sudan", ["paragraph"]),
        ("Egypt backs Sudan.", ["paragraph"]),
        ("Egypt agreed.\n\nSudan agreed too", ["paragraph", "paragraph"]),
        ("Egypt agreed.\n\nal-Burhan flew home\n\nHe left.", ["paragraph", "paragraph", "paragraph"]),
        ("Will Egypt agree?\n\nIt will.", ["paragraph", "paragraph"]),
        ("Egypt said:\n\nWe agree.", ["paragraph", "paragraph"]),
        (
            "Dam talks\n\nThey agreed to\n\n- meet again\n\nIt ended.",
            ["headline", "heading", "paragraph", "paragraph"],
        ),
        (
            "Egypt agreed.\n\nRead more:\n\nSudan’s army and the dam\n\nIt ended.",
            ["paragraph", *["furniture"] * 2, "paragraph"],
        ),
        ("Egypt agreed.\n\nWelcome to Cairo\n\nIt ended.", ["paragraph", "heading", "paragraph"]),
        ("By Jane Doe", ["furniture"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [block.kind.value for block in segment(text)] == kinds


def test_long_line_without_full_stop_is_no_heading() -> None:
    text = "Egypt " * 40 + "\n\nSudan agreed."
    assert [block.kind for block in segment(text)] == [BlockKind.PARAGRAPH] * 2


LINES = st.sampled_from(
    [*SAVED_PAGE.splitlines(), "", "  ", "\u00a0", "ANKARA (AP) — ", "(AFP) - x", "İ By ß", "***"]
)


@given(st.lists(LINES, max_size=25).map("\n".join) | st.text(max_size=200), st.none() | st.text(max_size=30))
def test_blocks_are_ordered_apart_and_cover_every_word(text: str, title: str | None) -> None:
    blocks = segment(text, title)
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in blocks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks))
    assert all(block.span.of(text).strip() == block.span.of(text) for block in blocks)
    covered = {at for block in blocks for at in range(block.span.start, block.span.end)}
    assert all(text[at].isspace() or text[at] == "#" for at in set(range(len(text))) - covered)
