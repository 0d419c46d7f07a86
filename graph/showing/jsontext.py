"""A JSON-able value in, text out that survives UTF-8 and any reader of lines; it is not made for HTML."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_UNSAFE: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def json_text(value: object, indent: int | None = None, *, compact: bool = False) -> str:
    r"""``value`` as JSON, in which nothing outside a string's escapes can break a line or an encoder.

    Line separators that JSON permits (U+0085, U+2028, U+2029) and lone surrogates are written as escapes
    (RFC 8259, section 7); everything else stays readable.

    Args:
        value: dicts, lists, strings, numbers, booleans and None.
        indent: spaces a level, for people; None for one line.
        compact: without spaces between values, for machines.

    Raises:
        ValueError: if a number is not finite.

    >>> json_text({"name": "Türkiye\u2028"})
    '{"name": "Türkiye\\u2028"}'
    """
    import json  # tables only need the days below

    separators = (",", ":") if compact else None
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def iso_day(day: date | None) -> str | None:
    """A day as JSON gives it, "2020-03-05", or None."""
    return day.isoformat() if day else None
