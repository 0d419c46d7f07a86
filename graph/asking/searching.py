"""Words in, the sentences that have them out, each with what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from graph.asking.answers import Cut
from graph.asking.explaining import Explanation, explain
from graph.limits import MAX_ROWS
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence with the statements that were read from it; the first says where it stands."""

    readings: tuple[Explanation, ...]


Findings: TypeAlias = Cut[Found]


def search(store: Store, text: str, limit: int = MAX_ROWS) -> Findings:
    """The sentences that state something and have all these words.

    Args:
        store: any store.
        text: words, in any order and form ("attack" finds "attacked"); "some words" in quotes stand in this
            order, and rebel* finds all that begins so.
        limit: of statements.

    Raises:
        QueryError: if the text has no word.
    """
    statements = store.index.saying(text, limit)
    sentences: dict[tuple[str, int], list[Explanation]] = {}
    for statement in statements:
        reading = explain(store, statement)
        sentences.setdefault((reading.sighting.article, reading.sighting.start), []).append(reading)
    left_out = store.index.number_saying(text) - len(statements) if len(statements) == limit else 0
    return Cut((Found(tuple(readings)) for readings in sentences.values()), left_out)
