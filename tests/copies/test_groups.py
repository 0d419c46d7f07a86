"""Which articles are copies of which, and that nothing but the articles decides it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from graph.copies.groups import DAYS_APART, Signed, copies
from graph.copies.signatures import sign
from graph.model import Article

DAY = date(2020, 3, 2)
WORDS = [f"word{number}" for number in range(400)]
STORY = " ".join(WORDS[:200])


def signed(name: str, text: str, day: int | None = 0) -> Signed:
    signature = sign(Article(name, text, name))
    assert signature is not None
    return Signed(name, None if day is None else DAY + timedelta(days=day), signature)


def every(number: int, text: str) -> str:
    """The text with another word in each place that the number divides."""
    return " ".join(f"other{at}" if at % number == 0 else word for at, word in enumerate(text.split()))


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (STORY, True),
        (STORY.upper() + "!", True),
        (every(20, STORY), True),
        (every(4, STORY), False),
        (" ".join(WORDS[:140]), True),
        (" ".join(WORDS[300:360]) + " " + STORY, True),
        (" ".join(WORDS[100:200] + WORDS[:100]), True),
        (" ".join(WORDS[:30] + WORDS[200:]), False),
        (" ".join(WORDS[200:]), False),
    ],
    ids=["same", "shouted", "edited", "rewritten", "cut", "updated", "rearranged", "quoted", "another"],
)
def test_what_is_a_copy(text: str, is_copy: bool) -> None:
    assert copies([signed("a", STORY), signed("b", text, 1)]) == ({"b": "a"} if is_copy else {})


@pytest.mark.parametrize(
    ("days", "original"),
    [((0, 1), "a"), ((1, 0), "b"), ((0, 0), "a"), ((None, 5), "b"), ((5, None), "a"), ((None, None), "a")],
)
def test_the_original_is_published_first_then_named_first(
    days: tuple[int | None, int | None], original: str
) -> None:
    first, second = days
    found = copies([signed("b", STORY, second), signed("a", every(30, STORY), first)])
    assert set(found.values()) == {original}


@pytest.mark.parametrize(
    ("text", "days", "is_copy"),
    [
        (every(20, STORY), DAYS_APART, True),
        (every(20, STORY), DAYS_APART + 1, False),
        (STORY, 365, True),
        (every(20, STORY), None, True),
    ],
    ids=["soon", "by the same pattern later", "the same later", "undated"],
)
def test_what_is_alike_much_later_is_another_report(text: str, days: int | None, is_copy: bool) -> None:
    assert bool(copies([signed("a", STORY), signed("b", text, days)])) is is_copy


def test_a_copy_of_a_copy_is_a_copy_of_the_original() -> None:
    texts = [STORY]
    for number in range(4):
        texts.append(" ".join([f"later{number}-{word}" for word in range(60)] + texts[-1].split()[:-50]))
    found = copies([signed(str(number), text, number) for number, text in enumerate(texts)])
    assert found == dict.fromkeys("1234", "0")


def test_the_order_in_which_articles_come_does_not_matter() -> None:
    chance = random.Random(4)  # noqa: S311 - orders, not secrets
    texts = [" ".join(chance.choices(WORDS, k=150)) for _ in range(12)]
    articles = [
        signed(f"{story}-{copy}", every(40 + copy, text), chance.choice([None, 0, 1, 2]))
        for story, text in enumerate(texts)
        for copy in range(story)
    ]
    found: list[Mapping[str, str]] = []
    for _ in range(5):
        chance.shuffle(articles)
        found.append(copies(articles))
    assert found == [found[0]] * 5
    assert {copy.partition("-")[0] == of.partition("-")[0] for copy, of in found[0].items()} == {True}
    assert len(found[0]) == sum(range(11))


def test_no_articles_have_no_copies() -> None:
    assert copies([]) == {}


def test_ten_thousand_articles_of_one_text_are_grouped_at_once() -> None:
    one = signed("a", STORY)
    found = copies(Signed(f"{number:05}", one.published, one.signature) for number in range(10_000))
    assert len(found) == 9_999
    assert set(found.values()) == {"00000"}
