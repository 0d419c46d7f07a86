"""The pairs that may be one depend on what was read last, not on the order and batches in which it came."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from graph.identity.candidates import Candidates
from graph.identity.classes import Node, resolve
from graph.identity.judgements import Judgement, Verdict
from graph.identity.sightings import Sightings
from graph.model import Kind
from graph.ontology import ACTOR
from graph.understanding.minting import mint
from tests.identity.casts import RECORDS, article
from tests.identity.registers import Registered


def state(made: Registered) -> tuple[tuple[Node, ...], tuple[Candidates, ...]]:
    log = [Judgement(Verdict.SAME, ACTOR + "kim-gan", ACTOR + "one.0")]
    return resolve(made.pairs, log), made.pairs.doubtful()


def scratch(articles: Mapping[str, Sightings | None]) -> Registered:
    made = Registered(RECORDS)
    made.build({name: told for name, told in sorted(articles.items()) if told})
    return made


@pytest.mark.parametrize("most", [2, 5, 60])
@pytest.mark.parametrize("seed", range(12))
def test_any_order_and_batching_gives_the_same_nodes(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.identity.pairs.MAX_BLOCK", most)  # so that blocks fill up and empty again
    chance = random.Random(seed)  # noqa: S311 - made-up articles, no secrets
    made = Registered(RECORDS if seed % 2 else ())
    now: dict[str, Sightings | None] = {}
    for build in range(6):
        names = chance.sample([f"a{n}" for n in range(12)], chance.randint(1, 4))
        batch = {n: article(n, chance) if chance.random() < 0.75 else None for n in names}
        made.build(batch)
        now |= batch
        if build == 3:
            made.record(RECORDS)
    found = state(made)
    assert found == state(scratch(now))
    assert found[0] or found[1]


def test_only_who_is_spoken_of_is_asked_about() -> None:
    made = Registered(RECORDS)
    assert made.pairs.doubtful() == ()
    kim = mint("Kim Gan", Kind.PERSON)
    made.build({"a": Sightings(frozenset({(kim.iri, kim.kind, kim.label, "")}))})
    (namesake,) = (record.iri for record in RECORDS if "Kim Gan" in record.names)
    assert [pair[:2] for pair in made.pairs.certain()] == [(kim.iri, namesake)]
    made.build({"a": None})
    assert not made.pairs.certain()
    assert not made.pairs.doubtful()


def test_what_did_not_change_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)  # noqa: S311 - see above
    made = scratch({f"a{n}": article(f"a{n}", chance) for n in range(30)})
    asked: list[str] = []
    before = made.pairs._likeness

    def counted(one: str, other: str) -> object:
        asked.append(one)
        return before(one, other)

    monkeypatch.setattr(made.pairs, "_likeness", counted)
    stranger = mint("Tovan Belgrado", Kind.PERSON)
    made.build({"b": Sightings(frozenset({(stranger.iri, stranger.kind, stranger.label, "")}))})
    assert asked == []
