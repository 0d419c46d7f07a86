"""spaCy's attribute ruler, its rules about one word looked up and not tried on each: the same result, sooner.

Whether a rule that asks for a tag, a word or a dependency label holds depends on these three alone, and so is
found out once for each such word. All other rules go through spaCy's own matcher.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from graph.limits import MAX_KNOWN_WORDS

FACTORY: Final = "actorgraph_attribute_ruler"
_ASKED: Final = ("TAG", "LOWER", "DEP")

Held = tuple[int, int, int, int]
"""The number of a rule, its key in the vocabulary, and the tokens ``[start, end)`` that it holds for."""


class IndexedRuler(AttributeRuler):
    """An attribute ruler that knows which of its rules hold for a word that it has met."""

    def __init__(self, vocab: Vocab, name: str, rules: Iterable[Any]) -> None:
        super().__init__(vocab, name)
        self.add_patterns(rules)
        self._plain: list[tuple[int, tuple[frozenset[str] | None, ...]]] = []
        self._others = Matcher(vocab, validate=False)
        self._known: dict[tuple[int, int, int], tuple[int, ...]] = {}
        by_number: list[Any] = self.patterns
        for number, rule in enumerate(by_number):
            for pattern in rule["patterns"]:
                if (asked := _asked(pattern)) is not None:
                    self._plain.append((number, asked))
                else:
                    self._others.add(str(number), [pattern])

    def match(self, doc: Doc) -> list[Held]:
        """The rules that hold in a document, in the order in which they are applied."""
        strings = self.vocab.strings
        others = self._others(doc, allow_missing=True)
        found = {(int(strings[key]), start, end) for key, start, end in others}
        found.update((number, token.i, token.i + 1) for token in doc for number in self._about(token))
        return [(number, strings.add(str(number)), start, end) for number, start, end in sorted(found)]

    def _about(self, token: Token) -> tuple[int, ...]:
        key = (token.tag, token.lower, token.dep)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MAX_KNOWN_WORDS:
                self._known.clear()
            values = (token.tag_, token.lower_, token.dep_)
            known = self._known[key] = tuple(
                number
                for number, asked in self._plain
                if all(wanted is None or value in wanted for wanted, value in zip(asked, values, strict=True))
            )
        return known


def _asked(pattern: Sequence[Mapping[str, Any]]) -> tuple[frozenset[str] | None, ...] | None:
    """What a rule about one word asks of its tag, form and label; None for any other rule."""
    if len(pattern) != 1 or not set(pattern[0]) <= set(_ASKED):
        return None
    wanted = [_values(pattern[0][name]) for name in pattern[0]]
    if not all(wanted):
        return None
    by_name = dict(zip(pattern[0], wanted, strict=True))
    return tuple(by_name.get(name) for name in _ASKED)


def _values(condition: Any) -> frozenset[str]:
    """The values that meet a condition, which is one of them or {"IN": several}; none for any other."""
    if isinstance(condition, str):
        return frozenset({condition})
    return frozenset(condition["IN"] if set(condition) == {"IN"} else ())


def index_ruler(nlp: Language, name: str = "attribute_ruler") -> None:
    """Put an indexed ruler with the same rules in the place of a pipeline's own, where it has one."""
    if nlp.has_pipe(name) and type(ruler := nlp.get_pipe(name)) is AttributeRuler:
        nlp.replace_pipe(name, FACTORY, config={"rules": ruler.patterns})


@Language.factory(FACTORY)
def _make(nlp: Language, name: str, rules: list[dict[str, Any]]) -> IndexedRuler:
    return IndexedRuler(nlp.vocab, name, rules)
