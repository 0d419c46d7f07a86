"""What people judge of two actors, the log of it, and the log as JSON Lines in and out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeAlias

from graph.errors import IdentityError
from graph.identity.folding import clean
from graph.limits import MAX_NOTE_CHARS
from graph.values import digest


class Verdict(StrEnum):
    """What somebody judges of two actors; "unsure" takes an earlier verdict back."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: ``actor`` and ``other`` are IRIs; of two that are the same, ``actor`` gives the node.

    ``by`` and ``when`` say who judged and when, in their own words; ``note`` says why. With an ``article``
    (its IRI) "different" says that it means ``other`` where it was read as speaking of ``actor``.
    """

    verdict: Verdict
    actor: str
    other: str
    by: str | None = None
    when: str | None = None
    note: str | None = None
    article: str | None = None

    def __post_init__(self) -> None:
        if self.actor == self.other:
            raise IdentityError(f"{self.actor} is compared with itself")

    @property
    def pair(self) -> frozenset[str]:
        """The two actors, in no order."""
        return frozenset((self.actor, self.other))

    def id(self, number: int) -> str:
        """Twenty hex digits derived from what is judged and its place in the log."""
        return digest(str(number), *(getattr(self, f.name) or "" for f in fields(self)))[:20]


Partings: TypeAlias = Mapping[str, Mapping[str, str]]
"""For articles, by IRI: for actors of whom it was read as speaking, whom it means instead."""


def partings(log: Iterable[Judgement]) -> Partings:
    """Which articles mean somebody else than they were read as, by the judgements that count."""
    found: dict[str, dict[str, str]] = {}
    for judgement in settled(log).values():
        if judgement.article and judgement.verdict is Verdict.DIFFERENT:
            found.setdefault(judgement.article, {})[judgement.actor] = judgement.other
    return found


def settled(log: Iterable[Judgement]) -> dict[frozenset[str], Judgement]:
    """The judgement that counts for each pair, the last one, in the order in which they were made."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in log:
        last.pop(judgement.pair, None)
        last[judgement.pair] = judgement
    return last


def joined(log: Sequence[Judgement], more: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """A log with those of another one behind it; what it holds already, as often, is not added again."""
    present = Counter(log)
    added = []
    for judgement in more:
        if present[judgement]:
            present[judgement] -= 1
        else:
            added.append(judgement)
    return (*log, *added)


def dump_log(log: Iterable[Judgement]) -> Iterator[str]:
    """A line of JSON for each judgement, in order."""
    for judgement in log:
        values = {field.name: getattr(judgement, field.name) for field in fields(judgement)}
        yield json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False) + "\n"


def load_log(text: str, source: str) -> tuple[Judgement, ...]:
    """The judgements of JSON Lines, all or none.

    Raises:
        IdentityError: naming source and line of the first that is no judgement.
    """
    lines = ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    return tuple(_judgement(line, f"{source}:{number}") for number, line in lines)


def _judgement(line: str, where: str) -> Judgement:
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise IdentityError(f"{where}: not JSON ({error})") from error
    names = {field.name for field in fields(Judgement)}
    if not isinstance(values, dict) or not {"verdict", "actor", "other"} <= values.keys() <= names:
        raise IdentityError(
            f"{where}: a judgement has verdict, actor, other and perhaps by, when, note, article"
        )
    if not all(isinstance(value, str) and len(value) <= MAX_NOTE_CHARS for value in values.values()):
        raise IdentityError(f"{where}: a value is no text, or longer than {MAX_NOTE_CHARS:,} characters")
    if values["verdict"] not in tuple(Verdict):
        raise IdentityError(f"{where}: the verdict must be one of {', '.join(Verdict)}")
    for name in ("actor", "other", "article"):
        if (name in values and not values[name].startswith(("http://", "https://"))) or set(
            values.get(name, "")
        ) & set(' <>"{}|\\^`\n'):
            raise IdentityError(f"{where}: {name} is no IRI: {values[name][:80]!r}")
    by, when, note = (clean(values.get(name, "")) or None for name in ("by", "when", "note"))
    ends = values["actor"], values["other"]
    try:
        return Judgement(Verdict(values["verdict"]), *ends, by, when, note, values.get("article"))
    except IdentityError as error:
        raise IdentityError(f"{where}: {error}") from error
