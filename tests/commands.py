"""The command line as a function: arguments in, exit code and output out, all in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import kg

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: its exit code and what it wrote."""

    code: int
    out: str
    err: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Built:
    """A folder in which ``kg build`` has written kg-store and kg.html, and what it said."""

    folder: Path
    done: Done


class Terminal(io.TextIOWrapper):
    """A stream that passes for a terminal."""

    def isatty(self) -> bool:
        return True


Command = Callable[..., Done]


def run(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", terminal: bool = False) -> Done:
    """Run ``kg`` with these arguments; ``terminal`` says whether its three streams pass for one."""
    kind = Terminal if terminal else io.TextIOWrapper
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin, sys.stdout, sys.stderr = kind(io.BytesIO(stdin)), kind(out), kind(err)
    try:
        with chdir(cwd or Path.cwd()):
            code = kg.main([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return Done(code, out.getvalue().decode(), err.getvalue().decode(), out.getvalue())
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams


def memory(what: str) -> float:
    """Megabytes that this process, of Linux, holds (VmRSS) or held at most (VmHWM)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024
