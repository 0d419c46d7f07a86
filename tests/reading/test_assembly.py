"""Drafts that make an article, and those that cannot."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import ReadingError
from graph.limits import MAX_ARTICLE_CHARS, MAX_ID_CHARS
from graph.model import BlockKind
from graph.reading.assembly import Draft, assemble


def test_article_keeps_what_the_draft_says_and_gains_blocks_and_date() -> None:
    text = "Dam talks\n\nCAIRO, June 11, 2017 (AP) -- Egypt agreed."
    article = assemble(
        Draft(text, "in:1", id="a", title="Dam talks", url="https://example.org", publisher="AP")
    )
    assert (article.id, article.text, article.source, article.title) == ("a", text, "in:1", "Dam talks")
    assert (article.url, article.publisher, article.published) == (
        "https://example.org",
        "AP",
        date(2017, 6, 11),
    )
    assert [block.kind for block in article.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.FURNITURE,
        BlockKind.PARAGRAPH,
    ]


def test_id_comes_from_content_where_none_is_given() -> None:
    first, again = (assemble(Draft("Egypt agreed.", where)) for where in ("in:1", "in:2"))
    other = assemble(Draft("Egypt agreed.", "in:3", title="Dam talks"))
    assert first.id == again.id == first.content_hash[:16]
    assert other.id == other.content_hash[:16] != first.id


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft("", "in"), "empty"),
        (Draft(" \r\n\u00a0", "in"), "empty"),
        (Draft("a" * (MAX_ARTICLE_CHARS + 1), "in"), "more than 1,000,000 characters"),
        (Draft("Egypt\0agreed.", "in"), "binary"),
        (Draft("\x01\x02\x03 Egypt", "in"), "binary"),
        (Draft("Egypt \ud800 agreed.", "in"), "text has half a character .* at 6"),
        (Draft("Egypt agreed.", "in", title="\udfff"), "title has half a character"),
        (Draft("Egypt agreed.", "in", id="\udfff"), "id has half a character"),
        (Draft("Egypt agreed.", "in", url="\udfff"), "url has half a character"),
        (Draft("Egypt agreed.", "in", publisher="\udfff"), "publisher has half a character"),
        (Draft("Egypt agreed.", "in", id="a" * (MAX_ID_CHARS + 1)), "id of more than 500 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_makes_no_article(draft: Draft, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        assemble(draft)


def test_limits_themselves_are_allowed() -> None:
    article = assemble(Draft("a" * MAX_ARTICLE_CHARS, "in", id="b" * MAX_ID_CHARS))
    assert len(article.text) == MAX_ARTICLE_CHARS


def test_single_control_characters_do_not_make_a_text_binary() -> None:
    text = "Egypt agreed.\x0c Sudan agreed\x07 too.\u200b\u202e"
    assert assemble(Draft(text, "in")).text == text
