"""An article → its statements. Puts the steps in order; each step is a module of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from graph.limits import MAX_MARKS, MAX_SENTENCE_TOKENS, MAX_WORD_CHARS
from graph.model import (
    Actor,
    Article,
    Attribution,
    Block,
    BlockKind,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    RelationType,
    Span,
    Statement,
    When,
)  # fmt: skip
from graph.understanding import language, syntax
from graph.understanding.attribution import attribution, quoted_by
from graph.understanding.factuality import factuality
from graph.understanding.lexicon import Lexicon
from graph.understanding.linking import Linker, by_token, first_person
from graph.understanding.matching import Match, Matcher
from graph.understanding.names import NameIndex
from graph.understanding.quantities import quantity
from graph.understanding.reaching import OWNERS, directions, reach
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.roles import role_graph
from graph.understanding.scene import Scene
from graph.understanding.times import time_expressions

PLACE_ROLES = ("in", "at", "near", "inside", "outside", "around")
MATERIAL_CONFLICT = 4  # the quad class of force and coercion
DESCRIPTIONS = frozenset({"appos", "compound", "nmod", "amod", "dobj", "nsubj", "nsubjpass"})
"""How a noun stands that is said of a name in passing."""

_GARBLED = re.compile(rf"(?<!\S)\S{{{MAX_WORD_CHARS + 1},}}|(?<![^\w\s])[^\w\s]{{{MAX_MARKS + 1},}}")
NAME_ENTITIES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
ONE_WORD_FRAME, LONGER_FRAME = 0.88, 0.95  # how often a frame of one word, or of more, means its relation


@dataclass(frozen=True, slots=True)
class Sense:
    """One sentence made sense of: its role graph and whom its phrases stand for."""

    graph: RoleGraph
    references: Mapping[int, Reference]

    @property
    def sentence(self) -> Sentence:
        """The parsed sentence."""
        return self.graph.sentence


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles with one ontology and one model. Pure: the same article, the same statements."""

    nlp: Language
    lexicon: Lexicon
    names: NameIndex
    relations: Mapping[str, RelationType]
    matcher: Matcher

    def read(self, article: Article) -> tuple[Statement, ...]:
        """All statements of an article, in text order, each once."""
        blocks = [block for block in _blocks(article) if _is_prose(block, article.text)]
        documents = language.parse(self.nlp, (block.span.of(article.text) for block in blocks))
        scene = Scene(article.id, article.published)
        statements: dict[tuple[object, ...], Statement] = {}
        for block, document in zip(blocks, documents, strict=True):
            scene.base, scene.text = block.span.start, block.span.of(article.text)
            for statement in self._block(article, document, scene):
                known = statements.get(key := _content(statement))
                if known is None or known.confidence < statement.confidence:
                    statements[key] = statement
        return tuple(sorted(statements.values(), key=lambda s: (s.evidence.span, s.trigger, s.id)))

    def _block(self, article: Article, document: Doc, scene: Scene) -> Iterator[Statement]:
        senses = [
            self._sense(sentence, scene)
            for sentence in document.sents
            if len(sentence) <= MAX_SENTENCE_TOKENS
        ]
        quoted = quoted_by([s.sentence for s in senses], [s.references for s in senses], self.lexicon, scene)
        for sense, speaker in zip(senses, quoted, strict=True):
            if speaker is not None and speaker.actor is not None:
                linked = first_person(sense.graph, speaker.actor, self.names, scene, sense.references)
                sense = replace(sense, references=linked)  # noqa: PLW2901 - the same sense, better understood
            for match in self.matcher.matches(sense.graph):
                yield from self._statements(article, sense, match, speaker, scene.base)

    def _sense(self, sentence: Sentence, scene: Scene) -> Sense:
        known = by_token(self.names.find(sentence, scene.text))
        graph = role_graph(
            sentence, self.lexicon, lambda token: token.i in known or self._is_unknown_name(token)
        )
        return Sense(graph, Linker(graph, known, self.names, self.lexicon, scene).link())

    def _is_unknown_name(self, token: Token) -> bool:
        """Whether a word before a noun is somebody's name though no record has it."""
        plain = token.lower_ in self.lexicon.noun_classes or self.lexicon.has("Office", token.lower_)
        return token.ent_type_ in NAME_ENTITIES and token.text[0].isupper() and not plain

    def _statements(
        self, article: Article, sense: Sense, match: Match, speaker: Attribution | None, base: int
    ) -> Iterator[Statement]:
        relation = self.relations[match.frame.relation]
        subject = reach(sense.graph, sense.references, match.subject, relation.domain, OWNERS)
        object_ = reach(sense.graph, sense.references, match.object, relation.range, directions(relation))
        if not (subject and object_):
            return
        document = sense.sentence.doc
        if _is_presupposed(match, document[match.root]):
            polarity, modality, said = Polarity.ASSERTED, Modality.ACTUAL, None
        else:
            polarity, modality = factuality(sense.graph, match.root, match.words, self.lexicon)
            said = (
                attribution(document[match.root], match.words, sense.references, self.lexicon, base)
                or speaker
            )
        span = _trimmed(sense.sentence, base)
        root = document[match.root]
        happens = relation.event is not None
        when = _when(sense, match, article, ahead=modality is Modality.PLANNED) if happens else None
        for first, second, sure in _pairs(relation, subject, object_):
            yield Statement(
                relation, first, second, polarity, modality,
                confidence=_confidence(match, sure),
                evidence=Evidence(article.id, span, span.of(article.text)),
                trigger=Span(root.idx + base, root.idx + len(root) + base),
                example=match.frame.example,
                attribution=said,
                when=when,
                place=_place(sense, match, {first.actor.iri, second.actor.iri}) if happens else None,
                quantity=quantity(document[_counted(match, second)]),
            )  # fmt: skip


