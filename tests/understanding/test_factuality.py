"""Polarity and modality: what the words around a predicate make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Statement

Statements = Callable[[str], tuple[Statement, ...]]

ACTUAL = {
    "attacks": [
        "France attacked Mali.",
        "France has attacked Mali.",
        "France is attacking Mali.",
        "Mali was attacked by France.",
        # what is said or known is said to be so
        "Germany said that France attacked Mali.",
        "Germany confirmed that France attacked Mali.",
        # temporal and causal clauses govern nothing
        "After France attacked Mali, thousands fled.",
        "Before France attacked Mali, thousands fled.",
        "Thousands fled when France attacked Mali.",
        "Thousands fled because France attacked Mali.",
        "Thousands have fled since France attacked Mali.",
        # nor do the clauses around a relative clause
        "France, which attacked Mali, will leave.",
        "Germany may help France, which attacked Mali.",
        "Germany did not help France, which attacked Mali.",
        "Germany denied helping France, which attacked Mali.",
        # two denials
        "France did not deny attacking Mali.",
        # what one is condemned for
        "Germany condemned France for attacking Mali.",
    ],
    "backs": [
        "France supports Mali.",
        "France supports Mali and will visit Chad.",
    ],
    "captures": ["France managed to capture Mali."],
}
NEGATED = {
    "attacks": [
        "France did not attack Mali.",
        "France didn't attack Mali.",
        "France has never attacked Mali.",
        "France never attacked Mali.",
        "Mali was not attacked by France.",
        "France denied attacking Mali.",
        "France denies having attacked Mali.",
        "France denied that it had attacked Mali.",
        "France ruled out attacking Mali.",
        "France called off its attack on Mali.",
        "France cancelled its attack on Mali.",
    ],
    "backs": [
        "France failed to support Mali.",
        "France stopped supporting Mali.",
        "France hardly supports Mali.",
        "France is not supporting Mali.",
    ],
    "captures": ["France failed to capture Mali."],
}
PLANNED = {
    "attacks": [
        "France will attack Mali.",
        "France would attack Mali.",
        "France said it would attack Mali.",
        "France is to attack Mali.",
        "France wants to attack Mali.",
        "France tried to attack Mali.",
        "France is expected to attack Mali.",
        "France decided to attack Mali.",
        # purposes
        "France sent troops to attack Mali.",
        # headlines
        "France to attack Mali",
    ],
    "backs": [
        "France will support Mali.",
        "France is ready to support Mali.",
    ],
    "visits": [
        "France will support Mali and Emmanuel Macron will visit Egypt.",
        "Emmanuel Macron vowed to visit Egypt.",
    ],
}
NOT_PLANNED = {
    "attacks": [
        "France will not attack Mali.",
        "France won't attack Mali.",
        "France has no intention to attack Mali.",
        "France has no intention of attacking Mali.",
        "France abandoned plans to attack Mali.",
        "France avoided attacking Mali.",
        "Germany prevented France from attacking Mali.",
    ],
    "visits": ["Emmanuel Macron decided not to visit Egypt."],
}
POSSIBLE = {
    "attacks": [
        "France may attack Mali.",
        "France might attack Mali.",
        "France could attack Mali.",
        "Mali may be attacked by France.",
        "Germany warned that France could attack Mali.",
        "Germany believes that France attacked Mali.",
        "Germany accused France of attacking Mali.",
        "France allegedly attacked Mali.",
        "France reportedly attacked Mali.",
        "France probably attacked Mali.",
        # conditions
        "If France attacks Mali, Germany will help.",
        "Germany will help if France attacks Mali.",
        "Germany will help unless France attacks Mali.",
    ]
}
NOT_POSSIBLE = {"attacks": ["France may not attack Mali.", "France might not attack Mali."]}
REQUESTED = {
    "attacks": ["Germany urged France to attack Mali.", "France must attack Mali."],
    "backs": [
        "Germany asked France to support Mali.",
        "Germany called on France to support Mali.",
        "Germany demanded that France support Mali.",
        "France must support Mali.",
        "France should support Mali.",
    ],
}
NOT_REQUESTED = {"attacks": ["Germany urged France not to attack Mali."]}

TABLES = {
    "asserted actual": ACTUAL,
    "negated actual": NEGATED,
    "asserted planned": PLANNED,
    "negated planned": NOT_PLANNED,
    "asserted possible": POSSIBLE,
    "negated possible": NOT_POSSIBLE,
    "asserted requested": REQUESTED,
    "negated requested": NOT_REQUESTED,
}
ROWS = [
    (sentence, relation, factuality)
    for factuality, table in TABLES.items()
    for relation, sentences in table.items()
    for sentence in sentences
]


@pytest.mark.parametrize(("sentence", "relation", "factuality"), ROWS)
def test_factuality(statements: Statements, sentence: str, relation: str, factuality: str) -> None:
    found = {f"{s.polarity} {s.modality}" for s in statements(sentence) if s.relation.name == relation}
    assert found == {factuality}


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "France attacked Mali but did not attack Chad.",
            {("Mali", "asserted", "actual"), ("Chad", "negated", "actual")},
        ),
        (
            "France attacked Mali and may attack Chad.",
            {("Mali", "asserted", "actual"), ("Chad", "asserted", "possible")},
        ),
        (
            "France, which attacked Mali, denied attacking Chad.",
            {("Mali", "asserted", "actual"), ("Chad", "negated", "actual")},
        ),
        (
            "France will attack Mali because it attacked Chad.",
            {("Mali", "asserted", "planned"), ("Chad", "asserted", "actual")},
        ),
    ],
)
def test_each_predicate_of_a_sentence_has_its_own(
    statements: Statements, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    found = [s for s in statements(sentence) if s.relation.name == "attacks"]
    assert {(s.object.actor.label, s.polarity.value, s.modality.value) for s in found} == facts


def test_only_the_actual_holds(statements: Statements) -> None:
    held = {
        sentence: any(s.holds for s in statements(sentence) if s.relation.name == r)
        for sentence, r, _ in ROWS
    }
    assert held == {sentence: factuality == "asserted actual" for sentence, _, factuality in ROWS}
