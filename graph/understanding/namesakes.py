"""Known names in their context → those that mean whom the base has: "Lebanon, Ohio" is not the state.

Leaves out what a name cannot point to where it stands: a part of a longer name, a namesake elsewhere, a
person of that name met before, a club, a word in capitals. Never adds what the text lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.ontology import ACTOR, ActorRecord
from graph.understanding.acronyms import is_acronym, name_before, spelled_out
from graph.understanding.lexicon import Lexicon
from graph.understanding.links import PLACE_PREPOSITIONS
from graph.understanding.longer_names import Surroundings, bodies, is_part_of_name, names_land
from graph.understanding.minting import slug
from graph.understanding.names import NameMatch
from graph.understanding.scene import Scene
from graph.understanding.syntax import OBJECTS, SUBJECTS
from graph.values import Kind

FEDERATION = ACTOR + "united-states"
"""Whose parts share their names with states."""

AGAINST = frozenset({"to", "against", "from", "over", "with", "by"})
"""The prepositions of whom one plays."""

APPOSED = 5  # words of ", a US state"
MIN_SHOUTED = 3  # words of a sentence in capitals


def settle(
    sentence: Sentence, matches: Iterable[NameMatch], lexicon: Lexicon, scene: Scene
) -> tuple[NameMatch, ...]:
    """The names of a sentence, each with those that it may point to where it stands.

    Args:
        sentence: the parsed sentence.
        matches: the known names in it.
        lexicon: the word lists.
        scene: the article so far; it learns which names are those of provinces in it.
    """
    found = tuple(matches)
    around = Surroundings(sentence, by_token(found), lexicon)
    longer = tuple(bodies(around, scene.bodies))
    scene.bodies |= {record.actor.label: None for body in longer for record in (body.pointers[0].record,)}
    inside = {i for body in longer for i in range(body.start, body.end)}
    others = (match for match in found if inside.isdisjoint(range(match.start, match.end)))
    settled = [one for match in others if (one := _settled(around, match, scene)) is not None]
    return tuple(sorted((*longer, *settled), key=lambda match: match.start))


def by_token(matches: Iterable[NameMatch]) -> dict[int, NameMatch]:
    """The known names by each token that they cover."""
    return {i: match for match in matches for i in range(match.start, match.end)}


def _settled(around: Surroundings, match: NameMatch, scene: Scene) -> NameMatch | None:
    if any(pointer.record.actor.kind is Kind.PERSON for pointer in match.pointers):
        return None if _has_another_end(around, match) else match
    if _is_somebody_else(around, match, scene):
        return None
    if not _is_province(around, match, scene):
        return match
    pointers = tuple(pointer for pointer in match.pointers if _lies_there(pointer.record))
    return replace(match, pointers=pointers) if pointers else None


def _is_somebody_else(around: Surroundings, match: NameMatch, scene: Scene) -> bool:
    return (
        _is_word(around, match)
        or _is_redefined(around, match, scene)
        or is_part_of_name(around, match)
        or _is_elsewhere(around, match)
        or _is_person(around, match, scene)
        or (names_land(match) and _is_team(around, match))
    )


def _has_another_end(around: Surroundings, match: NameMatch) -> bool:
    """As in "Donald Trump Jr.": a person of nearly that name."""
    return around.has(match.end) and around.lexicon.has("Generation", around.document[match.end].lower_)


def _is_redefined(around: Surroundings, match: NameMatch, scene: Scene) -> bool:
    """Whether the text makes an acronym somebody else's: "the Awami Peace Congress (APC)"."""
    last = around.document[match.end - 1]
    if match.end - match.start > 1 or not is_acronym(last):
        return False
    meant = scene.acronyms.get(last.text)
    if meant is not None:
        return meant.iri not in {pointer.record.actor.iri for pointer in match.pointers}
    name = name_before(last) or spelled_out(last)
    actors = (pointer.record.actor for pointer in match.pointers)
    return name is not None and not any(
        name.text in full.split() for actor in actors for full in (actor.label, *actor.aliases)
    )


def _is_word(around: Surroundings, match: NameMatch) -> bool:
    """Whether an acronym is but a word in capitals ("GIVE US BREAD") or a unit ("one AU")."""
    first = around.document[match.start]
    if match.end - match.start > 1 or not first.is_upper:
        return False
    if any(child.dep_ == "nummod" for child in first.children) and len(first) > 1:
        return True
    words = [token for token in around.sentence if token.is_alpha]
    shouted = len(words) >= MIN_SHOUTED and all(word.is_upper for word in words)
    return shouted and around.document.vocab[first.lower_].is_stop


