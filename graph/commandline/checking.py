"""Whether the graph, and what teaches the reader, are as they should be."""

from __future__ import annotations

import sys
from typing import Any

import click

from graph.commandline import options
from graph.knowledge_graph import KnowledgeGraph
from graph.showing.console import note, put
from graph.showing.progress import Counting


@click.command()
@options.store_option
def validate(store: str) -> int:
    """Check the graph against its SHACL shapes.

    Example: kg validate
    """
    graphs = faults = 0
    counting = Counting(sys.stderr, "checking", "graphs", quiet=sys.stdout.isatty())
    with KnowledgeGraph(store, read_only=True) as graph, counting:
        for checked in graph.validate():
            counting.step()
            graphs += 1
            faults += len(checked.faults)
            put([f"{checked.graph}: {fault}\n" for fault in checked.faults])
    note(f"{graphs} graphs checked, {faults} faults found")
    return options.Code.FAILED if faults else options.Code.DONE


@click.group()
def ontology() -> None:
    """Look after what teaches the reader its relations."""


@ontology.command()
@options.reading_options
def check(**reading: Any) -> int:
    """List examples that teach nothing, or two relations the same, and actors at odds with each other.

    Of actors these are names that two have, offices that two hold at once, and references to nobody.

    Example: kg ontology check --ontology mine.ttl
    """
    with KnowledgeGraph(**reading) as graph, Counting(sys.stderr, "learning", "examples"):
        audit, lesson = graph.check_actors(), graph.check_ontology()
    put([f"{fault}\n" for fault in (*audit.faults, *lesson.faults)])
    note(str(audit))
    note(str(lesson))
    return options.batch_code(lesson.learnt, len(lesson.faults) + len(audit.faults))
