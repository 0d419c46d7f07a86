"""An explanation of one statement in, text for people or JSON out; neither leaves out what is known."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from graph.asking.answers import ActorCard
from graph.asking.explaining import Explanation
from graph.asking.names import compact
from graph.model import When
from graph.showing.jsontext import iso_day
from graph.showing.paper import Paper, pairs, sentence, visible
from graph.showing.records import card_json, sighting_json
from graph.showing.tables import cards_text, kind, manner, reported, source, span


def explanation_text(told: Explanation, paper: Paper) -> str:
    """The statement, the sentence with its words marked, and how the one was read out of the other."""
    claim = f"{told.subject.label} {told.relation.label} {told.object.label}"
    sighting = told.sighting
    rows = [
        ("stated as", f"{manner(told.polarity, told.modality)}, {sighting.confidence:.2f} sure"),
        ("because", told.basis),
        ("event", f"{told.relation.event} (PLOVER)" if told.relation.event else ""),
        ("subject", _end(told.subject_text, told.subject.label, kind(told.subject), told.subject.iri)),
        ("may be", cards_text(told.may_be.get(told.subject.iri, ()))),
        ("object", _end(told.object_text, told.object.label, kind(told.object), told.object.iri)),
        ("may be", cards_text(told.may_be.get(told.object.iri, ()))),
        ("word", f"“{told.trigger}”, as in the example “{told.example}” of {compact(told.relation.iri)}"),
        ("says", sighting.attributed_to or ""),
        ("when", f"“{told.when.text}”: {span(told.when)}" if told.when else ""),
        ("where", told.place.label if told.place else ""),
        ("how many", f"“{told.quantity.text}” {told.quantity.of}" if told.quantity else ""),
        ("reported", reported(told.reports, told.sources) if told.reports > 1 else ""),
        ("article", source(sighting)),
        ("title", sighting.title or ""),
        ("offsets", f"characters {sighting.start} to {sighting.end}"),
        ("id", f"statement:{sighting.statement}"),
    ]
    lines = [paper.strong(visible(claim)), *sentence(sighting.quote, sighting.marks, paper, "  ")]
    return "\n".join([*lines, *pairs(rows, paper)]) + "\n"


def explanation_json(told: Explanation) -> dict[str, Any]:
    """The same as JSON-able values."""
    return {
        "subject": _end_json(told, told.subject, told.subject_text),
        "relation": told.relation.name,
        "label": told.relation.label,
        "event": told.relation.event,
        "object": _end_json(told, told.object, told.object_text),
        "polarity": told.polarity.value,
        "modality": told.modality.value,
        "trigger": told.trigger,
        "example": told.example,
        "basis": told.basis,
        "source": card_json(told.source) if told.source else None,
        "time": _time(told.when),
        "place": card_json(told.place) if told.place else None,
        "quantity": asdict(told.quantity) if told.quantity else None,
        "reports": told.reports,
        "sources": told.sources,
        "sighting": sighting_json(told.sighting),
    }


def _end_json(told: Explanation, card: ActorCard, words: str) -> dict[str, Any]:
    may_be = told.may_be.get(card.iri, ())
    return {**card_json(card), "text": words, **({"may_be": [one.iri for one in may_be]} if may_be else {})}


def _end(words: str, label: str, what: str, iri: str) -> str:
    stands = "" if words == label else f"“{words}”: "
    return f"{stands}{label} ({what}), {compact(iri)}"


def _time(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    ends = {"start": iso_day(when.start), "end": iso_day(when.end)}
    return {"text": when.text, **ends, "precision": when.precision.value}
