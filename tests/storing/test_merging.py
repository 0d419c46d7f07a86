"""One node for one actor in an article's graph, and the graph as it was read back again, quad by quad."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from graph.model import Kind
from graph.ontology import ACTOR, REL
from graph.storing import terms as t
from graph.storing.decoding import decode
from graph.storing.encoding import encode
from graph.storing.merging import Merged, Standing, as_read, merge

from .samples import IDLIB, REBELS, RELATIONS, RUSSIA, TURKEY, article, statements
from .strategies import Extraction, extractions

NAMES = [ACTOR + name for name in ("a", "b", "turkey", "no-1", "x")]


def read() -> tuple[Quad, ...]:
    return tuple(encode(article(), statements(article()), "v1"))


@st.composite
def mergings(draw: st.DrawFn, quads: tuple[Quad, ...]) -> Merged:
    """Any actors of a graph, and others, merged into any that are not merged themselves."""
    actors = sorted({t.value(quad.subject) for quad in quads if quad.predicate == t.LABEL} | set(NAMES))
    nodes = draw(st.lists(st.sampled_from(actors), min_size=1, max_size=2, unique=True))
    others = draw(st.sets(st.sampled_from(actors))) - set(nodes)
    kinds = st.sampled_from(Kind)
    standing = {node: Standing(node, "A label", draw(kinds)) for node in nodes}
    return {other: standing[draw(st.sampled_from(nodes))] for other in sorted(others)}


@given(extractions(), st.data())
def test_what_is_merged_is_read_back_as_it_was(found: Extraction, data: st.DataObject) -> None:
    quads = tuple(encode(found.article, found.statements, "v1"))
    merged = data.draw(mergings(quads))
    written = merge(quads, merged)
    assert set(as_read(written)) == set(quads)
    assert set(merge(as_read(written), merged)) == set(written)
    assert decode(written, RELATIONS)[1] == decode(quads, RELATIONS)[1]
    assert {t.value(q.object) for q in written if q.predicate in {t.SUBJECT, t.OBJECT}}.isdisjoint(merged)


def test_direct_triples_name_the_node_alone() -> None:
    into = Standing(RUSSIA.iri, RUSSIA.label, RUSSIA.kind)
    written = merge(read(), {TURKEY.iri: into})
    direct = {q.triple for q in written if q.predicate.value.startswith(REL)}
    assert direct
    assert all(t.value(triple.subject) == RUSSIA.iri for triple in direct)


def test_a_node_that_the_article_does_not_name_is_described_in_it() -> None:
    elsewhere = Standing(ACTOR + "elsewhere", "Elsewhere", Kind.ARMED_GROUP)
    written = merge(read(), {REBELS.iri: elsewhere})
    told = {(q.predicate, q.object) for q in written if t.value(q.subject) == elsewhere.iri}
    assert (t.LABEL, t.english("Elsewhere")) in told
    assert (t.TYPE, t.KIND_CLASSES[Kind.ARMED_GROUP]) in told
    assert not [q for q in written if t.value(q.subject) == REBELS.iri and q.predicate == t.LABEL]


def test_nothing_changes_where_nobody_is_merged() -> None:
    assert (
        merge(read(), {}) == merge(read(), {ACTOR + "nobody": Standing(IDLIB.iri, "x", Kind.PLACE)}) == read()
    )
    assert as_read(read()) == read()
