"""A role that no actor fills itself → the actor that its phrase belongs to or is directed at.

"France praised Haiti's efforts" praises Haiti; "Turkish drone strikes killed them" is what Turkey did. In news a
quarter of all second actors stand inside the object's own phrases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.model import Kind
from graph.understanding.references import Reference
from graph.understanding.roles import RoleGraph

OWNERS = ("gen", "agent")
DIRECTIONS = ("of", "for", "to", "with", "against", "toward", "towards", "from", "between")
REACHED_SURE = 0.85  # how much less sure an actor is that was reached through a phrase
MAX_STEPS = 2  # "the implementation of the decisions of X": farther is another matter


def reach(
    graph: RoleGraph,
    references: Mapping[int, Reference],
    filler: int,
    kinds: frozenset[Kind],
    *,
    owners_only: bool = False,
    steps: int = MAX_STEPS,
) -> Reference | None:
    """The reference of a filler, or of the actor that its phrase reaches.

    Args:
        graph: the sentence's role graph.
        references: whom its tokens stand for.
        filler: the token that fills the role.
        kinds: what may fill the role.
        owners_only: reach only to whom the filler belongs, as for subjects.
        steps: how many phrases deep.
    """
    own = references.get(filler)
    if own is not None:
        return own if own.mentions(kinds) else None
    if steps == 0 or graph.sentence.doc[filler].pos_ not in {"NOUN", "PROPN"}:
        return None
    for role in OWNERS if owners_only else (*OWNERS[:1], *DIRECTIONS):
        found = [
            reference
            for inner in graph.fillers(filler, role)
            if (reference := reach(graph, references, inner, kinds, owners_only=owners_only, steps=steps - 1))
        ]
        if found:
            return replace(found[0], sure=found[0].sure * REACHED_SURE)
    return None
