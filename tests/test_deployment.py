"""docs/deployment.md is true as far as a test can tell: its commands have the options that they are given."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

import kg
from tests.commands import ROOT, run

TEXT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")


def commands() -> Iterator[str]:
    """Each command of ours that the page shows, on one line."""
    for block in re.findall(r"^```(?:bash|ini)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            if match := re.match(r"(?:ExecStart=\S*/)?(kg .*)", line):
                yield match[1]


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_commands_of_the_page_parse(command: str) -> None:
    _, name, *words = shlex.split(command)
    known = kg.cli.get_command(click.Context(kg.cli), name)
    assert known is not None
    assert known.make_context(name, words).params


def test_the_page_shows_each_set_up() -> None:
    shown = "\n".join(commands())
    for part in ("--watch", "kg serve", "spark://", "--master yarn", "k8s://", "kg load", "--probe"):
        assert part in shown


def test_serving_a_server_is_refused_in_one_line() -> None:
    done = run("serve", "--store", "http://127.0.0.1:9/")
    assert done.code == 1
    assert done.err.startswith("kg: http://127.0.0.1:9/: kg serve shows a graph that is in a folder")
    assert done.err.count("\n") == 1
