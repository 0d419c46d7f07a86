"""The README is true: its commands run and answer what it shows.

``UPDATE_README=1 pytest tests/test_readme.py`` writes the answers that the commands give now into it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from graph.knowledge_graph import KnowledgeGraph
from graph.ontology import PREFIXES
from tests.commands import ROOT, Built, run

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command that the README shows, with the lines that it shows as the answer."""

    command: str
    answer: tuple[str, ...]


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def shown() -> Iterator[Shown]:
    for block in fenced("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *answer = part.splitlines()
            yield Shown(command, tuple(answer))


@pytest.fixture(scope="module")
def folder(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader of the README has in front of them."""
    copy = tmp_path_factory.mktemp("readme")
    for name in ("data", "benchmarks", "ontology"):
        (copy / name).symlink_to(ROOT / name)
    shutil.copytree(built.folder / "kg-store", copy / "kg-store")
    (copy / "mine.ttl").write_text(fenced("turtle")[0], encoding="utf-8")
    return copy


def answer(command: str, folder: Path, built: Built) -> list[str]:
    """What a command of the README says, on either stream."""
    if command == "kg build data/articles":
        return [line for line in built.done.err.splitlines() if not line.startswith("learning")]
    words = shlex.split(command)
    if words[0] == "python":
        done = subprocess.run(
            [sys.executable, *words[1:]], cwd=folder, capture_output=True, check=True, text=True
        )
        return done.stdout.splitlines()
    stdin, target = b"", None
    if words[0] == "echo":
        stdin, words = words[1].encode(), words[3:]
    if ">" in words:
        *words, _, target = words
    told = run(*words[1:], cwd=folder, stdin=stdin)
    assert told.code == 0, told.err
    if target:
        (folder / target).write_bytes(told.raw)
        return []
    return [
        *told.out.splitlines(),
        *(line for line in told.err.splitlines() if not line.startswith("learning")),
    ]


def test_the_commands_answer_what_is_shown(
    folder: Path, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    answers = {one.command: answer(one.command, folder, built) for one in shown()}
    if os.environ.get("UPDATE_README"):
        README.write_text(updated(answers), encoding="utf-8")
        pytest.skip("the README has been written anew")
    for one in shown():
        wanted, told = list(one.answer), answers[one.command]
        if wanted[-1:] == [CUT]:
            wanted, told = wanted[:-1], told[: len(wanted) - 1]
        assert told == wanted, f"{one.command}: UPDATE_README=1 pytest tests/test_readme.py writes it anew"


def updated(answers: dict[str, list[str]]) -> str:
    """The README with these answers; where one was cut, it is cut after as many lines."""
    text = TEXT
    for one in shown():
        lines = answers[one.command]
        if one.answer[-1:] == (CUT,):
            lines = [*lines[: len(one.answer) - 1], CUT]
        old = "\n".join([f"$ {one.command}", *one.answer]) + "\n"
        assert text.count(old) == 1
        text = text.replace(old, "\n".join([f"$ {one.command}", *lines]) + "\n")
    return text


def test_the_two_commands_to_start_with_stand_alone() -> None:
    assert fenced("sh") == [
        "pip install -e . && kg build data/articles\n",
        "pip install -e '.[test]' && pytest\n",
    ]


def test_every_command_is_named() -> None:
    commands = {name for names in kg.COMMANDS.values() for name in names} - {"ontology"} | {"ontology check"}
    assert {name for name in commands if f"| `kg {name}" not in TEXT} == set()
    named = set(re.findall(r"^\| `kg ([a-z]+(?: check)?)", TEXT, re.MULTILINE))
    assert named == commands


def test_every_prefix_is_listed() -> None:
    listed = dict(re.findall(r"^\| `([a-z]+):` \| `([^`]+)` \|$", TEXT, re.MULTILINE))
    assert listed == dict(PREFIXES)


def test_the_python_runs(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (code,) = fenced("python")
    exec(compile(code, str(README), "exec"), {})  # noqa: S102  # it is our own README
    told = capsys.readouterr().out
    assert told.startswith("14 articles, 0 rejected\n")
    assert told.endswith("True\n")


def test_the_triples_shown_are_in_the_graph(built_store: Path) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    triples = list(ox.parse(prefixes + fenced("turtle")[1], ox.RdfFormat.TURTLE))
    with KnowledgeGraph(built_store, read_only=True) as graph:
        known = {(quad.subject, quad.predicate, bare(quad.object)) for quad in graph.store.quads()}
    missing = [t for t in triples if (t.subject, t.predicate, bare(t.object)) not in known]
    assert len(triples) > 10
    assert missing == []


def bare(term: object) -> object:
    """A literal without its language, which the README leaves out."""
    return term.value if isinstance(term, ox.Literal) else term


def test_files_that_are_named_exist() -> None:
    named = re.findall(r"(?:\(|`)((?:docs|ontology|graph|data|benchmarks)/[\w./-]+)", TEXT)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
