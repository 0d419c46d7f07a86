"""Known names and the words around them → those that are parts of longer names: "Chad Smith", "Niger River".

Goes by the entity recogniser, the parser and capitals; knows no list of longer names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graph.limits import MAX_MENTION_CHARS
from graph.ontology import ActorRecord
from graph.understanding.acronyms import first_word, is_acronym, name_before, spelled_out
from graph.understanding.lexicon import Lexicon
from graph.understanding.links import noun_class_of
from graph.understanding.minting import mint
from graph.understanding.names import NameMatch, Pointer, Pointing
from graph.understanding.phrases import name_tokens
from graph.values import Kind

PARTS = frozenset({"compound", "nmod", "amod"})
BODIES = frozenset({"ORG", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART"})
TITLES = frozenset(
    "foreign prime vice defence defense deputy mr mr. mrs. ms. sir lord gen. interior finance senior general "  # noqa: SIM905
    "justice trade special rep. sen. gov. dr. col. lt. sgt. mullah sheikh rev. st.".split()
)
"""Words before a name that are no part of it, besides offices."""

KINDS = {"ORG": Kind.ORGANISATION, "LOC": Kind.PLACE}
INNER = frozenset({"of", "for"})
FILLING = INNER | {"the", "and", "de", "du", "del", "-", "’s", "'s"}
MIN_WORDS = 3  # "Bank of China"
NAMED_KINDS = frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP})
"""Kinds of classes whose members have names of their own."""

TITLED = 3 / 4  # so many of a headline's words have a capital
MIN_TITLED = 4  # words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence, and the known name that each of its tokens is part of."""

    sentence: Span
    known: Mapping[int, NameMatch]
    lexicon: Lexicon

    @property
    def document(self) -> Doc:
        """The document of the sentence; tokens are numbered in it."""
        return self.sentence.doc

    def has(self, index: int) -> bool:
        """Whether a token stands in the sentence."""
        return self.sentence.start <= index < self.sentence.end

    @property
    def is_titled(self) -> bool:
        """Whether nearly all words have capitals, so that these tell nothing."""
        words = [token for token in self.sentence if token.is_alpha]
        return len(words) >= MIN_TITLED and sum(w.text[0].isupper() for w in words) > TITLED * len(words)


