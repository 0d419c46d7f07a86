"""IRIs to short names and back."""

from __future__ import annotations

import re
from typing import Final

from graph.ontology import PREFIXES

_ENCODED: Final = "%[0-9A-F]{2}"
_LOCAL: Final = re.compile(
    rf"(?:[A-Za-z0-9_]|{_ENCODED})(?:(?:[A-Za-z0-9_.\-]|{_ENCODED})*(?:[A-Za-z0-9_\-]|{_ENCODED}))?"
)
_PREFIXED: Final = re.compile(r"([a-z]+):([^\s/].*)")


def compact(iri: str) -> str:
    """The IRI as a prefixed name where one of our prefixes fits, else in angle brackets.

    >>> compact("https://w3id.org/actorgraph/actor/turkey"), compact("http://example.org/")
    ('actor:turkey', '<http://example.org/>')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def expand(name: str) -> str | None:
    """The IRI that a prefixed name or an IRI, in angle brackets or not, stands for; None for other names.

    >>> expand("actor:turkey"), expand("Turkey")
    ('https://w3id.org/actorgraph/actor/turkey', None)
    """
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    if bare.startswith(("http://", "https://")):
        return bare
    parts = _PREFIXED.fullmatch(bare)
    return PREFIXES[parts[1]] + parts[2] if parts and parts[1] in PREFIXES else None
