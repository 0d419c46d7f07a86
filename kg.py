"""The command line of Actorgraph: parse, one library call, print. Results on stdout, all else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from graph import __version__
from graph.knowledge_graph import KnowledgeGraph
from graph.model import Rejection
from graph.showing import commandline as shared
from graph.showing import forms
from graph.showing.console import deliver, note, paper, put, speak_utf8


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: of the command line; None for those of this process.

    Returns:
        0 done, 1 failed, 2 wrong usage, 3 partly done (some of the input was rejected), 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    words = [word for word in given if word != "--debug"]
    try:
        return cli.main(words, "kg", standalone_mode=False) or shared.Code.DONE
    except Exception as error:  # noqa: BLE001  # whatever goes wrong becomes one line and an exit code
        if words != given:
            import traceback  # takes longer to import than most questions to answer

            traceback.print_exc()
        return shared.told(error)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@shared.flag("--debug", "Show where an error comes from; works with every command.", expose_value=False)
def cli() -> None:
    """Who does what to whom, according to the news: a graph to ask, to look up and to see.

    Begin with: kg build data/articles
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@shared.store_option
@shared.option("--page", "FILE", "Where to write the page.  [default: kg.html beside the store]")
@shared.flag("--no-page", "Write no page.")
@shared.batch_options
def build(
    paths: tuple[str, ...], store: str, page: str | None, *, no_page: bool, jobs: int, **reading: Any
) -> int:
    """Read articles into the graph.

    PATHS are files and folders, - is standard input. An article that is there unchanged is not read again.

    Example: kg build data/articles
    """
    from graph.showing.progress import Counting
    from graph.showing.suggestions import suggestions

    with KnowledgeGraph(store, **reading) as graph:
        with Counting(sys.stderr, "reading", "articles") as counting:
            graph.pipeline.learning = lambda count: counting.say(shared.LEARNING.format(count))
            report = graph.build(
                paths, lambda event: counting.step(shared.event_line(event)), sys.stdin.buffer, jobs
            )
        note(str(report))
        if report.read and not no_page:
            deliver(graph.page(), page or str(Path(store).parent / "kg.html"))
        commands = suggestions(graph.relations(), None if store == shared.STORE else store)
    for command in commands:
        note(f"try: {command}")
    return shared.batch_code(report.read, len(report.rejected))


@cli.command()
@click.argument("paths", nargs=-1)
@shared.form_option("jsonl", "table")
@shared.batch_options
def extract(paths: tuple[str, ...], form: str, jobs: int, **reading: Any) -> int:
    """Print what articles state. PATHS are as for build, none is standard input; no graph is needed.

    Example: kg extract article.txt --format jsonl
    """
    from graph.showing.progress import Counting

    if not paths and sys.stdin.isatty():
        raise click.UsageError("name articles, or send them to standard input")
    read = rejected = 0
    counting = Counting(sys.stderr, "reading", "articles", quiet=sys.stdout.isatty())
    with KnowledgeGraph(**reading) as graph, counting:
        graph.pipeline.learning = lambda count: counting.say(shared.LEARNING.format(count))
        for item in graph.extract(paths or ("-",), sys.stdin.buffer, jobs):
            if isinstance(item, Rejection):
                rejected += 1
                counting.step(shared.event_line(item))
            else:
                read += 1
                counting.step()
                put(forms.article(item.article, item.statements, form, paper()))
    return shared.batch_code(read, rejected)


@cli.command()
@click.argument("actor")
@click.argument("other", required=False)
@shared.condition_options
def relations(actor: str, other: str | None, store: str, form: str, **conditions: Any) -> None:
    """List who does what to whom. What ACTOR does and suffers; with OTHER, what is between the two.

    Example: kg relations Turkey Russia --evidence --since 2018
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        card = graph.actor(actor)
        rows = graph.relations(card.iri, other, **conditions)
    put(forms.relations(rows, form, paper(), card))


@cli.command()
@click.argument("actor")
@click.argument("other", required=False)
@shared.condition_options
def timeline(actor: str, other: str | None, store: str, form: str, **conditions: Any) -> None:
    """List relations day by day.

    Example: kg timeline Russia Ukraine --until 2022
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        rows = graph.timeline(actor, other, **conditions)
    put(forms.timeline(rows, form, paper()))


