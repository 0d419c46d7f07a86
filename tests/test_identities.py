"""One node for one actor across articles: merged and split exactly, through rebuilds and replays."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.errors import IdentityError, ImportingError, UnknownActorError
from graph.identities import settle
from graph.identity.judgements import Judgement, Verdict
from graph.lists import known_to_readers
from graph.model import Actor, Article, Kind, Statement
from graph.ontology import ACTOR, DATASET_GRAPH, JUDGEMENTS_GRAPH, Ontology, read_files, read_records
from graph.registering import FILE
from graph.storing.embedded import EmbeddedStore
from graph.understanding.minting import mint
from tests.asking.samples import ATTACKS, BACKS, ONTOLOGY, PART_OF, RUSSIA, TURKEY, Says, article
from tests.commands import ROOT

LONG = Actor(ACTOR + "odin-sanchez", "Odín Sánchez", Kind.PERSON)
SHORT = Actor(ACTOR + "o-sanchez", "O. Sánchez", Kind.PERSON)
OTHER = Actor(ACTOR + "olga-sanchez", "Olga Sánchez", Kind.PERSON)
FRONT = Actor(ACTOR + "front-for-peace", "Front for Peace", Kind.ORGANISATION)
FFP = Actor(ACTOR + "ffp", "FFP", Kind.ORGANISATION)

Extracted = tuple[Article, tuple[Statement, ...]]
ARTICLES: tuple[Extracted, ...] = (
    article("b1", date(2019, 1, 1), Says("Turkey backs Odín Sánchez.", TURKEY, BACKS, LONG, 0.9, "backs")),
    article(
        "b2",
        date(2020, 2, 2),
        Says("Russia attacked O. Sánchez.", RUSSIA, ATTACKS, SHORT, 0.8, "attacked"),
        Says("Turkey backs O. Sánchez.", TURKEY, BACKS, SHORT, 0.8, "backs"),
    ),
    article("b3", None, Says("Russia backs Olga Sánchez.", RUSSIA, BACKS, OTHER, 0.8, "backs")),
    article("b4", None, Says("Russia backs the Front for Peace (FFP).", RUSSIA, BACKS, FRONT, 0.8, "backs")),
    article("b5", None, Says("Turkey attacked FFP.", TURKEY, ATTACKS, FFP, 0.8, "attacked")),
)


def made(folder: Path | None, ontology: Path, articles: tuple[Extracted, ...] = ARTICLES) -> KnowledgeGraph:
    graph = KnowledgeGraph(folder)
    graph.store.load_ontology([ontology], "small")
    for one in articles:
        graph.store.put([one], "test")
    return graph


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ontology") / "ontology.ttl"
    file.write_text(ONTOLOGY, encoding="utf-8")
    return file


@pytest.fixture
def graph(ontology: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeGraph]:
    monkeypatch.setattr("graph.ontology.load", lambda *_, **__: small(ontology))
    with made(None, ontology) as opened:
        settle(opened.store)
        yield opened


def small(file: Path) -> Ontology:
    described = read_files([file])
    return Ontology({}, dict(read_records(described)), described, (file,), "small")


def dump(graph: KnowledgeGraph, *, log: bool = False) -> bytes:
    """The graph without the log, and without the description of itself that counts what is in the log."""
    lines = b"".join(graph.export()).splitlines(keepends=True)
    about = [] if log else [JUDGEMENTS_GRAPH.encode(), DATASET_GRAPH.encode()]
    return b"".join(line for line in lines if not any(graph in line for graph in about))


def whom(graph: KnowledgeGraph, actor: str) -> set[tuple[str, str]]:
    return {(row.relation, row.subject.label) for row in graph.relations(actor)}


def test_what_an_article_defines_is_one_node_without_being_asked(graph: KnowledgeGraph) -> None:
    assert graph.actor("FFP").iri == graph.actor("Front for Peace").iri == FRONT.iri
    assert whom(graph, "FFP") == {("backs", "Russia"), ("attacks", "Turkey")}
    assert graph.query("ASK { actor:turkey rel:attacks actor:front-for-peace }").value is True  # type: ignore[union-attr]
    assert graph.query("ASK { ?anyone ?anything actor:ffp }").value is True  # type: ignore[union-attr]  # as read
    assert graph.query("ASK { actor:ffp skos:prefLabel ?name }").value is False  # type: ignore[union-attr]


def test_what_is_doubtful_waits_with_its_reasons(graph: KnowledgeGraph) -> None:
    questions = {q.pair.pair: q.pair.likeness.reasons for q in graph.review()}
    assert set(questions) == {frozenset((LONG.iri, SHORT.iri)), frozenset((OTHER.iri, SHORT.iri))}
    assert any("initial and surname" in reason for reason in questions[frozenset((LONG.iri, SHORT.iri))])


def test_a_merge_is_seen_by_every_lookup_and_undone_exactly(graph: KnowledgeGraph) -> None:
    before = dump(graph)
    graph.merge("Odín Sánchez", "O. Sánchez", by="Jane", when="2026-01-02", note="same post")
    assert graph.actor("O. Sánchez").iri == graph.actor("actor:o-sanchez").iri == LONG.iri
    assert whom(graph, "Odin Sanchez") == {("backs", "Turkey"), ("attacks", "Russia")}
    (card,) = graph.actors("odin")
    assert (card.names, card.relations, card.last) == (("O. Sánchez",), 3, date(2020, 2, 2))
    assert [row.statements for row in graph.relations("Turkey", "Odín Sánchez")] == [2]
    assert [(row.subject.label, row.object.label) for row in graph.path("Russia", "Odín Sánchez")]
    assert "O. Sánchez" not in {q.pair.one.label for q in graph.review() if q.pair.other.iri == LONG.iri}
    assert graph.actor_file("actor:o-sanchez").written == ("actor:o-sanchez",)
    assert graph.split("Odín Sánchez")
    assert dump(graph) == before
    assert graph.judgements()[0] == Judgement(
        Verdict.SAME, LONG.iri, SHORT.iri, "Jane", "2026-01-02", "same post"
    )


def test_the_page_shows_one_node(graph: KnowledgeGraph) -> None:
    graph.merge("Odín Sánchez", "O. Sánchez")
    page = graph.page()
    assert LONG.iri in page or "odin-sanchez" in page
    assert '"o-sanchez"' not in page
    assert SHORT.iri not in page


def test_a_judgement_survives_replacing_and_forgetting_articles(graph: KnowledgeGraph) -> None:
    graph.merge("Odín Sánchez", "O. Sánchez")
    merged = dump(graph)
    graph.forget(["b2"])
    assert graph.actor("Odín Sánchez").names == ()
    with pytest.raises(UnknownActorError):
        graph.actor("O. Sánchez")
    graph.store.put([ARTICLES[1]], "test")
    settle(graph.store)
    assert dump(graph) == merged
    graph.store.put(list(ARTICLES), "another extractor")
    settle(graph.store)
    assert graph.actor("O. Sánchez").iri == LONG.iri
    graph.store.put(list(ARTICLES), "test")
    settle(graph.store)
    assert dump(graph) == merged


def test_articles_in_any_order_give_the_same_bytes(graph: KnowledgeGraph, ontology: Path) -> None:
    graph.merge("Odín Sánchez", "O. Sánchez")
    for seed in range(3):
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))  # noqa: S311 - an order, no secret
        with made(None, ontology, tuple(shuffled)) as other:
            other.import_judgements("".join(graph.export_judgements()))
            assert dump(other, log=True) == dump(graph, log=True)


def test_a_log_is_replayed_once_and_before_or_after_the_articles(
    graph: KnowledgeGraph, ontology: Path
) -> None:
    graph.merge("Odín Sánchez", "O. Sánchez")
    graph.split("FFP")
    graph.judge("Olga Sánchez", "Odín Sánchez", "unsure")
    log = "".join(graph.export_judgements())
    assert log.count("\n") == 3
    with KnowledgeGraph() as early:
        assert early.import_judgements(log) == 3
        assert early.import_judgements(log) == 0
        early.store.load_ontology([ontology], "small")
        early.store.put(list(ARTICLES), "test")
        settle(early.store)
        assert dump(early, log=True) == dump(graph, log=True)


def test_a_log_with_one_bad_line_changes_nothing(graph: KnowledgeGraph) -> None:
    before = dump(graph, log=True)
    with pytest.raises(IdentityError, match="log:2"):
        graph.import_judgements(f'{{"verdict":"same","actor":"{LONG.iri}","other":"{OTHER.iri}"}}\n{{}}')
    assert dump(graph, log=True) == before


def test_judging_is_refused_where_it_contradicts(graph: KnowledgeGraph) -> None:
    graph.judge("Olga Sánchez", "O. Sánchez", "different")
    graph.merge("Odín Sánchez", "O. Sánchez")
    before = dump(graph, log=True)
    with pytest.raises(IdentityError, match="judged different"):
        graph.merge("Olga Sánchez", "Odín Sánchez")
    with pytest.raises(IdentityError, match="one actor in the graph already"):
        graph.merge("Odín Sánchez", "O. Sánchez")
    with pytest.raises(IdentityError, match="nothing to split"):
        graph.split("Olga Sánchez")
    with pytest.raises(UnknownActorError):
        graph.merge("Odín Sánchez", "Nobody at all")
    assert dump(graph, log=True) == before
    assert graph.judge("Olga Sánchez", "actor:o-sanchez", "different") is None


def test_one_of_three_is_taken_out_by_its_iri(graph: KnowledgeGraph) -> None:
    graph.merge("Odín Sánchez", "O. Sánchez")
    graph.merge("Odín Sánchez", "Olga Sánchez")
    assert len(graph.actor_file("Odín Sánchez").written) == 2
    graph.split("actor:o-sanchez")
    assert graph.actor_file("Odín Sánchez").written == ("actor:olga-sanchez",)
    assert graph.actor("O. Sánchez").iri == SHORT.iri


def test_a_whole_that_is_merged_with_its_part_makes_no_circle_that_hangs(graph: KnowledgeGraph) -> None:
    part = Actor(ACTOR + "cell", "Cell", Kind.ORGANISATION, part_of=FRONT.iri)
    whole = Actor(FRONT.iri, FRONT.label, FRONT.kind, part_of=ACTOR + "cell")
    said = Says("Cell is part of Front for Peace.", part, PART_OF, whole, 0.9, "part")
    graph.store.put([article("b6", None, said)], "test")
    settle(graph.store)
    before = dump(graph)
    graph.merge("Front for Peace", "Cell")
    assert graph.actor_file("Cell").part_of == ("Front for Peace",)
    assert not [fault for checked in graph.validate() for fault in checked.faults if "Cell" in str(fault)]
    graph.split("actor:cell")
    assert dump(graph) == before


def test_look_alikes_are_two_actors(graph: KnowledgeGraph) -> None:
    names = ("Jane Poe", "J\u0430ne Poe", "Jane P\u043ee", "Jane \u202ePoe")
    twins = [mint(name, Kind.PERSON) for name in names]
    for number, twin in enumerate(twins):
        said = Says(f"Turkey backs {twin.label}.", TURKEY, BACKS, twin, 0.9, "backs")
        graph.store.put([article(f"c{number}", None, said)], "test")
    settle(graph.store)
    assert len({twin.iri for twin in twins}) == len(twins)
    assert {graph.actor(twin.iri).iri for twin in twins} == {twin.iri for twin in twins}


def test_a_namesake_of_another_list_is_asked_about_and_never_certain(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text("name,kind\nJane Poe,person\n", encoding="utf-8")
        graph.import_actors(tmp_path / f"{name}.csv")
    known = len(tuple(graph.review()))  # nobody spoke of either: there is nothing to ask
    jane = mint("Jane Poe", Kind.PERSON)
    graph.store.put([article("d1", None, Says("Turkey backs Jane Poe.", TURKEY, BACKS, jane, 0.9, "b"))], "t")
    settle(graph.store)
    pairs = {q.pair.pair: q.pair.likeness.reasons for q in graph.review()}
    asked = [frozenset((jane.iri, ACTOR + f"{name}.jane-poe")) for name in ("one", "two")]
    assert len(pairs) == known + 2
    assert all("others fit as well" in pairs[pair] for pair in asked)
    assert len({graph.actor(iri).iri for pair in asked for iri in pair}) == 3


MEYER = mint("Anna Meyer", Kind.PERSON)
TWO_MEYERS = tuple(
    article(
        f"e{number}", None, Says(f"{who.label} attacked Anna Meyer.", who, ATTACKS, MEYER, 0.8, "attacked")
    )
    for number, who in enumerate((TURKEY, RUSSIA, TURKEY))
)


def test_two_of_one_name_are_parted_by_article_and_made_one_again(
    graph: KnowledgeGraph, ontology: Path
) -> None:
    graph.store.put(TWO_MEYERS, "test")
    settle(graph.store)
    before = dump(graph)
    (judgement,) = graph.split("Anna Meyer", "e1", by="Jane")
    other = judgement.other
    assert whom(graph, MEYER.iri) == {("attacks", "Turkey")}
    assert whom(graph, other) == {("attacks", "Russia")}
    assert {card.iri for card in graph.actors("Anna Meyer")} == {MEYER.iri, other}
    parted = dump(graph, log=True)
    with made(None, ontology, (*TWO_MEYERS[::-1], *ARTICLES)) as rebuilt:
        rebuilt.import_judgements("".join(graph.export_judgements()))
        assert dump(rebuilt, log=True) == parted
    graph.store.put(TWO_MEYERS, "another extractor")  # read again
    graph.store.put(TWO_MEYERS, "test")
    settle(graph.store)
    assert dump(graph, log=True) == parted
    for wrong in ("e9", "b1"):
        with pytest.raises(IdentityError, match="does not speak of"):
            graph.split(MEYER.iri, wrong)
    with pytest.raises(IdentityError, match="for itself already"):
        graph.split(other, "e1")
    with pytest.raises(IdentityError, match="only one that speaks of"):
        graph.split("Odín Sánchez", "b1")
    graph.merge(MEYER.iri, other)
    assert dump(graph) == before


def test_one_that_is_parted_can_be_one_with_somebody_else(graph: KnowledgeGraph) -> None:
    graph.store.put(TWO_MEYERS, "test")
    settle(graph.store)
    before = dump(graph)
    (judgement,) = graph.split("Anna Meyer", "e1")
    graph.merge("Olga Sánchez", judgement.other)
    assert whom(graph, OTHER.iri) == {("attacks", "Russia"), ("backs", "Russia")}
    assert whom(graph, "Anna Meyer") == {("attacks", "Turkey")}
    graph.split("Olga Sánchez")
    graph.merge(MEYER.iri, judgement.other)
    assert dump(graph) == before


LIST = "name,id,aliases,kind,ids\nJane Poe,jp,J. Poe;Poe of Mali,person,Q9999\nOdin Sanchez,os,,person,\n"


def test_a_list_is_taken_whole_replaced_whole_and_let_go(graph: KnowledgeGraph, tmp_path: Path) -> None:
    before = dump(graph)
    file = tmp_path / "people.csv"
    file.write_text(LIST, encoding="utf-8")
    report = graph.import_actors(file)
    assert (report.name, report.new, report.known) == ("people", 2, 0)
    assert graph.actor("Poe of Mali").iri == ACTOR + "people.jp"
    assert graph.actor("Odín Sánchez").iri == ACTOR + "people.os"  # certain: the same name and kind
    imported = dump(graph)
    for bad in (LIST + ",x,,,\n", LIST + "Jane Roe,jp,,person,\n", LIST.replace("person", "wizard"), ""):
        file.write_text(bad, encoding="utf-8")
        with pytest.raises(ImportingError, match=r"people\.csv"):
            graph.import_actors(file)
        assert dump(graph) == imported
    file.write_text("name\nSomebody Else\n", encoding="utf-8")
    graph.import_actors(file)
    with pytest.raises(UnknownActorError):
        graph.actor("Poe of Mali")
    assert graph.actor("Odín Sánchez").iri == LONG.iri
    assert graph.remove_actors("people")
    assert not graph.remove_actors("people")
    assert dump(graph) == before


def test_the_next_build_reads_the_actors_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Turkey attacked Poe of Mali on Monday.", encoding="utf-8")
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    with KnowledgeGraph(tmp_path / "kg-store") as graph:
        reader = graph.pipeline.extractor
        graph.import_actors(tmp_path / "people.csv")
        assert graph.pipeline.extractor != reader  # so that what was read before is read again
        assert graph.build([tmp_path / "a.txt"]).stored == 1
        assert [row.relation for row in graph.relations("Turkey", "actor:people.jp")] == ["attacks"]
        assert graph.build([tmp_path / "a.txt"]).unchanged == 1


def test_a_list_is_taught_once_and_its_actors_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    known = Ontology({}, {}, read_files([]), (), "none")
    with KnowledgeGraph(tmp_path / "kg-store") as graph:
        graph.import_actors(tmp_path / "people.csv")
        first = known_to_readers(graph.store, known, tmp_path / "cache")
        monkeypatch.delattr("graph.importing.teaching.taught")
        again = known_to_readers(graph.store, known, tmp_path / "cache")
        assert again.hash == first.hash != known.hash
        assert dict(again.actors) == dict(first.actors)
        assert again.actors["https://w3id.org/actorgraph/actor/people.jp"].actor.label
        monkeypatch.undo()
        graph.import_actors(tmp_path / "people.csv", name="others")
        assert known_to_readers(graph.store, known, tmp_path / "cache").hash != first.hash


MERGING = """
import sys
from graph import KnowledgeGraph
with KnowledgeGraph(sys.argv[1]) as graph:
    print("open", flush=True)
    while True:
        graph.merge("Odín Sánchez", "O. Sánchez")
        print("merged", flush=True)
        graph.split("Odín Sánchez")
        print("split", flush=True)
