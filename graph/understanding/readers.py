"""Ontology and language model → a reader of articles; its frames come from a cache where they can."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from graph.caching import older, sources, write_whole
from graph.limits import MAX_KEPT_LESSONS
from graph.model import RelationType
from graph.ontology import Ontology
from graph.understanding import (
    carrying,
    compiled,
    control,
    frames,
    language,
    lexicon,
    noun_roles,
    phrases,
    prepositional_roles,
    role_graph,
    roles,
    syntax,
    verb_roles,
    words,
)  # fmt: skip
from graph.understanding.compiled import Compiled, Frames
from graph.understanding.editions import version
from graph.understanding.extraction import Reader
from graph.understanding.matching import Matcher
from graph.understanding.names import NameIndex
from graph.values import digest

_COMPILERS = (
    carrying, compiled, control, frames, lexicon, noun_roles, phrases, prepositional_roles, role_graph, roles,
    syntax, verb_roles, words,
)  # fmt: skip
"""The modules that frames depend on."""

Learning = Callable[[int], None]


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


def compile_ontology(
    ontology: Ontology,
    model: str = language.DEFAULT_MODEL,
    cache: Path | None = None,
    learning: Learning = lambda _: None,
) -> Compiled:
    """The frames of all examples; a relation's come from the cache while nothing that makes them changes."""
    paths = lessons(ontology, model, cache) if cache else {}
    known = {name: found for name, path in paths.items() if (found := _recall(path))}
    new = [relation for name, relation in ontology.relations.items() if name not in known]
    if new:
        learning(sum(len(relation.examples) + len(relation.counter_examples) for relation in new))
        words = lexicon.load(ontology.description)
        for relation in new:
            known[relation.name] = _compile(relation, words, model)
            _keep(paths.get(relation.name), known[relation.name])
    parts = [known[name] for name in ontology.relations]
    return Compiled(
        Frames.joined(part.frames for part in parts), tuple(u for part in parts for u in part.failed)
    )


def lessons(ontology: Ontology, model: str, cache: Path) -> Mapping[str, Path]:
    """The file of a cache that the frames of each relation are kept in, by the relation's name."""
    base = _fingerprint(ontology, model)
    return {
        r.name: cache / f"frames-{r.name}-{_lesson_hash(base, r)}.txt" for r in ontology.relations.values()
    }


def _compile(relation: RelationType, words: lexicon.Lexicon, model: str) -> Compiled:
    nlp = language.load(model)
    taught, failed = frames.compile_frames(
        [relation], words, lambda texts: language.parse_examples(nlp, texts)
    )
    return Compiled(Frames(taught), failed)


def _fingerprint(ontology: Ontology, model: str) -> str:
    """What makes all frames: lexicon, model and code."""
    words = (path.read_text(encoding="utf-8") for path in ontology.files if path.parent.name == "lexicon")
    return digest(model, version(model), sys.version.split()[0], *words, *sources(_COMPILERS))


def _lesson_hash(base: str, relation: RelationType) -> str:
    kinds = (",".join(sorted(side)) for side in (relation.domain, relation.range))
    return digest(base, relation.name, *kinds, *relation.examples, "", *relation.counter_examples)[:20]


def _recall(path: Path) -> Compiled | None:
    """What the cache holds; a damaged entry is none and is written anew."""
    try:
        return compiled.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return None


def _keep(path: Path | None, found: Compiled) -> None:
    """Write a cache entry whole or not at all; a cache that cannot be written is no error."""
    if path is None:
        return
    with suppress(OSError):
        write_whole(path, lambda part: part.write_text(compiled.dumps(found), encoding="utf-8"))
        for old in older(path.parent, f"{path.name.rpartition('-')[0]}-*.txt", MAX_KEPT_LESSONS):
            old.unlink(missing_ok=True)
