"""An article → its statements. Puts the steps in order; each step is a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from spacy.language import Language
from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.model import (
    Actor,
    Article,
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
from graph.understanding import syntax
from graph.understanding.attribution import attribution
from graph.understanding.completing import Completer
from graph.understanding.factuality import factuality
from graph.understanding.lexicon import Lexicon
from graph.understanding.matching import Match, Matcher
from graph.understanding.names import NameIndex
from graph.understanding.quantities import quantity
from graph.understanding.reaching import OWNERS, directions, others, reach
from graph.understanding.references import Reference
from graph.understanding.sensing import Sense, Senser
from graph.understanding.times import time_expressions

PLACE_ROLES = ("in", "at", "near", "inside", "outside", "around")
MATERIAL_CONFLICT = 4  # the quad class of force and coercion
DESCRIPTIONS = frozenset({"appos", "compound", "nmod", "amod", "dobj", "nsubj", "nsubjpass"})
"""How a noun stands that is said of a name in passing."""

ONE_WORD_FRAME, LONGER_FRAME = 0.88, 0.95  # how often a frame of one word, or of more, means its relation


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles with one ontology and one model. Pure: the same article, the same statements."""

    nlp: Language
    lexicon: Lexicon
    names: NameIndex
    relations: Mapping[str, RelationType]
    matcher: Matcher
    completer: Completer

    def read(self, article: Article) -> tuple[Statement, ...]:
        """All statements of an article, in text order, each once."""
        statements: dict[tuple[object, ...], Statement] = {}
        for sense in self.senses(article):
            for statement in self._stated(article, sense):
                known = statements.get(key := _content(statement))
                if known is None or known.confidence < statement.confidence:
                    statements[key] = statement
        return tuple(sorted(statements.values(), key=lambda s: (s.evidence.span, s.trigger, s.id)))

    def senses(self, article: Article) -> Iterator[Sense]:
        """The sentences of an article made sense of, in text order; page furniture left out."""
        return Senser(self.nlp, self.lexicon, self.names).senses(article)

    def _stated(self, article: Article, sense: Sense) -> Iterator[Statement]:
        """What frames find; then what a scorer proposes for actors of whom they state nothing."""
        stated: set[frozenset[str]] = set()
        matched = self.matcher.matches(sense.graph)
        for match in matched:
            for statement in self._statements(article, sense, match):
                stated.add(_ends(statement))
                yield statement
        for match in self.completer.proposals(sense.graph, sense.references, matched):
            for statement in self._statements(article, sense, match):
                if _ends(statement) not in stated:
                    stated.add(_ends(statement))
                    yield statement

    def _statements(self, article: Article, sense: Sense, match: Match) -> Iterator[Statement]:
        relation = self.relations[match.frame.relation]
        subject = reach(sense.graph, sense.references, match.subject, relation.domain, OWNERS)
        others_ = others(sense.references, subject)
        if others_.get(match.object, subject) is None:
            return
        object_ = reach(sense.graph, others_, match.object, relation.range, directions(relation))
        if not (subject and object_):
            return
        document = sense.sentence.doc
        if _is_presupposed(match, document[match.root]):
            polarity, modality, said = Polarity.ASSERTED, Modality.ACTUAL, None
        else:
            polarity, modality = factuality(sense.graph, match.root, match.words, self.lexicon)
            said = (
                attribution(document[match.root], match.words, sense.references, self.lexicon, sense.base)
                or sense.speaker
            )
        span = _trimmed(sense.sentence, sense.base)
        root = document[match.root]
        happens = relation.event is not None
        when = _when(sense, match, article, ahead=modality is Modality.PLANNED) if happens else None
        for first, second, sure in _pairs(relation, subject, object_):
            yield Statement(
                relation, first, second, polarity, modality,
                confidence=_confidence(match, sure),
                evidence=Evidence(article.id, span, span.of(article.text)),
                trigger=Span(root.idx + sense.base, root.idx + len(root) + sense.base),
                example=match.frame.example,
                attribution=said,
                when=when,
                place=_place(sense, match, {first.actor.iri, second.actor.iri}) if happens else None,
                quantity=quantity(document[_counted(match, second)]),
            )  # fmt: skip


def _ends(statement: Statement) -> frozenset[str]:
    """The two actors of a statement, in no order."""
    return frozenset((statement.subject.actor.iri, statement.object.actor.iri))


def _content(statement: Statement) -> tuple[object, ...]:
    """What makes two readings of one sentence the same statement."""
    ends = (statement.subject.actor.iri, statement.object.actor.iri)
    pair = tuple(sorted(ends)) if statement.relation.symmetric else ends
    return (statement.relation.name, pair, statement.evidence.span, statement.polarity, statement.modality)


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
    return round(frame * match.sure * sure, 2)


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
