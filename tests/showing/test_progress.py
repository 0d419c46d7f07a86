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


@pytest.mark.parametrize(
    ("count", "through", "told"),
    [
        (0, 0, ["10 s"]),
        (50, 0, ["50 articles", "10 s", "5.0 a second"]),
        (50, 250, ["50 articles", "10 s", "5.0 a second", "30 s left"]),
        (5, 1, ["5 articles", "10 s", "0.5 a second", "2 h 46 min left"]),
        (5, 2_000, ["5 articles", "10 s", "0.5 a second"]),
    ],
)
def test_rate_and_time_left_are_told_as_far_as_they_are_known(
    count: int, through: int, told: list[str]
) -> None:
    counting = Counting(Terminal(), "reading", "articles", total=1_000)
    for _ in range(count):
        counting.step()
    counting.advance(through)
    assert list(counting._told(10.0)) == told
