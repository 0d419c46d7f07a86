"""What the tests of this floor share: reading bytes as a file of a name, or as standard input."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Article, Rejection
from graph.reading import read

Reading = list[Article | Rejection]


@pytest.fixture
def read_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reading]:
    """Write bytes under a name in an empty folder, then read that file by its name alone."""
    monkeypatch.chdir(tmp_path)

    def reading(data: bytes | str, name: str = "in.txt") -> Reading:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read([name]))

    return reading


@pytest.fixture
def read_stdin() -> Callable[[bytes], Reading]:
    """Read bytes from standard input."""
    return lambda data: list(read(["-"], io.BytesIO(data)))
