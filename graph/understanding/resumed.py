"""A body, a band or an office holder named again by a bare noun: "the army", "the rebels", "the president".

Each is the only one of its sort that the article has told of, or that the one state has of which it tells;
else nobody. Looks back over the whole article and never forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding.confidence import Way
from graph.understanding.coreference import LOOK_BACK
from graph.understanding.lexicon import NounClass
from graph.understanding.phrases import is_definite
from graph.understanding.references import Discourse, Members, Reference
from graph.understanding.syntax import SUBJECTS
from graph.values import Kind

States = Callable[[Actor], Iterable[str]]
"""The states (IRIs) that the mention of an actor brings to mind."""

BODIES = frozenset({Kind.STATE, Kind.ORGAN, Kind.ORGANISATION, Kind.ARMED_GROUP})
NEAR = 3  # sentences in which another state may have taken the stage
_ADDED = frozenset({"det", "case", "relcl", "punct", "cc", "conj", "acl", "appos"})
"""What may hang on a bare noun and leave it bare."""

_WHERE = frozenset({"in", "near", "from", "around", "across", "outside"})
"""Words behind rebels that tell which ones they are."""


def organ(token: Token, lemmas: tuple[str, ...], discourse: Discourse, states: States) -> Members:
    """Whose "the regime", "the army" is: the only organ of that sort that the article has named.

    One that was never called by the very word is not meant where another state has come up just before.
    """
    if not is_definite(token) and not _is_said_again(token):
        return ()
    told = discourse.recent(LOOK_BACK * 4) if is_definite(token) else _others_in(discourse)
    fitting = [
        (reference, options[0])
        for reference in told
        for options in reference.members
        if options[0].kind is Kind.ORGAN and options[0].part_of and _is_called(options[0], lemmas)
    ]
    word = token.lemma_.lower()
    called = {actor.iri: (actor,) for reference, actor in fitting if word in reference.text.lower()}
    near = _states(_named(discourse.recent(NEAR if is_definite(token) else 1)), states)
    others = {actor.iri: (actor,) for _, actor in fitting if near <= {actor.part_of}}
    named = called or others  # "the army" rather than other soldiers
    return tuple(named.values()) if len(named) == 1 else ()


def army(state: Actor, soldiers: NounClass, discourse: Discourse) -> Actor | None:
    """The organ of a state to which its soldiers belong, if they are the only ones of it that were named."""
    told = (o[0] for r in discourse.recent(len(discourse.sentences)) for o in r.members)
    organs = {one.iri: one for one in told if one.kind is Kind.ORGAN and one.part_of == state.iri}
    armies = [one for one in organs.values() if _is_called(one, soldiers.lemmas)]
    return armies[0] if len(armies) == 1 else None


def _is_called(actor: Actor, lemmas: Iterable[str]) -> bool:
    """Whether a label ends in one of the nouns: "Syrian Armed Forces"."""
    return any(actor.label.lower().endswith(f" {lemma}") for lemma in lemmas)


def _is_said_again(token: Token) -> bool:
    """As in "they marched against the army, an army that had seized power": a clause tells which it is."""
    one = any(child.lower_ in {"a", "an"} for child in token.children)
    clause = next((child for child in token.children if child.dep_ == "relcl"), None)
    plain = all(child.dep_ in {"det", "relcl", "punct"} for child in token.children)
    return one and plain and clause is not None and clause.tag_ in {"VBD", "VBN"}


def _others_in(discourse: Discourse) -> Iterable[Reference]:
    """Who has been named in the sentence that is being read, and does nothing there to somebody else."""
    return (reference for reference in discourse.sentences[-1] if not reference.subject)


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


@dataclass(frozen=True, slots=True)
class BandWords:
    """The nouns for those who fight a state ("rebel"), and for a number of them ("group")."""

    people: frozenset[str]
    bands: frozenset[str]

    def name(self, actor: Actor) -> bool:
        """Whether an actor is called so: "Idlib rebels", "rebel groups in Idlib"; not "rebel rockets"."""
        words = actor.label.lower().partition(" in ")[0].split()
        last = words[-1].removesuffix("s")
        of_such = len(words) > 1 and words[-2].removesuffix("s") in self.people and last in self.bands
        return words[-1].endswith("s") and (last in self.people or of_such)


def band(token: Token, words: BandWords, discourse: Discourse, state: str | None) -> Members:
    """Who "the rebels" are: the only ones so far who were called by such a noun, or who are at home there.

    "Rebels" without an article, and the "rebel" of "rebel rockets", are those who were called so.

    Args:
        token: the bare noun.
        words: the nouns for such people.
        discourse: who has been named.
        state: IRI of the state that the article is about; an armed group at home there is whom it fights.
    """
    added = _ADDED if is_definite(token) else _ADDED - {"acl", "relcl", "appos"}
    elsewhere = not is_definite(token) and token.i + 1 < len(token.doc) and token.nbor().lower_ in _WHERE
    if elsewhere or any(child.dep_ not in added for child in token.children):
        return ()
    named, told = dict[str, tuple[Actor, ...]](), dict[str, tuple[Actor, ...]]()
    for reference in discourse.recent(len(discourse.sentences)):
        for options in reference.members:
            actor = options[0]
            if actor.kind in {Kind.GROUP, Kind.ARMED_GROUP} and words.name(actor):
                told[actor.iri] = options
            elif actor.kind is Kind.ARMED_GROUP:
                named[actor.iri] = options
    found = tuple((told or (named if is_definite(token) else {})).values())
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
    if is_definite(token):
        return added <= _ADDED
    return (token.text.istitle() or token.tag_ == "NNS") and added <= _ADDED - {"det", "acl", "appos"}
