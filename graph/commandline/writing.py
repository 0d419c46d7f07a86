"""The graph as a file: a page to see, RDF to keep."""

from __future__ import annotations

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.showing.console import deliver


@click.command()
@click.argument("actor", required=False)
@options.store_option
@options.option(
    "-o", "FILE", "Where to write it; - for standard output.", default="kg.html", show_default=True
)
def view(actor: str | None, store: str, o: str) -> None:
    """Write a page to see the graph, or one actor. It opens in any browser, without network.

    Example: kg view Turkey -o turkey.html
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        deliver(graph.page(actor), o)


@click.command()
@options.store_option
@options.form_option("nquads", "trig", "turtle")
@options.option("-o", "FILE", "Where to write it; - for standard output.", default="-", show_default=True)
def export(store: str, form: str, o: str) -> None:
    """Write the whole graph as RDF. The same articles give the same bytes.

    Example: kg export --format trig -o graph.trig
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        deliver(graph.dump(form), o)
