"""A report is JSON whatever happens: nothing rejected, much rejected, interrupted, or nowhere to write it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import KgError
from graph.model import Rejection, Unchanged
from graph.showing.reporting import ReportFile

ODD = Rejection("a\u2028b\ud800.txt", 'said "no"')


@pytest.mark.parametrize(
    "events", [[], [ODD], [ODD, Unchanged("c", "same"), "stored d", Rejection("e", "f")]], ids=len
)
def test_what_is_rejected_stands_in_it(tmp_path: Path, events: list[object]) -> None:
    path = tmp_path / "report.json"
    with ReportFile(path, lambda: {"read": 4}) as report:
        for event in events:
            report.add(event)
        assert not path.exists()
    told = json.loads(path.read_text(encoding="utf-8"))
    rejected = [event for event in events if type(event) is Rejection]
    assert told["rejections"] == [{"source": one.source, "reason": one.reason} for one in rejected]
    assert (told["rejected"], told["read"], told["finished"]) == (len(rejected), 4, True)
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_build_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    report = ReportFile(path, lambda: None)
    report.__enter__()
    report.add(ODD)
    report.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert (told["rejected"], told["finished"]) == (1, False)


def test_nowhere_to_write_is_one_line(tmp_path: Path) -> None:
    with (
        pytest.raises(KgError, match=r"cannot write the report .*: No such file"),
        ReportFile(tmp_path / "none" / "report.json", lambda: None),
    ):
        pass
