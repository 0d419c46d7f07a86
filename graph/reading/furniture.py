"""A paragraph-like part of an article in, whether it is page furniture out: a teaser, byline, date line.

Furniture states nothing. Each rule asks for the whole part to look like it, because a sentence that is taken
for furniture is lost: a part in doubt is none.
"""

from __future__ import annotations

import re

from graph.reading.datelines import AGENCY
from graph.reading.dates import MONTH, WEEKDAY, days

_MAX_CHARS = 250
"""A longer part is a paragraph, whatever it begins with."""

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_STOPS = (".", "?", "!", "”", '"', ":", ";", ",", "…")

_LABEL = (
    r"(?:read(?: more| also| next| on)?|also read|see also|you may also like|watch(?: also| live| now| more)?"
    r"|trending|recommended|tags|filed under|related"
    r"|(?:related|more|top|latest|recommended|trending) (?:articles?|stories|news|content|topics|coverage))"
)
_TEASER = re.compile(rf"{_LABEL}(?:\s?[:|»>]|\s[–—-]\s|$)")
_LOOSE_TEASER = re.compile(r"(?:read more|read also|also read|see also)\b")
_CALL = re.compile(
    r"click here(?: to| for|$)|follow us(?: on| at|$)|share this(?: article| story| post| page| on| via|$)"
    r"|subscribe(?: to (?:our|the|this)\b| now| today| here|$)"
    r"|sign up(?: (?:for|to) (?:our|the)\b| now| here|$)|download (?:our|the) app"
    r"|join our (?:whatsapp|telegram|channel|newsletter)|continue reading|story continues"
    r"|scroll (?:down )?(?:to continue|for (?:more|video))|leave a (?:comment|reply)|view (?:all )?comments"
    r"|(?:advertisement|sponsored)(?:$| [–—|:-])|©|\(c\) |copyright (?:©|\(c\)|(?:19|20)\d\d\b)"
)
_TAIL = re.compile(r"\b(?:all rights reserved|contributed (?:reporting|to this (?:report|article|story)))$")
_BUTTON = re.compile(
    r"ads?|advertisements|(?:no )?comments|share(?: on (?:facebook|twitter))?|tweet|print|email|home|menu"
    r"|search|copy link|promoted|sponsored content|most read|(?:news )?agencies|our correspondent"
    r"|staff (?:report|reporter|writer)"
)
_MASTHEAD = re.compile(r"welcome to (?:the )?[\w' .&-]{2,60}")

_BYLINE = re.compile(r"(?:By|BY)[ :]\s*")
_CREDIT = re.compile(
    r"(?:(?:additional |with )?(?:reporting|writing|editing|compiled|written|edited|translated) (?:by|from)"
    r"|(?:photo(?:graph)?|picture|image|video|graphic)s?:? (?:by|credit|courtesy)(?: of)?"
    r"|with (?:inputs?|files|agencies|additional reporting)(?: from| by)?"
    r"|(?:news|web|monitoring|foreign|world|online|digital|national|city|international) desk)\b",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"(?:(?:photo|image|picture|file photo)s?|(?:image |photo )?(?:source|credit)s?)\s*[:|]"
    r"|(?:reuters|afp|ap photo|afp photo|epa|getty images|anadolu agency)\s?/",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:|/()&–—-]+")
_CREDIT_WORD = re.compile(
    r"a|additional|agencies|al|and|bin|bureau|by|correspondents?|credit|da|de|desk|edited|editing|editors?|el|for"
    r"|from|in|inputs?|news|newsroom|of|our|reporters?|reporting|staff|team|the|translated|van|via|von|with"
    r"|writers?|writing|written"
)
_TIME_WORD = re.compile(
    r"published|posted|updated?|last|modified|first|created|date|on|at|am|pm|a\.m|p\.m|gmt|utc|est|edt|et|pt|bst"
    r"|ist|cet|cest|eet|msk|trt|pkt|hrs|hours|local|time"
    r"|t?\d{1,2}(?:[:.]?\d{2}){0,2}(?:am|pm|h|hrs|z)?|[+-]?\d{4}"
)
_CALENDAR_WORD = re.compile(rf"(?:{MONTH}|{WEEKDAY}|\d)", re.IGNORECASE)


def fold(text: str) -> str:
    """The text without what may differ between two prints of it: case, blanks, quote style, outer marks.

    >>> fold("| Welcome to  ‘The Post’ ")
    "welcome to 'the post"
    """
    return " ".join(text.translate(_QUOTES).casefold().split()).strip(" |.,:;*_#'\"-–—()[]")


def ends_sentence(part: str) -> bool:
    """Whether it stops as a sentence does, or leads on to the next part, and so is no heading."""
    return part.rstrip(" )]*_'’").endswith(_STOPS)


def is_furniture(part: str) -> bool:
    """Whether a part, by its own words, states nothing."""
    return len(part) <= _MAX_CHARS and (is_teaser(part) or is_credit(part) or is_date_line(part))


def is_teaser(part: str) -> bool:
    """Whether it sends the reader elsewhere, or is an advertisement, a button, a notice of rights, a rule.

    >>> is_teaser("Also read: Ankara closes the border"), is_teaser("Also read out was a letter.")
    (True, False)
    """
    folded = fold(part)
    if not folded or _BUTTON.fullmatch(folded) or _TEASER.match(folded) or _TAIL.search(folded):
        return True
    return bool(_CALL.match(part.casefold()) or (_LOOSE_TEASER.match(folded) and not ends_sentence(part)))


def opens_teaser(part: str) -> bool:
    """Whether it is the label of a teaser ("Read more:") whose headline is the next part."""
    return part.rstrip().endswith(":") and re.fullmatch(_LABEL, fold(part)) is not None


def is_masthead(part: str) -> bool:
    """Whether it greets the reader of a site; to be asked of what stands above an article only."""
    return _MASTHEAD.fullmatch(fold(part)) is not None


def is_credit(part: str) -> bool:
    """Whether it only names who wrote, edited or supplied the article or a photograph.

    >>> is_credit("By Jane Doe in Ankara"), is_credit("By Monday Ankara had agreed")
    (True, False)
    """
    part = part.strip(" ()[]*_|")
    if byline := _BYLINE.match(part):
        rest = part[byline.end() :]
        return _names_only(rest) and not ends_sentence(part) and not _CALENDAR_WORD.match(rest)
    if opened := _CREDIT.match(part):
        return _names_only(part[opened.end() :].rstrip("."))
    if _SUPPLIED.match(part):
        return _names_only(part) and any(map(AGENCY.fullmatch, _words(part)))
    return AGENCY.fullmatch(part) is not None


def is_date_line(part: str) -> bool:
    """Whether it is a date and nothing else but a time and words such as "Updated".

    >>> is_date_line("Published: March 2, 2020 10:30 GMT"), is_date_line("March 2, 2020 was a Monday")
    (True, False)
    """
    rest, found = part, False
    for day in reversed(list(days(part))):
        rest, found = rest[: day.start] + " " + rest[day.end :], True
    return found and all(map(_TIME_WORD.fullmatch, _words(rest.casefold())))


def _words(text: str) -> list[str]:
    return [word.strip(".'\"") for word in _WORD.findall(text) if word.strip(".'\"")]


def _names_only(text: str) -> bool:
    return all(
        word[0].isupper()
        or word[0].isdigit()
        or "@" in word
        or _CREDIT_WORD.fullmatch(word.strip(".").lower())
        for word in _WORD.findall(text)
    )
