"""A label and a kind → an actor that is in no record, with an IRI that every run mints alike."""

from __future__ import annotations

import re
import unicodedata

from graph.model import Actor, Kind, digest
from graph.ontology import ACTOR

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
    }
)
"""Letters that Unicode does not take apart."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")
MAX_SLUG_CHARS = 80  # longer labels are cut and told apart by a digest


def slug(label: str) -> str:
    """The label in small ASCII letters, digits and hyphens.

    A label of which letters are lost, or that has unseen characters in it, is told apart by a digest: letters
    of another script that look alike make another actor.

    >>> slug("Hizb ut-Tahrir (Türkiye)"), slug("Vladimir Рutin") == slug("Vladimir utin")
    ('hizb-ut-tahrir-turkiye', False)
    """
    label = label.translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", label)
    plain = decomposed.encode("ascii", "ignore").decode().lower()
    short = _NOT_WORD.sub("-", plain).strip("-")
    if not short or len(short) > MAX_SLUG_CHARS or any(map(_is_lost, decomposed)):
        return f"{short[:MAX_SLUG_CHARS]}-{digest(label)[:8]}".lstrip("-")
    return short


def _is_lost(character: str) -> bool:
    """Whether a slug leaves out what tells names apart: letters, numbers and marks that turn the writing."""
    return not character.isascii() and (character.isalnum() or unicodedata.category(character) == "Cf")


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
    name = slug(label) + (f"-{digest(scope)[:10]}" if scope else "")
    return Actor(ACTOR + name, label, kind, aliases, part_of, located_in)
