"""All contents of a store anew: written beside the old ones, then put in their place at one moment.

A kill leaves the old contents or the new ones, never a part of them; the next writer sweeps the rest. Nothing
that was ever removed from the old contents is in the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.errors import StoreError
from graph.storing import folder, snapshots
from graph.storing.folder import SCHEMA_VERSION, Home


def up_to_date(path: Path) -> Home:
    """The contents of a store that this process holds, in this version; what is left over is swept.

    Raises:
        StoreError: if the engine's files are gone.
        OSError: if the disk fails; then the store is as it was.
    """
    home = folder.prepare(path)
    if home.version < SCHEMA_VERSION:
        return renew(home)
    start = home.engine / "CURRENT"
    if home.snapshots.exists() and not start.exists():  # the engine would begin anew
        raise StoreError(f"the store at {path} is damaged (no {start}); {folder.REMEDY}")
    sweep(home)
    return home


def renew(home: Home) -> Home:
    """Write the contents of a store anew, in this version, without what was ever removed from them.

    Raises:
        OSError: if the disk fails; then the store is as it was.
    """
    new = rewrite(home, lambda engine: engine.bulk_extend(_upgraded(ox.Store(home.engine), home.version)))
    sweep(new)
    return new


def rewrite(home: Home, fill: Callable[[ox.Store], None]) -> Home:
    """Put other contents in the place of those of a store that this process holds; where they are.

    Args:
        home: where the contents are.
        fill: puts the new ones into an empty engine.

    The old ones stay until they are swept.

    Raises:
        OSError: if the disk fails; then the store is as it was, as with whatever ``fill`` raises.
    """
    new = home.next
    try:
        _fill(new, fill, snapshots.last(home.snapshots) + 1)
        folder.settle_in(new)
    except BaseException as error:
        from traceback import clear_frames  # an engine that is still open would write into what is swept

        clear_frames(error.__traceback__)
        sweep(folder.present(home.store))
        raise
    return new


def _fill(home: Home, fill: Callable[[ox.Store], None], state: int) -> None:
    home.path.mkdir()
    engine = ox.Store(home.engine)
    fill(engine)
    engine.flush()
    snapshots.publish(engine, home.snapshots, state)


def _upgraded(engine: ox.Store, version: int) -> Iterator[ox.Quad]:
    from graph.storing.upgrading import upgraded  # hardly ever needed

    for name in (ox.DefaultGraph(), *engine.named_graphs()):
        yield from upgraded(engine.quads_for_pattern(None, None, None, name), version)


def sweep(home: Home) -> None:
    """Remove what a killed process left, and contents that nobody reads any more."""
    for old in folder.deserted(home):
        states = old.snapshots.iterdir() if old.snapshots.is_dir() else ()
        if all(map(snapshots.remove_unread, states)):
            for entry in old.entries:
                snapshots.remove_unread(entry)
