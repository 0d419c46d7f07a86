"""The command line of Actorgraph: parse, one library call, print. Results on stdout, all else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from graph import __version__
from graph.commandline import actors, articles, asking, building, checking, options, serving, writing
from graph.showing.console import speak_utf8


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
        return cli.main(words, "kg", standalone_mode=False) or options.Code.DONE
    except Exception as error:  # noqa: BLE001  # whatever goes wrong becomes one line and an exit code
        if words != given:
            import traceback  # takes longer to import than most questions to answer

            traceback.print_exc()
        return options.told(error)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@options.flag("--debug", "Show where an error comes from; works with every command.", expose_value=False)
def cli() -> None:
    """Who does what to whom, according to the news: a graph to ask, to look up and to see.

    Begin with: kg build data/articles
    """


for command in (
    *(building.build, building.extract, building.forget, building.import_),
    *(asking.relations, asking.timeline, asking.path, asking.explain, asking.query, asking.stats),
    *(actors.actors, actors.merge, actors.split, articles.articles),
    *(writing.view, writing.export, serving.serve, checking.validate, checking.ontology),
):
    cli.add_command(command)


if __name__ == "__main__":
    sys.exit(main())
