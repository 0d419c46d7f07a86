"""What a graph can be asked without SPARQL: who does what to whom, when, who says so, how often."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Unpack

from graph.limits import MAX_ROWS
from graph.limits_outside import MAX_NEIGHBOURS

if TYPE_CHECKING:
    from graph.asking.answers import ActorCard, Cut, RelationRow
    from graph.asking.articles import ArticleCard
    from graph.asking.comparing import Changes
    from graph.asking.conditions import ConditionsGiven
    from graph.asking.counting import Period, PeriodCount
    from graph.asking.disputing import Dispute
    from graph.asking.explaining import Explanation
    from graph.asking.neighbouring import Neighbours
    from graph.asking.readings import Reading
    from graph.asking.searching import Findings
    from graph.asking.statistics import Statistics
    from graph.showing.notebook import Rows
    from graph.storing.backend import Store
    from graph.storing.texts import Texts


class Lookups:
    """The methods of a ``KnowledgeGraph`` that look something up. Each imports what it alone needs."""

    store: Store
    texts: Texts

    def actor(self, name: str) -> ActorCard:
        """The actor of this name; see ``graph.asking.actors.find_actor``."""
        from graph.asking import actors  # each question loads its own part

        return actors.find_actor(self.store, name)

    def actors(self, text: str = "", limit: int = MAX_ROWS) -> tuple[ActorCard, ...]:
        """The actors of whom anything is stated, or those with ``text`` in a name."""
        from graph.asking import actors  # see above

        return actors.search_actors(self.store, text, limit)

    def articles(self, text: str = "", limit: int = MAX_ROWS) -> tuple[ArticleCard, ...]:
        """The articles with these words in title, id, publisher, agency or address, the latest first."""
        from graph.asking import articles  # see above

        return articles.search_articles(self.store, text, limit)

    def reading(self, article: str, limit: int = MAX_ROWS) -> Reading:
        """What was read in one article, by id; see ``graph.asking.readings.reading``."""
        from graph.asking import readings  # see above

        return readings.reading(self.store, article, limit, text=self.texts.text)

    def relations(
        self,
        actor: str | None = None,
        other: str | None = None,
        *,
        evidence: bool = False,
        limit: int = MAX_ROWS,
        **conditions: Unpack[ConditionsGiven],
    ) -> Rows:
        """Who does what to whom, grouped; see ``graph.asking.relating.relations``."""
        from graph.asking import relating  # see above

        found = relating.relations(self.store, actor, other, evidence=evidence, limit=limit, **conditions)
        return shown(found)

    def timeline(
        self,
        actor: str | None = None,
        other: str | None = None,
        *,
        evidence: bool = False,
        limit: int = MAX_ROWS,
        **conditions: Unpack[ConditionsGiven],
    ) -> Rows:
        """The same by day; see ``graph.asking.relating.timeline``."""
        from graph.asking import relating  # see above

        found = relating.timeline(self.store, actor, other, evidence=evidence, limit=limit, **conditions)
        return shown(found)

    def path(self, actor: str, other: str, *, evidence: bool = False) -> Rows:
        """A chain of relations between two actors, rather through specific actors than through hubs."""
        from graph.asking import paths  # see above

        return shown(paths.path(self.store, actor, other, evidence=evidence))

    def neighbours(
        self, actor: str, limit: int = MAX_NEIGHBOURS, **conditions: Unpack[ConditionsGiven]
    ) -> Neighbours:
        """With whom an actor has to do; see ``graph.asking.neighbouring.neighbours``."""
        from graph.asking import neighbouring  # see above

        return neighbouring.neighbours(self.store, actor, limit, **conditions)

    def disputes(
        self,
        actor: str | None = None,
        other: str | None = None,
        *,
        undisputed: bool = False,
        **conditions: Unpack[ConditionsGiven],
    ) -> tuple[Dispute, ...]:
        """Who asserts and who denies a relation; see ``graph.asking.disputing.disputes``."""
        from graph.asking import disputing  # see above

        return disputing.disputes(self.store, actor, other, undisputed=undisputed, **conditions)

    def changes(
        self,
        start: str | date,
        end: str | date,
        actor: str | None = None,
        other: str | None = None,
        **conditions: Unpack[ConditionsGiven],
    ) -> Changes:
        """What began, ended and turned between two days; see ``graph.asking.comparing.changes``."""
        from graph.asking import comparing  # see above

        return comparing.changes(self.store, start, end, actor, other, **conditions)

    def counts(
        self,
        actor: str | None = None,
        *,
        relation: str | None = None,
        event: str | None = None,
        by: Period = "year",
    ) -> tuple[PeriodCount, ...]:
        """How many statements there are for each year or month; see ``graph.asking.counting.counts``."""
        from graph.asking import counting  # see above

        return counting.counts(self.store, actor, relation=relation, event=event, by=by)

    def search(self, text: str, limit: int = MAX_ROWS) -> Findings:
        """The sentences with these words and what they state; see ``graph.asking.searching.search``."""
        from graph.asking import searching  # see above

        return searching.search(self.store, text, limit)

    def names(self, start: str) -> tuple[str, ...]:
        """The prefixed names that begin so ("rel:att"); see ``graph.asking.completing.names_of``."""
        from graph.asking import completing  # see above

        return tuple(completing.names_of(self.store, start))

    def unknown_names(self, sparql: str) -> tuple[str, ...]:
        """What a query names that the graph does not know, with near names."""
        from graph.asking import completing  # see above

        return tuple(completing.unknown_names(self.store, sparql))

    def explain(self, statement: str) -> Explanation:
        """Everything about one statement, by id."""
        from graph.asking import explaining  # see above

        return explaining.explain(self.store, statement)

    def statistics(self) -> Statistics:
        """How much the graph holds."""
        from graph.asking import statistics  # see above

        return statistics.statistics(self.store)


def shown(found: Cut[RelationRow]) -> Rows:
    """The same rows, which a notebook shows as a table."""
    from graph.showing.notebook import Rows  # other questions do without

    return Rows(found, found.left_out)
