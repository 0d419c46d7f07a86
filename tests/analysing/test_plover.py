"""The scale of event types, as the ontology gives it."""

from __future__ import annotations

from graph.analysing.plover import QUADS, events, scale_of


def test_cooperation_is_above_and_conflict_below_the_middle() -> None:
    known = events()
    assert len(known) == 16
    assert {name for name, event in known.items() if event.quad in (1, 2) and event.scale <= 0} == set()
    assert {name for name, event in known.items() if event.quad == 4 and event.scale >= 0} == set()
    assert {event.quad for event in known.values()} | {0} == set(QUADS)


def test_what_is_no_event_has_no_scale() -> None:
    assert scale_of(None) is None
    assert scale_of("UNHEARD_OF") is None
    assert scale_of("ASSAULT") == -9
