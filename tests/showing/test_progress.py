from __future__ import annotations

import io
import time

import pytest

from graph.showing import progress
from graph.showing.progress import Counting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_said_is_a_line_without_commands_to_the_terminal() -> None:
    stream = io.StringIO()
    with Counting(stream, "reading", "articles") as counting:
        counting.step("stored a\x1b[2J")
        counting.step()
    assert stream.getvalue() == "stored a\\u001B[2J\n"


def test_a_terminal_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.02)
    stream = Terminal()
    with Counting(stream, "reading", "articles") as counting:
        counting.step("stored a")
        deadline = time.monotonic() + 10
        while "reading… 1 articles" not in stream.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
        counting.say("stored b")
    told = stream.getvalue()
    assert "reading… 1 articles, " in told
    assert "\r\x1b[Kstored b\n" in told
    assert told.endswith("\r\x1b[K")


@pytest.mark.parametrize("quiet", [True, False])
def test_what_is_quick_or_quiet_is_not_counted(quiet: bool) -> None:
    stream = Terminal()
    with Counting(stream, "reading", "articles", quiet=quiet) as counting:
        counting.step("stored a")
    assert stream.getvalue() == "stored a\n"