"""


def test_a_kill_leaves_the_graph_merged_or_not(tmp_path: Path, ontology: Path) -> None:
    store = tmp_path / "kg-store"
    with made(store, ontology) as graph:
        settle(graph.store)
        split = dump(graph)
        graph.merge("Odín Sánchez", "O. Sánchez")
        merged = dump(graph)
        graph.split("Odín Sánchez")
    moments = random.Random(4)  # noqa: S311 - moments, not secrets
    for _ in range(4):
        command = [sys.executable, "-c", MERGING, str(store)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"open\n"
            time.sleep(moments.uniform(0, 0.3))
            child.kill()
        with EmbeddedStore.open_read_only(store) as read:
            found = KnowledgeGraph.__new__(KnowledgeGraph)
            found.store = read
            assert dump(found) in (merged, split)
            judged = [judgement.verdict for judgement in found.judgements()]
            assert (dump(found) == merged) == (judged[-1] is Verdict.SAME)


def test_builds_in_any_batches_give_the_bytes_of_one_build(ontology: Path, tmp_path: Path) -> None:
    whole = (*ARTICLES, *TWO_MEYERS)
    with made(None, ontology, whole) as once:
        once.settle()
        wanted = dump(once)
    for seed in range(4):
        chance = random.Random(seed)  # noqa: S311 - an order, no secret
        with made(tmp_path / f"store-{seed}", ontology, ()) as graph:
            for one in chance.sample(whole, len(whole)):
                graph.store.put([one], "test")
                if chance.random() < 0.5:
                    graph.settle()
                if chance.random() < 0.3:
                    graph.forget([chance.choice(whole)[0].id])
            graph.store.put(whole, "test")
            graph.settle()
            assert dump(graph) == wanted
            if seed == 0:  # a register that is lost is made anew
                graph.store.put([whole[0]], "another")
                graph.store.beside(FILE).write_bytes(b"no database")  # type: ignore[union-attr]
                graph.store.put([whole[0]], "test")
                graph.settle()
                assert dump(graph) == wanted


def test_whom_an_article_leaves_open_waits_with_its_candidates(graph: KnowledgeGraph) -> None:
    open_ = replace(mint("Sánchez", Kind.PERSON, scope="f1"), candidates=(OTHER.iri, LONG.iri))
    said = Says("Russia attacked Sánchez.", RUSSIA, ATTACKS, open_, 0.8, "attacked")
    graph.store.put([article("f1", None, said)], "test")
    settle(graph.store)
    before = dump(graph)
    assert {card.iri for card in graph.actor_file(open_.iri).may_be} == {OTHER.iri, LONG.iri}
    (row,) = graph.relations("Russia", open_.iri, evidence=True)
    told = graph.explain(row.sightings[0].statement)
    assert {card.iri for card in told.may_be[open_.iri]} == {OTHER.iri, LONG.iri}
    asked = {q.pair.pair: q.pair.likeness for q in graph.review() if open_.iri in q.pair.pair}
    assert set(asked) >= {frozenset((open_.iri, OTHER.iri)), frozenset((open_.iri, LONG.iri))}
    assert (
        "an article leaves open which of 2 known actors “Sánchez” is"
        in asked[frozenset((open_.iri, LONG.iri))].reasons
    )
    graph.merge("Odín Sánchez", open_.iri)
    assert ("attacks", "Russia") in whom(graph, "Odín Sánchez")
    assert graph.actor_file("Odín Sánchez").may_be == ()
    graph.split(open_.iri)
    assert dump(graph) == before
