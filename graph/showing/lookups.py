"""Neighbours, disputes, changes, counts and found sentences in, text for people and JSON-able values out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.asking.comparing import Balance, Changes
from graph.asking.counting import PeriodCount
from graph.asking.disputing import Dispute
from graph.asking.explaining import Explanation
from graph.asking.neighbouring import Neighbour
from graph.asking.searching import Found
from graph.showing.paper import Paper, columns, pairs, sentence, visible
from graph.showing.records import card_json, row_json, sighting_json
from graph.showing.tables import kind, manner, relation_table, source

_INDENT = "    "


def neighbour_list(found: Iterable[Neighbour], paper: Paper) -> str:
    """A line for each neighbour: who, of what kind, in how many statements, by which relations."""
    rows = [(one.card.label, kind(one.card), str(one.statements), ", ".join(_labels(one))) for one in found]
    return _text(columns(("actor", "kind", "stated", "relations"), rows, paper) if rows else ())


def neighbour_json(one: Neighbour) -> dict[str, Any]:
    """A neighbour as JSON-able values."""
    return {
        "actor": card_json(one.card),
        "statements": one.statements,
        "relations": [row_json(row) for row in one.rows],
    }


def dispute_list(found: Iterable[Dispute], paper: Paper) -> str:
    """For each relation who says that it is so and who that it is not."""
    return _text(line for one in found for line in _dispute(one, paper))


def dispute_json(one: Dispute) -> dict[str, Any]:
    """A dispute as JSON-able values."""
    row = one.row
    return {
        "subject": card_json(row.subject),
        "relation": row.relation,
        "object": card_json(row.object),
        "asserting": list(one.asserting),
        "denying": list(one.denying),
        "asserted": row_json(one.asserted) if one.asserted else None,
        "denied": row_json(one.denied) if one.denied else None,
    }


def change_list(found: Changes, paper: Paper) -> str:
    """What began, what ended, who turned, each under a head of its own."""
    parts = [
        (name, relation_table(rows, paper)) for name, rows in (("began", found.began), ("ended", found.ended))
    ]
    turns = [
        (turn.one.label, turn.other.label, _balance(turn.before), _balance(turn.after))
        for turn in found.turned
    ]
    head = ("one", "other", "before", "after")
    parts.append(("turned", _text(columns(head, turns, paper) if turns else ())))
    return "\n".join(f"{paper.strong(name)}\n{told}" for name, told in parts if told)


def changes_json(found: Changes) -> dict[str, Any]:
    """What changed as JSON-able values."""
    return {
        "began": [row_json(row) for row in found.began],
        "ended": [row_json(row) for row in found.ended],
        "turned": [
            {
                "actors": [card_json(turn.one), card_json(turn.other)],
                "before": _balance_json(turn.before),
                "after": _balance_json(turn.after),
                "relations": [row_json(row) for row in turn.rows],
            }
            for turn in found.turned
        ],
    }


def count_list(found: Iterable[PeriodCount], paper: Paper) -> str:
    """A line for each period."""
    rows = [(one.period or "undated", f"{one.statements:,}", f"{one.holding:,}") for one in found]
    return _text(columns(("when", "stated", "holding"), rows, paper) if rows else ())


def finding_list(found: Iterable[Found], paper: Paper) -> str:
    """Each sentence with where it stands, and under it what was read from it."""
    return _text(line for one in found for line in _finding(one, paper))


def finding_json(found: Found) -> dict[str, Any]:
    """A sentence as JSON-able values; its statements are in ``readings``."""
    first = found.readings[0].sighting
    return {
        "quote": first.quote,
        "article": first.article,
        "title": first.title,
        "published": first.published.isoformat() if first.published else None,
        "publisher": first.publisher,
        "url": first.url,
        "readings": [
            {
                "subject": card_json(one.subject),
                "relation": one.relation.name,
                "object": card_json(one.object),
                "polarity": one.polarity.value,
                "modality": one.modality.value,
                "sighting": sighting_json(one.sighting),
            }
            for one in found.readings
        ],
    }


def _labels(one: Neighbour) -> list[str]:
    return sorted({row.relation_label for row in one.rows})


def _dispute(one: Dispute, paper: Paper) -> Iterator[str]:
    row = one.row
    yield paper.strong(visible(f"{row.subject.label} {row.relation_label} {row.object.label}"))
    sides = (("asserted by", one.asserted, one.asserting), ("denied by", one.denied, one.denying))
    told = [(name, f"{', '.join(voices)} ({side.statements})") for name, side, voices in sides if side]
    yield from pairs(told, paper)
    for _, side, _ in sides:
        for sighting in side.sightings if side else ():
            yield from sentence(sighting.quote, sighting.marks, paper, _INDENT)
            yield _INDENT + paper.faint(visible(f"{source(sighting)} · kg explain {sighting.statement}"))


def _finding(found: Found, paper: Paper) -> Iterator[str]:
    first = found.readings[0].sighting
    yield from sentence(first.quote, (), paper, "")
    yield paper.faint(visible(" · ".join(filter(None, (first.title, source(first))))))
    for one in found.readings:
        yield _INDENT + visible(
            f"{_said(one)} · {one.sighting.confidence:.2f} sure · kg explain {one.sighting.statement}"
        )


def _said(one: Explanation) -> str:
    how = manner(one.polarity, one.modality)
    told = f"{one.subject.label} {one.relation.label} {one.object.label}"
    return told if how == one.modality.ACTUAL else f"{told} ({how})"


def _balance(balance: Balance) -> str:
    return f"{balance.cooperation} cooperation, {balance.conflict} conflict"


def _balance_json(balance: Balance) -> dict[str, int]:
    return {"cooperation": balance.cooperation, "conflict": balance.conflict}


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
