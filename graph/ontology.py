"""ontology/*.ttl → relation types, actor records and namespaces. Reads the Turtle files, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.errors import OntologyError
from graph.model import ACTOR_KINDS, Actor, Kind, RelationType, digest

BASE: Final = "https://w3id.org/actorgraph/"
KG: Final = BASE + "schema#"
REL: Final = BASE + "relation/"
LEX: Final = BASE + "lexicon#"
PLOVER: Final = BASE + "plover/"
ACTOR: Final = BASE + "actor/"
ARTICLE: Final = BASE + "article/"
STATEMENT: Final = BASE + "statement/"
WD: Final = "http://www.wikidata.org/entity/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SCHEMA: Final = "https://schema.org/"
DCTERMS: Final = "http://purl.org/dc/terms/"

PREFIXES: Final[Mapping[str, str]] = {
    "kg": KG, "rel": REL, "lex": LEX, "plover": PLOVER, "actor": ACTOR, "article": ARTICLE,
    "statement": STATEMENT, "wd": WD, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "skos": SKOS,
    "prov": PROV, "oa": OA, "schema": SCHEMA, "dcterms": DCTERMS,
}  # fmt: skip
"""The prefixes that every query and every export knows."""

ONTOLOGY_GRAPH: Final = BASE + "ontology"
"""The named graph that holds the ontology inside a store."""

IDENTITIES_GRAPH: Final = BASE + "identities"
"""The named graph that says which actors of a store are one; derived, never edited."""

JUDGEMENTS_GRAPH: Final = BASE + "judgements"
"""The named graph that logs what people judge of actors."""

IMPORTS: Final = BASE + "import/"
"""What the named graphs of lists of actors begin with."""

_PACKAGED = Path(__file__).parent / "_ontology"
ROOT: Final = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent / "ontology"
"""The folder of Turtle files: inside an installed wheel, else the checkout's own."""

QUERIES: Final = ROOT / "queries"
"""The folder of named SPARQL queries."""

_ALTERNATION = re.compile(r"\[([^\[\]]*)\]")
_CLASSES: Final = {KG + kind[0].upper() + kind[1:]: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held: "President" of the actor ``of``, from ``since`` to ``until`` (None is open)."""

    office: str
    of: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """A known actor with the words that point to it.

    ``adjectives`` ("Turkish") and ``demonyms`` ("Turks") describe what is its own; ``metonyms`` ("Ankara")
    are names of something else that stand for it when it acts.
    """

    actor: Actor
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    capital: str | None = None
    gender: str | None = None
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True)
class Description:
    """All triples of one Turtle file set, by subject; the loaders of this and higher floors read from it."""

    facts: Mapping[str, Mapping[str, tuple[str, ...]]]

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values of a property, sorted, so that no file order shows through."""
        return self.facts.get(subject, {}).get(predicate, ())

    def text(self, subject: str, predicate: str) -> str | None:
        """The single value of a property, or None.

        Raises:
            OntologyError: if there are several.
        """
        values = self.texts(subject, predicate)
        if len(values) > 1:
            raise OntologyError(f"{subject} has {len(values)} values of {predicate}, must have one")
        return values[0] if values else None

    def instances(self, cls: str) -> tuple[str, ...]:
        """All subjects of a class, sorted."""
        return tuple(sorted(s for s, facts in self.facts.items() if cls in facts.get(RDF + "type", ())))


@dataclass(frozen=True)
class Ontology:
    """Relation types by name, actor records by IRI, and the description that they were read from."""

    relations: Mapping[str, RelationType]
    actors: Mapping[str, ActorRecord]
    description: Description
    files: tuple[Path, ...]
    hash: str

    @cached_property
    def relation_by_iri(self) -> Mapping[str, RelationType]:
        """The relation types by IRI."""
        return {relation.iri: relation for relation in self.relations.values()}


def load(root: Path = ROOT, extra: Iterable[Path] = ()) -> Ontology:
    """Read all Turtle files below ``root``, and any ``extra`` ones.

    Raises:
        OntologyError: naming file and line where a file is not Turtle, or the term that is incomplete.
    """
    files = (*sorted(root.rglob("*.ttl")), *extra)
    if not files:
        raise OntologyError(f"no .ttl files in {root}")
    description = describe(files)
    relations = {
        r.name: r for r in (_relation(description, iri) for iri in description.instances(KG + "RelationType"))
    }
    actors = actor_records(description)
    content = digest(*(path.read_text(encoding="utf-8") for path in files))
    return Ontology(relations, actors, description, files, content)


def describe(files: Iterable[Path]) -> Description:
    """What Turtle files say, and nothing else.

    Raises:
        OntologyError: naming file and line where a file is not Turtle.
    """
    return Description(_read(files))


def actor_records(description: Description) -> dict[str, ActorRecord]:
    """The actors that a description has, by IRI.

    Raises:
        OntologyError: naming the one that is incomplete.
    """
    return {iri: _record(description, iri, kind) for iri, kind in _kinds(description)}


def expand(example: str) -> tuple[str, ...]:
    """All sentences that an example with [alternatives|in brackets] stands for.

    >>> expand("X [backs|props up] Y")
    ('X backs Y', 'X props up Y')
    """
    choice = _ALTERNATION.search(example)
    if choice is None:
        return (example,)
    before, after = example[: choice.start()], example[choice.end() :]
    return tuple(whole for part in choice[1].split("|") for whole in expand(before + part + after))


def _read(files: Iterable[Path]) -> dict[str, dict[str, tuple[str, ...]]]:
    facts: dict[str, dict[str, set[str]]] = {}
    for path in files:
        try:
            for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                subject, predicate = str(getattr(triple.subject, "value", "")), triple.predicate.value
                facts.setdefault(subject, {}).setdefault(predicate, set()).add(
                    str(getattr(triple.object, "value", ""))
                )
        except (SyntaxError, OSError) as error:
            line = getattr(error, "lineno", None)
            raise OntologyError(f"{path}{f':{line}' if line else ''}: {error}") from error
    return {s: {p: tuple(sorted(values)) for p, values in by.items()} for s, by in facts.items()}


def _relation(description: Description, iri: str) -> RelationType:
    event = description.text(iri, KG + "event")
    quad = description.text(event, KG + "quadClass") if event else None
    parents = [p for p in description.texts(iri, RDFS + "subPropertyOf") if p.startswith(REL)]
    return RelationType(
        name=iri.removeprefix(REL),
        iri=iri,
        label=description.text(iri, RDFS + "label") or iri.removeprefix(REL),
        definition=description.text(iri, SKOS + "definition") or "",
        parent=parents[0].removeprefix(REL) if parents else None,
        event=event.removeprefix(PLOVER) if event else None,
        quad=int(quad) if quad else None,
        symmetric=OWL + "SymmetricProperty" in description.texts(iri, RDF + "type"),
        domain=_kind_set(description, iri, "domainIncludes"),
        range=_kind_set(description, iri, "rangeIncludes"),
        examples=_sentences(description, iri, "example"),
        counter_examples=_sentences(description, iri, "not"),
        keeps_content=description.text(iri, LEX + "keepsContent") == "true",
    )


def _sentences(description: Description, iri: str, term: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for example in description.texts(iri, LEX + term) for s in expand(example)))


