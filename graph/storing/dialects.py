"""What a server says of itself in, how to speak to it out: paths and limits, as dialects.toml has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from graph.errors import StoreError
from graph.limits_outside import MAX_INSERTED_TRIPLES

_FILE: Final = Path(__file__).with_name("dialects.toml")
_NONE: Final = "-"
STANDARD: Final = "standard"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one kind of server is spoken to.

    ``query``, ``update`` and ``graphs`` are paths behind the address of a database, ``graphs`` that of the
    Graph Store Protocol, "-" where there is none. ``union`` is sent along with each query so that it sees
    the union of all graphs; ``insert`` is how many triples one INSERT DATA may have.
    """

    name: str
    label: str
    query: str
    update: str
    graphs: str
    server: str = ""
    address: str = ""
    union: Mapping[str, str] = field(default_factory=dict)
    insert: int = MAX_INSERTED_TRIPLES

    def base(self, address: str) -> str:
        """The address of the database, whether that was given or where it is asked.

        >>> dialects()["oxigraph"].base("http://localhost:7878/query")
        'http://localhost:7878'
        """
        return address.rstrip("/").removesuffix(self.query)

    def graph_store(self, address: str) -> str | None:
        """Where whole graphs are read and written, if anywhere."""
        return None if self.graphs == _NONE else self.base(address) + self.graphs


@cache
def dialects() -> Mapping[str, Dialect]:
    """All dialects by name."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: Dialect(name, **facts) for name, facts in content.items()}


def recognised(address: str, server: str) -> Dialect:
    """The dialect of a server by its address and Server header; the standard's where it is not known.

    >>> recognised("http://db.example/repositories/news", "").name
    'graphdb'
    >>> recognised("http://db.example/", "Oxigraph/0.5.13").name
    'oxigraph'
    """
    known = dialects()
    for dialect in known.values():
        if dialect.server and dialect.server.casefold() in server.casefold():
            return dialect
    for dialect in known.values():
        if dialect.address and dialect.address in address:
            return dialect
    return known[STANDARD]


def named(name: str) -> Dialect:
    """The dialect of this name.

    Raises:
        StoreError: if there is none.
    """
    try:
        return dialects()[name.casefold()]
    except KeyError:
        raise StoreError(f"no kind of server is named {name!r}; known are {', '.join(dialects())}") from None
