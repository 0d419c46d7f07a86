"""Role graphs: whatever the grammar, the same roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.understanding.extraction import Reader
from graph.understanding.namesakes import by_token
from graph.understanding.role_graph import RoleGraph
from graph.understanding.roles import role_graph

Graph = Callable[[str], RoleGraph]

FRANCE_KILLS_REBELS = [
    "France killed rebels.",
    "France has been killing rebels.",
    # voice
    "Rebels were killed by France.",
    "Rebels have been killed by France.",
    # relative clauses, whole and reduced
    "France, which killed rebels, left.",
    "Rebels, who were killed by France, fought.",
    "The rebels that France killed fought.",
    "The rebels France killed fought.",
    "Rebels killed by France fought.",
    # coordination of predicates
    "France invaded Mali and killed rebels.",
    "France captured and killed rebels.",
    "Rebels were captured and killed by France.",
    # control and raising
    "France agreed to kill rebels.",
    "France tried to kill rebels.",
    "France seems to kill rebels.",
    "France continued to kill rebels.",
    "France is ready to kill rebels.",
    "Mali urged France to kill rebels.",
    "Mali accused France of killing rebels.",
    "France was accused of killing rebels.",
    "France left after killing rebels.",
    # nouns
    "The killing of rebels by France went on.",
    "France's killing of rebels went on.",
]
FRANCE_ATTACKS_REBELS = [
    "France attacked rebels.",
    "France's attack on rebels failed.",
    "The French attack on rebels failed.",
    "An attack by France on rebels failed.",
    # light verbs
    "France launched an attack on rebels.",
    "France carried out attacks against rebels.",
    "An attack on rebels was launched by France.",
]
FRANCE_BACKS_REBELS = [
    "France backs rebels.",
    "France-backed rebels fought.",
    "French-backed rebels fought.",
    "Rebels backed by France fought.",
    "Rebels, backed by France, fought.",
    "French backing for rebels grew.",
    "France's backing of rebels grew.",
]


@pytest.fixture
def graph(reader: Reader) -> Graph:
    """The role graph of a sentence, in which known names are names."""

    def build(text: str) -> RoleGraph:
        sentence = reader.nlp(text)[:]
        known = by_token(reader.names.find(sentence, sentence.doc.text))
        return role_graph(sentence, reader.lexicon, lambda token: token.i in known)

    return build


def fillers(graph: RoleGraph, key: str, *roles: str) -> set[str]:
    """The words, in small letters, that fill one of the roles of the words with this key."""
    heads = [index for index, keys in graph.keys.items() if key in keys]
    assert heads, f"{key} is in no word's keys"
    return {graph.sentence.doc[i].lower_ for head in heads for i in graph.fillers(head, *roles)}


def doing(graph: RoleGraph, key: str) -> tuple[set[str], set[str]]:
    """Who does it, as its agent or in the genitive, and to whom."""
    agents = {"france" if word == "french" else word for word in fillers(graph, key, "agent", "gen")}
    return agents, fillers(graph, key, "patient")


@pytest.mark.parametrize(
    ("sentence", "key"),
    [(sentence, "kill") for sentence in FRANCE_KILLS_REBELS]
    + [(sentence, "attack") for sentence in FRANCE_ATTACKS_REBELS]
    + [(sentence, "back") for sentence in FRANCE_BACKS_REBELS],
)
def test_all_grammars_give_the_same_agent_and_patient(graph: Graph, sentence: str, key: str) -> None:
    assert doing(graph(sentence), key) == ({"france"}, {"rebels"})


@pytest.mark.parametrize(
    ("sentence", "agents", "patients"),
    [
        ("France and Mali killed rebels.", {"france", "mali"}, {"rebels"}),
        ("France killed rebels and soldiers.", {"france"}, {"rebels", "soldiers"}),
        ("Rebels and soldiers were killed by France and Mali.", {"france", "mali"}, {"rebels", "soldiers"}),
        ("France, Mali and Chad killed rebels.", {"france", "mali", "chad"}, {"rebels"}),
        ("France killed dozens of rebels.", {"france"}, {"dozens", "rebels"}),
    ],
)
def test_each_member_of_a_coordination_has_the_role(
    graph: Graph, sentence: str, agents: set[str], patients: set[str]
) -> None:
    assert doing(graph(sentence), "kill") == (agents, patients)


@pytest.mark.parametrize(
    ("sentence", "agents"),
    [
        ("France promised Mali to kill rebels.", {"france"}),  # the subject's promise
        ("France urged Mali to kill rebels.", {"mali"}),  # the object's deed
        ("France condemned Mali for killing rebels.", {"mali"}),
        ("Rebels were killed.", set()),
        ("Rebels were killed in France.", set()),
    ],
)
def test_the_agent_is_the_one_who_does_it(graph: Graph, sentence: str, agents: set[str]) -> None:
    assert doing(graph(sentence), "kill") == (agents, {"rebels"})


@pytest.mark.parametrize(
    ("sentence", "key", "role", "filler"),
    [
        ("France clashed with Mali.", "clash", "with", {"mali"}),
        ("Clashes between France and Mali erupted.", "clash", "between", {"france", "mali"}),
        ("France met Mali in Cairo.", "meet", "in", {"cairo"}),
        ("France gave Mali the weapons.", "give", "to", {"mali"}),
        ("France gave weapons to Mali.", "give", "to", {"mali"}),
        ("Putin is president of Russia.", "president", "is", {"putin"}),
        ("Putin is president of Russia.", "president", "of", {"russia"}),
        ("Putin, president of Russia, left.", "president", "is", {"putin"}),
        ("Russian President Putin left.", "president", "is", {"putin"}),
        ("Russian President Putin left.", "president", "gen", {"russian"}),
        ("France carried out the raid.", "carry_out", "patient", {"raid"}),
        ("France wants to leave.", "want", "inf", {"leave"}),
        ("France said that Mali left.", "say", "comp", {"left"}),
        ("France said that Mali has to leave.", "say", "comp", {"has", "leave"}),
        ("France said that Mali was responsible.", "say", "comp", {"was", "responsible"}),
        ("France blocked roads demanding reforms.", "block", "aim", {"demanding"}),
        ("France kidnapped up to 16 rebels.", "kidnap", "patient", {"rebels"}),
        ("France called on Mali to leave.", "leave", "agent", {"mali"}),
    ],
)
def test_other_roles(graph: Graph, sentence: str, key: str, role: str, filler: set[str]) -> None:
    assert fillers(graph(sentence), key, role) == filler


@pytest.mark.parametrize(
    ("british", "american", "key"),
    [
        ("France criticised Mali.", "France criticized Mali.", "criticize"),
        ("France armed its neighbour.", "France armed its neighbor.", "neighbor"),
    ],
)
def test_spellings_have_one_key(graph: Graph, british: str, american: str, key: str) -> None:
    assert [any(key in keys for keys in graph(text).keys.values()) for text in (british, american)] == [
        True,
        True,
    ]


def test_no_edge_points_to_its_own_head_or_stands_twice(graph: Graph) -> None:
    for sentence in (*FRANCE_KILLS_REBELS, *FRANCE_ATTACKS_REBELS, *FRANCE_BACKS_REBELS):
        for head, edges in graph(sentence).edges.items():
            assert all(edge.head == head != edge.filler for edge in edges)
            assert len({(edge.role, edge.filler) for edge in edges}) == len(edges)
