"""A SPARQL endpoint and a query in, entries out: the one place that opens the network, when it is asked to.

The query gives ``?actor`` (an IRI) and ``?name`` in each row, and may give ``?alias`` and ``?kind``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pyoxigraph as ox

from graph.errors import ImportingError
from graph.importing.entries import Entry, Listing, checked, names_of
from graph.importing.tables import kind_of
from graph.limits import IMPORT_SECONDS, MAX_IMPORT_BYTES, MAX_QUERY_BYTES
from graph.ontology import ROOT, WD

WIKIDATA: Final = "https://query.wikidata.org/sparql"
QUERY: Final = ROOT / "imports" / "wikidata.rq"
_AGENT: Final = "Actorgraph (https://w3id.org/actorgraph/)"


class _NoRedirects(HTTPRedirectHandler):
    """An endpoint that sends us elsewhere is refused: only the address that was named is asked."""

    def redirect_request(self, *_: object) -> None:
        return None


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
    if not address.startswith(("http://", "https://")):
        raise ImportingError(f"{address}: an endpoint begins with http:// or https://")
    separator = "&" if "?" in address else "?"
    request = Request(  # noqa: S310  # the scheme is checked above
        f"{address}{separator}{urlencode({'query': query})}",
        headers={"Accept": "application/sparql-results+json", "User-Agent": _AGENT},
    )
    try:
        with build_opener(_NoRedirects).open(request, timeout=IMPORT_SECONDS) as response:
            data: bytes = response.read(MAX_IMPORT_BYTES + 1)
    except HTTPError as error:
        error.close()
        raise ImportingError(f"{address}: no answer ({error.code} {error.reason})") from error
    except (URLError, OSError, ValueError) as error:
        raise ImportingError(f"{address}: no answer ({getattr(error, 'reason', None) or error})") from error
    if len(data) > MAX_IMPORT_BYTES:
        raise ImportingError(f"{address}: an answer of more than {MAX_IMPORT_BYTES:,} bytes; ask for less")
    return data


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
