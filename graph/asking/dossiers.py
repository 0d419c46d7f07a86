"""A store in, what it knows of each actor out, to compare them by; under the IRIs as they were read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain

import pyoxigraph as ox

from graph.asking.queries import solve
from graph.asking.roster import KINDS
from graph.identity.comparing import acronyms
from graph.identity.dossiers import Deed, Dossier
from graph.model import Kind
from graph.ontology import ACTOR, SKOS
from graph.storing.backend import Store
from graph.understanding.minting import slug


@dataclass(slots=True)
class _Known:
    """What is known of one actor, as it comes in."""

    record: str = ""
    kinds: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    standing: set[Deed] = field(default_factory=set)
    deeds: set[Deed] = field(default_factory=set)


def dossiers(store: Store) -> dict[str, Dossier]:
    """All actors by IRI: those with a record, and those that articles speak of."""
    recorded, met = _recorded(store), _met(store)
    _add_deeds(store, recorded, met)
    found = {iri: _dossier(iri, known) for iri, known in recorded.items() if known.labels}
    for iri, known in met.items():
        if iri not in found:
            found[iri] = _dossier(iri, known)
        elif known.articles:
            found[iri] = replace(found[iri], articles=frozenset(known.articles))
    return _with_acronyms(store, found)


def is_told(dossier: Dossier) -> bool:
    """Whether its name tells whom it means: "police" in one article is not "police" in another."""
    return dossier.known or dossier.iri == ACTOR + slug(dossier.label)


def _recorded(store: Store) -> dict[str, _Known]:
    found: dict[str, _Known] = defaultdict(_Known)
    for row in solve(store, "actors-recorded"):
        known = found[row.text("actor")]
        known.record = max(known.record, row.text("record"))
        known.kinds.add(row.text("class"))
        if name := row.get("name"):
            (known.labels if row.get("how") == SKOS + "prefLabel" else known.aliases).add(name)
        if whole := row.get("whole"):
            known.states.add(whole)
    return found


def _met(store: Store) -> dict[str, _Known]:
    found: dict[str, _Known] = defaultdict(_Known)
    for row in solve(store, "actors-read"):
        known = found[row.text("actor")]
        known.kinds.add(row.text("class"))
        known.labels.add(row.text("label"))
        known.articles.add(row.text("article"))
        if whole := row.get("whole"):
            known.states.add(whole)
    return found


def _add_deeds(store: Store, recorded: dict[str, _Known], met: dict[str, _Known]) -> None:
    for row in solve(store, "deeds-read"):
        subject, relation, object_ = row.text("subject"), row.text("relation"), row.text("object")
        for actor, deed in ((subject, (relation, "to", object_)), (object_, (relation, "from", subject))):
            known = recorded[actor] if actor in recorded else met[actor]
            (known.standing if row.get("lasting") == "true" else known.deeds).add(deed)


def _dossier(iri: str, found: _Known) -> Dossier:
    label, *others = sorted(found.labels) or [iri]
    kinds = sorted(KINDS[kind] for kind in found.kinds if kind in KINDS) or [Kind.GROUP]
    return Dossier(
        iri,
        kinds[0],
        (label, *sorted({*others, *found.aliases} - {label})),
        found.record,
        frozenset(found.states),
        frozenset(found.standing),
        frozenset(found.deeds),
        frozenset(found.articles),
    )


def _with_acronyms(store: Store, found: dict[str, Dossier]) -> dict[str, Dossier]:
    """The same, with the acronyms that a sentence gives in brackets, where one may be another's name."""
    short = {d.label: d for d in found.values() if not d.known and d.label.isupper()}
    wanted = {label.lower() for label in short}
    for dossier in tuple(found.values()):
        spelt = (
            acronyms(dossier.label) & wanted if dossier.articles and dossier.kind is not Kind.PERSON else ()
        )
        if spelt:
            rows = solve(store, "quotes-of", actor=ox.NamedNode(dossier.iri))
            defined = re.compile(rf"{re.escape(dossier.label)} \((\w+)\)")
            given = set(chain.from_iterable(defined.findall(row.text("quote")) for row in rows))
            found[dossier.iri] = replace(dossier, short=frozenset(s for s in given if s.lower() in spelt))
    return found
