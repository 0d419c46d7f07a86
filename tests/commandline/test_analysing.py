"""``kg analyse`` on the sample articles: each part in each form, blocs of one's own, and bad input."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, Built, Command, run

COLUMNS = {
    "communities": ["community", "actor", "iri"],
    "central": ["actor", "iri", "degree", "in_degree", "out_degree", "pagerank", "betweenness"],
    "brokers": [
        "actor", "iri", "bloc",
        "coordinator", "gatekeeper", "representative", "consultant", "liaison", "total",
    ],
    "balance": ["actor", "iri", "component", "bloc", "triads", "frustrated", "frustration"],
}  # fmt: skip


@pytest.mark.parametrize("part", COLUMNS)
def test_csv_and_json_say_the_same(ask: Command, part: str) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("analyse", f"--{part}", "--format", "csv").out)))
    told = json.loads(ask("analyse", f"--{part}", "--format", "json").out)
    records = told["actors"] if part == "balance" else told
    assert list(rows[0]) == list(records[0]) == COLUMNS[part]
    assert len(rows) == len(records) == 20
    assert [row["iri"] for row in rows] == [record["iri"] for record in records]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "community"),
        (["--central"], "actor"),
        (["--brokers", "--since", "2018"], "actor"),
        (["--balance", "--min-confidence", "0.8"], "pairs that cooperate"),
    ],
)
def test_tables_have_a_head_and_say_what_is_left_out(ask: Command, words: list[str], line: str) -> None:
    done = ask("analyse", *words, "--limit", "3")
    assert (done.code, done.out.startswith(line)) == (0, True)
    assert done.err.endswith(" more left out by --limit\n")


def test_the_balance_adds_up(ask: Command) -> None:
    told = json.loads(ask("analyse", "--balance", "--format", "json", "--limit", "1000").out)
    assert told["balanced"] == pytest.approx(1 - told["frustrated"] / told["triads"])
    assert len(told["frustrated_triads"]) == told["frustrated"]
    assert sum(each["triads"] for each in told["actors"]) == 3 * told["triads"]
    assert sum(each["frustrated"] for each in told["actors"]) == 3 * told["frustrated"]


def test_conditions_narrow_the_network(ask: Command) -> None:
    whole, some = (
        json.loads(ask("analyse", "--central", "--format", "json", "--limit", "1000", *more).out)
        for more in ([], ["--relation", "backs"])
    )
    assert 0 < len(some) < len(whole)


def test_the_order_of_sets_does_not_show(built: Built) -> None:
    code = "import kg\n" + "".join(
        f"kg.main('analyse --{part} --format json --limit 1000'.split())\n" for part in COLUMNS
    )
    one, other = (
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=built.folder,
            env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert one == other
    assert len(one) > 10_000


def test_blocs_of_ones_own(built: Built, tmp_path: Path) -> None:
    file = tmp_path / "blocs.csv"
    file.write_text('\ufeffbloc,note,actor\nNATO,,Türkiye\nNATO,"a\nb",United States\nOthers,,Russia\n')
    done = run("analyse", "--brokers", "--blocs", file, "--format", "json", cwd=built.folder)
    assert {each["actor"]: each["bloc"] for each in json.loads(done.out)} == {
        "Turkey": "NATO",
        "United States": "NATO",
        "Russia": "Others",
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,bloc\nTurkey,NATO\n", ": the first line must name the columns actor and bloc"),
        ("", ": the first line must name the columns actor and bloc"),
        ("actor,bloc\nTurkey\n", ":2: an actor and its bloc are needed"),
        ("actor,bloc\nTurkey,A\nTurkey,B\n", ":3: 'Turkey' already has a bloc"),
        (f"actor,bloc\n{'x' * 200_000},A\n", ":1: field larger than field limit (131072)"),
        (f"{'x' * 200_000},bloc\n", ":0: field larger than field limit (131072)"),
        (b"actor,bloc\nT\xfcrkiye,A\n", " is not UTF-8 at byte 12"),
        (None, " cannot be read: No such file or directory"),
    ],
)
def test_a_table_of_blocs_that_cannot_be_taken_is_one_line(
    built: Built, tmp_path: Path, text: str | bytes | None, problem: str
) -> None:
    file = tmp_path / "blocs.csv"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = run("analyse", "--brokers", "--blocs", file, cwd=built.folder)
    assert (done.code, done.out, done.err) == (1, "", f"kg: {file}{problem}\n")


def test_who_is_nobody_has_no_bloc(built: Built, tmp_path: Path) -> None:
    file = tmp_path / "blocs.csv"
    file.write_text("actor,bloc\nTurkey,A\nZzyzx Qwfp,B\n")
    done = run("analyse", "--brokers", "--blocs", file, cwd=built.folder)
    assert done.err == "kg: no actor named 'Zzyzx Qwfp' in the graph; kg actors lists all\n"


def test_one_actor_is_of_one_bloc(built: Built, tmp_path: Path) -> None:
    file = tmp_path / "blocs.csv"
    file.write_text("actor,bloc\nTurkey,A\nTürkiye,B\n")
    done = run("analyse", "--brokers", "--blocs", file, cwd=built.folder)
    assert done.err == "kg: 'Türkiye' cannot be of 'B': the actor is of 'A' as well\n"


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["--since", "soon"], 1, "kg: "),
        (["--relation", "hugs"], 1, "kg: no relation named 'hugs'; there are "),
        (["--blocs", "x.csv"], 2, "kg: --blocs goes with --brokers ("),
        (["--limit", "0"], 2, "kg: Invalid value for '--limit': "),
        (["--until", "1900"], 0, "nothing to tell: no such relation was found; "),
    ],
)
def test_what_cannot_be_analysed_is_one_line(ask: Command, words: list[str], code: int, line: str) -> None:
    done = ask("analyse", *words)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(line)
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("part", COLUMNS)
def test_nothing_is_nothing_in_each_form(ask: Command, part: str) -> None:
    nothing = ["analyse", f"--{part}", "--until", "1900", "--format"]
    assert [ask(*nothing, form).out for form in ("table", "csv")] == ["", ""]
    told = json.loads(ask(*nothing, "json").out)
    assert (told["actors"] if part == "balance" else told) == []
