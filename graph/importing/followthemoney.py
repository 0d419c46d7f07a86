"""FollowTheMoney entities in, JSON Lines or one list, as OpenSanctions publishes them; entries out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.errors import ImportingError
from graph.importing.entries import Entry, Listing, checked, names_of
from graph.importing.tables import id_of
from graph.importing.vocabulary import load_vocabulary


def read_entities(text: str, source: str) -> Listing:
    """The actors among the entities; sanctions, addresses, passports and the like are passed over.

    Raises:
        ImportingError: naming source and line, if something is no entity.
    """
    schemata = load_vocabulary().schemata
    entities = ((where, entity) for where, entity in _entities(text, source) if entity["schema"] in schemata)
    return Listing(checked((_entry(entity, where) for where, entity in entities), source))


def _entities(text: str, source: str) -> Iterator[tuple[str, dict[str, Any]]]:
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
        yield where, one


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportingError(f"{where}: not JSON ({error})") from error


def _is_texts(values: object) -> bool:
    return isinstance(values, list)


def _entry(entity: dict[str, Any], where: str) -> Entry:
    def texts(*names: str) -> tuple[str, ...]:
        values = (value for name in names for value in entity.get("properties", {}).get(name, ()))
        return tuple(value for value in values if isinstance(value, str))

    caption = (entity["caption"],) if isinstance(entity.get("caption"), str) else ()
    key, schema = entity["id"], entity["schema"]
    wikidata = texts("wikidataId") or ((key,) if key[:1] == "Q" and key[1:].isdecimal() else ())
    return Entry(
        key=key,
        names=names_of((*caption, *texts("name", "alias", "previousName", "abbreviation")), where),
        kind=load_vocabulary().schemata[schema],
        where=where,
        ids=tuple(dict.fromkeys(id_of(one, where) for one in wikidata)),
        state=next(iter((*texts("country", "nationality", "citizenship", "jurisdiction"),)), None),
    )
