"""A page's tree in; the same with its loose text in paragraphs, which old pages part by line breaks alone.

What finds the main text looks at paragraphs, and would lose what stands between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.reading.markup import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element

_TWO_BREAKS = re.compile(r"<br\s{0,9}/?>(?:\s|&nbsp;){0,99}<br\s{0,9}/?>", re.IGNORECASE)
_HOLDERS = ("article", "blockquote", "body", "center", "div", "font", "main", "section", "td")


def parted(text: str) -> str:
    """The page with each two line breaks in a row as the beginning of a paragraph."""
    return _TWO_BREAKS.sub("<p>", text)


def wrap_loose(tree: _Element) -> None:
    """Put text that stands beside paragraphs, with what marks words in it, into paragraphs of its own."""
    for node in list(tree.iter(*_HOLDERS)):
        blocks = {child for child in node if _holds_block(child)}
        if blocks and (_says(node.text) or any(_says(child.tail) for child in node)):
            _wrap(node, blocks)


def _wrap(node: _Element, blocks: set[_Element]) -> None:
    paragraph = None
    if _says(node.text):
        paragraph = node.makeelement("p", {}, None)
        paragraph.text, node.text = node.text, None
        node.insert(0, paragraph)
    for child in [one for one in node if one is not paragraph]:
        if child not in blocks:
            if paragraph is None:
                paragraph = node.makeelement("p", {}, None)
                child.addprevious(paragraph)
            paragraph.append(child)
            continue
        paragraph = None
        if _says(child.tail):
            tail, child.tail = child.tail, None
            paragraph = node.makeelement("p", {}, None)
            paragraph.text = tail
            child.addnext(paragraph)


def _holds_block(node: _Element) -> bool:
    return node.tag in BLOCKS or next(node.iter(*BLOCKS), None) is not None


def _says(text: str | None) -> bool:
    return bool(text and text.strip())
