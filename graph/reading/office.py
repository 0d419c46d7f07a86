"""A Word document (Office Open XML, ISO/IEC 29500) in, the one Article that its paragraphs are out."""

from __future__ import annotations

import io

from graph.errors import ReadingError
from graph.limits import MAX_HELD_BYTES
from graph.reading.assembly import Draft, assemble, cleaned
from graph.reading.source import Format, Items, Source
from graph.reading.zipped import is_zip, opened

_DOCUMENT = "word/document.xml"
_TITLE_STYLES = ("Title", "Heading 1")


def _is_word(source: Source) -> bool:
    head = source.stream.peek(1)
    return is_zip(source) and (
        b"word/" in head or (b"[Content_Types].xml" in head and source.suffix == ".docx")
    )


def _read(source: Source) -> Items:
    from docx import Document  # 0.2 s that other formats do without

    data = source.whole(MAX_HELD_BYTES)
    held = Source.of(io.BytesIO(data), source.name, None, "")
    with opened(held) as archive:
        if _DOCUMENT not in archive.namelist():
            raise ReadingError("Office, but no Word document; save its text")
        if any(
            b"<!ENTITY" in archive.read(one)
            for one in archive.infolist()
            if one.filename.endswith((".xml", ".rels"))
        ):
            raise ReadingError(
                "XML that declares entities of its own, which can grow without end or read files"
            )
    try:
        document = Document(io.BytesIO(data))
        about = document.core_properties
        paragraphs = [
            (one.style.name if one.style is not None else "", " ".join(one.text.split()))
            for one in document.paragraphs
        ]
        title, day, author = about.title, about.created, about.author
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise ReadingError(f"a Word document that is broken: {error}") from None
    shown = next((text for style, text in paragraphs if style in _TITLE_STYLES and text), None)
    draft = Draft(
        text="\n\n".join(text for _, text in paragraphs if text), source=source.name, id=source.id,
        title=shown or title or None, published=day.date() if day else None, url=source.url,
        authors=(author,) if author else (), retrieved=source.retrieved, data=data,
    )  # fmt: skip
    yield assemble(cleaned(draft))


WORD = Format("Word document", _is_word, _read)
