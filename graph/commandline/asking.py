"""Questions to the graph, and their answers as text."""

from __future__ import annotations

from typing import Any

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.showing import forms
from graph.showing.console import note, paper, put


@click.command()
@click.argument("actor")
@click.argument("other", required=False)
@options.condition_options
def relations(actor: str, other: str | None, store: str, form: str, **conditions: Any) -> None:
    """List who does what to whom. What ACTOR does and suffers; with OTHER, what is between the two.

    Example: kg relations Turkey Russia --evidence --since 2018
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        card = graph.actor(actor)
        rows = graph.relations(card.iri, other, **conditions)
    put(forms.relations(rows, form, paper(), card))


@click.command()
@click.argument("actor")
@click.argument("other", required=False)
@options.condition_options
def timeline(actor: str, other: str | None, store: str, form: str, **conditions: Any) -> None:
    """List relations day by day.

    Example: kg timeline Russia Ukraine --until 2022
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        rows = graph.timeline(actor, other, **conditions)
    put(forms.timeline(rows, form, paper()))


@click.command()
@click.argument("actor")
@click.argument("other")
@options.rows_options
def path(actor: str, other: str, store: str, form: str, *, evidence: bool) -> None:
    """Show how two actors are connected.

    Example: kg path Hezbollah Germany
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        rows = graph.path(actor, other, evidence=evidence)
    put(forms.relations(rows, form, paper()))


@click.command()
@click.argument("statement")
@options.store_option
@options.form_option("table", "json")
def explain(statement: str, store: str, form: str) -> None:
    """Show what a statement was read from. STATEMENT is an id, as --evidence gives it.

    Example: kg explain 5a9c3d1e0b7f42c68d90
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.explanation(graph.explain(statement), form, paper()))


@click.command(context_settings={"ignore_unknown_options": True})
@options.query_options
def query(words: tuple[str, ...], store: str, form: str, name: str | None, **more: Any) -> None:
    """Put a SPARQL query to the graph: SELECT, ASK, CONSTRUCT, DESCRIBE; - is standard input.

    A saved query takes what it asks about as options of its own: --name who-backs --actor Turkey.

    Example: kg query 'SELECT ?who ?whom { ?who rel:backs ?whom }'
    """
    from graph.asking.formats import render  # other lookups start sooner without it

    sparql = options.only_query(words) if name is None else ""
    given = more["bind"] | options.parameters(words) if name else {}
    with KnowledgeGraph(store, read_only=True) as graph:
        result = graph.saved_query(name, **given) if name else graph.query(sparql, timeout=more["timeout"])
    put(render(result, form))
    if result.truncated:
        note("there are more rows than these; ask for fewer, or use kg export")


@click.command()
@options.store_option
@options.form_option("table", "json")
@options.flag("--probe", "Try instead what the server can do; writes a graph and removes it again.")
def stats(store: str, form: str, *, probe: bool) -> None:
    """Count what the graph holds.

    Example: kg stats
    """
    if probe:
        with KnowledgeGraph(store) as graph:
            put(forms.findings(graph.probe(), form, paper()))
        return
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.statistics(graph.statistics(), form, paper()))
