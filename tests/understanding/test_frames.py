"""Examples → frames; and the promise behind them: who wants a new relation writes sentences, not Python."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph import ontology
from graph.building import cache_folder
from graph.model import ACTOR_KINDS, Article, Kind, RelationType
from graph.ontology import Ontology
from graph.understanding import language
from graph.understanding.extraction import Reader
from graph.understanding.frames import ANY, Frame, Node, Uncompiled, compile_frames
from graph.understanding.learning import compile_ontology
from graph.understanding.readers import make_reader

from .conftest import line

Compile = Callable[..., tuple[tuple[Frame, ...], tuple[Uncompiled, ...]]]

TREES = {
    "X backs Y": "back(agent X, patient Y)",
    "Y was backed by X": "back(agent X, patient Y)",
    "X-backed Y": "back(agent X, patient Y)",
    "X attacked Y": "attack(agent X, patient Y)",
    "X carried out an attack on Y": "attack(agent X, patient Y)",
    "X met Y in Z": "meet(agent X, patient Y)",
    "X clashed with Y": "clash(agent X, with Y)",
    "X threw its weight behind Y": "throw(agent X, behind Y, patient weight)",
    "X is an ally of Y": "ally(is X, of Y)",
    "X, Y's ally": "ally(gen Y, is X)",
    "X's grip on Y": "grip(gen X, on Y)",
    "X agreed to do something to Y": "agree(agent X, inf *(* Y))",
}
USELESS = {
    "X will back Y": "a plan teaches no relation: say it in the present or the past",
    "X would back Y": "a plan teaches no relation: say it in the present or the past",
    "X may have backed Y": "a plan teaches no relation: say it in the present or the past",
    "X slept": "X or Y is missing",
    "somebody backed Y": "X or Y is missing",
    "X spoke. Y left.": "parsed as several sentences",
}

DECORATES = """
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix rel: <https://w3id.org/actorgraph/relation/> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .

rel:decorates a owl:ObjectProperty, kg:RelationType ;
    rdfs:label "decorates"@en ; skos:definition "The subject gives the object a medal."@en ;
    rdfs:subPropertyOf kg:relatesTo ;
    schema:domainIncludes kg:Actor ; schema:rangeIncludes kg:Actor ;
    lex:example "X decorated Y", "X awarded a medal to Y", "X pinned an order on Y" .
"""
DECORATED = {
    "Egypt decorated Kenyan soldiers.": ["Egypt decorates Kenyan Armed Forces"],
    "Kenyan soldiers were decorated by Egypt on Sunday.": ["Egypt decorates Kenyan Armed Forces"],
    "Angela Merkel, who decorated Emmanuel Macron, left.": ["Angela Merkel decorates Emmanuel Macron"],
    "Rebels decorated by Tehran fought on.": ["Iran decorates rebels"],
    "Egypt and Qatar decorated Emmanuel Macron.": [
        "Egypt decorates Emmanuel Macron",
        "Qatar decorates Emmanuel Macron",
    ],
    "The Turkish president pinned an order on Polish soldiers.": [
        "Recep Tayyip Erdogan decorates Polish Armed Forces"
    ],
    "Egypt will award a medal to Angela Merkel.": ["planned: Egypt decorates Angela Merkel"],
    "Egypt did not decorate Angela Merkel.": ["not: Egypt decorates Angela Merkel"],
    "Egypt pinned a hat on Angela Merkel.": [],
    "Egypt awarded a contract to India.": [],
}


def relation(*examples: str, counter: tuple[str, ...] = (), **kinds: frozenset[Kind]) -> RelationType:
    return RelationType(
        "relates", "relates", "relates", "", None, None, None, symmetric=False,
        domain=kinds.get("domain", ACTOR_KINDS), range=kinds.get("range", ACTOR_KINDS),
        examples=examples, counter_examples=counter,
    )  # fmt: skip


def written(node: Node) -> str:
    """A frame's tree as text, its roles in order."""
    if node.slot:
        return node.slot
    inside = ", ".join(sorted(f"{role} {written(child)}" for role, child in node.children))
    return "|".join(sorted(node.keys)) + (f"({inside})" if inside else "")


@pytest.fixture(scope="module")
def compiling(reader: Reader) -> Compile:
    return lambda *relations: compile_frames(
        relations, reader.lexicon, lambda texts: language.parse_examples(reader.nlp, texts)
    )


