from __future__ import annotations

from graph.asking.teaching import Clash, Lesson, _clashes
from graph.understanding.frames import Frame, Node, Uncompiled

BACKS = Node(
    None, frozenset({"back"}), (("agent", Node("X", frozenset())), ("patient", Node("Y", frozenset())))
)
AIDS = Node(None, frozenset({"aid"}), BACKS.children)


def test_the_same_frame_of_two_relations_is_a_clash() -> None:
    frames = [
        Frame("backs", "X backs Y", BACKS),
        Frame("backs", "X backed Y", BACKS),
        Frame("aids", "X backs Y", BACKS),
        Frame("aids", "X aids Y", AIDS),
    ]
    (clash,) = _clashes(frames)
    assert clash == Clash((("aids", "X backs Y"), ("backs", "X backs Y")))
    assert str(clash) == "the same to a reader: “X backs Y” of rel:aids, “X backs Y” of rel:backs"


def test_a_counter_example_claims_nothing() -> None:
    frames = [Frame("backs", "X backs Y", BACKS), Frame("aids", "X backs Y", BACKS, counter=True)]
    assert list(_clashes(frames)) == []


def test_faults_are_told_line_by_line() -> None:
    failed = Uncompiled("backs", "X and Y", "nothing in it")
    lesson = Lesson(1200, (failed,), (Clash((("aids", "a"), ("backs", "b"))),))
    assert lesson.faults[0] == "rel:backs “X and Y”: nothing in it"
    assert len(lesson.faults) == 2
    assert str(lesson) == "1,200 examples learnt, 1 teach nothing, 1 clash"
