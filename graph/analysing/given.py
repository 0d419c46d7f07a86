"""The text of a table of blocs in, the bloc of each name out; knows no store."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Final

from graph.errors import QueryError
from graph.limits import MAX_CELL_CHARS

_COLUMNS: Final = ["actor", "bloc"]


def read_blocs(text: str, file: str) -> Mapping[str, str]:
    """The bloc of each name in a CSV text with the columns ``actor`` and ``bloc``.

    Args:
        text: the table, with or without a byte order mark.
        file: what it is called in errors.

    Raises:
        QueryError: naming file and line, if a column is missing, a cell is empty or a name stands twice.
    """
    csv.field_size_limit(MAX_CELL_CHARS)  # of the module, there is no other
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    found: dict[str, str] = {}
    try:
        if not set(_COLUMNS) <= set(rows.fieldnames or ()):
            raise QueryError(f"{file}: the first line must name the columns actor and bloc")
        for row in rows:
            name, bloc = ((row[column] or "").strip() for column in _COLUMNS)
            if not name or not bloc:
                raise QueryError(f"{file}:{rows.line_num}: an actor and its bloc are needed")
            if name in found:
                raise QueryError(f"{file}:{rows.line_num}: {name!r} already has a bloc")
            found[name] = bloc
    except csv.Error as error:
        raise QueryError(f"{file}:{rows.line_num}: {error}") from error
    return found
