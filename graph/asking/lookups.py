"""The questions that the library answers by itself, gathered from the modules that answer one each."""

from graph.asking.actors import find_actor, search_actors
from graph.asking.explaining import Explanation, explain
from graph.asking.paths import path
from graph.asking.relating import relations, timeline
from graph.asking.statistics import Statistics, statistics

__all__ = [
    "Explanation", "Statistics", "explain", "find_actor", "path", "relations", "search_actors", "statistics",
    "timeline",
]  # fmt: skip