@cli.command()
@click.argument("actor")
@click.argument("other")
@shared.rows_options
def path(actor: str, other: str, store: str, form: str, *, evidence: bool) -> None:
    """Show how two actors are connected.

    Example: kg path Hezbollah Germany
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        rows = graph.path(actor, other, evidence=evidence)
    put(forms.relations(rows, form, paper()))


@cli.command()
@click.argument("text", default="")
@shared.store_option
@shared.form_option("table", "json")
def actors(text: str, store: str, form: str) -> None:
    """List the actors. TEXT is part of a name; those with most statements come first.

    Example: kg actors rebels
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.actors(graph.actors(text), form, paper()))


@cli.command()
@click.argument("statement")
@shared.store_option
@shared.form_option("table", "json")
def explain(statement: str, store: str, form: str) -> None:
    """Show what a statement was read from. STATEMENT is an id, as --evidence gives it.

    Example: kg explain 5a9c3d1e0b7f42c68d90
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.explanation(graph.explain(statement), form, paper()))


@cli.command()
@shared.query_options
def query(sparql: str | None, store: str, form: str, name: str | None, bind: dict[str, str]) -> None:
    """Put a SPARQL query to the graph. SELECT, ASK, CONSTRUCT, DESCRIBE; - is standard input.

    Example: kg query 'SELECT ?who ?whom { ?who rel:backs ?whom }'
    """
    from graph.asking.formats import render

    if (sparql is None) == (name is None):
        raise click.UsageError("give either a query or --name with a saved one (--names lists them)")
    with KnowledgeGraph(store, read_only=True) as graph:
        result = graph.saved_query(name, **bind) if name else graph.query(str(sparql))
    put(render(result, form))
    if result.truncated:
        note("there are more rows than these; ask for fewer, or use kg export")


@cli.command()
@click.argument("actor", required=False)
@shared.store_option
@shared.option(
    "-o", "FILE", "Where to write it; - for standard output.", default="kg.html", show_default=True
)
def view(actor: str | None, store: str, o: str) -> None:
    """Write a page to see the graph, or one actor. It opens in any browser, without network.

    Example: kg view Turkey -o turkey.html
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        deliver(graph.page(actor), o)


@cli.command()
@shared.store_option
@shared.form_option("nquads", "trig", "turtle")
@shared.option("-o", "FILE", "Where to write it; - for standard output.", default="-", show_default=True)
def export(store: str, form: str, o: str) -> None:
    """Write the whole graph as RDF. The same articles give the same bytes.

    Example: kg export --format trig -o graph.trig
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        deliver(graph.dump(form), o)


@cli.command()
@shared.store_option
@shared.form_option("table", "json")
def stats(store: str, form: str) -> None:
    """Count what the graph holds.

    Example: kg stats
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.statistics(graph.statistics(), form, paper()))


@cli.command()
@shared.store_option
def validate(store: str) -> int:
    """Check the graph against its SHACL shapes.

    Example: kg validate
    """
    from graph.showing.progress import Counting

    graphs = faults = 0
    counting = Counting(sys.stderr, "checking", "graphs", quiet=sys.stdout.isatty())
    with KnowledgeGraph(store, read_only=True) as graph, counting:
        for checked in graph.validate():
            counting.step()
            graphs += 1
            faults += len(checked.faults)
            put([f"{checked.graph}: {fault}\n" for fault in checked.faults])
    note(f"{graphs} graphs checked, {faults} faults found")
    return shared.Code.FAILED if faults else shared.Code.DONE


@cli.command()
@click.argument("articles", nargs=-1, required=True)
@shared.store_option
def forget(articles: tuple[str, ...], store: str) -> int:
    """Remove articles with all they state. ARTICLES are ids.

    Example: kg forget idlib-truce
    """
    with KnowledgeGraph(store, new=False) as graph:
        unknown = graph.forget(articles)
    for article in unknown:
        note(f"no article {article!r} in the graph")
    note(f"{len(articles) - len(unknown)} articles forgotten")
    return shared.batch_code(len(articles) - len(unknown), len(unknown))


@cli.group()
def ontology() -> None:
    """Look after what teaches the reader its relations."""


@ontology.command()
@shared.reading_options
def check(**reading: Any) -> int:
    """List examples that teach nothing, or two relations the same.

    Example: kg ontology check --ontology mine.ttl
    """
    from graph.showing.progress import Counting

    with KnowledgeGraph(**reading) as graph, Counting(sys.stderr, "learning", "examples"):
        lesson = graph.check_ontology()
    put([f"{fault}\n" for fault in lesson.faults])
    note(str(lesson))
    return shared.batch_code(lesson.learnt, len(lesson.faults))


if __name__ == "__main__":
    sys.exit(main())
