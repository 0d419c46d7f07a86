"""Every ceiling of the library, named, with its unit and the reason for its height."""

from __future__ import annotations

from typing import Final

# Reading
MAX_HELD_BYTES: Final = 24 * 2**20
"""Bytes of one input that has to be held as a whole (a JSON document, a feed, a Word file): 5,000 articles.
What is streamed (lines, tables, web archives, mailboxes) has no such ceiling."""

MAX_PAGE_BYTES: Final = 4 * 2**20
"""Bytes of one HTML page: the longest live blogs have two million; its tree takes ten times as much."""

MAX_ALIGNED_CHARS: Final = 2**20
"""Characters of a page in which the places of its text are looked up: more is kept as text without them."""

MAX_UNPLACED: Final = 50
"""Paragraphs of a page's text that stand nowhere in it: each is looked for in all the rest of the page."""

MAX_PAGE_ELEMENTS: Final = 30_000
"""Elements of one HTML page: several times as many as the home page of a large newspaper has."""

MAX_SEARCHED_ELEMENTS: Final = 5_000
"""Elements among which the main text is searched for, menus and boxes left out; half a second. Of larger
pages what stands in the element for it is taken as it is."""

MAX_PAGE_DEPTH: Final = 200
"""Elements inside each other in a page: deeper ones are unwrapped, parsers drop what is below 256."""

MAX_TAG_BYTES: Final = 100_000
"""Bytes of one tag of a page, its attributes included: images inside of the page are longer, and cut out."""

MAX_WARC_HEADER_BYTES: Final = 64 * 2**10
"""Bytes of the header of a web archive's record, or of the response in it: servers send few."""

MAX_MAIL_HEADER_BYTES: Final = 256 * 2**10
"""Bytes of the header of one e-mail: ten times what the longest way through mailing lists leaves."""

MAX_PDF_BYTES: Final = 16 * 2**20
"""Bytes of one PDF: a newspaper's page with its pictures; extraction holds it several times."""

MAX_PDF_PAGES: Final = 100
"""Pages of one PDF: more is a book, and no article."""

MAX_PACKINGS: Final = 4
"""Packings inside each other (a page in a web archive in gzip in a zip): more are a trap."""

MAX_PACKED_FILES: Final = 100_000
"""Files of one zip or tar archive: the directory of a zip is held, some 50 MB."""

MAX_TAR_HEADER_BYTES: Final = 64 * 2**10
"""Bytes of what a tar archive tells of one file beside its header: file systems end names at 4,096."""

MAX_LINE_BYTES: Final = 8 * 2**20
"""Bytes of one JSON Lines record, table row or message: ten times the longest article with its metadata."""

MAX_ARTICLE_CHARS: Final = 1_000_000
"""Characters of one article: a long book chapter; the parser needs about 1 GB for a million."""

MAX_ID_CHARS: Final = 500
"""Characters of an article id: it becomes part of an IRI, and file systems and servers cut longer ones."""

# Understanding
MAX_SENTENCE_TOKENS: Final = 250
"""Tokens of one sentence: longer ones are lists or garbled text, and their parses are not to be trusted."""

MAX_WORD_CHARS: Final = 1_000
"""Characters without a space between: longer than any address of a page; it is no prose."""

MAX_MARKS: Final = 100
"""Punctuation marks in a row: the tokenizer takes one off at a time and looks at all others again."""

MAX_MENTION_CHARS: Final = 120
"""Characters of one mention: a longer phrase names nobody."""

MAX_COORDINATED: Final = 12
"""Members of one coordination: longer ones are lists of names, and each pair of them would be a statement."""

MAX_KEPT_LESSONS: Final = 3
"""Compiled forms of a relation's examples in the cache: of our ontology, a user's, and the one before."""

MAX_LEARNERS: Final = 4
"""Processes that learn from the examples side by side, each with a language model of its own (300 MB)."""

LEARNER_EXAMPLES: Final = 1_000
"""Examples for which it pays to start one more of them: some seconds of work."""

MAX_KNOWN_WORDS: Final = 100_000
"""Words, each with tag and label, of which is remembered which rules hold: years of news, some 20 MB."""

MAX_KNOWN_NAMES: Final = 50_000
"""Words and phrases of which is remembered whom they may name: months of news, some 15 MB."""

MAX_HELD_RECORDS: Final = 20_000
"""Actor records held at once of however many the base has: more than a month of news names, some 30 MB."""

MAX_KEPT_BASES: Final = 3
"""Compiled actor bases kept for the next start: of one's own files now, before, and of a second project."""

MAX_SAMPLE_CHARS: Final = 20_000
"""Characters of an article by which its language is told: the longest news article has about as many."""

MAX_ARTICLE_SECONDS: Final = 300.0
"""Seconds in which a process reads one article: a million characters take about two minutes."""

START_SECONDS: Final = 600.0
"""Seconds in which a process starts: where there is no cache it learns the relations first."""

MAX_READER_MEMORY: Final = 4 * 2**30
"""Bytes that a process which reads may hold: the longest article takes about 1 GB."""

MAX_JOBS: Final = 64
"""Processes that read side by side: the one that hands out articles and stores is busy before that."""

# Knowing the actors
MAX_NOTE_CHARS: Final = 1_000
"""Characters of one value of a judgement: a reason fits, a document does not."""

MAX_BLOCK: Final = 60
"""Actors that share a word and are compared with each other: a word that more of them have tells nothing."""

MAX_CELL_CHARS: Final = 131_072
"""Characters of one cell in a table of actors or blocs: what Python's csv takes where nobody says more."""

MAX_NAME_CHARS: Final = 300
"""Characters of one name in a list of actors: the longest official names have about 200."""

