"""What follows from all articles of a store together, written anew: who is one, and which are copies."""

from __future__ import annotations

from graph.identities import settle
from graph.originals import trace
from graph.storing.backend import Store


def derive(store: Store, *, resolved: bool = False) -> None:
    """Bring to date what no article says alone; it is the same in any order of building.

    Args:
        store: any store.
        resolved: whether each actor is written as one node already.
    """
    if not resolved:
        settle(store)
    trace(store)
