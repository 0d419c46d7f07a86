"""The one room that opens a connection: addresses in, bytes out, within limits and with good manners."""

from __future__ import annotations

from typing import Final

FETCHED: Final = "fetched.sqlite"
"""The file beside a store that remembers what was fetched for it."""
