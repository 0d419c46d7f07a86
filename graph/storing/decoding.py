"""The quads of an article's named graph in, its record and its statements out; the inverse of encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import StoreError
from graph.model import (
    Actor,
    Attribution,
    Evidence,
    Mention,
    Quantity,
    RelationType,
    Statement,
    When,
)
from graph.ontology import KG
from graph.storing import terms as t
from graph.storing.merging import as_read
from graph.storing.records import StoredArticle
from graph.values import Modality, Polarity, Precision, Span

_KINDS = {cls.value: kind for kind, cls in t.KIND_CLASSES.items()}


def decode(
    quads: Iterable[Quad], relations: Mapping[str, RelationType]
) -> tuple[StoredArticle, tuple[Statement, ...]]:
    """What one article's graph says, each actor under the IRI that it was read as.

    Args:
        quads: all quads of the graph, in any order.
        relations: the relation types by IRI.

    Returns:
        The article's record, and its statements ordered by sentence, trigger and id.

    Raises:
        StoreError: if the graph holds no article or several, lacks a term that encoding writes, has one that
            it never writes, or names a relation that is not among ``relations``.
    """
    graph = _Facts(as_read(quads))
    article = _article(graph)
    try:
        found = [_statement(graph, article.id, name, relations) for name in graph.instances(t.RDF_STATEMENT)]
    except (ValueError, KeyError) as error:
        raise StoreError(f"the graph of article {article.id} is not of our making: {error}") from error
    return article, tuple(sorted(found, key=lambda s: (s.evidence.span, s.trigger, s.id)))


def decode_article(quads: Iterable[Quad]) -> StoredArticle:
    """The article's record alone, from all quads of its graph or from those about the article itself."""
    return _article(_Facts(quads))


