"""The partition function, the same on every engine: articles in, one shard and its report out.

A shard holds the graphs of its articles as ``kg build`` would put them, in order of their ids, in N-Quads and
gzip. It is named after what it holds, so whoever makes it again writes the same file.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import partial
from hashlib import blake2b, sha256
from tempfile import TemporaryFile
from typing import IO, Any, Final

import pyoxigraph as ox

from graph.errors import StoreError
from graph.model import Article, Rejection, Unchanged
from graph.pipeline import Understood
from graph.reading.identities import unique
from graph.sharding.places import Place
from graph.storing.columns import lines_of, sorted_lines
from graph.storing.encoding import encode
from graph.storing.gzipped import compress

Items = Iterable[Article | Rejection]
Encoding = Callable[[Items], "Iterable[Encoded | Rejection]"]

_NAME_DIGITS: Final = 40
_CHUNK_BYTES: Final = 2**20


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard as a manifest names it.

    ``file`` is the shard's name, empty where it has no article; ``digest`` the SHA-256 of its N-Quads, not
    compressed. ``report`` and ``report_digest`` are those of its report.
    """

    part: int
    file: str
    digest: str
    report: str
    report_digest: str
    articles: int
    statements: int
    quads: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the input of a shard: each article's content hash by id, and what was rejected."""

    articles: dict[str, str]
    rejected: tuple[Rejection, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class Encoded:
    """The graph of an article as N-Quads, and how many statements are in it."""

    id: str
    content_hash: str
    statements: int
    quads: bytes


def encoded(found: Understood, extractor: str) -> Encoded | Rejection:
    """The graph of an article; made where it is understood, so that who hands out articles is not busy."""
    article = found.article
    try:
        data = lines_of(encode(article, found.statements, extractor))
    except StoreError as error:
        return Rejection(article.source, f"could not be kept ({error})")
    return Encoded(article.id, article.content_hash, len(found.statements), data)


def part_of(key: str, parts: int) -> int:
    """Into which of so many shards an article goes, by its id; a rejection goes by its source.

    >>> [part_of(key, 4) for key in ("idlib-truce", "minsk-accords")]
    [0, 2]
    """
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) % parts


def key_of(item: Article | Rejection) -> str:
    """The key by which an input finds its shard, and its place in it."""
    return item.id if isinstance(item, Article) else item.source


@dataclass(frozen=True, slots=True)
class Target:
    """Where shards are written, and for whom.

    ``extractor`` names the ontology and model that the statements come from; ``attempt`` tells apart who
    writes the same shard at the same time.
    """

    place: Place
    extractor: str
    attempt: str


def make_shard(part: int, found: Items, encoding: Encoding, target: Target) -> Shard:
    """Understand the articles of one part and write them down; one of them at a time is held.

    Args:
        part: its number.
        found: inputs in order of their keys, of one key in order of input. Of an id that comes twice the
            first counts, as in ``kg build``.
        encoding: articles in, the graph of what each states out (``encoded``).
        target: where the shard and its report are written.

    Raises:
        StoreError: if the place cannot be written.
    """
    with TemporaryFile() as file:
        written = _Written(file)
        for item in encoding(unique(found)):
            written.add(item)
        file.seek(0)
        name = f"{written.digest[:_NAME_DIGITS]}.nq.gz" if written.articles else ""
        if name:
            pieces = iter(partial(file.read, _CHUNK_BYTES), b"")
            target.place.write(name, compress(pieces), target.attempt)
    told = _report(Report(written.articles, tuple(sorted(written.rejected, key=str)), target.extractor))
    digest = sha256(told).hexdigest()
    report = f"{digest[:_NAME_DIGITS]}.json"
    target.place.write(report, (told,), target.attempt)
    return Shard(
        part, name, written.digest if name else "", report, digest, len(written.articles), written.statements,
        written.quads, len(written.rejected),
    )  # fmt: skip


def pack(item: Article | Rejection) -> bytes:
    """An input on its way from one of our processes to another."""
    return pickle.dumps(item, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Article | Rejection:
    """The inverse of ``pack``."""
    item: Article | Rejection = pickle.loads(data)  # noqa: S301  # from a process of ours
    return item


def write_graph(place: Place, quads: Iterable[ox.Quad], attempt: str) -> Shard:
    """Write a graph that is no article's, as a shard of its own."""
    data = sorted_lines(quads)
    digest = sha256(data).hexdigest()
    file = f"{digest[:_NAME_DIGITS]}.nq.gz"
    place.write(file, compress([data]), attempt)
    return Shard(-1, file, digest, "", "", 0, 0, data.count(b"\n"), 0)


def encode_shard(shard: Shard) -> str:
    """A shard's entry in a manifest, as a line of JSON."""
    return json.dumps(asdict(shard), ensure_ascii=False)


def decode_report(data: bytes) -> Report:
    """The inverse of what ``make_shard`` writes.

    Raises:
        ValueError, KeyError, TypeError: if it is no report.
    """
    told: dict[str, Any] = json.loads(data)
    rejected = tuple(Rejection(one["source"], one["reason"]) for one in told["rejected"])
    return Report(dict(told["articles"]), rejected, told["extractor"])


@dataclass
class _Written:
    """The N-Quads of a shard as they grow, and what is counted meanwhile."""

    file: IO[bytes]
    articles: dict[str, str] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    statements: int = 0
    quads: int = 0

    def __post_init__(self) -> None:
        self._sum = sha256()

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()

    def add(self, item: Encoded | Rejection) -> None:
        if isinstance(item, Unchanged):
            return
        if isinstance(item, Rejection):
            self.rejected.append(item)
            return
        self.file.write(item.quads)
        self._sum.update(item.quads)
        self.articles[item.id] = item.content_hash
        self.statements += item.statements
        self.quads += item.quads.count(b"\n")


def _report(report: Report) -> bytes:
    rejected = [{"source": one.source, "reason": one.reason} for one in report.rejected]
    told = {"extractor": report.extractor, "articles": report.articles, "rejected": rejected}
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
