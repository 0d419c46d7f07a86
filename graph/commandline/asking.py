"""Questions to the graph, and their answers as text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.showing import forms
from graph.showing.console import note, paper, put

if TYPE_CHECKING:
    from graph.asking.statistics import Tally


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
    _tell_left_out(rows.left_out)


@click.command()
@click.argument("actor")
@click.argument("other", required=False)
@options.condition_options
@options.plot_option
def timeline(
    actor: str, other: str | None, store: str, form: str, *, plot: Path | None, **conditions: Any
) -> None:
    """List relations day by day, on a terminal below a line of bars.

    Example: kg timeline Russia Ukraine --until 2022 --plot war.svg
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        rows = graph.timeline(actor, other, **conditions)
        names = [graph.actor(name).label for name in (actor, other) if name]
    if plot:
        from graph.showing.periods import of_rows  # hardly ever needed

        _draw(of_rows(rows), " and ".join(names), plot)
    put(forms.timeline(rows, form, paper()))
    _tell_left_out(rows.left_out)


@click.command()
@click.argument("actor")
@click.argument("other")
@options.rows_options
def path(actor: str, other: str, store: str, form: str, *, evidence: bool) -> None:
    """Show how two actors are connected, rather through specific actors than through those that all know.

    Example: kg path Hezbollah Germany
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        rows = graph.path(actor, other, evidence=evidence)
    put(forms.relations(rows, form, paper()))


@click.command()
@click.argument("actor")
@options.store_option
@options.form_option("table", "json")
@options.narrowing_options
@options.time_options
@options.factuality_options
@options.option("--limit", "NUMBER", "Only the first.", type=click.IntRange(1), default=20, show_default=True)
def neighbours(actor: str, store: str, form: str, limit: int, **conditions: Any) -> None:
    """List with whom ACTOR has to do, those with most statements first.

    Example: kg neighbours Turkey --since 2020
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        found = graph.neighbours(actor, limit, **_given(conditions))
    put(forms.neighbours(found, form, paper()))
    _tell_left_out(found.left_out)


@click.command()
@click.argument("actor", required=False)
@click.argument("other", required=False)
@options.store_option
@options.form_option("table", "json")
@options.narrowing_options
@options.time_options
@options.flag("--all", "Also what nobody denies, or nobody asserts.")
def disputes(store: str, form: str, *, all: bool, **given: Any) -> None:  # noqa: A002  # the option's name
    """Show what some assert and others deny, and who does.

    A speaker whom the article names counts for what is said, else the publisher of the article.

    Example: kg disputes Russia Ukraine
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        found = graph.disputes(undisputed=all, **given)
    put(forms.disputes(found, form, paper()))


@click.command()
@click.argument("start")
@click.argument("end")
@click.argument("actor", required=False)
@click.argument("other", required=False)
@options.store_option
@options.form_option("table", "json")
@options.narrowing_options
def changes(start: str, end: str, store: str, form: str, **given: Any) -> None:
    """Show which relations began, ended or turned from cooperation to conflict between two days.

    Example: kg changes 2020 2022-06 Turkey
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        found = graph.changes(start, end, **given)
    put(forms.changes(found, form, paper()))


@click.command()
@click.argument("actor", required=False)
@options.store_option
@options.form_option("table", "json")
@options.option("--relation", "NAME", "Of this relation and those that imply it, as backs.")
@options.option("--event", "TYPE", "Of this PLOVER event type, as SUPPORT.")
@click.option("--by", type=click.Choice(("year", "month")), default="year", show_default=True)
def counts(store: str, form: str, **given: Any) -> None:
    """Count statements by year or month: all, those about ACTOR, of a relation or of an event type.

    Example: kg counts --event ASSAULT --by month
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.counts(graph.counts(**given), form, paper()))


@click.command()
@click.argument("words", nargs=-1, required=True)
@options.store_option
@options.form_option("table", "json")
@options.option("--limit", "NUMBER", "Only so many statements.", type=click.IntRange(1), default=20)
def search(words: tuple[str, ...], store: str, form: str, limit: int) -> None:
    """Find sentences by their words, in any form, with what they state.

    Words in quotes stand in this order; rebel* is all that begins so.

    Example: kg search ceasefire Idlib
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        found = graph.search(" ".join(words), limit)
    put(forms.findings(found, form, paper()))
    _tell_left_out(found.left_out)


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

    if more["prefixes"] is not None:
        _put_names(more["prefixes"], store)
        return
    sparql = options.only_query(words) if name is None else ""
    given = more["bind"] | options.parameters(words) if name else {}
    with KnowledgeGraph(store, read_only=True) as graph:
        result = graph.saved_query(name, **given) if name else graph.query(sparql, timeout=more["timeout"])
        unknown = [] if name or result else graph.unknown_names(sparql)
    put(render(result, form))
    if result.truncated:
        note("there are more rows than these; ask for fewer, or use kg export")
    for told in unknown:
        note(told)


@click.command()
@options.store_option
@options.form_option("table", "json")
@options.plot_option
@options.flag("--probe", "Try instead what the server can do; writes a graph and removes it again.")
def stats(store: str, form: str, *, plot: Path | None, probe: bool) -> None:
    """Count what the graph holds, on a terminal with a line of bars for when it happened.

    Example: kg stats --plot statements.png
    """
    from graph.asking.statistics import tallies  # other lookups do without

    if probe:
        with KnowledgeGraph(store) as graph:
            put(forms.abilities(graph.probe(), form, paper()))
        return
    with KnowledgeGraph(store, read_only=True) as graph:
        counts = graph.statistics()
        seen = paper()
        days = tallies(graph.store) if plot or (seen.width and form == "table") else ()
    if plot:
        _draw(days, f"{counts.statements:,} statements in {counts.articles:,} articles", plot)
    put(forms.statistics(counts, form, seen, days))


def _put_names(start: str, store: str) -> None:
    if not start:
        put(options.known_prefixes())
        return
    with KnowledgeGraph(store, read_only=True) as graph:
        put(f"{name}\n" for name in graph.names(start))


def _given(conditions: dict[str, Any]) -> dict[str, Any]:
    """The conditions that are not as they are when nobody sets them."""
    usual = {"min_confidence": 0.0, "min_sources": 1, "factuality": "holds"}
    return {name: value for name, value in conditions.items() if value not in (None, usual.get(name))}


def _tell_left_out(left_out: int) -> None:
    if left_out:
        note(f"{left_out:,} more left out by --limit")


def _draw(days: Iterable[Tally], title: str, path: Path) -> None:
    from graph.showing.periods import bars  # hardly ever needed
    from graph.showing.plotting import plot  # see above
    from graph.storing.atomic import write_atomically  # see above

    write_atomically(path, [plot(bars(days), title, path)])
