from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import graph.asking

READS_SENTENCES = {"teaching"}
SLOW = ("spacy", "rdflib", "networkx", "numpy", "pyvis", "click")


def test_no_module_of_the_floor_imports_what_is_slow() -> None:
    names = sorted({path.stem for path in Path(graph.asking.__path__[0]).glob("*.py")} - READS_SENTENCES)
    assert "guard" in names
    code = (
        "import importlib, json, sys\n"
        f"for name in {names!r}: importlib.import_module('graph.asking.' + name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=Path(graph.asking.__path__[0]).parents[1],
    )
    loaded = json.loads(done.stdout)
    assert "graph.asking.relating" in loaded
    assert not [name for name in loaded if name.partition(".")[0] in SLOW]
