"""The registry of formats: a Source in, what the format that its content shows makes of it out.

A format is a module with a ``Format``: how its bytes begin, and how they are read. Names decide nothing.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from graph.errors import ReadingError
from graph.model import Article, Rejection
from graph.reading.addresses import ADDRESSES
from graph.reading.columns import PARQUET
from graph.reading.feeds import FEED, OTHER_XML
from graph.reading.jsonlines import JSON_LINES
from graph.reading.mail import MAIL, MAILBOX
from graph.reading.office import WORD
from graph.reading.oldarchives import OLD_WEB_ARCHIVE
from graph.reading.packing import PACKINGS
from graph.reading.pages import PAGE
from graph.reading.paper import PDF
from graph.reading.source import Format, Items, Source
from graph.reading.tables import TABLE
from graph.reading.tarred import TAR
from graph.reading.text import TEXT
from graph.reading.webarchives import WEB_ARCHIVE
from graph.reading.zipped import ZIP

FORMATS = (
    *PACKINGS, WORD, ZIP, TAR, PDF, PARQUET, WEB_ARCHIVE, OLD_WEB_ARCHIVE, JSON_LINES, FEED, OTHER_XML, PAGE,
    MAILBOX, MAIL, TABLE, ADDRESSES, TEXT,
)  # fmt: skip
"""The first that recognises a source reads it."""


_TALKATIVE = ("pypdf", "trafilatura")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one input was taken for.

    ``holds`` counts its articles by the format that they stood in, which for "gzip" is another; ``passed``
    counts, by kind, what was looked at and is no article.
    """

    source: str
    format: str
    holds: Counter[str]
    rejected: int
    passed: Counter[str]

    def __str__(self) -> str:
        held = [f"{count} × {name}" for name, count in sorted(self.holds.items())]
        told = [f"{self.rejected} rejected"] if self.rejected else []
        over = ", ".join(f"{count} {kind}" for kind, count in sorted(self.passed.items()))
        return f"{self.source}: {self.format}; " + "; ".join(
            [", ".join(held) or "no article", *told, *([f"passed over: {over}"] if over else [])]
        )


def read_source(source: Source, taken: Callable[[Taken], None] = lambda _: None) -> Items:
    """The articles of a source, a Rejection for each that cannot be read; never nothing, never an error.

    Args:
        source: a stream of bytes with its name and what else is known of it.
        taken: told, when the source is at its end, what it was taken for.
    """
    known, holds, rejected = "unreadable", Counter[str](), 0
    source = replace(source, dispatch=_read)
    with suppress(Exception):  # told below, when the same error ends the reading
        known = _format(source).name
    for item in _read(source):
        if isinstance(item, Article):
            holds[item.origin.format] += 1
        else:
            rejected += 1
        yield item
    taken(Taken(source.name, known, holds, rejected, source.passed))


def _format(source: Source) -> Format:
    return JSON_LINES if source.lines_before else next(f for f in FORMATS if f.recognises(source))


def _read(source: Source) -> Items:
    found = False
    for item in _guarded(source):
        found = True
        yield item
    if not found and not source.lines_before:
        yield Rejection(source.name, "no article in it")


def _guarded(source: Source) -> Items:
    name = "input"
    for library in _TALKATIVE:  # what they would say on standard error, a Rejection says
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    try:
        known = _format(source)
        name = known.name
        for item in known.read(source):
            yield _marked(item, name)
    except ReadingError as error:
        yield Rejection(source.name, str(error))
    except OSError as error:
        yield Rejection(source.name, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001  # the per-input guard: parsers of others meet hostile bytes
        yield Rejection(source.name, f"cannot be read as {name} ({type(error).__name__}: {error})"[:300])


def _marked(item: Article | Rejection, name: str) -> Article | Rejection:
    if isinstance(item, Article) and not item.origin.format:
        return replace(item, origin=replace(item.origin, format=name))
    return item
