"""A proper name → actors of the base, persons named before, or an actor made from the name."""

from __future__ import annotations

from spacy.tokens import Token

from graph.limits import MAX_MENTION_CHARS
from graph.model import Actor
from graph.understanding.confidence import Way
from graph.understanding.links import PLACE_PREPOSITIONS, Links, is_inside_title, stands_in_place
from graph.understanding.longer_names import is_title_word
from graph.understanding.minting import has_controls, slug
from graph.understanding.names import NameMatch, Pointer, Pointing
from graph.understanding.peoples import counted_people, under_fire
from graph.understanding.phrases import compound_lemma, name_tokens, phrase_span, tokens_span
from graph.understanding.references import Reference
from graph.understanding.syntax import OBJECTS, SUBJECTS, is_fellow, is_verb
from graph.values import Kind

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

COURTESIES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"})

WHEREABOUTS = frozenset({"in", "near", "outside", "around"})
"""Prepositions before places; "from" and "to" stand before persons as well."""


def named(links: Links, token: Token, match: NameMatch) -> Reference | None:
    """The reference of a known name; ``token`` is its last word."""
    run = [
        t
        for t in name_tokens(token)
        if not is_title_word(links.lexicon, t) and links.known.get(t.i) in {None, match}
    ]
    persons = [p for p in match.pointers if p.record.actor.kind is Kind.PERSON]
    if persons and run and run[0].i < match.start:
        return unknown(links, token)  # another person with this surname
    if _is_forename(links, token):
        return None
    if (people := counted_people(links, token, match)) is not None:
        return people
    if (army := under_fire(links, token, match)) is not None:
        return links.make(token, phrase_span(token), ((army,),), Way.DEMONYM)
    in_place = stands_in_place(links, token)
    pointers = sorted(match.pointers, key=lambda pointer: _rank(pointer, in_place=in_place))
    options = _told(links, token, match, pointers, in_place=in_place)
    if options[0].kind is Kind.PERSON:
        options = _met(links, match, options)
    way = WAYS[pointers[0].pointing]
    span = tokens_span(tuple(token.doc[match.start : match.end]))
    return links.make(token, span, (options,), way, title_before(links, token))


def _told(
    links: Links, token: Token, match: NameMatch, pointers: list[Pointer], *, in_place: bool
) -> tuple[Actor, ...]:
    """Whom a name may mean, the likeliest first; of several as likely the one of whom the article spoke."""
    options = tuple(dict.fromkeys(pointer.record.actor for pointer in pointers))
    first = _rank(pointers[0], in_place=in_place)[:2]
    rivals = tuple(
        dict.fromkeys(
            p.record.actor
            for p in pointers
            if _rank(p, in_place=in_place)[:2] == first and p.record.actor.kind is options[0].kind
        )
    )
    if len(rivals) == 1:
        return options
    spoken_of = [actor for actor in rivals if links.scene.discourse.names({actor.iri})]
    if len(spoken_of) != 1:
        spoken_of = list(_titled(links, rivals, title_before(links, token)))
    if len(spoken_of) != 1:
        return (links.left_open(token.doc[match.start : match.end].text, rivals),)
    return (spoken_of[0], *(actor for actor in options if actor not in rivals))


