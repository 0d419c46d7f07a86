"""The command line of Actorgraph: parse, one library call, print. Results on stdout, all else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

import click

from graph import __version__
from graph.commandline import options
from graph.showing.console import speak_utf8

COMMANDS: Final = {
    "building": ("build", "extract", "import"),
    "distributing": ("load",),
    "asking": ("relations", "timeline", "path", "neighbours", "disputes", "changes", "search", "counts",
               "explain", "query", "stats"),
    "preserving": ("forget", "backup", "restore", "upgrade"),
    "analysing": ("analyse",),
    "actors": ("actors", "merge", "split"),
    "articles": ("articles",),
    "writing": ("view", "export"),
    "serving": ("serve",),
    "checking": ("validate", "ontology"),
}  # fmt: skip
"""The commands by the module of graph/commandline that holds them."""


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


class Commands(click.Group):
    """Commands whose modules are loaded when they are needed, so that one does not wait for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """The names of all commands."""
        return sorted(name for names in COMMANDS.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # see above
        """The command of this name, if there is one."""
        home = next((module for module, names in COMMANDS.items() if cmd_name in names), None)
        if home is None:
            return None
        from importlib import import_module  # see above

        module = import_module(f"graph.commandline.{home}")
        commands = (value for value in vars(module).values() if isinstance(value, click.Command))
        return next(command for command in commands if command.name == cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@options.flag("--debug", "Show where an error comes from; works with every command.", expose_value=False)
def cli() -> None:
    """Who does what to whom, according to the news: a graph to ask, to look up and to see.

    Begin with: kg build data/articles
    """


if __name__ == "__main__":
    sys.exit(main())
