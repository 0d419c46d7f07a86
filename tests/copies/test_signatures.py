"""What a signature depends on: the words of the text, and nothing else."""

from __future__ import annotations

import pytest

from graph.copies.signatures import MINIMA, Signature, sign
from graph.model import Article, Block, BlockKind, Span

TEXT = "Turkey backs rebels in Idlib, Russia said on Monday, and Syria protested."


def signature(text: str, *blocks: Block) -> Signature | None:
    return sign(Article("a", text, "a", blocks=blocks))


@pytest.mark.parametrize(
    "same",
    [
        TEXT.upper(),
        TEXT.replace(" ", "\r\n  "),
        TEXT.replace(",", " –").replace(".", ""),
        f"“{TEXT}”",
        f"{TEXT} {TEXT[:-1]}".removesuffix(TEXT[:-1]),
    ],
)
def test_case_blanks_and_punctuation_do_not_matter(same: str) -> None:
    assert signature(same) == signature(TEXT)


@pytest.mark.parametrize(
    "other", [TEXT.replace("Turkey", "Iran"), TEXT + " It did so twice.", "Idlib in rebels backs Turkey"]
)
def test_words_and_their_order_do(other: str) -> None:
    assert signature(other) != signature(TEXT)


def test_headline_and_furniture_are_the_papers_own() -> None:
    head, foot = "Ankara digs in\n", "\nSubscribe to our letter"
    whole = head + TEXT + foot
    cuts = (0, len(head), len(head + TEXT), len(whole))
    kinds = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.FURNITURE)
    blocks = [Block(Span(*ends), kind) for *ends, kind in zip(cuts, cuts[1:], kinds, strict=False)]
    assert signature(whole, *blocks) == signature(TEXT)
    assert signature(whole) != signature(TEXT)


def test_what_has_no_words_has_no_signature_and_two_words_have_one() -> None:
    assert signature("… – !") is None
    assert (found := signature("Turkey attacked")) is not None
    assert found.size == 1


def test_a_signature_is_the_same_in_every_run_and_release() -> None:
    """Stores keep them: if this fails, the copies of what is stored are not found any more."""
    found = signature(TEXT)
    assert found is not None
    assert str(found)[:24] == "10:cisxz2aoJd5HFC4FHMECj"
    assert Signature.parse(str(found)) == found


@pytest.mark.parametrize("text", ["", "3", "3:", "0:" + "A" * 172, "3:AAAA", "3:!", "x:AAAA"])
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Signature.parse(text)


def test_it_takes_a_few_hundred_bytes() -> None:
    assert len(str(Signature(10**5, bytes(MINIMA)))) < 200
