"""An ontology in, what is wrong with its examples out: they teach nothing, or two relations the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.ontology import Ontology
from graph.understanding.frames import Frame, Uncompiled
from graph.understanding.learning import compile_ontology


@dataclass(frozen=True, slots=True)
class Clash:
    """Examples of different relations that are one and the same frame; each is (relation, example)."""

    examples: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "the same to a reader: " + ", ".join(f"“{text}” of rel:{name}" for name, text in self.examples)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of teaching: how many examples are understood, which are not and why, and which clash."""

    learnt: int
    failed: tuple[Uncompiled, ...]
    clashes: tuple[Clash, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, a line each."""
        failed = (f"rel:{one.relation} “{one.example}”: {one.reason}" for one in self.failed)
        return (*failed, *map(str, self.clashes))

    def __str__(self) -> str:
        return f"{self.learnt:,} examples learnt, {len(self.failed)} teach nothing, {len(self.clashes)} clash"


def check(ontology: Ontology, model: str, cache: Path | None = None) -> Lesson:
    """Teach all examples and counter-examples of an ontology to a reader, and say how that went.

    Args:
        ontology: what teaches.
        model: a spaCy pipeline that is installed.
        cache: a folder for compiled frames; None compiles afresh (some minutes).

    Raises:
        ModelError: if the pipeline cannot be loaded.
        OntologyError: if the lexicon is incomplete.
    """
    compiled = compile_ontology(ontology, model, cache)
    return Lesson(len(compiled.frames), compiled.failed, tuple(_clashes(compiled.frames)))


def _clashes(frames: Iterable[Frame]) -> Iterator[Clash]:
    claimed: dict[object, dict[str, str]] = {}
    for frame in frames:
        if not frame.counter:
            claimed.setdefault(frame.root, {}).setdefault(frame.relation, frame.example)
    for examples in claimed.values():
        if len(examples) > 1:
            yield Clash(tuple(sorted(examples.items())))
