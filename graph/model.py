"""The domain types: what an article is, what it says, and where it says it.

Frozen values; every floor of the house speaks in them. All offsets are half-open character offsets into
``Article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.origin import UNKNOWN, Dating, Origin, Rejection, Unchanged
from graph.values import ACTOR_KINDS, BlockKind, Kind, Modality, Polarity, Precision, Span, digest

__all__ = [
    "ACTOR_KINDS", "Actor", "Article", "Attribution", "Block", "BlockKind", "Evidence", "Kind", "Mention",
    "Modality", "Polarity", "Precision", "Quantity", "Rejection", "RelationType", "Span", "Statement",
    "Unchanged", "When", "digest",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of an article's text."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read.

    ``id`` is unique in a store; ``source`` says where it was read from (a path, ``path:line``, a URL);
    ``text`` is never changed after reading, so that offsets hold; ``blocks`` cover it in order. ``published``
    is the day where that is certain; ``dating`` has the days in doubt and the basis as well.
    """

    id: str
    text: str
    source: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    blocks: tuple[Block, ...] = ()
    dating: Dating | None = None
    origin: Origin = UNKNOWN

    def __post_init__(self) -> None:
        if not self.id or not self.text.strip():
            raise ValueError(f"article without {'text' if self.id else 'id'} at {self.source}")

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) of all that the article says of itself; equal means nothing to do."""
        parts = (self.text, self.title, self.published, self.url, self.publisher)
        return digest(*("" if part is None else str(part) for part in parts))


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that fills a role: a known record, or a node made from a description.

    ``part_of`` and ``located_in`` are IRIs of the whole (a state, an organisation) and of the place.
    ``ids`` are IRIs of the same thing elsewhere (Wikidata). ``candidates`` are the IRIs of the known actors
    of whom it may be one: of a name that several have, where the article leaves open who is meant.
    """

    iri: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    located_in: str | None = None
    ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that fill a role (the pronoun, where it is one) and the actor that they stand for."""

    span: Span
    text: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text gives it and the days that it covers, both ends included; None is open."""

    text: str
    start: date | None
    end: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"time ends before it starts: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with what is counted: 34, "34", "Turkish soldiers"."""

    value: int
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: a known actor, or a described source ("officials")."""

    label: str
    actor: Actor | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a statement comes from; ``quote`` is the article's text at ``span``."""

    article: str
    span: Span
    quote: str

    def __post_init__(self) -> None:
        if len(self.quote) != self.span.end - self.span.start:
            raise ValueError(f"quote does not fill its span in {self.article}: {self.quote[:40]!r}")


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of relation, as ontology/relations.ttl defines it.

    ``event`` is the PLOVER event type or None; ``quad`` its quad class, 1 to 4; ``domain`` and ``range``
    are the kinds that may fill subject and object; ``examples`` teach it, ``counter_examples`` sharpen it.
    ``keeps_content`` says that what is promised is stated beside the promise.
    """

    name: str
    iri: str
    label: str
    definition: str
    parent: str | None
    event: str | None
    quad: int | None
    symmetric: bool
    domain: frozenset[Kind]
    range: frozenset[Kind]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    keeps_content: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation instance as one sentence states it: who does what to whom, how surely, and who says so.

    ``confidence`` is a probability in [0, 1], and ``basis`` names the parts whose product it is; ``example``
    is the sentence of the ontology that taught the reading; ``trigger`` is the word in the article that
    carries the relation.
    """

    relation: RelationType
    subject: Mention
    object: Mention
    polarity: Polarity
    modality: Modality
    confidence: float
    evidence: Evidence
    trigger: Span
    example: str
    attribution: Attribution | None = None
    when: When | None = None
    place: Actor | None = None
    quantity: Quantity | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence outside [0, 1]: {self.confidence}")

    @property
    def holds(self) -> bool:
        """Whether the text says that it is so, in the actual world: only then is it an edge of the graph."""
        return self.polarity is Polarity.ASSERTED and self.modality is Modality.ACTUAL

    @property
    def id(self) -> str:
        """Twenty hex digits derived from what is stated and where, the same in every run."""
        ends = (
            part
            for mention in (self.subject, self.object)
            for part in (mention.actor.iri, mention.span.start, mention.span.end)
        )
        span = self.evidence.span
        return digest(
            self.evidence.article, self.relation.iri, *map(str, ends), str(span.start), str(span.end),
            self.polarity, self.modality,
        )[:20]  # fmt: skip
