"""Roles carried over to neighbours: phrases of verb and object, light verbs, verbal nouns, coordination."""

from __future__ import annotations

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.lexicon import Lexicon
from graph.understanding.role_graph import CORE_ROLES, RoleGraph
from graph.values import Kind

CURRENCIES = frozenset({"$", "€", "£", "¥"})


def share_prepositions(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    """A phrase behind "verb object" may hang on either: give it to both."""
    complements = [graph.sentence.doc[i] for i in graph.fillers(verb.i, "patient")]
    complements += list(syntax.children(verb, "attr", "acomp"))
    for noun in complements:
        if noun.head.i != verb.i and not _describes(verb, noun, lexicon):
            continue
        for edge in list(graph.edges.get(verb.i, ())):
            filler = graph.sentence.doc[edge.filler]
            if edge.role == "by" and _follows(noun, filler):
                graph.add(noun, "agent", filler, 1)
            elif (
                edge.role not in CORE_ROLES
                and (edge.filler > noun.i or _is_fronted(verb, edge.role))
                and not _brings(verb, edge.role, lexicon)
                and not (edge.role == "with" and edge.filler > verb.i and _is_of_two(graph, verb, lexicon))
            ):
                graph.add(noun, edge.role, filler, 1)
        for edge in [e for word in (noun, *_paid(noun, lexicon)) for e in graph.edges.get(word.i, ())]:
            filler = graph.sentence.doc[edge.filler]
            if edge.role == "agent" and _follows(noun, filler) and not syntax.is_passive(verb):
                graph.add(verb, "by", filler, 1)
            elif edge.role not in CORE_ROLES | {"of"} and edge.filler > noun.i:
                graph.add(verb, edge.role, filler, 1)


def _is_of_two(graph: RoleGraph, clause: Token, lexicon: Lexicon) -> bool:
    """Whether somebody does with another what a relative clause tells: "which X had co-sponsored with Y"."""
    bringing = graph.keys[clause.i] & (lexicon.lists["Light"] | lexicon.lists["Shading"])
    own = any(child.tag_ not in syntax.RELATIVE_TAGS for child in syntax.children(clause, "nsubj"))
    return clause.dep_ == "relcl" and own and not bringing


def _is_fronted(verb: Token, role: str) -> bool:
    """Whether a relative clause begins with the phrase: "Chad, with which it shares ties"."""
    return any(
        phrase.lower_ == role and phrase.i < verb.i and word.tag_ in syntax.RELATIVE_TAGS
        for phrase in syntax.children(verb, "prep")
        for word in syntax.children(phrase, "pobj")
    )


def _follows(noun: Token, doer: Token) -> bool:
    """Whether "by" and the doer stand right behind the noun's own words: "demanded reforms by X"."""
    by = doer.head
    return doer.dep_ == "pobj" and by.lower_ == "by" and by.i == noun.i + 1


def find_late_agent(graph: RoleGraph, verb: Token) -> None:
    """As in "was handed to the court by Serbia", where "by" hangs on the court; nouns alike."""
    noun = verb.pos_ == "NOUN" and bool(graph.fillers(verb.i, "of"))
    if not (noun or syntax.is_passive(verb)) or graph.fillers(verb.i, "agent"):
        return
    for edge in list(graph.edges.get(verb.i, ())):
        phrase = edge.role not in CORE_ROLES and edge.filler > verb.i
        for agent in graph.fillers(edge.filler, "agent") if phrase or edge.role == "patient" else ():
            if agent > edge.filler and edge.filler > verb.i:
                graph.add(verb, "agent", graph.sentence.doc[agent], 1)


def lighten(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    """As in "launched an offensive": the noun is the predicate, the verb only brings its agent."""
    light = bool(graph.keys[verb.i] & lexicon.lists["Light"])
    if light or graph.keys[verb.i] & lexicon.lists["Shading"]:
        for index in graph.fillers(verb.i, "patient"):
            noun = graph.sentence.doc[index]
            if noun.head.i == verb.i or _describes(verb, noun, lexicon):
                _bring(graph, verb, _measured(noun, lexicon), lexicon, light=light)
    for edge in list(graph.edges.get(verb.i, ())):
        if edge.role not in CORE_ROLES and (bringing := _brings(verb, edge.role, lexicon)):
            _bring(graph, verb, graph.sentence.doc[edge.filler], lexicon, light=bringing == "Light")
        elif lexicon.has("Charging", f"{verb.lemma_.lower()}_{edge.role}"):
            _charge(graph, verb, graph.sentence.doc[edge.filler], lexicon)


def _charge(graph: RoleGraph, verb: Token, deed: Token, lexicon: Lexicon) -> None:
    """As in "accused X of an attack", "X was blamed for the raid": the deed is said to be X's."""
    if _is_event(deed, lexicon) and not graph.fillers(deed.i, "agent", "gen"):
        for doer in graph.fillers(verb.i, "patient"):
            graph.add(deed, "agent", graph.sentence.doc[doer], 1)


def find_speaker(graph: RoleGraph, noun: Token, lexicon: Lexicon) -> None:
    """As in "X said cooperation with Y was useful": who speaks is the other party of what takes two."""
    if not lexicon.has("Mutual", noun.lemma_.lower()) or noun.dep_ not in syntax.SUBJECTS:
        return
    clause = noun.head
    told = clause.dep_ == "ccomp" and lexicon.has("Speech", clause.head.lemma_.lower())
    if told and graph.fillers(noun.i, "with") and not graph.fillers(noun.i, "agent", "gen", "of", "between"):
        for speaker in graph.fillers(clause.head.i, "agent"):
            graph.add(noun, "agent", graph.sentence.doc[speaker], 1)
            graph.voiced.add(noun.i)


def _brings(verb: Token, preposition: str, lexicon: Lexicon) -> str | None:
    """The list of a verb that brings what follows a preposition its agent: "engage in", "insist on".

    Also behind its object, as in "claimed responsibility for".
    """
    lemma = verb.lemma_.lower()
    objects = (child.lemma_.lower() for child in syntax.children(verb, *syntax.OBJECTS))
    keys = [f"{lemma}_{preposition}", *(f"{lemma}_{noun}_{preposition}" for noun in objects)]
    return next((name for name in ("Light", "Shading") if any(lexicon.has(name, key) for key in keys)), None)


def _describes(verb: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells whose a deed is: "the raid launched by X", but not "the hub held by X"."""
    deed = syntax.is_deed(noun, lexicon) or noun.lemma_.lower() in lexicon.nominal
    return deed and verb.head.i == noun.i and verb.dep_ in {"acl", "relcl"}


def _bring(graph: RoleGraph, verb: Token, noun: Token, lexicon: Lexicon, *, light: bool) -> None:
    """Give a noun the agent, recipient and aims of the verb that brings it."""
    if not _is_event(noun, lexicon) or (not light and graph.fillers(noun.i, "agent")):
        return
    (graph.light if light else graph.shading).add(verb.i)
    document = graph.sentence.doc
    for role in ("to", "aim", "comp"):
        for filler in graph.fillers(verb.i, role):
            graph.add(noun, role, document[filler], 1)
    for agent in graph.fillers(verb.i, "agent") or _engaged(graph, verb, noun):
        graph.add(noun, "agent", document[agent])
        for other in syntax.conjuncts(noun):
            graph.add(other, "agent", document[agent], 1)


def _engaged(graph: RoleGraph, verb: Token, noun: Token) -> list[int]:
    """Who "were engaged in fighting", which has the form of a passive."""
    return graph.fillers(verb.i, "patient") if noun.dep_ == "pobj" and syntax.is_passive(verb) else []


def _measured(noun: Token, lexicon: Lexicon) -> Token:
    """What a measure is of: "aid" in "300 tons of food aid"."""
    return next(iter(syntax.children_of(noun, "of")), noun) if _is_measure(noun, lexicon) else noun


def _paid(noun: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """What a sum of money is given as: "aid" in "$12 million in aid to Mali"."""
    money = any(child.text in CURRENCIES for child in noun.children) or lexicon.has(
        "Money", noun.lemma_.lower()
    )
    return syntax.children_of(noun, "in") if money else ()


def _is_measure(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun or number stands for what follows "of": "hundreds of refugees", "34 of its soldiers"."""
    listed = lexicon.has("Transparent", noun.lower_) or lexicon.has("Transparent", noun.lemma_.lower())
    return noun.pos_ == "NUM" or listed


def _is_event(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be what its light verb does: no group, place or thing, and nobody else's."""
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    owned = any(child.pos_ != "PRON" for child in syntax.children(noun, "poss"))
    return noun.pos_ == "NOUN" and not owned and (cls is None or cls.kind is Kind.AGREEMENT)


def nominalise(graph: RoleGraph, noun: Token, lexicon: Lexicon) -> None:
    """As in "the killing of A by B": a noun that stands for a verb takes that verb's roles."""
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


def spread(graph: RoleGraph, lexicon: Lexicon) -> None:
    """Each member of a coordination fills the role of the first; "dozens of X" is also X."""
    document = graph.sentence.doc
    for head, edges in list(graph.edges.items()):
        for edge in list(edges):
            filler = document[edge.filler]
            alone = (head, edge.filler) in graph.titles or _is_said_of_one(document[head], edge.role)
            for other in () if alone else syntax.conjuncts(filler):
                if edge.role in {"comp", "inf", "aim"} or not syntax.is_verb(other) or syntax.is_verb(filler):
                    graph.add(document[head], edge.role, other, edge.cost)
        for edge in list(edges):
            filler = document[edge.filler]
            if _is_measure(filler, lexicon):
                graph.measures.add(filler.i)
                for inner in graph.fillers(filler.i, "of"):
                    graph.add(document[head], edge.role, document[inner], edge.cost)


def _is_said_of_one(noun: Token, role: str) -> bool:
    """Whether an apposition in the singular tells of the name before it alone: "A, the chancellor, and B"."""
    return role == "is" and noun.dep_ == "appos" and noun.tag_ == "NN"
