"""The engine of a cluster: the same partition function, run by Spark.

Pieces of input are read side by side; each article goes to its part by its id, is put in order there, and
understood by a process that can be ended. What comes back to the process that drives it is a line for each
shard; articles never do.
"""

from __future__ import annotations

import atexit
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graph.errors import KgError
from graph.identity.steps import Row
from graph.model import Article, Rejection
from graph.pipeline import Making
from graph.sharding import shipping
from graph.sharding.clusters import BUNDLE, ROWS_AT_ONCE, told_plainly
from graph.sharding.inputs import Piece, numbered
from graph.sharding.places import Place
from graph.sharding.resuming import shard_of
from graph.sharding.rows import Step, in_order
from graph.sharding.shards import (
    Encoded,
    Shard,
    Target,
    encode_shard,
    encoded,
    key_of,
    pack,
    part_of,
    unpack,
)

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_PIECES_A_TASK: Final = 64 * 2**20
_SHARDS_A_TASK: Final = 8
_ITEMS: Final = "part int, key binary, place binary, data binary"


def make_there(
    session: SparkSession, pieces: Iterable[Piece], place: Place, parts: int, extractor: str
) -> list[Shard]:
    """The shards of pieces of input, made by a cluster.

    Args:
        session: as ``connected`` gives it.
        pieces: what is to be read.
        place: where the shards are written; all of the cluster must reach it.
        parts: how many shards.
        extractor: the name of the pipeline that was shipped.

    Raises:
        KgError: if the cluster fails for good; nothing counts then.
    """
    held = list(pieces)
    with told_plainly():
        known = list(numbered(held, _lines_of(session, [piece for piece in held if piece.end is not None])))
        items = _table(session, known).mapInArrow(partial(_read, parts=parts), _ITEMS)
        ordered = items.repartitionById(parts, items["part"]).sortWithinPartitions("part", "key", "place")
        made = ordered.mapInArrow(partial(_make, extractor=extractor, place=place), "shard string").collect()
    return [Shard(**json.loads(row["shard"])) for row in made]


