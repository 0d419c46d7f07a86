"""A zip archive in, what its files hold out, one after another; nothing is ever written to a disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from graph.errors import ReadingError
from graph.limits import MAX_EXPANSION, MAX_HELD_BYTES, MAX_UNCHECKED_BYTES, MAX_ZIPPED_FILES
from graph.model import Rejection
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
    if len(files) > MAX_ZIPPED_FILES:
        raise ReadingError(f"zip of more than {MAX_ZIPPED_FILES:,} files; split it")
    packed = sum(one.compress_size for one in files)
    if sum(one.file_size for one in files) > max(MAX_UNCHECKED_BYTES, MAX_EXPANSION * packed):
        raise ReadingError(f"zip that grows to more than {MAX_EXPANSION} times its size")
    return archive


def is_zip(source: Source) -> bool:
    """Whether it begins as a zip archive does."""
    return source.stream.peek(1).startswith(_MARK)


def _read(source: Source) -> Items:
    with opened(source) as archive:
        for one in archive.infolist():
            if one.is_dir():
                continue
            name = _safe(one.filename)
            where = f"{source.name}/{name}"
            if (
                one.filename.startswith(("/", "\\"))
                or ".." in PurePosixPath(one.filename.replace("\\", "/")).parts
            ):
                yield Rejection(where, "a name that leads out of the archive")
            elif any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts):
                source.passed["hidden file"] += 1
            elif one.flag_bits & _ENCRYPTED:
                yield Rejection(where, "encrypted; unpack it")
            else:
                yield from _file(archive, one, where, source)


def _file(archive: zipfile.ZipFile, one: zipfile.ZipInfo, where: str, source: Source) -> Items:
    path = PurePosixPath(_safe(one.filename))
    try:
        with archive.open(one) as stream:
            known = {"id": path.with_suffix("").as_posix(), "suffix": path.suffix.lower()}
            yield from source.inside(cast("BinaryIO", stream), where, **known)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield Rejection(where, f"zip that is broken: {error}")


def _safe(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8", "replace").replace("\\", "/")


ZIP = Format("zip", is_zip, _read)
