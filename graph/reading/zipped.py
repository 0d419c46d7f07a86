"""A zip archive in, what its files hold out, one after another; nothing is ever written to a disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from graph.errors import ReadingError
from graph.limits import MAX_EXPANSION, MAX_HELD_BYTES, MAX_PACKED_FILES, MAX_UNCHECKED_BYTES
from graph.model import Rejection
from graph.reading.members import LEADS_OUT, ids, is_hidden, leads_out, shown
from graph.reading.source import Format, Items, Source

_MARK = b"PK\x03\x04"
_ENCRYPTED = 0x1


def opened(source: Source) -> zipfile.ZipFile:
    """The archive in a source.

    Raises:
        ReadingError: if it is none, has too many files, or they grow beyond measure.
    """
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.whole(MAX_HELD_BYTES))
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise ReadingError(f"zip that is broken: {error}") from None
    files = archive.infolist()
    if len(files) > MAX_PACKED_FILES:
        raise ReadingError(f"zip of more than {MAX_PACKED_FILES:,} files; split it")
    packed = sum(one.compress_size for one in files)
    if sum(one.file_size for one in files) > max(MAX_UNCHECKED_BYTES, MAX_EXPANSION * packed):
        raise ReadingError(f"zip that grows to more than {MAX_EXPANSION} times its size")
    return archive


def is_zip(source: Source) -> bool:
    """Whether it begins as a zip archive does."""
    return source.stream.peek(1).startswith(_MARK)


def _read(source: Source) -> Items:
    with opened(source) as archive:
        files = [one for one in archive.infolist() if not one.is_dir()]
        known = ids(one.filename for one in files)
        for one in files:
            where = f"{source.name}/{shown(one.filename)}"
            if leads_out(one.filename):
                yield Rejection(where, LEADS_OUT)
            elif is_hidden(one.filename):
                source.passed["hidden file"] += 1
            elif one.flag_bits & _ENCRYPTED:
                yield Rejection(where, "encrypted; unpack it")
            else:
                yield from _file(archive, one, source.inside, where, known[one.filename])


def _file(
    archive: zipfile.ZipFile, one: zipfile.ZipInfo, inside: Callable[..., Items], where: str, article_id: str
) -> Items:
    suffix = PurePosixPath(shown(one.filename)).suffix.lower()
    try:
        with archive.open(one) as stream:
            yield from inside(cast("BinaryIO", stream), where, id=article_id, suffix=suffix)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield Rejection(where, f"zip that is broken: {error}")


ZIP = Format("zip", is_zip, _read)
