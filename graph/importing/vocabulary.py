"""What the words and codes of other formats mean here, as ontology/imports.ttl says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Kind
from graph.ontology import KG, LEX, RDFS, ROOT, Description, read_files


@dataclass(frozen=True)
class Vocabulary:
    """Kinds by the words of a table, FollowTheMoney schema and CAMEO role; offices; small words."""

    kinds: Mapping[str, Kind]
    schemata: Mapping[str, Kind]
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
        _kinds(described, "CameoRole"),
        offices,
        frozenset(small),
    )


def _kinds(described: Description, cls: str) -> dict[str, Kind]:
    by_class = {KG + kind[0].upper() + kind[1:]: kind for kind in Kind}
    return {
        word: by_class[described.text(term, LEX + "asKind") or ""]
        for term in described.instances(LEX + cls)
        for word in described.texts(term, LEX + "lemma")
    }
