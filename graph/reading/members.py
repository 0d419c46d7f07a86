"""Names of files in, the ids of the articles in them out, and which names of an archive's are not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

LEADS_OUT: Final = "a name that leads out of the archive"
"""Why what such a name stands for is not read."""


def shown(name: str) -> str:
    """The name as text that can be written anywhere, its parts divided by slashes."""
    return name.encode("utf-8", "replace").decode("utf-8", "replace").replace("\\", "/")


def leads_out(name: str) -> bool:
    """Whether a name is of a place outside of the archive that it stands in."""
    path = PurePosixPath(shown(name))
    return path.is_absolute() or ".." in path.parts


def is_hidden(name: str) -> bool:
    """Whether a file is one that folders hide, or that a Mac adds."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(shown(name)).parts)


def stem(name: str) -> str:
    """The name without its suffix.

    >>> stem("2020/talks.v2.html")
    '2020/talks.v2'
    """
    return PurePosixPath(shown(name)).with_suffix("").as_posix()


def ids(names: Iterable[str]) -> Mapping[str, str]:
    """The id of the article in each file: its name without suffix, but where several would have that.

    >>> ids(["a.txt", "b.txt", "b.html"])
    {'a.txt': 'a', 'b.txt': 'b.txt', 'b.html': 'b.html'}
    """
    stems = {name: stem(name) for name in names}
    shared = Counter(stems.values())
    return {name: shown(name) if shared[one] > 1 else one for name, one in stems.items()}
