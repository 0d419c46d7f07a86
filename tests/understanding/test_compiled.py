"""The cache of compiled examples: nothing is lost in it, damage heals, a change recompiles only itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import ontology
from graph.limits import MAX_KEPT_LESSONS
from graph.model import RelationType, digest
from graph.ontology import Ontology
from graph.understanding import compiled, editions, learning
from graph.understanding.compiled import Compiled, Frames
from graph.understanding.frames import Frame, Node, Uncompiled
from graph.understanding.learning import compile_ontology

NAMES = ("backs", "attacks", "meets")

words = st.text(min_size=1, max_size=8)
leaves = st.builds(Node, st.sampled_from(["X", "Y", "Z"]), st.just(frozenset[str]()))
nodes = st.recursive(
    leaves,
    lambda inner: st.builds(
        Node,
        st.none(),
        st.frozensets(words, max_size=3),
        st.lists(st.tuples(words, inner), max_size=3).map(tuple),
    ),
    max_leaves=6,
)
compilations = st.builds(
    Compiled,
    st.lists(st.builds(Frame, words, words, nodes, st.booleans()), max_size=4).map(Frames),
    st.lists(st.builds(Uncompiled, words, words, words), max_size=2).map(tuple),
)

Compile = Callable[..., tuple[Compiled, list[int]]]


@pytest.fixture(scope="module")
def few() -> Ontology:
    """Our ontology with three relations of a few examples each, so that compiling is quick."""
    whole = ontology.load()
    chosen = {
        name: replace(whole.relations[name], examples=(f"X {name} Y",), counter_examples=()) for name in NAMES
    }
    chosen["meets"] = replace(chosen["meets"], examples=("X met Y", "X will meet Y"))
    return replace(whole, relations=chosen)


@pytest.fixture
def compiling(tmp_path: Path) -> Compile:
    """Compile with a cache of its own; also says how many examples had to be learnt."""

    def compile_all(known: Ontology) -> tuple[Compiled, list[int]]:
        learnt: list[int] = []
        return compile_ontology(known, cache=tmp_path, learning=learnt.append), learnt

    return compile_all


@given(compilations)
def test_text_loses_nothing(one: Compiled) -> None:
    assert compiled.loads(compiled.dumps(one)) == one


@given(compilations)
def test_equal_frames_are_equal_text(one: Compiled) -> None:
    assert compiled.dumps(compiled.loads(compiled.dumps(one))) == compiled.dumps(one)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "0\n[]", f"{digest('[]')}\n[]\n"])
def test_what_is_no_compilation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        compiled.loads(text)


def test_the_second_time_all_comes_from_the_cache(few: Ontology, compiling: Compile) -> None:
    first, learnt = compiling(few)
    again, relearnt = compiling(few)
    assert (learnt, relearnt) == ([4], [])
    assert again == first
    assert {frame.relation for frame in first.frames} == set(NAMES)
    assert [lesson.example for lesson in first.failed] == ["X will meet Y"]


def test_a_changed_relation_is_compiled_alone(few: Ontology, compiling: Compile, tmp_path: Path) -> None:
    first, _ = compiling(few)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    changed = replace(few.relations["backs"], examples=("X backs Y", "X props up Y"))
    second, learnt = compiling(replace(few, relations={**few.relations, "backs": changed}))
    assert learnt == [2]
    assert [f for f in second.frames if f.relation != "backs"] == [
        f for f in first.frames if f.relation != "backs"
    ]
    assert [f.example for f in second.frames if f.relation == "backs"] == ["X backs Y", "X props up Y"]
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert [path.name.split("-")[1] for path in tmp_path.iterdir() if path not in before] == ["backs"]


@pytest.mark.parametrize(
    "change",
    [
        {"examples": ("X backed Y",)},
        {"counter_examples": ("X backs away from Y",)},
        {"range": frozenset({"person"})},
    ],
    ids=["example", "counter-example", "kinds"],
)
def test_all_that_makes_a_frame_is_in_its_key(
    few: Ontology, compiling: Compile, change: dict[str, object]
) -> None:
    compiling(few)
    changed = replace(few.relations["backs"], **change)  # type: ignore[arg-type]
    _, learnt = compiling(replace(few, relations={**few.relations, "backs": changed}))
    assert len(learnt) == 1


def test_what_makes_no_frame_recompiles_nothing(few: Ontology, compiling: Compile) -> None:
    compiling(few)
    changed = replace(few.relations["backs"], definition="Another one.", event=None)
    _, learnt = compiling(replace(few, relations={**few.relations, "backs": changed}))
    assert learnt == []


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1, 2]", b"0123\n[]\nback\t[]"])
def test_a_damaged_entry_is_compiled_again(
    few: Ontology, compiling: Compile, tmp_path: Path, damage: bytes
) -> None:
    first, _ = compiling(few)
    [entry] = tmp_path.glob("frames-backs-*.txt")
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    again, learnt = compiling(few)
    assert learnt == [1]
    assert again == first
    assert entry.read_bytes() == whole


def test_no_part_of_an_entry_is_left_behind(few: Ontology, compiling: Compile, tmp_path: Path) -> None:
    compiling(few)
    entries = sorted(tmp_path.glob("frames-*"))
    assert [path.suffix for path in entries] == [".txt"] * len(NAMES)
    assert {path.name for path in tmp_path.iterdir()} - {path.name for path in entries} == {"learning.lock"}
    assert all(compiled.loads(path.read_text(encoding="utf-8")).frames for path in entries)


AT_ONE = """
import fcntl, pathlib, shutil, sys
with open(sys.argv[1], "r+b") as locks:
    fcntl.lockf(locks, fcntl.LOCK_EX, 1, int(sys.argv[2]))
    print("at it", flush=True)
    sys.stdin.readline()
    for path in pathlib.Path(sys.argv[3]).iterdir():
        shutil.copy(path, pathlib.Path(sys.argv[1]).parent)
