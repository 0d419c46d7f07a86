"""Values as people write them in, the terms that a saved query binds out: actors by name, days, relations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from graph.asking.actors import identify
from graph.asking.conditions import Conditions
from graph.asking.explaining import statement_iri
from graph.asking.queries import saved
from graph.asking.relation_types import relation_cards
from graph.errors import QueryError
from graph.storing.backend import Store
from graph.storing.terms import article_node

_CONDITIONS: Final = (
    "since", "until", "asOf", "minimum", "settled", "within", "kind", "place", "source", "polarity",
    "modality",
)  # fmt: skip
_YES_OR_NO: Final = {"true": True, "yes": True, "false": False, "no": False}


def terms(store: Store, name: str, given: Mapping[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    """The terms that a saved query is to bind.

    ``since``, ``until`` and ``asOf`` are days, months or years, ``minimum`` a confidence, ``settled`` true or
    false, ``within`` a relation, ``kind`` an event type, ``place`` a place, ``source`` a publisher; what of
    these the query needs and nobody gives lets all pass. ``statement`` and ``article`` are ids, ``relation``
    is one. Every other variable stands for an actor, by any of its names.

    Args:
        store: any store.
        name: of the saved query.
        given: values by variable, without question mark.

    Raises:
        QueryError: if there is no such query, or a value is not what its variable takes.
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
    """
    query = saved(name)
    needed = [name for name in _CONDITIONS if name in query.required and name not in ("polarity", "modality")]
    query.check({*needed, *given})
    conditions = {variable: value for variable, value in given.items() if variable in _CONDITIONS}
    bound: dict[str, ox.NamedNode | ox.Literal] = {}
    if needed or conditions:
        all_bound = _conditions(conditions).bindings(store, relation_cards(store))
        bound = {variable: all_bound[variable] for variable in {*needed, *conditions}}
    for variable in given.keys() - conditions.keys():
        bound[variable] = _node(store, variable, given[variable])
    return bound


def _node(store: Store, variable: str, value: str) -> ox.NamedNode:
    match variable:
        case "statement":
            return ox.NamedNode(statement_iri(value))
        case "article":
            return article_node(value)
        case "relation":
            return ox.NamedNode(relation_cards(store).find(value))
        case _:
            return ox.NamedNode(identify(store, value))


def _conditions(given: Mapping[str, str]) -> Conditions:
    try:
        minimum = float(given.get("minimum", "0"))
    except ValueError as error:
        raise QueryError(f"{given['minimum']!r} is no number between 0 and 1") from error
    settled = given.get("settled", "yes").casefold()
    if settled not in _YES_OR_NO:
        raise QueryError(f"{given['settled']!r} is neither true nor false")
    return Conditions(
        since=given.get("since"),
        until=given.get("until"),
        min_confidence=minimum,
        factuality="holds" if _YES_OR_NO[settled] else "all",
        relation=given.get("within"),
        event=given.get("kind"),
        as_of=given.get("asOf"),
        place=given.get("place"),
        source=given.get("source"),
        polarity=given.get("polarity"),
        modality=given.get("modality"),
    )
