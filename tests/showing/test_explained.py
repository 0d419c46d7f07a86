from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.asking.answers import ActorCard, Sighting
from graph.asking.explaining import Explanation
from graph.asking.relation_types import RelationCard
from graph.model import Kind, Modality, Polarity, Precision, Quantity, Span, When
from graph.ontology import ACTOR, REL
from graph.showing.explained import explanation_json, explanation_text
from graph.showing.paper import Paper

QUOTE = "Officials said it killed 34 soldiers in Idlib in February 2020."
SIGHTING = Sighting(
    "0123456789abcdef0123", "idlib", "A strike", date(2020, 3, 2), None, "Wire", QUOTE, 100, 100 + len(QUOTE),
    (Span(15, 17), Span(28, 36), Span(18, 24)), "officials", 0.83,
)  # fmt: skip
BARE = Explanation(
    SIGHTING,
    ActorCard(ACTOR + "turkey", "Turkey", Kind.STATE),
    RelationCard(REL + "kills", "kills", "kills", "ASSAULT"),
    ActorCard(ACTOR + "soldiers", "soldiers", Kind.GROUP),
    Polarity.ASSERTED,
    Modality.ACTUAL,
    "it",
    "soldiers",
    "killed",
    "X killed Y",
)
FULL = replace(
    BARE,
    when=When("February 2020", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
    place=ActorCard(ACTOR + "idlib", "Idlib", Kind.PLACE),
    quantity=Quantity(34, "34", "soldiers"),
    basis="reading 0.95, subject by pronoun 0.87",
)


@pytest.mark.parametrize(
    "line",
    [
        "Turkey kills soldiers",
        "  “Officials said [it] [killed] 34 [soldiers] in Idlib in February 2020.”",
        "  stated as  actual, 0.83 sure",
        "  because    reading 0.95, subject by pronoun 0.87",
        "  event      ASSAULT (PLOVER)",
        "  subject    “it”: Turkey (state), actor:turkey",
        "  object     soldiers (group), actor:soldiers",
        "  word       “killed”, as in the example “X killed Y” of rel:kills",
        "  says       officials",
        "  when       “February 2020”: 2020-02-01 to 2020-02-29",
        "  where      Idlib",
        "  how many   “34” soldiers",
        "  article    Wire, 2020-03-02, idlib",
        "  title      A strike",
        "  offsets    characters 100 to 163",
        "  id         statement:0123456789abcdef0123",
    ],
)
def test_everything_known_is_told(line: str) -> None:
    assert line in explanation_text(FULL, Paper()).splitlines()


def test_what_is_not_known_is_left_out() -> None:
    told = explanation_text(BARE, Paper())
    assert not [name for name in ("because", "when", "where", "how many") if f"  {name} " in told]


def test_json_has_the_same() -> None:
    told = explanation_json(FULL)
    assert told["subject"]["text"] == "it"
    assert told["basis"] == "reading 0.95, subject by pronoun 0.87"
    assert told["time"] == {
        "text": "February 2020", "start": "2020-02-01", "end": "2020-02-29", "precision": "month",
    }  # fmt: skip
    assert (told["place"]["label"], told["quantity"]) == (
        "Idlib",
        {"value": 34, "text": "34", "of": "soldiers"},
    )
    assert told["sighting"]["quote"] == QUOTE
    assert [explanation_json(BARE)[part] for part in ("time", "place", "quantity", "source")] == [None] * 4