def is_title_word(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word before a name is an office or a part of one."""
    return lexicon.has("Office", token.lower_) or token.lower_ in TITLES


def names_land(match: NameMatch) -> bool:
    """Whether a name is one of states and places only."""
    return all(pointer.record.actor.kind in {Kind.STATE, Kind.PLACE} for pointer in match.pointers)


def bodies(around: Surroundings, before: Iterable[str]) -> Iterator[NameMatch]:
    """The bodies that are named by several words of which a shorter name or a common noun is but a part.

    Args:
        around: the sentence.
        before: the names of such bodies that the article has had so far.
    """
    taken: set[int] = set()
    for words, kind in (
        *_with_acronyms(around), *_met_before(around, before), *_of_entities(around), *_runs(around),
    ):  # fmt: skip
        covered = range(words.start, words.end)
        recorded = any(m.start <= words.start and m.end >= words.end for m in _known_in(around, words))
        if recorded or len(words.text) > MAX_MENTION_CHARS or not taken.isdisjoint(covered):
            continue
        taken.update(covered)
        record = ActorRecord(mint(words.text, kind))
        yield NameMatch(words.start, words.end, (Pointer(Pointing.NAME, record),))


def _with_acronyms(around: Surroundings) -> Iterator[tuple[Span, Kind]]:
    """As in "Front for the Freedom of Kordia (FFK)"."""
    for token in filter(is_acronym, around.sentence):
        last = name_before(token) or spelled_out(token)
        start = first_word(last, token.text) if last else None
        if last is None or start is None or not around.has(start) or last.i - start < 1:
            continue
        words = around.document[start : last.i + 1]
        yield words, _kind_of(around.lexicon, words)


def _met_before(around: Surroundings, names: Iterable[str]) -> Iterator[tuple[Span, Kind]]:
    for name in names:
        at = around.sentence.text.find(name)
        start = at + around.sentence.start_char
        words = around.document.char_span(start, start + len(name)) if at >= 0 else None
        if words is not None:
            yield words, _kind_of(around.lexicon, words)


def _of_entities(around: Surroundings) -> Iterator[tuple[Span, Kind]]:
    """As in "Bank of China"; but not "the Government of China"."""
    for entity in around.sentence.ents:
        kind = KINDS.get(entity.label_)
        words = around.document[entity.start + (entity[0].lower_ == "the") : entity.end]
        inner = next((word for word in words if word.lower_ in INNER), None)
        if kind is None or inner is None or len(words) < MIN_WORDS:
            continue
        whole = all(word.text[0].isupper() or word.lower_ in FILLING for word in words)
        named_for = kind is Kind.ORGANISATION or _known_in(around, words)
        if whole and named_for and _is_own_name(around.lexicon, inner.head, kind):
            yield words, kind


def _runs(around: Surroundings) -> Iterator[tuple[Span, Kind]]:
    """As in "Kordia Liberation Army": a word that says what it is, behind one that tells which."""
    for token in _names(around.sentence):
        cls = noun_class_of(around.lexicon, token)
        if cls is None or not (cls.kind in NAMED_KINDS or cls.name == "ArmedForces"):
            continue
        run = name_tokens(token)
        if around.is_titled:
            return
        first = next((n for n, word in enumerate(run) if not is_title_word(around.lexicon, word)), len(run))
        of_state = any(not _is_plain(match) for match in _known_in(around, run))  # "Indian High Commission"
        if not of_state and any(_tells(around, word) for word in run[first:-1]):
            words = around.document[run[first].i : token.i + 1]
            yield words, _kind_of(around.lexicon, words)


def _names(sentence: Span) -> Iterator[Token]:
    """The proper nouns right behind another word with a capital."""
    before = False
    for token in sentence:
        capital = token.text[0].isupper()
        if before and capital and token.pos_ == "PROPN":
            yield token
        before = capital


def _tells(around: Surroundings, word: Token) -> bool:
    """Whether a word is one that only a name has: no actor's, no class's and no quality's."""
    plain = around.lexicon.has("Qualifier", word.lower_) or around.lexicon.has("Side", word.lower_)
    known = word.i in around.known or noun_class_of(around.lexicon, word) is not None
    return word.pos_ == "PROPN" and word.is_alpha and word.text[0].isupper() and not (known or plain)


def _kind_of(lexicon: Lexicon, words: Span) -> Kind:
    """The kind that the words of a name tell: an army is an armed group, most others organisations."""
    inner = next((word.i for word in words if word.lower_ in INNER), words.end)
    cls = noun_class_of(lexicon, words.doc[max(inner - 1, words.start)])
    if cls is not None and cls.name == "ArmedForces":
        return Kind.ARMED_GROUP
    return cls.kind if cls is not None and cls.kind in NAMED_KINDS else Kind.ORGANISATION


def _known_in(around: Surroundings, words: Iterable[Token]) -> list[NameMatch]:
    return [around.known[word.i] for word in words if word.i in around.known]


def _is_own_name(lexicon: Lexicon, head: Token, kind: Kind) -> bool:
    """Whether "of" is part of a name behind this word, and does not say whose organ or which state it is."""
    if not head.text[0].isupper() or lexicon.has("Polity", head.lower_) or is_title_word(lexicon, head):
        return False
    cls = noun_class_of(lexicon, head)
    return kind is Kind.PLACE or cls is None or not (cls.organ or cls.kind is Kind.PLACE)


def is_part_of_name(around: Surroundings, match: NameMatch) -> bool:
    """Whether the words before or behind make another one's name with it: "Michael Jordan", "Niger River"."""
    return _goes_on_before(around, match) or _goes_on_behind(around, match)


def _goes_on_before(around: Surroundings, match: NameMatch) -> bool:
    index = match.start - 1
    if not around.has(index) or index in around.known:
        return False
    before, first = around.document[index], around.document[match.start]
    if not _is_capitalised(before) or _says_what(around.lexicon, before):
        return False
    if around.lexicon.has("Side", before.lower_):
        return False
    if first.ent_iob_ == "I" and (_is_plain(match) or first.ent_type_ in BODIES):
        return True
    if not _is_plain(match):
        return False
    joined = before.dep_ in PARTS and match.start <= before.head.i < match.end
    return joined and before.pos_ == "PROPN" and names_land(match) and not around.is_titled


def _goes_on_behind(around: Surroundings, match: NameMatch) -> bool:
    last = around.document[match.end - 1]
    if _is_province(around, match):
        return True
    run = _run_behind(around, match)
    if not run or any(_is_other_name(around, word) or _parts(word) for word in run):
        return False
    plain, one = _is_plain(match), run[0].ent_iob_ == "I"
    if one and plain and _is_land_form(around.lexicon, match, run[-1]):
        return True
    if any(_says_what(around.lexicon, word) for word in run):
        return False
    if not plain:
        return one and last.ent_type_ in BODIES
    return one or (run[0].pos_ == "PROPN" and names_land(match) and not around.is_titled)


def _run_behind(around: Surroundings, match: NameMatch) -> Sequence[Token]:
    """The words behind a name that the recogniser or the parser joins to it."""
    if not around.has(match.end) or not _is_capitalised(around.document[match.end]):
        return ()
    last = around.document[match.end - 1]
    if around.document[match.end].ent_iob_ == "I":
        return list(around.document[match.end : _entity(around, match)[1]])
    joined = last.dep_ in PARTS and last.head.i >= match.end
    return list(around.document[match.end : last.head.i + 1]) if joined else ()


def _parts(word: Token) -> bool:
    return word.is_punct and word.text != "-"


def _is_plain(match: NameMatch) -> bool:
    return all(p.pointing in {Pointing.NAME, Pointing.METONYM} for p in match.pointers)


def _is_other_name(around: Surroundings, word: Token) -> bool:
    """Whether a word is a known name, but not the surname in "Chad Obama"."""
    match = around.known.get(word.i)
    if match is None:
        return False
    surname = word.ent_type_ == "PERSON" and word.ent_iob_ == "I"
    return not (surname and all(p.record.actor.kind is Kind.PERSON for p in match.pointers))


def _is_land_form(lexicon: Lexicon, match: NameMatch, head: Token) -> bool:
    """As in "Kuwait City", "the Korea Strait": a place that has a state's name in its own."""
    cls = noun_class_of(lexicon, head)
    of_state = all(pointer.record.actor.kind is Kind.STATE for pointer in match.pointers)
    return of_state and cls is not None and cls.kind is Kind.PLACE


def _is_province(around: Surroundings, match: NameMatch) -> bool:
    """As in "Niger State", which is one of Nigeria's; but not in "US State Department"."""
    words = [word.text for word in around.document[match.end : min(match.end + 2, around.sentence.end)]]
    alone = words[:1] == ["State"] and not any(word.istitle() for word in words[1:])
    of_state = all(pointer.record.actor.kind is Kind.STATE for pointer in match.pointers)
    return alone and _is_plain(match) and of_state


def _entity(around: Surroundings, match: NameMatch) -> tuple[int, int]:
    """The tokens of the entity around a name, without an article before it."""
    document, start, end = around.document, match.start, match.end
    while start > around.sentence.start and document[start].ent_iob_ == "I":
        start -= 1
    while end < around.sentence.end and document[end].ent_iob_ == "I":
        end += 1
    if document[start].lower_ == "the" and start < match.start:
        start += 1
    return start, end


def _says_what(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word says what somebody is: "Minister", "Ministry", "Army"."""
    return is_title_word(lexicon, token) or noun_class_of(lexicon, token) is not None


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"}
