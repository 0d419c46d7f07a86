"""What makes a statement sure: its parts are named, and their product is its confidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import prod

import pytest

from graph.model import Modality, Statement
from graph.understanding.confidence import DENIED, REACHED, READ, SURE, WORLDS, Way, end_grounds

Statements = Callable[[str], tuple[Statement, ...]]

DESCRIBED = f"by description {SURE[Way.DESCRIBED]:.2f}"
BASES = {
    "Peru condemned Chile.": f"reading {READ:.2f}",
    "Peru did not condemn Chile.": f"reading {READ:.2f}, negated {DENIED:.2f}",
    "Peru will condemn Chile.": f"reading {READ:.2f}, planned {WORLDS[Modality.PLANNED]:.2f}",
    "Peru may condemn Chile.": f"reading {READ:.2f}, possible {WORLDS[Modality.POSSIBLE]:.2f}",
    "Peru condemned Chilean soldiers.": f"reading {READ:.2f}, object {DESCRIBED}",
    "Kenyan soldiers condemned Chile.": f"reading {READ:.2f}, subject {DESCRIBED}",
    "Ankara condemned Chile.": f"reading {READ:.2f}, subject by its seat {SURE[Way.METONYM]:.2f}",
    "Peru condemned Chile's raids.": f"reading {READ:.2f}, object through another phrase {REACHED:.2f}",
    "Peru waited. It condemned Chile.": f"reading {READ:.2f}, subject by pronoun {SURE[Way.PRONOUN]:.2f}",
}


@pytest.mark.parametrize(("text", "basis"), BASES.items())
def test_the_basis_names_what_is_not_certain(statements: Statements, text: str, basis: str) -> None:
    [found] = [one for one in statements(text) if one.relation.name == "criticises"]
    assert found.basis == basis


@pytest.mark.parametrize(
    "text",
    [
        *BASES,
        "Its soldiers will meet them.",
        "Kenya and Uganda, whose armies killed dozens of rebels, want to meet Somalia's government.",
        "Ankara may not have attacked the Syrian army's headquarters, officials said.",
    ],
)
def test_the_confidence_is_the_product_of_its_parts(statements: Statements, text: str) -> None:
    for one in statements(text):
        shares = [float(share) for share in re.findall(r"\d\.\d\d", one.basis)]
        assert one.confidence == pytest.approx(prod(shares), abs=0.02)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Peru waited. It met Chile.", "subject"),
        ("Peru waited. Chile met it.", "object"),
        ("Peru waited. Chile was met by it.", "object"),
    ],
)
def test_a_pair_in_text_order_keeps_whose_ground_is_whose(
    statements: Statements, text: str, end: str
) -> None:
    [met] = [one for one in statements(text) if one.relation.name == "meets"]
    assert f"{end} by pronoun" in met.basis


@pytest.mark.parametrize("way", Way)
def test_every_way_of_pointing_has_its_share(way: Way) -> None:
    assert 0 < SURE[way] <= 1


def test_a_namesake_and_each_phrase_on_the_way_make_less_sure() -> None:
    plain = [ground.share for ground in end_grounds("subject", Way.PRONOUN, 0, rivals=False)]
    far = [ground.share for ground in end_grounds("subject", Way.PRONOUN, 2, rivals=True)]
    assert prod(far) < prod(plain) * REACHED