@dataclass(frozen=True, slots=True)
class There:
    """A cluster that applies steps to rows (see ``graph.sharding.rows.Engine``) of so many shards."""

    session: SparkSession
    parts: int

    def run(self, rows: Iterable[Row], steps: Sequence[Step]) -> list[bytes]:
        """See ``Engine``.

        Raises:
            KgError: if the cluster fails for good.
        """
        import pyarrow as pa  # an extra

        tasks = max(self.session.sparkContext.defaultParallelism, self.parts // _SHARDS_A_TASK)
        keys, said = zip(*rows, strict=True)
        table = pa.table({"key": pa.array(keys, pa.binary()), "said": pa.array(said, pa.binary())})
        with told_plainly():
            frame = self.session.createDataFrame(table)
            for step in steps:
                together = frame.repartition(tasks, "key").sortWithinPartitions("key", "said")
                frame = together.mapInArrow(partial(_applied, step=step), "key binary, said binary")
            return [bytes(row["said"]) for row in frame.collect()]


def _table(session: SparkSession, pieces: list[Piece]) -> DataFrame:
    """The pieces as rows, those of one task in one partition."""
    import pyarrow as pa  # an extra

    sizes = [(piece.end or piece.size) - piece.start for piece in pieces]
    tasks = max(
        1, min(len(pieces), max(session.sparkContext.defaultParallelism, sum(sizes) // _PIECES_A_TASK))
    )
    loads = [0] * tasks
    homes = [0] * len(pieces)
    for number in sorted(range(len(pieces)), key=lambda n: -sizes[n]):
        homes[number] = min(range(tasks), key=loads.__getitem__) if tasks < 1_000 else number % tasks
        loads[homes[number]] += sizes[number] + 1
    told = [json.dumps(asdict(piece)) for piece in pieces]
    frame = session.createDataFrame(
        pa.table({"task": pa.array(homes, pa.int32()), "piece": pa.array(told, pa.string())})
    )
    return frame.repartitionById(tasks, frame["task"])


def _lines_of(session: SparkSession, pieces: list[Piece]) -> dict[tuple[int, int], int]:
    """How many lines each piece of a file of JSON Lines has, by file and start."""
    if not pieces:
        return {}
    rows = _table(session, pieces).mapInArrow(_count, "number long, start long, lines long").collect()
    return {(row["number"], row["start"]): row["lines"] for row in rows}


def _count(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """In a task: the lines of pieces."""
    import pyarrow as pa  # an extra

    for piece in _pieces(batches):
        told = {"number": [piece.number], "start": [piece.start], "lines": [piece.lines()]}
        yield pa.RecordBatch.from_pydict(told)


def _read(batches: Iterable[pa.RecordBatch], parts: int) -> Iterator[pa.RecordBatch]:
    """In a task: the articles of pieces, each with its part, its key and its place in the order of input."""
    import pyarrow as pa  # an extra

    schema = pa.schema(
        [("part", pa.int32()), ("key", pa.binary()), ("place", pa.binary()), ("data", pa.binary())]
    )
    for piece in _pieces(batches):
        yield from _batched(_placed(piece, parts), schema)


def _applied(batches: Iterable[pa.RecordBatch], step: Step) -> Iterator[pa.RecordBatch]:
    """In a task: what a step says of the rows that came to it."""
    import pyarrow as pa  # an extra

    columns = ((batch.column("key"), batch.column("said")) for batch in batches)
    rows = ((k.as_py(), s.as_py()) for keys, said in columns for k, s in zip(keys, said, strict=True))
    yield from _batched(in_order(rows, step), pa.schema([("key", pa.binary()), ("said", pa.binary())]))


def _batched(rows: Iterator[tuple[Any, ...]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa  # an extra

    while some := tuple(islice(rows, ROWS_AT_ONCE)):
        arrays = [pa.array(c, t) for c, t in zip(zip(*some, strict=True), schema.types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _placed(piece: Piece, parts: int) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    for number, item in enumerate(piece.items()):
        key = key_of(item)
        place = b"%012d %020d %012d" % (piece.number, piece.start, number)
        yield part_of(key, parts), key.encode("utf-8", "replace"), place, pack(item)


def _make(batches: Iterable[pa.RecordBatch], extractor: str, place: Place) -> Iterator[pa.RecordBatch]:
    """In a task: the shards of the parts that came to it."""
    import pyarrow as pa  # an extra
    from pyspark import TaskContext  # an extra

    context = TaskContext.get()
    target = Target(place, extractor, f"task-{context.taskAttemptId() if context else 0}")
    for part, rows in groupby(_rows(batches), key=itemgetter(0)):
        found = (unpack(data) for _, data in rows)
        shard = shard_of(part, found, partial(_encoded, extractor=extractor), target)
        yield pa.RecordBatch.from_pydict({"shard": [encode_shard(shard)]})


def _pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[Piece]:
    return (Piece(**json.loads(told)) for batch in batches for told in batch.column("piece").to_pylist())


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, bytes]]:
    for batch in batches:
        for part, data in zip(batch.column("part"), batch.column("data"), strict=True):
            yield part.as_py(), data.as_py()


def _encoded(items: Iterable[Article | Rejection], extractor: str) -> Iterator[Encoded | Rejection]:
    """The graphs of articles; who understands starts with the first."""
    yield from _encoding(_bundle(), extractor)(items)


def _bundle() -> Path:
    from pyspark import SparkFiles  # an extra

    return Path(SparkFiles.get(BUNDLE))


_kept: Final[dict[Path, Making[Encoded]]] = {}
"""What understands in this process of a cluster, with its model loaded: one task comes after the other."""


def _encoding(bundle: Path, extractor: str) -> Making[Encoded]:
    if bundle not in _kept:
        stack = ExitStack()
        make = partial(encoded, extractor=extractor)
        encoding = stack.enter_context(shipping.unpacked(bundle).making(1, make, guarded=True))
        atexit.register(stack.close)
        (first,) = encoding([Article("first", "One backs another.", "first")])
        if isinstance(first, Rejection):  # not the article's fault: the task fails, and says so
            raise KgError(f"the reader does not start: {first.reason}")
        _kept[bundle] = encoding
    return _kept[bundle]
