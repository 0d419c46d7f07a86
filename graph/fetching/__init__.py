"""The one room that opens a connection: addresses in, bytes out, within limits and with good manners."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FETCHED: Final = "fetched.sqlite"
"""The file beside a store that remembers what was fetched for it."""


def is_address(place: str | Path | None) -> bool:
    """Whether a place is an address of the web and no path.

    >>> is_address("http://localhost:7878"), is_address("kg-store")
    (True, False)
    """
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))
