"""The generator of edited copies, and how well they are found, on a slice of what the benchmark groups."""

from __future__ import annotations

import pytest

from benchmarks.copies import (
    PRECISION_AT_LEAST,
    RECALL_AT_LEAST,
    Generated,
    compare,
    drawn,
    generate,
    signed,
)  # fmt: skip
from graph.copies.groups import copies


@pytest.fixture(scope="module")
def generated() -> tuple[Generated, ...]:
    return tuple(generate(stories=25, unrelated=250))


def test_copies_are_found_and_nothing_else(generated: tuple[Generated, ...]) -> None:
    stories = {one.article.id: one.story for one in generated}
    quality = compare(stories, copies(signed(one.article for one in generated)))
    assert quality.precision >= PRECISION_AT_LEAST
    assert quality.recall >= RECALL_AT_LEAST
    assert quality.true > 1_000


def test_copies_are_edited_and_unrelated_reports_share_quotes(generated: tuple[Generated, ...]) -> None:
    texts = [one.article.text for one in generated if one.story < 25]
    assert len(set(texts)) > 0.7 * len(texts)
    shared = [part for one in generated if one.story >= 25 for part in one.article.text.split("\n\n")]
    assert len(set(shared)) < len(shared)


def test_a_wrong_grouping_is_seen() -> None:
    stories = {"a": 1, "b": 1, "c": 2}
    assert compare(stories, {"b": "a"}).precision == compare(stories, {"b": "a"}).recall == 1
    assert compare(stories, {"c": "a", "b": "a"}).precision == pytest.approx(1 / 3)
    assert compare(stories, {}).recall == 0


def test_drawn_signatures_have_copies() -> None:
    found = copies(drawn(3_000))
    assert 0.2 < len(found) / 3_000 < 0.6
