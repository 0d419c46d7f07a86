"""An article → its statements. Puts the steps in order; each step is a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from graph.model import (
    Actor,
    Article,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    Quantity,
    RelationType,
    Span,
    Statement,
)  # fmt: skip
from graph.understanding.attribution import attribution
from graph.understanding.choosing import are_third_parties, standing
from graph.understanding.circumstances import MATERIAL_CONFLICT, carriers, place_carriers, place_of, time_of
from graph.understanding.confidence import READ, Ground, end_grounds, world_grounds
from graph.understanding.factuality import factuality
from graph.understanding.frames import SELF
from graph.understanding.lexicon import Lexicon
from graph.understanding.matching import Match, Matcher
from graph.understanding.named_later import named_later
from graph.understanding.names import NameIndex
from graph.understanding.quantities import quantity
from graph.understanding.reaching import OWNERS, directions, others, reach
from graph.understanding.references import Reference
from graph.understanding.scene import Scene
from graph.understanding.sensing import Sense, Senser
from graph.understanding.times import article_times

COUNTABLE = frozenset({Kind.GROUP, Kind.ORGAN, Kind.ASSET, Kind.ARMED_GROUP})
FORCES = frozenset({Kind.ORGAN, Kind.ARMED_GROUP})
"""Those of somebody who act themselves."""

POSSESSIVES = frozenset({"its", "his", "her", "their"})
DESCRIPTIONS = frozenset({"appos", "compound", "nmod", "amod", "dobj", "nsubj", "nsubjpass"})
"""How a noun stands that is said of a name in passing."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles with one ontology and one model. Pure: the same article, the same statements."""

    nlp: Language
    lexicon: Lexicon
    names: NameIndex
    relations: Mapping[str, RelationType]
    matcher: Matcher

    def read(self, article: Article) -> tuple[Statement, ...]:
        """All statements of an article, in text order, each once."""
        scene = Scene.of(article)
        read = tuple(self._stated(article, scene))
        statements: dict[tuple[object, ...], Statement] = {}
        for statement in named_later(read, scene.discourse, self.lexicon):
            known = statements.get(key := _content(statement))
            if known is None or known.confidence < statement.confidence:
                statements[key] = statement
        return tuple(sorted(statements.values(), key=lambda s: (s.evidence.span, s.trigger, s.id)))

    def _stated(self, article: Article, scene: Scene) -> Iterator[Statement]:
        """What its sentences state, one after the other; ``scene`` keeps what comes to be known."""
        for sense in Senser(self.nlp, self.lexicon, self.names).senses(article, scene):
            read = [
                (match, one)
                for match in self.matcher.matches(sense.graph)
                for one in self._statements(article, sense, match)
            ]
            yield from standing(sense.sentence.doc, read)

    def _statements(self, article: Article, sense: Sense, match: Match) -> Iterator[Statement]:
        relation = self.relations[match.frame.relation]
        root = sense.sentence.doc[match.root]
        bearer = match.root if match.root in {match.subject, match.object} else None
        if (bearer is not None and bearer not in sense.references) or are_third_parties(
            sense.graph, sense.references, match, relation
        ):
            return
        kinds = relation.domain & {Kind.PLACE} if _is_sited(match) else relation.domain
        subject = reach(sense.graph, sense.references, _doer(sense, match), kinds, OWNERS)
        others_ = others(sense.references, subject, match.words - {match.object})
        if others_.get(match.object, subject) is None:
            return
        object_ = reach(sense.graph, others_, match.object, relation.range, directions(relation))
        if not (subject and object_) or (match.root in sense.graph.voiced and not _are_powers(subject)):
            return
        document = sense.sentence.doc
        if _is_presupposed(match, root):
            polarity, modality, said = Polarity.ASSERTED, Modality.ACTUAL, None
        else:
            polarity, modality = factuality(sense.graph, match.root, match.words, self.lexicon)
            said = attribution(root, match.words, sense.references, self.lexicon, sense.base) or sense.speaker
        span = _trimmed(sense.sentence, sense.base)
        happens = relation.event is not None
        near = carriers(sense.graph, match)
        days = article_times(sense.sentence.text, article, ahead=modality is Modality.PLANNED)
        when = time_of(sense.sentence, near, days) if happens else None
        places = place_carriers(sense.graph, match, near, relation) if happens else []
        for first, second, ends in _pairs(relation, subject, object_):
            if bearer is not None and not self._is_borne(root, match, (first.actor, second.actor), article):
                continue
            grounds = (Ground("reading", READ), *ends, *world_grounds(polarity, modality))
            own = second.text.split()[0].lower() in POSSESSIVES and any(one.steps for one in object_)
            if second.actor.part_of == first.actor.iri and (own or match.frame.root.is_open):
                continue  # who is "ready to withdraw its troops" promises them nothing
            yield Statement(
                relation, first, second, polarity, modality,
                confidence=round(prod(ground.share for ground in grounds), 2),
                evidence=Evidence(article.id, span, span.of(article.text)),
                trigger=Span(root.idx + sense.base, root.idx + len(root) + sense.base),
                example=match.frame.example,
                attribution=said,
                when=when,
                place=place_of(sense.graph, sense.references, places, {first.actor.iri, second.actor.iri}),
                quantity=_quantity(document, match, second, self.lexicon),
                basis=", ".join(map(str, grounds)),
            )  # fmt: skip

    def _is_borne(self, noun: Token, match: Match, pair: tuple[Actor, Actor], article: Article) -> bool:
        """Whether what a noun says of those whom it names holds for this pair.

        Of "the presidents of Kenya and Chad" each leads one; who leads a regime is a person, not its state.
        """
        subject, object_ = pair
        if match.root == match.object:
            return subject.kind is Kind.PERSON and object_.part_of != subject.iri
        if subject.kind is Kind.PERSON:
            known = subject.iri in self.names.records
            return known and self.names.side(subject, article.published or article.dating) == object_
        return not self.lexicon.has("Office", noun.lemma_.lower())


