"""How many of a noun a sentence counts: the least that it allows, and nothing where it does not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.understanding.extraction import Reader
from graph.understanding.quantities import number, quantity

NUMBERS = {
    "34": 34,
    "1,300": 1300,
    "12,345,678": 12345678,
    "more than 1,300": 1300,
    "a million": 1000000,
    "twenty two": 22,
    "ninety nine": 99,
    "five hundred": 500,
    "one hundred and fifty": 150,
    "two thousand": 2000,
    "two hundred thousand": 200000,
    "three thousand five hundred": 3500,
    "two million three hundred thousand": 2300000,
    "2 million": 2000000,
    "zero": 0,
    "a dozen": 12,
    "two dozen": 24,
}
COUNTED = {
    "Turkey killed 34 Syrian soldiers.": (34, "34", "soldiers"),
    "Turkey killed at least 34 soldiers.": (34, "at least 34", "soldiers"),
    "More than 1,300 soldiers died.": (1300, "More than 1,300", "soldiers"),
    "Nearly 5,000 troops arrived.": (5000, "Nearly 5,000", "troops"),
    "Some 40 rebels fled.": (40, "Some 40", "rebels"),
    "Two soldiers died.": (2, "Two", "soldiers"),
    "Twenty-two soldiers died.": (22, "Twenty-two", "soldiers"),
    "About 2 million people fled.": (2000000, "About 2 million", "people"),
    "About two dozen soldiers died.": (24, "About two dozen", "soldiers"),
    "Up to 40 rebels fled.": (40, "Up to 40", "rebels"),
    "Three more rebels fled.": (3, "Three", "rebels"),
    "Dozens of soldiers died.": (24, "Dozens", "soldiers"),
    "Scores of rebels fled.": (40, "Scores", "rebels"),
    "Thousands of people fled.": (2000, "Thousands", "people"),
}
UNCOUNTED = [
    "Soldiers died.",
    "A soldier died.",
    "The two leaders met.",
    "The 34 soldiers died.",
    "Both countries met.",
    "The 2018 deal failed.",
    "These three men met.",
    "Many soldiers died.",
]


@pytest.mark.parametrize(("words", "value"), NUMBERS.items())
def test_number_words_and_digits_have_a_value(words: str, value: int) -> None:
    assert number(words.split()) == value


@pytest.mark.parametrize("words", ["", "many", "more than", "a dozen-odd", "and"])
def test_words_without_a_number_have_none(words: str) -> None:
    assert number(words.split()) is None


@given(st.integers(0, 10**9))
def test_digits_with_and_without_commas_are_the_same_number(value: int) -> None:
    assert number([str(value)]) == number([f"{value:,}"]) == value


@pytest.mark.parametrize(("sentence", "counted"), COUNTED.items())
def test_a_counted_noun_has_its_quantity(
    reader: Reader, sentence: str, counted: tuple[int, str, str]
) -> None:
    found = [one for token in reader.nlp(sentence) if (one := quantity(token))]
    assert [(one.value, one.text, one.of) for one in found] == [counted]
    assert counted[1] in sentence


@pytest.mark.parametrize("sentence", UNCOUNTED)
def test_what_is_not_counted_has_none(reader: Reader, sentence: str) -> None:
    assert [one for token in reader.nlp(sentence) if (one := quantity(token))] == []


def test_each_noun_of_a_coordination_has_its_own(reader: Reader) -> None:
    found = [
        one for token in reader.nlp("They killed 19 soldiers and two civilians.") if (one := quantity(token))
    ]
    assert [(one.value, one.of) for one in found] == [(19, "soldiers"), (2, "civilians")]
