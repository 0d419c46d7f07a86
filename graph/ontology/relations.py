"""The triples of a relation type → the type, with all sentences that its examples stand for."""

from __future__ import annotations

import re

from graph.model import RelationType
from graph.ontology.description import Description
from graph.ontology.namespaces import KG, LEX, OWL, PLOVER, RDF, RDFS, REL, SCHEMA, SKOS
from graph.ontology.records import KIND_OF_CLASS
from graph.values import ACTOR_KINDS, Kind

_ALTERNATION = re.compile(r"\[([^\[\]]*)\]")


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


def read_relation(description: Description, iri: str) -> RelationType:
    """A relation type.

    Raises:
        OntologyError: if it names no kinds of actors, or unknown ones, or says twice what can be said once.
    """
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
    unknown = [c for c in classes if c not in KIND_OF_CLASS and c != KG + "Actor"]
    if unknown or not classes:
        raise description.error(iri, f"schema:{term} must name kinds of kg:, has {unknown or 'none'}")
    named = {KIND_OF_CLASS[c] for c in classes if c in KIND_OF_CLASS}
    return frozenset(named | (ACTOR_KINDS if KG + "Actor" in classes else set()))
