"""What the modules that link phrases share: a sentence, what its words may mean, and what has been found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Kind, Span
from graph.understanding.confidence import Way
from graph.understanding.lexicon import Lexicon
from graph.understanding.names import NameIndex, NameMatch
from graph.understanding.phrases import is_plural
from graph.understanding.references import Members, Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.scene import Scene
from graph.understanding.syntax import SUBJECTS

PLACE_PREPOSITIONS = frozenset(
    "in at near to from into around outside inside across through via towards toward within".split()  # noqa: SIM905
)


@dataclass(slots=True)
class Links(ABC):
    """One sentence while its phrases are linked.

    ``known`` gives for each token the known name that it is part of; ``found`` the references made so far.
    """

    graph: RoleGraph
    known: Mapping[int, NameMatch]
    names: NameIndex
    lexicon: Lexicon
    scene: Scene
    found: dict[int, Reference] = field(default_factory=dict)

    @abstractmethod
    def reference(self, token: Token) -> Reference | None:
        """Whom the phrase headed by a token stands for, or None where that is nobody or open."""

    def make(
        self,
        token: Token,
        span: Span,
        members: Members,
        way: Way,
        title: str | None = None,
    ) -> Reference | None:
        """A reference of the token's phrase, with its place in the sentence; None without members.

        Args:
            token: the head of the phrase.
            span: the phrase, in the block's text.
            members: whom it means.
            way: how the phrase points to them.
            title: the office by which it names a person.
        """
        if not members:
            return None
        head = token
        while head.dep_ == "conj":
            head = head.head
        base, first = self.scene.base, self.names.records.get(members[0][0].iri)
        return Reference(
            span=Span(span.start + base, span.end + base),
            text=span.of(self.scene.text),
            members=members,
            way=way,
            plural=len(members) > 1 or (is_plural(token) and members[0][0].kind is not Kind.STATE),
            subject=head.dep_ in SUBJECTS,
            verb=head.head.i if head.dep_ in SUBJECTS else None,
            place=head.dep_ == "pobj" and head.head.lower_ in PLACE_PREPOSITIONS,
            title=title,
            gender=first.gender if first else None,
        )


def is_inside_title(links: Links, token: Token) -> bool:
    """Whether the token is the "State" of a Secretary of State."""
    owner = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return owner is not None and links.lexicon.has("Office", f"{owner.lower_} of {token.lower_}")
