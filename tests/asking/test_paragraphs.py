"""An article's text is cut into paragraphs, each with its statements; of one not kept there are sentences."""

from __future__ import annotations

import pytest

from graph.asking.paragraphs import paragraphs
from graph.asking.readings import reading
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import ATTACKS, BACKS, RUSSIA, SYRIA, TURKEY, Says, article

BACKING = Says("Turkey backs Syria.", TURKEY, BACKS, SYRIA, 0.9, "backs")
ATTACK = Says("Russia attacked Syria.", RUSSIA, ATTACKS, SYRIA, 0.9, "attacked")


BOTH = ["backs", "attacked"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (None, [("Turkey backs Syria.", ["backs"]), ("Russia attacked Syria.", ["attacked"])]),
        (
            "Turkey backs Syria. Russia attacked Syria.",
            [("Turkey backs Syria. Russia attacked Syria.", BOTH)],
        ),
        (
            "Turkey backs Syria.\nRussia attacked Syria.\n",
            [("Turkey backs Syria.", ["backs"]), ("Russia attacked Syria.", ["attacked"])],
        ),
        (
            "Turkey backs Syria. Russia\nattacked Syria.",
            [("Turkey backs Syria. Russia\nattacked Syria.", BOTH)],
        ),
        (
            "Turkey backs Syria.\nRussia attacked Syria.\n \n\n It rained.\n\n",
            [("Turkey backs Syria.\nRussia attacked Syria.", BOTH), ("It rained.", [])],
        ),
        (
            "Turkey backs Syria. Russia attacked Syria.\nIt rained.",
            [("Turkey backs Syria. Russia attacked Syria.", BOTH), ("It rained.", [])],
        ),
    ],
)
def test_a_text_is_cut_between_its_sentences(text: str | None, cut: list[tuple[str, list[str]]]) -> None:
    with EmbeddedStore.open() as store:
        store.put([article("a", None, BACKING, ATTACK)], "test")
        told = reading(store, "a", 10, text=lambda _iri, _hash: text)
    found = list(paragraphs(told))
    triggers = [
        [each.text[mark.start : mark.end] for mark in (each.marks(one)[2] for one in each.statements)]
        for each in found
    ]
    assert list(zip([each.text for each in found], triggers, strict=True)) == cut
    assert all(text is None or text.startswith(each.text, each.start) for each in found)
    assert not any(each.gap for each in found)


def test_what_is_not_known_between_sentences_is_counted() -> None:
    between = Says("It rained.", TURKEY, BACKS, SYRIA, 0.9, "rained", "It", "It")
    whole, (first, _, last) = article("a", None, BACKING, between, ATTACK)
    with EmbeddedStore.open() as store:
        store.put([(whole, (first, last))], "test")
        assert [each.gap for each in paragraphs(reading(store, "a", 10))] == [0, len(" It rained. ")]
