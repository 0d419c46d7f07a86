"""Plain text and Markdown in, the one Article that it is out; offsets count the characters of the text.

Line ends are kept as they are; a byte order mark is dropped. Never guesses an encoding.
"""

from __future__ import annotations

from dataclasses import replace

from graph.errors import ReadingError
from graph.limits import MAX_ARTICLE_CHARS
from graph.model import Article
from graph.reading.assembly import Draft, assemble, cleaned
from graph.reading.source import UTF16_MARKS, Format, Items, Source
from graph.values import BlockKind

_MAX_BYTES = 4 * MAX_ARTICLE_CHARS
"""As much as the longest article can need in UTF-8 or UTF-16."""

_BINARY_HEADS = {
    b"\xd0\xcf\x11\xe0": "Office before 2007; save it as .docx",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
}


def _read_text(source: Source) -> Items:
    data = source.stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise ReadingError(f"more than {MAX_ARTICLE_CHARS:,} characters; split it")
    draft = Draft(
        text=decoded(data), source=source.name, id=source.id, url=source.url, retrieved=source.retrieved,
        data=data,
    )  # fmt: skip
    article = assemble(cleaned(draft))
    yield replace(article, title=_headline(article))


def decoded(data: bytes) -> str:
    """The text in UTF-8, or in UTF-16 where a mark says so.

    Raises:
        ReadingError: if it is neither.
    """
    for mark, name in _BINARY_HEADS.items():
        if data.startswith(mark):
            raise ReadingError(f"binary, not text ({name})")
    encoding = "UTF-16" if data.startswith(UTF16_MARKS) else "UTF-8"
    if encoding == "UTF-8" and b"\0" in data:
        raise ReadingError(f"binary, not text: NUL at byte {data.index(0)}")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadingError(f"not {encoding} at byte {error.start}") from None


def _headline(article: Article) -> str | None:
    heads = (block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.HEADLINE)
    return next((" ".join(head.split()) for head in heads), None)


TEXT = Format("text", lambda _: True, _read_text)
"""Whatever no other format recognises."""
