"""Ontology and language model → a reader of articles; its frames come from a cache where they can."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from graph.model import digest
from graph.ontology import Ontology
from graph.understanding import compiled, frames, language, lexicon, roles, syntax, words
from graph.understanding.compiled import Compiled
from graph.understanding.extraction import Reader
from graph.understanding.matching import Matcher
from graph.understanding.names import NameIndex

_COMPILERS = (compiled, frames, lexicon, roles, syntax, words)


def make_reader(ontology: Ontology, model: str = language.DEFAULT_MODEL, cache: Path | None = None) -> Reader:
    """Make a reader.

    Args:
        ontology: relation types with their examples, actors, lexicon.
        model: a spaCy pipeline that is installed.
        cache: a folder for compiled frames; None compiles afresh (about half a minute).

    Raises:
        ModelError: if the pipeline cannot be loaded.
        OntologyError: if the lexicon is incomplete.
    """
    return Reader(
        nlp=language.load(model),
        lexicon=lexicon.load(ontology.description),
        names=NameIndex(ontology.actors),
        relations=ontology.relations,
        matcher=Matcher(compile_ontology(ontology, model, cache).frames),
    )


def compile_ontology(ontology: Ontology, model: str = language.DEFAULT_MODEL, cache: Path | None = None) -> Compiled:
    """The frames of all examples, from the cache if ontology, model and code are those that wrote it."""
    path = cache / f"frames-{_fingerprint(ontology, model)}.json" if cache else None
    if path is not None and path.is_file():
        try:
            return compiled.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            pass  # a damaged cache is written anew
    nlp = language.load(model)
    found = Compiled(
        *frames.compile_frames(
            ontology.relations.values(),
            lexicon.load(ontology.description),
            lambda texts: language.parse_examples(nlp, texts),
        )
    )
    if path is not None:
        _keep(path, compiled.dumps(found))
    return found


def extractor(ontology: Ontology, model: str = language.DEFAULT_MODEL) -> str:
    """Names what makes statements out of an article; articles read by another one are read again."""
    code = digest(*(file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))))
    return f"ontology {ontology.hash[:12]}, {model} {_version(model)}, code {code[:12]}"


def _fingerprint(ontology: Ontology, model: str) -> str:
    code = (Path(str(module.__file__)).read_text(encoding="utf-8") for module in _COMPILERS)
    return digest(ontology.hash, model, _version(model), sys.version.split()[0], *code)[:20]


def _version(model: str) -> str:
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return "unknown"


def _keep(path: Path, text: str) -> None:
    """Write the cache whole or not at all; a cache that cannot be written is no error."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
