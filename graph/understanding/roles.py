"""A parsed sentence → its role graph: who fills which role of which word, whatever the grammar around it.

The one place where examples of the ontology and sentences of articles meet. Active and passive, relative and
reduced clauses, coordination, control, light verbs and nominalisations all come out as the same edges.
Decides nothing about relations, actors or factuality.

Roles: ``agent``, ``patient``, ``gen`` (possessive, national adjective or name before a noun), ``is`` (of whom a
noun is said), ``inf`` (infinitive), ``comp`` (other clause), ``mod`` (any other modifier), and each preposition under its own name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.model import Kind
from graph.understanding import syntax
from graph.understanding.lexicon import Lexicon
from graph.understanding.words import keys_of

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})
PREPOSITION_LIKE = frozenset({"on", "over", "in", "at", "for", "against", "with", "to", "from"})
CORE_ROLES = frozenset({"agent", "patient", "comp", "inf", "is", "mod", "gen"})
PREPOSITIONS = ("prep", "agent", "dative")


@dataclass(frozen=True, slots=True)
class Edge:
    """``filler`` fills ``role`` of ``head``; both are token indices in the document.

    ``cost`` is 0 for what the grammar says outright and 1 for what is carried over from a neighbour.
    """

    head: int
    role: str
    filler: int
    cost: int = 0


@dataclass(slots=True)
class RoleGraph:
    """The edges of one sentence, and for each token the keys by which a frame may name it.

    ``light`` and ``shading`` are verbs that only bring a noun its agent; the latter still count as words of an
    example. ``titles`` are (title, name) pairs that one member of a coordination has for itself.
    """

    sentence: Sentence
    edges: dict[int, list[Edge]] = field(default_factory=dict)
    keys: dict[int, frozenset[str]] = field(default_factory=dict)
    light: set[int] = field(default_factory=set)
    shading: set[int] = field(default_factory=set)
    titles: set[tuple[int, int]] = field(default_factory=set)

    def add(self, head: Token, role: str, filler: Token, cost: int = 0) -> None:
        """Add an edge unless it is there, or would point to its own head."""
        known = self.edges.setdefault(head.i, [])
        if head.i != filler.i and not any(e.role == role and e.filler == filler.i for e in known):
            known.append(Edge(head.i, role, filler.i, cost))

    def fillers(self, head: int, *roles: str) -> list[int]:
        """The tokens that fill one of the roles, in the order in which they were found."""
        return [edge.filler for edge in self.edges.get(head, ()) if edge.role in roles]


def role_graph(sentence: Sentence, lexicon: Lexicon, is_name: Callable[[Token], bool]) -> RoleGraph:
    """Build the role graph of a sentence.

    Args:
        sentence: a parsed sentence.
        lexicon: light verbs, nominalisations, offices.
        is_name: whether a token before a noun names somebody ("Turkish", "NATO") rather than describes.
    """
    graph = RoleGraph(sentence)
    for token in sentence:
        graph.keys[token.i] = keys_of(token, lexicon)
        if syntax.is_verb(token):
            _verb(graph, token, lexicon)
        if not syntax.is_verb(token) or token.tag_ == "VBG":
            _noun(graph, token, lexicon, is_name)
    for token in sentence:
        if syntax.is_verb(token):
            _share_prepositions(graph, token)
    for token in sentence:
        _nominalise(graph, token, lexicon)
    for token in sentence:
        if syntax.is_verb(token):
            _lighten(graph, token, lexicon)
    _spread(graph, lexicon)
    return graph


# --- verbs ---------------------------------------------------------------------------------------


def _verb(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    passive = syntax.is_passive(verb)
    objects = [syntax.antecedent(child) for child in syntax.children(verb, *syntax.OBJECTS)]
    for subject in syntax.subjects(verb, lexicon):
        own = 0 if subject.head.i == verb.i else 1
        graph.add(verb, ("to" if objects else "patient") if passive else "agent", subject, own)
    for found in objects or _shared_objects(verb):
        graph.add(verb, "patient", found)
    if verb.dep_ == "relcl" and not passive:
        _object_relative(graph, verb)
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            graph.add(verb, "to", syntax.antecedent(child))
        elif child.dep_ in {"xcomp", "ccomp", "oprd"}:
            graph.add(verb, "inf" if syntax.is_infinitive(child) else "comp", child)
            _raised_object(graph, verb, child)
        elif child.dep_ in {"attr", "acomp"}:
            _predicative(graph, verb, child, lexicon)
        elif child.dep_ == "advmod":
            graph.add(verb, "mod", child)
        elif child.dep_ == "prep" and verb.lemma_ in syntax.COPULAS:
            for noun in syntax.children(child, "pobj"):
                _predicative(graph, verb, noun, lexicon)
        elif child.dep_ == "prt" and child.lower_ in PREPOSITION_LIKE:
            for found in objects:
                graph.add(verb, child.lower_, found)
        elif child.dep_ == "npadvmod" and passive and child.i < verb.i and verb.dep_ == "amod":
            graph.add(verb, "agent", child)
        elif child.dep_ in {"amod", "compound", "nsubj", "advmod", "nmod"} and _hyphenated(child, verb):
            graph.add(verb, "agent", child)
    _prepositions(graph, verb)


def _shared_objects(verb: Token) -> list[Token]:
    """The object that "attacked and captured X" gives to both verbs."""
    following = next(syntax.children(verb, "conj"), None)
    if following is None or not syntax.is_verb(following) or syntax.is_passive(verb):
        return []
    between = [c for c in verb.children if verb.i < c.i < following.i and c.dep_ not in {"cc", "punct", "advmod"}]
    if between or any(syntax.children(following, *syntax.SUBJECTS)):
        return []
    return [syntax.antecedent(child) for child in syntax.children(following, *syntax.OBJECTS)]


def _object_relative(graph: RoleGraph, verb: Token) -> None:
    """"the rebels (that) X backs": the antecedent is the object."""
    taken = any(c.tag_ in syntax.RELATIVE_TAGS for c in verb.subtree if c.head.i == verb.i and c.dep_ not in {"dobj"})
    own_subject = [c for c in syntax.children(verb, "nsubj") if c.tag_ not in syntax.RELATIVE_TAGS]
    wh = any(c.tag_ == "WRB" or (c.dep_ == "prep" and any(g.tag_ in syntax.RELATIVE_TAGS for g in c.children)) for c in verb.children)
    if own_subject and not taken and not wh and not any(syntax.children(verb, *syntax.OBJECTS, "ccomp", "xcomp")):
        graph.add(verb, "patient", verb.head)


def _raised_object(graph: RoleGraph, verb: Token, clause: Token) -> None:
    """"urged X to leave" is often parsed with X as subject of "leave"; it is the object of "urged" as well."""
    if clause.dep_ == "ccomp" and syntax.is_infinitive(clause):
        for subject in syntax.children(clause, *syntax.SUBJECTS):
            graph.add(verb, "patient", subject, 1)


def _predicative(graph: RoleGraph, verb: Token, complement: Token, lexicon: Lexicon) -> None:
    for subject in syntax.subjects(verb, lexicon):
        for noun in (complement, *syntax.conjuncts(complement)):
            graph.add(noun, "is", subject)


def _hyphenated(child: Token, verb: Token) -> bool:
    """Whether child and verb are one word: "Russian-backed"."""
    between = verb.doc[child.i + 1 : verb.i]
    return child.i < verb.i and len(between) == 1 and between[0].text in {"-", "–", "‑"}


def _prepositions(graph: RoleGraph, head: Token) -> None:
    for preposition in _prepositions_of(head):
        role = preposition.lower_
        if preposition.dep_ == "agent" or (role == "by" and not syntax.is_verb(head)):
            role = "agent"
        for child in preposition.children:
            if child.dep_ == "pobj":
                graph.add(head, role, syntax.antecedent(child))
            elif child.dep_ == "pcomp" and child.pos_ != "ADP":
                graph.add(head, role, child)
            elif child.dep_ in {"prep", "pcomp"}:
                for inner in syntax.children(child, "pobj"):
                    graph.add(head, child.lower_, syntax.antecedent(inner))


def _prepositions_of(head: Token) -> Iterable[Token]:
    for child in head.children:
        if child.dep_ in PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            yield child
            yield from (c for c in syntax.children(child, "conj") if c.pos_ == "ADP")
        elif child.dep_ in {"advmod", "prt"}:
            yield from syntax.children(child, "prep")


# --- nouns ---------------------------------------------------------------------------------------


def _noun(graph: RoleGraph, noun: Token, lexicon: Lexicon, is_name: Callable[[Token], bool]) -> None:
    for child in noun.children:
        if child.dep_ == "poss":
            graph.add(noun, "gen", syntax.antecedent(child))
        elif child.dep_ in {"amod", "compound", "nmod", "npadvmod", "nummod"} and child.i < noun.i:
            graph.add(noun, "gen" if is_name(child) else "mod", child)
        elif child.dep_ in syntax.SUBJECTS and noun.pos_ in {"ADJ", "NOUN"}:
            graph.add(noun, "is", syntax.antecedent(child))
        elif child.dep_ == "amod" and child.pos_ == "ADJ":
            graph.add(child, "is", noun)
        elif child.dep_ == "acl" and syntax.is_infinitive(child):
            graph.add(noun, "inf", child)
        elif child.dep_ == "appos":
            _apposition(graph, noun, child, lexicon)
    _prepositions(graph, noun)
    _titles(graph, noun, lexicon, is_name)


def _apposition(graph: RoleGraph, first: Token, second: Token, lexicon: Lexicon) -> None:
    """"X, president of Y" and "the president of Y, X": the common noun is said of the name."""
    if _is_common(second, lexicon):
        graph.add(second, "is", first)
    elif _is_common(first, lexicon):
        graph.add(first, "is", second)
    elif second.pos_ == "PROPN":
        graph.add(second, "is", first, 1)


def _is_common(noun: Token, lexicon: Lexicon) -> bool:
    return noun.pos_ == "NOUN" or lexicon.has("Office", noun.lower_)


def _titles(graph: RoleGraph, name: Token, lexicon: Lexicon, is_name: Callable[[Token], bool]) -> None:
    """"Turkish Foreign Minister X": the title becomes a predicate noun with its own modifiers."""
    if name.pos_ != "PROPN":
        return
    before = [c for c in name.children if c.i < name.i and c.dep_ in {"compound", "amod", "nmod", "poss", "appos"}]
    title = next((c for c in reversed(before) if lexicon.has("Office", c.lower_)), None) or _loose_title(name, lexicon)
    if title is None:
        return
    graph.add(title, "is", name)
    if title.tag_ not in {"NNS", "NNPS"}:
        graph.titles.add((title.i, name.i))
    for edge in graph.edges.get(name.i, ()):
        if edge.role not in CORE_ROLES:
            graph.add(title, edge.role, name.doc[edge.filler], 1)
    for child in (*before, *title.children):
        if child.i < title.i and child.dep_ in {"compound", "amod", "nmod", "poss"}:
            graph.add(title, "gen" if child.dep_ == "poss" or is_name(child) else "mod", child)


def _loose_title(name: Token, lexicon: Lexicon) -> Token | None:
    """The title right before a name that the parser made its neighbour: "and FARC leader Rodrigo Londoño"."""
    start = name.i
    while start > name.sent.start and name.doc[start - 1].pos_ == "PROPN" and name.doc[start - 1].head.i == name.i:
        start -= 1
    before = name.doc[start - 1] if start > name.sent.start else None
    return before if before is not None and before.pos_ == "NOUN" and lexicon.has("Office", before.lower_) else None


# --- carrying over -------------------------------------------------------------------------------


def _share_prepositions(graph: RoleGraph, verb: Token) -> None:
    """A phrase behind "verb object" may hang on either: give it to both."""
    complements = [graph.sentence.doc[i] for i in graph.fillers(verb.i, "patient")]
    complements += list(syntax.children(verb, "attr", "acomp"))
    for noun in complements:
        if noun.head.i != verb.i:
            continue
        for edge in list(graph.edges.get(verb.i, ())):
            if edge.role not in CORE_ROLES and edge.filler > noun.i:
                graph.add(noun, edge.role, graph.sentence.doc[edge.filler], 1)
        for edge in list(graph.edges.get(noun.i, ())):
            if edge.role not in CORE_ROLES | {"of"} and edge.filler > noun.i:
                graph.add(verb, edge.role, graph.sentence.doc[edge.filler], 1)


def _lighten(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    """"launched an offensive": the noun is the predicate, the verb only brings its agent."""
    light = bool(graph.keys[verb.i] & lexicon.lists["Light"])
    if not light and not graph.keys[verb.i] & lexicon.lists["Shading"]:
        return
    for index in graph.fillers(verb.i, "patient"):
        noun = graph.sentence.doc[index]
        if noun.head.i != verb.i or not _is_event(noun, lexicon):
            continue
        (graph.light if light else graph.shading).add(verb.i)
        for recipient in graph.fillers(verb.i, "to"):
            graph.add(noun, "to", graph.sentence.doc[recipient], 1)
        for agent in graph.fillers(verb.i, "agent"):
            graph.add(noun, "agent", graph.sentence.doc[agent])
        for other in syntax.conjuncts(noun):
            for agent in graph.fillers(verb.i, "agent"):
                graph.add(other, "agent", graph.sentence.doc[agent], 1)


def _is_event(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be what its light verb does: no group, place or thing, and nobody else's."""
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    owned = any(child.pos_ != "PRON" for child in syntax.children(noun, "poss"))
    return noun.pos_ == "NOUN" and not owned and (cls is None or cls.kind is Kind.AGREEMENT)


