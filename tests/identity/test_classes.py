"""Judgements and certain matches make classes, in any order of actors, and never against a judgement."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import IdentityError
from graph.identity.classes import check, members, resolve
from graph.identity.dossiers import Dossier
from graph.identity.judgements import Judgement, Verdict, dump_log, joined, load_log, settled
from graph.model import Kind
from tests.identity.registers import known

ACTORS = [f"https://example.org/{letter}" for letter in "abcde"]
LOGS = st.lists(
    st.builds(
        lambda verdict, pair, by: Judgement(verdict, pair[0], pair[1], by),
        st.sampled_from(Verdict),
        st.sampled_from([*combinations(ACTORS, 2)]),
        st.none() | st.just("Jane"),
    ),
    max_size=8,
)


def person(iri: str, *names: str, record: str = "") -> Dossier:
    return Dossier(iri, Kind.PERSON, names, record, articles=frozenset({"a"} if not record else ()))


def nodes(dossiers: list[Dossier], log: list[Judgement]) -> list[tuple[str, ...]]:
    return [(n.iri, *n.others) for n in resolve(registered(tuple(dossiers)), log)]


registered = cache(known)
"""The pairs of actors, made once for each set of them."""


def strangers() -> list[Dossier]:
    return [person(iri, f"Name {iri[-1] * 7}") for iri in ACTORS]


@given(LOGS)
def test_no_class_holds_two_that_are_judged_different(log: list[Judgement]) -> None:
    last = settled(log)
    for node in nodes(strangers(), log):
        for pair in combinations(node, 2):
            judged = last.get(frozenset(pair))
            assert judged is None or judged.verdict is not Verdict.DIFFERENT


@given(LOGS, st.permutations(strangers()))
def test_the_order_of_actors_does_not_show(log: list[Judgement], shuffled: list[Dossier]) -> None:
    assert nodes(shuffled, log) == nodes(strangers(), log)


@given(LOGS)
def test_a_log_is_read_back_and_replayed_once(log: list[Judgement]) -> None:
    read = load_log("".join(dump_log(log)), "log")
    assert list(read) == log
    assert joined(log, read) == tuple(log)
    assert joined((), read) == tuple(log)


def test_the_one_with_a_record_gives_the_node_then_the_one_named_first_then_the_longest_name() -> None:
    a, b, c, *_ = ACTORS
    three = [person(a, "Ann One"), person(b, "Bob Two Three"), person(c, "Cid", record="list")]
    assert nodes(three, [Judgement(Verdict.SAME, a, b), Judgement(Verdict.SAME, b, c)]) == [(c, a, b)]
    assert nodes(three[:2], [Judgement(Verdict.SAME, a, b)]) == [(a, b)]
    assert nodes(three[:2], [Judgement(Verdict.SAME, b, a)]) == [(b, a)]


def test_what_is_certain_is_one_unless_somebody_says_otherwise() -> None:
    a, b, *_ = ACTORS
    two = [person(a, "Odín Sánchez"), Dossier(b, Kind.PERSON, ("Odin Sanchez",), articles=frozenset({"b"}))]
    assert nodes(two, []) == [(a, b)]
    assert nodes(two, [Judgement(Verdict.DIFFERENT, b, a)]) == []
    assert nodes(two, [Judgement(Verdict.UNSURE, b, a)]) == []


def test_a_name_that_fits_two_records_is_neither() -> None:
    a, b, c, *_ = ACTORS
    three = [
        person(a, "Odin Sanchez"),
        person(b, "Odín Sánchez", record="list"),
        person(c, "Odin Sánchez", record="list"),
    ]
    assert nodes(three, []) == []
    found = known(three).doubtful()
    assert {tuple(sorted(one.pair)) for one in found} == {(a, b), (a, c)}
    assert all("others fit as well" in one.likeness.reasons for one in found)


def test_a_judgement_that_makes_different_ones_one_is_refused() -> None:
    a, b, c, *_ = ACTORS
    log = [Judgement(Verdict.SAME, a, b), Judgement(Verdict.DIFFERENT, b, c)]
    with pytest.raises(IdentityError, match="judged different"):
        check(log, Judgement(Verdict.SAME, a, c))
    check(log, Judgement(Verdict.SAME, b, c))  # the last one of a pair counts
    assert members(log, (), a) == (b,)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "log:2: not JSON"),
        ("[]", "log:2: a judgement has verdict, actor, other"),
        ('{"verdict": "same", "actor": "https://a"}', "log:2: a judgement has"),
        (
            '{"verdict": "same", "actor": "https://a", "other": "https://b", "x": ""}',
            "log:2: a judgement has",
        ),
        (
            '{"verdict": "maybe", "actor": "https://a", "other": "https://b"}',
            "log:2: the verdict must be one of",
        ),
        ('{"verdict": "same", "actor": "https://a", "other": "b> <c"}', "log:2: other is no IRI"),
        (
            '{"verdict": "same", "actor": "https://a", "other": "https://a"}',
            "log:2: https://a is compared with itself",
        ),
        ('{"verdict": "same", "actor": "https://a", "other": 1}', "log:2: a value is no text"),
        (
            '{"verdict": "same", "actor": "https://a", "other": "https://' + "b" * 2000 + '"}',
            "log:2: a value is no text",
        ),
        ("[" * 100_000, "log:2: not JSON"),
    ],
)
def test_what_is_no_judgement_is_told_with_its_line(line: str, told: str) -> None:
    with pytest.raises(IdentityError) as failed:
        load_log(f"\n{line}", "log")
    assert str(failed.value).startswith(told)
    assert "\n" not in str(failed.value)
