"""A SPARQL 1.1 server at an address: requests out, whole answers in, or one plain error.

Each request may be sent again, as each says how something is to be and not how it is to change: a query, a
graph that is put or deleted, triples that are inserted. So what a server loses or refuses for a while is
tried again. An answer is read to its end before anybody sees a row of it, so that one that breaks off is
never taken for a short one.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit

from httpx import Response

from graph.errors import QueryError, StoreError
from graph.storing.dialects import Dialect, named, recognised
from graph.storing.faults import one_line
from graph.storing.transport import Credentials, Transport, status

_FAILED: Final = frozenset({400, 500})
_REFUSED: Final = frozenset({401, 403})
_NOT_FOUND: Final = 404
_TOLD: Final = 300
RESULTS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
_LIKE_TRIPLES: Final = frozenset({TRIPLES, "text/plain", "text/turtle"})


class Endpoint:
    """One server, asked through connections that are kept.

    Args:
        address: of the database or of its query endpoint, http or https; ``user:password@`` may stand before
            the host, and ``#name`` of a dialect at the end.
        credentials: instead of those in the address.
        transport: instead of one made for the address.

    Raises:
        StoreError: if the address is none, or nobody answers there.
    """

    def __init__(
        self,
        address: str,
        credentials: Credentials | None = None,
        transport: Transport | None = None,
    ) -> None:
        self.address, dialect, found = _taken_apart(address)
        self._transport = transport or Transport(self.address, credentials or found)
        try:
            self.dialect = named(dialect) if dialect else self._recognise()
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def query(self, query: str, accept: str, seconds: float | None = None) -> BytesIO:
        """The whole answer of a query.

        Args:
            query: with its own prefixes.
            accept: ``RESULTS`` or ``TRIPLES``, as the query's form gives.
            seconds: until it must be there; None leaves it to the server.

        Raises:
            QueryError: if the server says that the query is at fault.
            QueryDeadlineError: if it takes longer.
            StoreError: for everything else.
        """
        form = {"query": query, **self.dialect.union}
        response = self._transport.send("POST", self.query_address, accept, seconds, data=form)
        if response.status_code in _FAILED:
            raise QueryError(f"{self.address}: {_first_line(response)}")
        return BytesIO(self._body(response, accept))

    def update(self, update: str) -> None:
        """Run an update.

        Raises:
            StoreError: if it is refused or fails.
        """
        address = self.dialect.base(self.address) + self.dialect.update
        self._accepted(self._transport.send("POST", address, data={"update": update}))

    @property
    def query_address(self) -> str:
        """Where queries are put."""
        return self.dialect.base(self.address) + self.dialect.query

    @property
    def keeps_graphs(self) -> bool:
        """Whether whole graphs can be put and fetched (SPARQL 1.1 Graph Store HTTP Protocol)."""
        return self.dialect.graph_store(self.address) is not None

    def fetch(self, graph: str) -> bytes:
        """The triples of a graph as N-Triples; none where there is no such graph."""
        response = self._transport.send("GET", self._place(graph), TRIPLES)
        return b"" if response.status_code == _NOT_FOUND else self._body(response, TRIPLES)

    def put(self, graph: str, triples: bytes) -> None:
        """Make a graph hold exactly these triples."""
        kind = {"Content-Type": TRIPLES}
        self._accepted(self._transport.send("PUT", self._place(graph), content=triples, headers=kind))

    def delete(self, graph: str) -> None:
        """Remove a graph; it need not be there."""
        response = self._transport.send("DELETE", self._place(graph))
        if response.status_code != _NOT_FOUND:
            self._accepted(response)

    def _place(self, graph: str) -> str:
        return f"{self.dialect.graph_store(self.address)}?{urlencode({'graph': graph})}"

    def _recognise(self) -> Dialect:
        """Ask what must be true, and look at who answers."""
        response = self._transport.send("GET", f"{self.address}?{urlencode({'query': 'ASK {}'})}", RESULTS)
        return recognised(self.address, response.headers.get("Server", ""))

    def _accepted(self, response: Response) -> Response:
        """The response, if it is good.

        Raises:
            StoreError: saying what the server says.
        """
        if response.is_success:
            return response
        if response.status_code in _REFUSED:
            raise StoreError(
                f"{self.address}: {status(response)}; name user and password in the address "
                "(http://user:password@host/…), or give a token in KG_STORE_TOKEN"
            )
        raise StoreError(f"{self.address}: {status(response)} {_first_line(response)}".rstrip())

    def _body(self, response: Response, accept: str) -> bytes:
        """The body, if the response is good and of the kind that was asked for."""
        self._accepted(response)
        found = response.headers.get("Content-Type", "").partition(";")[0].strip()
        if found != accept and not (accept == TRIPLES and found in _LIKE_TRIPLES):
            kind = found or "no content type"
            raise StoreError(f"{self.address}: answers with {kind}, not as a SPARQL server does")
        return response.content


def _first_line(response: Response) -> str:
    """What a server says of a failure, in a line."""
    if "html" in response.headers.get("Content-Type", ""):
        return ""
    return one_line(ValueError(response.text))[:_TOLD]


def _taken_apart(address: str) -> tuple[str, str, Credentials | None]:
    """An address, the dialect that it names, and the credentials in it.

    >>> _taken_apart("http://me:secret@db.example:3030/news#fuseki")
    ('http://db.example:3030/news', 'fuseki', Credentials(user='me', password='secret', token=''))
    """
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise StoreError(f"{address}: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{address}: a server's address begins with http:// or https:// and names a host")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    credentials = Credentials(user, password) if user else None
    return urlunsplit((parts.scheme, host + port, parts.path, parts.query, "")), parts.fragment, credentials
