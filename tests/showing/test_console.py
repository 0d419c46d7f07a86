from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.showing import console


def test_results_of_text_and_bytes_come_as_utf_8(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    console.put("Türkiye\n")
    console.put([b"\xc3\xbc", "\ud800\n"])
    console.note("said\nin one line")
    out, err = capfdbinary.readouterr()
    assert out == "Türkiye\n".encode() + b"\xc3\xbc\\ud800\n"
    assert err == b"said in one line\n"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("old", encoding="utf-8")

    def broken() -> object:
        yield b"new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        console.deliver(broken(), str(file))  # type: ignore[arg-type]
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]
    console.deliver("new", str(file))
    assert file.read_text(encoding="utf-8") == "new"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        console.deliver("new", str(tmp_path / "nowhere" / "out"))


@pytest.mark.parametrize(("told", "width"), [("90", 90), ("0", None), ("many", None), ("", None)])
def test_the_width_is_what_columns_says(
    monkeypatch: pytest.MonkeyPatch, told: str, width: int | None
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    assert console.paper().width == width
