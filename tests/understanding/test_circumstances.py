"""When and where: which phrase of time or place belongs to which statement of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Statement

Statements = Callable[[str], tuple[Statement, ...]]

TIMES: list[tuple[str, str, str | None]] = [
    # of the predicate, and of verbs that share it
    ("Kenya attacked Somalia on Friday.", "attacks", "2020-02-28"),
    ("On Friday, Kenya attacked Somalia and captured Mogadishu.", "captures", "2020-02-28"),
    ("Kenya bombed Mogadishu on Friday, killing ten civilians.", "kills", "2020-02-28"),
    ("In May 2019, when Kenya attacked Somalia, thousands fled.", "attacks", "2019-05-01"),
    ("The war began in May 2019, when Kenya attacked Somalia.", "attacks", "2019-05-01"),
    ("Peru condemned Kenya on Sunday, a day after Kenya attacked Somalia.", "attacks", "2020-02-29"),
    ("Kenya and Somalia have been at war since April 15.", "atWarWith", "2019-04-15"),
    ("Kenya has attacked Somalia since 2014.", "attacks", "2014-01-01"),
    # another clause's
    ("Kenya attacked Somalia and Peru left on Friday.", "attacks", None),
    ("Peru left on Friday, and Kenya attacked Somalia.", "attacks", None),
    ("Kenya attacked Somalia after Peru had left on Friday.", "attacks", None),
]
PLACES: list[tuple[str, str, str | None]] = [
    ("Kenya attacked the rebels in Mogadishu.", "attacks", "Mogadishu"),
    ("Kenya shot down a Somali helicopter over Ethiopia.", "destroys", "Ethiopia"),
    ("Kenya fired on protesters in Nairobi, killing two people.", "kills", "Nairobi"),
    ("Kenya held talks with Somalia in Oslo.", "talksWith", "Oslo"),
    ("Peru met Chile in Lima on Friday.", "meets", "Lima"),
    ("Peruvian soldiers killed two rebels in the city of Lima.", "kills", "Lima"),
    # whom one calls on is not where one calls
    ("Peru called on all parties in Somalia to leave.", "urges", None),
    ("Peru threatened Kenya over Somalia.", "threatens", None),
    ("Peru attacked Somalia.", "attacks", None),
]

COUNTS: list[tuple[str, str, int | None]] = [
    ("Kenya sent 2,400 soldiers to Chad.", "deploysTo", 2400),
    ("Kenyan police arrested about two dozen protesters.", "arrests", 24),
    ("Kenya killed more than a dozen rebels.", "kills", 12),
    ("Kenya bombed Mogadishu, wounding ten civilians.", "wounds", 10),
    ("Kenya killed up to 40 rebels.", "kills", 40),
    ("Kenya sent troops to Chad.", "deploysTo", None),
    ("Kenya gave Chad $40 million in aid.", "aids", None),
    ("Kenya sent a 12-member team to Chad.", "visits", None),
    ("Kenya attacked Chad on three fronts.", "attacks", None),
]


@pytest.mark.parametrize(("sentence", "relation", "start"), TIMES)
def test_a_statement_has_the_time_of_its_clause(
    statements: Statements, sentence: str, relation: str, start: str | None
) -> None:
    found = {
        s.when.start.isoformat() if s.when and s.when.start else None
        for s in of(statements(sentence), relation)
    }
    assert found == {start}


@pytest.mark.parametrize(("sentence", "relation", "place"), PLACES)
def test_a_statement_has_the_place_of_its_deed(
    statements: Statements, sentence: str, relation: str, place: str | None
) -> None:
    assert {s.place.label if s.place else None for s in of(statements(sentence), relation)} == {place}


@pytest.mark.parametrize(("sentence", "relation", "count"), COUNTS)
def test_a_statement_has_the_number_of_those_it_is_done_to(
    statements: Statements, sentence: str, relation: str, count: int | None
) -> None:
    found = of(statements(sentence), relation)
    assert {s.quantity.value if s.quantity else None for s in found} == {count}


def of(found: tuple[Statement, ...], relation: str) -> list[Statement]:
    """The statements of one relation."""
    return [s for s in found if s.relation.name == relation]
