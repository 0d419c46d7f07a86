"""A proper name → actors of the base, persons named before, or an actor made from the name."""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Actor, Kind
from graph.understanding.confidence import Way
from graph.understanding.links import PLACE_PREPOSITIONS, Links, is_inside_title
from graph.understanding.minting import mint
from graph.understanding.names import NameMatch, Pointer, Pointing
from graph.understanding.phrases import compound_lemma, name_tokens, phrase_span, tokens_span
from graph.understanding.references import Reference
from graph.understanding.syntax import is_fellow, is_verb

ENTITY_KINDS = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE,
    "NORP": Kind.GROUP, "LAW": Kind.AGREEMENT,
}  # fmt: skip
"""What the entity recogniser's labels are here."""

POINTINGS = (Pointing.NAME, Pointing.ADJECTIVE, Pointing.METONYM, Pointing.DEMONYM)
"""The ways of pointing, the plainest first."""

WAYS = {
    Pointing.NAME: Way.NAME, Pointing.ADJECTIVE: Way.ADJECTIVE, Pointing.DEMONYM: Way.DEMONYM,
    Pointing.METONYM: Way.METONYM,
}  # fmt: skip

BEFORE_TITLES = frozenset(
    "foreign prime vice defence defense deputy mr mr. mrs. ms. sir lord gen. interior finance senior general "  # noqa: SIM905
    "justice trade".split()
)

WHEREABOUTS = frozenset({"in", "near", "outside", "around"})
"""Prepositions before places; "from" and "to" stand before persons as well."""

SOME = frozenset({"a", "an", "another", "some", "many", "several", "few", "most"})


def named(links: Links, token: Token, match: NameMatch) -> Reference | None:
    """The reference of a known name; ``token`` is its last word."""
    run = [
        t
        for t in name_tokens(token)
        if not _is_title_word(links, t) and links.known.get(t.i) in {None, match}
    ]
    persons = [p for p in match.pointers if p.record.actor.kind is Kind.PERSON]
    if persons and run and run[0].i < match.start:
        return unknown(links, token)  # another person with this surname
    if _is_forename(links, token):
        return None
    if (people := _counted_people(links, token, match)) is not None:
        return people
    pointers = sorted(match.pointers, key=lambda pointer: _rank(token, pointer))
    options = tuple(dict.fromkeys(pointer.record.actor for pointer in pointers))
    if options[0].kind is Kind.PERSON:
        links.scene.surnames[token.text] = options[0]
    way = WAYS[pointers[0].pointing]
    span = tokens_span(tuple(token.doc[match.start : match.end]))
    return links.make(token, span, (options,), way, title_before(links, token))


def _counted_people(links: Links, token: Token, match: NameMatch) -> Reference | None:
    """As in "two Palestinians", "an Iraqi", "Fijian Indians", "ethnic Albanians": people, not their state."""
    state = next((p.record.actor for p in match.pointers if p.record.actor.kind is Kind.STATE), None)
    plain = any(p.pointing in {Pointing.NAME, Pointing.METONYM} for p in match.pointers)
    if state is None or plain or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
        return None
    if told := _told_apart(links, token, match):
        words = (*told, token)
        label = " ".join(word.text if word.i in links.known else word.lower_ for word in words)
        people = mint(label, Kind.GROUP)
        return links.make(token, tokens_span(words), ((people,),), Way.DEMONYM)
    measured = token.dep_ == "pobj" and token.head.head.i in links.graph.measures
    if not measured and not any(c.dep_ == "nummod" or c.lower_ in SOME for c in token.children):
        return None
    people = mint(token.text, Kind.GROUP, part_of=state.iri)
    return links.make(token, phrase_span(token), ((people,),), Way.DEMONYM)


def _told_apart(links: Links, token: Token, match: NameMatch) -> tuple[Token, ...]:
    """The words right before a people's name that tell it from the nation: "Greek" of "Greek Cypriots"."""
    before = token.doc[match.start - 1] if match.start > token.sent.start else None
    if before is None or before.head.i != token.i or before.dep_ not in {"amod", "compound", "nmod"}:
        return ()
    own = links.known.get(before.i)
    nation = own is not None and all(
        p.record.actor.kind is Kind.STATE and p.pointing is not Pointing.NAME for p in own.pointers
    )
    return (before,) if nation or links.lexicon.has("Qualifier", before.lower_) else ()


