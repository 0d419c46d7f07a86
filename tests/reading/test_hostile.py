"""Inputs made to harm: each is read or refused within a second or so and 100 MB, and the next one is read."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Article, Rejection
from graph.reading import read
from tests.commands import memory
from tests.growing import grows_in_proportion
from tests.reading.hostile import HOSTILE, SENTINEL, arc, member
from tests.reading.writers import WRITERS, story

SECONDS = 10.0  # of processor time, on a machine under load; one alone takes less than one
MEMORY_MB = 100
KEPT = [
    name
    for name in HOSTILE
    if ("levels" in name and name.startswith("page of 3")) or " in a page" in name or "encoding" in name
]
LOST = {"feed of 300 levels", "page of a million levels"}
"""Too deep to be read: these have to say so."""


@pytest.fixture(scope="module", autouse=True)
def parsers_loaded() -> None:
    """Load every parser once, so that no case pays for it."""
    one = story()
    for write in WRITERS.values():
        assert all(isinstance(item, Article) for item in read(["-"], io.BytesIO(write(one))))


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_or_contained(tmp_path: Path, name: str) -> None:
    made = HOSTILE[name]()
    data = io.BytesIO(made) if isinstance(made, bytes) else made
    (tmp_path / "next.txt").write_text("Egypt agreed.", encoding="utf-8")
    measured = sys.platform == "linux"
    if measured:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    held = memory("VmRSS") if measured else 0
    began = time.process_time()
    *found, last = read(["-", tmp_path / "next.txt"], data)  # type: ignore[arg-type]
    assert time.process_time() - began < SECONDS
    assert not measured or memory("VmHWM") - held < MEMORY_MB
    assert isinstance(last, Article)
    assert found
    assert not any(
        "passwd" in item.text or "root:" in item.text for item in found if isinstance(item, Article)
    )


@pytest.mark.parametrize("name", KEPT)
def test_what_lies_deep_or_is_broken_is_not_lost(name: str) -> None:
    made = HOSTILE[name]()
    assert isinstance(made, bytes)
    (article,) = read(["-"], io.BytesIO(made))
    assert isinstance(article, Article)
    assert SENTINEL in article.text


@pytest.mark.parametrize("name", sorted(LOST))
def test_what_is_too_deep_is_said(name: str) -> None:
    made = HOSTILE[name]()
    assert isinstance(made, bytes)
    (found,) = read(["-"], io.BytesIO(made))
    assert isinstance(found, Rejection)
    assert "elements" in found.reason


GROWING: list[tuple[str, str]] = [
    ("<html>", "<p>a "),
    ("<html>", "<p <p "),
    ("<html>", "<br>"),
    ("<html>", "<br \t"),
    ("<html><p>", "&nbsp;"),
    ("<html>", "<!-- "),
    ("<html>", "<script>"),
    ("<html><p>", "a\xa0"),
    ("<html>", "<a class='ad a'>x</a>"),
    ("<html>", "<td><img>a"),
    ("<html><title>", " | a"),
    ("<html><title>A</title>", "<h1>A</h1>"),
    ("<html><meta charset=", "charset= "),
    ("<html><meta name=date content='", "2020-03-"),
    ("<html>", "<time>2020"),
    ("<html><p>", "<b>a</b> "),
    ("<html><font>", "a<p>"),
    ("<html>", "<div><p>a</p>b</div>"),
    ("<html>", "<h2>a</h2>"),
    ("<rss>", "<item><description>a"),
    ("<rss><channel>", "<item><description>Read more "),
    ("<rss>", "<!-- "),
    ("<?xml?>", "<!-- "),
    ("<?xml?>", "<?a ?>"),
    ("From: a\nSubject: b\n", "c: d\n e\n"),
    ("From a@b Mon\n", "From a\n\n"),
    ("From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=c\n\n", "--c\n"),
    ("id,text\n", '1,"a"\n'),
    ("id,text\n", '"'),
    ("text,a", ",a"),
    ('{"text": "a"}\n', "{}\n"),
    ("[", "{},"),
    ("[", "[{},"),
    ("", "â€™ "),
    ("", "â€™"),
    ("", "Ã\xa0"),
    ("", "\xad"),
    ("", "a\xa0"),
    ("", "\u202e"),
    ("", "ﬁ "),
    ("", "AFP, "),
    ("", "With inputs from AFP\n"),
    ("", "(AFP) - "),
    ("https://", "2020/03/"),
    ("%PDF-1.4\n", "1 0 obj << "),
    ("%PDF-1.4\n", "<<"),
    ("WARC/1.0\r\n", "a: b\r\n"),
    ("filedesc://a 1 20080306120000 a 0\n1 0 A", " 1"),
    ("PAR1", "PAR1"),
    ("{", '"a": {'),
    ("a\n", "Read more:\n"),
]
SIZE = 16_000


@pytest.mark.parametrize(("start", "unit"), GROWING, ids=repr)
def test_time_grows_with_size_at_most(start: str, unit: str) -> None:
    quarter, whole = (f"{start}{unit * (size // len(unit))}".encode() for size in (SIZE // 4, SIZE))
    assert grows_in_proportion(
        lambda: list(read(["-"], io.BytesIO(quarter))), lambda: list(read(["-"], io.BytesIO(whole)))
    )


HEADS = [
    b"",
    b"<html>",
    b"<html><body><article><p>",
    b"<?xml version='1.0'?>",
    b"<rss><channel><item>",
    b"<feed><entry>",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"PAR1",
    b"\x1f\x8b\x08",
    b"BZh9",
    b"\xfd7zXZ\0",
    b"WARC/1.0\r\n",
    b"\x28\xb5\x2f\xfd",
    member("a.txt").tobuf(),
    arc(b""),
    b"From a@b.example Mon\n",
    b"From: a\nSubject: b\n\n",
    b'{"text": "',
    b"[{",
    b"id,text\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
SAMPLES = {name: write(story()) for name, write in WRITERS.items()}


def whole(found: list[Article | Rejection]) -> bool:
    """Whether something came of it, and nothing in it is half."""
    return bool(found) and all(
        item.text.strip() and item.text.encode() is not None if isinstance(item, Article) else item.reason
        for item in found
    )


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(HEADS), st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_under_any_head_are_text_or_a_rejection(head: bytes, data: bytes, more: bytes) -> None:
    assert whole(list(read(["-"], io.BytesIO(head + data + more))))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_a_damaged_file_is_text_or_a_rejection(name: str, data: st.DataObject) -> None:
    """Cut off, with a stretch overwritten, or with one taken out."""
    sample = SAMPLES[name]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 200)))
    put = data.draw(st.binary(max_size=20))
    kept = data.draw(st.sampled_from([0, 1])) * len(sample)
    assert whole(list(read(["-"], io.BytesIO(sample[:start] + put + sample[end : end + kept]))))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<table>",
                "<td>",
                "<b>",
                "<br>",
                "<h1>",
                "<title>",
                "<meta charset=utf-8>",
                "<script>",
                "<article>",
                "<!--",
                "-->",
                "Egypt agreed. ",
                "&#0;",
                "&lt;",
                "\ud800",
                "\0",
            ]
        ),
        max_size=40,
    )
)
def test_any_tags_are_text_or_a_rejection(pieces: list[str]) -> None:
    data = ("<html>" + "".join(pieces)).encode("utf-8", "surrogatepass")
    assert whole(list(read(["-"], io.BytesIO(data))))


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "a", "text": "Egypt agreed."}\n{"id": "b", "text": "Sudan agreed."}\n', encoding="utf-8"
    )
    reading = read([path])
    first = next(reading)
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    *_, last = reading
    assert isinstance(first, Article)
    assert last == Rejection(str(path), "changed while it was read; read it again")


def test_bidirectional_and_unseen_characters_are_taken_out(
    read_file: Callable[..., list[Article | Rejection]],
) -> None:
    (article,) = read_file("Egypt \u202eagreed\u202c with Su\u200bdan\u2066.", "a.txt")
    assert isinstance(article, Article)
    assert article.text == "Egypt agreed with Sudan."