def _content(statement: Statement) -> tuple[object, ...]:
    """What makes two readings of one sentence the same statement."""
    ends = (statement.subject.actor.iri, statement.object.actor.iri)
    pair = tuple(sorted(ends)) if statement.relation.symmetric else ends
    return (statement.relation.name, pair, statement.evidence.span, statement.polarity, statement.modality)


def _blocks(article: Article) -> tuple[Block, ...]:
    return article.blocks or (Block(Span(0, len(article.text)), BlockKind.PARAGRAPH),)


def _is_prose(block: Block, text: str) -> bool:
    return block.kind is not BlockKind.FURNITURE and not _GARBLED.search(block.span.of(text))


def _trimmed(sentence: Sentence, base: int) -> Span:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start + base, start + len(text.strip()) + base)


def _pairs(
    relation: RelationType, subjects: Iterable[Reference], objects: Iterable[Reference]
) -> Iterator[tuple[Mention, Mention, float]]:
    """All pairs of different actors of the right kinds, with the probability that both are who is meant.

    Of a symmetric relation each pair comes once, in text order. What is done by force or held is done to a
    place rather than to the state that its name may stand for.
    """
    seen: set[frozenset[str]] = set()
    to_places = Kind.PLACE in relation.range and (
        relation.quad == MATERIAL_CONFLICT or relation.event is None
    )
    for subject, object_ in product(subjects, objects):
        ends = product(subject.mentions(relation.domain), object_.mentions(relation.range, places=to_places))
        for first, second in ends:
            pair = frozenset((first.actor.iri, second.actor.iri))
            if len(pair) == 2 and not (relation.symmetric and pair in seen):
                seen.add(pair)
                turned = relation.symmetric and second.span < first.span
                yield (second, first, subject.sure * object_.sure) if turned else (
                    first, second, subject.sure * object_.sure,
                )  # fmt: skip


def _is_presupposed(match: Match, root: Token) -> bool:
    """Whether the frame is a description in passing ("the envoy, X"), which no verb above makes doubtful."""
    said_of = any(role == "is" for role, _ in match.frame.root.children)
    return said_of and root.dep_ in DESCRIPTIONS


def _counted(match: Match, object_: Mention) -> int:
    """The word whose number counts: whom it is done to, or who goes where it is a place."""
    return match.subject if object_.actor.kind in {Kind.PLACE, Kind.STATE} else match.object


def _confidence(match: Match, sure: float) -> float:
    frame = LONGER_FRAME if match.frame.root.words > 1 else ONE_WORD_FRAME
    return round(frame * sure, 2)


def _carriers(sense: Sense, match: Match) -> list[int]:
    """The words that a phrase of time or place of the predicate may hang on, the nearest first."""
    document = sense.sentence.doc
    bearing = sense.graph.light | sense.graph.shading
    carriers = [
        match.root,
        *sorted(match.words),
        *(a.i for a in document[match.root].ancestors if a.i in bearing),
    ]
    verb = next((document[i] for i in carriers if syntax.is_verb(document[i])), None)
    while verb is not None and verb.dep_ == "conj" and syntax.is_verb(verb.head):
        verb = verb.head
        carriers.append(verb.i)
    return carriers


def _when(sense: Sense, match: Match, article: Article, *, ahead: bool) -> When | None:
    """The time expression that hangs on the predicate, the verb that carries it or the one before "and"."""
    offset = sense.sentence.start_char
    carriers = _carriers(sense, match)
    found: dict[int, When] = {}
    for expression in time_expressions(sense.sentence.text, article.published, ahead=ahead):
        here = next(t for t in sense.sentence if t.idx + len(t) > offset + expression.start)
        while here.head.i != here.i and not syntax.is_verb(here) and here.i not in carriers:
            here = here.head
        found.setdefault(here.i, expression.when)
    return next((found[i] for i in carriers if i in found), None)


def _place(sense: Sense, match: Match, ends: set[str]) -> Actor | None:
    """The place in a phrase of place of the predicate or of its object, unless it fills a role already."""
    for head in (*_carriers(sense, match), match.object):
        for filler in sense.graph.fillers(head, *PLACE_ROLES):
            reference = sense.references.get(filler)
            for mention in reference.mentions(frozenset({Kind.PLACE, Kind.STATE})) if reference else ():
                if mention.actor.iri not in ends:
                    return mention.actor
    return None
