"""Paths: folders, links, what is missing, unreadable, no file at all, or named twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.limits import MAX_ARTICLE_CHARS
from graph.model import Article, Rejection
from graph.reading import read

NOBODY = 65_534
DEEP = 200


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, to be read by the name "in"."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    return Path("in")


def write(path: Path, text: str | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"Egypt agreed to {path.as_posix()}.", encoding="utf-8")


def outcome(*sources: str | Path) -> list[str]:
    found = read(sources)
    return [f"{item.source} = {item.id}" if isinstance(item, Article) else str(item) for item in found]


def test_folder_is_read_in_depth_and_sorted(folder: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.v2.txt", "c", "B.md", ".hidden.txt", ".git/x.txt"):
        write(folder / name)
    assert outcome("in") == [
        "in/B.md = B",
        "in/a/y.v2.txt = a/y.v2",
        "in/a/z.txt = a/z",
        "in/b.txt = b",
        "in/c = c",
    ]


def test_arguments_keep_their_order(folder: Path) -> None:
    for name in ("b.txt", "a.txt"):
        write(folder / name)
    assert outcome("in/b.txt", Path("in/a.txt")) == ["in/b.txt = b", "in/a.txt = a"]


def test_same_path_or_id_twice(folder: Path) -> None:
    write(folder / "a.txt", "Egypt agreed.")
    write(folder / "one/a.txt", "Sudan agreed.")
    assert outcome("in/a.txt", "in/a.txt", "in/one") == [
        "in/a.txt = a",
        "in/a.txt: duplicate of in/a.txt",
        "in/one/a.txt: id 'a' already used by in/a.txt",
    ]


@pytest.mark.parametrize(
    ("named", "ids"),
    [
        (["in"], ["b/story.html", "b/story.txt", "b", "c/story", "story"]),
        (["in/**/*.*"], ["b", "b/story.html", "b/story.txt", "c/story", "story"]),
        (["in/*/story.txt"], ["b/story", "c/story"]),
        (["in/?/*"], ["b/story.html", "b/story.txt", "c/story"]),
        (["in/b/story.txt"], ["story"]),
        (["in/b/story.txt", "in/b/story.html"], ["story.txt", "story.html"]),
        (["in/b/story.html", "in/b/story.txt"], ["story.html", "story.txt"]),
        (["in/b/story.txt", "in/c/story.txt", "in/b.txt"], ["b/story", "c/story", "b"]),
        (["in/c/story.txt", "./in/b/../b/story.txt", "in/story.txt"], ["c/story", "b/story", "in/story"]),
        (["in/b", "in/b.txt"], ["story.html", "story.txt", "b"]),
    ],
)
def test_files_of_one_name_are_told_apart_in_any_order(
    folder: Path, named: list[str], ids: list[str]
) -> None:
    for name in ("b.txt", "b/story.html", "b/story.txt", "c/story.txt", "story.txt"):
        write(folder / name)
    found = list(read(named))
    assert [one.id if isinstance(one, Article) else str(one) for one in found] == ids


ONES = ["2020/deal", "a/2020/talks", "a/story"]
OTHERS = ["b/2020/talks", "b/story.html", "b/story.txt"]


@pytest.mark.parametrize(
    ("named", "ids"),
    [
        (["in/a", "in/b"], [*ONES, *OTHERS]),
        (["in/b", "in/a"], [*OTHERS, *ONES]),
        (["in/a/../a", "./in/b/2020/"], ["2020/deal", "2020/talks", "story", "talks"]),
        (["in/a/2020", "in/b/2020"], ["deal", "a/2020/talks", "b/2020/talks"]),
        (["in/b/2020", "./in/b/2020"], ["talks", "in/b/2020/talks.txt: duplicate of in/b/2020/talks.txt"]),
    ],
)
def test_files_of_one_name_in_several_folders_are_told_apart_in_any_order(
    folder: Path, named: list[str], ids: list[str]
) -> None:
    for name in ("a/2020/deal.txt", "a/2020/talks.txt", "a/story.txt"):
        write(folder / name)
    for name in ("b/2020/talks.txt", "b/story.html", "b/story.txt", "b/2020/.deal.txt", "b/2020/deal/x/.y"):
        write(folder / name)
    found = list(read(named))
    assert [one.id if isinstance(one, Article) else str(one) for one in found] == ids


def test_what_cannot_be_read_never_stops_the_rest(folder: Path) -> None:
    write(folder / "a.txt")
    with (folder / "big.txt").open("wb") as big:
        big.truncate(2**30)
    os.mkfifo(folder / "fifo")
    (folder / "gone").symlink_to("nowhere")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "loop").symlink_to("loop")
    (folder / "up").symlink_to("..")
    write(folder / "z.txt")
    assert outcome("in", "missing.txt", "/dev/null", "nul\0") == [
        "in/a.txt = a",
        f"in/big.txt: more than {MAX_ARTICLE_CHARS:,} characters; split it",
        "in/fifo: not a regular file",
        "in/gone: no such file",
        "in/link.txt = link",
        "in/loop: cannot be read: Too many levels of symbolic links",
        "in/up: a link to a folder, not followed; name it to read it",
        "in/z.txt = z",
        "missing.txt: no such file",
        "/dev/null: not a regular file",
        "nul\0: not a path: embedded null byte",
    ]


@contextmanager
def without_privileges() -> Iterator[None]:
    """Let permissions count for root, too."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)


