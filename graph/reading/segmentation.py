"""An article's text and title in, its blocks out: headline, headings, paragraphs, furniture, in order.

Blocks never overlap and cover every word. What repeats an earlier part whole is furniture, and so is a
dateline, which becomes a block of its own before the paragraph that it opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import Block
from graph.reading.datelines import dateline
from graph.reading.furniture import ends_sentence, fold, is_furniture, is_masthead, opens_teaser
from graph.reading.paragraphs import is_list_item, paragraphs
from graph.values import BlockKind, Span

_MAX_HEADING_CHARS = 150
_SITE_NAME = re.compile(r"\s[|–—-]\s[^|–—]{2,60}$")


def segment(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text; the part that equals ``title``, or else the first line, is the headline."""
    spans = tuple(paragraphs(text))
    kinds = _kinds([span.of(text) for span in spans], title)
    lead = kinds.index(BlockKind.PARAGRAPH) if BlockKind.PARAGRAPH in kinds else None
    return tuple(
        block
        for index, (span, kind) in enumerate(zip(spans, kinds, strict=True))
        for block in _blocks(text, span, kind, leads=index == lead)
    )


def _blocks(text: str, span: Span, kind: BlockKind, *, leads: bool) -> Iterator[Block]:
    found = dateline(span.of(text), leads=leads) if kind is BlockKind.PARAGRAPH else None
    if found is None:
        yield Block(span, kind)
        return
    filed = Span(span.start, span.start + len(text[span.start : span.start + found.end].rstrip()))
    stated = text[filed.end : span.end]
    yield Block(filed, BlockKind.FURNITURE)
    yield Block(Span(span.end - len(stated.lstrip()), span.end), kind)


def _kinds(parts: Sequence[str], title: str | None) -> list[BlockKind]:
    furniture = _furniture(parts)
    stating = [index for index, idle in enumerate(furniture) if not idle]
    last = stating[-1] if stating else -1
    headline = _headline(parts, stating[:-1], title)
    return [
        BlockKind.FURNITURE if furniture[index]
        else BlockKind.HEADLINE if index == headline
        else BlockKind.HEADING if index < last and _is_heading(part)
        else BlockKind.PARAGRAPH
        for index, part in enumerate(parts)
    ]  # fmt: skip


def _furniture(parts: Sequence[str]) -> list[bool]:
    furniture, seen = [], set[str]()
    above, after_label = True, False
    for part in parts:
        folded = fold(part)
        idle = is_furniture(part) or folded in seen or (above and is_masthead(part))
        idle = idle or (after_label and _is_heading(part))
        above = above and (idle or _is_heading(part))
        after_label = opens_teaser(part)
        seen.add(folded)
        furniture.append(idle)
    return furniture


def _headline(parts: Sequence[str], candidates: Sequence[int], title: str | None) -> int | None:
    """Which part is the headline; something that states must follow it."""
    if title:
        names = {fold(title), fold(_SITE_NAME.sub("", title))}
        return next((index for index in candidates if fold(parts[index]) in names), None)
    return next((index for index in candidates[:1] if _is_heading(parts[index])), None)


def _is_heading(part: str) -> bool:
    return (
        len(part) <= _MAX_HEADING_CHARS
        and not part[0].islower()
        and not ends_sentence(part)
        and not is_list_item(part)
    )
