"""The nominal tokens of a sentence → references: whom each phrase may stand for, in this context.

Names go to ``named``, common nouns to ``common_nouns``, pronouns to ``coreference``. Ambiguity stays in the
order of a reference's options.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding import coreference, resumed
from graph.understanding.acronyms import short_for, spelled_out
from graph.understanding.common_nouns import common_noun
from graph.understanding.confidence import Way
from graph.understanding.control import subjects
from graph.understanding.describing import noun_class
from graph.understanding.links import Links, is_inside_title
from graph.understanding.named import named, unknown
from graph.understanding.names import NameMatch
from graph.understanding.owners import states
from graph.understanding.phrases import phrase_span, tokens_span
from graph.understanding.references import Members, Reference
from graph.understanding.syntax import OBJECTS, SUBJECTS, children, conjuncts, is_verb
from graph.values import Kind

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
REFLEXIVE = ("self", "selves")
REPORTED = frozenset({"ccomp", "xcomp", "conj", "advcl"})
"""The clauses through which a pronoun may find its name in the clause above."""


@dataclass(slots=True)
class Linker(Links):
    """Links the phrases of one sentence; make a new one for each."""

    _busy: set[int] = field(default_factory=set)

    def link(self) -> dict[int, Reference]:
        """The references of the sentence by token, remembered in the discourse as they are read."""
        self.scene.discourse.begin(headline=self.scene.headline)
        for token in self.graph.sentence:
            if (token.pos_ in NOMINAL or token.i in self.known) and (reference := self.reference(token)):
                self.found[token.i] = reference
                self.scene.discourse.remember(reference)
        for title, name in sorted(self.graph.titles):
            self._seat(title, name)
        return self.found

    def _seat(self, title: int, name: int) -> None:
        """As in "Foreign Secretary X" on a British page: the office of a known person there is Britain's."""
        document, person = self.graph.sentence.doc, self.found.get(name)
        short, office = document[title], person.title if person else None
        before = short.nbor(-1) if title > self.graph.sentence.start else None
        if not (person and office and before) or self.graph.fillers(title, "gen", "of"):
            return
        if before.i in self.found or not office.startswith(f"{before.lower_} "):
            return
        seat = self.names.offices.seat(person.members[0][0], office, self.scene.published)
        if seat is None or seat != self.scene.side:
            return
        if reference := self.make(before, tokens_span((before, short)), ((seat,),), Way.SEAT):
            self.found[before.i] = reference
            self.graph.add(short, "gen", before)

    def reference(self, token: Token) -> Reference | None:
        """Whom the phrase headed by a token stands for, or None where that is nobody or open."""
        if token.i in self.found:
            return self.found[token.i]
        if token.i in self._busy:  # a phrase that is described by itself
            return None
        self._busy.add(token.i)
        try:
            found = self._look_up(token)
            if found is not None and len(found.members) == 1:
                self._learn_acronym(token, found.members[0][0])
            return found
        finally:
            self._busy.discard(token.i)

    def _look_up(self, token: Token) -> Reference | None:
        if token.i not in self.known and _is_pronoun(token):
            return self._pronoun(token)
        if (match := self.known.get(token.i)) is not None and not self._is_of_another(token, match):
            return named(self, token, match) if token.i == _head_of(match, token).i else None
        if (actor := self._spelled_out(token) or self.scene.acronyms.get(token.text)) is not None:
            return self.make(token, tokens_span((token,)), ((actor,),), Way.ACRONYM)
        if is_inside_title(self, token):
            return None
        found = self._shortened(token) or common_noun(self, token)
        if found is None and token.pos_ == "PROPN" and noun_class(self, token) is None:
            return unknown(self, token)
        return found

    def _is_of_another(self, token: Token, match: NameMatch) -> bool:
        """As in "Peru's Congress": the name of one state's organ, said of another's."""
        if not all(pointer.record.actor.kind is Kind.ORGAN for pointer in match.pointers):
            return False
        about = resumed.concerned(self.scene.discourse, partial(states, self))
        if match.end - match.start == 1 and noun_class(self, token) is not None and about is not None:
            return about not in {pointer.record.actor.part_of for pointer in match.pointers}
        beside = (token.doc[i] for i in self.graph.fillers(token.i, "gen", "of"))
        words = (word for word in beside if not match.start <= word.i < match.end)
        owners = [o[0] for word in words if (found := self.reference(word)) for o in found.members]
        of = {pointer.record.actor.part_of for pointer in match.pointers}
        return any(owner.kind is Kind.STATE and owner.iri not in of for owner in owners)

    def _pronoun(self, token: Token) -> Reference | None:
        doers, span = self._doers(token), tokens_span((token,))
        if token.lower_.endswith(REFLEXIVE):
            return self.make(token, span, doers, Way.PRONOUN)
        others = frozenset(options[0].iri for options in doers)
        members = coreference.pronoun(token, self.scene.discourse, others)
        found = self.make(token, span, members, Way.PRONOUN)
        return self._reporting(token, found) if found else None

    def _shortened(self, token: Token) -> Reference | None:
        """As in "the Council", "the Department": a body named before, or the publisher."""
        if self.lexicon.has("Office", token.lemma_.lower()):
            return None
        publisher = (self.scene.publisher,) if self.scene.publisher else ()
        members = resumed.shortened(token, self.scene.discourse, publisher) or self._other_half(token)
        return self.make(token, phrase_span(token), members, Way.SHORT)

    def _other_half(self, token: Token) -> Members:
        """As in "South Korea said that the North fired": the state of that name but for one word."""
        if not self.lexicon.has("Side", token.lower_) or not resumed.is_short_name(token):
            return ()
        told = (options[0] for s in self.scene.discourse.sentences for r in s for options in r.members)
        names = {
            f"{token.text} {actor.label.partition(' ')[2]}" for actor in told if actor.kind is Kind.STATE
        }
        others = {p.record.actor.iri: p.record.actor for name in names for p in self.names.pointers(name)}
        found = [actor for actor in others.values() if actor.kind is Kind.STATE and actor.label in names]
        return ((found[0],),) if len(found) == 1 else ()

    def _spelled_out(self, token: Token) -> Actor | None:
        """As in "the WFP (World Food Programme)": whom the brackets name."""
        name = spelled_out(token)
        found = self.reference(name) if name is not None else None
        if found is None or len(found.members) != 1:
            return None
        self.scene.acronyms[token.text] = found.members[0][0]
        return found.members[0][0]

    def _learn_acronym(self, token: Token, actor: Actor) -> None:
        """As in "the World Food Programme (WFP)": the brackets name it again."""
        match = self.known.get(token.i)
        last = token.doc[match.end - 1] if match else token
        if (acronym := short_for(last)) is not None:
            self.scene.acronyms[acronym.text] = actor

    def _doers(self, pronoun: Token) -> Members:
        """Who does what an object suffers: "him" in "Merkel met Putin and praised him" is not who urged."""
        verb = pronoun.head if pronoun.dep_ in OBJECTS | {"dative"} else pronoun.head.head
        if pronoun.tag_ != "PRP" or pronoun.dep_ not in OBJECTS | {"dative", "pobj"} or not is_verb(verb):
            return ()
        acting = [word for subject in subjects(verb, self.lexicon) for word in (subject, *conjuncts(subject))]
        doers = (self.found.get(word.i) for word in acting)
        return tuple(options for doer in doers if doer for options in doer.members)

    def _reporting(self, pronoun: Token, found: Reference) -> Reference:
        """In "X said it would leave", X are the words that fill the role: the sentence names the actor."""
        verb = pronoun.head
        while pronoun.dep_ in SUBJECTS and verb.dep_ in REPORTED:
            verb = verb.head
            for subject in children(verb, *SUBJECTS):
                named_there = self.found.get(subject.i)
                if named_there and named_there.members == found.members and subject.pos_ != "PRON":
                    return replace(found, span=named_there.span, text=named_there.text)
        return found


def _is_pronoun(token: Token) -> bool:
    if token.lower_ == "both" and token.dep_ in {"det", "predet"}:  # "both countries"
        return False
    both = token.lower_ == "both" and token.pos_ == "DET"
    return both or token.pos_ == "PRON" or token.tag_ in PRONOUN_TAGS


def _head_of(match: NameMatch, token: Token) -> Token:
    """The word of a name that hangs on a word outside it: the first in "Organization of American States"."""
    words = token.doc[match.start : match.end]
    outer = [word for word in words if not match.start <= word.head.i < match.end or word.head.i == word.i]
    if not outer:
        return words[-1]
    return outer[0] if any(word.pos_ in {"ADP", "PART"} for word in words) else outer[-1]
