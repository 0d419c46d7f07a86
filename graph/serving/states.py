"""A store's folder in, its newest state to ask out: opened anew when a writer has published another.

Whoever asks holds the state for as long as the answer takes; a state that is neither the newest nor held is
closed, so that the writer can remove it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from graph.asking.answers import ActorCard
from graph.asking.roster import Roster, load_roster
from graph.errors import StoreError
from graph.knowledge_graph import KnowledgeGraph


@dataclass(eq=False)
class State:
    """One state of the graph, with what is worth looking up once: it never changes."""

    graph: KnowledgeGraph
    number: int
    kept: dict[str, Any] = field(default_factory=dict)
    holders: int = 0
    lock: Lock = field(default_factory=Lock)

    @cached_property
    def roster(self) -> Roster:
        """The names of all actors."""
        return load_roster(self.graph.store)

    @cached_property
    def cards(self) -> dict[str, ActorCard]:
        """The cards of all actors that statements are about, by IRI, the most important first."""
        return {card.iri: card for card in self.roster.stated()}


class States:
    """The states of one store, as they follow each other.

    Raises:
        StoreError: if there is no store, or it cannot be read.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()
        self._state = State(KnowledgeGraph(store, read_only=True), 1)

    @contextmanager
    def newest(self) -> Iterator[State]:
        """The newest state, held while the block runs."""
        with self._lock:
            self._renew()
            state = self._state
            state.holders += 1
        try:
            yield state
        finally:
            with self._lock:
                state.holders -= 1
                self._let_go(state)

    def close(self) -> None:
        """Close the state that is open; nobody may hold it any more."""
        self._state.graph.close()

    def _renew(self) -> None:
        if not self._state.graph.store.superseded:
            return
        old = self._state
        with suppress(StoreError):  # the folder is being moved: what is open can still be asked
            self._state = State(KnowledgeGraph(self._store, read_only=True), old.number + 1)
            self._let_go(old)

    def _let_go(self, state: State) -> None:
        if state is not self._state and not state.holders:
            state.graph.close()
