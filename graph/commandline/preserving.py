"""What the graph gives up, and how it is kept safe."""

from __future__ import annotations

from typing import Any

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.preserving import restore as bring_back
from graph.showing.console import deliver, note, put
from graph.storing.folder import SCHEMA_VERSION


@click.command()
@click.argument("articles", nargs=-1)
@options.store_option
@options.option("--source", "PUBLISHER", "Only articles that it published.")
@options.option("--before", "DAY", "Only articles from before then: 2018, 2018-02 or 2018-02-14.")
@options.flag("--dry-run", "Remove nothing, list what would go.")
@options.flag("--wipe", "Leave nothing on the disk either; writes the whole store anew.")
def forget(articles: tuple[str, ...], store: str, *, dry_run: bool, **given: Any) -> int:
    """Remove articles with all that only they support. ARTICLES are ids.

    Several conditions narrow what goes: --source Wire --before 2018 is what Wire published until 2017. An
    article without a day goes only by its id or its source. Judgements of actors stay.

    Example: kg forget idlib-truce
    """
    if not articles and given["source"] is None and given["before"] is None:
        raise click.UsageError("name articles, --source or --before")
    with KnowledgeGraph(store, read_only=dry_run, new=False) as graph:
        forgotten = graph.forget(articles, dry_run=dry_run, **given)
    for article in forgotten.unknown:
        note(f"no article {article!r} in the graph")
    if dry_run:
        put([f"{article}\n" for article in forgotten.articles])
    note(f"{'would forget' if dry_run else 'forgot'} {forgotten}")
    return options.batch_code(len(forgotten.articles), len(forgotten.unknown))


@click.command()
@click.argument("file")
@options.store_option
def backup(file: str, store: str) -> None:
    """Write all of the graph to FILE, - for standard output; also while kg build adds to it.

    It is compressed N-Quads with a digest. What people judged and the lists they brought along are in it.

    Example: kg backup graph.backup
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        deliver(graph.backup(), file)


@click.command()
@click.argument("file")
@options.store_option
@options.flag("--force", "Lose what the store holds now, which may be damaged.")
def restore(file: str, store: str, *, force: bool) -> None:
    """Make a graph of what kg backup has written, all of it or nothing.

    Example: kg restore graph.backup --store copy
    """
    bring_back(store, file, force=force)
    note(f"restored {store} from {file}")


@click.command()
@options.store_option
def upgrade(store: str) -> None:
    """Bring a graph of an older version of kg to this one. Whatever writes to it does so, too.

    Example: kg upgrade
    """
    with KnowledgeGraph(store, new=False):
        note(f"{store} is of version {SCHEMA_VERSION}, this one")
