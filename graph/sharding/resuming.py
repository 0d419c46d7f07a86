"""A part of the input in, its shard out: the one that an earlier call made of the same, where it is whole.

Beside a shard stands a note, named after all that decides what is in it: the inputs, the reader and the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from graph.errors import StoreError
from graph.limits import MAX_NOTED_BYTES
from graph.model import Article, Rejection
from graph.sharding.manifests import opened_shard, read_report, shard_told
from graph.sharding.places import Place
from graph.sharding.shards import Encoding, Shard, Target, encode_shard, make_shard, pack, unpack

_NAME_DIGITS: Final = 40
_SIZE_BYTES: Final = 8
_CHUNK_BYTES: Final = 2**20
_PACKAGE: Final = Path(__file__).parent.parent


def shard_of(part: int, found: Iterable[Article | Rejection], encoding: Encoding, target: Target) -> Shard:
    """The shard of a part; its articles are understood unless that was done before.

    Args:
        part: its number.
        found: see ``make_shard``, as for ``encoding`` and ``target``. It waits on the disk.
        encoding: is given nothing where the shard is there.
        target: where the shard is, or is written.

    Raises:
        StoreError: if the place cannot be written.
    """
    with TemporaryFile() as file:
        note = f"{_kept(found, target.extractor, file)[:_NAME_DIGITS]}.part"
        if made := _made(target.place, note):
            return replace(made, part=part)
        shard = make_shard(part, _items(file), encoding, target)
        target.place.write(note, (encode_shard(shard).encode(),), target.attempt)
        return shard


def _kept(found: Iterable[Article | Rejection], extractor: str, file: IO[bytes]) -> str:
    """Put inputs into a file; a digest of them, of who reads them, and of the code."""
    told = sha256(f"{extractor} {_code()}".encode())
    for item in found:
        data = pack(item)
        file.write(len(data).to_bytes(_SIZE_BYTES) + data)
        told.update(repr(item).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _items(file: IO[bytes]) -> Iterator[Article | Rejection]:
    file.seek(0)
    while size := file.read(_SIZE_BYTES):
        yield unpack(file.read(int.from_bytes(size)))


def _made(place: Place, note: str) -> Shard | None:
    """The shard that a note tells of, if it and its report are there as it says."""
    try:
        with place.read(note) as file:
            shard = shard_told(json.loads(file.read(MAX_NOTED_BYTES)))
        read_report(place, shard)
        if shard.file:
            with opened_shard(place, shard) as data:
                while data.read(_CHUNK_BYTES):
                    pass
    except (StoreError, ValueError):
        return None
    return shard


@cache
def _code() -> str:
    code = sorted(_PACKAGE.rglob("*.py"))
    return sha256(b"".join(path.read_bytes() for path in code)).hexdigest()
