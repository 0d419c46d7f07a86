"""A body, a band or an office holder named again by a bare noun: "the army", "the rebels", "the president".

Each is the only one of its sort that the article has told of, or that the one state has of which it tells;
else nobody. Looks back over the whole article and never forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from graph.model import Actor, Kind
from graph.understanding.confidence import Way
from graph.understanding.coreference import LOOK_BACK
from graph.understanding.references import Discourse, Members, Reference
from graph.understanding.syntax import SUBJECTS

States = Callable[[Actor], Iterable[str]]
"""The states (IRIs) that the mention of an actor brings to mind."""

BODIES = frozenset({Kind.STATE, Kind.ORGAN, Kind.ORGANISATION, Kind.ARMED_GROUP})
NEAR = 3  # sentences in which another state may have taken the stage
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_ADDED = frozenset({"det", "case", "relcl", "punct", "cc", "conj", "acl", "appos"})
"""What may hang on a bare noun and leave it bare."""


def organ(token: Token, lemmas: tuple[str, ...], discourse: Discourse, states: States) -> Members:
    """Whose "the regime", "the army" is: the only organ of that sort that the article has named.

    One that was never called by the very word is not meant where another state has come up just before.
    """
    if not _is_definite(token):
        return ()
    fitting = [
        (reference, options[0])
        for reference in discourse.recent(LOOK_BACK * 4)
        for options in reference.members
        if options[0].kind is Kind.ORGAN
        and options[0].part_of
        and any(options[0].label.lower().endswith(f" {lemma}") for lemma in lemmas)
    ]
    word = token.lemma_.lower()
    called = {actor.iri: (actor,) for reference, actor in fitting if word in reference.text.lower()}
    near = _states(_named(discourse.recent(NEAR)), states)
    others = {actor.iri: (actor,) for _, actor in fitting if near <= {actor.part_of}}
    named = called or others  # "the army" rather than other soldiers
    return tuple(named.values()) if len(named) == 1 else ()


def home(token: Token, discourse: Discourse, states: States) -> str | None:
    """Whose "the government" is that none has been named before: IRI of the state that it can only be of.

    That is the only state named so far, or the only one whose organs were named while no other state came up
    just before. What a state does to "the government" it does to another's.

    Args:
        token: the bare noun.
        discourse: who has been named.
        states: the states that the mention of an actor brings to mind.
    """
    if not _is_bare(token):
        return None
    meant = concerned(discourse, states)
    if meant is None:
        return None
    first = token
    while first.dep_ == "conj":
        first = first.head
    doing = () if first.dep_ in SUBJECTS else _named(r for r in discourse.sentences[-1] if r.subject)
    near = _states(_named(discourse.recent(NEAR)), states)
    return meant if near <= {meant} and meant not in _states(doing, states) else None


def concerned(discourse: Discourse, states: States) -> str | None:
    """The one state (IRI) that the article is about so far: the only one named, or with organs named."""
    told = list(discourse.recent(len(discourse.sentences)))
    named = _states(told, states)
    if len(named) == 1:
        return next(iter(named))
    organs = {options[0].part_of for r in told for options in r.members if options[0].kind is Kind.ORGAN} - {
        None
    }
    return next(iter(organs)) if len(organs) == 1 else None


def _states(references: Iterable[Reference], states: States) -> frozenset[str]:
    return frozenset(iri for r in references for options in r.members for iri in states(options[0]))


def _named(references: Iterable[Reference]) -> Iterable[Reference]:
    """The states that take the stage by name: not the "Russian" of "Russian-backed rebels"."""
    states = (r for r in references if all(options[0].kind is Kind.STATE for options in r.members))
    return (r for r in states if r.way is not Way.ADJECTIVE)


def band(token: Token, lemmas: Iterable[str], discourse: Discourse, state: str | None) -> Members:
    """Who "the rebels" are: the only ones so far who were called by such a noun, or who are at home there.

    Args:
        token: the bare noun.
        lemmas: the nouns for such people.
        discourse: who has been named.
        state: IRI of the state that the article is about; an armed group at home there is whom it fights.
    """
    if not _is_definite(token) or any(child.dep_ not in _ADDED for child in token.children):
        return ()
    wanted = frozenset(lemmas)
    named, told = dict[str, tuple[Actor, ...]](), dict[str, tuple[Actor, ...]]()
    for reference in discourse.recent(len(discourse.sentences)):
        for options in reference.members:
            actor = options[0]
            last = actor.label.lower().partition(" in ")[0].split()[-1]  # not the "rebel" of "rebel rockets"
            called = last.endswith("s") and last.removesuffix("s") in wanted
            if actor.kind is Kind.ARMED_GROUP:
                named[actor.iri] = options
            elif actor.kind is Kind.GROUP and called:
                told[actor.iri] = options
    found = tuple((told or named).values())
    at_home = bool(told) or (state is not None and all(options[0].located_in == state for options in found))
    return found if len(found) == 1 and at_home else ()


def shortened(token: Token, discourse: Discourse, bodies: Iterable[Actor] = ()) -> Members:
    """Which body "the Council" is: the only one named so far with this word in its name.

    Args:
        token: a noun written with a capital.
        discourse: who has been named.
        bodies: further ones that it may be, such as the publisher ("the Department").
    """
    if not is_short_name(token):
        return ()
    options = [r.members[0] for r in discourse.recent(len(discourse.sentences)) if len(r.members) == 1]
    named = {
        option[0].iri: option
        for option in (*options, *((body,) for body in bodies))
        if option[0].kind in BODIES
        and option[0].label != token.text
        and any(token.text in name.split() for name in (option[0].label, *option[0].aliases))
    }
    return tuple(named.values()) if len(named) == 1 else ()


def is_short_name(token: Token) -> bool:
    """Whether a noun with a capital has nothing but "the" before it, as in "the Council"."""
    before = [child.lower_ for child in token.children if child.i < token.i]
    return token.text.istitle() and before == ["the"]


def titled(title: str, discourse: Discourse, holds: Callable[[Actor], bool]) -> Members:
    """Who "the president" is: the person last called so, unless only others who are were named of late.

    Args:
        title: the office.
        discourse: who has been named.
        holds: whether somebody is known to hold an office of that title.
    """
    named = [r for r in discourse.recent(LOOK_BACK * 4) if len(r.members) == 1]
    called = next((r.members for r in named if r.title == title), ())
    recent = [r for r in discourse.recent(LOOK_BACK) if len(r.members) == 1]
    late = {r.members[0][0].iri: r.members for r in recent if r.title == title or holds(r.members[0][0])}
    if called and (not late or called[0][0].iri in late):
        return called
    return next(iter(late.values())) if len(late) == 1 else ()


def _is_bare(token: Token) -> bool:
    """As in "the army", "Congress" or the "soldiers" who opened fire; not in "the army in the north"."""
    added = {child.dep_ for child in token.children}
    if _is_definite(token):
        return added <= _ADDED
    return (token.text.istitle() or token.tag_ == "NNS") and added <= _ADDED - {"det", "acl", "appos"}


def _is_definite(token: Token) -> bool:
    return any(child.i < token.i and child.lower_ in _KNOWN for child in token.children)
