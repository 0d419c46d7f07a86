"""FollowTheMoney entities in, JSON Lines or one list, as OpenSanctions publishes them; entries out."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from graph.errors import ImportingError
from graph.importing.entries import Entry, Listing, Term, checked, names_of
from graph.importing.tables import id_of
from graph.importing.vocabulary import Link, load_vocabulary
from graph.model import Rejection
from graph.ontology import KG
from graph.values import Kind

POST: Final = "Position"
"""The schema of offices that one may hold: no actors, but the other end of who holds them."""


@dataclass(frozen=True, slots=True)
class _Entity:
    """An entity: where it stands, its id, its schema, what it is called, and its texts by property."""

    where: str
    key: str
    schema: str
    caption: tuple[str, ...]
    properties: Mapping[str, tuple[str, ...]]

    def texts(self, *names: str) -> tuple[str, ...]:
        return tuple(text for name in names for text in self.properties.get(name, ()))

    def first(self, *names: str) -> str | None:
        return next(iter(self.texts(*names)), None)


def read_entities(text: str, source: str) -> Listing:
    """The actors among the entities, with the offices and wholes that links between them give.

    What is neither is passed over and counted: sanctions, addresses, family, links to who is not in the list.

    Raises:
        ImportingError: naming source and line, if something is no entity.
    """
    vocabulary = load_vocabulary()
    found = tuple(_entities(text, source))
    actors = {one.key: one for one in found if one.schema in vocabulary.schemata}
    posts = {one.key: one for one in found if one.schema == POST}
    terms: dict[str, list[Term]] = defaultdict(list)
    wholes: dict[str, set[str]] = defaultdict(set)
    passed: Counter[str] = Counter()
    unread: list[Rejection] = []
    for one in found:
        link = vocabulary.links.get(one.schema)
        if link is None:
            passed[one.schema] += one.schema not in vocabulary.schemata and one.schema != POST
            continue
        pairs = [(a, b) for a in one.texts(link.source) for b in one.texts(link.target) if a in actors]
        if link.fact == KG + "partOf":
            owned = [(a, b) for a, b in pairs if b in actors and _may_own(one, actors[a])]
            passed[one.schema] += not owned
            for first, second in owned:
                wholes[second].add(first)
            continue
        held = [(a, b) for a, b in pairs if b in actors or b in posts]
        passed[one.schema] += not held
        for first, second in held:
            try:
                terms[first].append(_term(one, link, second, posts.get(second)))
            except ValueError as error:
                unread.append(Rejection(one.where, f"the dates of a {one.schema} cannot be read ({error})"))
    owner = _single(wholes)
    passed["Ownership"] += sum(len(owners) for owned, owners in wholes.items() if owned not in owner)
    entries = (replace(_entry(one, tuple(terms[key])), part_of=owner.get(key)) for key, one in _each(found))
    counted = (Rejection(source, f"{n} of {schema}") for schema, n in sorted((+passed).items()))
    return Listing(checked(entries, source), (*unread, *counted))


def _each(found: Iterable[_Entity]) -> Iterator[tuple[str, _Entity]]:
    """The actors, each as often as it stands there: who stands there twice is told of later."""
    return ((one.key, one) for one in found if one.schema in load_vocabulary().schemata)


def _may_own(link: _Entity, owner: _Entity) -> bool:
    """Whether what is owned is part of who owns it: of a body, and to this day."""
    return not link.texts("endDate") and load_vocabulary().schemata[owner.schema] is not Kind.PERSON


def _entities(text: str, source: str) -> Iterator[_Entity]:
    if text.lstrip().startswith("["):
        found = [(f"{source}, entity {n}", one) for n, one in enumerate(_json(text, source), start=1)]
    else:
        lines = enumerate(text.split("\n"), start=1)
        found = [(f"{source}:{n}", _json(line, f"{source}:{n}")) for n, line in lines if line.strip()]
    for where, one in found:
        if (
            not isinstance(one, dict)
            or not isinstance(one.get("id"), str)
            or not isinstance(one.get("schema"), str)
        ):
            raise ImportingError(f"{where}: an entity has an id and a schema")
        properties = one.get("properties", {})
        if not isinstance(properties, dict) or not all(map(_is_texts, properties.values())):
            raise ImportingError(f"{where}: the properties of an entity are lists")
        caption = (one["caption"],) if isinstance(one.get("caption"), str) else ()
        yield _Entity(where, one["id"], one["schema"], caption, _texts(properties))


def _texts(properties: Mapping[str, list[Any]]) -> dict[str, tuple[str, ...]]:
    """The values that are texts, or entities that are written out in place, by their ids."""
    return {
        name: tuple(
            value if isinstance(value, str) else value["id"]
            for value in values
            if isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get("id"), str))
        )
        for name, values in properties.items()
    }


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportingError(f"{where}: not JSON ({error})") from error


def _is_texts(values: object) -> bool:
    return isinstance(values, list)


def _entry(entity: _Entity, terms: tuple[Term, ...]) -> Entry:
    key, where = entity.key, entity.where
    wikidata = entity.texts("wikidataId") or ((key,) if key[:1] == "Q" and key[1:].isdecimal() else ())
    names = entity.texts("name", "alias", "previousName", "abbreviation")
    return Entry(
        key=key,
        names=names_of((*entity.caption, *names), where),
        kind=load_vocabulary().schemata[entity.schema],
        where=where,
        ids=tuple(dict.fromkeys(id_of(one, where) for one in wikidata)),
        state=entity.first("country", "nationality", "citizenship", "jurisdiction"),
        terms=tuple(dict.fromkeys(terms)),
    )


def _term(link: _Entity, kind: Link, of: str, post: _Entity | None) -> Term:
    """The office that a link gives its first end, of an actor of the list or of the state of a post."""
    since, until = (_days(link, name) for name in ("startDate", "endDate"))
    days = since[0] if since else None, until[1] if until else None
    role = link.first("role") or kind.office
    if post is None:
        return Term(role, None, *days, of=of)
    return Term(next(iter((*post.caption, *post.texts("name"), role))), post.first("country"), *days)


def _days(link: _Entity, name: str) -> tuple[date, date] | None:
    """The first and the last day of "2015", "2015-03" or "2015-03-02"; of several the earliest.

    Raises:
        ValueError: if it is no day.
    """
    for written in sorted(link.texts(name)):
        first = date.fromisoformat(f"{written}-01-01"[:10])
        if len(written) > len("2015-03"):
            return first, first
        months = 1 if len(written) > len("2015") else 12
        years, month = divmod(first.month - 1 + months, 12)
        return first, date(first.year + years, month + 1, 1) - timedelta(days=1)
    return None


def _single(wholes: Mapping[str, set[str]]) -> dict[str, str]:
    """Whose each is that has one owner; of several nobody knows whose it is, and none is its own whole."""
    single = {owned: next(iter(owners)) for owned, owners in wholes.items() if len(owners) == 1}

    def in_circle(owned: str) -> bool:
        above = [owned]
        while (one := single.get(above[-1])) is not None:
            if one in above:
                return True
            above.append(one)
        return False

    return {owned: owner for owned, owner in single.items() if not in_circle(owned)}