# --- places of the same name ---------------------------------------------------------------------


def _is_elsewhere(around: Surroundings, match: NameMatch) -> bool:
    """As in "Lebanon, Pennsylvania": a town of that name in a part of a federal state."""
    comma, first = match.end, match.end + 1
    if not (names_land(match) and around.has(first) and around.document[comma].text == ","):
        return False
    one, two = (around.document[first : first + size].text.lower() for size in (1, 2))
    province = next((name for name in (two, one) if around.lexicon.has("Province", name)), None)
    following = around.known.get(first)
    states = {pointer.record.actor.iri for pointer in following.pointers} if following else set()
    homes = {pointer.record.actor.located_in for pointer in match.pointers}
    if province is None or homes & (states | {FEDERATION}):  # "Tbilisi, Georgia"
        return False
    behind = first + len(province.split())
    listed = around.has(behind) and around.document[behind].lower_ in {"and", "or"}
    return not listed and (first not in around.known or around.document[first].dep_ == "appos")


def _is_province(around: Surroundings, match: NameMatch, scene: Scene) -> bool:
    """As in "Atlanta, Georgia", "the governor of Georgia"; then wherever the article has the name again."""
    name = around.document[match.start : match.end].text
    states = any(pointer.record.actor.kind is Kind.STATE for pointer in match.pointers)
    if not states or not around.lexicon.has("Province", name.lower()):
        return False
    if name not in scene.provinces and (_is_of_federation(around, match) or _is_behind_town(around, match)):
        scene.provinces.add(name)
    return name in scene.provinces


def _is_of_federation(around: Surroundings, match: NameMatch) -> bool:
    last = around.document[match.end - 1]
    head = last.head
    if last.dep_ == "compound" and head.lower_ == "state" and head.i == match.end:
        return True
    behind = around.document[match.end : min(match.end + APPOSED, around.sentence.end)]
    if behind and behind[0].text == "," and any(_is_us_state(word) for word in behind):
        return True
    owner = head if last.dep_ in {"poss", "compound", "nmod"} else None
    if last.dep_ == "pobj" and head.lower_ in {"of", "in", "from"}:
        owner = head.head
    if owner is None:
        return False
    words = {owner.lower_, owner.lemma_.lower()}
    return _is_us_state(owner) or any(around.lexicon.has("Provincial", word) for word in words)


def _is_behind_town(around: Surroundings, match: NameMatch) -> bool:
    """As in "Atlanta, Georgia", unless the town is known as one of the state: "Tbilisi, Georgia"."""
    town, first = match.start - 2, around.document[match.start]
    if not around.has(town) or around.document[match.start - 1].text != ",":
        return False
    if (known := around.known.get(town)) is not None:
        return any(_lies_there(pointer.record) for pointer in known.pointers)
    listed = around.has(match.end) and around.document[match.end].lower_ in {"and", "or"}
    return not listed and around.document[town].ent_type_ == "GPE" and first.dep_ == "appos"


def _is_us_state(word: Token) -> bool:
    return word.lower_ == "state" and any(c.text in {"US", "U.S.", "American"} for c in word.children)


def _lies_there(record: ActorRecord) -> bool:
    return record.actor.kind is Kind.PLACE and record.actor.located_in == FEDERATION


# --- persons and clubs ---------------------------------------------------------------------------


def _is_person(around: Surroundings, match: NameMatch, scene: Scene) -> bool:
    """Whether a person of that name was named in full before: "Jordan" after "Jim Jordan"."""
    last = around.document[match.end - 1]
    if match.end - match.start > 1 or slug(last.text) not in scene.surnames:
        return False
    in_place = last.dep_ == "pobj" and last.head.lower_ in PLACE_PREPOSITIONS
    named = {pointer.record.actor.iri for pointer in match.pointers}
    return last.ent_type_ == "PERSON" or not (in_place or scene.discourse.names(named))


def _is_team(around: Surroundings, match: NameMatch) -> bool:
    """As in "Barcelona beat Arsenal in the cup final": those who play, not the city."""
    last = around.document[match.end - 1]
    while last.dep_ == "conj":
        last = last.head
    head = last.head
    verb = head.head if last.dep_ == "pobj" and head.lower_ in AGAINST else head
    if last.dep_ not in SUBJECTS | OBJECTS | {"pobj", "poss"}:
        return False
    return around.lexicon.has("Contest", verb.lemma_.lower()) and any(
        around.lexicon.has("Sport", word.lemma_.lower()) or around.lexicon.has("Sport", word.lower_)
        for word in around.sentence
        if word.i not in around.known
    )
