"""A verb → the roles around it: agent and patient by voice, recipients, clauses, particles, complements."""

from __future__ import annotations

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.control import addressees, subjects
from graph.understanding.lexicon import Lexicon
from graph.understanding.prepositional_roles import add_prepositions
from graph.understanding.role_graph import RoleGraph
from graph.understanding.words import PREPOSITION_LIKE, is_necessary


def add_verb_roles(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    """Add the edges from a verb."""
    passive = syntax.is_passive(verb)
    objects = [syntax.antecedent(child) for child in syntax.children(verb, *syntax.OBJECTS)]
    objects += [] if objects or passive else _nominal_clauses(verb)
    for subject in subjects(verb, lexicon):
        own = 0 if subject.head.i == verb.i else 1
        graph.add(verb, ("to" if objects else "patient") if passive else "agent", subject, own)
        for companion in (*_companions(subject, verb), *_listed(subject, verb)):
            graph.add(verb, "patient" if passive else "agent", companion, 1)
    for found in objects or _shared_objects(verb):
        graph.add(verb, "patient", found)
        for recipient in _recipients(found, verb, lexicon):
            graph.add(verb, "to", recipient)
    if verb.dep_ == "relcl" and not passive:
        _object_relative(graph, verb)
    _add_predicates(graph, verb, lexicon)
    add_prepositions(graph, verb)
    _add_complements(graph, verb, objects, lexicon)
    for clause in syntax.children(verb, "ccomp"):
        for said in (*_predicates(clause), *_necessary(clause, lexicon)):
            graph.add(verb, "comp", said, 1)


def _nominal_clauses(verb: Token) -> list[Token]:
    """The object that the parser took for a clause, as in the headline "X welcomes Y support for talks"."""
    return [
        noun
        for noun in syntax.children(verb, "ccomp")
        if noun.pos_ == "NOUN"
        and noun.i > verb.i
        and not any(syntax.children(noun, *syntax.SUBJECTS, "mark", "cop"))
    ]


def _add_complements(graph: RoleGraph, verb: Token, objects: list[Token], lexicon: Lexicon) -> None:
    passive = syntax.is_passive(verb)
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "oprd"}:
            graph.add(verb, "inf" if syntax.is_infinitive(child) else "comp", child)
            _raised_object(graph, verb, child, lexicon)
            if child.dep_ == "xcomp" and child.tag_ == "VBG":
                graph.add(verb, "aim", child, 1)
        elif child.dep_ == "advcl" and (role := _adverbial(child, lexicon)):
            graph.add(verb, role, child)
        elif _is_hyphenated_agent(child, verb) or (child.dep_ == "npadvmod" and passive and child.i < verb.i):
            graph.add(verb, "agent", child)
        elif child.dep_ == "dative" and child.pos_ != "ADP":
            graph.add(verb, "to", syntax.antecedent(child))
        elif child.dep_ == "advmod":
            graph.add(verb, "mod", child)
        elif child.dep_ == "prt":
            _add_particle(graph, verb, child, objects)


def _add_particle(graph: RoleGraph, verb: Token, particle: Token, objects: list[Token]) -> None:
    """As in "took on X", where the particle may be a preposition, "kidnapped up to 16 X" and "sealed off X".

    The object is at times parsed as the particle's own.
    """
    for owned in syntax.children(particle, "pobj"):
        graph.add(verb, "patient", syntax.antecedent(owned))
    if particle.lower_ in PREPOSITION_LIKE:
        for found in objects:
            graph.add(verb, particle.lower_, found)
    elif syntax.is_up_to(particle):
        for counted in syntax.children(particle.nbor(), "pobj"):
            graph.add(verb, "patient", counted)


def _adverbial(clause: Token, lexicon: Lexicon) -> str | None:
    """The role of a clause beside the verb: what for or in doing what, or what "called for X to go" asks."""
    own = any(syntax.children(clause, *syntax.SUBJECTS))
    marks = {child.lower_ for child in syntax.children(clause, "mark")}
    if own and marks == {"for"} and syntax.is_infinitive(clause):
        return "inf"
    if syntax.is_infinitive(clause) and addressees(clause.head, lexicon):
        return "inf"
    bare = not own and not marks
    return "aim" if bare and (syntax.is_infinitive(clause) or clause.tag_ == "VBG") else None


def _predicates(clause: Token) -> list[Token]:
    """What a clause around a copula says of its subject: "responsible" in "said that X was responsible"."""
    return list(syntax.children(clause, "attr", "acomp")) if clause.lemma_ in syntax.COPULAS else []


