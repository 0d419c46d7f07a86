"""Text → whether it is English, by its letters and function words; names no language without good reason.

News in English has names and quotations in other languages, and headlines without any function word. So a
text counts as English until it shows that it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import OntologyError
from graph.limits import MAX_SAMPLE_CHARS
from graph.ontology import LEX, RDFS, Description

ENGLISH = "English"
OTHER_SCRIPT = "written in another script"

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-zªºÀ-ÖØ-öø-ʸḀ-ỿＡ-Ｚａ-ｚ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

MIN_DIFFERENT = 2
"""Different function words of another language: one may be a slip or a name."""

MIN_SHARE = 0.15
"""Share of function words, of all words: running text has twice as many in each language listed."""

TIMES_ENGLISH = 2
"""How many more function words of another language than English ones a text that is not English has."""


@dataclass(frozen=True, slots=True)
class Languages:
    """Function words by the name of their language."""

    words: Mapping[str, frozenset[str]]

    def other_than_english(self, text: str) -> str | None:
        """The language of a text that is not English; None where it is, or where nothing says."""
        sample = text[:MAX_SAMPLE_CHARS]
        letters = len(_LETTER.findall(sample))
        if 2 * len(_LATIN.findall(sample)) < letters:
            return OTHER_SCRIPT
        counts = _small_words(sample)
        total = len(_WORD.findall(sample))
        found = [(self._hits(counts, name), name) for name in self.words if name != ENGLISH]
        hits, name = max(found, default=(0, ENGLISH))
        english = sum(counts[word] for word in self.words[ENGLISH] - self.words[name])
        enough = hits >= MIN_SHARE * total and hits > TIMES_ENGLISH * english
        return name if enough and name != ENGLISH else None

    def _hits(self, counts: Mapping[str, int], name: str) -> int:
        """How often words of a language that are no English ones stand there; 0 where too few do."""
        there = [counts[word] for word in self.words[name] - self.words[ENGLISH] if word in counts]
        return sum(there) if len(there) >= MIN_DIFFERENT else 0


def load(description: Description) -> Languages:
    """Gather the function words from the ontology's description.

    Raises:
        OntologyError: if there are none for English.
    """
    words = {
        description.text(iri, RDFS + "label") or iri: frozenset(description.texts(iri, LEX + "lemma"))
        for iri in description.instances(LEX + "FunctionWords")
    }
    if not words.get(ENGLISH):
        raise OntologyError("ontology/languages.ttl has no function words of English")
    return Languages(words)


def _small_words(text: str) -> Counter[str]:
    """How often each word stands there in small letters, or begins a text or paragraph: no part of a name."""
    return Counter(
        match[0].lower()
        for match in _WORD.finditer(text)
        if match[0][0].islower() or match.start() == 0 or text[match.start() - 1] == "\n"
    )
