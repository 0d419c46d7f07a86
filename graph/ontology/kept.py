"""The actors of a set of files, kept in a folder for the next start; other files, or code, make them anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from graph.caching import older, sources, write_whole
from graph.limits import MAX_KEPT_BASES
from graph.ontology import actors, base, description, gazetteer, records
from graph.ontology.actors import read_actors
from graph.ontology.base import ActorBase
from graph.ontology.description import Description, read_files
from graph.ontology.records import ActorRecord
from graph.values import digest

_CODE: Final = (actors, base, description, gazetteer, records)
"""The modules that make a base."""


def keep_actors(
    files: tuple[Path, ...], tables: tuple[Path, ...], content: str, cache: Path
) -> tuple[Mapping[str, ActorRecord], Description]:
    """The actors of Turtle files, from the folder where they are kept there; and what else the files say.

    Args:
        files: the files.
        tables: further ones, of places.
        content: a digest of what is in them.
        cache: the folder; where it cannot be written, the actors are read afresh each time.

    Raises:
        OntologyError: if the files are not as they must be.
    """
    kept = cache / f"actors-{digest(content, *sources(_CODE))[:20]}.db"
    listed = kept.with_suffix(".files")
    with suppress(OSError, sqlite3.Error, ValueError):
        beyond = [files[int(number)] for number in listed.read_text(encoding="utf-8").split()]
        return ActorBase.open(kept), read_files(beyond)
    told = read_files(files)
    try:
        written = _write(kept, read_actors(told, tables))
        listed.write_text(" ".join(str(files.index(path)) for path in told.beyond_actors), encoding="utf-8")
    except (OSError, sqlite3.Error):
        return dict(read_actors(told, tables)), told
    return written, told


def keep_records(
    key: str, make: Callable[[], Mapping[str, ActorRecord]], cache: Path
) -> Mapping[str, ActorRecord]:
    """Actors that are kept in a folder under a key; made, and kept there, if they are not."""
    kept = cache / f"actors-{digest(key, *sources(_CODE))[:20]}.db"
    with suppress(OSError, sqlite3.Error):
        return ActorBase.open(kept)
    made = make()
    try:
        return _write(kept, made.items())
    except (OSError, sqlite3.Error):
        return made


def _write(kept: Path, records: Iterable[tuple[str, ActorRecord]]) -> ActorBase:
    write_whole(kept, lambda part: base.write(part, records))
    for old in older(kept.parent, "actors-*.db", MAX_KEPT_BASES):
        with suppress(OSError):
            old.with_suffix(".files").unlink(missing_ok=True)
            old.unlink()
    return ActorBase.open(kept)