def _necessary(clause: Token, lexicon: Lexicon) -> list[Token]:
    """What somebody has to do: "leave" in "said that X has to leave"."""
    return [child for child in syntax.children(clause, "xcomp") if is_necessary(child, lexicon)]


def _companions(subject: Token, verb: Token) -> list[Token]:
    """As in "X, along with Y, attacked": who does it beside the subject."""
    phrases = (child for head in (subject, verb) for child in syntax.children(head, "prep", "advmod"))
    beside = [p for p in phrases if p.lower_ in syntax.COMPANIONS and subject.i < p.i < verb.i]
    return [noun for p in beside for noun in (*syntax.children(p, "pobj"), *syntax.children_of(p, "with"))]


def _listed(subject: Token, verb: Token) -> list[Token]:
    """The names before the subject of a headline: "Kenya" in "Kenya, Somalia sign border deal"."""
    return [
        name
        for name in syntax.children(verb, "dep", "npadvmod", "nmod", "meta")
        if name.pos_ == subject.pos_ == "PROPN"
        and name.right_edge.i + 2 == subject.left_edge.i
        and verb.doc[name.right_edge.i + 1].text == ","
    ]


def _recipients(thing: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Who is given something, where the parser took him for a part of it: "gave Libya weapons"."""
    if thing.head.i != verb.i or not lexicon.has("Giving", verb.lemma_.lower()):
        return []
    named = any(syntax.children_of(word, "to") for word in (thing, verb))
    return [
        whom
        for whom in syntax.children(thing, "compound", "nmod")
        if whom.tag_ in {"NNP", "NNPS", "NNS"} and whom.left_edge.i == verb.i + 1 and not named
    ]


def _shared_objects(verb: Token) -> list[Token]:
    """The object that "attacked and captured X" gives to both verbs, and a third verb to all three."""
    following = next(syntax.children(verb, "conj"), None)
    if following is None or not syntax.is_verb(following) or syntax.is_passive(verb):
        return []
    between = [
        c for c in verb.children if verb.i < c.i < following.i and c.dep_ not in {"cc", "punct", "advmod"}
    ]
    if between or any(syntax.children(following, *syntax.SUBJECTS)):
        return []
    objects = [syntax.antecedent(child) for child in syntax.children(following, *syntax.OBJECTS)]
    return objects or _shared_objects(following)


def _object_relative(graph: RoleGraph, verb: Token) -> None:
    """As in "the rebels (that) X backs": the antecedent is the object."""
    taken = any(
        c.tag_ in syntax.RELATIVE_TAGS for c in verb.subtree if c.head.i == verb.i and c.dep_ != "dobj"
    )
    own_subject = [c for c in syntax.children(verb, "nsubj") if c.tag_ not in syntax.RELATIVE_TAGS]
    wh = any(
        c.tag_ == "WRB" or (c.dep_ == "prep" and any(g.tag_ in syntax.RELATIVE_TAGS for g in c.children))
        for c in verb.children
    )
    if (
        own_subject
        and not taken
        and not wh
        and not any(syntax.children(verb, *syntax.OBJECTS, "ccomp", "xcomp"))
    ):
        graph.add(verb, "patient", verb.head)


def _raised_object(graph: RoleGraph, verb: Token, clause: Token, lexicon: Lexicon) -> None:
    """As in "urged X to leave", often parsed with X as subject of "leave": X is the object of "urged" too."""
    bare = lexicon.has("BareControl", verb.lemma_.lower()) and clause.tag_ in {"VB", "VBP"}
    if clause.dep_ == "ccomp" and (bare or syntax.is_infinitive(clause)):
        for subject in syntax.children(clause, *syntax.SUBJECTS):
            graph.add(verb, "patient", subject, 1)


def _add_predicates(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    """As in "X is president", "X is ready", "X is at war": what is said of the subject."""
    said = list(syntax.children(verb, "attr", "acomp"))
    if verb.lemma_ in syntax.COPULAS:
        said += [noun for phrase in syntax.children(verb, "prep") for noun in syntax.children(phrase, "pobj")]
    for subject in subjects(verb, lexicon):
        for complement in said:
            for word in (complement, *syntax.conjuncts(complement)):
                graph.add(word, "is", subject)


def _is_hyphenated_agent(child: Token, verb: Token) -> bool:
    """Whether child and verb are one word: "Russian-backed"."""
    one_word = child.i == verb.i - 2 and verb.doc[verb.i - 1].text in syntax.HYPHENS
    return one_word and child.dep_ in {"amod", "compound", "nsubj", "advmod", "nmod", "npadvmod"}
