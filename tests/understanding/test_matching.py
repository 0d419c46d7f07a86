"""Frames meet sentences: counter-examples rule out, and of two readings the more specific one wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import ACTOR_KINDS, RelationType
from graph.understanding import language
from graph.understanding.compiled import Frames
from graph.understanding.extraction import Reader
from graph.understanding.frames import compile_frames
from graph.understanding.matching import Matcher
from graph.understanding.namesakes import by_token
from graph.understanding.roles import role_graph

Matches = Callable[[list[RelationType], str], set[str]]


def relation(name: str, *examples: str, counter: tuple[str, ...] = ()) -> RelationType:
    return RelationType(
        name, name, name, "", None, None, None, symmetric=False, domain=ACTOR_KINDS, range=ACTOR_KINDS,
        examples=examples, counter_examples=counter,
    )  # fmt: skip


@pytest.fixture(scope="module")
def matches(reader: Reader) -> Matches:
    """Lines such as "backs: France, Mali" for what relations of a few examples find in a sentence."""

    def matching(relations: list[RelationType], text: str) -> set[str]:
        frames, failed = compile_frames(
            relations, reader.lexicon, lambda texts: language.parse_examples(reader.nlp, texts)
        )
        assert failed == ()
        sentence = reader.nlp(text)[:]
        known = by_token(reader.names.find(sentence, sentence.doc.text))
        graph = role_graph(sentence, reader.lexicon, lambda token: token.i in known)
        return {
            f"{match.frame.relation}: {sentence.doc[match.subject].text}, {sentence.doc[match.object].text}"
            for match in Matcher(Frames(frames)).matches(graph)
        }

    return matching


BACKS = relation("backs", "X backs Y", "X threw its weight behind Y")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("France backs Mali.", {"backs: France, Mali"}),
        ("Mali is backed by France.", {"backs: France, Mali"}),
        ("France and Chad are backing Mali.", {"backs: France, Mali", "backs: Chad, Mali"}),
        ("France threw its weight behind Mali.", {"backs: France, Mali"}),
        ("France threw its full weight behind Mali.", {"backs: France, Mali"}),
        # a word of the frame is missing, or another role than it asks for
        ("France threw stones behind Mali.", set()),
        ("France threw its weight at Mali.", set()),
        ("France backs down.", set()),
        ("Mali has a strong back.", set()),
    ],
)
def test_a_frame_needs_its_words_in_their_roles(matches: Matches, sentence: str, found: set[str]) -> None:
    assert matches([BACKS], sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("France dropped Mali.", {"abandons: France, Mali"}),
        ("France dropped charges against Mali.", set()),
        ("Charges against Mali were dropped by France.", set()),
        ("France dropped Mali and Chad dropped Niger.", {"abandons: France, Mali", "abandons: Chad, Niger"}),
    ],
)
def test_a_counter_example_rules_its_reading_out(matches: Matches, sentence: str, found: set[str]) -> None:
    abandons = relation(
        "abandons", "X dropped Y", "X dropped something against Y", counter=("X dropped charges against Y",)
    )
    assert matches([abandons], sentence) == found


def test_a_counter_example_rules_out_its_own_relation_only(matches: Matches) -> None:
    gives = relation("gives", "X gave arms to Y")
    helps = relation("helps", "X gave arms to Y", counter=("X gave arms to Y",))
    assert matches([gives, helps], "France gave arms to Mali.") == {"gives: France, Mali"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("France broke Mali.", {"breaks: France, Mali"}),
        ("France broke ties with Mali.", {"breaksTies: France, Mali"}),
        ("France broke with Mali.", {"breaksWith: France, Mali"}),
        ("Ties with Mali were broken by France.", {"breaksTies: France, Mali"}),
    ],
)
def test_the_more_specific_reading_of_a_pair_wins(matches: Matches, sentence: str, found: set[str]) -> None:
    relations = [
        relation("breaks", "X broke Y"),
        relation("breaksWith", "X broke with Y"),
        relation("breaksTies", "X broke ties with Y"),
    ]
    of_mali = {line for line in matches(relations, sentence) if line.endswith(", Mali")}
    assert of_mali == found


def test_two_relations_may_share_a_pair_by_different_words(matches: Matches) -> None:
    relations = [BACKS, relation("praises", "X praised Y")]
    assert matches(relations, "France praised and backed Mali.") == {
        "praises: France, Mali",
        "backs: France, Mali",
    }


def test_what_is_done_to_a_part_is_not_done_to_its_owner_too(matches: Matches) -> None:
    kills = relation("kills", "X killed Y", "X killed soldiers of Y")
    assert matches([kills], "France killed the soldiers of Mali.") == {"kills: France, soldiers"}


def test_the_order_of_relations_does_not_show(matches: Matches) -> None:
    relations = [BACKS, relation("praises", "X praised Y"), relation("supports", "X backs Y")]
    sentence = "France praised and backed Mali."
    assert matches(relations, sentence) == matches(relations[::-1], sentence)


# what is said of one who "is linked to" another is not said of whom others link
STATES = [
    ("The United States linked al-Qaeda to Iraq.", []),
    ("Iran is linked to Hezbollah.", ["Iran hasTiesWith Hezbollah"]),
    ("France committed soldiers to Mali.", []),
    ("Norway remains committed to Ukraine.", ["Norway backs Ukraine"]),
    ("France frustrated Mali with its sanctions.", []),
    ("Mali is frustrated with France.", ["Mali criticises France"]),
]


@pytest.mark.parametrize(("sentence", "stated"), STATES)
def test_states(says: Callable[[str], list[str]], sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