@pytest.fixture(scope="module")
def taught(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader whose ontology has one more file; what it knows already comes from a copy of the cache."""
    assert "decorates" not in reader.relations
    folder = tmp_path_factory.mktemp("taught")
    extra = folder / "decorates.ttl"
    extra.write_text(DECORATES, encoding="utf-8")
    shutil.copytree(cache_folder(), folder / "cache")
    return make_reader(ontology.load(extra=[extra]), cache=folder / "cache")


@pytest.mark.parametrize(("example", "tree"), TREES.items())
def test_an_example_becomes_the_tree_of_its_words_and_slots(
    compiling: Compile, example: str, tree: str
) -> None:
    frames, failed = compiling(relation(example))
    assert failed == ()
    assert [(frame.relation, frame.example, frame.counter) for frame in frames] == [
        ("relates", example, False)
    ]
    assert written(frames[0].root) == tree


@pytest.mark.parametrize(("example", "reason"), USELESS.items())
def test_what_teaches_nothing_is_refused_with_the_reason(
    compiling: Compile, example: str, reason: str
) -> None:
    assert compiling(relation(example)) == ((), (Uncompiled("relates", example, reason),))


def test_words_that_do_not_hang_together_are_named(compiling: Compile) -> None:
    frames, [failed] = compiling(relation("the house, the tree, X, Y"))
    assert frames == ()
    assert failed.reason.startswith("its words do not hang together: ")
    assert {"house", "tree"} <= set(failed.reason.split())


def test_each_alternative_is_a_frame_of_its_own(compiling: Compile) -> None:
    examples = ontology.expand("X [backed|propped up|bolstered] Y")
    frames, failed = compiling(relation(*examples))
    assert failed == ()
    assert [(frame.example, sorted(frame.root.keys)) for frame in frames] == [
        ("X backed Y", ["back"]),
        ("X propped up Y", ["prop_up"]),
        ("X bolstered Y", ["bolster"]),
    ]


def test_a_counter_example_is_a_frame_that_is_marked(compiling: Compile) -> None:
    frames, _ = compiling(relation("X backs Y", counter=("X backs away from Y",)))
    assert [(frame.example, frame.counter) for frame in frames] == [
        ("X backs Y", False),
        ("X backs away from Y", True),
    ]


def test_do_something_stands_for_any_verb(compiling: Compile) -> None:
    [frame], _ = compiling(relation("X agreed to do something to Y"))
    [(_, open_verb)] = [child for child in frame.root.children if child[0] == "inf"]
    assert open_verb.keys == ANY
    assert frame.root.words == 1


def test_longer_examples_are_more_specific(compiling: Compile) -> None:
    frames, _ = compiling(
        relation("X threw Y", "X threw its weight behind Y", "X threw its full weight behind Y")
    )
    assert [frame.root.words for frame in frames] == [1, 2, 3]


def test_examples_of_persons_are_parsed_with_persons(compiling: Compile) -> None:
    persons = frozenset({Kind.PERSON})
    [frame], _ = compiling(relation("President X of Y", domain=persons))
    assert written(frame.root) == "president(is X, of Y)"


def test_what_is_compiled_depends_on_the_relation_alone(compiling: Compile) -> None:
    one, other = relation("X backs Y"), relation("X attacked Y")
    assert compiling(one, other)[0] == compiling(one)[0] + compiling(other)[0]


def test_all_relations_of_the_ontology_have_frames(reader: Reader) -> None:
    known = ontology.load()
    frames = compile_ontology(known, cache=cache_folder()).frames
    assert (
        {frame.relation for frame in frames if not frame.counter}
        == set(known.relations)
        == set(reader.relations)
    )


@pytest.mark.parametrize(("sentence", "stated"), DECORATED.items())
def test_three_sentences_of_turtle_teach_a_relation(taught: Reader, sentence: str, stated: list[str]) -> None:
    found = taught.read(Article("test", sentence, "test", published=date(2020, 3, 2)))
    assert sorted(line(s) for s in found if s.relation.name == "decorates") == stated


def test_a_new_relation_leaves_the_others_as_they_are(reader: Reader, taught: Reader) -> None:
    article = Article("test", "Turkey, which backs Syrian rebels, attacked Russia.", "test")
    assert [line(s) for s in taught.read(article)] == [line(s) for s in reader.read(article)] != []


def test_the_ontology_itself_is_not_changed_by_an_extra_file() -> None:
    loaded: Ontology = ontology.load()
    assert "decorates" not in loaded.relations
    assert all(path.is_relative_to(ontology.ROOT) for path in map(Path, loaded.files))
