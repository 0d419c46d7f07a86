"""What was read: the articles, one by one, and what each states."""

from __future__ import annotations

import click

from graph.commandline import options
from graph.commandline.actors import Searching
from graph.knowledge_graph import KnowledgeGraph
from graph.limits_outside import MAX_ANSWER_ROWS
from graph.showing import forms
from graph.showing.console import paper, put


@click.group(cls=Searching)
def articles() -> None:
    """List the articles, the latest first: kg articles [TEXT], by words of title, id, publisher or address.

    Example: kg articles idlib
    """


@articles.command()
@click.argument("text", default="")
@options.store_option
@options.option(
    "--limit", "ROWS", "Only the first articles.", type=click.IntRange(1), default=50, show_default=True
)
@options.form_option("table", "json")
def search(text: str, store: str, limit: int, form: str) -> None:
    """List the articles, as kg articles [TEXT] does.

    Example: kg articles search show
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.articles(graph.articles(text, limit), form, paper()))


@articles.command()
@click.argument("article")
@options.store_option
@options.form_option("table", "json")
def show(article: str, store: str, form: str) -> None:
    """Show where an article comes from, and its text with its statements. ARTICLE is an id.

    Where texts were not kept, its sentences are shown that state something.

    Example: kg articles show idlib-truce
    """
    with KnowledgeGraph(store, read_only=True) as graph:
        put(forms.reading(graph.reading(article, MAX_ANSWER_ROWS), form, paper()))
