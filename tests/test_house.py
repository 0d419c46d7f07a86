"""The rules of the house, read off its source: who may import whom, what stays out, how large a room is."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
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
    ("graph.values", "graph.origin"),
    ("graph.model",),
    ("graph.errors", "graph.limits", "graph.limits_outside", "graph.caching"),
    ("graph.fetching",),
    ("graph.ontology",),
    ("graph.reading",),
    ("graph.understanding",),
    ("graph.identity",),
    ("graph.copies",),
    ("graph.importing",),
    ("graph.indexing",),
    ("graph.storing",),
    ("graph.asking",),
    ("graph.analysing",),
    ("graph.registering",),
    ("graph.identities", "graph.originals"),
    ("graph.deriving",),
    ("graph.lists",),
    ("graph.showing",),
    ("graph.gathering", "graph.workers"),
    ("graph.pipeline",),
    ("graph.updating", "graph.sharding"),
    (
        "graph.keeping",
        "graph.exchanging",
        "graph.opening",
        "graph.preserving",
        "graph.lookups",
        "graph.building",
    ),
    ("graph.distributing",),
    ("graph.viewing",),
    ("graph.knowledge_graph",),
    ("graph",),
    ("graph.serving",),
    ("graph.commandline",),
    ("kg",),
)
HEIGHT = {floor: height for height, line in enumerate(FLOORS) for floor in line}
OUT_OF_REACH = {"graph.pipeline": {"graph.asking", "graph.showing"}}
"""What lies below a floor and is still no business of it: the way in neither asks nor shows."""

PURE = {
    "graph.values", "graph.origin", "graph.model", "graph.ontology", "graph.reading", "graph.understanding",
    "graph.identity", "graph.copies", "graph.importing", "graph.indexing", "graph.storing",
}  # fmt: skip
CLOCK = {"time", "datetime.date.today"} | {f"datetime.datetime.{now}" for now in ("now", "today", "utcnow")}
CHANCE = {"random", "secrets", "numpy.random", "os.urandom", "uuid.uuid1", "uuid.uuid4"}
ENVIRONMENT = {"locale", "os.environ", "os.environb", "os.getenv"}
IMPURE = CLOCK | CHANCE | ENVIRONMENT
STREAMS = {"sys.stdin", "sys.stdout", "sys.stderr"}

FOLDERS = (".ci", "benchmarks", "data", "docs", "graph", "ontology", "tests")
TEXTS = {"", ".css", ".html", ".js", ".json", ".jsonl", ".md", ".py", ".rq", ".toml", ".ttl", ".txt"}
HIDDEN = {".", ".hypothesis"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|mnt|root|tmp|work|Users)/[A-Za-z.]")


@cache
def source(module: str) -> str:
    return MODULES[module].read_text(encoding="utf-8")


@cache
def parse(module: str) -> ast.Module:
    return ast.parse(source(module), str(MODULES[module]))


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names that a tree imports, wherever the import stands and whatever it is for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The module of ours that a dotted name is, or is of."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


@cache
def neighbours(module: str) -> frozenset[str]:
    return frozenset(target for name in imported(parse(module)) if (target := own(name)))


def floor(module: str) -> str:
    return module if module in HEIGHT else module.rpartition(".")[0]


def outside(module: str) -> set[str]:
    """The floors that a module imports from, its own left out."""
    return {floor(target) for target in neighbours(module)} - {floor(module)}


def aliases(tree: ast.AST) -> dict[str, str]:
    """What each imported name is short for."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {
                a.asname or root: a.name if a.asname else root for a in node.names if (root := top(a.name))
            }
        elif isinstance(node, ast.ImportFrom):
            found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return found


def top(name: str) -> str:
    return name.partition(".")[0]


def used(tree: ast.AST) -> Iterator[str]:
    """The dotted names that a tree imports or uses, each under the name of where it comes from."""
    full = aliases(tree)
    yield from imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, *rest = ast.unparse(node).split(".")
            yield ".".join((full.get(first, f"builtins.{first}"), *rest))


def among(names: set[str], tree: ast.AST) -> set[str]:
    """Which of ``names``, or parts of them, a tree uses."""
    return {name for name in used(tree) if any(f"{name}.".startswith(f"{one}.") for one in names)}


