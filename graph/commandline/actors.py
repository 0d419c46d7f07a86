"""Who is in the graph."""

from __future__ import annotations

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.showing import forms
from graph.showing.console import paper, put


@click.command()
@click.argument("text", default="")
@options.store_option
@options.form_option("table", "json")
def actors(text: str, store: str, form: str) -> None:
    """List the actors. TEXT is part of a name; those with most statements come first.

    Example: kg actors rebels
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.actors(graph.actors(text), form, paper()))
