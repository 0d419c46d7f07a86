"""What a graph keeps and what it gives up: articles are forgotten, all of it is saved and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.fetching import FETCHED

if TYPE_CHECKING:
    from graph.asking.forgetting import Forgotten
    from graph.storing.backend import Store

FORGOTTEN_AT_ONCE: Final = 256
"""Articles of one transaction: some ten megabytes of memory, and a kill loses no more than their removal."""


class Preserving:
    """The methods of a ``KnowledgeGraph`` that are about what it holds as a whole."""

    store: Store
    _folder: Path | None

    def forget(
        self,
        articles: Iterable[str] = (),
        *,
        source: str | None = None,
        before: str | date | None = None,
        dry_run: bool = False,
        wipe: bool = False,
    ) -> Forgotten:
        """Remove articles with all that nothing else supports; what people judged of actors stays.

        Args:
            articles: ids; none for all that the other conditions hold of.
            source: only those of this publisher.
            before: only those published before that day: 2018, 2018-02 or 2018-02-14.
            dry_run: only tell what would go.
            wipe: leave nothing of them on the disk either, which writes the whole store anew.

        Raises:
            QueryError: if nothing is named, nothing was published by the source, or the day is no date.
        """
        from graph.asking.forgetting import meant  # lookups do without

        forgotten = meant(self.store, tuple(articles), source, before)
        if not dry_run:
            ids = [article.id for article in forgotten.articles]
            for first in range(0, len(ids), FORGOTTEN_AT_ONCE):
                self.store.forget(*ids[first : first + FORGOTTEN_AT_ONCE])
            self.settle()
            self._forget_fetched()
            if wipe:
                self.store.wipe()
        return forgotten

    def _forget_fetched(self) -> None:
        """Let what was fetched be fetched again."""
        if self._folder and (self._folder / FETCHED).exists():
            from graph.fetching.memory import Memory  # see above

            Memory(self._folder / FETCHED).forget()

    def settle(self) -> None:
        """Bring to date what follows from all articles together; see ``graph.deriving.derive``."""
        from graph.deriving import derive  # lookups do without

        derive(self.store)

    def backup(self) -> Iterator[bytes]:
        """A file that brings the graph back as it is now; see ``graph.storing.backups``."""
        from graph.storing.backups import backup  # lookups do without

        return backup(self.store)


def restore(store: str | Path, file: str | Path, *, force: bool = False) -> None:
    """Make a store hold what a backup does; see ``graph.storing.backups.restore``."""
    from graph.storing import backups  # lookups do without

    backups.restore(Path(store), Path(file), force=force)
