"""What a graph's keepers do: make two actors one, take them apart, judge, bring lists along, update."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from graph.errors import IdentityError
from graph.limits import MAX_QUERY_SECONDS

if TYPE_CHECKING:
    from graph.asking.cardfile import ActorFile
    from graph.identities import Question
    from graph.identity.judgements import Judgement, Verdict
    from graph.lists import ImportReport
    from graph.storing.backend import Store


class Signature(TypedDict, total=False):
    """Who judges, when, and why, in their own words."""

    by: str | None
    when: str | None
    note: str | None


class Keeping:
    """The methods of a ``KnowledgeGraph`` that change it, above all who is who; each imports its own."""

    store: Store
    _ontology: tuple[Path, ...]
    _folder: Path | None

    def update(self, sparql: str, *, timeout: float = MAX_QUERY_SECONDS) -> None:
        """Change the graph by a SPARQL 1.1 update; LOAD and SERVICE are refused.

        It is tried on a copy first, in a process of its own; what takes longer than ``timeout`` there, or
        leaves a graph that cannot be read, is not done. A graph in memory is changed at once.

        Raises:
            QueryError: if it is malformed, refused or fails; QueryDeadlineError if it takes too long.
        """
        from graph.asking.guard import admit_update  # lookups do without
        from graph.updating import update  # see above

        update(self.store, self._folder, admit_update(sparql), timeout)

    def judge(
        self, actor: str, other: str, verdict: str | Verdict, **signed: Unpack[Signature]
    ) -> Judgement | None:
        """Judge whether two actors are "same", "different", or that one is "unsure"; the log keeps it.

        Args:
            actor: a name; of two that are the same, this one gives the node, unless the other has a record.
            other: a name. To take a judgement back, judge the pair by IRI: "unsure", or the other way.
            verdict: what is judged.
            signed: by, when and note, which the log keeps as they are.

        Returns:
            The judgement, or None where the log says so already.

        Raises:
            UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
            IdentityError: if they are one already, or cannot be because of another judgement.
        """
        from graph import identities  # lookups need none of it
        from graph.identity.judgements import Judgement, Verdict  # see above

        one, two = self._named(actor), self._named(other)
        if one == two:
            raise IdentityError(f"{actor!r} and {other!r} are one actor in the graph already")
        judgement = Judgement(Verdict(verdict), one, two, **signed)
        return judgement if self._write(identities.add(self.store, [judgement])) else None

    def merge(self, actor: str, other: str, **signed: Unpack[Signature]) -> Judgement | None:
        """Judge that two actors are one; see ``judge``."""
        return self.judge(actor, other, "same", **signed)

    def split(
        self, actor: str, article: str | None = None, **signed: Unpack[Signature]
    ) -> tuple[Judgement, ...]:
        """Judge that an actor is none of those that it is one with by now, or not who one article means.

        Args:
            actor: a name, or the IRI of one of those that became one.
            article: the id of an article that means somebody else, who gets a node of his own: two persons of
                one name. To take it back, merge the two.
            signed: by, when and note.

        Returns:
            The judgements, one for each that it is not.

        Raises:
            UnknownActorError, AmbiguousActorError: if the name is nobody's or several actors'.
            IdentityError: if it is one with nobody, or the article does not speak of it or alone does.
        """
        from graph import identities  # lookups need none of it

        iri = self._named(actor)
        if article is not None:
            apart = identities.parted(self.store, iri, article, **signed)
        else:
            apart = identities.apart(self.store, iri, **signed)
        if not apart:
            raise IdentityError(
                f"{actor!r} is one with no other actor; there is nothing to split, unless an article is named"
            )
        self._write(identities.add(self.store, apart))
        return apart

    def review(self) -> Iterator[Question]:
        """The pairs of actors that may be one and nobody has judged, the likeliest first, with reasons."""
        from graph.identities import questions  # lookups do without

        return iter(questions(self.store))

    def judgements(self) -> tuple[Judgement, ...]:
        """The log of all that was judged, in order."""
        from graph.identities import log  # lookups do without

        return log(self.store)

    def export_judgements(self) -> Iterator[str]:
        """The log as JSON Lines."""
        from graph.identity.judgements import dump_log  # lookups do without

        return dump_log(self.judgements())

    def import_judgements(self, text: str, source: str = "log") -> int:
        """Judge what a log of JSON Lines does, all or nothing; how many of its judgements were not there yet.

        Raises:
            IdentityError: naming source and line of the first that is no judgement.
        """
        from graph import identities  # lookups need none of it
        from graph.identity.judgements import load_log  # see above

        before = len(self.judgements())
        self._write(identities.replay(self.store, load_log(text, source)))
        return len(self.judgements()) - before

    def import_actors(
        self, source: str | Path, *, name: str | None = None, form: str | None = None,
        query: str | Path | None = None,
    ) -> ImportReport:  # fmt: skip
        """Bring along a list of actors, in place of the one of that name; see ``graph.lists.import_list``."""
        from graph import lists, ontology  # lookups need none of it

        known = ontology.load(extra=self._ontology)
        report = lists.import_list(
            self.store, known, str(source), name, form=form, query=Path(query) if query else None
        )
        self._write(changed=True)
        return report

    def remove_actors(self, name: str) -> bool:
        """Let go of a list of actors; whether it was there."""
        from graph import lists  # lookups do without

        return self._write(lists.remove_list(self.store, name))

    def actor_file(self, name: str) -> ActorFile:
        """All that the graph knows of one actor, but for its relations."""
        from graph.asking import cardfile  # lookups do without

        return cardfile.actor_file(self.store, name)

    def _named(self, name: str) -> str:
        from graph.asking import actors  # lookups load it when they need it
        from graph.asking.names import expand  # see above

        iri = expand(name.strip())
        return iri if iri and actors.is_written(self.store, iri) else actors.identify(self.store, name)

    def _write(self, changed: bool) -> bool:  # noqa: FBT001  # says what its callers did
        """Forget what the reader knew, if the actors changed."""
        if changed:
            self.__dict__.pop("pipeline", None)
        return changed
