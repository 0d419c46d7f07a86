"""A paragraph in, the dateline that it begins with ("ANKARA, March 2 (Reuters) –") or None out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.reading.dates import WEEKDAY, DayExpression, days

AGENCY: Final = re.compile(
    r"reuters|afp|ap|associated press|agence france-presse|anadolu|anadolu agency|aa|xinhua|tass|interfax|ria"
    r"|ria novosti|sputnik|sana|irna|mena|upi|epa|dpa|ansa|efe|pti|ani|ians|app|kyodo|yonhap|kuna|wam|petra"
    r"|bloomberg|getty images|cnn|bbc|al jazeera|voa|un news|thomson reuters foundation",
    re.IGNORECASE,
)
"""A news agency: who stands in the brackets of a dateline, or alone on a line as the source."""

_MAX_CHARS = 120
_MAX_PLACE_WORDS = 6
_CLOSE = re.compile(r"\s?(?:--|–|—)\s?|\s-\s|(?<=\))\s?[-:]\s|(?<=/)\.\s")
_FILED_BY = re.compile(r"(?:\(([^()]{2,40})\)|/([^/\s]{2,20})/)$")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
_NEVER_FIRST = re.compile(
    r"a|an|after|as|at|before|but|by|from|he|if|in|it|on|she|since|that|the|this|until|when", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"al|and|da|de|del|el|la|of|the")
_MIN_CAPITALS = 3
_ENOUGH_SIGNS = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed, and by whom; what the paragraph states starts at ``end``."""

    end: int
    place: str | None = None
    day: DayExpression | None = None
    agency: str | None = None


def dateline(paragraph: str, *, leads: bool = False) -> Dateline | None:
    """The dateline at the start of ``paragraph``, where there is one beyond doubt.

    A known agency is enough; of capitals, a day, and the first place in the article (``leads``), two.

    >>> found = dateline("ANKARA, March 2 (Reuters) – Turkey said on Monday")
    >>> found.place, found.day.month, found.day.day, found.agency, found.end
    ('ANKARA', 3, 2, 'Reuters', 28)
    """
    close = _CLOSE.search(paragraph, 0, _MAX_CHARS)
    if not close or paragraph[close.end() : close.end() + 1].islower() or close.end() == len(paragraph):
        return None
    lead, agency = _agency(paragraph[: close.start()])
    lead, day = _last_day(lead)
    place = lead.rstrip(" ,.") or None
    found = Dateline(close.end(), place, day, agency)
    leads = leads and not _CLOSE.search(paragraph, close.end(), _MAX_CHARS)
    return found if _is_sure(found, leads=leads) else None


def _agency(head: str) -> tuple[str, str | None]:
    match = _FILED_BY.search(head)
    return (head[: match.start()].rstrip(), match[1] or match[2]) if match else (head, None)


def _last_day(lead: str) -> tuple[str, DayExpression | None]:
    last = next((day for day in days(lead) if day.end >= len(lead.rstrip(" ,."))), None)
    return (lead[: last.start], last) if last else (lead, None)


def _is_sure(found: Dateline, *, leads: bool) -> bool:
    if found.place is None:
        return _is_known(found.agency)
    words = found.place.replace("/", " ").split()
    if not _may_be_place(words):
        return False
    in_capitals = len(words[0].rstrip(",")) >= _MIN_CAPITALS and words[0].isupper()
    signs = (in_capitals, found.day is not None, leads)
    return _is_known(found.agency) or sum(signs) >= _ENOUGH_SIGNS


def _is_known(agency: str | None) -> bool:
    names = [agency, *agency.split("/")] if agency else []
    return any(AGENCY.fullmatch(name.strip()) for name in names)


def _may_be_place(words: list[str]) -> bool:
    return (
        0 < len(words) <= _MAX_PLACE_WORDS
        and not _NEVER_FIRST.fullmatch(words[0])
        and all(word[0].isupper() or _SMALL_WORD.fullmatch(word) for word in words)
        and not any(_WEEKDAY.fullmatch(word.strip(",.")) for word in words)
    )
