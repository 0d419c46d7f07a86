"""Values in, RDF terms out: every IRI and literal form that an article's graph is made of. No blank nodes.

Numbers are written in the canonical form of XML Schema 1.1 Datatypes (appendix E), because the engine keeps
values and not spellings: "0.50" would come back as "0.5" and differ from what was put.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from graph.errors import StoreError
from graph.ontology import ARTICLE, DCTERMS, KG, OA, PROV, RDF, SCHEMA, SKOS, STATEMENT, XSD
from graph.values import Kind, Span

TYPE: Final = NamedNode(RDF + "type")

NEWS_ARTICLE: Final = NamedNode(SCHEMA + "NewsArticle")
IDENTIFIER: Final = NamedNode(DCTERMS + "identifier")
SOURCE: Final = NamedNode(DCTERMS + "source")
HEADLINE: Final = NamedNode(SCHEMA + "headline")
DATE_PUBLISHED: Final = NamedNode(SCHEMA + "datePublished")
URL: Final = NamedNode(SCHEMA + "url")
PUBLISHER: Final = NamedNode(SCHEMA + "publisher")
CONTENT_HASH: Final = NamedNode(KG + "contentHash")
EXTRACTED_WITH: Final = NamedNode(KG + "extractedWith")
AGENCY: Final = NamedNode(SCHEMA + "sourceOrganization")
AUTHOR: Final = NamedNode(SCHEMA + "author")
COUNTRY: Final = NamedNode(SCHEMA + "countryOfOrigin")
LANGUAGE: Final = NamedNode(SCHEMA + "inLanguage")
RIGHTS: Final = NamedNode(DCTERMS + "rights")
FORMAT: Final = NamedNode(DCTERMS + "format")
RETRIEVED: Final = NamedNode(KG + "retrieved")
BYTES_HASH: Final = NamedNode(KG + "bytesHash")
DATE_BASIS: Final = NamedNode(KG + "dateBasis")
PUBLISHED_FROM: Final = NamedNode(KG + "publishedFrom")
PUBLISHED_UNTIL: Final = NamedNode(KG + "publishedUntil")
SIGNATURE: Final = NamedNode(KG + "textSignature")
COPY_OF: Final = NamedNode(KG + "copyOf")

RDF_STATEMENT: Final = NamedNode(RDF + "Statement")
SUBJECT: Final = NamedNode(RDF + "subject")
PREDICATE: Final = NamedNode(RDF + "predicate")
OBJECT: Final = NamedNode(RDF + "object")
POLARITY: Final = NamedNode(KG + "polarity")
MODALITY: Final = NamedNode(KG + "modality")
CONFIDENCE: Final = NamedNode(KG + "confidence")
BASIS: Final = NamedNode(KG + "basis")
EVENT: Final = NamedNode(KG + "event")
EXAMPLE: Final = NamedNode(KG + "example")
EVIDENCE: Final = NamedNode(KG + "evidence")
TRIGGER: Final = NamedNode(KG + "trigger")
SUBJECT_MENTION: Final = NamedNode(KG + "subjectMention")
OBJECT_MENTION: Final = NamedNode(KG + "objectMention")
WAS_DERIVED_FROM: Final = NamedNode(PROV + "wasDerivedFrom")
ATTRIBUTED_TO: Final = NamedNode(KG + "attributedTo")
ATTRIBUTED_TO_ACTOR: Final = NamedNode(KG + "attributedToActor")
ATTRIBUTION_MENTION: Final = NamedNode(KG + "attributionMention")
START_DATE: Final = NamedNode(SCHEMA + "startDate")
END_DATE: Final = NamedNode(SCHEMA + "endDate")
TIME_TEXT: Final = NamedNode(KG + "timeText")
TIME_PRECISION: Final = NamedNode(KG + "timePrecision")
LOCATION: Final = NamedNode(SCHEMA + "location")
QUANTITY: Final = NamedNode(KG + "quantity")
QUANTITY_TEXT: Final = NamedNode(KG + "quantityText")
QUANTITY_OF: Final = NamedNode(KG + "quantityOf")

LABEL: Final = NamedNode(SKOS + "prefLabel")
ALIAS: Final = NamedNode(SKOS + "altLabel")
SAME: Final = NamedNode(SKOS + "exactMatch")
PART_OF: Final = NamedNode(KG + "partOf")
LOCATED_IN: Final = NamedNode(KG + "locatedIn")
CANDIDATE: Final = NamedNode(KG + "candidate")

SPECIFIC_RESOURCE: Final = NamedNode(OA + "SpecificResource")
POSITION_SELECTOR: Final = NamedNode(OA + "TextPositionSelector")
QUOTE_SELECTOR: Final = NamedNode(OA + "TextQuoteSelector")
HAS_SOURCE: Final = NamedNode(OA + "hasSource")
HAS_SELECTOR: Final = NamedNode(OA + "hasSelector")
START: Final = NamedNode(OA + "start")
END: Final = NamedNode(OA + "end")
EXACT: Final = NamedNode(OA + "exact")
PAGE: Final = NamedNode(SCHEMA + "pageStart")

KIND_CLASSES: Final = {kind: NamedNode(KG + kind[0].upper() + kind[1:]) for kind in Kind}

_DATE: Final = NamedNode(XSD + "date")
_MOMENT: Final = NamedNode(XSD + "dateTime")
_DECIMAL: Final = NamedNode(XSD + "decimal")
_INTEGER: Final = NamedNode(XSD + "integer")
_ANY_URI: Final = NamedNode(XSD + "anyURI")


def node(iri: str) -> NamedNode:
    """The node with this IRI.

    Raises:
        StoreError: if it is not an absolute IRI (RFC 3987).
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise StoreError(f"{iri!r} is not an IRI: {error}") from error