def _nominalise(graph: RoleGraph, noun: Token, lexicon: Lexicon) -> None:
    """"the killing of A by B": a noun that stands for a verb takes that verb's roles."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    verbs = lexicon.nominal.get(noun.lemma_.lower(), ())
    if not verbs and not noun.lower_.endswith("ing"):
        return
    prepositions = frozenset[str]().union(*(preps for _, preps in verbs)) or {"of"}
    agents = bool(graph.fillers(noun.i, "agent"))
    for edge in list(graph.edges.get(noun.i, ())):
        if edge.role in prepositions or (edge.role == "gen" and agents):
            graph.add(noun, "patient", graph.sentence.doc[edge.filler], edge.cost)


def _spread(graph: RoleGraph, lexicon: Lexicon) -> None:
    """Each member of a coordination fills the role of the first; "dozens of X" is also X."""
    document = graph.sentence.doc
    for head, edges in list(graph.edges.items()):
        for edge in list(edges):
            filler = document[edge.filler]
            for other in () if (head, edge.filler) in graph.titles else syntax.conjuncts(filler):
                if edge.role in {"comp", "inf"} or not syntax.is_verb(other) or syntax.is_verb(filler):
                    graph.add(document[head], edge.role, other, edge.cost)
        for edge in list(edges):
            filler = document[edge.filler]
            if filler.lower_ in lexicon.lists["Transparent"] or filler.lemma_.lower() in lexicon.lists["Transparent"]:
                for inner in graph.fillers(filler.i, "of"):
                    graph.add(document[head], edge.role, document[inner], edge.cost)
