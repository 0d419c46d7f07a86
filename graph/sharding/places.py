"""Where shards are kept: a folder, or an address of a file system that a cluster shares (hdfs:, s3:, …).

A file is written under a temporary name and renamed, so that its name always stands for all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol, cast
from urllib.parse import unquote, urlsplit

from graph.errors import KgError, StoreError
from graph.storing.atomic import write_atomically

_ARROW = {"s3a": "s3", "s3n": "s3", "wasbs": "abfs", "wasb": "abfs", "gcs": "gs"}
"""What Hadoop calls a file system that Arrow calls otherwise."""


class Place(Protocol):
    """A folder of files with flat names, wherever it is."""

    def write(self, name: str, pieces: Iterable[bytes], attempt: str) -> None:
        """Make a file hold these bytes, whole or not at all; ``attempt`` tells writers of one name apart."""
        ...

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file to read."""
        ...


def place_of(named: str | Path) -> Place:
    """The place that a path or an address names; the same for all processes.

    >>> place_of("file:///archive/my%20shards")
    LocalPlace(folder=PosixPath('/archive/my shards'))
    """
    local = local_path(named)
    return ArrowPlace(str(named)) if local is None else LocalPlace(local.absolute())


def local_path(named: str | Path) -> Path | None:
    """The path that a name is, also as file: address; None for addresses of other file systems.

    >>> local_path("hdfs://cluster/archive"), local_path("file:/archive")
    (None, PosixPath('/archive'))
    """
    address = str(named)
    scheme, colon, rest = address.partition(":")
    if colon and scheme.lower() == "file" and rest.startswith("/"):
        return Path(unquote(urlsplit(address).path))
    return None if "://" in address else Path(named)


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A folder of this machine, or of a network that it has mounted."""

    folder: Path

    def write(self, name: str, pieces: Iterable[bytes], attempt: str) -> None:
        """See ``Place``.

        Raises:
            StoreError: if the file cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot write {self.folder / name}: {error.strerror or error}") from error
        write_atomically(self.folder / name, pieces, attempt)

    @contextmanager
    def read(self, name: str) -> Iterator[IO[bytes]]:
        """See ``Place``.

        Raises:
            StoreError: if there is no such file, or it cannot be read.
        """
        try:
            with (self.folder / name).open("rb") as file:
                yield file
        except OSError as error:
            raise StoreError(f"cannot read {self.folder / name}: {error.strerror or error}") from error


@dataclass(frozen=True, slots=True)
class ArrowPlace:
    """A folder of a file system that Arrow knows; ``address`` is its URI."""

    address: str

    def write(self, name: str, pieces: Iterable[bytes], attempt: str) -> None:
        """See ``Place``.

        Raises:
            StoreError: if the file cannot be written.
        """
        system, folder = file_system(self.address)
        part = f"{folder}/_{name}.{attempt}.part"
        try:
            system.create_dir(folder, recursive=True)
            with system.open_output_stream(part, compression=None) as file:
                for piece in pieces:
                    file.write(piece)
            system.move(part, f"{folder}/{name}")
        except OSError as error:
            raise StoreError(f"cannot write {self.address}/{name}: {error}") from error

    @contextmanager
    def read(self, name: str) -> Iterator[IO[bytes]]:
        """See ``Place``.

        Raises:
            StoreError: if there is no such file, or it cannot be read.
        """
        system, folder = file_system(self.address)
        try:
            with system.open_input_file(f"{folder}/{name}") as file:
                yield cast("IO[bytes]", file)
        except OSError as error:
            raise StoreError(f"cannot read {self.address}/{name}: {error}") from error


def file_system(address: str) -> tuple[Any, str]:
    """Arrow's file system of an address, and the path in it.

    Raises:
        KgError: if pyarrow is not there, or knows no such file system or cannot reach it.
    """
    try:
        from pyarrow import ArrowException, fs  # an extra: it is 150 MB
    except ImportError:
        raise KgError(
            f"{address}: needs pyarrow; install it with: pip install 'actorgraph[parquet]'"
        ) from None
    scheme, _, rest = address.partition("://")
    try:
        system, path = fs.FileSystem.from_uri(f"{_ARROW.get(scheme, scheme)}://{rest}")
    except (ArrowException, OSError, ValueError) as error:
        raise KgError(f"{address}: no file system that can be reached ({str(error)[:200]})") from error
    return system, str(PurePosixPath(path))
