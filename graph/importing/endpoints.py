"""A SPARQL endpoint and a query in, entries out: it is asked when somebody names it, and nothing else is.

The query gives ``?actor`` (an IRI) and ``?name`` in each row, and may give ``?alias`` and ``?kind``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pyoxigraph as ox

from graph.errors import FetchError, ImportingError
from graph.fetching.fetcher import Fetcher, Manner
from graph.importing.entries import Entry, Listing, checked, names_of
from graph.importing.tables import kind_of
from graph.limits import IMPORT_SECONDS, MAX_IMPORT_BYTES, MAX_QUERY_BYTES
from graph.ontology import ROOT, WD

WIKIDATA: Final = "https://query.wikidata.org/sparql"
QUERY: Final = ROOT / "imports" / "wikidata.rq"

_MANNER: Final = Manner(
    allow_private=True,  # an endpoint is named by who asks it, and often runs on this machine
    robots=False,  # it is there to be asked by programs
    redirects=0,  # only the address that was named is asked
    tries=1,
    seconds=IMPORT_SECONDS,
    patience=IMPORT_SECONDS,
    ceiling=MAX_IMPORT_BYTES,
    accept="application/sparql-results+json",
)


def ask_endpoint(address: str, query: str) -> Listing:
    """The entries that an endpoint answers.

    Args:
        address: of the endpoint, http or https.
        query: SELECT, with ?actor and ?name.

    Raises:
        ImportingError: if it cannot be reached, or does not answer as it must.
    """
    if len(query.encode()) > MAX_QUERY_BYTES:
        raise ImportingError(f"a query of more than {MAX_QUERY_BYTES:,} bytes")
    data = _fetched(address, query)
    try:
        answer = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
        if not isinstance(answer, ox.QuerySolutions):
            raise ImportingError(f"{address}: the query must be a SELECT query")
        return Listing(checked(_entries(answer, address), address))
    except (SyntaxError, ValueError) as error:
        raise ImportingError(f"{address}: no SPARQL result ({' '.join(str(error).split())[:200]})") from error


def read_query(path: Path | None) -> str:
    """The text of a query file; Wikidata's where none is named.

    Raises:
        ImportingError: if it cannot be read.
    """
    try:
        return (path or QUERY).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ImportingError(f"cannot read the query {path}: {error}") from error


def _fetched(address: str, query: str) -> bytes:
    separator = "&" if "?" in address else "?"
    url = f"{address}{separator}{urlencode({'query': query})}"
    try:
        answer = Fetcher(_MANNER).fetch(url)
    except FetchError as error:
        raise ImportingError(f"{address}: {error.reason}") from error
    if answer.body is None:
        raise ImportingError(f"{address}: no answer")
    with answer.body as body:
        return body.read()


def _entries(answer: ox.QuerySolutions, address: str) -> Iterator[Entry]:
    names: dict[str, dict[str, None]] = {}
    aliases: dict[str, dict[str, None]] = {}
    kinds: dict[str, str] = {}
    columns = {variable.value for variable in answer.variables}
    if not {"actor", "name"} <= columns:
        raise ImportingError(f"{address}: the query must select ?actor and ?name")
    for number, row in enumerate(answer, start=1):
        where = f"{address}, row {number}"
        actor, name = row["actor"], row["name"]
        if not isinstance(actor, ox.NamedNode) or not isinstance(name, ox.Literal):
            raise ImportingError(f"{where}: ?actor must be an IRI and ?name a text")
        names.setdefault(actor.value, {})[name.value] = None
        if "alias" in columns and isinstance(alias := row["alias"], ox.Literal):
            aliases.setdefault(actor.value, {})[alias.value] = None
        kind = row["kind"].value if "kind" in columns and isinstance(row["kind"], ox.Literal) else ""
        if kinds.setdefault(actor.value, kind) != kind:
            raise ImportingError(f"{where}: {actor.value} is of two kinds")
    for iri in sorted(names):
        where = f"{address}, {iri}"
        yield Entry(
            key=iri.removeprefix(WD),
            names=names_of((*sorted(names[iri]), *sorted(aliases.get(iri, ()))), where),
            kind=kind_of(kinds.get(iri, ""), where),
            where=where,
            ids=(iri,),
        )