MAX_IMPORT_BYTES: Final = 256 * 2**20
"""Bytes of one list of actors, from a file or an endpoint: half a million with their names."""

MAX_IMPORTED: Final = 500_000
"""Actors of one list: as many as the largest public list of politically exposed persons holds."""

IMPORT_SECONDS: Final = 60.0
"""Seconds without an answer after which an endpoint is given up: public ones cut a query off at that."""

MAX_CANDIDATES: Final = 8
"""Known actors of a name whom an article leaves open: a name that more have, says of nobody that it is he."""

# Storing
MAX_BATCHES_OPEN: Final = 64
"""Batches of 32 articles after which a long build opens its store anew: what the engine and the index hold in
memory grows by some ten kilobytes an article, and opening takes a tenth of a second of a minute's work."""

MAX_HEAPS: Final = 2
"""Heaps of a process that builds: its own and one for all threads of the engine, which mostly wait."""

MAX_HEAP_PIECE_BYTES: Final = 128 * 2**10
"""Bytes of a piece of memory from which on it is the system's again as soon as it is freed: glibc's own
beginning, which it raises by itself."""

MAX_SNAPSHOT_TRIES: Final = 50
"""States of a store replaced while a reader reaches for one: a writer needs as many batches for that."""

MAX_LOG_BYTES: Final = 8 * 2**20
"""Of what the engine has noted and not yet moved into its files, above which that is done after a change.
Beside a writer, who opens the store to read takes in the log, some fifteen milliseconds for a megabyte."""

MAX_LOGGED_CHANGES: Final = 4
"""Changes that only the engine's log holds; one more, and all are moved into its files."""

MAX_EXPANSION: Final = 100
"""Times by which a compressed file may grow: our RDF grows twentyfold, a bomb a thousandfold."""

MAX_UNCHECKED_BYTES: Final = 16 * 2**20
"""Bytes to which a compressed file may grow in any case: small files of much the same text grow most."""

MAX_KNOWN_VALUES: Final = 10_000
"""Days and shares looked at by an import that are kept: those of twenty-seven years."""

# Shards
SHARD_BYTES: Final = 8 * 2**20
"""Bytes of input for each shard: some 2,000 articles, minutes of work that a lost process costs."""

PIECE_BYTES: Final = 64 * 2**20
"""Bytes of JSON Lines that one task of a cluster reads: seconds of work, few tasks for a large archive."""

MAX_SHARDS: Final = 200_000
"""Shards of one build: 400 million articles; the manifest names each in some 300 bytes."""

MAX_MANIFEST_BYTES: Final = 128 * 2**20
"""Bytes of a manifest: as many shards as there may be, each with its counts."""

MAX_NOTED_BYTES: Final = 2**16
"""Bytes of a note that tells of one shard: a hundred times what its counts and digests take."""

MAX_REPORT_BYTES: Final = 256 * 2**20
"""Bytes of the report of one shard: a hundred bytes for each of two million articles."""

MAX_COLLECTED_BYTES: Final = 256 * 2**20
"""Bytes that a cluster may send to the process that drives it: the counts of all shards, never articles."""

MAX_TOLD_REJECTIONS: Final = 100
"""Rejections that are listed on a terminal when shards are done: the reports list all of them."""

# Counting beforehand
INDEX_CACHE_BYTES: Final = 64 * 2**20
"""Bytes of the index held in memory: the tables of counts and names of a million quads."""

INDEX_LOG_PAGES: Final = 4_000
"""Pages of 4 kB that changes of the index fill before they are written in place: some ten articles."""

INDEX_BATCH_GRAPHS: Final = 1_000
"""Graphs whose counts are summed up in memory before they are written: some 100 MB, a second of work."""

MAX_ALIKE_NAMES: Final = 200
"""Names that are compared letter by letter with one that nobody has: the nearest are among them."""

# Asking
MAX_QUERY_BYTES: Final = 100_000
"""Bytes of a SPARQL query: far above any written by hand."""

MAX_QUERY_NESTING: Final = 64
"""Depth of brackets in a query: an engine's recursive parser overflows its stack at about 2,000."""

MAX_QUERY_TOKENS: Final = 600
"""Tokens of a query outside VALUES data: engines nest one level for each link of a chain (a path, a sum,
OPTIONAL after OPTIONAL), overflow an 8 MB stack from about 3,000 and plan a join of 250 patterns for
minutes."""

MAX_QUERY_SECONDS: Final = 30.0
"""Seconds of a query from outside, unless it is given others: people wait no longer, and a server that lets
them all run stands still."""

MAX_QUERY_MEMORY: Final = 2 * 2**30
"""Bytes of memory of a query from outside: enough to sort a million rows, a part of what laptops have."""

MAX_RESULT_BYTES: Final = 256 * 2**20
"""Bytes of one result as it is handed over: 100,000 rows of 2,500 bytes."""

MAX_ROWS: Final = 100_000
"""Rows of one result: more belong in an export."""

MAX_PATH_ACTORS: Final = 50_000
"""Actors that are opened to find a way between two: a few seconds; everybody is joined by fewer."""

MAX_NEAR_NAMES: Final = 5
"""Names offered for an unknown actor: as many as fit in one line."""

# Analysing
MAX_PLAIN_TIES: Final = 100_000
"""Ties of a network that networkx analyses where igraph is installed: more take it minutes."""

MAX_PIVOTS: Final = 250
"""Actors from whom shortest ways are counted in a network of more: the foremost are told apart by then."""

MAX_BLOCS_BYTES: Final = 8 * 2**20
"""Bytes of a table of blocs: 100,000 actors with their names."""
