"""Who is in the graph: the actors, one by one, which two of them are one, and lists of them brought along."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from graph.asking.names import compact
from graph.commandline import options
from graph.errors import IdentityError
from graph.knowledge_graph import KnowledgeGraph
from graph.limits import MAX_IMPORT_BYTES
from graph.showing import forms
from graph.showing.console import note, paper, put

ANSWERS: Final = {
    "yes": "same",
    "y": "same",
    "no": "different",
    "n": "different",
    "unsure": "unsure",
    "u": "unsure",
}
"""What may be answered to the question whether two actors are one."""

signed_options: Final = options.together(
    options.option("--by", "NAME", "Who judges."),
    options.option("--when", "DAY", "When."),
    options.option("--note", "TEXT", "Why."),
)


class Searching(click.Group):
    """A group of commands whose first word may be something to search for instead."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names no command, and is not help, as words for the search."""
        known = {*self.commands, *ctx.help_option_names}
        return super().parse_args(ctx, args if args and args[0] in known else ["search", *args])


@click.group(cls=Searching)
def actors() -> None:
    """List the actors, by any name: kg actors [TEXT]. Those with most statements come first.

    Example: kg actors rebels
    """


@actors.command()
@click.argument("text", default="")
@options.store_option
@options.form_option("table", "json")
def search(text: str, store: str, form: str) -> None:
    """List the actors, as kg actors [TEXT] does. Where nobody has the name, those with near ones.

    Example: kg actors search review
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.actors(graph.actors(text), form, paper()))


@actors.command()
@click.argument("actor")
@options.store_option
@options.form_option("table", "json")
def show(actor: str, store: str, form: str) -> None:
    """Show all that is known of one: names, ids, offices, and in which words articles speak of it.

    Example: kg actors show 'Angela Merkel'
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.actor_file(graph.actor_file(actor), form, paper()))


@actors.command()
@options.store_option
@options.form_option("table", "json")
@click.option("--list", "listing", is_flag=True, help="Only list the pairs.")
@signed_options
def review(store: str, form: str, *, listing: bool, **signed: str | None) -> None:
    """Ask about pairs of actors that may be one: yes, no or unsure, a line each; an empty line passes over.

    Example: kg actors review --by Jane
    """
    if listing or form == "json":
        with KnowledgeGraph(store, read_only=True) as graph:
            put(forms.questions(tuple(graph.review()), form, paper()))
        return
    with KnowledgeGraph(store, new=False) as graph:
        _ask(graph, signed)


def _ask(graph: KnowledgeGraph, signed: dict[str, str | None]) -> None:
    judged = 0
    for question in tuple(graph.review()):
        put(forms.questions([question], "table", paper()))
        note("one actor? yes, no, unsure: ")
        line = sys.stdin.readline()
        if not line:
            break
        word = line.strip().lower()
        if word and word not in ANSWERS:
            raise IdentityError(
                f"{word[:40]!r} is no answer; write yes, no or unsure. {judged} pairs are judged"
            )
        if word:
            pair = question.pair
            graph.judge(pair.one.iri, pair.other.iri, ANSWERS[word], **signed)
            judged += 1
    note(f"{judged} pairs judged, {len(tuple(graph.review()))} open")


@actors.command()
@options.store_option
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table", show_default=True)
@options.option("--replay", "FILE", "Judge again what this log of JSON Lines does; - is standard input.")
def log(store: str, form: str, replay: str | None) -> None:
    """Print what was judged of actors, or replay a log into the graph, all of it or nothing.

    Example: kg actors log --format jsonl > judgements.jsonl
    """
    if replay is not None:
        text = _read(replay)
        with KnowledgeGraph(store, new=False) as graph:
            note(f"{graph.import_judgements(text, replay)} judgements added")
        return
    with KnowledgeGraph(store, read_only=True) as graph:
        put(graph.export_judgements() if form == "jsonl" else forms.judgements(graph.judgements(), paper()))


def _read(source: str) -> str:
    try:
        with sys.stdin.buffer if source == "-" else Path(source).open("rb") as file:
            return file.read(MAX_IMPORT_BYTES).decode("utf-8")
    except OSError as error:
        raise IdentityError(f"{source}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise IdentityError(f"{source}: not UTF-8 at byte {error.start}") from error


@actors.command("import")
@click.argument("source", required=False)
@options.store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "ftm", "cameo", "sparql")),
    help="What SOURCE is, if its ending does not tell.",
)
@options.option("--name", "NAME", "Of the list; one of the same name is replaced.  [default: the file's]")
@options.option("--query", "FILE", "SPARQL for an endpoint.  [default: leaders, from Wikidata]")
@options.option("--remove", "NAME", "Let go of this list instead.")
def import_(source: str | None, store: str, remove: str | None, **how: str | None) -> None:
    """Bring along a list of actors, all of it or nothing; the next build reads them.

    SOURCE is a table (CSV or TSV with name, id, aliases, kind, ids, part_of), FollowTheMoney entities, an
    actor dictionary of the CAMEO family, or the address of a SPARQL endpoint: only then it opens the network.

    Example: kg actors import parties.csv --name parties
    """
    if (source is None) == (remove is None):
        raise click.UsageError("name a list to take in, or one to remove")
    with KnowledgeGraph(store) as graph:
        if remove is not None:
            note(
                f"list {remove} removed"
                if graph.remove_actors(remove)
                else f"no list {remove!r} in the graph"
            )
            return
        report = graph.import_actors(str(source), **how)
    for left in report.left_out:
        note(f"left out {left}")
    note(str(report))


@click.command()
@click.argument("actor")
@click.argument("other")
@options.store_option
@signed_options
def merge(actor: str, other: str, store: str, **signed: str | None) -> None:
    """Make two actors one, that of ACTOR. What articles say stays as it was read; kg split undoes it.

    Example: kg merge 'Abiy Ahmed' 'Abiy Ahmed Ali'
    """
    with KnowledgeGraph(store, new=False) as graph:
        done = graph.merge(actor, other, **signed)
        card = graph.actor(actor)
    note(
        f"{actor} and {other} are one: {card.label}, {card.relations} statements"
        if done
        else "judged so already"
    )


@click.command()
@click.argument("actor")
@options.store_option
@options.option("--article", "ID", "The article that means somebody else of that name, who is told apart.")
@signed_options
def split(actor: str, store: str, article: str | None, **signed: str | None) -> None:
    """Take an actor apart from all that it was made one with; or one article's from all others'.

    Example: kg split Kim --article 2018-06-12-summit
    """
    with KnowledgeGraph(store, new=False) as graph:
        apart = graph.split(actor, article, **signed)
        labels = [graph.actor(one.other).label for one in apart]
    if article is None:
        note(f"{actor} is not {', not '.join(labels)}")
    else:
        others = " and ".join(compact(one.other) for one in apart)
        note(f"{actor} is not who {article} means: that is {others}; kg merge takes it back")
