"""The nominal tokens of a sentence → references: whom each phrase may stand for, in this context.

Names come from the actor base, unknown names become new actors, common nouns become described ones, pronouns
and definite phrases go to ``coreference``. Ambiguity stays in the order of a reference's options.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from graph.model import Actor, Attribution, Kind, Span
from graph.understanding import coreference
from graph.understanding.described import Description, describe
from graph.understanding.lexicon import Lexicon, NounClass
from graph.understanding.minting import mint
from graph.understanding.names import NameIndex, NameMatch, Pointer, Pointing
from graph.understanding.phrases import compound_lemma, is_plural, name_tokens, phrase_span, tokens_span
from graph.understanding.references import Discourse, Members, Reference
from graph.understanding.roles import RoleGraph

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "to", "from", "into", "around", "outside", "inside", "across", "through", "via", "towards", "toward", "within"})
ENTITY_KINDS = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE,
    "NORP": Kind.GROUP, "LAW": Kind.AGREEMENT,
}  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
SURE = {Pointing.NAME: 1.0, Pointing.ADJECTIVE: 0.97, Pointing.DEMONYM: 0.9, Pointing.METONYM: 0.95}
UNKNOWN_NAME_SURE, DESCRIBED_SURE, PRONOUN_SURE, DEFINITE_SURE, TITLE_SURE = 0.9, 0.93, 0.75, 0.8, 0.9


@dataclass(slots=True)
class Scene:
    """What is known while an article is read: its id and date, and who has been mentioned.

    ``base`` is the offset in the article of the block that is being read; ``announced`` is who a block before it
    announced as speaker ("The minister said:").
    """

    article: str
    published: date | None
    base: int = 0
    announced: Attribution | None = None
    discourse: Discourse = field(default_factory=Discourse)
    surnames: dict[str, Actor] = field(default_factory=dict)


@dataclass(slots=True)
class Linker:
    """Links the phrases of one sentence; make a new one for each."""

    graph: RoleGraph
    matches: tuple[NameMatch, ...]
    names: NameIndex
    lexicon: Lexicon
    scene: Scene
    found: dict[int, Reference] = field(default_factory=dict)
    _by_token: dict[int, NameMatch] = field(default_factory=dict)

    def link(self) -> dict[int, Reference]:
        """The references of the sentence by token, remembered in the discourse as they are read."""
        self._by_token = {i: match for match in self.matches for i in range(match.start, match.end)}
        self.scene.discourse.begin()
        for token in self.graph.sentence:
            if token.pos_ in NOMINAL and (reference := self._reference(token)):
                self.found[token.i] = reference
                self.scene.discourse.remember(reference)
        return self.found

    def _reference(self, token: Token) -> Reference | None:
        if token.i in self.found:
            return self.found[token.i]
        if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"} or (token.lower_ == "both" and token.pos_ == "DET"):
            return self._make(token, token_span(token), coreference.pronoun(token, self.scene.discourse), PRONOUN_SURE)
        match = self._by_token.get(token.i)
        if match is not None:
            return self._named(token, match) if token.i == match.end - 1 else None
        if self._inside_title(token):
            return None
        if (title := self._title(token)) is not None:
            return self._office(token, title)
        cls = self._class(token)
        if cls is not None:
            return self._described(token, cls)
        if token.pos_ == "PROPN":
            return self._unknown(token)
        return self._apposed(token) or self._definite(token) if token.pos_ == "NOUN" else None

    def _make(self, token: Token, span: Span, members: Members, sure: float, title: str | None = None, gender: str | None = None) -> Reference | None:
        if not members:
            return None
        head = token
        while head.dep_ == "conj":
            head = head.head
        subject = head.dep_ in {"nsubj", "nsubjpass"}
        plural = len(members) > 1 or (is_plural(token) and not self._by_token.get(token.i))
        base = self.scene.base
        place = head.dep_ == "pobj" and head.head.lower_ in PLACE_PREPOSITIONS
        return Reference(
            Span(span.start + base, span.end + base), span.of(token.doc.text), members, sure, plural, subject, place, title, gender
        )  # fmt: skip

    # --- names ---

    def _named(self, token: Token, match: NameMatch) -> Reference | None:
        run = [t for t in name_tokens(token) if not self._is_title_word(t) and not self._other_name(t, match)]
        persons = [p for p in match.pointers if p.record.actor.kind is Kind.PERSON]
        if persons and run and run[0].i < match.start and not self._by_token.get(run[0].i):
            return self._unknown(token)
        if token.i + 1 < len(token.doc) and token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.ent_type_ == "PERSON" and token.head.i == token.i + 1 and token.head.i not in self._by_token and token.ent_type_ == "PERSON":
            return None
        pointers = sorted(match.pointers, key=lambda p: self._rank(token, p))
        options = tuple(dict.fromkeys(p.record.actor for p in pointers))
        rivals = [a for a in options[1:] if a.kind is options[0].kind]
        sure = SURE[pointers[0].pointing] * (0.6 if rivals else 1.0)
        person = pointers[0].record if options[0].kind is Kind.PERSON else None
        if person:
            self.scene.surnames[token.text] = options[0]
        span = tokens_span(tuple(token.doc[match.start : match.end]))
        return self._make(token, span, (options,), sure, self._title_before(token), person.gender if person else None)

    def _is_title_word(self, token: Token) -> bool:
        return self.lexicon.has("Office", token.lower_) or token.lower_ in {"foreign", "prime", "vice", "defence", "defense", "deputy", "mr", "mr.", "mrs.", "ms.", "sir", "lord", "gen.", "interior", "finance", "senior", "general", "justice", "trade"}

    def _other_name(self, token: Token, match: NameMatch) -> bool:
        other = self._by_token.get(token.i)
        return other is not None and other is not match

    def _rank(self, token: Token, pointer: Pointer) -> tuple[bool, int, str]:
        as_place = token.dep_ == "pobj" and token.head.lower_ in PLACE_PREPOSITIONS
        is_place = pointer.record.actor.kind is Kind.PLACE
        order = (Pointing.NAME, Pointing.ADJECTIVE, Pointing.METONYM, Pointing.DEMONYM).index(pointer.pointing)
        return (is_place != as_place if any((is_place, as_place)) else False, order, pointer.record.actor.iri)

    def _unknown(self, token: Token) -> Reference | None:
        if token.dep_ in {"compound", "nmod"} and token.head.pos_ == "PROPN" and token.head.i > token.i:
            return None
        run = [t for t in name_tokens(token) if not self._is_title_word(t) and self._by_token.get(t.i) is None]
        title = self._title_before(token)
        kind = Kind.PERSON if title else next((ENTITY_KINDS[t.ent_type_] for t in reversed(run) if t.ent_type_ in ENTITY_KINDS), None)
        known = self.scene.surnames.get(run[-1].text) if run else None
        if known and (kind in {Kind.PERSON, None} or len(run) == 1):
            return self._make(token, tokens_span(tuple(run)), ((known,),), UNKNOWN_NAME_SURE, title)
        if not run or kind is None or not run[0].text[0].isupper():
            return None
        span = tokens_span(tuple(run))
        actor = mint(span.of(token.doc.text), kind)
        if kind is Kind.PERSON:
            self.scene.surnames[run[-1].text] = actor
        return self._make(token, span, ((actor,),), UNKNOWN_NAME_SURE * (1.0 if title or token.ent_type_ else 0.8), title)

    def _title_before(self, token: Token) -> str | None:
        for head, edges in self.graph.edges.items():
            if any(e.role == "is" and e.filler == token.i for e in edges):
                lemmas = compound_lemma(token.doc[head])
                return next((lemma for lemma in lemmas if self.lexicon.has("Office", lemma)), None)
        return None

    # --- common nouns ---

    def _title(self, token: Token) -> str | None:
        if token.pos_ not in {"NOUN", "PROPN"}:
            return None
        return next((lemma for lemma in compound_lemma(token) if self.lexicon.has("Office", lemma)), None)

    def _inside_title(self, token: Token) -> bool:
        """Whether the token is the "State" of a Secretary of State."""
        owner = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
        return owner is not None and self.lexicon.has("Office", f"{owner.lower_} of {token.lower_}")

    def _class(self, token: Token) -> NounClass | None:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
        return next((self.lexicon.noun_classes[lemma] for lemma in compound_lemma(token) if lemma in self.lexicon.noun_classes), None)

    def _office(self, token: Token, title: str) -> Reference | None:
        """"The Turkish president": who held the office on the article's day, or the last one called so."""
        named = [i for i in self.graph.fillers(token.i, "is") if token.doc[i].pos_ == "PROPN"]
        if named:
            return None if token.doc[named[0]].i > token.i and token.dep_ in {"compound", "nmod"} else self._later(token, named[0])
        sides = [actor for actor, _ in self._sides(token) if actor.kind is not Kind.PLACE]
        if not sides:
            members = coreference.definite(token, self.scene.discourse, self.names.capitals) or coreference.titled(title, self.scene.discourse)
            return self._make(token, phrase_span(token), members, DEFINITE_SURE, title)
        if is_plural(token) and len(sides) == 1 and not self._coordinated_sides(token):
            return self._described(token, self.lexicon.noun_classes["official"], word=f"{title}s")
        members = tuple((self._holder(token, title, side),) for side in sides)
        return self._make(token, phrase_span(token), members, TITLE_SURE, title)

    def _apposed(self, token: Token) -> Reference | None:
        """"Hezbollah, the Lebanese party": the noun means whom the name beside it means."""
        beside = [token.head] if token.dep_ == "appos" else [c for c in token.children if c.dep_ == "appos"]
        named = [t for t in beside if t.pos_ == "PROPN" and t.i in self.graph.fillers(token.i, "is")]
        return self._later(token, named[0].i) if named else None

    def _later(self, token: Token, index: int) -> Reference | None:
        reference = self._reference(token.doc[index])
        return self._make(token, phrase_span(token), reference.members, reference.sure, reference.title, reference.gender) if reference else None

    def _holder(self, token: Token, title: str, side: Actor) -> Actor:
        record = self.names.holder(title, side.iri, self.scene.published)
        return record.actor if record else mint(f"{self._adjective(side)} {title}", Kind.PERSON, part_of=side.iri)

    def _coordinated_sides(self, token: Token) -> bool:
        return len(self._sides(token)) > 1

    def _described(self, token: Token, cls: NounClass, word: str | None = None) -> Reference | None:
        if (reference := self._apposed(token) or self._definite(token)) is not None:
            return reference
        sides = self._sides(token)
        span = phrase_span(token)
        if cls.kind is Kind.PLACE:
            places = [actor for actor, _ in (*self._places(token, "of", "in"), *sides) if actor.kind is Kind.PLACE]
            return self._make(token, span, ((places[0],),), DESCRIBED_SURE) if places else None
        if cls.name == "Countries" and not self._qualities(token):
            return None
        groups = [a for a, _ in sides if a.kind in {Kind.ARMED_GROUP}]
        if groups and cls.name in {"Soldiers", "Fighters", "Militia", "ArmedForces"}:
            return self._make(token, span, tuple((g,) for g in groups), DESCRIBED_SURE)
        members = tuple((self._describe(token, cls, side, word),) for side in (sides or [None]))
        return self._make(token, span, members, DESCRIBED_SURE)

    def _describe(self, token: Token, cls: NounClass, side: tuple[Actor, str] | None, word: str | None) -> Actor:
        qualities = self._qualities(token)
        actor, adjective = side if side and side[0].kind is not Kind.PLACE else (None, None)
        places = [place for place, _ in self._places(token, "in", "at", "of", "from") if place.kind is Kind.PLACE]
        if cls.organ and actor is None and places and (state := self.names.capitals.get(places[0].iri)):
            actor, adjective, places = state.actor, self._adjective(state.actor), []
        place = next(iter(places), side[0] if side and side[0].kind is Kind.PLACE else None)
        if cls.organ and actor and (record := self.names.organ(actor.iri, [f"{adjective} {lemma}" for lemma in (cls.head, *cls.lemmas)])):
            return record.actor
        first = self._before(token, qualities, adjective)
        head = word or (token.lower_ if token.pos_ == "NOUN" else token.text)
        return describe(Description(cls, head, actor, adjective, first, tuple(q.lower() for q in qualities), place), self.scene.article)

    def _before(self, token: Token, qualities: tuple[str, ...], adjective: str | None) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*([adjective] if adjective else []), *qualities]))

    def _sides(self, token: Token) -> list[tuple[Actor, str]]:
        """Whose the group is, with how that is written before a noun."""
        found: dict[str, tuple[Actor, str]] = {}
        for index in (*self.graph.fillers(token.i, "gen"), *self.graph.fillers(token.i, "of")):
            reference = self._reference(token.doc[index])
            for options in reference.members if reference else ():
                found.setdefault(options[0].iri, (options[0], self._adjective(options[0])))
        return list(found.values())

    def _adjective(self, actor: Actor) -> str:
        """How the actor stands before a noun; always the same word, so that labels meet: the shortest in small letters."""
        record = self.names.records.get(actor.iri)
        plain = [a for a in record.adjectives if not a.isupper()] if record else []
        return min(plain, key=lambda adjective: (len(adjective), adjective), default=actor.label)

    def _places(self, token: Token, *roles: str) -> list[tuple[Actor, str]]:
        found = []
        for index in self.graph.fillers(token.i, *roles):
            if token.doc[index].i > token.i and (reference := self._reference(token.doc[index])):
                found += [(a, a.label) for options in reference.members for a in options[:1]]
        return found

    def _qualities(self, token: Token) -> tuple[str, ...]:
        modifiers = [token.doc[i] for i in sorted(self.graph.fillers(token.i, "mod", "gen"))]
        return tuple(m.text for m in modifiers if self._is_quality(m))

    def _is_quality(self, token: Token) -> bool:
        if token.i in self._by_token or token.dep_ == "poss":
            return False
        return self.lexicon.has("Qualifier", token.lower_) or (token.ent_type_ == "NORP" and token.text[0].isupper())

    def _definite(self, token: Token) -> Reference | None:
        members = coreference.definite(token, self.scene.discourse, self.names.capitals)
        return self._make(token, phrase_span(token), members, DEFINITE_SURE)


def first_person(
    graph: RoleGraph, speaker: Actor, names: NameIndex, scene: Scene, found: Mapping[int, Reference]
) -> dict[int, Reference]:
    """The references of a quoted sentence, with "I" as the speaker and "we" as the speaker's side."""
    side = names.side(speaker, scene.published)
    linked = dict(found)
    for token in graph.sentence:
        actor = speaker if token.lower_ in {"i", "me", "my"} else side if token.lower_ in {"we", "us", "our"} else None
        if actor is not None and (token.lower_ not in {"i", "me", "my"} or speaker.kind is Kind.PERSON):
            base = scene.base + token.idx
            subject = token.dep_ in {"nsubj", "nsubjpass"}
            linked[token.i] = Reference(Span(base, base + len(token)), token.text, ((actor,),), PRONOUN_SURE, subject=subject)
    return linked


def token_span(token: Token) -> Span:
    """The span of one token."""
    return Span(token.idx, token.idx + len(token))


def name_like(matches: Iterable[NameMatch], lexicon: Lexicon) -> frozenset[int]:
    """The tokens that known names cover, for the role graph."""
    return frozenset(i for match in matches for i in range(match.start, match.end))
