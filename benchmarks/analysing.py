"""How much sooner igraph is done than networkx with the same ties, and whether both say the same.

python -m benchmarks.analysing                  # 20,000 and 200,000 ties; needs igraph
python -m benchmarks.analysing --ties 20000

The ties are generated, as skewed as news are: few actors have most of them, nine in ten stay within a bloc.
Betweenness is counted from 20 actors, which both take alike. What no library does for us is timed beside:
PageRank against igraph's own, brokerage and balance (a third of the ties are conflict) by themselves.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from time import perf_counter
from typing import Any, Final, TypeVar

import igraph
import networkx as nx

from graph.analysing.balance import balance
from graph.analysing.brokerage import brokerage
from graph.analysing.centrality import DAMPING, betweenness, pagerank
from graph.analysing.communities import modularity, partition
from graph.analysing.engines import Igraph, Networkx
from graph.analysing.ties import Ties, all_ties

_TIES: Final = (20_000, 200_000)
_STARTS: Final = 20
_BLOC: Final = 500
_RELATIONS: Final = (("backs", "SUPPORT"), ("aids", "AID"), ("attacks", "ASSAULT"))

Result = TypeVar("Result")


def world(ties: int) -> nx.MultiDiGraph[Any]:
    """A network of so many ties, with a quarter as many actors; the same for the same number."""
    chance = random.Random(7)  # noqa: S311  # a benchmark, no secret
    actors = max(ties // 4, 10)
    network = nx.MultiDiGraph()
    network.add_nodes_from((f"actor-{number:06d}", {"label": f"Actor {number}"}) for number in range(actors))
    made = 0
    while made < ties:
        bloc = chance.randrange(1 + actors // _BLOC) * _BLOC
        foremost = min(int(chance.paretovariate(0.7)), actors - 1)
        one = (bloc + foremost % _BLOC) % actors if chance.random() < 0.9 else foremost
        other = (bloc + chance.randrange(_BLOC)) % actors
        relation, event = chance.choice(_RELATIONS)
        pair = f"actor-{one:06d}", f"actor-{other:06d}"
        if one != other and not network.has_edge(*pair):
            made += 1
            network.add_edge(
                *pair, relation=relation, event=event, polarity="asserted", modality="actual", statements=1
            )
    return network


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What comes out, and after how many seconds."""
    started = perf_counter()
    return work(), perf_counter() - started


def theirs(ties: Ties) -> dict[str, float]:
    """PageRank by igraph."""
    number = {actor: place for place, actor in enumerate(ties.actors)}
    pairs = [(number[one], number[other]) for one, other in ties.directed]
    graph = igraph.Graph(len(number), pairs, directed=True)
    return dict(
        zip(ties.actors, graph.pagerank(damping=DAMPING, weights=list(ties.directed.values())), strict=True)
    )


def furthest(one: dict[str, float], other: dict[str, float]) -> float:
    """The largest difference between two measures of the same actors."""
    return max(abs(one[actor] - other[actor]) for actor in one)


def measure(count: int) -> None:
    """Print a line for each measure of a network of so many ties."""
    network = world(count)
    ties = all_ties(network)
    print(f"{len(ties.undirected):,} pairs of {len(ties.actors):,} actors")
    slow, slow_time = timed(lambda: partition(ties, Networkx()))
    fast, fast_time = timed(lambda: partition(ties, Igraph()))
    quality = f"modularity {modularity(ties, slow):.4f} and {modularity(ties, fast):.4f}"
    told("communities", slow_time, fast_time, quality)
    ways, slow_time = timed(lambda: betweenness(ties, Networkx(), _STARTS))
    same, fast_time = timed(lambda: betweenness(ties, Igraph(), _STARTS))
    told("betweenness", slow_time, fast_time, f"furthest apart {furthest(ways, same):.1e}")
    (ours, our_time), (rank, their_time) = timed(lambda: pagerank(ties)), timed(lambda: theirs(ties))
    told("PageRank (ours)", our_time, their_time, f"furthest apart {furthest(ours, rank):.1e}")
    blocs = {actor: str(number) for number, part in enumerate(fast) for actor in part}
    _, broker_time = timed(lambda: brokerage(network, blocs))
    found, balance_time = timed(lambda: balance(network))
    print(f"  brokerage took {broker_time / our_time:.1f} times as long as our PageRank")
    print(
        f"  balance   took {balance_time / our_time:.1f} times as long, with {found.triads:,} triads",
        flush=True,
    )


def told(measure: str, slow: float, fast: float, agreement: str) -> None:
    """Print how many times as long the first took."""
    print(
        f"  {measure:16} {slow:8.2f} s, igraph {fast:7.2f} s: {slow / fast:6.1f} times; {agreement}",
        flush=True,
    )


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ties", type=int, nargs="*", default=_TIES)
    for count in parser.parse_args().ties:
        measure(count)


if __name__ == "__main__":
    main()
