"""What is known while one article is read; made anew for each, never shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from graph.model import Actor, Article, Attribution
from graph.understanding.minting import slug
from graph.understanding.offices import Days
from graph.understanding.references import Discourse


@dataclass(slots=True)
class Scene:
    """An article in the course of being read.

    ``article`` is its id and ``published`` its day, or those that it may be; ``base`` and ``text`` are
    offset and text of the block that is being read, and ``headline`` is whether that stands above the
    article; ``announced`` is whom a block before that announced as speaker ("The minister said:");
    ``surnames`` and ``forenames`` are the persons named in full so far, ``acronyms`` those that brackets gave
    a short name, ``bodies`` the names of several words, and ``provinces`` the names of states that are those
    of provinces here ("Georgia"). ``publisher`` is the institution whose page it is, ``side`` for whom that
    says "we", and ``persons`` are the known ones that its page names.
    """

    article: str
    published: Days
    base: int = 0
    text: str = ""
    headline: bool = False
    announced: Attribution | None = None
    publisher: Actor | None = None
    side: Actor | None = None
    persons: tuple[Actor, ...] = ()
    discourse: Discourse = field(default_factory=Discourse)
    surnames: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    forenames: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    acronyms: dict[str, Actor] = field(default_factory=dict)
    bodies: dict[str, None] = field(default_factory=dict)
    provinces: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, article: Article) -> Self:
        """The beginning of an article, of which nothing is known but its record."""
        return cls(article.id, article.published or article.dating)

    def meet(self, person: Actor, *surnames: str, forename: str | None = None) -> None:
        """Remember a person by the words, in any spelling, that may name him or her again."""
        for name in surnames:
            self.surnames[slug(name)] = _with(self.surnames.get(slug(name), ()), person)
        if forename:
            self.forenames[slug(forename)] = _with(self.forenames.get(slug(forename), ()), person)

    def bearers(self, name: str) -> tuple[Actor, ...]:
        """The persons named so far whom a word may name again; surnames go before forenames."""
        return self.surnames.get(slug(name)) or self.forenames.get(slug(name), ())


def _with(persons: tuple[Actor, ...], person: Actor) -> tuple[Actor, ...]:
    return persons if any(one.iri == person.iri for one in persons) else (*persons, person)
