"""What the words and codes of other formats mean here, as ontology/imports.ttl says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.ontology import KG, LEX, RDFS, ROOT, Description, read_files
from graph.values import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """What a FollowTheMoney schema that links two entities is here.

    ``source`` and ``target`` are the properties with its ends; ``fact`` is kg:holds or kg:partOf; ``office``
    is what the first is where the link names no role.
    """

    source: str
    target: str
    fact: str
    office: str


@dataclass(frozen=True)
class Vocabulary:
    """Kinds by the words of a table, FollowTheMoney schema and CAMEO role; links; offices; small words."""

    kinds: Mapping[str, Kind]
    schemata: Mapping[str, Kind]
    links: Mapping[str, Link]
    roles: Mapping[str, Kind]
    offices: Mapping[str, str]
    small: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """Read ontology/imports.ttl."""
    described = read_files([ROOT / "imports.ttl"])
    offices = {
        code: described.text(role, RDFS + "label") or ""
        for role in described.instances(LEX + "CameoRole")
        for code in described.texts(role, LEX + "lemma")
    }
    small = (
        word
        for words in described.instances(LEX + "SmallWords")
        for word in described.texts(words, LEX + "lemma")
    )
    return Vocabulary(
        _kinds(described, "KindWord"),
        _kinds(described, "FollowTheMoneySchema"),
        _links(described),
        _kinds(described, "CameoRole"),
        offices,
        frozenset(small),
    )


def _links(described: Description) -> dict[str, Link]:
    told = (LEX + "from", LEX + "to", LEX + "asFact", RDFS + "label")
    return {
        schema: Link(*(described.text(term, one) or "" for one in told))
        for term in described.instances(LEX + "FollowTheMoneyLink")
        for schema in described.texts(term, LEX + "lemma")
    }


def _kinds(described: Description, cls: str) -> dict[str, Kind]:
    by_class = {KG + kind[0].upper() + kind[1:]: kind for kind in Kind}
    return {
        word: by_class[described.text(term, LEX + "asKind") or ""]
        for term in described.instances(LEX + cls)
        for word in described.texts(term, LEX + "lemma")
    }
