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
        # what is known is so, whatever becomes of the knowing
        "Kenya never acknowledged that it had attacked Somalia.",
        "Kenya regretted that it had attacked Somalia.",
        "Kenya did not regret attacking Somalia.",
        "Kenya did not know that Peru had attacked Chile.",
        "Peru insisted that Kenya had attacked Somalia.",
        "Peru agreed that Kenya had attacked Somalia.",
        # what is to end goes on
        "Peru called for an end to Kenya's attacks on Somalia.",
        "Kenya wants to end the Somali attack on Ethiopia.",
        # what one reacts to has happened
        "Kenya plans to respond to the Somali attack on Ethiopia.",
        "Kenya vowed to punish Somalia for attacking Ethiopia.",
        "Kenya may be punished for attacking Ethiopia.",
        # neither a denial nor a plan
        "Kenya not only criticised Somalia but also attacked Chad.",
        "Kenya used drones to attack Somalia.",
        "There is no doubt that Kenya attacked Somalia.",
        "Kenya could not prevent the Somali attack on Ethiopia.",
        "Until Kenya attacked Somalia, thousands lived there.",
        "Peru told Kenya that Chile attacked Bolivia.",
    ],
    "backs": [
        "France supports Mali.",
        "France supports Mali and will visit Chad.",
        # what has not ended
        "Kenya did not stop supporting the rebels.",
        "Kenya hopes that Peru will end its support for the rebels.",
        "Peru urged Kenya to stop supporting the rebels.",
        "Kenya continued to support the rebels.",
    ],
    "captures": [
        "France managed to capture Mali.",
        # what came true
        "Kenya was able to capture Mogadishu.",
        "Kenya went on to capture Mogadishu.",
        "Kenya decided to attack Somalia and captured Mogadishu.",
    ],
    "releases": [
        # under force
        "Kenya was forced to release the Somali soldiers.",
        "Kenya had to release the Somali soldiers.",
    ],
    "kills": [
        # what one reacts to has happened
        "The killing of the journalist by Kenyan police was never acknowledged.",
        "Kenya may investigate the killing of the soldiers by the rebels.",
    ],
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
        # allegations denied, nobody, never, instead
        "Kenya denied accusations that it had attacked Somalia.",
        "Kenya rejected allegations of attacking Somalia.",
        "Reports that Kenya attacked Somalia are false.",
        "No Kenyan soldiers attacked Chad.",
        "Never before had Kenya attacked Somalia.",
        "Kenya criticised Somalia instead of attacking Ethiopia.",
        "Kenya criticised Somalia rather than attacking Ethiopia.",
        "Instead of attacking Somalia, Kenya criticised Ethiopia.",
    ],
    "backs": [
        "France failed to support Mali.",
        "France stopped supporting Mali.",
        "France hardly supports Mali.",
        "France is not supporting Mali.",
        # ended, unable
        "The charge that Kenya backs the rebels was denied by its foreign minister.",
        "Peru barely supports Chile.",
        "Kenya cannot support the rebels.",
        "Kenya no longer supports the rebels.",
        "Kenya ended its support for the rebels.",
    ],
    "captures": ["France failed to capture Mali."],
    "criticises": [
        # short of, without, neither
        "Peru stopped short of condemning Chile.",
        "Peru fell short of condemning Chile.",
        "Peru left without criticising Chile.",
        "Peru declined to criticise Chile.",
        "Neither Peru nor Kenya criticised Chile.",
    ],
    "recognises": [
        # not yet
        "Peru has yet to recognise Kosovo.",
        "Peru is far from recognising Kosovo.",
    ],
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
        # about to
        "Kenya is about to attack Somalia.",
        "Kenya is poised to attack Somalia.",
        "Kenya is going to attack Somalia.",
        "Kenya's planned attack on Somalia was condemned.",
    ],
    "backs": [
        "France will support Mali.",
        "France is ready to support Mali.",
    ],
    "visits": [
        "France will support Mali and Emmanuel Macron will visit Egypt.",
        "Emmanuel Macron vowed to visit Egypt.",
    ],
    "recognises": [
        # what waits for another plan; headlines; promises
        "Kenya, which backs Peru, is to recognise Kosovo.",
        "When Kenya recognises Kosovo, Peru will send aid.",
        "Peru will send aid once Kenya recognises Kosovo.",
        "Kenya and Peru to recognise Kosovo",
        "Kenya has promised that it will recognise Kosovo.",
        "Kenya said it would recognise Kosovo if Peru did.",
    ],
    "strikes": [
        # a threat is a plan
        "Kenya warned Somalia that it would bomb Mogadishu.",
    ],
    "captures": [
        # aims
        "Kenya's efforts to capture Mogadishu continued.",
        "Kenya launched an operation aimed at capturing Mogadishu.",
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
        # doubt, fear and hearsay
        "It is possible that Kenya attacked Somalia.",
        "It is unclear whether Kenya attacked Somalia.",
        "Peru asked whether Kenya had attacked Somalia.",
        "Kenya is thought to have attacked Somalia.",
        "Kenya is said to have attacked Somalia.",
        "Kenya apparently attacked Somalia.",
        "Maybe Kenya attacked Somalia.",
        "Peru fears that Kenya will attack Somalia.",
        "Peru warned that Kenya would attack Somalia.",
        "Fears that Kenya would attack Somalia grew.",
        "Kenya's alleged attack on Somalia was condemned.",
        "The risk of Kenya attacking Somalia has grown.",
    ],
    "criticises": [
        # hypotheses
        "If Kenya attacked Somalia, Peru would condemn Kenya.",
        "Peru would condemn Kenya if it attacked Somalia.",
        "Peru would have condemned Kenya.",
    ],
}
NOT_POSSIBLE = {
    "attacks": [
        "France may not attack Mali.",
        "France might not attack Mali.",
        # unlikely
        "Kenya is unlikely to attack Somalia.",
        "Peru does not believe that Kenya attacked Somalia.",
    ],
}
REQUESTED = {
    "attacks": [
        "Germany urged France to attack Mali.",
        "France must attack Mali.",
        # what is wished of another
        "Kenya wants Somalia to attack the rebels.",
        "Kenya would like Somalia to attack the rebels.",
        "Kenya called for Somalia to attack the rebels.",
        "Kenya ordered Somalia to attack the rebels.",
    ],
    "backs": [
        "Germany asked France to support Mali.",
        "Germany called on France to support Mali.",
        "Germany demanded that France support Mali.",
        "France must support Mali.",
        "France should support Mali.",
    ],
    "recognises": [
        # obligations, and what is waited for
        "Kenya ought to recognise Kosovo.",
        "Kenya has to recognise Kosovo.",
        "Kenya needs to recognise Kosovo.",
        "It is vital that Kenya recognise Kosovo.",
        "Peru will send no aid until Kenya recognises Kosovo.",
    ],
}
NOT_REQUESTED = {
    "attacks": [
        "Germany urged France not to attack Mali.",
        # warnings
        "Peru warned Kenya not to attack Somalia.",
        "Peru warned Kenya against attacking Somalia.",
    ],
}

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
