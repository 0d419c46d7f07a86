"""What follows from all articles of a store together, written anew: who is one, and which are copies."""

from __future__ import annotations

from collections.abc import Callable

from graph.identities import settle
from graph.originals import trace
from graph.storing.backend import Store


def derive(store: Store, let_go: Callable[[], object] = lambda: None, *, resolved: bool = False) -> None:
    """Bring to date what no article says alone; it is the same in any order of building.

    Args:
        store: any store.
        let_go: called where nothing is being read, to give back the memory that reading has filled.
        resolved: whether each actor is written as one node already.
    """
    if not resolved:
        settle(store, let_go=let_go)
    let_go()
    trace(store)
