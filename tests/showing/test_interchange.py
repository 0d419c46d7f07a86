"""Networks and tables for other programs: what they read back is what was written."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.asking.answers import RelationRow
from graph.errors import KgError
from graph.showing import interchange
from graph.showing.network import to_networkx
from graph.showing.records import COLUMNS, row_values

Rows = tuple[RelationRow, ...]


def edges(network: nx.MultiDiGraph[Any]) -> list[str]:
    """All edges with what they say, the ids of single formats left out."""
    own = {"id", "key", "source", "target"}
    kept = (
        (*ends, {name: facts[name] for name in facts.keys() - own})
        for *ends, facts in network.edges(data=True)
    )
    return sorted(f"{one} {other} {sorted(facts.items())}" for one, other, facts in kept)


def test_graphml_can_be_read_back(rows: Rows) -> None:
    again = nx.read_graphml(io.BytesIO(interchange.graphml(rows)), force_multigraph=True)
    assert dict(again.nodes(data=True)) == dict(to_networkx(rows).nodes(data=True))
    assert edges(again) == edges(to_networkx(rows))
    assert len({key for *_, key in again.edges(keys=True)}) == len(rows)


def test_gexf_can_be_read_back(rows: Rows) -> None:
    again = nx.read_gexf(io.BytesIO(interchange.gexf(rows)))
    assert dict(again.nodes(data=True)) == dict(to_networkx(rows).nodes(data=True))
    assert edges(again) == edges(to_networkx(rows))


def test_cytoscape_can_be_read_back(rows: Rows) -> None:
    written = json.loads(interchange.cytoscape(rows))
    again = nx.cytoscape_graph(written, name="label")
    assert edges(again) == edges(to_networkx(rows))
    assert {node["data"]["name"] for node in written["elements"]["nodes"]} >= {"Turkey", "Russia"}


def test_csv_has_a_line_for_each_row(rows: Rows) -> None:
    read = list(csv.DictReader(io.StringIO(interchange.relation_csv(rows).decode())))
    assert len(read) == len(rows)
    assert tuple(read[0]) == COLUMNS


def test_parquet_can_be_read_back_or_says_what_it_needs(rows: Rows) -> None:
    if find_spec("pyarrow") is None:
        with pytest.raises(KgError, match=r"pip install 'actorgraph\[parquet\]'"):
            interchange.parquet(rows)
        return
    from pyarrow.parquet import read_table

    table = read_table(io.BytesIO(interchange.parquet(rows)))
    assert [tuple(record[name] for name in COLUMNS) for record in table.to_pylist()] == [
        *map(row_values, rows)
    ]
    assert {type(day) for day in table.column("last").to_pylist()} <= {date, type(None)}


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "csv"])
def test_hostile_names_stay_names(hostile: Rows, form: str) -> None:
    written = interchange.WRITERS[form](hostile)
    readers: dict[str, Any] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
    if form in readers:
        again = readers[form](io.BytesIO(written))
    elif form == "cytoscape":
        again = nx.cytoscape_graph(json.loads(written), name="label")
    else:
        cells = [cell for row in csv.reader(io.StringIO(written.decode())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        return
    assert len(again) == len(to_networkx(hostile))


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "csv"])
def test_no_rows_are_an_empty_file_of_that_form(form: str) -> None:
    assert interchange.WRITERS[form](())


def test_the_day_the_hash_seed_and_the_locale_do_not_show(rows: Rows) -> None:
    forms = ("graphml", "gexf", "cytoscape", "csv")
    here = b"".join(interchange.WRITERS[form](rows) for form in forms)
    assert b"date" not in interchange.gexf(rows).partition(b"<graph")[0]
    root = Path(__file__).parents[2]
    code = (
        "import sys\nfrom tests.showing.conftest import sample\n"
        "from graph.showing.interchange import WRITERS\n"
        f"sys.stdout.buffer.write(b''.join(WRITERS[form](sample()) for form in {forms!r}))"
    )
    env = {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Auckland", "PYTHONPATH": str(root)}
    assert subprocess.check_output([sys.executable, "-c", code], cwd=root, env=env) == here
