"""Ontology and language model → a reader of articles; its frames come from a cache where they can."""

from __future__ import annotations

from pathlib import Path

from graph.ontology import Ontology
from graph.understanding import language, lexicon
from graph.understanding.extraction import Reader
from graph.understanding.learning import Learning, compile_ontology
from graph.understanding.matching import Matcher
from graph.understanding.names import NameIndex


def make_reader(
    ontology: Ontology,
    model: str = language.DEFAULT_MODEL,
    cache: Path | None = None,
    learning: Learning = lambda _: None,
) -> Reader:
    """Make a reader.

    Args:
        ontology: relation types with their examples, actors, lexicon.
        model: a spaCy pipeline that is installed.
        cache: a folder for compiled frames; None compiles afresh (some minutes).
        learning: called with the number of examples if they have to be compiled.

    Raises:
        ModelError: if the pipeline cannot be loaded.
        OntologyError: if the lexicon is incomplete.
    """
    return Reader(
        nlp=language.load(model),
        lexicon=lexicon.load(ontology.description),
        names=NameIndex(ontology.actors),
        relations=ontology.relations,
        matcher=Matcher(
            compile_ontology(ontology, model, cache, learning).frames,
            keeping=(relation.name for relation in ontology.relations.values() if relation.keeps_content),
        ),
    )
