"""A store in, one node for one actor in it out: what is certain and what people judge, in one go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.errors import IdentityError
from graph.identity import classes
from graph.identity.candidates import Candidates
from graph.identity.judgements import Judgement, Partings, Verdict, joined, partings, settled
from graph.registering import registered
from graph.storing import terms as t
from graph.storing.backend import Store
from graph.storing.identities import (
    IDENTITIES,
    JUDGEMENTS,
    decode_log,
    decode_merged,
    encode_log,
    encode_nodes,
    rewriting,
)
from graph.storing.merging import as_read
from graph.storing.terms import article_node
from graph.understanding.minting import own_iri


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of actors that may be one, for a person to judge; ``unsure`` if somebody could not tell."""

    pair: Candidates
    unsure: bool = False


def log(store: Store) -> tuple[Judgement, ...]:
    """What people have judged so far, in order."""
    return decode_log(store.quads(JUDGEMENTS))


def questions(store: Store) -> tuple[Question, ...]:
    """The pairs that may be one and that nobody has judged, the likeliest first; then those left unsure."""
    judged = log(store)
    last = settled(judged)
    with registered(store, partings(judged)) as known:
        found = known.doubtful()
    one = decode_merged(store.quads(IDENTITIES))
    written = {iri: one[iri].iri if iri in one else iri for c in found for iri in c.pair}
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
    with registered(store, partings(judged)) as known:
        found = classes.resolve(known, judged)
    others = classes.members(judged, found, iri)
    return tuple(Judgement(Verdict.DIFFERENT, iri, other, **signed) for other in others)


def parted(store: Store, iri: str, article: str, **signed: str | None) -> tuple[Judgement, ...]:
    """The judgements by which an article means somebody else than the actor that it was read as speaking of.

    Args:
        store: any store.
        iri: the actor as it is written.
        article: the id of the article.
        signed: by, when and note.

    Raises:
        IdentityError: if the article does not speak of it, or no other does.
    """
    graph = article_node(article)
    one = decode_merged(store.quads(IDENTITIES))
    read = {t.value(quad.subject) for quad in as_read(store.quads(graph)) if quad.predicate == t.LABEL}
    own = partings(log(store)).get(graph.value, {})
    if iri in own.values():
        raise IdentityError(f"article {article!r} has {iri} for itself already")
    meant = sorted(actor for actor in read - own.keys() if (one[actor].iri if actor in one else actor) == iri)
    if not meant:
        raise IdentityError(f"article {article!r} does not speak of {iri}")
    speaking = {graph for actor in meant for graph in store.mentioning(actor)}
    if speaking == {graph}:
        raise IdentityError(
            f"article {article!r} is the only one that speaks of {iri}; there is nothing to part"
        )
    return tuple(
        Judgement(Verdict.DIFFERENT, actor, own_iri(actor, article), **signed, article=graph.value)
        for actor in meant
    )


def settle(
    store: Store,
    judged: Sequence[Judgement] | None = None,
    let_go: Callable[[], object] = lambda: None,
) -> bool:
    """Write each actor of a store as one node; whether anything changed.

    It depends on nothing but the articles, lists and judgements that the store holds, not on their order; its
    work grows with what has changed since it was called last.

    Args:
        store: any store.
        judged: the judgements that it is to hold; None for those that it holds.
        let_go: see ``registered``.
    """
    before = log(store)
    wanted = before if judged is None else tuple(judged)
    own = partings(wanted)
    with registered(store, own, let_go) as known:
        found = classes.resolve(known, wanted)
    graphs = _written(store, tuple(encode_nodes(found)), partings(before).keys() | own.keys(), own)
    if judged is not None:
        graphs[JUDGEMENTS] = tuple(encode_log(wanted))
    return store.replace(graphs)


def adopt(store: Store, nodes: Collection[Quad]) -> bool:
    """Write each actor of a store as one node, as is known beforehand; whether anything changed.

    Args:
        store: one that holds no judgements.
        nodes: the graph of who is one, as ``settle`` would write it.
    """
    return store.replace(_written(store, nodes, (), {}))


def _written(
    store: Store, nodes: Collection[Quad], parted: Iterable[str], own: Partings
) -> dict[NamedNode, Collection[Quad]]:
    """The graphs that change when these are the nodes, those of the articles that are parted among them."""
    merged, after = decode_merged(store.quads(IDENTITIES)), decode_merged(nodes)
    changed = {iri for iri in merged.keys() | after.keys() if merged.get(iri) != after.get(iri)}
    articles = {article for iri in changed for article in store.mentioning(iri)}
    rewritten = rewriting(store, after, own)
    graphs: dict[NamedNode, Collection[Quad]] = {IDENTITIES: nodes}
    for article in sorted(articles | set(map(NamedNode, parted)), key=str):
        if quads := as_read(store.quads(article)):
            graphs[article] = rewritten(quads)
    return graphs
