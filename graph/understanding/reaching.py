"""A role that no actor fills itself → the actor that its phrase belongs to or is directed at.

"France praised Haiti's efforts" praises Haiti; "Turkish drone strikes killed them" is what Turkey did. In
news a quarter of all second actors stand inside the object's own phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.model import Kind
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph

OWNERS = ("gen", "agent", "mod")
"""The roles that lead from a subject to whose it is."""

DIRECTIONS = ("gen", "of", "for", "to", "with", "against", "toward", "towards", "from", "between")
"""The roles that lead from an object to whose it is or at whom it is directed, the closest first."""

REACHED_SURE = 0.85  # how much less sure an actor is that was reached through a phrase
MAX_STEPS = 2  # "the implementation of the decisions of X": farther is another matter


def reach(
    graph: RoleGraph,
    references: Mapping[int, Reference],
    filler: int,
    kinds: frozenset[Kind],
    roles: tuple[str, ...],
) -> Reference | None:
    """The reference of a filler, or of the nearest actor that its phrase leads to.

    Args:
        graph: the sentence's role graph.
        references: whom its tokens stand for.
        filler: the token that fills the role.
        kinds: what may fill the role.
        roles: the roles to follow, the best first.
    """
    tokens, sure = [filler], 1.0
    for _ in range(MAX_STEPS + 1):
        found = next(_suitable(references, tokens, kinds), None)
        if found is not None:
            return replace(found, sure=found.sure * sure)
        unnamed = [
            i for i in tokens if i not in references and graph.sentence.doc[i].pos_ in {"NOUN", "PROPN"}
        ]
        tokens = [inner for role in roles for i in unnamed for inner in graph.fillers(i, role)]
        sure *= REACHED_SURE
    return None


def _suitable(
    references: Mapping[int, Reference], tokens: Iterable[int], kinds: frozenset[Kind]
) -> Iterator[Reference]:
    return (references[i] for i in tokens if i in references and references[i].mentions(kinds))
