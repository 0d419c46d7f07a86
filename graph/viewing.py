"""What is looked at of a graph: its network, what that tells, a pyvis Network, and a page."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from graph.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

    from graph.analysing.analysis import Analysis
    from graph.asking.conditions import ConditionsGiven
    from graph.storing.backend import Store


class Viewing:
    """The methods of a ``KnowledgeGraph`` that are about seeing it. Each imports what it alone needs."""

    store: Store

    def network(
        self, actor: str | None = None, **conditions: Unpack[ConditionsGiven]
    ) -> nx.MultiDiGraph[Any]:
        """The relations as a networkx graph: actors as nodes, grouped relations as edges."""
        from graph.asking.relating import relations  # questions alone need it
        from graph.showing.network import to_networkx  # imports networkx

        return to_networkx(relations(self.store, actor, **conditions))

    def analysis(
        self, *, blocs: Mapping[str, str] | None = None, **conditions: Unpack[ConditionsGiven]
    ) -> Analysis:
        """What the shape of the network tells: communities, centrality, brokerage, balance.

        Args:
            blocs: the bloc of each actor, by name, where they are not to be the communities.
            conditions: relation, event, since, until, min_confidence; see ``Conditions``.

        Raises:
            UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
            QueryError: if a condition is not known, or two names of one actor have different blocs.

        Example:
            >>> from graph import KnowledgeGraph
            >>> KnowledgeGraph().analysis().communities
            ()
        """
        from graph.analysing.analysis import Analysis  # imports networkx
        from graph.asking.relating import relations  # questions alone need it
        from graph.asking.relation_types import relation_cards  # see above
        from graph.showing.network import to_networkx  # imports networkx

        network = to_networkx(relations(self.store, limit=sys.maxsize, **conditions))
        given = None if blocs is None else self._identified(blocs)
        return Analysis(network, relation_cards(self.store).symmetric, given)

    def _identified(self, blocs: Mapping[str, str]) -> Mapping[str, str]:
        from graph.asking.actors import identify  # see above

        found: dict[str, str] = {}
        for name, bloc in blocs.items():
            if found.setdefault(actor := identify(self.store, name), bloc) != bloc:
                raise QueryError(f"{name!r} cannot be of {bloc!r}: the actor is of {found[actor]!r} as well")
        return found

    def network_view(  # noqa: PLR0913  # each is a word of the command line
        self,
        actor: str | None = None,
        other: str | None = None,
        *,
        hops: int = 1,
        path: bool = False,
        sparql: str | None = None,
        before: str | Path | None = None,
        **conditions: Unpack[ConditionsGiven],
    ) -> Network:
        """What is selected as a pyvis Network, to be changed with pyvis's API and given to ``page``.

        Nodes are placed and styled, physics is off; lines carry their relations with the sentences. Its
        ``heading`` says what was selected, ``left_out`` how many lines had no room.

        Args:
            actor: a name; its relations, else those of the whole graph.
            other: a name; only what is between the two.
            hops: steps from the actor.
            path: only a shortest way between the two.
            sparql: a CONSTRUCT query; only the statements and edges that it gives.
            before: the file of an earlier page, if there is one: who is on it keeps his place.
            conditions: relation, event, since, place and more; see ``Conditions``. A web host or the id of an
                article will do as ``source`` as well.

        Raises:
            UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
            QueryError: if a condition is not known, or the query is no CONSTRUCT.
        """
        from graph.asking.cardfile import offices_held  # lookups do without
        from graph.asking.selecting import Selection, select  # see above
        from graph.asking.statistics import statistics  # see above
        from graph.showing.earlier import places  # see above
        from graph.showing.view import network_view  # imports networkx and pyvis

        selection = Selection(
            actor=actor,
            other=other,
            hops=hops,
            path=path,
            sparql=sparql,
            conditions=conditions,
        )
        found = select(self.store, selection)
        ends = {end.iri for row in found.rows for end in (row.subject, row.object)}
        stood = places(Path(before)) if before else {}
        network = network_view(found.rows, offices_held(self.store, ends), stood)
        network.left_out += found.lines_left_out
        network.actors_left_out = found.actors_left_out
        network.heading = (
            found.title or f"Who does what to whom, in {statistics(self.store).articles:,} articles"
        )
        return network

    def page(self, actor: str | None = None, *, network: Network | None = None) -> str:
        """A self-contained HTML page of the whole graph, of one actor, or of a Network with its heading."""
        from graph.showing.page import build_page  # imports networkx and pyvis

        shown = self.network_view(actor) if network is None else network
        return build_page(shown, str(shown.heading) or "Who does what to whom")

    def _repr_html_(self) -> str:
        """The graph in a notebook: its page in a frame, with what it holds above."""
        from graph.asking.statistics import statistics  # questions alone need it
        from graph.showing.notebook import counts_html, framed  # see above

        return counts_html(statistics(self.store)) + framed(self.page())
