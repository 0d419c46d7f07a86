"""The store in this process: Oxigraph in a folder or in memory, one writer, any number of readers.

A batch is one transaction of the engine, so a kill at any moment leaves each batch whole or absent; a put
returns when the batch is on the disk and readers can open it. One thread writes; any may read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

import pyoxigraph as ox

from graph.errors import QueryError, StoreError
from graph.indexing.index import Index
from graph.ontology import ONTOLOGY_GRAPH, PREFIXES
from graph.storing import folder, rewriting
from graph.storing import terms as t
from graph.storing.backend import Answer, Batch
from graph.storing.changing import Changes, Follower
from graph.storing.faults import one_line, told_plainly
from graph.storing.following import FILE, Following, beside
from graph.storing.readable import Readable
from graph.storing.snapshots import Snapshot

if TYPE_CHECKING:
    from graph.model import Article
    from graph.storing.records import Outcome, StoredArticle


class EmbeddedStore(Readable):
    """A graph of articles, each in its own named graph; made by ``open`` or ``open_read_only``."""

    def __init__(
        self, path: Path | None, held: Snapshot | folder.Held | None, following: Following | None = None
    ) -> None:
        self._path = path
        self._held = held
        self._following = following or Following()
        self._engine: ox.Store | None = None
        self._changes: Changes | None = None
        self._closed = False

    @classmethod
    def open(cls, path: Path | None = None, followers: Iterable[Follower] = ()) -> Self:
        """Open a store for writing; made where there is none, brought up to date where it is older.

        Args:
            path: its folder, or None for one in memory.
            followers: who is told of each change; see ``graph.storing.changing``.

        Raises:
            StoreLockedError: if another process writes to it, saying which.
            StoreError: if the folder is not a store, or cannot be written or read.
        """
        store = cls(path, folder.hold(path) if path else None)
        try:
            with told_plainly(path):
                store._begin(rewriting.up_to_date(path) if path else None, followers)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open a store as it is now, also beside a writer; later changes are seen by opening it again.

        Raises:
            StoreError: if there is no store; one that is damaged is told when it is first read.
        """
        return cls(path, *beside(lambda: Snapshot.newest(path)))

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for the rdflib view and what else needs it; a reader's is opened only now."""
        if self._closed:
            raise StoreError("the store is closed")
        if self._engine is None and isinstance(self._held, Snapshot):
            with told_plainly(self._path):
                self._engine = ox.Store.read_only(str(self._held.path))
        return cast("ox.Store", self._engine)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be written."""
        return isinstance(self._held, Snapshot)

    @property
    def superseded(self) -> bool:
        """Whether a writer has published a newer state than the one that was opened to read."""
        return isinstance(self._held, Snapshot) and not self._held.is_newest(cast("Path", self._path))

    @property
    def state(self) -> int:
        """The number of what it holds, as its followers were told it; it grows with each change."""
        return self._changes.state if self._changes else int(cast("Snapshot", self._held).path.name)

    @property
    def index(self) -> Index:
        """What is counted and looked up beforehand of what the store holds; made now where it is missing."""
        if not self._closed and (known := self._following.known(self.state)):
            return known
        with told_plainly(self._path):
            return self._following.index(self.engine, self.state)

    def close(self) -> None:
        """Let go of the folder; the answer of a query that is still being read keeps it until read."""
        if self._closed:
            return
        if self._changes:
            self._changes.close()
        self._following.close()
        self._engine, self._changes, self._closed = None, None, True
        if self._held:
            self._held.release()

    def put(self, batch: Batch, extractor: str) -> tuple[Outcome, ...]:
        """Store articles with their statements, all or none; of one id that comes twice the last counts.

        Args:
            batch: articles and what they state.
            extractor: names the ontology and model; a stored article of another extractor is replaced.

        Returns:
            What became of each article, in order.

        Raises:
            StoreError: if an article cannot be encoded (its id is named), and nothing is changed; or if the
                disk fails, and the batch is absent or whole when the store is opened again.
        """
        from graph.storing.putting import encoded  # only writers need it

        self.replace((put := encoded(self, batch, extractor)).graphs)
        return put.outcomes

    def is_current(self, article: Article, extractor: str) -> bool:
        """Whether this very article is stored with statements of this extractor, so that nothing is to do."""
        from graph.storing.putting import stamped  # only writers need it

        return stamped(self, t.article_node(article.id)) == (article.content_hash, extractor)

    def forget(self, *article_ids: str) -> bool:
        """Remove articles and all that was learnt from them, all or none; whether any was there.

        No query and no export meets them again, but the engine's files keep their texts; see ``wipe``.
        """
        return self.replace({t.article_node(one): () for one in article_ids})

    def articles(self) -> Iterator[StoredArticle]:
        """The records of all articles, in order of their IRIs."""
        from graph.storing.putting import records  # lookups ask in SPARQL instead

        return records(self)

    def wipe(self) -> None:
        """Leave nothing on the disk of what was forgotten, by writing all the rest anew.

        Readers who have the store open keep what they see until they close it and somebody writes again.

        Raises:
            StoreError: if the disk fails; then the store is as it was.
        """
        self._open_anew(rewriting.renew)

    def refresh(self) -> None:
        """Let go of the memory that the engine and the index have filled, by opening them anew.

        Nothing else may be reading here: no other thread, no answer or quads that are not read to their end.

        Raises:
            StoreError: if the disk fails, or somebody still reads; then this is closed, and nothing is lost.
        """
        from graph.storing.tidying import tidy, uninterrupted  # only long builds need it

        with uninterrupted():
            self._open_anew(lambda home: tidy(home.engine))

    @contextmanager
    def query_within(self, query: str, seconds: float) -> Iterator[Answer]:
        """Answer a query that nobody vouches for, in a process of its own that sees this very state.

        Leaving the block ends it. A store in memory is copied to it, which takes a second for each fifty
        thousand triples or so, before the time begins to count.

        Raises:
            QueryError: see ``graph.storing.deadline.answered``.
        """
        from graph.storing.deadline import answered  # lookups do without

        with self._state_held() as state, answered(state, query, seconds) as answer:
            yield answer

    def _state_held(self) -> AbstractContextManager[Path | ox.Store]:
        """This state, such that another process can open it: a folder, or the engine if it is in memory."""
        if self._closed or self._path is None:
            return nullcontext(self.engine)
        if isinstance(self._held, Snapshot):
            return nullcontext(self._held.path)
        with told_plainly(self._path):
            self._writing.show()  # also what came in through the rdflib view
        return Snapshot.newest(self._path).held()

    def load_ontology(self, files: Iterable[Path], ontology_hash: str) -> bool:
        """Make the ontology's graph hold these Turtle files; whether it had to change.

        Raises:
            StoreError: naming the file that is not Turtle, or if the disk fails.
        """
        from graph.storing.turtle import read_turtle  # only writers need it

        name = ox.NamedNode(ONTOLOGY_GRAPH)
        mark = ox.Quad(name, t.CONTENT_HASH, ox.Literal(ontology_hash), name)
        if mark in self.engine:
            return False
        self.replace({name: (mark, *read_turtle(files, name))})
        return True

    def take_in(self, files: Iterable[Path]) -> Mapping[str, Outcome]:
        """Take in files of ours, all or none; a graph that is there is replaced. What became of each, by IRI.

        Raises:
            StoreError: if the disk fails, or as ``graph.storing.exported.checked_graphs`` does.
        """
        from graph.storing.loading import take_in  # only imports need it

        with told_plainly(self._path):
            return take_in(self.engine, files, self._writing.resume())

    def take(self, graphs: Callable[[], Iterable[tuple[str, bytes]]]) -> Mapping[str, Outcome]:
        """Take in graphs that are known to be ours, all or none; see ``Store.take``."""
        from graph.storing.loading import take  # only imports need it

        with told_plainly(self._path):
            return take(self.engine, graphs, self._writing.resume())

    def replace(self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad]]) -> bool:
        """Make each of these graphs hold exactly these quads, all or none; whether anything changed.

        Raises:
            StoreError: if the disk fails; then the graphs are as they were, or as they were to be.
        """
        from graph.storing.replacing import replace_graphs  # only writers need it

        with told_plainly(self._path):
            return replace_graphs(self._writing.engine, graphs, self._writing.resume().to)

    def update(self, text: str, graphs: Collection[ox.NamedNode]) -> None:
        """Do a SPARQL 1.1 update that is trusted, whole or not at all.

        Args:
            text: the update; our prefixes are known.
            graphs: all that it may change.

        Raises:
            QueryError: if it is malformed or fails.
        """
        with told_plainly(self._path), self._writing.to(dict.fromkeys(graphs)):
            try:
                self.engine.update(text, prefixes=dict(PREFIXES))
            except (SyntaxError, RuntimeError, ValueError) as error:
                raise QueryError(one_line(error)) from error

    def beside(self, name: str) -> Path | None:
        """The file of this name in the store's folder, for what follows from the graph; None in memory."""
        if isinstance(self._held, Snapshot):
            return self._held.path.parent.parent / name
        return self._changes.home.path / name if self._changes and self._changes.home else None

    def _begin(self, home: folder.Home | None, followers: Iterable[Follower]) -> None:
        self._engine = ox.Store(home.engine if home else None)
        self._following = Following.open(home.path / FILE) if home else Following()
        self._changes = Changes(self._engine, home, self._following, followers)
        self._changes.resume()
        if home:
            self._following.index(self._engine, self._changes.state)

    def _open_anew(self, between: Callable[[folder.Home], object]) -> None:
        """Close the files of a store on disk, do something to them, and open what is there then."""
        home, followers = self._writing.home, self._writing.followers
        if home is None:
            return
        self._writing.close()
        self._following.close()
        self._engine = self._changes = None
        with told_plainly(self._path), ExitStack() as failed:
            failed.callback(self.close)
            try:
                between(home)
            finally:
                self._begin(folder.present(home.store), followers)
                failed.pop_all()

    @property
    def _writing(self) -> Changes:
        if self._changes is None:
            raise StoreError(f"the store is {'closed' if self._closed else 'open to read, not to write'}")
        return self._changes
