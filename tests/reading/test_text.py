"""Plain text: encodings, line ends, title, and what is not text."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.limits import MAX_ARTICLE_CHARS
from graph.model import Article, Rejection
from graph.reading import read

Reader = Callable[..., list[Article | Rejection]]

TEXT = "Müller visits Kyiv\r\n\r\nHe came on Monday – by train. 🚆\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["UTF-8", "with mark", "UTF-16", "UTF-16 big-endian"],
)
def test_encodings_give_one_text_with_its_line_ends(read_file: Reader, data: bytes) -> None:
    (article,) = read_file(data, "trip.txt")
    assert isinstance(article, Article)
    assert (article.text, article.id, article.source) == (TEXT, "trip", "trip.txt")
    assert article.title == "Müller visits Kyiv"


def test_text_without_headline_has_no_title(read_file: Reader) -> None:
    (article,) = read_file("He came on Monday.\n\nHe left.")
    assert isinstance(article, Article)
    assert article.title is None


def test_markdown_is_text_with_marked_headings(read_file: Reader) -> None:
    (article,) = read_file("# Müller visits\n## Kyiv\nHe came.", "trip.md")
    assert isinstance(article, Article)
    assert article.title == "Müller visits"
    assert [block.kind.value for block in article.blocks] == ["headline", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (TEXT.encode("latin-1", "ignore"), "not UTF-8 at byte 1"),
        (b"He came \xff\xfe.", "not UTF-8 at byte 8"),
        (b"\xff\xfea", "not UTF-16 at byte 2"),
        (b"He\0came.", "binary, not text: NUL at byte 2"),
        (b"\x7fELF\x02\x01\x01\0\0", "binary"),
        (b"\x1f\x8b\x08abc", "gzip that is broken"),
        (b"%PDF-1.7\nabc", "a PDF that is broken"),
        (b"PK\x03\x04abc", "zip that is broken"),
        (b"\x89PNG\r\n", "binary, not text (PNG)"),
        (b'\n<?xml version="1.0"?><rss/>', "a feed without entries"),
        (b'\n<?xml version="1.0"?><a>He came.</a>', "XML of a kind that is not read"),
        (b"a" * (MAX_ARTICLE_CHARS + 1), "more than 1,000,000 characters"),
        (b"a" * (5 * MAX_ARTICLE_CHARS), "more than 1,000,000 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_text(read_file: Reader, data: bytes, reason: str) -> None:
    (found,) = read_file(data)
    assert isinstance(found, Rejection)
    assert found.source == "in.txt"
    assert reason in found.reason


def test_less_than_sign_does_not_make_markup(read_file: Reader) -> None:
    (found,) = read_file("<3 million fled.")
    assert isinstance(found, Article)


@settings(deadline=None)  # the first PDF loads its parser
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    found = list(read(["-"], io.BytesIO(data)))
    assert found
    for item in found:
        assert isinstance(item, Rejection) or item.text
