"""Made-up articles about a few actors of many names, and records of some, to try who is one."""

from __future__ import annotations

import random
from itertools import pairwise

from graph.identity.dossiers import Dossier
from graph.identity.sightings import Sightings
from graph.model import Kind
from graph.ontology import ACTOR
from graph.understanding.minting import mint

PERSONS = (
    "Odin Sanchez", "Odín Sánchez", "O. Sánchez", "Olga Sánchez", "Sánchez", "Odin Sanches",
    "Juan Odin Sanchez", "Kim", "Kim Gan", "Vladimir Putin", "Vladimir \u0420utin",
)  # fmt: skip
BODIES = (
    "Front for Peace", "FFP", "The Front for Peace", "Front for Peace of Mali", "Frente for Peace", "police",
    "Peace Front", "Front for Piece",
)  # fmt: skip
WHOLES = ("", "", ACTOR + "mali", ACTOR + "ghana")
RELATIONS = ("leads", "backs", "attacks")
RECORDS = tuple(
    Dossier(f"{ACTOR}{record}.{number}", Kind.PERSON, names, record)
    for record, listed in (("one", PERSONS[:4]), ("two", PERSONS[2:9]))
    for number, names in enumerate(pairwise(listed))
)


def article(name: str, chance: random.Random) -> Sightings:
    """What a made-up article says."""
    cast = [mint(n, Kind.PERSON, scope=name if " " not in n else None) for n in chance.sample(PERSONS, 3)]
    kind = chance.choice((Kind.ORGANISATION, Kind.ORGANISATION, Kind.GROUP))
    cast += [mint(n, kind, scope=name if n == "police" else None) for n in chance.sample(BODIES, 3)]
    iris = [*(actor.iri for actor in cast), chance.choice(RECORDS).iri]
    deeds = [(*chance.sample(iris, 2), chance.choice(RELATIONS)) for _ in range(3)]
    return Sightings(
        frozenset((a.iri, a.kind, a.label, chance.choice(WHOLES)) for a in cast)
        | {(iris[-1], Kind.PERSON, "whoever", "")},
        frozenset((one, (deed, "to", other), deed == "leads") for one, other, deed in deeds)
        | frozenset((other, (deed, "from", one), deed == "leads") for one, other, deed in deeds),
        frozenset({(cast[3].iri, "FFP")} if chance.random() < 0.3 else ()),
        frozenset({(cast[0].iri, chance.choice(RECORDS).iri)} if chance.random() < 0.3 else ()),
    )
