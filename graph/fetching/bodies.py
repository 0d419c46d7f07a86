"""The body of an answer in, a file of its bytes out, unpacked, and no larger than it may be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from graph.errors import FetchError
from graph.limits import MAX_EXPANSION, MAX_UNCHECKED_BYTES

_IN_MEMORY: Final = 2**20
_PIECE: Final = 64 * 2**10
_WINDOWS: Final = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS}


def received(url: str, pieces: Iterable[bytes], encoding: str, ceiling: int) -> IO[bytes]:
    """The body as a file, read from its start; what is large lies on the disk and goes when it is closed.

    Args:
        url: for messages.
        pieces: as they come in.
        encoding: what the answer says of them (RFC 9110, section 8.4), "" or "gzip".
        ceiling: bytes of the body, unpacked.

    Raises:
        FetchError: if it is too large, grows like a bomb, or is not encoded as it says.
    """
    whole = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # whoever reads it closes it
    try:
        size = 0
        for piece in _unpacked(url, pieces, encoding):
            size += len(piece)
            whole.write(_admitted(url, piece, size, ceiling))
    except BaseException:
        whole.close()
        raise
    whole.seek(0)
    return whole


def _admitted(url: str, piece: bytes, size: int, ceiling: int) -> bytes:
    if size > ceiling:
        raise FetchError(url, f"more than {ceiling:,} bytes")
    return piece


def _unpacked(url: str, pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in _WINDOWS:
        raise FetchError(url, f"encoded as {encoding[:40]}, which was not asked for")
    unpacker, taken, given = zlib.decompressobj(_WINDOWS[encoding]), 0, 0
    try:
        for piece in pieces:
            taken += len(piece)
            rest = piece
            while rest and not unpacker.eof:
                grown = unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
                given += len(grown)
                if given > max(MAX_UNCHECKED_BYTES, MAX_EXPANSION * taken):
                    raise FetchError(url, f"a body that grows more than {MAX_EXPANSION} times")
                yield grown
        yield unpacker.flush()
    except zlib.error as error:
        raise FetchError(url, f"not encoded as it says ({error})") from None
    if not unpacker.eof:
        raise FetchError(url, "broken off", passing=True)