def value(term: object) -> str:
    """The IRI of a node or the text of a literal; nothing of what has neither."""
    return str(getattr(term, "value", ""))


def article_node(article_id: str) -> NamedNode:
    """The article, and the named graph of all that is learnt from it.

    >>> article_node("news/2020 März").value
    'https://w3id.org/actorgraph/article/news%2F2020%20M%C3%A4rz'
    """
    return NamedNode(ARTICLE + quote(article_id, safe=""))


def statement_node(statement_id: str) -> NamedNode:
    """The node of ``Statement.id``."""
    return NamedNode(STATEMENT + statement_id)


def stretch_node(article: NamedNode, span: Span) -> NamedNode:
    """A stretch of an article's text, named by its characters (RFC 5147, section 2.2.1).

    >>> stretch_node(article_node("a"), Span(0, 6)).value
    'https://w3id.org/actorgraph/article/a#char=0,6'
    """
    return NamedNode(f"{article.value}#char={span.start},{span.end}")


def selector_node(stretch: NamedNode) -> NamedNode:
    """The Web Annotation selector that picks out a stretch."""
    return NamedNode(stretch.value + ";selector")


def english(text: str) -> Literal:
    """A name in English, as the ontology writes it, so that the union of graphs holds it once."""
    return Literal(text, language="en")


def day(value: date) -> Literal:
    """An xsd:date."""
    return Literal(value.isoformat(), datatype=_DATE)


def moment(value: datetime) -> Literal:
    """An xsd:dateTime in UTC, to the second.

    >>> from datetime import timedelta, timezone
    >>> moment(datetime(2020, 3, 2, 12, 30, 0, 5, timezone(timedelta(hours=3)))).value
    '2020-03-02T09:30:00Z'
    """
    utc = value.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return Literal(f"{utc.isoformat()}Z", datatype=_MOMENT)


def decimal(value: float) -> Literal:
    """An xsd:decimal of at most two digits after the point.

    >>> [decimal(value).value for value in (1.0, 0.5, 0.333, 0.0)]
    ['1', '0.5', '0.33', '0']
    """
    return Literal(f"{value:.2f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


def uri(value: str) -> Literal:
    """An xsd:anyURI: an address as the article gives it, well-formed or not."""
    return Literal(value, datatype=_ANY_URI)
