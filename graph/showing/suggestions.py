"""The relations of a graph in, commands to ask it with out, about whom it knows most; runs nothing."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence

from graph.asking.answers import RelationRow
from graph.values import ACTOR_KINDS


def suggestions(rows: Sequence[RelationRow], store: str | None = None) -> tuple[str, ...]:
    """Three commands that answer something.

    Args:
        rows: the relations that hold in the graph.
        store: the folder to name in the commands, None where none needs to be named.

    Returns:
        The commands as a shell takes them; none, if nothing holds between two actors.
    """
    between = [row for row in rows if {row.subject.kind, row.object.kind} <= ACTOR_KINDS]
    if not between:
        return ()
    actors, couples, relations = Counter[str](), Counter[frozenset[str]](), Counter[str]()
    for row in between:
        ends = frozenset((row.subject.label, row.object.label))
        actors.update(dict.fromkeys(ends, row.statements))
        couples[ends] += row.statements
        relations[row.relation] += row.statements
    busiest = actors.most_common(1)[0][0]
    couple = couples.most_common(1)[0][0]
    first, second = sorted(couple, key=lambda actor: (-actors[actor], actor))
    relation = relations.most_common(1)[0][0]
    where = ("--store", store) if store else ()
    return tuple(
        shlex.join(("kg", *words, *where))
        for words in (
            ("relations", busiest),
            ("relations", first, second, "--evidence"),
            ("query", f"SELECT ?who ?whom {{ ?who rel:{relation} ?whom }}"),
        )
    )
