"""Every ceiling of what faces the network and the eye, named, with its unit and the reason for its height."""

from __future__ import annotations

from typing import Final

# Fetching
MAX_URL_CHARS: Final = 400_000
"""Characters of an address that is fetched: a query of full length to an endpoint, percent-encoded."""

MAX_FETCHED_BYTES: Final = 256 * 2**20
"""Bytes of what one address holds, unpacked: a day of a web archive; it lies on the disk, not in memory."""

MAX_FETCH_SECONDS: Final = 120.0
"""Seconds for one address with all that it is sent on to: the largest file on a slow line, no dripping."""

FETCH_PATIENCE: Final = 20.0
"""Seconds without a byte after which a connection is given up: a busy newspaper answers within ten."""

FETCH_PAUSE: Final = 1.0
"""Seconds between two requests to one host: what crawlers that nobody blocks keep to."""

MAX_CRAWL_DELAY: Final = 60.0
"""Seconds that a robots.txt can ask us to wait between requests: more is meant to keep us out."""

MAX_REDIRECTS: Final = 5
"""Times that one address may send on to another: browsers allow 20, RFC 9309 asks for five."""

MAX_TRIES: Final = 4
"""Times that an address is asked while its server is busy: with doubled pauses some seven seconds."""

MAX_RETRY_AFTER: Final = 120.0
"""Seconds that a server can ask us to wait before a retry: for more, the next run is better."""

MAX_ROBOTS_BYTES: Final = 512_000
"""Bytes of a robots.txt: RFC 9309 asks for 500 KiB at least."""

MAX_KNOWN_HOSTS: Final = 1_000
"""Hosts whose robots.txt and last request are remembered: more than any list of newspapers, some 20 MB."""

# Stores on servers
CONNECT_SECONDS: Final = 10.0
"""Seconds until a remote store must take up a connection: one that is alive does at once."""

REMOTE_SECONDS: Final = 300.0
"""Seconds without a byte after which a remote store is given up: taking in a large graph may take minutes."""

MAX_REMOTE_TRIES: Final = 5
"""Tries of one request to a remote store, with pauses that double: a server restarts in some seconds."""

MAX_PAUSE_SECONDS: Final = 30.0
"""Seconds between two tries, however many a server asks for."""

MAX_KNOWN_QUERIES: Final = 64
"""Queries whose tokens are remembered: there are some thirty saved ones."""

MAX_INSERTED_TRIPLES: Final = 1_000
"""Triples of one INSERT DATA: Virtuoso refuses 5,000, and all servers that were tried take as many."""

# Showing
MAX_PAGE_EDGES: Final = 4_000
"""Merged edges of one page: with evidence about 4 MB, which opens at once everywhere."""

MAX_PAGE_BYTES: Final = 64 * 2**20
"""Bytes of an earlier page that is looked at for where its actors stand: ten times the largest of ours."""

OPEN_WITH_ACTORS: Final = 120
"""Actors shown when a page opens: about 300 labels are already a hairball; the rest come by search."""

MAX_HOPS: Final = 4
"""Steps around an actor: in news everybody is within four of everybody."""

MAX_COMMUNITIES: Final = 8
"""Communities with a colour of their own: more colours are not told apart; the others share a grey."""

MAX_EDGE_EVIDENCE: Final = 20
"""Sentences kept for one edge of a page: the best; the store holds them all."""

MAX_NOTEBOOK_ROWS: Final = 200
"""Rows of a table in a notebook: more are scrolled past, not read."""

# Serving
MAX_BODY_BYTES: Final = 400_000
"""Bytes of a request's body: a query of full length, percent-encoded in a form."""

MAX_HEADER_BYTES: Final = 64 * 2**10
"""Bytes of a request's line and headers: a query in an address of 20,000 characters; longer ones are sent."""

MAX_DRAINED_BYTES: Final = 16 * 2**20
"""Bytes of a refused body that are still taken in, so that its sender reads why; then the line is cut."""

MAX_CONNECTIONS: Final = 512
"""Clients at once: what one process handles, within the 1,024 files that systems usually let it open."""

MAX_REQUEST_SECONDS: Final = 5.0
"""Seconds in which a request must come in, head and body each: a slow line needs one, a slow attacker all."""

MAX_STALLED_SECONDS: Final = 30.0
"""Seconds for which a client may stop taking its answer: longer than a radio link is away."""

MAX_WAITING_SECONDS: Final = 20.0
"""Seconds that a request waits for its turn before it is told to come again."""

MAX_WAITING: Final = 400
"""Requests that wait for their turn: at 20 milliseconds for each, the last one still gets it in time."""

MAX_QUERIES_AT_ONCE: Final = 4
"""SPARQL queries at once, each in a process of its own: as many as laptops have cores to spare."""

MAX_LOOKUPS_AT_ONCE: Final = 4
"""Lookups at once, each in a process of some 80 MB: so a slow one does not keep the others waiting."""

MAX_LOOKUP_SECONDS: Final = 15.0
"""Seconds of one lookup: nobody looks longer at a page that waits, and most questions can be narrowed."""

MAX_PAGE_SECONDS: Final = 120.0
"""Seconds in which a page of the whole graph is made, once for each state: a million statements take one
minute."""

MAX_FIELDS: Final = 100
"""Parameters of a request: no operation has more than a dozen."""

MAX_ACCEPTED_TYPES: Final = 50
"""Media types of an Accept header that are looked at: browsers send ten, RDF libraries twenty."""

MAX_ANSWER_ROWS: Final = 1_000
"""Rows of one answer of the API: with evidence 4 MB; whoever needs all asks by kg export."""

MAX_NEIGHBOURS: Final = 200
"""Neighbours of one actor in one answer: more can neither be drawn nor read."""

MAX_OVERVIEW_ACTORS: Final = 400
"""Actors that the explorer starts with: the page stays below a megabyte; search brings all others."""

MAX_OVERVIEW_STATEMENTS: Final = 20_000
"""Statements that are read for the explorer's first page: about five seconds; else the foremost actors'."""

MAX_DRAWN_LINES: Final = 100_000
"""Lines of the picture of the whole graph: a canvas draws them in a tenth of a second."""

MAX_NAMED_COMMUNITIES: Final = 24
"""Communities of the picture of the whole graph that are named: more names cover each other."""

MAX_DISCS: Final = 150
"""Groups of that picture that are placed by force, pair by pair; smaller ones lie around them."""

MIN_TOKEN_CHARS: Final = 16
"""Characters of an access token: shorter ones can be guessed by trying."""

SHUTDOWN_SECONDS: Final = 3
"""Seconds that running answers get to end when the server stops."""
