"""An article and its statements in, the quads of its named graph out; the same input gives the same quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from graph.copies.signatures import sign
from graph.errors import StoreError
from graph.model import Actor, Article, Attribution, Quantity, Statement, When
from graph.ontology import KG, PLOVER
from graph.storing import terms as t
from graph.values import Span

_T = TypeVar("_T")


def encode(article: Article, statements: Iterable[Statement], extractor: str = "") -> Iterator[Quad]:
    """All quads of an article's graph, each once, without blank nodes.

    ``decode`` gives the statements back. Kept are: two digits of a confidence; of statements with one id the
    surest, then the one whose trigger comes first; of records that differ for one actor the first in the
    text, with the names and candidates of all. Aliases, ids and candidates of an actor are sets.

    Args:
        article: the article as read.
        statements: what it states; each quote and mention must stand in its text.
        extractor: names the ontology and model that the statements come from.

    Raises:
        StoreError: if a statement is of another article, a quote or mention is not the text at its offsets,
            or an IRI is none.
    """
    graph = _ArticleGraph(article)
    graph.describe_article(extractor)
    graph.describe_source()
    kept = _surest(statements)
    for actor in _actors(kept):
        graph.describe_actor(actor)
    for statement in kept:
        graph.describe_statement(statement)
    return iter(graph.quads)


def _surest(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    best: dict[str, Statement] = {}
    for statement in sorted(statements, key=lambda s: (-s.confidence, s.trigger, s.example)):
        best.setdefault(statement.id, statement)
    return tuple(sorted(best.values(), key=lambda s: (s.evidence.span, s.trigger, s.id)))


def _actors(statements: Iterable[Statement]) -> Iterable[Actor]:
    records: dict[str, Actor] = {}
    for statement in statements:
        source = statement.attribution.actor if statement.attribution else None
        for actor in (statement.subject.actor, statement.object.actor, source, statement.place):
            if actor:
                records[actor.iri] = _merged(records.get(actor.iri, actor), actor)
    return records.values()


def _merged(first: Actor, other: Actor) -> Actor:
    if first == other:
        return first
    names = {*first.aliases, other.label, *other.aliases} - {first.label}
    candidates = tuple(sorted({*first.candidates, *other.candidates}))
    return replace(first, aliases=tuple(sorted(names)), candidates=candidates)


class _ArticleGraph:
    """The graph of one article as it grows. ``quads`` is a set in order of insertion."""

    def __init__(self, article: Article) -> None:
        self.quads: dict[Quad, None] = {}
        self._article = article
        self._name = t.article_node(article.id)

    def describe_article(self, extractor: str) -> None:
        article, name = self._article, self._name
        self._say(name, t.TYPE, t.NEWS_ARTICLE)
        self._say(name, t.IDENTIFIER, Literal(article.id))
        self._say(name, t.SOURCE, Literal(article.source))
        self._say(name, t.CONTENT_HASH, Literal(article.content_hash))
        self._say_each(name, t.EXTRACTED_WITH, Literal, extractor or None)
        self._say_each(name, t.SIGNATURE, lambda signature: Literal(str(signature)), sign(article))
        self._say_each(name, t.HEADLINE, Literal, article.title)
        self._say_each(name, t.DATE_PUBLISHED, t.day, article.published)
        self._say_each(name, t.URL, t.uri, article.url)
        self._say_each(name, t.PUBLISHER, Literal, article.publisher)

    def describe_source(self) -> None:
        """Where the article comes from, as far as that is known."""
        name, origin, dating = self._name, self._article.origin, self._article.dating
        self._say_each(name, t.AGENCY, Literal, origin.agency)
        self._say_each(name, t.AUTHOR, Literal, *origin.authors)
        self._say_each(name, t.COUNTRY, Literal, origin.country)
        self._say_each(name, t.LANGUAGE, Literal, origin.language)
        self._say_each(name, t.RIGHTS, Literal, origin.licence)
        self._say_each(name, t.FORMAT, Literal, origin.format or None)
        self._say_each(name, t.RETRIEVED, t.moment, origin.retrieved)
        self._say_each(name, t.BYTES_HASH, Literal, origin.sha256)
        if dating:
            self._say(name, t.DATE_BASIS, Literal(dating.basis.value))
        if dating and not dating.day:
            self._say(name, t.PUBLISHED_FROM, t.day(dating.first))
            self._say(name, t.PUBLISHED_UNTIL, t.day(dating.last))

    def describe_actor(self, actor: Actor) -> None:
        name = t.node(actor.iri)
        self._say(name, t.TYPE, t.KIND_CLASSES[actor.kind])
        self._say(name, t.LABEL, t.english(actor.label))
        self._say_each(name, t.ALIAS, t.english, *actor.aliases)
        self._say_each(name, t.PART_OF, t.node, actor.part_of)
        self._say_each(name, t.LOCATED_IN, t.node, actor.located_in)
        self._say_each(name, t.SAME, t.node, *actor.ids)
        self._say_each(name, t.CANDIDATE, t.node, *actor.candidates)

    def describe_statement(self, statement: Statement) -> None:
        name, relation = t.statement_node(statement.id), t.node(statement.relation.iri)
        subject, object_ = t.node(statement.subject.actor.iri), t.node(statement.object.actor.iri)
        if statement.holds:
            self._say(subject, relation, object_)
        self._say(name, t.TYPE, t.RDF_STATEMENT)
        self._say(name, t.SUBJECT, subject)
        self._say(name, t.PREDICATE, relation)
        self._say(name, t.OBJECT, object_)
        self._say(name, t.POLARITY, NamedNode(KG + statement.polarity))
        self._say(name, t.MODALITY, NamedNode(KG + statement.modality))
        self._say(name, t.CONFIDENCE, t.decimal(statement.confidence))
        self._say_each(name, t.BASIS, Literal, statement.basis or None)
        event, place = statement.relation.event, statement.place
        self._say_each(name, t.EVENT, t.node, PLOVER + event if event else None)
        self._describe_origin(name, statement)
        self._describe_attribution(name, statement.attribution)
        self._describe_time(name, statement.when)
        self._say_each(name, t.LOCATION, t.node, place.iri if place else None)
        self._describe_quantity(name, statement.quantity)

    def _describe_origin(self, name: NamedNode, statement: Statement) -> None:
        evidence, subject, object_ = statement.evidence, statement.subject, statement.object
        if evidence.article != self._article.id:
            raise StoreError(f"statement of {evidence.article} put with article {self._article.id}")
        self._say(name, t.WAS_DERIVED_FROM, self._name)
        self._say(name, t.EXAMPLE, Literal(statement.example))
        sentence, page = self._stretch(evidence.span, evidence.quote), self._article.origin.page
        self._say(name, t.EVIDENCE, sentence)
        self._say_each(t.selector_node(sentence), t.PAGE, t.integer, page(evidence.span.start))
        self._say(name, t.SUBJECT_MENTION, self._stretch(subject.span, subject.text))
        self._say(name, t.OBJECT_MENTION, self._stretch(object_.span, object_.text))
        self._say(name, t.TRIGGER, self._stretch(statement.trigger))

    def _describe_attribution(self, name: NamedNode, attribution: Attribution | None) -> None:
        if attribution is None:
            return
        self._say(name, t.ATTRIBUTED_TO, Literal(attribution.label))
        actor = attribution.actor
        self._say_each(name, t.ATTRIBUTED_TO_ACTOR, t.node, actor.iri if actor else None)
        self._say_each(name, t.ATTRIBUTION_MENTION, self._stretch, attribution.span)

    def _describe_time(self, name: NamedNode, when: When | None) -> None:
        if when is None:
            return
        self._say(name, t.TIME_TEXT, Literal(when.text))
        self._say(name, t.TIME_PRECISION, Literal(when.precision.value))
        self._say_each(name, t.START_DATE, t.day, when.start)
        self._say_each(name, t.END_DATE, t.day, when.end)

    def _describe_quantity(self, name: NamedNode, quantity: Quantity | None) -> None:
        if quantity is None:
            return
        self._say(name, t.QUANTITY, t.integer(quantity.value))
        self._say(name, t.QUANTITY_TEXT, Literal(quantity.text))
        self._say(name, t.QUANTITY_OF, Literal(quantity.of))

    def _stretch(self, span: Span, claimed: str | None = None) -> NamedNode:
        exact = span.of(self._article.text)
        if len(exact) != span.end - span.start or claimed not in (None, exact):
            raise StoreError(
                f"article {self._article.id}: text at [{span.start}, {span.end}) is {exact[:40]!r}, "
                f"not {claimed[:40] if claimed else 'a whole span'!r}"
            )
        name = t.stretch_node(self._name, span)
        selector = t.selector_node(name)
        self._say(name, t.TYPE, t.SPECIFIC_RESOURCE)
        self._say(name, t.HAS_SOURCE, self._name)
        self._say(name, t.HAS_SELECTOR, selector)
        self._say(selector, t.TYPE, t.POSITION_SELECTOR)
        self._say(selector, t.TYPE, t.QUOTE_SELECTOR)
        self._say(selector, t.START, t.integer(span.start))
        self._say(selector, t.END, t.integer(span.end))
        self._say(selector, t.EXACT, Literal(exact))
        return name

    def _say(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.quads[Quad(subject, predicate, value, self._name)] = None

    def _say_each(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        make: Callable[[_T], NamedNode | Literal],
        *values: _T | None,
    ) -> None:
        for value in values:
            if value is not None:
                self._say(subject, predicate, make(value))
