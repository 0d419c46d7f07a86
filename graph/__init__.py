"""Actorgraph: news articles in, a knowledge graph of who does what to whom out.

``from graph import KnowledgeGraph`` is all that most programs need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import on first use: modules below this one must not load the whole house."""
    if name == "KnowledgeGraph":
        from graph.knowledge_graph import KnowledgeGraph  # the whole house, see above

        return KnowledgeGraph
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