def _doer(sense: Sense, match: Match) -> int:
    """Who is the subject: in "X's troops entered Y" the troops, where they are an actor of their own."""
    agents = set(sense.graph.fillers(match.root, "agent")) & match.words
    own = [i for i in agents if match.subject in sense.graph.fillers(i, "gen", "of")]
    forces = [i for i in own if (r := sense.references.get(i)) and r.mentions(FORCES)]
    return forces[0] if len(forces) == 1 else match.subject


def _content(statement: Statement) -> tuple[object, ...]:
    """What makes two readings of one sentence the same statement."""
    ends = (statement.subject.actor.iri, statement.object.actor.iri)
    pair = tuple(sorted(ends)) if statement.relation.symmetric else ends
    return (statement.relation.name, pair, statement.evidence.span, statement.polarity, statement.modality)


def _are_powers(speakers: Iterable[Reference]) -> bool:
    """Whether who speaks of talks may hold them: a state does, a news agency or an analyst does not."""
    return all(
        options[0].kind in {Kind.STATE, Kind.ORGAN, Kind.ARMED_GROUP}
        for one in speakers
        for options in one.members
    )


def _trimmed(sentence: Sentence, base: int) -> Span:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start + base, start + len(text.strip()) + base)


def _pairs(
    relation: RelationType, subjects: Iterable[Reference], objects: Iterable[Reference]
) -> Iterator[tuple[Mention, Mention, tuple[Ground, ...]]]:
    """All pairs of different actors of the right kinds, with what makes it more or less sure who is meant.

    Of a symmetric relation each pair comes once, in text order. What is done by force or held is done to a
    place rather than to the state that its name may stand for.
    """
    seen: set[frozenset[str]] = set()
    to_places = Kind.PLACE in relation.range and (
        relation.quad == MATERIAL_CONFLICT or relation.event is None
    )
    for subject, object_ in product(subjects, objects):
        ends = product(subject.mentions(relation.domain), object_.mentions(relation.range, places=to_places))
        for first, second in ends:
            pair = frozenset((first.actor.iri, second.actor.iri))
            if _are_distinct(first, second, relation) and not (relation.symmetric and pair in seen):
                seen.add(pair)
                if relation.symmetric and second.span < first.span:
                    yield second, first, (*_grounds("subject", object_), *_grounds("object", subject))
                else:
                    yield first, second, (*_grounds("subject", subject), *_grounds("object", object_))


def _grounds(end: str, reference: Reference) -> Iterator[Ground]:
    return end_grounds(end, reference.way, reference.steps, rivals=reference.has_rivals)


def _are_distinct(first: Mention, second: Mention, relation: RelationType) -> bool:
    """Whether two mentions may be the two ends: in one phrase only those who do something together.

    As in "the two presidents met".
    """
    return first.actor.iri != second.actor.iri and (relation.symmetric or first.span != second.span)


def _is_presupposed(match: Match, root: Token) -> bool:
    """Whether the frame is a description in passing ("the envoy, X"), which no verb above makes doubtful."""
    roles = {role for role, _ in match.frame.root.children}
    named = match.root in {match.subject, match.object}
    beside = any(name.i == match.subject and name.dep_ == "appos" for name in root.children)
    said_of = "is" in roles and (named or beside or root.dep_ in DESCRIPTIONS)
    return said_of or (roles == {"gen", "of"} and root.pos_ == "NOUN") or _is_sited(match)


def _is_sited(match: Match) -> bool:
    """Whether the frame has no word of its own: "X in Y", which is said of places alone."""
    return any(role == SELF for role, _ in match.frame.root.children)


def _quantity(document: Doc, match: Match, object_: Mention, lexicon: Lexicon) -> Quantity | None:
    """How many it is done to, or who goes where it is a place; else how many the frame's own words count.

    As in "killed 40 rebels", "2,000 soldiers entered X", "sent 2,000 soldiers to X".
    """
    counted = match.subject if object_.actor.kind in {Kind.PLACE, Kind.STATE} else match.object
    moved = (i for i in sorted(match.words) if _is_countable(document[i], lexicon))
    return next((found for i in (counted, *moved) if (found := quantity(document[i]))), None)


def _is_countable(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names people or things; money and agreements are not counted."""
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    return noun.pos_ == "NOUN" and cls is not None and cls.kind in COUNTABLE