def test_file_and_folder_without_permission(folder: Path, tmp_path: Path) -> None:
    for outer in (folder, *folder.absolute().parents):
        if outer.stat().st_uid == os.geteuid() and outer.is_relative_to(tmp_path.parents[1]):
            outer.chmod(0o755)
    write(folder / "a.txt")
    write(folder / "b/c.txt")
    (folder / "a.txt").chmod(0)
    (folder / "b").chmod(0)
    with without_privileges():
        found = outcome("in", "in/b/c.txt")
    (folder / "b").chmod(0o700)
    assert found == [f"{path}: no permission to read it" for path in ("in/a.txt", "in/b", "in/b/c.txt")]


def test_name_that_is_no_utf8_becomes_one(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Egypt agreed.")
    assert outcome("in") == ["in/caf\ufffd.txt = caf\ufffd"]


def test_empty_folder_holds_nothing(folder: Path) -> None:
    assert outcome(folder) == []


def test_deep_folder(folder: Path) -> None:
    home = Path.cwd()
    os.chdir(folder)
    for _ in range(DEEP):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("Egypt agreed.", encoding="utf-8")
    os.chdir(home)
    (found,) = outcome("in")
    assert found.endswith("/d/a.txt = " + "d/" * DEEP + "a")


def test_standard_input_decides_by_first_character(
    read_stdin: Callable[[bytes], list[Article | Rejection]],
) -> None:
    (record,) = read_stdin(b'\n {"id": "a", "text": "Egypt agreed."}')
    (text,) = read_stdin(b"Egypt agreed.")
    assert isinstance(record, Article)
    assert isinstance(text, Article)
    assert (record.id, record.source) == ("a", "-:2")
    assert (text.id, text.source) == (text.content_hash[:16], "-")


def test_standard_input_that_is_empty_or_not_there(
    read_stdin: Callable[[bytes], list[Article | Rejection]],
) -> None:
    assert read_stdin(b"") == [Rejection("-", "empty")]
    assert list(read(["-"])) == [Rejection("-", "no standard input")]


def test_reading_is_lazy(folder: Path) -> None:
    write(folder / "a.txt")
    reading = read(["in/a.txt", "in/b.txt"])
    assert isinstance(next(reading), Article)
    write(folder / "b.txt")
    assert isinstance(next(reading), Article)
