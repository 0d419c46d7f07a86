"""A pipeline in, a file out from which a process of another machine makes the same reader, and that process.

In it are the ontology, the actors, and what the examples teach, so that no machine of a cluster learns them.
The code and the language model are installed on each; that they are the same is looked at first.
"""

from __future__ import annotations

import pickle
import platform
import zipfile
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from graph.errors import KgError
from graph.ontology import base
from graph.ontology.base import ActorBase
from graph.pipeline import Pipeline
from graph.values import digest

_PIPELINE, _ACTORS, _LESSONS, _FILES = "pipeline.pickle", "actors.db", "lessons", "files"
_PACKAGE: Final = Path(__file__).parent.parent


def pack(pipeline: Pipeline, target: Path) -> None:
    """Write a pipeline to a zip file.

    Raises:
        OSError: if it cannot be written.
    """
    ontology = pipeline.ontology
    places = [
        Path(_FILES, str(number), file.parent.name, file.name) for number, file in enumerate(ontology.files)
    ]
    told = (
        installed(pipeline.model),
        type(pipeline),
        replace(ontology, actors={}, files=tuple(places)),
        pipeline.model,
    )
    with TemporaryDirectory() as folder, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        actors = Path(folder) / _ACTORS
        base.write(actors, ontology.actors.items())
        bundle.write(actors, _ACTORS)
        bundle.writestr(_PIPELINE, pickle.dumps(told))
        for file, place in zip(ontology.files, places, strict=True):
            bundle.write(file, place)
        for lesson in _lessons(pipeline):
            bundle.write(lesson, f"{_LESSONS}/{lesson.name}")


def unpacked(folder: Path) -> Pipeline:
    """The pipeline of a bundle that was unpacked into a folder.

    Raises:
        KgError: if this machine has other code or another language model than the one that packed it.
    """
    mark, kind, ontology, model = pickle.loads((folder / _PIPELINE).read_bytes())  # noqa: S301  # our own
    if (here := installed(model)) != mark:
        raise KgError(
            f"{platform.node()} has {here}, who drives the cluster has {mark}; install the same on both"
        )
    files = tuple(folder / file for file in ontology.files)
    actors = ActorBase.open(folder / _ACTORS)
    whole = replace(ontology, files=files, actors=actors)
    return kind(whole, model, folder / _LESSONS, has_learnt=True)  # type: ignore[no-any-return]  # as packed


@cache
def installed(model: str) -> str:
    """What reads articles here: our code, by digest, and the version of the language model."""
    code = sorted(_PACKAGE.rglob("*.py"))
    told = digest(*(path.read_text(encoding="utf-8") for path in code))[:12]
    try:
        version = metadata.version(model)
    except metadata.PackageNotFoundError:
        version = "of no known version"
    return f"Actorgraph {told} with {model} {version}"


def _lessons(pipeline: Pipeline) -> list[Path]:
    if not pipeline.cache or not pipeline.ontology.relations:
        return []
    from graph.understanding.learning import lessons  # imports spaCy

    pipeline.learn()
    paths = lessons(pipeline.ontology, pipeline.model, pipeline.cache).values()
    return [path for path in paths if path.exists()]
