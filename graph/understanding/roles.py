"""A parsed sentence → its role graph: who fills which role of which word, whatever the grammar around it.

The one place where examples of the ontology and sentences of articles meet. Active and passive, relative and
reduced clauses, coordination, control, light verbs and nominalisations all come out as the same edges.
Decides nothing about relations, actors or factuality.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.carrying import (
    find_late_agent,
    find_speaker,
    lighten,
    nominalise,
    share_prepositions,
    spread,
)
from graph.understanding.lexicon import Lexicon
from graph.understanding.noun_roles import add_noun_roles
from graph.understanding.prepositional_roles import add_late_company
from graph.understanding.role_graph import RoleGraph
from graph.understanding.verb_roles import add_verb_roles
from graph.understanding.words import keys_of


def role_graph(sentence: Sentence, lexicon: Lexicon, is_name: Callable[[Token], bool]) -> RoleGraph:
    """Build the role graph of a sentence.

    Args:
        sentence: a parsed sentence.
        lexicon: light verbs, nominalisations, offices.
        is_name: whether a token before a noun names somebody ("Turkish", "NATO") rather than describes.
    """
    graph = RoleGraph(sentence)
    tokens = tuple(sentence)
    verbs = [token for token in tokens if syntax.is_verb(token)]
    verbal = {verb.i for verb in verbs}
    for token in tokens:
        graph.keys[token.i] = keys_of(token, lexicon)
        if token.i in verbal:
            add_verb_roles(graph, token, lexicon)
        if token.i not in verbal or token.tag_ == "VBG":
            add_noun_roles(graph, token, lexicon, is_name)
    for token in tokens:
        add_late_company(graph, token)
    for verb in verbs:
        share_prepositions(graph, verb, lexicon)
    for token in tokens:
        find_late_agent(graph, token)
        nominalise(graph, token, lexicon)
    for verb in verbs:
        lighten(graph, verb, lexicon)
    for token in tokens:
        find_speaker(graph, token, lexicon)
    spread(graph, lexicon)
    return graph
