"""A store's folder in, its newest state to ask out: opened anew when a writer has published another.

Whoever asks holds the state for as long as the answer takes; a state that is neither the newest nor held is
closed, so that the writer can remove it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from graph.asking.answers import ActorCard
from graph.asking.cards import Cards
from graph.asking.roster import Roster, load_roster
from graph.errors import StoreError
from graph.knowledge_graph import KnowledgeGraph

_Kept = TypeVar("_Kept")


class State:
    """One state of the graph, which never changes, with what is worth looking up once.

    Attributes:
        graph: to be asked.
        number: how many states came before it.
        holders: how many answers are being made from it.
    """

    def __init__(self, graph: KnowledgeGraph, number: int) -> None:
        self.graph = graph
        self.number = number
        self.holders = 0
        self._guard = Lock()
        self._locks: dict[str, Lock] = {}
        self._kept: dict[str, Any] = {}

    @property
    def roster(self) -> Roster:
        """The names of all actors."""
        return self.keep("roster", lambda: load_roster(self.graph.store))

    @property
    def whole_cards(self) -> dict[str, ActorCard]:
        """The cards of all actors that statements are about, by IRI, the most important first."""
        roster = self.roster
        return self.keep("whole cards", lambda: {card.iri: card for card in roster.stated()})

    @property
    def cards(self) -> Cards:
        """The cards that relations bring, as they are looked up."""
        return self.keep("cards", lambda: Cards(self.graph.store))

    def keep(self, name: str, make: Callable[[], _Kept]) -> _Kept:
        """What was made under this name, or is made now, once for all who ask for it meanwhile."""
        with self._guard:
            lock = self._locks.setdefault(name, Lock())
        with lock:
            if name not in self._kept:
                self._kept[name] = make()
            kept: _Kept = self._kept[name]
        return kept


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

    def renew(self) -> None:
        """Let go of a state that is not the newest any more."""
        with self._lock:
            self._renew()

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
