"""What is known while one article is read; made anew for each, never shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graph.model import Actor, Attribution
from graph.understanding.references import Discourse


@dataclass(slots=True)
class Scene:
    """An article in the course of being read.

    ``article`` is its id and ``published`` its day; ``base`` and ``text`` are offset and text of the block
    that is being read; ``announced`` is whom a block before that announced as speaker ("The minister
    said:"); ``surnames`` are the persons named in full so far, and ``acronyms`` those
    that brackets gave a short name. ``publisher`` is the institution whose page
    it is, ``side`` for whom that says "we", and ``persons`` are the known ones that its page names.
    """

    article: str
    published: date | None
    base: int = 0
    text: str = ""
    announced: Attribution | None = None
    publisher: Actor | None = None
    side: Actor | None = None
    persons: tuple[Actor, ...] = ()
    discourse: Discourse = field(default_factory=Discourse)
    surnames: dict[str, Actor] = field(default_factory=dict)
    acronyms: dict[str, Actor] = field(default_factory=dict)
