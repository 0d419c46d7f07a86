"""The ruler with looked-up rules against spaCy's own: on any text the same annotations."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from graph.model import Article
from graph.reading import read
from graph.understanding.language import DEFAULT_MODEL
from graph.understanding.ruler import IndexedRuler, index_ruler
from tests.commands import ROOT

WORDS = [
    "the", "to", "be", "got", "gets", "There", "'s", "is", "not", " ", "\n", "had", "of", "That", "Who",
    "which", "$", "5", "US", "her", "\u200b", "🙂", "(", ")", ".",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join), st.text(max_size=40)
)


@pytest.fixture(scope="module")
def both() -> tuple[Language, Language]:
    """The pipeline as it comes, and with the other ruler."""
    stock, indexed = spacy.load(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    index_ruler(indexed)
    return stock, indexed


def annotated(document: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.ent_type_) for t in document]


def test_the_ruler_is_exchanged_once(both: tuple[Language, Language]) -> None:
    stock, indexed = both
    assert type(stock.get_pipe("attribute_ruler")) is AttributeRuler
    ruler = indexed.get_pipe("attribute_ruler")
    assert type(ruler) is IndexedRuler
    index_ruler(indexed)
    assert indexed.get_pipe("attribute_ruler") is ruler
    assert stock.pipe_names == indexed.pipe_names


def test_a_pipeline_without_ruler_stays_as_it_is() -> None:
    blank = spacy.blank("en")
    index_ruler(blank)
    assert blank.pipe_names == []


def test_the_sample_articles_are_annotated_alike(both: tuple[Language, Language]) -> None:
    texts = [item.text for item in read([ROOT / "data" / "articles"]) if isinstance(item, Article)]
    stock, indexed = ([annotated(d) for d in nlp.pipe(texts)] for nlp in both)
    assert stock == indexed


@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_any_text_is_annotated_alike(both: tuple[Language, Language], text: str) -> None:
    whole = text.encode(errors="replace").decode()  # without half characters
    stock, indexed = both
    assert annotated(stock(whole)) == annotated(indexed(whole))
