"""A Parquet table with named columns in, an Article or a Rejection for each row out; rows are streamed."""

from __future__ import annotations

import io
from typing import Any

from graph.errors import ReadingError
from graph.limits import MAX_EXPANSION, MAX_HELD_BYTES, MAX_UNCHECKED_BYTES
from graph.reading.records import LINKS, MARKED_UP, TEXTS
from graph.reading.source import Format, Items, Source
from graph.reading.tables import table_row

_MARK = b"PAR1"
_ROWS_AT_ONCE = 64


def _read(source: Source) -> Items:
    # An extra: it is 150 MB, and most archives are not Parquet.
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ReadingError(
            "Parquet needs pyarrow; install it with: pip install 'actorgraph[parquet]'"
        ) from None

    stream = source.stream if source.stream.seekable() else io.BytesIO(source.whole(MAX_HELD_BYTES))
    try:
        file = pq.ParquetFile(_Whole(stream))
        wanted = [
            name
            for name in file.schema_arrow.names
            if not pa.types.is_nested(file.schema_arrow.field(name).type)
        ]
        _check(file, wanted, stream)
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield table_row(row, f"{source.name}:{number}", source)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ReadingError(f"Parquet that is broken: {str(error)[:200]}") from None
    if not number:
        raise ReadingError("a table without rows")


def _check(file: Any, columns: list[str], stream: Any) -> None:
    if not {name.lower() for name in columns} & {*TEXTS, *MARKED_UP, *LINKS}:
        raise ReadingError('a table without a column "text"')
    unpacked = sum(
        file.metadata.row_group(group).total_byte_size for group in range(file.metadata.num_row_groups)
    )
    packed = stream.seek(0, io.SEEK_END)
    if unpacked > max(MAX_UNCHECKED_BYTES, MAX_EXPANSION * packed):
        raise ReadingError(f"Parquet that grows to more than {MAX_EXPANSION} times its size")


class _Whole(io.RawIOBase):
    """A buffered stream under the face that pyarrow asks for, at its own pace."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


PARQUET = Format("Parquet", lambda source: source.stream.peek(1).startswith(_MARK), _read)
