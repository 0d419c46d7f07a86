"""An ontology and a model in, the name of what reads with them out; neither is loaded, which takes long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Final

from graph import limits
from graph.caching import older, write_whole
from graph.limits import MAX_KEPT_LESSONS
from graph.ontology import Ontology
from graph.values import digest

_CEILING: Final = re.compile(r"\bMAX_[A-Z_]+\b")
_MARK: Final = "learnt-{}.txt"


def extractor(ontology: Ontology, model: str) -> str:
    """Names what makes statements out of an article; articles read by another one are read again."""
    code = tuple(path.read_text(encoding="utf-8") for path in reading_code())
    told = digest(*code, *_ceilings(code))
    return f"ontology {ontology.hash[:12]}, {model} {version(model)}, code {told[:12]}"


def reading_code() -> tuple[Path, ...]:
    """The code that decides what an article is read as: understanding, known names, and the types of both."""
    root = Path(__file__).parent.parent
    types = root / "values.py", root / "origin.py", root / "model.py"
    return (*types, *sorted(root.glob("ontology/*.py")), *sorted(root.glob("understanding/*.py")))


def version(model: str) -> str:
    """Of a model that is installed; "unknown" of one that is a folder, or nowhere."""
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return "unknown"


def has_learnt(name: str, cache: Path) -> bool:
    """Whether all that was compiled into a cache for the reader of this name is there still."""
    try:
        kept = _mark(name, cache).read_text(encoding="utf-8").split()
    except OSError:
        return False
    return all((cache / one).exists() for one in kept)


def note_learnt(name: str, cache: Path, kept: Iterable[Path]) -> None:
    """Note in which files it is; where that cannot be written, they are looked through the next time."""
    names = "\n".join(path.name for path in kept)
    with suppress(OSError):
        write_whole(_mark(name, cache), lambda part: part.write_text(names, encoding="utf-8"))
        for old in older(cache, _MARK.format("*"), MAX_KEPT_LESSONS):
            old.unlink(missing_ok=True)


def _mark(name: str, cache: Path) -> Path:
    return cache / _MARK.format(digest(name)[:20])


def _ceilings(code: Iterable[str]) -> Iterator[str]:
    """The ceilings that code keeps, each with its height."""
    named = {name for text in code for name in _CEILING.findall(text)}
    return (f"{name} {vars(limits)[name]}" for name in sorted(named & vars(limits).keys()))
