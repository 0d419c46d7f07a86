"""Where paragraphs begin and end in the ways that texts are broken into lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.paragraphs import is_list_item, paragraphs

LONG = "Turkey sent troops across the border on Sunday, and the army of Syria fell back to the road it held."
WRAPPED = """\
Turkish jets struck an airfield in the
north of the country on Sunday, the
ministry said.
Syria called the raid an act of war and
said that Russia would answer."""

BROKEN = [
    ("blank lines", "One line.\n\nTwo line.", ["One line.", "Two line."]),
    ("Windows line ends", "One line.\r\n\r\nTwo line.\r\n", ["One line.", "Two line."]),
    ("a paragraph a line", f"{LONG}\n{LONG}", [LONG, LONG]),
    ("heading on the line above", f"Raid on airfield\n{LONG}", ["Raid on airfield", LONG]),
    ("heading that ends in a small word", f"The war goes on\n{LONG}", ["The war goes on", LONG]),
    ("furniture between", f"{LONG}\nAdvertisement\n{LONG}", [LONG, "Advertisement", LONG]),
    (
        "wrapped lines",
        WRAPPED,
        ["\n".join(WRAPPED.splitlines()[:3]), "\n".join(WRAPPED.splitlines()[3:])],
    ),
    ("broken in a sentence", "Turkey and\nRussia agreed.", ["Turkey and\nRussia agreed."]),
    ("lower case after a full stop", f"{LONG}\nal-Shabaab fled.", [LONG, "al-Shabaab fled."]),
    (
        "list",
        "They agreed to\n- stop the war\n- open roads",
        ["They agreed to", "- stop the war", "- open roads"],
    ),
    ("Markdown heading", "## The raid\nIt began.", ["The raid", "It began."]),
    (
        "byline in wrapped text",
        f"By Jane Doe\n{WRAPPED}",
        ["By Jane Doe", *WRAPPED.replace(".\n", ".\0").split("\0")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@given(
    st.lists(st.sampled_from(["\n", "\r\n", "\n\n", " ", "\u2028", "# ", "Turkey ", "agreed.", "- ", "x"]))
)
def test_every_word_is_in_one_paragraph_and_no_blank_around_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = list(paragraphs(text))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    outside = set(range(len(text))) - {at for span in spans for at in range(span.start, span.end)}
    assert all(text[at].isspace() or text[at] == "#" for at in outside)


def test_year_does_not_begin_a_list_item() -> None:
    assert is_list_item("1. Withdraw")
    assert is_list_item("(a) Withdraw")
    assert not is_list_item("2018. It was the year of the deal.")
