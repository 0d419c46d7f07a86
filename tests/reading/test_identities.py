"""One id, one article."""

from __future__ import annotations

from graph.model import Article, Rejection
from graph.reading.identities import unique


def test_second_use_of_an_id_is_rejected_in_place() -> None:
    first = Article("a", "Egypt agreed.", "in:1")
    same = Article("a", "Egypt agreed.", "in:2")
    other = Article("a", "Sudan agreed.", "in:3")
    free = Article("b", "Egypt agreed.", "in:4")
    broken = Rejection("in:5", "empty")
    assert list(unique([first, same, other, free, broken])) == [
        first,
        Rejection("in:2", "duplicate of in:1"),
        Rejection("in:3", "id 'a' already used by in:1"),
        free,
        broken,
    ]
