"""A network in, all that its shape tells out, each part computed when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import networkx as nx

from graph.analysing.balance import Balance, balance
from graph.analysing.brokerage import Brokerage, brokerage
from graph.analysing.centrality import Centrality, centrality
from graph.analysing.communities import Community, communities


class Analysis:
    """What the shape of a network tells. Only what is stated as a fact counts.

    Args:
        network: as ``graph.showing.network.to_networkx`` makes it.
        symmetric: names of relations without direction ("talksWith").
        blocs: the bloc of each actor (IRI), where they are not to be the communities.
    """

    def __init__(
        self,
        network: nx.MultiDiGraph[Any],
        symmetric: frozenset[str] = frozenset(),
        blocs: Mapping[str, str] | None = None,
    ) -> None:
        self.network, self.symmetric, self._blocs = network, symmetric, blocs

    def label(self, actor: str) -> str:
        """The name of an actor (IRI); of a bloc that is named after no actor, what it is called."""
        return str(self.network.nodes[actor]["label"]) if actor in self.network else actor

    @cached_property
    def blocs(self) -> Mapping[str, str]:
        """The bloc of each actor (IRI): as given, else the foremost actor (IRI) of its community."""
        if self._blocs is not None:
            return self._blocs
        return {actor: each.members[0] for each in self.communities for actor in each.members}

    @cached_property
    def communities(self) -> tuple[Community, ...]:
        """Who stands together; see ``graph.analysing.communities.communities``."""
        return communities(self.network)

    @cached_property
    def centrality(self) -> tuple[Centrality, ...]:
        """How central each actor is; see ``graph.analysing.centrality.centrality``."""
        return centrality(self.network, self.symmetric)

    @cached_property
    def brokerage(self) -> tuple[Brokerage, ...]:
        """Who brokers between blocs; see ``graph.analysing.brokerage.brokerage``."""
        return brokerage(self.network, self.blocs, self.symmetric)

    @cached_property
    def balance(self) -> Balance:
        """How far friends and foes are in balance; see ``graph.analysing.balance.balance``."""
        return balance(self.network)