"""


@pytest.mark.parametrize("is_done", [True, False])
def test_what_another_process_is_at_is_left_to_it_and_taken_over_when_it_ends(
    few: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_done: bool
) -> None:
    cache, done = tmp_path / "cache", tmp_path / "done"
    for folder in (cache, done):
        folder.mkdir()
    (cache / "learning.lock").touch()
    if is_done:
        compile_ontology(replace(few, relations={"backs": few.relations["backs"]}), cache=done)
    byte = list(few.relations).index("backs")
    words = [sys.executable, "-c", AT_ONE, str(cache / "learning.lock"), str(byte), str(done)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "at it\n"
        compiled_here: list[str] = []

        def compiling(relation: RelationType, *more: Any) -> Compiled:
            if len(compiled_here) == len(few.relations) - 2:  # the last but the one that is taken
                assert other.stdin
                other.stdin.close()
            compiled_here.append(relation.name)
            return compile_one(relation, *more)

        compile_one = learning._compile
        monkeypatch.setattr(learning, "_compile", compiling)
        found = compile_ontology(few, cache=cache)
    assert set(compiled_here[:2]) == set(NAMES) - {"backs"}
    assert compiled_here[2:] == ([] if is_done else ["backs"])
    assert {frame.relation for frame in found.frames} == set(NAMES)


def test_older_entries_of_a_relation_are_forgotten(few: Ontology, compiling: Compile, tmp_path: Path) -> None:
    for verb in ("backs", "props up", "aids", "arms", "funds"):
        changed = replace(few.relations["backs"], examples=(f"X {verb} Y",))
        compiling(replace(few, relations={**few.relations, "backs": changed}))
    assert len(list(tmp_path.glob("frames-backs-*"))) == MAX_KEPT_LESSONS
    assert len(list(tmp_path.glob("frames-meets-*"))) == 1


def test_what_was_learnt_is_known_without_the_model(tmp_path: Path) -> None:
    assert not editions.has_learnt("one", tmp_path)
    (kept := tmp_path / "frames").touch()
    last = f"reader {MAX_KEPT_LESSONS + 1}"
    for number in range(MAX_KEPT_LESSONS + 2):
        editions.note_learnt(f"reader {number}", tmp_path, [kept])
    assert editions.has_learnt(last, tmp_path)
    assert len(list(tmp_path.glob("learnt-*"))) == MAX_KEPT_LESSONS
    editions.note_learnt("one", kept, [])  # which is no folder, and cannot be written to
    assert not editions.has_learnt("one", kept)
    kept.unlink()  # as what others have learnt since takes its place
    assert not editions.has_learnt(last, tmp_path)
