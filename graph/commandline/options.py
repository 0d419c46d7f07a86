"""What the commands of kg.py share: options, exit codes, and how an error is told in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import IntEnum
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from graph.errors import KgError, QueryError
from graph.limits import MAX_JOBS, MAX_QUERY_BYTES, MAX_QUERY_SECONDS, MAX_ROWS
from graph.ontology import PREFIXES
from graph.showing.console import ReaderGoneError, note, paper, put
from graph.values import Modality, Polarity

STORE: Final = "kg-store"
"""The folder of the graph where none is named."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Code(IntEnum):
    """Exit codes; the last two are what a shell reports for a process that SIGINT or SIGPIPE has ended."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PARTLY = 3
    INTERRUPTED = 130
    READER_GONE = 141


def batch_code(done: int, rejected: int) -> Code:
    """What became of a batch.

    >>> batch_code(13, 1), batch_code(0, 1), batch_code(0, 0)
    (<Code.PARTLY: 3>, <Code.FAILED: 1>, <Code.DONE: 0>)
    """
    if not rejected:
        return Code.DONE
    return Code.PARTLY if done else Code.FAILED


def event_line(event: object) -> str:
    """What became of an input of a build or an extraction, in a line."""
    from graph.model import Rejection, Unchanged  # questions do without

    if isinstance(event, Unchanged):
        return f"unchanged {event.source}"
    return f"rejected {event}" if isinstance(event, Rejection) else str(event)


def told(error: Exception) -> Code:
    """Say on standard error, in one line, what went wrong; the exit code for it."""
    match error:
        case ReaderGoneError():
            return Code.READER_GONE
        case click.Abort():
            note("kg: interrupted; what was reported as stored is stored")
            return Code.INTERRUPTED
        case click.UsageError():
            _tell_usage(error)
            return Code.USAGE
        case KgError():
            note(f"kg: {error}")
        case _:
            note(f"kg: unexpected {type(error).__name__}: {error} (--debug shows where)")
    return Code.FAILED


def _tell_usage(error: click.UsageError) -> None:
    message = error.format_message()
    if "\n" in message:  # click gives the whole help where no command is named
        click.echo(message, err=True)
    else:
        note(f"kg: {message} ({error.ctx.command_path if error.ctx else 'kg'} --help tells more)")


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order in which help lists them."""

    def decorate(command: Command) -> Command:
        for add in reversed(options):
            command = add(command)
        return command

    return decorate


def option(name: str, metavar: str | None, text: str, **more: Any) -> Callable[[Command], Command]:
    """An option with its value's name and its help."""
    return click.option(name, metavar=metavar, help=text, **more)


def flag(name: str, text: str, **more: Any) -> Callable[[Command], Command]:
    """An option without a value."""
    return click.option(name, is_flag=True, help=text, **more)


def form_option(*forms: str) -> Callable[[Command], Command]:
    """``--format`` with these choices, the first by default."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


def _listing(
    pieces: Callable[[], str | Iterable[str]],
) -> Callable[[click.Context, click.Parameter, bool], None]:
    """A callback that writes a list and ends the command."""

    def write(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  # click's way
        if wanted:
            put(pieces())
            context.exit()

    return write


def earlier(page: str) -> str | None:
    """The file that is to be written anew, if it is one."""
    return None if page == "-" else page


ONE_QUERY: Final = "give either a query or --name with a saved one (--names lists them)"


def only_query(words: tuple[str, ...]) -> str:
    """The query among the words of the command line, or from standard input.

    Raises:
        click.UsageError: if there is none, or anything beside it.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word.partition("=")[0])
    if len(words) != 1:
        raise click.UsageError(ONE_QUERY)
    if words[0] != "-":
        return words[0]
    try:
        return sys.stdin.buffer.read(MAX_QUERY_BYTES + 1).decode()
    except UnicodeDecodeError as error:
        raise QueryError(f"the query is not UTF-8 at byte {error.start}") from error


def parameters(words: tuple[str, ...]) -> dict[str, str]:
    """What a saved query is asked about, from the options that are its own.

    >>> parameters(("--actor", "Turkey", "--since=2018"))
    {'actor': 'Turkey', 'since': '2018'}

    Raises:
        click.UsageError: if a word is no option, or an option has no value.
    """
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        variable, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            raise click.UsageError(ONE_QUERY)
        given[variable] = value if equals else next(rest, "")
        if not given[variable]:
            raise click.UsageError(f"--{variable} needs a value")
    return given


