"""What changes the graph: articles in, articles out."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.building import EVERY, Gathered
from graph.commandline import distributing, options
from graph.knowledge_graph import KnowledgeGraph
from graph.model import Rejection
from graph.showing import forms
from graph.showing.console import deliver, note, paper, put
from graph.showing.inputs import Inputs
from graph.showing.progress import Counting
from graph.showing.reporting import ReportFile
from graph.showing.suggestions import suggestions
from graph.storing.records import Outcome
from graph.storing.tidying import be_sparing

if TYPE_CHECKING:
    from graph.pipeline import BuildReport, Progress


@click.command()
@click.argument("paths", nargs=-1, required=True)
@options.store_option
@options.option("--page", "FILE", "Where to write the page.  [default: kg.html beside the store]")
@options.flag("--no-page", "Write no page.")
@options.option("--report", "FILE", "Write what was rejected and why, and the counts, as JSON.")
@options.flag("--no-texts", "Keep the sentences that state something, not the whole texts.")
@options.flag("--watch", "Build again and again, until interrupted; write no page.")
@options.option(
    "--every",
    "SECONDS",
    "How long --watch waits between two rounds.",
    type=click.FloatRange(0, min_open=True),
    default=EVERY,
    show_default=True,
)
@options.fetching_options
@options.batch_options
@distributing.shard_options
def build(  # noqa: PLR0913  # its options
    paths: tuple[str, ...],
    store: str,
    page: str | None,
    *,
    no_page: bool,
    no_texts: bool,
    report: str | None,
    watch: bool,
    every: float,
    jobs: int,
    follow: bool,
    allow_private: bool,
    shards: str | None,
    parts: int | None,
    engine: str,
    master: str | None,
    conf: dict[str, str],
    **reading: Any,
) -> int:
    """Read articles into the graph.

    PATHS are files, folders, patterns and web addresses, - is standard input. What format each has is told
    by its content: text, web pages, web archives, JSON, tables, feeds, PDF, Word, e-mail, also packed. An
    article that is there unchanged is not read again, so a build that was interrupted goes on when it is
    called again.

    Example: kg build data/articles
    """
    if shards or parts or master or conf or engine != distributing.LOCAL:
        if watch or follow or page:
            raise click.UsageError("--watch, --follow and --page are not for shards")
        how_made = {"parts": parts, "engine": engine, "master": master, "conf": conf}
        return distributing.make_shards(paths, store, shards, report, jobs=jobs, **how_made, **reading)
    done: list[BuildReport] = []
    be_sparing()
    with KnowledgeGraph(store, **reading) as graph, ExitStack() as stack:
        counting = stack.enter_context(
            Counting(sys.stderr, "reading", "articles", total=None if watch else _extent(paths))
        )
        inputs = Inputs()
        told = ReportFile(Path(report), lambda: _totals(done, inputs)) if report else None
        if told:
            stack.enter_context(told)

        def each(event: Progress | Rejection) -> None:
            counting.step(options.event_line(event))
            if told:
                told.add(event)

        graph.pipeline.learning = lambda count: counting.say(options.LEARNING.format(count))
        how = Gathered(follow=follow, allow_private=allow_private, texts=not no_texts, alone=True)
        how["taken"] = inputs.add
        if watch:
            for round_ in graph.watch(paths, each, every=every, jobs=jobs, **how):
                if round_.read or round_.rejected:
                    counting.say(str(round_))
        how["counted"] = counting.advance
        done.append(graph.build(paths, each, sys.stdin.buffer, jobs, guarded=True, **how))
        stack.close()
        note(str(inputs))
        return _tell(graph, done[0], store, None if no_page else page or str(Path(store).parent / "kg.html"))


def _tell(graph: KnowledgeGraph, report: BuildReport, store: str, page: str | None) -> int:
    note(str(report))
    if report.read and page:
        deliver(graph.page(network=graph.network_view(before=options.earlier(page))), page)
    for command in suggestions(graph.relations(), None if store == options.STORE else store):
        note(f"try: {command}")
    return options.batch_code(report.read, len(report.rejected))


def _extent(paths: tuple[str, ...]) -> int | None:
    from graph.gathering import extent  # help does without

    return extent(paths) if sys.stderr.isatty() else None


def _totals(done: list[BuildReport], inputs: Inputs) -> dict[str, Any] | None:
    counted = ("read", "stored", "unchanged", "replaced", "statements")
    if not done:
        return None
    told = {name: getattr(done[0], name) for name in counted}
    return {**told, "inputs": dict(inputs.formats), "passed over": dict(inputs.passed)}


@click.command()
@click.argument("paths", nargs=-1)
@options.form_option("jsonl", "table")
@options.fetching_options
@options.batch_options
def extract(
    paths: tuple[str, ...], form: str, jobs: int, *, follow: bool, allow_private: bool, **reading: Any
) -> int:
    """Print what articles state. PATHS are as for build, none is standard input; no graph is needed.

    Example: kg extract article.txt --format jsonl
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("name articles, or send them to standard input")
    read = rejected = 0
    counting = Counting(sys.stderr, "reading", "articles", quiet=sys.stdout.isatty())
    with KnowledgeGraph(**reading) as graph, counting:
        graph.pipeline.learning = lambda count: counting.say(options.LEARNING.format(count))
        how = Gathered(follow=follow, allow_private=allow_private)
        for item in graph.extract(paths or ("-",), sys.stdin.buffer, jobs, guarded=True, **how):
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
