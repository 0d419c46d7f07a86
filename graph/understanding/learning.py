"""Ontology and language model in, the frames of all examples out; those of a relation are kept in a cache.

Processes that learn into one cache at a time share the work: each takes the relations that no other is at.
The kernel's locks say which those are, so what a killed process was at is free again.
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

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
from graph.values import digest

_COMPILERS: Final = (
    carrying, compiled, control, frames, lexicon, noun_roles, phrases, prepositional_roles, role_graph, roles,
    syntax, verb_roles, words,
)  # fmt: skip
"""The modules that frames depend on."""

_LOCKS: Final = "learning.lock"
"""A file without content, of which each relation has a byte to be locked."""

Learning = Callable[[int], None]


def compile_ontology(
    ontology: Ontology,
    model: str = language.DEFAULT_MODEL,
    cache: Path | None = None,
    learning: Learning = lambda _: None,
) -> Compiled:
    """The frames of all examples; a relation's come from the cache while nothing that makes them changes.

    Args:
        ontology: relation types with their examples, lexicon.
        model: a spaCy pipeline that is installed.
        cache: a folder for compiled frames; None compiles afresh (some minutes).
        learning: called with the number of examples if they have to be compiled.

    Raises:
        ModelError: if the pipeline cannot be loaded.
        OntologyError: if the lexicon is incomplete.
    """
    paths = lessons(ontology, model, cache) if cache else {}
    known = {name: found for name, path in paths.items() if (found := _recall(path))}
    new = [relation for name, relation in ontology.relations.items() if name not in known]
    if new:
        learning(sum(map(_length, new)))
        words = lexicon.load(ontology.description)
        with _locks(cache) as locks:
            for relation in _in_turn(sorted(new, key=_length, reverse=True), list(ontology.relations), locks):
                path = paths.get(relation.name)
                found = _recall(path) if path else None
                if found is None:
                    found = _compile(relation, words, model)
                    _keep(path, found)
                known[relation.name] = found
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


def _length(relation: RelationType) -> int:
    return len(relation.examples) + len(relation.counter_examples)


@contextmanager
def _locks(cache: Path | None) -> Iterator[int | None]:
    """The descriptor of the file of locks; None where nothing can be kept, and so nothing shared."""
    descriptor = None
    if cache is not None:
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(cache / _LOCKS, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _in_turn(new: list[RelationType], names: list[str], locks: int | None) -> Iterator[RelationType]:
    """Each relation while it is this process's alone; those that others are at come last."""
    taken = []
    for relation in new:
        byte = names.index(relation.name)
        try:
            with _locked(locks, byte, fcntl.LOCK_EX | fcntl.LOCK_NB):
                yield relation
        except BlockingIOError:
            taken.append((byte, relation))
    for byte, relation in taken:
        with _locked(locks, byte, fcntl.LOCK_EX):
            yield relation


@contextmanager
def _locked(locks: int | None, byte: int, how: int) -> Iterator[None]:
    if locks is None:
        yield
        return
    fcntl.lockf(locks, how, 1, byte)
    try:
        yield
    finally:
        fcntl.lockf(locks, fcntl.LOCK_UN, 1, byte)


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
