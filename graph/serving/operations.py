"""What the API can be asked: each operation with its parameters and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from graph.limits_outside import MAX_ANSWER_ROWS, MAX_NEIGHBOURS
from graph.serving import drawn, lookups
from graph.serving.lookups import Lookup
from graph.serving.parameters import Choice, Flag, Number, Parameters, Text
from graph.values import Modality, Polarity

_ACTOR: Final = Text("An actor: any of its names, its IRI or prefixed name.", required=True)
_OTHER: Final = Text("Another actor.")
_EVIDENCE: Final = Flag("Also the sentences.")
_CONDITIONS: Final[Parameters] = {
    "relation": Text("Only this relation and those that imply it: backs."),
    "event": Text("Only this PLOVER event type: SUPPORT."),
    "since": Text("Only from then on: 2018, 2018-02 or 2018-02-14."),
    "until": Text("Only until then, included."),
    "min_confidence": Number("Only what is as sure, from 0 to 1.", share=True),
    "all": Flag("Also denials, plans and demands."),
    "polarity": Choice("Only what is asserted, or what is denied.", tuple(Polarity)),
    "modality": Choice("Only what is meant in this way.", tuple(Modality)),
    "place": Text("Only what happens there or in a place in it."),
    "source": Text("Only what this publisher prints."),
    "min_sources": Number("Only relations that so many independent sources state.", MAX_ANSWER_ROWS),
    "as_of": Text("Only what was published until then."),
    "text": Text("Only sentences with these words, in any form."),
}


def _limit(usual: int, most: int = MAX_ANSWER_ROWS) -> dict[str, Number]:
    return {"limit": Number("At most so many.", most, usual)}


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked under /api; ``answers`` names the schema of what comes back."""

    summary: str
    lookup: Lookup
    answers: str
    parameters: Parameters = field(default_factory=dict)


OPERATIONS: Final[Mapping[str, Operation]] = MappingProxyType(
    {
        "actors": Operation(
            "Search actors by the words of their names, the last one perhaps unfinished.",
            lookups.actors,
            "Actors",
            {"text": Text("Words of a name; all actors if absent."), **_limit(20)},
        ),
        "actor": Operation("The card of one actor.", lookups.actor, "Actor", {"name": _ACTOR}),
        "relations": Operation(
            "Who does what to whom.",
            lookups.relations,
            "Relations",
            {"actor": _ACTOR, "other": _OTHER, **_CONDITIONS, "evidence": _EVIDENCE, **_limit(100)},
        ),
        "timeline": Operation(
            "The same by day.",
            lookups.timeline,
            "Relations",
            {"actor": _ACTOR, "other": _OTHER, **_CONDITIONS, "evidence": _EVIDENCE, **_limit(100)},
        ),
        "path": Operation(
            "How two actors are connected.",
            lookups.path,
            "Relations",
            {"actor": _ACTOR, "other": Text("Another actor.", required=True), "evidence": _EVIDENCE},
        ),
        "neighbours": Operation(
            "With whom an actor has to do, with counts.",
            lookups.neighbours,
            "Neighbours",
            {"actor": _ACTOR, **_CONDITIONS, **_limit(50, MAX_NEIGHBOURS)},
        ),
        "disputes": Operation(
            "Relations that somebody denies: who asserts each and who denies it.",
            lookups.disputes,
            "Disputes",
            {
                "actor": Text("An actor; all if absent."),
                "other": _OTHER,
                "undisputed": Flag("Also those that nobody denies."),
                **_CONDITIONS,
                **_limit(50),
            },
        ),
        "changes": Operation(
            "What began, ended and turned between two days.",
            lookups.changes,
            "Changes",
            {
                "start": Text("The first day: 2018, 2018-02 or 2018-02-14.", required=True),
                "end": Text("The last day.", required=True),
                "actor": Text("An actor; all if absent."),
                "other": _OTHER,
                **{name: each for name, each in _CONDITIONS.items() if name not in ("since", "until")},
                **_limit(50),
            },
        ),
        "counts": Operation(
            "How many statements there are for each year or month.",
            lookups.counts,
            "Counts",
            {
                "actor": Text("An actor; all if absent."),
                "relation": _CONDITIONS["relation"],
                "event": _CONDITIONS["event"],
                "by": Choice("The length of a period; a year if absent.", ("year", "month")),
            },
        ),
        "search": Operation(
            "The sentences with these words and what they state.",
            lookups.search,
            "Findings",
            {"text": Text('Words in any form; "in quotes" in this order.', required=True), **_limit(50)},
        ),
        "articles": Operation(
            "The articles with these words in title, id, publisher or address, the latest first.",
            lookups.articles,
            "Articles",
            {"text": Text("Words; all articles if absent."), **_limit(50)},
        ),
        "statement": Operation(
            "One statement in full: how and where it was read.",
            lookups.statement,
            "Statement",
            {"id": Text("The id of a statement, as evidence gives it.", required=True)},
        ),
        "article": Operation(
            "An article's text with the statements that were read in it.",
            lookups.article,
            "Reading",
            {"id": Text("The id of an article, as evidence gives it, or its IRI.", required=True)},
        ),
        "review": Operation(
            "Pairs of actors that may be one and that nobody has judged.",
            lookups.review,
            "Questions",
            _limit(50),
        ),
        "statistics": Operation("How much the graph holds.", lookups.statistics, "Statistics"),
        "drawing": Operation(
            "An actor among its neighbours, or what is between two, as the explorer draws it.",
            drawn.around,
            "Drawing",
            {
                "actor": _ACTOR,
                "other": _OTHER,
                "path": Flag("All steps of a shortest way to the other."),
                **_limit(60, MAX_NEIGHBOURS),
            },
        ),
    }
)
"""The operations by the last part of their address."""