def _met(links: Links, match: NameMatch, options: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The known person, remembered; a bare surname is that of a relative if he alone has been named."""
    words = match_words(links, match)
    bearers = links.scene.bearers(words[-1]) if len(words) == 1 else ()
    if bearers and options[0] not in bearers:
        return bearers if len(bearers) == 1 else options
    ends = (_without_generation(links, words), _without_generation(links, options[0].label.split()))
    links.scene.meet(options[0], *(end[-1] for end in ends), forename=words[0] if len(words) > 1 else None)
    return options


def match_words(links: Links, match: NameMatch) -> list[str]:
    """The words of a known name as they stand in the text."""
    return [word.text for word in links.graph.sentence.doc[match.start : match.end]]


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
    bearers = links.scene.bearers(_surname(links, run))
    if len(run) > 1:
        bearers = tuple(one for one in bearers if _may_be(links, one, run))
    if len(bearers) > 1:
        bearers = _titled(links, bearers, title)
        if len(bearers) != 1:
            return _open(links, token, run, title)
    if bearers:
        return links.make(token, tokens_span(run), (bearers,), Way.UNKNOWN, title)
    if title and len(run) == 1:
        known = links.names.offices.called(title, run[-1].text, links.scene.published)
        if known is not None:
            links.scene.meet(known.actor, run[-1].text)
            return links.make(token, tokens_span(run), ((known.actor,),), Way.UNKNOWN, title)
    return _coined(links, token, run, kind, title)


def _open(links: Links, token: Token, run: tuple[Token, ...], title: str | None) -> Reference | None:
    """As in "Diallo" after Joe Diallo and Ann Diallo: one of them, and the article does not say who."""
    span = tokens_span(run)
    label = span.of(links.scene.text)
    if len(label) > MAX_MENTION_CHARS or has_controls(label):
        return None
    bearers = links.scene.bearers(_surname(links, run))
    if len(run) > 1:
        bearers = tuple(one for one in bearers if _may_be(links, one, run))
    return links.make(token, span, ((links.left_open(label, bearers),),), Way.UNKNOWN, title)


def _coined(
    links: Links, token: Token, run: tuple[Token, ...], kind: Kind | None, title: str | None
) -> Reference | None:
    """A place of the gazetteer, or an actor that is made from its name."""
    span = tokens_span(run)
    label = span.of(links.scene.text)
    if kind is None and _looks_like_person(links, run):
        kind = Kind.PERSON
    if (kind is Kind.PLACE or _stands_as_place(links, token)) and (places := links.names.places(label)):
        return links.make(token, span, (places,), Way.NAME)
    if kind is None or len(label) > MAX_MENTION_CHARS or has_controls(label):
        return None
    actor = links.coin(label, kind)
    if len(run) > 1:
        links.scene.meet(actor, _surname(links, run), forename=run[0].text)
    return links.make(
        token, span, ((actor,),), Way.UNKNOWN if title or token.ent_type_ else Way.UNLABELLED, title
    )


def _stands_as_place(links: Links, token: Token) -> bool:
    """As in "in X" of what happens there or who is there, where the recogniser takes X for no person."""
    if token.dep_ != "pobj" or token.head.lower_ not in WHEREABOUTS or token.ent_type_ == "PERSON":
        return False
    whose = token.head.head
    return is_verb(whose) or whose.lemma_.lower() in links.lexicon.noun_classes


def _looks_like_person(links: Links, run: tuple[Token, ...]) -> bool:
    """Whether two words with capitals that the recogniser passes over are a forename and a surname."""
    titled = all(word.text[0].isupper() for word in links.graph.sentence if word.is_alpha)
    plain = all(word.is_alpha and word.is_title and word.pos_ == "PROPN" for word in run)
    last = run[-1]
    place = last.dep_ == "pobj" and last.head.lower_ in PLACE_PREPOSITIONS
    filling = SUBJECTS | OBJECTS | {"conj", "pobj", "dative"}
    return len(run) == 2 and plain and not (titled or place) and last.dep_ in filling


def _surname(links: Links, run: tuple[Token, ...]) -> str:
    """The last word that is no "Jr."."""
    return _without_generation(links, [word.text for word in run])[-1]


def _without_generation(links: Links, words: list[str]) -> list[str]:
    """The words of a name but for "Jr." behind them; all where nothing else is left."""
    return [word for word in words if not links.lexicon.has("Generation", word.lower())] or words


def _may_be(links: Links, person: Actor, run: tuple[Token, ...]) -> bool:
    """Whether somebody with a forename or initials is a person named before: "J. Diallo" and "Joe Diallo"."""
    own, other = [word.text for word in run[:-1] if word.text != "-"], person.label.split()[:-1]
    if any(links.lexicon.has("Generation", word.lower_) for word in run):
        return False
    return all(
        any(slug(a) == slug(b) or (a.endswith(".") and slug(b).startswith(slug(a))) for b in other)
        for a in own
    )


def _titled(links: Links, persons: tuple[Actor, ...], title: str | None) -> tuple[Actor, ...]:
    """Those of several persons of a surname who have held the office that is named."""
    return tuple(
        one for one in persons if title and links.names.offices.seat(one, title, links.scene.published)
    )


def _own_name(links: Links, run: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind the last title or other name: of "FCO Minister Tobias Ellwood" the last two."""
    courteous = next((n for n, word in enumerate(run) if word.lower_ not in COURTESIES), len(run) - 1)
    run = run[courteous:]
    if _is_one_body(run):
        return run
    own = links.known.get(run[-1].i)
    others = [
        number
        for number, word in enumerate(run, 1)
        if is_title_word(links.lexicon, word)
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


def _is_forename(links: Links, token: Token) -> bool:
    """Whether the name is the first word of a person that no record knows: "Jordan Smith"."""
    head = token.head
    adjacent = token.dep_ == "compound" and head.i == token.i + 1 and head.i not in links.known
    return adjacent and head.pos_ == "PROPN" and {token.ent_type_, head.ent_type_} == {"PERSON"}


def _rank(pointer: Pointer, *, in_place: bool) -> tuple[bool, int, str]:
    """In a phrase of place the place comes first, elsewhere whoever can act."""
    is_place = pointer.record.actor.kind is Kind.PLACE
    return (is_place != in_place, POINTINGS.index(pointer.pointing), pointer.record.actor.iri)
