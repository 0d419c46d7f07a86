"""``kg forget``, ``backup``, ``restore`` and ``upgrade``: what a graph gives up and how it is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.knowledge_graph import KnowledgeGraph
from graph.ontology import ARTICLE, JUDGEMENTS_GRAPH
from graph.storing.embedded import EmbeddedStore
from graph.storing.identities import IDENTITIES
from graph.storing.merging import as_read
from tests.commands import Built, Command, Done, run

OLD = ["farc-accord", "minsk-accords", "singapore-summit"]
"""The sample articles from before 2019."""


@pytest.fixture
def kg(built: Built, tmp_path: Path) -> Command:
    """``kg("forget", "idlib-truce")`` runs on a copy of the sample articles' store."""
    shutil.copytree(built.folder / "kg-store", tmp_path / "kg-store")

    def command(*arguments: str) -> Done:
        return run(*arguments, cwd=tmp_path)

    return command


def rest(store: Path, new: Path, without: list[str]) -> None:
    """Make a store of the articles of another but for some, as if only they had ever been read."""
    gone = {ARTICLE + one for one in without}
    with EmbeddedStore.open_read_only(store) as old, KnowledgeGraph(new) as graph:
        for name in old.graphs():
            if isinstance(name, NamedNode) and name != IDENTITIES and name.value not in gone:
                graph.store.replace({name: as_read(old.quads(name))})
        graph.settle()


@pytest.mark.parametrize(
    "words",
    [
        ["--before", "2018-06-13", *OLD, "idlib-truce"],
        ["--before", "2019", "--wipe"],
    ],
    ids=["by day and id", "wiped"],
)
def test_what_is_forgotten_leaves_nothing_behind(kg: Command, tmp_path: Path, words: list[str]) -> None:
    """The export is that of a store in which those articles never were, with what people judged."""
    assert kg("merge", "Juan Manuel Santos", "Kim Jong Un", "--when", "2026-01-02").code == 0
    told = kg("forget", *words, "--dry-run")
    done = kg("forget", *words)
    assert done.code == 0
    assert done.err == "forgot 3 articles with 98 statements, and 56 actors of whom no other article tells\n"
    assert told.err == done.err.replace("forgot", "would forget")
    assert [line.split()[0] for line in told.out.splitlines()] == OLD
    rest(tmp_path / "kg-store", tmp_path / "rest", OLD)
    assert kg("export").raw == kg("export", "--store", "rest").raw
    assert JUDGEMENTS_GRAPH in kg("export").out
    assert "actor:kim-jong-un" in kg("actors", "log").out


def test_a_dry_run_removes_nothing(kg: Command) -> None:
    before = kg("export").raw
    done = kg("forget", "--source", "ACTORGRAPH sample wire", "--dry-run")
    assert "farc-accord (2016-11-24, Actorgraph sample wire), 26 statements\n" in done.out
    assert kg("export").raw == before


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([], 2, "kg: name articles, --source or --before (kg forget --help tells more)\n"),
        (["--source", "Actorgraph sample wires"], 1, "; there are Actorgraph sample wire\n"),
        (["--before", "yesterday"], 1, "kg: 'yesterday' is no date; write 2018, 2018-02 or 2018-02-14\n"),
        (["no-such"], 1, "no article 'no-such' in the graph\nforgot 0 articles with 0 statements"),
        (["--before", "1800"], 0, "forgot 0 articles with 0 statements, and 0 actors"),
    ],
    ids=["nothing", "a source", "a day", "an id", "none"],
)
def test_what_names_nothing_is_told(kg: Command, words: list[str], code: int, told: str) -> None:
    done = kg("forget", *words)
    assert done.code == code
    assert told in done.err


def test_a_backup_brings_all_back(kg: Command) -> None:
    assert kg("merge", "Juan Manuel Santos", "Kim Jong Un", "--when", "2026-01-02").code == 0
    before = kg("export").raw
    assert kg("backup", "graph.backup").err == "wrote graph.backup\n"
    assert kg("restore", "graph.backup", "--store", "copy").err == "restored copy from graph.backup\n"
    assert kg("export", "--store", "copy").raw == before
    refused = kg("restore", "graph.backup")
    assert refused.code == 1
    assert refused.err == (
        "kg: the store at kg-store holds a graph already; --force puts the backup in its place\n"
    )
    assert kg("forget", "--before", "2019").code == 0
    assert kg("restore", "graph.backup", "--force").code == 0
    assert kg("export").raw == before
    assert kg("forget", "--before", "2019").code == 0


def test_upgrade_says_of_which_version_a_store_is(kg: Command) -> None:
    assert kg("upgrade").err == "kg-store is of version 2, this one\n"
    assert kg("upgrade", "--store", "none").err == "kg: no store at none; kg build makes one\n"