def unexplained_imports(text: str) -> list[int]:
    """The lines of imports inside functions that no comment gives a reason for, beside or above."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    explained = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    functions = [
        n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inner = {n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)}
    for number, line in enumerate(text.splitlines(), start=1):
        if number - 1 in explained and (number in inner or line.strip() == "try:"):
            explained.add(number)
    return sorted(inner - explained)


def test_every_module_belongs_to_a_floor() -> None:
    assert {module for module in MODULES if floor(module) not in HEIGHT} == set()


def test_a_floor_imports_itself_and_earlier_ones() -> None:
    upward = {
        module: above
        for module in MODULES
        if (above := {other for other in outside(module) if HEIGHT[other] >= HEIGHT[floor(module)]})
    }
    assert upward == {}


def test_the_way_in_neither_asks_nor_shows() -> None:
    assert {one: reached for one, far in OUT_OF_REACH.items() if (reached := outside(one) & far)} == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter({module: neighbours(module) for module in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_only_the_server_stores_on_servers_and_the_room_that_fetches_know_the_network() -> None:
    spoken = {"urllib.request", "urllib3", "requests", "httpx", "httpcore", "aiohttp"}
    network = {"socket", "ssl", "http"} | spoken
    knowing = {module for module in MODULES if among(network, parse(module))}
    assert {floor(module) for module in knowing} == {"graph.serving", "graph.fetching", "graph.storing"}
    storing = {module for module in knowing if floor(module) == "graph.storing"}
    assert storing == {"graph.storing.endpoint", "graph.storing.transport"}


def test_only_understanding_knows_the_parser() -> None:
    knowing = {module for module in MODULES if {top(n) for n in imported(parse(module))} & {"spacy", "thinc"}}
    assert {floor(module) for module in knowing} == {"graph.understanding"}


def test_what_leads_into_the_graph_knows_no_clock_chance_or_environment() -> None:
    pure = [module for module in MODULES if floor(module) in PURE]
    assert {module: names for module in pure if (names := among(IMPURE, parse(module)))} == {}


def test_the_library_prints_nothing() -> None:
    library = [module for module in MODULES if module != "kg"]
    assert [module for module in library if among({"builtins.print"}, parse(module))] == []


def test_only_showing_and_the_command_line_know_the_terminal() -> None:
    knowing = {floor(module) for module in MODULES if among(STREAMS, parse(module))}
    assert knowing <= {"graph.showing", "graph.commandline", "kg"}


def test_every_module_says_what_it_is() -> None:
    assert [module for module in MODULES if not ast.get_docstring(parse(module))] == []


def test_no_module_is_too_long_to_read() -> None:
    assert {m: lines for m in MODULES if (lines := len(source(m).splitlines())) > MAX_LINES} == {}


def test_an_import_inside_a_function_gives_its_reason() -> None:
    assert {module: lines for module in MODULES if (lines := unexplained_imports(source(module)))} == {}


def test_every_ceiling_gives_its_unit_and_reason() -> None:
    body = parse("graph.limits").body
    silent = [
        ast.unparse(node)
        for node, after in zip(body, [*body[1:], None], strict=True)
        if isinstance(node, ast.Assign | ast.AnnAssign) and not is_docstring(after)
    ]
    assert silent == []


def is_docstring(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_every_ceiling_is_kept_by_a_module() -> None:
    ceilings = {ast.unparse(n.target) for n in parse("graph.limits").body if isinstance(n, ast.AnnAssign)}
    kept = {name.removeprefix("graph.limits.") for module in MODULES for name in imported(parse(module))}
    assert ceilings
    assert ceilings - kept == set()


def test_no_path_of_one_machine_stands_in_the_tree() -> None:
    files = [*ROOT.iterdir(), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    texts = [p for p in files if p.is_file() and p.suffix in TEXTS and not {p.name[0], *p.parts} & HIDDEN]
    assert [path for path in texts if MACHINE_PATH.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "text",
    [
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
    ],
)
def test_clock_chance_and_environment_are_seen_in_any_spelling(text: str) -> None:
    assert among(IMPURE, ast.parse(text))


@pytest.mark.parametrize(
    "text",
    ["from datetime import date\ndate(2020, 1, 1)", "import os\nos.stat('x')", "time = when\ntime.start"],
)
def test_what_only_looks_impure_is_let_through(text: str) -> None:
    assert not among(IMPURE, ast.parse(text))


def test_imports_are_seen_wherever_they_stand() -> None:
    text = "if TYPE_CHECKING:\n    from graph.storing import terms\ndef late():\n    import graph.model\n"
    assert {own(name) for name in imported(ast.parse(text))} == {"graph.storing.terms", "graph.model"}


def test_a_reason_beside_or_above_an_inner_import_counts() -> None:
    assert unexplained_imports("def f():\n    import a\n") == [2]
    assert unexplained_imports("def f():\n    import a  # slow to start\n    import b\n") == []
    assert unexplained_imports("def f():\n    # slow to start\n    import a\n") == []
    assert (
        unexplained_imports("def f():\n    # an extra\n    try:\n        import a\n    finally:\n        b")
        == []
    )


def test_what_decides_a_reading_is_in_the_digest_that_makes_articles_be_read_again() -> None:
    from graph.understanding.editions import reading_code  # what reads is no rule of the house

    reached, waiting = set[str](), {"graph.understanding.readers"}
    while waiting:
        reached |= (found := waiting)
        waiting = {other for module in found for other in neighbours(module)} - reached
    covered = {path.resolve() for path in reading_code()}
    apart = {
        "graph",
        "graph.errors",
        "graph.limits",
        "graph.caching",
    }  # of limits the heights
    assert {m for m in reached - apart if MODULES[m].resolve() not in covered} == set()
