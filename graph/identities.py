"""A store in, one node for one actor in it out: what is certain and what people judge, in one go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.asking.dossiers import dossiers, is_told
from graph.identity import classes
from graph.identity.candidates import Candidates, candidates
from graph.identity.dossiers import Dossier
from graph.identity.judgements import Judgement, Verdict, joined, settled
from graph.identity.spelling import load_spelling
from graph.storing.backend import Store
from graph.storing.identities import (
    IDENTITIES,
    JUDGEMENTS,
    decode_log,
    decode_merged,
    encode_log,
    encode_nodes,
    standings,
)
from graph.storing.merging import Merged, as_read, merge


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of actors that may be one, for a person to judge; ``unsure`` if somebody could not tell."""

    pair: Candidates
    unsure: bool = False


def log(store: Store) -> tuple[Judgement, ...]:
    """What people have judged so far, in order."""
    return decode_log(store.quads(JUDGEMENTS))


def nodes(store: Store, judged: Sequence[Judgement]) -> tuple[classes.Node, ...]:
    """The actors of a store that go by several IRIs, given these judgements."""
    known = dossiers(store)
    return classes.resolve(known, judged, _candidates(known.values()))


def questions(store: Store) -> tuple[Question, ...]:
    """The pairs that may be one and that nobody has judged, the likeliest first; then those left unsure."""
    known, last = dossiers(store), settled(log(store))
    found = _candidates(known.values())
    one = decode_merged(store.quads(IDENTITIES))
    written = {iri: one[iri].iri if iri in one else iri for iri in known}
    open_ = [c for c in found if written[c.one.iri] != written[c.other.iri]]
    unsure = {pair for pair, judgement in last.items() if judgement.verdict is Verdict.UNSURE}
    fresh = [Question(c) for c in open_ if c.pair not in last]
    return (*fresh, *(Question(c, unsure=True) for c in open_ if c.pair in unsure))


def add(store: Store, more: Sequence[Judgement]) -> bool:
    """Add judgements to the log and write actors accordingly, at once; whether the log had to change.

    Raises:
        IdentityError: if one makes two one that are judged different; then nothing is changed.
    """
    judged = log(store)
    last = settled(judged)
    fresh = [one for one in more if one.pair not in last or last[one.pair].verdict is not one.verdict]
    for one in fresh:
        classes.check(judged, one)
        judged = (*judged, one)
    return bool(fresh) and settle(store, judged)


def replay(store: Store, more: Iterable[Judgement]) -> bool:
    """Put the judgements of another log behind our own, those that it lacks; whether anything changed."""
    return settle(store, joined(log(store), more))


def apart(store: Store, iri: str, **signed: str | None) -> tuple[Judgement, ...]:
    """The judgements by which an actor is none of those that it is one with by now."""
    judged = log(store)
    others = classes.members(judged, nodes(store, judged), iri)
    return tuple(Judgement(Verdict.DIFFERENT, iri, other, **signed) for other in others)


def settle(store: Store, judged: Sequence[Judgement] | None = None) -> bool:
    """Write each actor of a store as one node; whether anything changed.

    It depends on nothing but the articles, lists and judgements that the store holds, not on their order.

    Args:
        store: any store.
        judged: the judgements that it is to hold; None for those that it holds.
    """
    wanted = log(store) if judged is None else tuple(judged)
    found = nodes(store, wanted)
    graphs: dict[NamedNode, Collection[Quad]] = {IDENTITIES: tuple(encode_nodes(found))}
    if judged is not None:
        graphs[JUDGEMENTS] = tuple(encode_log(wanted))
    graphs |= _rewritten(store, decode_merged(store.quads(IDENTITIES)), standings(found))
    return store.replace(graphs)


def _rewritten(store: Store, before: Merged, after: Merged) -> Mapping[NamedNode, Collection[Quad]]:
    changed = {iri for iri in before.keys() | after.keys() if before.get(iri) != after.get(iri)}
    articles = {article for iri in changed for article in store.mentioning(iri)}
    return {article: merge(as_read(store.quads(article)), after) for article in sorted(articles, key=str)}


def _candidates(known: Iterable[Dossier]) -> tuple[Candidates, ...]:
    return candidates([d for d in known if (d.articles and is_told(d)) or d.known], load_spelling())