class _Facts:
    """A graph as subject → predicate → values, the values as they are written."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._by_subject: dict[str, dict[str, list[str]]] = {}
        for quad in quads:
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, (NamedNode, Literal)):
                raise StoreError(f"not of our making: {quad}")
            facts = self._by_subject.setdefault(quad.subject.value, {})
            facts.setdefault(quad.predicate.value, []).append(quad.object.value)

    def instances(self, cls: NamedNode) -> list[str]:
        """All subjects of a class, in order of IRI."""
        return sorted(s for s, facts in self._by_subject.items() if cls.value in facts.get(t.TYPE.value, ()))

    def all(self, subject: str, predicate: NamedNode) -> tuple[str, ...]:
        """The values of a property, sorted."""
        return tuple(sorted(self._by_subject.get(subject, {}).get(predicate.value, ())))

    def get(self, subject: str, predicate: NamedNode) -> str | None:
        """The single value of a property, or None."""
        values = self.all(subject, predicate)
        if len(values) > 1:
            raise StoreError(f"{subject} has {len(values)} values of {predicate}, must have one")
        return values[0] if values else None

    def one(self, subject: str, predicate: NamedNode) -> str:
        """The single value of a property that must be there."""
        value = self.get(subject, predicate)
        if value is None:
            raise StoreError(f"{subject} lacks {predicate}")
        return value

    def day(self, subject: str, predicate: NamedNode) -> date | None:
        """The single xsd:date of a property, or None."""
        value = self.get(subject, predicate)
        return None if value is None else date.fromisoformat(value)


def _article(graph: _Facts) -> StoredArticle:
    names = graph.instances(t.NEWS_ARTICLE)
    if len(names) != 1:
        raise StoreError(f"a graph must hold one article, has {len(names)}")
    name = names[0]
    return StoredArticle(
        id=graph.one(name, t.IDENTIFIER),
        source=graph.one(name, t.SOURCE),
        content_hash=graph.one(name, t.CONTENT_HASH),
        extractor=graph.get(name, t.EXTRACTED_WITH) or "",
        title=graph.get(name, t.HEADLINE),
        published=graph.day(name, t.DATE_PUBLISHED),
        url=graph.get(name, t.URL),
        publisher=graph.get(name, t.PUBLISHER),
        agency=graph.get(name, t.AGENCY),
        authors=graph.all(name, t.AUTHOR),
        country=graph.get(name, t.COUNTRY),
        language=graph.get(name, t.LANGUAGE),
        licence=graph.get(name, t.RIGHTS),
        format=graph.get(name, t.FORMAT),
        retrieved=graph.get(name, t.RETRIEVED),
        bytes_hash=graph.get(name, t.BYTES_HASH),
        date_basis=graph.get(name, t.DATE_BASIS),
        published_from=graph.get(name, t.PUBLISHED_FROM),
        published_until=graph.get(name, t.PUBLISHED_UNTIL),
    )


def _statement(graph: _Facts, article: str, name: str, relations: Mapping[str, RelationType]) -> Statement:
    relation = graph.one(name, t.PREDICATE)
    if relation not in relations:
        raise StoreError(f"{name} has the relation {relation}, which the ontology does not define")
    evidence = graph.one(name, t.EVIDENCE)
    place = graph.get(name, t.LOCATION)
    return Statement(
        relation=relations[relation],
        subject=_mention(graph, graph.one(name, t.SUBJECT), graph.one(name, t.SUBJECT_MENTION)),
        object=_mention(graph, graph.one(name, t.OBJECT), graph.one(name, t.OBJECT_MENTION)),
        polarity=Polarity(graph.one(name, t.POLARITY).removeprefix(KG)),
        modality=Modality(graph.one(name, t.MODALITY).removeprefix(KG)),
        confidence=float(graph.one(name, t.CONFIDENCE)),
        evidence=Evidence(article, _span(graph, evidence), _exact(graph, evidence)),
        trigger=_span(graph, graph.one(name, t.TRIGGER)),
        example=graph.one(name, t.EXAMPLE),
        attribution=_attribution(graph, name),
        when=_when(graph, name),
        place=_actor(graph, place) if place else None,
        quantity=_quantity(graph, name),
        basis=graph.get(name, t.BASIS) or "",
    )


def _mention(graph: _Facts, actor: str, stretch: str) -> Mention:
    return Mention(_span(graph, stretch), _exact(graph, stretch), _actor(graph, actor))


def _actor(graph: _Facts, name: str) -> Actor:
    return Actor(
        iri=name,
        label=graph.one(name, t.LABEL),
        kind=_KINDS[graph.one(name, t.TYPE)],
        aliases=graph.all(name, t.ALIAS),
        part_of=graph.get(name, t.PART_OF),
        located_in=graph.get(name, t.LOCATED_IN),
        ids=graph.all(name, t.SAME),
        candidates=graph.all(name, t.CANDIDATE),
    )


def _span(graph: _Facts, stretch: str) -> Span:
    selector = graph.one(stretch, t.HAS_SELECTOR)
    return Span(int(graph.one(selector, t.START)), int(graph.one(selector, t.END)))


def _exact(graph: _Facts, stretch: str) -> str:
    return graph.one(graph.one(stretch, t.HAS_SELECTOR), t.EXACT)


def _attribution(graph: _Facts, name: str) -> Attribution | None:
    label = graph.get(name, t.ATTRIBUTED_TO)
    if label is None:
        return None
    actor, stretch = graph.get(name, t.ATTRIBUTED_TO_ACTOR), graph.get(name, t.ATTRIBUTION_MENTION)
    return Attribution(
        label, _actor(graph, actor) if actor else None, _span(graph, stretch) if stretch else None
    )


def _when(graph: _Facts, name: str) -> When | None:
    text = graph.get(name, t.TIME_TEXT)
    if text is None:
        return None
    precision = Precision(graph.one(name, t.TIME_PRECISION))
    return When(text, graph.day(name, t.START_DATE), graph.day(name, t.END_DATE), precision)


def _quantity(graph: _Facts, name: str) -> Quantity | None:
    value = graph.get(name, t.QUANTITY)
    if value is None:
        return None
    return Quantity(int(value), graph.one(name, t.QUANTITY_TEXT), graph.one(name, t.QUANTITY_OF))
