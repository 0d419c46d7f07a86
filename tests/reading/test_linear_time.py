"""Adversarial texts: time grows in proportion to the length, and a megabyte takes seconds."""

from __future__ import annotations

from datetime import date

import pytest

from graph.limits import MAX_ARTICLE_CHARS
from graph.reading.cleaning import clean
from graph.reading.dating import Hints, dating
from graph.reading.segmentation import segment
from tests.growing import grows_in_proportion, processor_seconds

HOSTILE = [
    "a",
    "\n",
    " \n",
    "A\n",
    "a\n",
    "# ",
    "By ",
    "By Jane Doe\n",
    "By Jane Doe and ",
    "(Reuters) - ",
    "ANKARA, March 2 ",
    "ANKARA, March 2 (Reuters) – \n",
    "March 5 ",
    "March 5\n",
    "5 March ",
    "Thursday, ",
    "They will meet Friday, March 5. ",
    "The visit to Egypt will end March 5. The visit to Egypt will begin Monday. ",
    "visit Egypt will March 5 Monday ",
    "said Monday ",
    "will ",
    "in 2018 ",
    ".” ",
    '!"”’)',
    ",",
    ", ",
    "– ",
    "- x\n",
    "Read more: ",
    "Read more:\n",
    "Copyright 2020 all rights reserved ",
    "Welcome to Welcome to ",
    "aed ",
    "\u2028",
    "İ",
]


def dated(text: str) -> None:
    dating(
        clean(text)[0],
        segment(text, "Title – Site"),
        Hints(date(2024, 11, 16), url="https://a.example/" + text),
    )


@pytest.mark.parametrize("pattern", HOSTILE, ids=repr)
def test_time_grows_with_length_at_most(pattern: str) -> None:
    whole = (pattern * (MAX_ARTICLE_CHARS // len(pattern) + 1))[: MAX_ARTICLE_CHARS // 16]
    assert grows_in_proportion(lambda: dated(whole[: len(whole) // 4]), lambda: dated(whole))


@pytest.mark.parametrize("pattern", ["They will meet Friday, March 5. ", "Turkey backs rebels\n"])
def test_longest_article_takes_seconds(pattern: str) -> None:
    longest = (pattern * MAX_ARTICLE_CHARS)[:MAX_ARTICLE_CHARS]
    assert processor_seconds(lambda: dated(longest)) < 30
