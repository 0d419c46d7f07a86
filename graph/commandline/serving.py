"""The graph as a server, for browsers and programs on this machine."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from graph.commandline import options
from graph.errors import ServingError
from graph.fetching import is_address
from graph.limits import MAX_QUERY_SECONDS
from graph.showing.console import note


@click.command()
@options.store_option
@options.option(
    "--port",
    "PORT",
    "Where to listen; 0 takes a free one and says which.",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
)
@options.option(
    "--host", "ADDRESS", "On which address; others than this machine's own need --token.", default="127.0.0.1"
)
@options.option("--token", "TOKEN", "What clients must give (or KG_TOKEN).", envvar="KG_TOKEN")
@options.option(
    "--timeout",
    "SECONDS",
    "When to end a query that takes too long.",
    type=click.FloatRange(0, min_open=True),
    default=MAX_QUERY_SECONDS,
    show_default=True,
)
@options.flag("--write", "Let those who give the token change the graph; kg build has to wait meanwhile.")
def serve(store: str, port: int, host: str, token: str | None, **more: Any) -> None:
    """Serve the graph to browsers and programs on this machine, until Ctrl-C.

    Pages to explore it, SPARQL at /sparql, JSON at /api. It only reads, and what kg build adds meanwhile is
    seen at once. With --write it is the store's one writer: updates at /sparql, articles' graphs at /store,
    and the page to judge which actors are one.

    Example: kg serve --port 8080
    """
    if is_address(store):
        raise ServingError(
            f"{store}: kg serve shows a graph that is in a folder; a server has a page of its own, and "
            "kg export, kg import bring the graph here"
        )
    from graph.serving import application, server  # no other command needs a web framework
    from graph.serving.gate import Admission  # see above

    settings = server.Settings(Path(store), host, port, token, more["timeout"], more["write"])
    with closing(server.listen(settings)) as listening:
        admission = Admission(server.own_names(listening), settings.token)
        app = application.application(settings, admission, _report)
        where = server.address(listening)
        note(f"serving {store} at {where} (SPARQL at {where}sparql, JSON at {where}api; Ctrl-C ends it)")
        if settings.write:
            note(f"{store} is locked for other writers, such as kg build, until this ends")
        server.serve(app, listening)
    note("stopped")


def _report(error: Exception) -> None:
    note(f"kg: unexpected {type(error).__name__}: {error}")
