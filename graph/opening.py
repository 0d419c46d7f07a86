"""Where a graph is kept in, its store out: a folder, the memory, or a server of SPARQL 1.1."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from graph.fetching import is_address
from graph.storing.backend import Store
from graph.storing.changing import Follower
from graph.storing.embedded import EmbeddedStore
from graph.storing.folder import existing


def opened(
    place: str | Path | None, *, read_only: bool = False, new: bool = True, followers: Iterable[Follower] = ()
) -> Store:
    """The store at a place.

    Args:
        place: a folder, the address of a server (http or https), or None for the memory. A server that wants
            a bearer token finds it in ``KG_STORE_TOKEN``.
        read_only: only what is there, also beside a writer.
        new: make a folder where there is none.
        followers: who is told of what is changed here; of changes on a server nobody is.

    Raises:
        StoreError: if there is no store to read, or it cannot be opened.
    """
    if is_address(place):
        return _remote(str(place), read_only=read_only)
    if place is None:
        return EmbeddedStore.open(None, followers)
    if read_only:
        return EmbeddedStore.open_read_only(Path(place))
    if not new:
        existing(Path(place))
    return EmbeddedStore.open(Path(place), followers)


def _remote(address: str, *, read_only: bool) -> Store:
    from graph.storing.remote import RemoteStore  # imports httpx, which local stores do without
    from graph.storing.transport import Credentials  # see above

    token = os.environ.get("KG_STORE_TOKEN", "")
    return RemoteStore.open(address, Credentials(token=token) if token else None, read_only=read_only)
