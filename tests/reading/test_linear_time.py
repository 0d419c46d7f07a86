"""Adversarial texts: twice the length takes about twice the time, and a megabyte takes seconds."""

from __future__ import annotations

import time
from datetime import date

import pytest

from graph.limits import MAX_ARTICLE_CHARS
from graph.reading.cleaning import clean
from graph.reading.dating import Hints, dating
from graph.reading.segmentation import segment

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


def seconds(text: str) -> float:
    began = time.process_time()
    dating(
        clean(text)[0],
        segment(text, "Title – Site"),
        Hints(date(2024, 11, 16), url="https://a.example/" + text),
    )
    return time.process_time() - began


@pytest.mark.parametrize("pattern", HOSTILE, ids=repr)
def test_time_grows_with_length_at_most(pattern: str) -> None:
    whole = (pattern * (MAX_ARTICLE_CHARS // len(pattern) + 1))[: MAX_ARTICLE_CHARS // 16]
    half = min(seconds(whole[: len(whole) // 2]) for _ in range(5))
    full = min(seconds(whole) for _ in range(5))
    assert full < 3 * half + 0.02


@pytest.mark.parametrize("pattern", ["They will meet Friday, March 5. ", "Turkey backs rebels\n"])
def test_longest_article_takes_seconds(pattern: str) -> None:
    assert seconds((pattern * MAX_ARTICLE_CHARS)[:MAX_ARTICLE_CHARS]) < 10
