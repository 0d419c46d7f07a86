"""The graph as a file: a page to see, RDF to keep, networks and tables for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from graph.asking.conditions import Factuality
from graph.commandline import options
from graph.exchanging import RDF_FORMATS, RELATION_FORMATS
from graph.knowledge_graph import KnowledgeGraph
from graph.limits_outside import MAX_HOPS
from graph.showing.console import deliver, note
from graph.storing.gzipped import compress, is_gzipped

EXTENSIONS: Final = RDF_FORMATS | RELATION_FORMATS
"""What can be exported, with the usual endings of file names."""


_selection_options: Final = options.together(
    options.option(
        "--hops",
        "STEPS",
        "Also who has to do with these, so many steps far.",
        type=click.IntRange(1, MAX_HOPS),
        default=1,
        show_default=True,
    ),
    options.flag("--path", "Only a shortest way between the two."),
    options.narrowing_options,
    options.time_options,
    options.option(
        "--sparql", "QUERY", "Only what this CONSTRUCT query gives; - reads it from standard input."
    ),
)


@click.command()
@click.argument("actor", required=False)
@click.argument("other", required=False)
@options.store_option
@_selection_options
@options.option(
    "-o", "FILE", "Where to write it; - for standard output.", default="kg.html", show_default=True
)
def view(
    actor: str | None, other: str | None, store: str, o: str, sparql: str | None, **selection: Any
) -> None:
    """Write a page to see the graph, one actor, or two. It opens in any browser, without network.

    Example: kg view Turkey --since 2020 -o turkey.html
    """
    query = options.only_query((sparql,)) if sparql else None
    with KnowledgeGraph(store, read_only=True) as graph:
        network = graph.network_view(actor, other, sparql=query, before=options.earlier(o), **selection)
        deliver(graph.page(network=network), o)
    if not network.edges:
        note("nothing is drawn: no relation was found; widen the selection, or add articles with kg build")
    if network.left_out:
        note(
            f"{network.left_out:,} weaker lines are left out: narrow the selection (an actor, --since, "
            "--relation), or kg serve shows them all"
        )


@click.command()
@options.store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(EXTENSIONS)),
    help="By default what FILE is named after, else nquads.",
)
@click.option(
    "--all",
    "factuality",
    flag_value="all",
    default="holds",
    help="Also denials, plans and demands, as RDF has.",
)
@options.option("-o", "FILE", "Where to write it; - for standard output.", default="-", show_default=True)
def export(store: str, form: str | None, o: str, factuality: Factuality) -> None:
    """Write the graph for other programs. The same articles give the same bytes.

    nquads, trig, turtle and jsonld are RDF with all there is; graphml, gexf and cytoscape the network of
    relations; csv and parquet their table. A FILE that ends in .gz is compressed.

    Example: kg export -o graph.trig
    """
    file = Path(o)
    with KnowledgeGraph(store, read_only=True) as graph:
        pieces = graph.export(form or _named_after(file), factuality=factuality)
        deliver(compress(pieces) if is_gzipped(file) else pieces, o)


def _named_after(file: Path) -> str:
    ending = Path(file.stem if is_gzipped(file) else file.name).suffix.removeprefix(".")
    return next((form for form, usual in EXTENSIONS.items() if usual == ending), "nquads")
