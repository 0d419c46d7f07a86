from __future__ import annotations

import click
import pytest

from graph.commandline.options import Code, event_line, told
from graph.errors import StoreError, UnknownActorError
from graph.model import Rejection
from graph.showing.console import ReaderGoneError


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (ReaderGoneError(), Code.READER_GONE, ""),
        (click.Abort(), Code.INTERRUPTED, "kg: interrupted; what was reported as stored is stored\n"),
        (click.UsageError("no such option"), Code.USAGE, "kg: no such option (kg --help tells more)\n"),
        (StoreError("no store\nat x"), Code.FAILED, "kg: no store at x\n"),
        (UnknownActorError("X"), Code.FAILED, "kg: no actor named 'X' in the graph; kg actors lists all\n"),
        (KeyError("x"), Code.FAILED, "kg: unexpected KeyError: 'x' (--debug shows where)\n"),
    ],
)
def test_an_error_is_one_line_and_a_code(
    error: Exception, code: Code, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(error) is code
    assert capsys.readouterr() == ("", line)


def test_a_rejection_is_called_one() -> None:
    assert event_line(Rejection("a.txt", "empty")) == "rejected a.txt: empty"
