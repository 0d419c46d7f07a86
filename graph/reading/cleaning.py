"""A decoded text in, the same mended out, with the map of its offsets back; no word is lost or reordered.

Mended are double encoding ("donâ€™t"), ligatures ("oﬃce"), soft hyphens and other characters without a
width, bidirectional and other controls. What is whole comes back as the same string without a map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.limits import MAX_WORD_CHARS
from graph.origin import Edit, OffsetMap

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNSEEN = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_CONTROLS = r"\x01-\x08\x0e-\x1f\x7f"
_ODD = re.compile(f"[{_UNSEEN}{_CONTROLS}]+|[{''.join(_LIGATURES)}]")
_MAY_BE_ODD = re.compile(f"[{_UNSEEN}{_CONTROLS}\x80-\x9f\xc2-\xf4\u0152-\u0178\ufb00-\ufb06\ufffd]")
_WORD = re.compile(r"\S+(?:\xa0\S+)*\xa0?")
_MOJIBAKE = re.compile(r"[\xc2-\xc5\xc3\xe2\xef\xf0\xd0\xd1\xce\xcf][\x80-\xff\u0152-\u2122]")


def clean(text: str) -> tuple[str, OffsetMap]:
    r"""The text mended, and how its offsets lead back.

    >>> mended, back = clean("Erdo\xadgan said it wasn\xe2\u20ac\u2122t the o\ufb03ce.")
    >>> mended
    'Erdogan said it wasn’t the office.'
    >>> back.to_source(mended.index("office"))
    30
    """
    if not _MAY_BE_ODD.search(text):
        return text, OffsetMap()
    parts, edits, at = list[str](), list[Edit](), 0
    for start, end, new in _edits(text):
        parts += (text[at:start], new)
        edits.append(Edit(start, end, len(new)))
        at = end
    return "".join((*parts, text[at:])), OffsetMap(tuple(edits))


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """What is to be replaced, in order: start, end, by what."""
    at = 0
    for line in text.splitlines(keepends=True):
        if _MAY_BE_ODD.search(line):
            for match in _WORD.finditer(line):
                if _MAY_BE_ODD.search(match[0]):
                    yield from _of_word(match[0], at + match.start())
        at += len(line)


def _of_word(word: str, at: int) -> Iterator[tuple[int, int, str]]:
    if len(word) <= MAX_WORD_CHARS and _MOJIBAKE.search(word):
        from ftfy import fix_encoding  # 0.1 s that whole texts do without

        mended = fix_encoding(word)
        if mended != word:
            yield at, at + len(word), _ODD.sub(_instead, mended)
            return
    for match in _ODD.finditer(word):
        yield at + match.start(), at + match.end(), _instead(match)


def _instead(match: re.Match[str]) -> str:
    return _LIGATURES.get(match[0], "")
