"""A label and a kind → an actor that is in no record, with an IRI that every run mints alike."""

from __future__ import annotations

import re
import unicodedata

from graph.model import Actor
from graph.ontology import ACTOR
from graph.values import Kind, digest

_LETTERS = str.maketrans(
    {
        "ʿ": "",
        "ʾ": "",
        "ʻ": "",
        "ʼ": "",
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "Æ": "Ae",
        "Œ": "Oe",
        "Þ": "Th",
        "ə": "e",
        "Ə": "E",
    }
)
"""Letters that Unicode does not take apart."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")
MAX_SLUG_CHARS = 80  # longer labels are cut and told apart by a digest


def slug(label: str) -> str:
    """The label in small ASCII letters, digits and hyphens; with a digest where these do not tell it all.

    A label of which letters are lost, or that has unseen characters in it, is told apart by a digest: letters
    of another script that look alike make another actor.

    >>> slug("Hizb ut-Tahrir (Türkiye)"), slug("Vladimir Рutin") == slug("Vladimir utin")
    ('hizb-ut-tahrir-turkiye', False)
    """
    decomposed = unicodedata.normalize("NFKD", label.translate(_LETTERS))
    short = _NOT_WORD.sub("-", decomposed.encode("ascii", "ignore").decode().lower()).strip("-")
    if not short or len(short) > MAX_SLUG_CHARS or is_disguised(label):
        return f"{short[:MAX_SLUG_CHARS]}-{digest(label)[:8]}".lstrip("-")
    return short


def is_disguised(label: str) -> bool:
    """Whether a label has letters or numbers that are not Latin, are but forms of such, or invisible.

    >>> is_disguised("Russ\u0456a"), is_disguised("\u202eRussia"), is_disguised("Côte d’Ivoire")
    (True, True, False)
    """
    apart = unicodedata.normalize("NFD", label.translate(_LETTERS))
    return any(c > "\x7f" and unicodedata.category(c)[0] in "LNC" for c in apart)


def has_controls(text: str) -> bool:
    """Whether a text holds characters that show nothing or turn the direction of what follows."""
    return any(unicodedata.category(c) in {"Cf", "Cc"} for c in text)


def mint(  # noqa: PLR0913 - each keyword is one field of the actor
    label: str, kind: Kind, *, aliases: tuple[str, ...] = (), part_of: str | None = None,
    located_in: str | None = None, scope: str | None = None,
) -> Actor:  # fmt: skip
    """Make an actor of its own.

    Args:
        label: canonical label; equal labels make one node.
        kind: its kind.
        aliases: further names that a search should find it by.
        part_of: IRI of the whole.
        located_in: IRI of the place.
        scope: id of the article that alone knows whom a label like "police" means; None if the label tells.
    """
    iri = ACTOR + slug(label)
    return Actor(own_iri(iri, scope) if scope else iri, label, kind, aliases, part_of, located_in)


def own_iri(iri: str, article: str) -> str:
    """The IRI of whoever one article (its id) means where the actor of another IRI is not meant."""
    return f"{iri}-{digest(article)[:10]}"
