"""Shapes, colours and lines: what differs in meaning differs to the eye, also without colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from graph.asking.answers import RelationRow
from graph.model import Kind, Modality, Polarity
from graph.showing.look import KINDS, PALETTE, line_look, node_size, scale_color

PAPERS = ("#fcfcfb", "#0f141a")


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_kind_has_a_look_and_no_two_share_shape_and_filling() -> None:
    assert KINDS.keys() == set(Kind)
    assert all((a.shape, a.filled) != (b.shape, b.filled) for a, b in combinations(KINDS.values(), 2))


@pytest.mark.parametrize("paper", PAPERS)
def test_shapes_stand_out_from_light_and_dark_paper(paper: str) -> None:
    assert {look.label for look in KINDS.values() if contrast(look.color, paper) < 3} == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_lines_stand_out_from_light_and_dark_paper(paper: str) -> None:
    assert min(contrast(color, paper) for color in PALETTE) > 2.5


def test_blue_grows_and_red_shrinks_from_conflict_to_cooperation() -> None:
    blue = [int(color[5:], 16) - int(color[1:3], 16) for color in PALETTE]
    assert blue == sorted(blue)
    assert scale_color(-10) == PALETTE[0]
    assert scale_color(None) == scale_color(0) == PALETTE[10]


def test_a_line_takes_the_mean_of_its_events(rows: tuple[RelationRow, ...]) -> None:
    backs, attacks = replace(rows[0], statements=1), replace(rows[2], statements=1)
    mixed = line_look(
        [backs, replace(attacks, subject=backs.subject, object=backs.object)], backs.subject.iri
    )
    assert mixed.color == scale_color((5 - 9) / 2)


def test_what_is_denied_does_not_colour_a_line(rows: tuple[RelationRow, ...]) -> None:
    denied = rows[5]
    assert denied.polarity is Polarity.NEGATED
    assert line_look([denied], denied.subject.iri).color == scale_color(None)


@pytest.mark.parametrize(
    ("sayings", "gaps"),
    [
        ([(Polarity.ASSERTED, Modality.ACTUAL)], False),
        ([(Polarity.ASSERTED, Modality.ACTUAL), (Polarity.NEGATED, Modality.ACTUAL)], False),
        ([(Polarity.ASSERTED, Modality.PLANNED)], True),
        ([(Polarity.ASSERTED, Modality.REQUESTED), (Polarity.NEGATED, Modality.ACTUAL)], True),
        ([(Polarity.NEGATED, Modality.ACTUAL)], True),
    ],
)  # fmt: skip
def test_only_what_holds_is_a_whole_line(
    rows: tuple[RelationRow, ...], sayings: list[tuple[Polarity, Modality]], gaps: bool
) -> None:
    told = [replace(rows[0], polarity=polarity, modality=modality) for polarity, modality in sayings]
    assert bool(line_look(told, rows[0].subject.iri).dashes) is gaps


def test_denied_and_planned_differ(rows: tuple[RelationRow, ...]) -> None:
    planned, denied = replace(rows[0], modality=Modality.PLANNED), replace(rows[0], polarity=Polarity.NEGATED)
    assert line_look([planned], "").dashes != line_look([denied], "").dashes


def test_arrows_stand_where_somebody_acts(rows: tuple[RelationRow, ...]) -> None:
    attack, talk = rows[5], rows[6]
    look = line_look([attack], attack.subject.iri)
    assert (look.forward, look.backward) == (True, False)
    both = line_look([attack, talk], attack.subject.iri)
    assert (both.forward, both.backward) == (True, True)


def test_more_statements_draw_wider_and_larger(rows: tuple[RelationRow, ...]) -> None:
    widths = [line_look([replace(rows[0], statements=n)], "").width for n in (1, 2, 10, 100)]
    assert widths == sorted(set(widths))
    assert node_size(1) < node_size(10) < node_size(1000) < 60
