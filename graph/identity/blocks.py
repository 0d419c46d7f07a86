"""An actor's names in, the keys by which it meets those that it may be out."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from graph.identity.comparing import BODIES, acronyms
from graph.identity.dossiers import Dossier
from graph.identity.spelling import Spelling
from graph.ontology import ACTOR
from graph.understanding.minting import slug
from graph.values import Kind


def keys(dossier: Dossier, spelling: Spelling) -> frozenset[int]:
    """What an actor is filed under: whole names, first and last words, acronyms, a lone surname's offices.

    Two that share none are not one. Kinds that articles never take for one another share none.
    """
    told = (key for name in dossier.names for key in _keys(dossier, name, spelling))
    return frozenset(_number(f"{_family(dossier.kind)} {key}") for key in told)


def is_filed(dossier: Dossier) -> bool:
    """Whether it is to be compared: its name tells whom it means, or it is a person.

    "Police" in one article is not "police" in another; a lone "Meyer" may be the Meyer of another one.
    """
    return dossier.known or dossier.kind is Kind.PERSON or dossier.iri == ACTOR + slug(dossier.label)


def _keys(dossier: Dossier, name: str, spelling: Spelling) -> Iterator[str]:
    sounds = spelling.sound(name).split()
    if not sounds:
        return
    yield f"word {sounds[-1]}"
    if len(sounds) > 1:
        yield f"whole {' '.join(sounds)}"
    if dossier.kind is not Kind.PERSON:
        yield f"word {sounds[0]}"
        yield from (f"short {short}" for short in acronyms(name))
        if name.isupper():
            yield f"short {''.join(name.lower().split())}"
    elif len(sounds) == 1:
        yield from (f"{sounds[0]} who {' '.join(deed)}" for deed in dossier.standing)


def _family(kind: Kind) -> str:
    return "body" if kind in BODIES else str(kind)


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
