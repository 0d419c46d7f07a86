"""What words above a deed make of it: for and against, by what means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# a deed that one is for or against is so; any such deed is not
STANCES = [
    ("Vietnam opposes China's war against Cambodia.", ["China atWarWith Cambodia"]),
    (
        "Mexico opposed the American invasion of Panama.",
        ["United States attacks Panama"],
    ),
    (
        "Chile objected to Peru's arrest of Bolivian fishermen.",
        ["Chile opposes Peru", "Peru arrests Bolivian fishermen"],
    ),
    (
        "Austria opposes a German attack on Syria.",
        ["possible: Germany attacks Syria"],
    ),
    (
        "Turkey supports a US attack on Iraq.",
        ["Turkey backs United States", "possible: United States attacks Iraq"],
    ),
    ("Sweden supports the Finnish blockade of Russia.", ["Finland restricts Russia", "Sweden backs Finland"]),
    (
        "Cuba backs any attack by Venezuela on Colombia.",
        ["Cuba backs Venezuela", "possible: Venezuela attacks Colombia"],
    ),
    ("Iran opposes sending troops to Yemen.", ["not planned: Iran deploysTo Yemen"]),
    (
        "Turkey supported an American attack on Serbia.",
        ["Turkey backs United States", "United States attacks Serbia"],
    ),
]

# the means is so where the end is
MEANS = [
    (
        "Spain urged Morocco to end the row by releasing Spanish fishermen.",
        ["Spain urges Morocco", "requested: Morocco releases Spanish fishermen"],
    ),
    (
        "Norway called on Sweden to help by arming Ukraine.",
        ["Norway urges Sweden", "requested: Sweden arms Ukraine"],
    ),
    ("Ghana could end the siege by attacking the rebels.", ["possible: Ghana attacks rebels"]),
    ("Togo ended the row by expelling the Libyan ambassador.", ["Togo expels Libyan ambassador"]),
    ("Chad refused to help Niger by arming the rebels.", ["Chad rejects Niger", "not: Chad arms rebels"]),
]


@pytest.mark.parametrize(("sentence", "stated"), [*STANCES, *MEANS])
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
