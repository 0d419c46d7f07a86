"""What the shape of the network tells, as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from graph.commandline import options
from graph.errors import QueryError
from graph.knowledge_graph import KnowledgeGraph
from graph.limits import MAX_BLOCS_BYTES, MAX_ROWS
from graph.showing.console import note, paper, put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.showing.analyses import Part

_PARTS: Final = options.together(
    click.option(
        "--communities", "part", flag_value="communities", default=True, help="Who stands together."
    ),
    click.option("--central", "part", flag_value="central", help="Who is central, by four measures."),
    click.option("--brokers", "part", flag_value="brokers", help="Who stands between blocs, in which role."),
    click.option("--balance", "part", flag_value="balance", help="How far friends and foes are in balance."),
)


@click.command()
@_PARTS
@options.option("--blocs", "FILE", "For --brokers: CSV with actor and bloc; else communities are the blocs.")
@options.store_option
@options.form_option("table", "json", "csv")
@options.narrowing_options
@options.time_options
@options.option(
    "--limit", "ROWS", "Only the first rows.", type=click.IntRange(1, MAX_ROWS), default=20, show_default=True
)
def analyse(part: Part, blocs: str | None, store: str, form: str, limit: int, **conditions: Any) -> None:
    """Tell what the shape of the network tells: who stands together, who is central, who brokers.

    Only what articles state as a fact counts.

    Example: kg analyse --brokers --since 2018
    """
    from graph.showing.analyses import tell  # imports networkx, which help does without

    if blocs and part != "brokers":
        raise click.UsageError("--blocs goes with --brokers")
    given = _read(Path(blocs)) if blocs else None
    with KnowledgeGraph(store, read_only=True) as graph:
        told = tell(graph.analysis(blocs=given, **conditions), part, form, paper(), limit)
    put(told.text)
    if told.left_out:
        note(f"{told.left_out:,} more left out by --limit")
    if not told.text:
        note("nothing to tell: no such relation was found; widen the conditions, or add articles")


def _read(file: Path) -> Mapping[str, str]:
    from graph.analysing.given import read_blocs  # see above

    try:
        with file.open("rb") as opened:
            raw = opened.read(MAX_BLOCS_BYTES + 1)
        text = raw.decode("utf-8")
    except OSError as error:
        raise QueryError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file} is not UTF-8 at byte {error.start}") from error
    if len(raw) > MAX_BLOCS_BYTES:
        raise QueryError(f"{file} has more than {MAX_BLOCS_BYTES:,} bytes")
    return read_blocs(text, str(file))