def unknown(links: Links, token: Token) -> Reference | None:
    """The reference of a name that is in no record: a person named before, or a new actor of its kind."""
    inside = token.dep_ in {"compound", "nmod"} and token.head.pos_ == "PROPN" and token.head.i > token.i
    if inside and not is_fellow(token):
        return None
    run = _own_name(links, name_tokens(token))
    if not run or not run[0].text[0].isupper():
        return None
    title = title_before(links, token)
    kind = Kind.PERSON if title else _entity_kind(run)
    before = links.scene.surnames.get(run[-1].text)
    if before and (kind in {Kind.PERSON, None} or len(run) == 1):
        return links.make(token, tokens_span(run), ((before,),), Way.UNKNOWN, title)
    if title and len(run) == 1:
        known = links.names.offices.called(title, run[-1].text, links.scene.published)
        if known is not None:
            links.scene.surnames[run[-1].text] = known.actor
            return links.make(token, tokens_span(run), ((known.actor,),), Way.UNKNOWN, title)
    return _new(links, token, run, kind, title)


def _new(
    links: Links, token: Token, run: tuple[Token, ...], kind: Kind | None, title: str | None
) -> Reference | None:
    """A place of the gazetteer, or an actor that is made from its name."""
    span = tokens_span(run)
    name = span.of(links.scene.text)
    if (kind is Kind.PLACE or _stands_as_place(links, token)) and (places := links.names.places(name)):
        return links.make(token, span, (places,), Way.NAME)
    if kind is None:
        return None
    actor: Actor = mint(name, kind)
    if kind is Kind.PERSON:
        links.scene.surnames[run[-1].text] = actor
    return links.make(
        token, span, ((actor,),), Way.UNKNOWN if title or token.ent_type_ else Way.UNLABELLED, title
    )


def _stands_as_place(links: Links, token: Token) -> bool:
    """As in "in X" of what happens there or who is there, where the recogniser takes X for no person."""
    if token.dep_ != "pobj" or token.head.lower_ not in WHEREABOUTS or token.ent_type_ == "PERSON":
        return False
    whose = token.head.head
    return is_verb(whose) or whose.lemma_.lower() in links.lexicon.noun_classes


def _own_name(links: Links, run: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind the last title or other name: of "FCO Minister Tobias Ellwood" the last two."""
    if _is_one_body(run):
        return run
    own = links.known.get(run[-1].i)
    others = [
        number
        for number, word in enumerate(run, 1)
        if _is_title_word(links, word)
        or is_inside_title(links, word)
        or links.known.get(word.i) not in {None, own}
    ]
    return run[max(others, default=0) :]


def _is_one_body(run: tuple[Token, ...]) -> bool:
    """Whether the recogniser takes all words for one body: "Mali Relief Fund" is not Mali's fund."""
    joined = all(word.ent_iob_ == "I" for word in run[1:])
    return joined and len(run) > 1 and {word.ent_type_ for word in run} == {"ORG"}


def title_before(links: Links, token: Token) -> str | None:
    """The office that the sentence says of a name, as the lexicon has it."""
    for head, edges in links.graph.edges.items():
        if any(edge.role == "is" and edge.filler == token.i for edge in edges):
            lemmas = compound_lemma(token.doc[head])
            return next((lemma for lemma in lemmas if links.lexicon.has("Office", lemma)), None)
    return None


def _entity_kind(run: tuple[Token, ...]) -> Kind | None:
    return next((ENTITY_KINDS[t.ent_type_] for t in reversed(run) if t.ent_type_ in ENTITY_KINDS), None)


def _is_title_word(links: Links, token: Token) -> bool:
    return links.lexicon.has("Office", token.lower_) or token.lower_ in BEFORE_TITLES


def _is_forename(links: Links, token: Token) -> bool:
    """Whether the name is the first word of a person that no record knows: "Jordan Smith"."""
    head = token.head
    adjacent = token.dep_ == "compound" and head.i == token.i + 1 and head.i not in links.known
    return adjacent and head.pos_ == "PROPN" and {token.ent_type_, head.ent_type_} == {"PERSON"}


def _rank(token: Token, pointer: Pointer) -> tuple[bool, int, str]:
    """In a phrase of place the place comes first, elsewhere whoever can act."""
    in_place = token.dep_ == "pobj" and token.head.lower_ in PLACE_PREPOSITIONS
    is_place = pointer.record.actor.kind is Kind.PLACE
    return (is_place != in_place, POINTINGS.index(pointer.pointing), pointer.record.actor.iri)