def _bindings(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    split = [one.partition("=") for one in given]
    if not all(equals for _, equals, _ in split):
        raise click.BadParameter("write it as VARIABLE=VALUE")
    return {variable.lstrip("?"): value for variable, _, value in split}


def known_prefixes() -> Iterable[str]:
    """The prefixes as a query writes them."""
    return (f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


def _saved_queries() -> str:
    # Imported here because other commands need neither.
    from graph.asking.queries import saved, saved_names
    from graph.showing.listings import query_list

    return query_list(map(saved, saved_names()), paper())


LEARNING: Final = "learning {:,} examples (first run only)…"
"""What is said of ``Pipeline.learning``."""

store_option: Final = option(
    "--store",
    "PLACE",
    "The graph: a folder, or a SPARQL server (or KG_STORE).",
    envvar="KG_STORE",
    default=STORE,
    show_default=True,
)
reading_options: Final = together(
    option(
        "--ontology", "FILE", "Turtle that teaches more relations or actors; can be repeated.", multiple=True
    ),
    option("--model", "NAME", "Another spaCy pipeline for English."),
)
fetching_options: Final = together(
    flag("--follow", "Also fetch the articles that feeds and lists only name."),
    flag("--allow-private", "Also fetch from this machine and its network."),
)
batch_options: Final = together(
    option(
        "--jobs",
        "PROCESSES",
        "How many processes read; each takes some 300 MB.",
        type=click.IntRange(1, MAX_JOBS),
        default=1,
        show_default=True,
    ),
    reading_options,
)
plot_option: Final = option(
    "--plot",
    "FILE",
    "Also draw it as .png or .svg (needs actorgraph[plot]).",
    type=click.Path(dir_okay=False, path_type=Path),
)
rows_options: Final = together(
    store_option,
    flag("--evidence", "Also the sentences, with their words marked."),
    form_option("table", "json", "jsonl", "csv"),
)
narrowing_options: Final = together(
    option("--relation", "NAME", "Only this relation and those that imply it, as backs."),
    option("--event", "TYPE", "Only this PLOVER event type, as SUPPORT."),
    option("--place", "NAME", "Only what happens there."),
    option("--source", "PUBLISHER", "Only what this publisher says."),
    option("--text", "WORDS", "Only sentences with these words."),
    option("--as-of", "DAY", "Only what was known then: articles published until that day."),
    option(
        "--min-confidence",
        "SHARE",
        "Only what is as sure, from 0 to 1.",
        type=click.FloatRange(0, 1),
        default=0.0,
    ),
    option(
        "--min-sources",
        "NUMBER",
        "Only what as many independent sources state.",
        type=click.IntRange(1),
        default=1,
    ),
)
time_options: Final = together(
    option("--since", "DAY", "Only from then on: 2018, 2018-02 or 2018-02-14."),
    option("--until", "DAY", "Only until then, included."),
)
factuality_options: Final = together(
    click.option(
        "--all", "factuality", flag_value="all", default="holds", help="Also denials, plans and demands."
    ),
    click.option("--polarity", type=click.Choice(tuple(Polarity)), help="Only what is asserted, or denied."),
    click.option("--modality", type=click.Choice(tuple(Modality)), help="Only facts, plans and so on."),
)
limit_option: Final = option(
    "--limit", "ROWS", "Only the first rows.", type=click.IntRange(1), default=MAX_ROWS
)
condition_options: Final = together(
    rows_options, narrowing_options, time_options, factuality_options, limit_option
)
query_options: Final = together(
    click.argument("words", metavar="[SPARQL]", nargs=-1, type=click.UNPROCESSED),
    store_option,
    form_option("table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld"),
    option(
        "--timeout",
        "SECONDS",
        "When to end a query that takes too long.",
        type=click.FloatRange(0, min_open=True),
        default=MAX_QUERY_SECONDS,
        show_default=True,
    ),
    option("--name", "QUERY", "Put a saved query; what it asks about follows as --actor Turkey."),
    option("--bind", "VARIABLE=VALUE", "The same as --VARIABLE VALUE.", multiple=True, callback=_bindings),
    flag(
        "--names",
        "List the saved queries.",
        callback=_listing(_saved_queries),
        is_eager=True,
        expose_value=False,
    ),
    option(
        "--prefixes",
        "[PREFIX]",
        "List the known prefixes, or the names of one: --prefixes rel.",
        is_flag=False,
        flag_value="",
    ),
)
