"""A file or an address, and the name of a format in; the entries of that list out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from graph.errors import ImportingError
from graph.importing.dictionaries import read_dictionary
from graph.importing.entries import Listing
from graph.importing.followthemoney import read_entities
from graph.importing.tables import read_table
from graph.limits import MAX_IMPORT_BYTES

READERS: Final[Mapping[str, Callable[[str, str], Listing]]] = {
    "csv": read_table,
    "ftm": read_entities,
    "cameo": read_dictionary,
}
_ENDINGS: Final = {
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "ftm",
    ".jsonl": "ftm",
    ".txt": "cameo",
    ".actors": "cameo",
}


def read_list(source: str, form: str | None = None, query: Path | None = None) -> Listing:
    """The entries of a list.

    Args:
        source: a file, or the address of a SPARQL endpoint: only then the network is opened.
        form: one of ``READERS`` or "sparql"; None to tell it by the file's ending.
        query: a file with the query to put to an endpoint; None for Wikidata's.

    Raises:
        ImportingError: naming source and line, if the list cannot be taken.
    """
    if form == "sparql" or (form is None and source.startswith(("http://", "https://"))):
        from graph.importing.endpoints import ask_endpoint, read_query  # imports what speaks HTTP

        return ask_endpoint(source, read_query(query))
    form = form or _ENDINGS.get(Path(source).suffix.lower())
    if form is None:
        raise ImportingError(f"{source}: say with --format what it is: {', '.join(READERS)}")
    return READERS[form](_text(Path(source)), source)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_IMPORT_BYTES + 1)
        if len(data) > MAX_IMPORT_BYTES:
            raise ImportingError(f"{path}: more than {MAX_IMPORT_BYTES:,} bytes; split the list")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ImportingError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ImportingError(f"{path}:{line}: not UTF-8") from error
