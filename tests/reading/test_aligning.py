"""How the text of a page lies in the page: character by character, or not at all."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.limits import MAX_ALIGNED_CHARS
from graph.model import Article, Rejection
from graph.origin import OffsetMap
from graph.reading import read
from graph.reading.aligning import aligned
from graph.reading.markup import decoded_page

PAGES = sorted((Path(__file__).parents[2] / "data/pages").glob("*.html"))
FOUND_AT_LEAST = 0.99


def shown_at(page: str, at: int) -> str:
    """The character that stands at a place of a page, also if it is written by name."""
    named = re.compile(r"&#?\w{1,32};").match(page, at)
    return unescape(named[0]) if named else page[at : at + 1]


def kept(text: str, page: str, back: OffsetMap) -> int:
    """How many characters of a text are the same where the map leads to."""
    return sum(shown_at(page, back.to_source(at)) == one for at, one in enumerate(text))


def test_nearly_all_characters_of_saved_pages_are_found_where_they_stand() -> None:
    same = total = 0
    for path in PAGES:
        (article,) = read([path])
        assert isinstance(article, Article)
        assert article.origin.offsets
        page, letters = decoded_page(path.read_bytes()), re.sub(r"\s", "", article.text)
        places = [article.origin.offsets.to_source(at) for at in range(len(article.text))]
        assert places == sorted(places)
        same += sum(
            shown_at(page, place) == one
            for place, one in zip(places, article.text, strict=True)
            if not one.isspace()
        )
        total += len(letters)
    assert len(PAGES) > 25
    assert same >= FOUND_AT_LEAST * total


@pytest.mark.parametrize(
    ("text", "page", "word", "place"),
    [
        ("Egypt agreed.", "<p>Egypt\n  agreed.</p>", "agreed", 11),
        ("Egypt agreed.", "<p>E<b>gypt</b> agreed.</p>", "gypt", 7),
        ("Egypt & Sudan.", "<p>Egypt &amp; Sudan.</p>", "&", 9),
        ("Egypt agreed.", "<p>Eg\xadypt agr&shy;eed.</p>", "eed", 18),
        ("Egypt agreed.", "<!-- Egypt agreed. --><script>'Egypt agreed.'</script>Egypt agreed.", "Egypt", 54),
        ("Talks\n\nEgypt agreed.", "<title>Talks</title><p>Egypt agreed.", "Egypt", 23),
        ("Not there.\n\nEgypt agreed.", "<p>Egypt agreed.", "Egypt", 3),
        ("Egypt agreed.\n\nNot there.", "<p>Egypt agreed.</p><p>Sudan left.", "there", 16),
        (f"Talks\n\nEgypt {'x' * 60}", f"<p>Egypt {'x' * 60}</p><i>Talks", "Egypt", 3),
    ],
)
def test_where_a_word_stands(text: str, page: str, word: str, place: int) -> None:
    back = aligned(text, page)
    assert back
    assert back.to_source(text.index(word)) == place


@pytest.mark.parametrize("page", ["", "<p>Sudan", "x" * MAX_ALIGNED_CHARS + " Egypt agreed."])
def test_what_is_not_found_has_no_map(page: str) -> None:
    assert aligned("Egypt agreed.", page) is None


pieces = st.sampled_from(
    ["<p>", "</p>", "<b>", "&amp;", "&#8217;", "Egypt", " agreed", "\n", "<!-- a -->", "<", "."]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(pieces, max_size=30).map("".join), st.lists(pieces, max_size=10).map("".join))
def test_what_is_found_is_the_same_and_in_order(page: str, text: str) -> None:
    back = aligned(text, page)
    if back is None:
        return
    places = [back.to_source(at) for at in range(len(text))]
    assert places == sorted(places)
    for one, later in zip(back.edits, back.edits[1:], strict=False):
        assert one.end <= later.start
    assert kept(text, page, back) > 0


RAIN = "It rained on the dam for days. " * 20
MARKED_UP = f"<h2>Talks</h2>\n<p>Egypt &amp; <b>Sudan</b> agreed. {RAIN}</p>"
PLAIN = f"\r\n1 < 2 & Egypt\r\nsaid: <Sudan> agreed &amp; signed. {RAIN}\r\n"
UNTAGGED = f"At  1 &lt; 2 & Egypt, Sudan\n agreed. {RAIN}"
HEAD = "From: a@b.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"


def mail(kind: str, body: str) -> str:
    lines = b64encode(body.encode()).decode()
    return f"{HEAD}Content-Type: text/{kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}\r\n"


def feed(element: str) -> str:
    return f"<rss><channel><item><title>A dam</title>{element}</item></channel></rss>"


@pytest.mark.parametrize(
    ("name", "written", "part"),
    [
        ("plain.eml", mail("plain", PLAIN), PLAIN),
        ("page.eml", mail("html", MARKED_UP), MARKED_UP),
        ("cdata.rss", feed(f"<content><![CDATA[{MARKED_UP}]]></content>"), MARKED_UP),
        ("escaped.rss", feed(f"<content>{escape(MARKED_UP)}</content>"), MARKED_UP),
        ("plain.rss", feed(f"<content>{escape(UNTAGGED)}</content>"), UNTAGGED),
    ],
)
def test_a_part_of_a_file_has_the_map_to_its_decoded_text(
    read_file: Callable[..., list[Article | Rejection]], name: str, written: str, part: str
) -> None:
    (article,) = read_file(written, name)
    assert isinstance(article, Article)
    assert article.origin.offsets
    for word in ("Egypt", "Sudan", "agreed", "dam"):
        place = article.origin.offsets.to_source(article.text.rindex(word))
        assert part.startswith(word, place)


def test_a_page_that_is_read_has_the_map(read_file: Callable[..., list[Article | Rejection]]) -> None:
    page = (
        f"<html><head><title>Talks</title></head><body><p>Egypt &amp; Sudan agreed. {'It rained. ' * 20}</p>"
    )
    (article,) = read_file(page, "a.html")
    assert isinstance(article, Article)
    assert article.origin.offsets
    assert article.origin.offsets.to_source(article.text.index("Sudan")) == page.index("Sudan")
