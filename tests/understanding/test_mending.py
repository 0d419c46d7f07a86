"""Names that the parser tears apart and the recogniser keeps together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

TORN = [
    ("A dispute between Søren Villalba and Liliana Dobrovic grew sharper.",
     ["Søren Villalba rivalOf Liliana Dobrovic"]),
    ("Officials said that Ana Botín had rejected the offer of Célestin Ibragimov.",
     ["Ana Botín rejects Célestin Ibragimov"]),
    ("The dispute between Amina Okafor and Rasmus Vinterberg went on.",
     ["Amina Okafor rivalOf Rasmus Vinterberg"]),
    # what is whole stays as it is
    ("Kofi Mensah met Ingrid Solberg.", ["Kofi Mensah meets Ingrid Solberg"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "stated"), TORN)
def test_the_words_of_a_name_hang_together(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
