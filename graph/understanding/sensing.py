"""An article → its sentences made sense of: role graph, whom each phrase stands for, who is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from graph.limits import MAX_MARKS, MAX_SENTENCE_TOKENS, MAX_WORD_CHARS
from graph.model import (
    Actor,
    Article,
    Attribution,
    Block,
    BlockKind,
    Kind,
    Span,
)  # fmt: skip
from graph.understanding import language
from graph.understanding.attribution import attribution, quoted, quoted_by
from graph.understanding.lexicon import Lexicon
from graph.understanding.linking import Linker
from graph.understanding.names import NameIndex
from graph.understanding.namesakes import by_token, settle
from graph.understanding.publishers import institution
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.roles import role_graph
from graph.understanding.scene import Scene
from graph.understanding.syntax import NAME_ENTITIES
from graph.understanding.voices import Voice, first_person, voice_of

_GARBLED = re.compile(rf"(?<!\S)\S{{{MAX_WORD_CHARS + 1},}}|(?<![^\w\s])[^\w\s]{{{MAX_MARKS + 1},}}")


@dataclass(frozen=True, slots=True)
class Sense:
    """One sentence made sense of: its role graph, whom its phrases stand for, and who is quoted with it.

    ``base`` is the offset of its block in the article's text.
    """

    graph: RoleGraph
    references: Mapping[int, Reference]
    base: int
    speaker: Attribution | None = None

    @property
    def sentence(self) -> Sentence:
        """The parsed sentence."""
        return self.graph.sentence


@dataclass(frozen=True, slots=True)
class Senser:
    """Makes sense of articles, one sentence after another."""

    nlp: Language
    lexicon: Lexicon
    names: NameIndex

    def senses(self, article: Article, scene: Scene | None = None) -> Iterator[Sense]:
        """The sentences of an article made sense of, in text order; page furniture left out.

        Args:
            article: what is read.
            scene: where to keep what comes to be known of it; a new one where None.
        """
        blocks = [block for block in _blocks(article) if _is_prose(block, article.text)]
        documents: Iterable[Doc] = language.parse(self.nlp, (block.span.of(article.text) for block in blocks))
        scene = scene or Scene.of(article)
        if (publisher := institution(article.publisher, self.names, self.lexicon)) is not None:
            documents = list(documents)
            scene.publisher, scene.side = publisher, self.names.side(publisher, scene.published)
            scene.persons = self._persons(documents)
        for block, document in zip(blocks, documents, strict=True):
            scene.base, scene.text = block.span.start, block.span.of(article.text)
            scene.headline = block.kind is BlockKind.HEADLINE
            if block.kind is BlockKind.HEADING:  # what stands below another heading is not the statement
                scene.announced = None
            yield from self._block(document, scene)

    def _block(self, document: Doc, scene: Scene) -> Iterator[Sense]:
        senses = [
            self._sense(sentence, scene)
            for sentence in document.sents
            if len(sentence) <= MAX_SENTENCE_TOKENS
        ]
        sentences = [sense.sentence for sense in senses]
        quotes = quoted(sentences)
        speakers = quoted_by(sentences, quotes, [s.references for s in senses], self.lexicon, scene)
        for sense, speaker, inside in zip(senses, speakers, quotes, strict=True):
            yield self._in_person(replace(sense, speaker=speaker), scene, inside=inside)

    def _persons(self, documents: Iterable[Doc]) -> tuple[Actor, ...]:
        """The known persons that an article names."""
        matches = (match for document in documents for match in self.names.find(document[:], document.text))
        records = (pointer.record.actor for match in matches for pointer in match.pointers)
        return tuple(dict.fromkeys(actor for actor in records if actor.kind is Kind.PERSON))

    def _in_person(self, sense: Sense, scene: Scene, *, inside: bool) -> Sense:
        """The sentence with "I" and "we" as its speaker, as who says so in it, or as the page's publisher."""

        def voice(token: Token) -> Voice | None:
            said = sense.speaker or attribution(
                token, frozenset(), sense.references, self.lexicon, scene.base
            )
            if said is not None:
                return voice_of(said.actor, self.names, scene) if said.actor else None
            return None if inside else Voice(None, scene.side)

        return replace(sense, references=first_person(sense.graph, voice, scene, sense.references))

    def _sense(self, sentence: Sentence, scene: Scene) -> Sense:
        matches = self.names.find(sentence, scene.text)
        known = by_token(settle(sentence, matches, self.lexicon, scene))
        graph = role_graph(
            sentence,
            self.lexicon,
            lambda token: token.i in known or token.text in scene.acronyms or self._is_unknown_name(token),
        )
        return Sense(graph, Linker(graph, known, self.names, self.lexicon, scene).link(), scene.base)

    def _is_unknown_name(self, token: Token) -> bool:
        """Whether a word before a noun is somebody's name though no record has it."""
        plain = token.lower_ in self.lexicon.noun_classes or self.lexicon.has("Office", token.lower_)
        return token.ent_type_ in NAME_ENTITIES and token.text[0].isupper() and not plain


def _blocks(article: Article) -> tuple[Block, ...]:
    return article.blocks or (Block(Span(0, len(article.text)), BlockKind.PARAGRAPH),)


def _is_prose(block: Block, text: str) -> bool:
    return block.kind is not BlockKind.FURNITURE and not _GARBLED.search(block.span.of(text))
