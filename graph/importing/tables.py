"""A table of actors, CSV or TSV, in; entries out. Its columns are listed below; only name is needed."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from graph.errors import ImportingError
from graph.importing.entries import Entry, Listing, checked, names_of
from graph.importing.vocabulary import load_vocabulary
from graph.limits import MAX_CELL_CHARS
from graph.ontology import WD
from graph.values import Kind

_COLUMNS: Final = ("name", "id", "aliases", "kind", "ids", "part_of")
_SEVERAL: Final = re.compile(r"[;|]")
_QID: Final = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def read_table(text: str, source: str) -> Listing:
    """The entries of a table whose first line names its columns; ``;`` or ``|`` stand between several values.

    Raises:
        ImportingError: naming source and line, if it is no such table.
    """
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    csv.field_size_limit(MAX_CELL_CHARS)  # of the module, there is no other
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="", strict=True)
    try:
        columns = [(name or "").strip().lower() for name in rows.fieldnames or ()]
        _check_columns(columns, source)
        rows.fieldnames = columns
        return Listing(checked((_entry(row, f"{source}:{rows.line_num}") for row in rows), source))
    except csv.Error as error:
        raise ImportingError(f"{source}:{rows.line_num + 1}: not a table ({error})") from error


def _check_columns(columns: list[str], source: str) -> None:
    unknown = [column for column in columns if column not in _COLUMNS]
    if "name" not in columns or unknown or len(set(columns)) < len(columns):
        told = f"no column {', '.join(unknown)!r}" if unknown else "one column name, and none twice"
        raise ImportingError(f"{source}:1: a table of actors has {told}; it can have {', '.join(_COLUMNS)}")


def _entry(row: dict[str, str | None], where: str) -> Entry:
    if row.get(""):
        raise ImportingError(f"{where}: more values than columns; put names with a comma in quotation marks")
    cells = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    names = names_of((cells["name"], *_SEVERAL.split(cells["aliases"])) if cells["name"] else (), where)
    return Entry(
        key=cells["id"] or names[0],
        names=names,
        kind=kind_of(cells["kind"], where),
        where=where,
        ids=tuple(id_of(one.strip(), where) for one in _SEVERAL.split(cells["ids"]) if one.strip()),
        part_of=cells["part_of"] or None,
    )


def kind_of(word: str, where: str) -> Kind:
    """The kind that a word stands for; an organisation, where it is not said.

    Raises:
        ImportingError: if the word is none.
    """
    kinds = load_vocabulary().kinds
    if not word:
        return Kind.ORGANISATION
    if word.lower() not in kinds:
        raise ImportingError(f"{where}: no kind {word[:40]!r}; there are {', '.join(sorted(kinds))}")
    return kinds[word.lower()]


def id_of(given: str, where: str) -> str:
    """The IRI of an id: a Wikidata item, or an IRI as it is.

    Raises:
        ImportingError: if it is neither.
    """
    if _QID.fullmatch(given):
        return WD + given
    if _IRI.fullmatch(given):
        return given.replace("https://www.wikidata.org/wiki/", WD)
    raise ImportingError(f"{where}: {given[:80]!r} is neither a Wikidata item (Q43) nor an IRI")