def _kind_set(description: Description, iri: str, term: str) -> frozenset[Kind]:
    classes = description.texts(iri, SCHEMA + term)
    unknown = [c for c in classes if c not in _CLASSES and c != KG + "Actor"]
    if unknown or not classes:
        raise OntologyError(f"{iri}: schema:{term} must name kinds of kg:, has {unknown or 'none'}")
    named = {Kind(_CLASSES[c]) for c in classes if c in _CLASSES}
    return frozenset(named | (ACTOR_KINDS if KG + "Actor" in classes else set()))


def _kinds(description: Description) -> Iterable[tuple[str, Kind]]:
    for iri, facts in sorted(description.facts.items()):
        kinds = [_CLASSES[c] for c in facts.get(RDF + "type", ()) if c in _CLASSES]
        if len(kinds) > 1:
            raise OntologyError(f"{iri} has the kinds {', '.join(kinds)}, must have one")
        if kinds:
            yield iri, Kind(kinds[0])


def _record(description: Description, iri: str, kind: Kind) -> ActorRecord:
    label = description.text(iri, SKOS + "prefLabel")
    if label is None:
        raise OntologyError(f"{iri} has no skos:prefLabel")
    wholes = description.texts(iri, KG + "partOf")
    places = description.texts(iri, KG + "locatedIn")
    actor = Actor(
        iri, label, kind,
        aliases=description.texts(iri, SKOS + "altLabel"),
        part_of=wholes[0] if wholes else None,
        located_in=places[0] if places else None,
        ids=description.texts(iri, SKOS + "exactMatch"),
    )  # fmt: skip
    return ActorRecord(
        actor,
        adjectives=description.texts(iri, LEX + "adjective"),
        demonyms=description.texts(iri, LEX + "demonym"),
        metonyms=description.texts(iri, LEX + "metonym"),
        capital=next(iter(description.texts(iri, KG + "capital")), None),
        gender=description.text(iri, SCHEMA + "gender"),
        tenures=tuple(_tenure(description, node) for node in description.texts(iri, KG + "holds")),
    )


def _tenure(description: Description, node: str) -> Tenure:
    office, of = description.text(node, KG + "office"), description.text(node, KG + "of")
    if office is None or of is None:
        raise OntologyError(f"{node} needs kg:office and kg:of")
    since, until = (description.text(node, KG + end) for end in ("since", "until"))
    return Tenure(office, of, _day(since, first=True), _day(until, first=False))


def _day(value: str | None, *, first: bool) -> date | None:
    if value is None:
        return None
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (1 if first else 12)
    from calendar import monthrange  # loads locales, which lookups do without

    last = monthrange(year, month)[1]
    return date(year, month, parts[2] if len(parts) > 2 else (1 if first else last))
