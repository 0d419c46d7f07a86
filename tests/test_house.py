"""The rules of the house, read off the source itself: who may import whom, what stays out, how large a room is."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (ROOT / "kg.py", *sorted((ROOT / "graph").rglob("*.py")))
}
MAX_LINES = 300

# Lowest first. What stands side by side in one line knows nothing of each other.
FLOORS = (
    ("graph.model",),
    ("graph.errors", "graph.limits"),
    ("graph.ontology",),
    ("graph.reading",),
    ("graph.understanding",),
    ("graph.storing",),
    ("graph.asking",),
    ("graph.showing",),
    ("graph.pipeline",),
    ("graph.knowledge_graph",),
    ("graph",),
    ("kg",),
)
HEIGHT = {floor: height for height, line in enumerate(FLOORS) for floor in line}
OUT_OF_REACH = {"graph.pipeline": {"graph.asking", "graph.showing"}}
"""What lies below and is still no business of a floor: the way in does not ask and does not show."""

PURE = ("graph.model", "graph.ontology", "graph.reading", "graph.understanding", "graph.storing")
IMPURE = {
    "os.environ", "os.environb", "os.getenv", "os.urandom", "locale", "platform", "secrets", "random", "numpy.random",
    "time", "uuid.uuid1", "uuid.uuid4", "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today",
    "datetime.datetime.utcnow",
}  # fmt: skip
PRINTING = {"print", "sys.stdout", "sys.stderr"}

TEXTS = {".cff", ".css", ".html", ".js", ".json", ".jsonl", ".md", ".py", ".rq", ".toml", ".ttl", ".txt", ".yml"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|mnt|root|tmp|work|Users)/[A-Za-z.]")


def parse(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"), str(MODULES[module]))


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names that a tree imports, wherever the import stands and whatever it is for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The module of ours that a dotted name stands for or stands in."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


def neighbours(module: str) -> set[str]:
    return {target for name in imported(parse(module)) if (target := own(name))}


def floor(module: str) -> str:
    return module if module in HEIGHT else module.rpartition(".")[0]


def used(tree: ast.AST) -> Iterator[str]:
    """The dotted names that a tree imports or uses, each under the name of where it comes from."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    yield from imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, *rest = ast.unparse(node).split(".")
            yield ".".join((names.get(first, first), *rest))


def among(names: set[str], tree: ast.AST) -> set[str]:
    """Which of ``names``, or parts of them, a tree uses."""
    return {name for name in used(tree) if any(name == one or name.startswith(f"{one}.") for one in names)}


def unexplained_imports(source: str) -> list[int]:
    """The lines of imports inside functions that neither a comment beside nor one above gives a reason for."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = {n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)}
    return sorted(line for line in inner if not comments & {line, line - 1} and line - 1 not in inner)


@pytest.mark.parametrize("module", MODULES)
def test_a_floor_imports_itself_and_earlier_ones(module: str) -> None:
    assert floor(module) in HEIGHT, f"{module} has no place in the order of floors"
    targets = {target for target in neighbours(module) if floor(target) != floor(module)}
    upward = {target for target in targets if HEIGHT[floor(target)] >= HEIGHT[floor(module)]}
    assert not upward
    assert not {floor(target) for target in targets} & OUT_OF_REACH.get(floor(module), set())


def test_no_module_imports_itself_in_a_circle() -> None:
    try:
        TopologicalSorter({module: neighbours(module) for module in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("graph.understanding")])
def test_only_understanding_knows_the_parser(module: str) -> None:
    assert not [name for name in imported(parse(module)) if re.match(r"(spacy|thinc|en_core_web)\b", name)]


@pytest.mark.parametrize("module", [m for m in MODULES if floor(m) in PURE])
def test_the_way_in_knows_no_clock_chance_or_environment(module: str) -> None:
    assert not among(IMPURE, parse(module))


@pytest.mark.parametrize("module", [m for m in MODULES if m != "kg"])
def test_the_library_prints_nothing(module: str) -> None:
    assert not among(PRINTING, parse(module))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_and_stays_small(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf-8")
    assert ast.get_docstring(parse(module))
    assert len(source.splitlines()) <= MAX_LINES


@pytest.mark.parametrize("module", MODULES)
def test_an_import_inside_a_function_gives_its_reason(module: str) -> None:
    assert not unexplained_imports(MODULES[module].read_text(encoding="utf-8"))


def test_every_ceiling_gives_its_unit_and_reason() -> None:
    body = parse("graph.limits").body
    ceilings = [(node, after) for node, after in zip(body, [*body[1:], None], strict=True) if is_ceiling(node)]
    assert ceilings
    silent = [ast.unparse(node) for node, after in ceilings if not is_docstring(after)]
    assert not silent


def is_ceiling(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Assign | ast.AnnAssign)


def is_docstring(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_every_ceiling_is_kept_somewhere() -> None:
    names = {ast.unparse(n.target) for n in parse("graph.limits").body if isinstance(n, ast.AnnAssign)}
    assert names - {name.rpartition(".")[2] for m in MODULES for name in imported(parse(m))} == set()


def test_no_path_of_one_machine_stands_in_the_tree() -> None:
    folders = [ROOT / name for name in (".ci", "benchmarks", "data", "docs", "graph", "ontology", "tests")]
    files = [path for path in ROOT.iterdir() if path.suffix in TEXTS]
    files += [p for f in folders for p in f.rglob("*") if p.is_file() and (p.suffix in TEXTS or f.name == ".ci")]
    found = [p for p in files if MACHINE_PATH.search(p.read_text(encoding="utf-8"))]
    assert not found


IMPURE_SPELLINGS = (
    "import random",
    "import time as t",
    "from time import monotonic",
    "from os import environ",
    "import os\nhome = os.environ['HOME']",
    "import os as system\nsystem.getenv('HOME')",
    "import datetime\ndatetime.datetime.now()",
    "import datetime as dt\ndt.date.today()",
    "from datetime import datetime as moment\nmoment.utcnow()",
    "import numpy as np\nnp.random.default_rng()",
    "def later():\n    from uuid import uuid4",
)


@pytest.mark.parametrize("source", IMPURE_SPELLINGS)
def test_clock_chance_and_environment_are_seen_in_any_spelling(source: str) -> None:
    assert among(IMPURE, ast.parse(source))


@pytest.mark.parametrize("source", ["from datetime import date, datetime\ndate(2020, 1, 1)", "import os\nos.stat('x')"])
def test_what_only_looks_like_a_clock_is_let_through(source: str) -> None:
    assert not among(IMPURE, ast.parse(source))


def test_imports_are_seen_wherever_they_stand() -> None:
    source = "if TYPE_CHECKING:\n    from graph.storing import terms\ndef late():\n    import graph.model\n"
    assert {own(name) for name in imported(ast.parse(source))} == {"graph.storing.terms", "graph.model"}


def test_a_reason_beside_or_above_an_inner_import_counts() -> None:
    assert unexplained_imports("def f():\n    import a\n") == [2]
    assert unexplained_imports("def f():\n    import a  # slow to start\n    import b\n") == []
    assert unexplained_imports("def f():\n    # slow to start\n    import a\n") == []
