"""A name → how it sounds, as far as romanisation goes: "Podolyak" and "Podoliak" are written alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from graph.identity.folding import fold
from graph.ontology import LEX, ROOT, read_files

SPELLINGS: Final = ROOT / "names.ttl"
"""The file of romanisations."""


@dataclass(frozen=True)
class Spelling:
    """The letters that romanisations write for one sound, by what they write."""

    sounds: Mapping[str, str]

    def sound(self, name: str) -> str:
        """The name, folded, with one spelling for each sound.

        >>> load_spelling().sound("Mykhailo Podolyak") == load_spelling().sound("Myhailo Podoliak")
        True
        """
        return self._letters.sub(lambda found: self.sounds[found[0]], fold(name))

    @cached_property
    def _letters(self) -> re.Pattern[str]:
        written = sorted(self.sounds, key=lambda one: (-len(one), one))
        return re.compile("|".join(map(re.escape, written)) or "(?!)")


@cache
def load_spelling(file: Path = SPELLINGS) -> Spelling:
    """The romanisations of ontology/names.ttl."""
    described = read_files([file])
    return Spelling(
        {
            written: described.text(rule, LEX + "sounds") or ""
            for rule in described.instances(LEX + "Romanisation")
            for written in described.texts(rule, LEX + "lemma")
        }
    )
