"""Articles in; the same out, except that the second use of an id is a Rejection that names the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model import Article, Rejection


def unique(found: Iterable[Article | Rejection]) -> Iterator[Article | Rejection]:
    """Each article under an id of its own; order and rejections stay as they are."""
    seen: dict[str, tuple[str, str]] = {}
    for item in found:
        if isinstance(item, Rejection) or item.id not in seen:
            if isinstance(item, Article):
                seen[item.id] = (item.content_hash, item.source)
            yield item
            continue
        content_hash, source = seen[item.id]
        same = content_hash == item.content_hash
        yield Rejection(
            item.source, f"duplicate of {source}" if same else f"id {item.id!r} already used by {source}"
        )
