"""What the modules that link phrases share: a sentence, what its words may mean, and what has been found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from graph.limits import MAX_CANDIDATES
from graph.model import Actor
from graph.understanding.confidence import Way
from graph.understanding.lexicon import Lexicon, NounClass
from graph.understanding.minting import mint
from graph.understanding.names import NameIndex, NameMatch
from graph.understanding.phrases import compound_lemma, is_bare, is_definite, is_plural
from graph.understanding.references import Members, Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.scene import Scene
from graph.understanding.syntax import OBJECTS, SUBJECTS, children, is_verb
from graph.values import Kind, Span

PLACE_PREPOSITIONS = frozenset(
    "in at near to from into around outside inside across through via towards toward within".split()  # noqa: SIM905
)

ADJECTIVE_STEM = 5  # letters that an adjective shares with its state's name


@dataclass(slots=True)
class Links(ABC):
    """One sentence while its phrases are linked.

    ``known`` gives for each token the known name that it is part of; ``found`` the references made so far.
    """

    graph: RoleGraph
    known: Mapping[int, NameMatch]
    names: NameIndex
    lexicon: Lexicon
    scene: Scene
    found: dict[int, Reference] = field(default_factory=dict)

    @abstractmethod
    def reference(self, token: Token) -> Reference | None:
        """Whom the phrase headed by a token stands for, or None where that is nobody or open."""

    def adjective(self, actor: Actor) -> str:
        """How the actor stands before a noun; always the same word, so that labels meet.

        It is the shortest one, for a state of those that begin as its name does: "Azerbaijani", not "Azeri".
        """
        record = self.names.records.get(actor.iri)
        plain = [adjective for adjective in record.adjectives if not adjective.isupper()] if record else []
        words = (actor.label, *actor.label.split()) if actor.kind is Kind.STATE else ("",)
        stems = [word[:ADJECTIVE_STEM] for word in words]

        def rank(adjective: str) -> int:
            return next((n for n, stem in enumerate(stems) if adjective.startswith(stem)), len(stems))

        return min(plain, key=lambda a: (rank(a), len(a), a), default=actor.label)

    def coin(self, label: str, kind: Kind) -> Actor:
        """The actor of a name that no record has; never another one's that looks the same in an IRI.

        A name that differs from a recorded one by case or marks alone is that actor's. One word tells a
        person from others in this article only. Known ones of that name or surname are its candidates.
        """
        scope = self.scene.article
        actor = mint(label, kind, scope=scope if kind is Kind.PERSON and " " not in label else None)
        record = self.names.records.get(actor.iri)
        pointers = self.names.pointers(label)
        own = " " in label and all(pointer.record.actor.iri == actor.iri for pointer in pointers)
        if record is not None and record.actor.kind is kind and (own or not pointers):
            return record.actor
        known = self.names.sharing(label, kind)
        return replace(
            actor if record is None else mint(label, kind, scope=scope),
            candidates=known if len(known) <= MAX_CANDIDATES else (),
        )

    def left_open(self, label: str, among: Sequence[Actor]) -> Actor:
        """The actor of a name of whom this article does not say which of several known ones it is."""
        candidates = tuple(sorted({actor.iri for actor in among}))[:MAX_CANDIDATES]
        return replace(mint(label, among[0].kind, scope=self.scene.article), candidates=candidates)

    def make(
        self,
        token: Token,
        span: Span,
        members: Members,
        way: Way,
        title: str | None = None,
    ) -> Reference | None:
        """A reference of the token's phrase, with its place in the sentence; None without members.

        Args:
            token: the head of the phrase.
            span: the phrase, in the block's text.
            members: whom it means.
            way: how the phrase points to them.
            title: the office by which it names a person.
        """
        if not members:
            return None
        head = token
        while head.dep_ == "conj":
            head = head.head
        base, first = self.scene.base, self.names.records.get(members[0][0].iri)
        return Reference(
            span=Span(span.start + base, span.end + base),
            text=span.of(self.scene.text),
            members=members,
            way=way,
            plural=len(members) > 1 or (is_plural(token) and members[0][0].kind is not Kind.STATE),
            subject=head.dep_ in SUBJECTS,
            verb=head.head.i if head.dep_ in SUBJECTS else None,
            place=in_place_phrase(self.lexicon, head),
            title=title,
            gender=first.gender if first else None,
            suffers=head.head.lemma_.lower() if head.dep_ in OBJECTS else None,
            noun=token.lemma_.lower() if token.pos_ == "NOUN" else None,
            definite=is_definite(token),
            bare=is_bare(token),
            told=frozenset(c.lower_ for c in token.children if c.tag_ == "VBN" and c.dep_ in {"amod", "acl"}),
            undergoes=head.head.lower_ if head.dep_ in OBJECTS | {"nsubjpass"} else None,
        )


def in_place_phrase(lexicon: Lexicon, token: Token) -> bool:
    """Whether a phrase of place ends in a word: "in X", "flew to X"; who is apologised to is no place."""
    if token.dep_ != "pobj" or token.head.lower_ not in PLACE_PREPOSITIONS:
        return False
    above = token.head.head
    words = (above, *children(above, *OBJECTS)) if is_verb(above) else (above,)
    addressed = any(lexicon.has("Addressing", word.lemma_.lower()) for word in words)
    return not (token.head.lower_ == "to" and addressed)


def stands_in_place(links: Links, token: Token) -> bool:
    """Whether a capital's name means the city: "in Paris", "a Moscow hospital", "shells hit Damascus"."""
    head, first = token.head, token
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ in PLACE_PREPOSITIONS:
        return in_place_phrase(links.lexicon, first)
    if token.dep_ in {"dobj", "nsubjpass"}:
        return links.lexicon.has("Reaching", head.lemma_.lower())
    if token.dep_ == "pobj" and head.lower_ in {"on", "onto", "for"}:
        return links.lexicon.has("Reaching", head.head.lemma_.lower())
    told = token.dep_ == "compound" and head.pos_ == "NOUN" and any(c.dep_ == "det" for c in head.children)
    if told and noun_class_of(links.lexicon, head) is None:
        return not links.lexicon.has("Office", head.lemma_.lower())
    whole = head if token.dep_ in {"compound", "nmod", "poss"} else None
    if token.dep_ == "pobj" and head.lower_ == "of":
        whole = head.head
    return whole is not None and _is_of_city(links.lexicon, whole)


def noun_class_of(lexicon: Lexicon, noun: Token) -> NounClass | None:
    """The class of a noun by itself or with the word before it, if it has one."""
    classes = lexicon.noun_classes
    return next((classes[lemma] for lemma in compound_lemma(noun) if lemma in classes), None)


def _is_of_city(lexicon: Lexicon, noun: Token) -> bool:
    cls = noun_class_of(lexicon, noun)
    if cls is None:
        return noun.lower_ in {"mayor", "governor", "streets", "centre", "center", "skies"}
    return cls.kind in {Kind.PLACE, Kind.ASSET} or cls.name == "Civilians"


def is_inside_title(links: Links, token: Token) -> bool:
    """Whether the token is the "State" of a Secretary of State."""
    owner = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return owner is not None and links.lexicon.has("Office", f"{owner.lower_} of {token.lower_}")
