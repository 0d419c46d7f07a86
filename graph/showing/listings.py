"""Actors, counts, saved queries, what one article states: lists for a terminal or a file. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.asking.answers import ActorCard
from graph.asking.names import compact
from graph.asking.queries import SavedQuery
from graph.asking.statistics import Statistics
from graph.model import Article, Statement
from graph.showing.paper import Paper, columns, pairs, visible
from graph.showing.tables import kind, manner

if TYPE_CHECKING:
    from graph.storing.probing import Finding

_COUNTED = ("articles", "statements", "edges", "actors", "relations")


def actor_list(cards: Iterable[ActorCard], paper: Paper) -> str:
    """Actors with kind, id, how many statements are about them, from when to when, and their other names."""
    rows = [
        (card.label, kind(card), compact(card.iri), str(card.relations), *_seen(card), "; ".join(card.names))
        for card in cards
    ]
    header = ("actor", "kind", "id", "statements", "first seen", "last seen", "other names")
    return _text(columns(header, rows, paper) if rows else ())


def _seen(card: ActorCard) -> tuple[str, str]:
    first, last = (day.isoformat() if day else "" for day in (card.first, card.last))
    return first, last


def statement_list(article: Article, statements: Sequence[Statement], paper: Paper) -> str:
    """What one article states, in the order of its sentences, below its id, day and title."""
    day = article.published.isoformat() if article.published else "undated"
    title = visible(" · ".join(filter(None, (article.id, day, article.title))))
    rows = [
        (
            said.subject.actor.label, said.relation.label, said.object.actor.label,
            manner(said.polarity, said.modality), f"{said.confidence:.2f}",
        )
        for said in statements
    ]  # fmt: skip
    table = columns(("who", "relation", "whom", "how", "sure"), rows, paper) if rows else ["nothing found"]
    return _text([paper.strong(title), *table, ""])


def statistics_list(counts: Statistics, paper: Paper) -> str:
    """How much a graph holds."""
    return _text(pairs([(name, f"{getattr(counts, name):,}") for name in _COUNTED], paper, indent=""))


def finding_list(found: Iterable[Finding], paper: Paper) -> str:
    """What a server can do and cannot."""
    rows = [(one.ability, "yes" if one.able else "no", one.note) for one in found]
    return _text(columns(("the server", "able", "note"), rows, paper))


def query_list(queries: Iterable[SavedQuery], paper: Paper) -> str:
    """Saved queries with the variables that they must be given, and what they answer."""
    rows = [
        (query.name, " ".join(f"?{name}" for name in sorted(query.required)), query.summary)
        for query in queries
    ]
    return _text(columns(("query", "needs", "answers"), rows, paper))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
