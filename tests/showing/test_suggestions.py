from __future__ import annotations

import shlex
from dataclasses import replace

from graph.asking.answers import RelationRow
from graph.model import Kind
from graph.showing.suggestions import suggestions

Rows = tuple[RelationRow, ...]


def test_they_ask_about_whom_most_is_known(rows: Rows) -> None:
    assert suggestions(rows) == (
        "kg relations Turkey",
        "kg relations Turkey 'Idlib rebels' --evidence",
        "kg query 'SELECT ?who ?whom { ?who rel:backs ?whom }'",
    )


def test_the_order_of_rows_makes_no_difference(rows: Rows) -> None:
    assert suggestions(rows[::-1]) == suggestions(rows)


def test_the_store_is_named_where_it_must_be(rows: Rows) -> None:
    assert all(
        shlex.split(command)[-2:] == ["--store", "my store"] for command in suggestions(rows, "my store")
    )


def test_a_name_is_never_a_command(rows: Rows) -> None:
    evil = "$(rm -rf ~); '`\" -o x"
    renamed = [replace(row, subject=replace(row.subject, label=evil)) for row in rows]
    for command in suggestions(renamed):
        program, *words = shlex.split(command)
        assert program == "kg"
        assert evil in words or words[0] == "query"


def test_places_and_things_are_not_suggested(rows: Rows) -> None:
    things = [replace(row, object=replace(row.object, kind=Kind.PLACE)) for row in rows]
    assert suggestions(things) == ()
    assert suggestions(()) == ()
