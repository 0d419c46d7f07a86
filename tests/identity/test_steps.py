"""Who is one is the same whether one register knows all, or many machines know a part each."""

from __future__ import annotations

import os
import pickle
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from graph.errors import KgError
from graph.identity import steps
from graph.identity.classes import Node, resolve
from graph.identity.dossiers import Dossier
from graph.identity.sightings import Sightings
from graph.identity.steps import Row
from graph.sharding.rows import Here, Step, in_order
from tests.identity.casts import RECORDS, article
from tests.identity.registers import Registered

STEPS: tuple[Step, ...] = (steps.filed, steps.paired, steps.answered, steps.compared)
RECORDED = tuple(replace(record, record="one") for record in RECORDS)
"""Of one list alone, as shards have it."""


def spread(rows: Iterable[Row], step: Step, machines: int, chance: random.Random) -> list[Row]:
    """What a step says when each key is on any of so many machines, and rows come in any order."""
    homes: dict[bytes, int] = {}
    lying: list[list[Row]] = [[] for _ in range(machines)]
    for row in rows:
        lying[homes.setdefault(row[0], chance.randrange(machines))].append(row)
    found = [row for some in lying for row in in_order(sorted(some), step)]
    chance.shuffle(found)
    return found


def first_rows(articles: dict[str, Sightings], records: Sequence[Dossier]) -> list[Row]:
    told = (row for name, one in articles.items() for row in steps.said(name, one))
    return [*map(steps.recorded, records), *told]


@pytest.mark.parametrize("most", [2, 5, 60])
@pytest.mark.parametrize("seed", range(20))
def test_many_machines_find_the_nodes_that_a_register_finds(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.identity.pairs.MAX_BLOCK", most)  # so that blocks are too large as well
    monkeypatch.setattr("graph.identity.steps.MAX_BLOCK", most)
    chance = random.Random(seed)  # noqa: S311 - made-up articles, no secrets
    articles = {f"a{number}": article(f"a{number}", chance) for number in range(chance.randint(1, 24))}
    records = RECORDED[: chance.choice((0, 4, 20))]
    alone = Registered(records)
    alone.build(articles)
    rows = first_rows(articles, records)
    machines = chance.choice((1, 2, 7))
    for step in STEPS:
        rows = spread(rows, step, machines, chance)
    assert {key for key, _ in rows} <= {steps.ALL}
    pairs = {frozenset(pickle.loads(said[1:])[:2]) for _, said in rows}  # noqa: S301  # our own
    sure = {frozenset(pair[:2]) for pair in alone.pairs.certain()}
    assert pairs == sure | {one.pair for one in alone.pairs.doubtful()}
    assert steps.one_node(said for _, said in sorted(rows)) == resolve(alone.pairs, ())


def test_some_of_these_made_up_actors_become_one_and_some_stay_doubtful() -> None:
    chance = random.Random(1)  # noqa: S311 - see above
    made = Registered(RECORDED)
    made.build({f"a{number}": article(f"a{number}", chance) for number in range(24)})
    assert len(resolve(made.pairs, ())) > 1
    assert any("others fit as well" in one.likeness.reasons for one in made.pairs.doubtful())


def gathered(key: bytes, rows: Iterable[bytes]) -> Iterable[Row]:
    """A step that says what came to it, in the order in which it came."""
    yield b"all", key + b"".join(rows)


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_see_all_rows_of_a_key_in_order(jobs: int) -> None:
    chance = random.Random(jobs)  # noqa: S311 - see above
    rows = [(b"%c" % chance.choice(b"abcdefgh"), b"%03d" % number) for number in range(200)]
    chance.shuffle(rows)
    wanted = {key + b"".join(sorted(said for one, said in rows if one == key)) for key, _ in rows}
    assert set(Here(jobs).run(rows, [gathered])) == wanted
    (whole,) = Here(jobs).run(rows, [gathered, gathered])
    assert len(whole) > 600


def dying(_: bytes, __: Iterable[bytes]) -> Iterable[Row]:
    """A step that ends its process."""
    os._exit(1)


def test_a_process_that_dies_is_told_in_one_line() -> None:
    with pytest.raises(KgError, match=r"a process that compares actors died; .* fewer --jobs"):
        Here(2).run([(b"a", b"")], [dying])


def test_nothing_gives_nothing() -> None:
    nodes: tuple[Node, ...] = steps.one_node(())
    assert nodes == ()
    assert Here(1).run([], STEPS) == []
