"""What every list of actors comes down to: entries with names, a kind and ids; and when a list is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.errors import ImportingError
from graph.identity.folding import clean
from graph.limits import MAX_IMPORTED, MAX_NAME_CHARS
from graph.model import Rejection
from graph.values import Kind


@dataclass(frozen=True, slots=True)
class Term:
    """An office held, from one day to another; None is open.

    It is of a state, given by its ISO code, or of an actor of the list, given by its key.
    """

    office: str
    state: str | None
    since: date | None = None
    until: date | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of a list.

    ``key`` is its id there; the first of ``names`` is its label; ``ids`` are its IRIs elsewhere;
    ``part_of`` is a key of the list, an IRI or a name, ``state`` an ISO code; ``where`` tells the line.
    """

    key: str
    names: tuple[str, ...]
    kind: Kind
    where: str
    ids: tuple[str, ...] = ()
    part_of: str | None = None
    state: str | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """All entries of a list, and what of it was left out, with the reason."""

    entries: tuple[Entry, ...]
    left_out: tuple[Rejection, ...] = ()


def names_of(given: Iterable[str], where: str) -> tuple[str, ...]:
    """The names that say something, each once, without unseen characters; the first is the label.

    Raises:
        ImportingError: if there is none, or one is too long.
    """
    names = tuple(dict.fromkeys(name for name in map(clean, given) if any(c.isalnum() for c in name)))
    if not names:
        raise ImportingError(f"{where}: an actor without a name")
    for name in names:
        if len(name) > MAX_NAME_CHARS:
            raise ImportingError(f"{where}: a name of {len(name):,} characters; {MAX_NAME_CHARS} are allowed")
    return names


def checked(entries: Iterable[Entry], source: str) -> tuple[Entry, ...]:
    """The same entries, if they can be taken.

    Raises:
        ImportingError: if there are none or too many, two have one id, or one is part of itself.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        if first := found.get(entry.key):
            raise ImportingError(f"{entry.where}: id {entry.key!r} is that of {first.where} already")
        found[entry.key] = entry
        if len(found) > MAX_IMPORTED:
            raise ImportingError(f"{source}: more than {MAX_IMPORTED:,} actors; split the list")
    if not found:
        raise ImportingError(f"{source}: no actors in it")
    for entry in found.values():
        _check_wholes(entry, found)
    return tuple(found.values())


def _check_wholes(entry: Entry, found: dict[str, Entry]) -> None:
    chain = [entry.key]
    whole = entry.part_of
    while whole in found:
        if whole in chain:
            raise ImportingError(f"{entry.where}: part of itself ({' → '.join((*chain, whole))})")
        chain.append(whole)
        whole = found[whole].part_of
