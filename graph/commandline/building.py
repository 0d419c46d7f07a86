"""What changes the graph: articles in, articles out."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.model import Rejection
from graph.showing import forms
from graph.showing.console import deliver, note, paper, put
from graph.showing.progress import Counting
from graph.showing.suggestions import suggestions
from graph.storing.records import Outcome


@click.command()
@click.argument("paths", nargs=-1, required=True)
@options.store_option
@options.option("--page", "FILE", "Where to write the page.  [default: kg.html beside the store]")
@options.flag("--no-page", "Write no page.")
@options.batch_options
def build(
    paths: tuple[str, ...], store: str, page: str | None, *, no_page: bool, jobs: int, **reading: Any
) -> int:
    """Read articles into the graph.

    PATHS are files and folders, - is standard input. An article that is there unchanged is not read again.

    Example: kg build data/articles
    """
    with KnowledgeGraph(store, **reading) as graph:
        with Counting(sys.stderr, "reading", "articles") as counting:
            graph.pipeline.learning = lambda count: counting.say(options.LEARNING.format(count))
            report = graph.build(
                paths, lambda event: counting.step(options.event_line(event)), sys.stdin.buffer, jobs
            )
        note(str(report))
        if report.read and not no_page:
            deliver(graph.page(), page or str(Path(store).parent / "kg.html"))
        commands = suggestions(graph.relations(), None if store == options.STORE else store)
    for command in commands:
        note(f"try: {command}")
    return options.batch_code(report.read, len(report.rejected))


@click.command()
@click.argument("paths", nargs=-1)
@options.form_option("jsonl", "table")
@options.batch_options
def extract(paths: tuple[str, ...], form: str, jobs: int, **reading: Any) -> int:
    """Print what articles state. PATHS are as for build, none is standard input; no graph is needed.

    Example: kg extract article.txt --format jsonl
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("name articles, or send them to standard input")
    read = rejected = 0
    counting = Counting(sys.stderr, "reading", "articles", quiet=sys.stdout.isatty())
    with KnowledgeGraph(**reading) as graph, counting:
        graph.pipeline.learning = lambda count: counting.say(options.LEARNING.format(count))
        for item in graph.extract(paths or ("-",), sys.stdin.buffer, jobs):
            if isinstance(item, Rejection):
                rejected += 1
                counting.step(options.event_line(item))
            else:
                read += 1
                counting.step()
                put(forms.article(item.article, item.statements, form, paper()))
    return options.batch_code(read, rejected)


@click.command("import")
@click.argument("files", nargs=-1, required=True)
@options.store_option
def import_(files: tuple[str, ...], store: str) -> None:
    """Take in what kg export has written, all of it or nothing. FILES are .nq or .trig, also with .gz.

    An article that is there already is replaced.

    Example: kg import graph.nq.gz
    """
    with KnowledgeGraph(store) as graph:
        outcomes = Counter(graph.import_(files).values())
    note("graphs: " + ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome))
