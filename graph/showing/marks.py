"""A quote and spans of it to be marked in, the quote cut at its marks out; knows no screen."""

from __future__ import annotations

from collections.abc import Iterable

from graph.values import Span


def pieces(quote: str, marks: Iterable[Span]) -> list[str]:
    """The quote cut at its marks: every second piece, from the second on, is marked.

    Pieces need no offsets, which Python counts in characters and a browser in UTF-16 units. Marks that touch
    or overlap become one.

    >>> pieces("Turkey backs them.", [Span(0, 6), Span(7, 12)])
    ['', 'Turkey', ' ', 'backs', ' them.']
    """
    cuts = [0]
    for mark in sorted(marks):
        if len(cuts) > 1 and mark.start <= cuts[-1]:
            cuts[-1] = max(cuts[-1], mark.end)
        else:
            cuts += [mark.start, mark.end]
    return [quote[start:end] for start, end in zip(cuts, [*cuts[1:], len(quote)], strict=True)]
