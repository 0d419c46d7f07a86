"""A SPARQL endpoint over the engine that the store has, in a process of its own; it prints its port."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

DATA = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
wd:Q912 wdt:P31 wd:Q3624078 ; wdt:P35 wd:Q88888888 ; wdt:P6 wd:Q88888889 .
wd:Q88888888 rdfs:label "Jane Doe"@en, "Jeanne Doe"@fr ; skos:altLabel "J. Doe"@en, "Jane A. Doe"@en .
wd:Q88888889 rdfs:label "John Poe"@en .
"""


class Endpoint(BaseHTTPRequestHandler):
    """SPARQL 1.1 Protocol, as far as a GET goes; some paths misbehave."""

    def do_GET(self) -> None:
        """Answer one query."""
        address = urlsplit(self.path)
        if address.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/sparql")
            self.end_headers()
            return
        store = ox.Store()
        store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
        try:
            answer = store.query(parse_qs(address.query)["query"][0])
            assert not isinstance(answer, ox.QueryTriples)
            data = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
        except SyntaxError as error:
            self.send_error(400, str(error).splitlines()[0])
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>" if address.path == "/page" else data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
