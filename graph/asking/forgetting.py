"""Which articles are meant in, what would go with them out; nothing is removed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from graph.asking.days import first_day
from graph.asking.queries import solve
from graph.asking.sources import named
from graph.errors import QueryError
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article that the graph holds, with the number of its statements."""

    id: str
    published: date | None
    publisher: str | None
    statements: int

    def __str__(self) -> str:
        told = ", ".join(filter(None, (str(self.published or "undated"), self.publisher)))
        return f"{self.id} ({told}), {self.statements} statements"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What goes when articles are forgotten; ``unknown`` are the ids of those that were not there.

    ``actors`` counts those of whom no other article states anything.
    """

    articles: tuple[HeldArticle, ...]
    actors: int
    unknown: tuple[str, ...] = ()

    @property
    def statements(self) -> int:
        """How many statements go."""
        return sum(article.statements for article in self.articles)

    def __str__(self) -> str:
        return (
            f"{len(self.articles)} articles with {self.statements} statements, "
            f"and {self.actors} actors of whom no other article tells"
        )


def meant(
    store: Store,
    articles: Collection[str] = (),
    source: str | None = None,
    before: str | date | None = None,
) -> Forgotten:
    """The articles that all which is given holds of, and what nobody else supports.

    Args:
        store: any store.
        articles: ids; none for all articles.
        source: the name of a publisher, in upper or lower case.
        before: the first day that is not meant any more. An article without a day is never meant.

    Raises:
        QueryError: if nothing is given, the source published none of the articles, or the day is no date.
    """
    if not articles and source is None and before is None:
        raise QueryError("name what to forget: articles, a source, or a day")
    until = None if before is None else first_day(before)
    held = list(solve(store, "articles-held"))
    published = {row.get("publisher") or "" for row in held}
    publishers = None if source is None else named(published, source)
    going = {
        row.text("article"): row
        for row in held
        if (not articles or row.text("id") in articles)
        and (publishers is None or row.get("publisher") in publishers)
        and (until is None or ((day := row.day("published")) is not None and day < until))
    }
    counts, actors = _supported(store, going.keys())
    known = {row.text("id") for row in held}
    return Forgotten(
        tuple(
            HeldArticle(row.text("id"), row.day("published"), row.get("publisher"), counts[iri])
            for iri, row in going.items()
        ),
        actors,
        tuple(one for one in dict.fromkeys(articles) if one not in known),
    )


def _supported(store: Store, going: Collection[str]) -> tuple[Counter[str], int]:
    """How many statements each of these articles has, and how many actors only they speak of."""
    statements: dict[str, str] = {}
    theirs: set[str] = set()
    others: set[str] = set()
    for row in solve(store, "actors-stated"):
        article, actor = row.text("article"), row.text("actor")
        (theirs if article in going else others).add(actor)
        if article in going:
            statements[row.text("statement")] = article
    return Counter(statements.values()), len(theirs - others)
