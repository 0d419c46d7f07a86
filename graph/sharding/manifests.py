"""The manifest of a place: which shards there are, what each holds, and by which digest it is known.

It is written last, so a build that was broken off leaves none, or the one before; a file that no manifest
names is not loaded.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import IO, Any, Final

from graph.errors import StoreError
from graph.limits import MAX_EXPANSION, MAX_MANIFEST_BYTES, MAX_REPORT_BYTES, MAX_UNCHECKED_BYTES
from graph.sharding.places import Place
from graph.sharding.shards import Report, Shard, decode_report

FILE: Final = "manifest.json"
VERSION: Final = 1
_NAME: Final = re.compile(r"(?:[0-9a-f]{40}\.(?:nq\.gz|json))?")
_GZIP: Final = 31  # zlib's word for gzip with the largest window


@dataclass(frozen=True, slots=True)
class Manifest:
    """The shards of a place, by part.

    ``ontology`` is the one that holds the ontology's graph, ``identities`` the graph of who is one in all of
    them; None where that has not been reckoned.
    """

    extractor: str
    ontology: Shard
    shards: tuple[Shard, ...]
    identities: Shard | None = None

    @property
    def articles(self) -> int:
        """How many articles there are in all shards."""
        return sum(shard.articles for shard in self.shards)

    @property
    def statements(self) -> int:
        """How many statements."""
        return sum(shard.statements for shard in self.shards)

    @property
    def rejected(self) -> int:
        """How many inputs were rejected."""
        return sum(shard.rejected for shard in self.shards)

    def __str__(self) -> str:
        files = sum(1 for shard in self.shards if shard.file)
        counted = f"{self.articles} in {files} shards, {self.rejected} rejected"
        return f"articles: {counted}; statements: {self.statements}"


def write_manifest(place: Place, manifest: Manifest, attempt: str) -> None:
    """Write the manifest of a place, in place of the one before."""
    told = {
        "actorgraph shards": VERSION,
        "extractor": manifest.extractor,
        "ontology": asdict(manifest.ontology),
        "identities": manifest.identities and asdict(manifest.identities),
        "shards": [asdict(shard) for shard in manifest.shards],
    }
    place.write(FILE, (json.dumps(told, indent=1).encode(),), attempt)


def read_manifest(place: Place) -> Manifest:
    """The manifest of a place.

    Raises:
        StoreError: if there is none, or it is not one of this version.
    """
    try:
        with place.read(FILE) as file:
            told: dict[str, Any] = json.loads(_whole(file, MAX_MANIFEST_BYTES))
        if told["actorgraph shards"] != VERSION:
            raise StoreError(f"the manifest of {place} is of another version; make the shards anew")
        shards = tuple(map(shard_told, told["shards"]))
        one = told.get("identities")
        return Manifest(str(told["extractor"]), shard_told(told["ontology"]), shards, one and shard_told(one))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"the manifest of {place} is damaged ({type(error).__name__}: {error})") from error


def read_report(place: Place, shard: Shard) -> Report:
    """The report of a shard.

    Raises:
        StoreError: if it is not the one that the manifest names.
    """
    with place.read(shard.report) as file:
        data = _whole(file, MAX_REPORT_BYTES)
    if sha256(data).hexdigest() != shard.report_digest:
        raise StoreError(f"{shard.report} is not what the manifest says; make the shards anew")
    try:
        return decode_report(data)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{shard.report} is no report ({error})") from error


def shard_told(told: Any) -> Shard:
    """The shard that an entry of a manifest tells of.

    Raises:
        ValueError: if it tells of none.
    """
    kinds = {one.name: int if one.type == "int" else str for one in fields(Shard)}
    if set(told) != kinds.keys() or not all(isinstance(told[name], kind) for name, kind in kinds.items()):
        raise ValueError(f"not a shard: {str(told)[:80]}")
    if not all(_NAME.fullmatch(told[name]) for name in ("file", "report")):
        raise ValueError(f"not the name of a shard: {told['file'][:80]!r}")
    return Shard(**told)


@contextmanager
def opened_shard(place: Place, shard: Shard) -> Iterator[IO[bytes]]:
    """The N-Quads of a shard to read; reading the last of them fails if they are not those of the manifest.

    Raises:
        StoreError: also while it is read, if it is cut off, damaged, or another than the manifest names.
    """
    with place.read(shard.file) as file:
        yield _Checked(file, shard)  # type: ignore[misc]  # it reads, which is all that is asked of it


class _Checked:
    """What expands from gzip, with a ceiling, and is compared with its digest at its end."""

    def __init__(self, file: IO[bytes], shard: Shard) -> None:
        self._file, self._shard = file, shard
        self._inner, self._sum = zlib.decompressobj(_GZIP), sha256()
        self._taken = self._given = 0

    def read(self, size: int = -1) -> bytes:
        """At most that many bytes; none at the end."""
        wanted = size if size > 0 else 2**20
        data = b""
        while not data and not self._inner.eof:
            packed = self._inner.unconsumed_tail or self._file.read(2**18)
            self._taken += 0 if self._inner.unconsumed_tail else len(packed)
            try:
                data = self._inner.decompress(packed, wanted)
            except zlib.error as error:
                raise self._fault(str(error)) from error
            if not packed and not data:
                raise self._fault("it is cut off")
        self._count(data)
        return data

    def _count(self, data: bytes) -> None:
        self._sum.update(data)
        self._given += len(data)
        if self._given > max(MAX_UNCHECKED_BYTES, self._taken * MAX_EXPANSION):
            raise self._fault(f"it expands to more than {MAX_EXPANSION} times its size")
        if not data and self._sum.hexdigest() != self._shard.digest:
            raise self._fault("its digest is another")

    def _fault(self, why: str) -> StoreError:
        return StoreError(f"{self._shard.file} is not what the manifest says: {why}; make the shards anew")


def _whole(file: IO[bytes], ceiling: int) -> bytes:
    data = file.read(ceiling + 1)
    if len(data) > ceiling:
        raise ValueError(f"more than {ceiling:,} bytes")
    return data


def reports(place: Place, shards: Iterable[Shard]) -> Iterator[Report]:
    """The reports of shards, one at a time."""
    return (read_report(place, shard) for shard in shards)
