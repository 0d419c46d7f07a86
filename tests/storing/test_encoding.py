"""Encoding and decoding: statements come back as they were, and the quads have the form that was agreed."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from graph.errors import StoreError
from graph.model import Actor, Kind, Modality, Polarity, Span
from graph.ontology import ACTOR, REL
from graph.storing.decoding import decode, decode_article
from graph.storing.encoding import encode

from .samples import BACKS, IS_ALLY, RELATIONS, TURKEY, article, statements
from .strategies import Extraction, extractions


@given(extractions())
def test_statements_come_back_as_they_were(extraction: Extraction) -> None:
    quads = list(encode(*extraction, "v1"))
    record, found = decode(reversed(quads), RELATIONS)
    assert found == extraction.statements
    read = extraction.article
    assert (record.id, record.source, record.title, record.published) == (
        read.id,
        read.source,
        read.title,
        read.published,
    )
    assert (record.url, record.publisher, record.content_hash) == (
        read.url,
        read.publisher,
        read.content_hash,
    )
    assert record.extractor == "v1"


@given(extractions())
@settings(max_examples=50)
def test_every_form_of_rdf_gives_the_quads_back(extraction: Extraction) -> None:
    quads = list(encode(*extraction))
    for form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD):
        assert set(ox.parse(ox.serialize(quads, format=form), format=form)) == set(quads), form


@given(extractions())
@settings(max_examples=50)
def test_a_graph_has_no_blank_node_and_each_quad_once(extraction: Extraction) -> None:
    quads = list(encode(*extraction))
    assert len(quads) == len(set(quads))
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad)
    assert {quad.graph_name for quad in quads} == {quads[0].subject}


def test_the_sample_reads_as_the_contract_says() -> None:
    source = article()
    quads = list(encode(source, statements(source), "v1"))
    lines = {f"{quad.triple} ." for quad in quads}
    [statement] = statements(source)
    about = f"<https://w3id.org/actorgraph/statement/{statement.id}> "
    graph = "https://w3id.org/actorgraph/article/news%2F0.txt"
    quote = f"<{graph}#char=12,75>"
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    schema = "https://w3id.org/actorgraph/schema#"
    for line in (
        f"<{ACTOR}turkey> <{REL}backs> <{ACTOR}idlib-rebels> .",
        f'<{ACTOR}turkey> <http://www.w3.org/2004/02/skos/core#altLabel> "Türkiye"@en .',
        f"<{ACTOR}turkey> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{schema}State> .",
        f"{about}<{schema}polarity> <{schema}asserted> .",
        f"{about}<{schema}event> <https://w3id.org/actorgraph/plover/SUPPORT> .",
        f'{about}<{schema}basis> "reading 0.96, object by description 0.91" .',
        f'{about}<{schema}confidence> "0.87"^^<http://www.w3.org/2001/XMLSchema#decimal> .',
        f'{about}<https://schema.org/startDate> "2020-03-02"^^<http://www.w3.org/2001/XMLSchema#date> .',
        f'{about}<{schema}quantity> "300"^^{integer} .',
        f"{about}<{schema}evidence> {quote} .",
        f'{quote[:-1]};selector> <http://www.w3.org/ns/oa#start> "12"^^{integer} .',
        f'<{graph}> <{schema}extractedWith> "v1" .',
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("polarity", "modality", "edges"),
    [
        (Polarity.ASSERTED, Modality.ACTUAL, 1),
        (Polarity.NEGATED, Modality.ACTUAL, 0),
        (Polarity.ASSERTED, Modality.PLANNED, 0),
    ],
)
def test_only_what_holds_is_an_edge(polarity: Polarity, modality: Modality, edges: int) -> None:
    source = article()
    said = tuple(replace(s, polarity=polarity, modality=modality) for s in statements(source))
    assert sum(quad.predicate.value == BACKS.iri for quad in encode(source, said)) == edges


def test_the_order_of_statements_does_not_show() -> None:
    source = article(sentences=3)
    said = statements(source)
    assert list(encode(source, said)) == list(encode(source, said[::-1]))


def test_of_one_id_the_surest_statement_is_kept() -> None:
    source = article()
    [sure] = statements(source)
    unsure = replace(sure, confidence=0.4, example="X propped up Y")
    assert decode(encode(source, (unsure, sure)), RELATIONS)[1] == (sure,)


def test_records_that_differ_for_one_actor_become_one_with_all_names() -> None:
    source = article(sentences=2)
    first, second = statements(source)
    other = Actor(TURKEY.iri, "Turkish Republic", Kind.ORGAN)
    second = replace(second, subject=replace(second.subject, actor=other))
    one = replace(TURKEY, aliases=("Turkish Republic", "Türkiye"))
    assert {s.subject.actor for s in decode(encode(source, (first, second)), RELATIONS)[1]} == {one}


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    source = article()
    said = statements(source)
    shifted = replace(source, text="x" + source.text)
    with pytest.raises(StoreError, match=r"article news/0\.txt: text at \[12, 75\) is"):
        list(encode(shifted, said))
    outside = tuple(replace(s, trigger=Span(900, 906)) for s in said)
    with pytest.raises(StoreError, match=r"\[900, 906\)"):
        list(encode(source, outside))


def test_a_statement_of_another_article_is_refused() -> None:
    with pytest.raises(StoreError, match=r"statement of news/0\.txt put with article news/1\.txt"):
        list(encode(article(1), statements(article(0))))


def test_an_actor_without_an_iri_is_refused() -> None:
    source = article()
    [said] = statements(source)
    nameless = replace(said, subject=replace(said.subject, actor=replace(TURKEY, iri="Tur key")))
    with pytest.raises(StoreError, match="'Tur key' is not an IRI"):
        list(encode(source, (nameless,)))


def test_decoding_refuses_a_relation_that_the_ontology_lacks() -> None:
    source = article()
    with pytest.raises(StoreError, match="relation/backs, which the ontology does not define"):
        decode(encode(source, statements(source)), {IS_ALLY.iri: IS_ALLY})


@pytest.mark.parametrize("lost", ["contentHash", "evidence", "exact", "prefLabel", "NewsArticle"])
def test_decoding_refuses_a_graph_with_a_gap(lost: str) -> None:
    source = article()
    rest = [q for q in encode(source, statements(source)) if lost not in str(q.triple)]
    with pytest.raises(StoreError, match=f"lacks .*{lost}|must hold one article, has 0"):
        decode(rest, RELATIONS)


@pytest.mark.parametrize(
    ("term", "value"), [("polarity", "maybe"), ("quantity", "many"), ("startDate", "soon")]
)
def test_decoding_refuses_a_value_that_encoding_never_writes(term: str, value: str) -> None:
    source = article()
    quads = [
        ox.Quad(q.subject, q.predicate, ox.Literal(value), q.graph_name)
        if q.predicate.value.endswith(term)
        else q
        for q in encode(source, statements(source))
    ]
    with pytest.raises(StoreError, match="not of our making"):
        decode(quads, RELATIONS)


def test_an_article_without_statements_is_a_record_alone() -> None:
    quads = list(encode(article(), ()))
    assert len(quads) == 9
    assert decode_article(quads).title == "Number 0, version 0"
