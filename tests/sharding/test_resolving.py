"""Who is one in shards is what one process finds in a store that holds them, whoever made the shards."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest

from graph import KnowledgeGraph
from graph.identities import settle
from graph.model import Actor, Article, Kind, Rejection, Statement
from graph.ontology import IDENTITIES_GRAPH, Ontology, read_files
from graph.originals import trace
from graph.pipeline import Understood
from graph.sharding.making import finish, make_here
from graph.sharding.manifests import FILE, Manifest, write_manifest
from graph.sharding.places import Place, place_of
from graph.sharding.resolving import resolved
from graph.sharding.rows import Here
from graph.sharding.shards import Encoded, Shard, Target, encoded
from graph.storing.columns import lines_of
from graph.storing.gzipped import compress
from graph.storing.merging import as_read
from graph.storing.terms import article_node
from graph.understanding.minting import mint
from tests.asking.samples import ATTACKS, BACKS, PART_OF, Says, article
from tests.identity.casts import BODIES, PERSONS, RECORDS

Extracted: TypeAlias = tuple[Article, tuple[Statement, ...]]
RECORD = """<{iri}> a <https://w3id.org/actorgraph/schema#Person> ;
    <http://www.w3.org/2004/02/skos/core#prefLabel> "{0}"@en ;
    <http://www.w3.org/2004/02/skos/core#altLabel> "{1}"@en .
"""
KNOWN = RECORDS[:4]


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    file = tmp_path_factory.mktemp("ontology") / "actors.ttl"
    file.write_text("".join(RECORD.format(*one.names, iri=one.iri) for one in KNOWN), encoding="utf-8")
    return Ontology({BACKS.name: BACKS}, {}, read_files([]), (file,), "small")


FRONTS = tuple(
    (f"Front for {word}", f"The Front for {word}", f"FF{word[0]}")
    for word in ("Peace", "Dawn", "Rain", "Salt", "Iron", "Wool")
)
SPELT = (("Mykhailo Podolyak", "Mykhailo Podoliak"), ("Vitaly Kuznetsov", "Vitaliy Kuznetsov"))


def somebody(name: str, chance: random.Random) -> Actor:
    """An actor of an article, by one of the names that it has; a few of them have many."""
    drawn = chance.random()
    if drawn < 0.1:
        known = chance.choice(KNOWN)
        return Actor(known.iri, known.label, Kind.PERSON)
    if drawn < 0.4:
        words = chance.choice(PERSONS)
        may_be = (chance.choice(KNOWN).iri,) if chance.random() < 0.2 else ()
        minted = mint(words, Kind.PERSON, scope=None if " " in words else name)
        return Actor(minted.iri, minted.label, minted.kind, candidates=may_be)
    if drawn < 0.5:
        return mint(chance.choice(chance.choice(SPELT)), Kind.PERSON)
    words = chance.choice(BODIES if drawn < 0.7 else chance.choice(FRONTS))
    return mint(words, Kind.ORGANISATION, scope=name if words == "police" else None)


def gossip(number: int, chance: random.Random) -> Extracted:
    """An article that says a few things of them."""
    name, sayings = f"a{number}", []
    short = {long: short for long, _, short in FRONTS}
    for _ in range(chance.randint(1, 4)):
        one, other = somebody(name, chance), somebody(name, chance)
        if one.iri != other.iri:
            relation = chance.choice((BACKS, ATTACKS, PART_OF))
            added = f" ({short.get(other.label, 'FFP')})"
            sentence = f"{one.label} {relation.label} {other.label}{added}."
            sayings.append(Says(sentence, one, relation, other, 0.8, relation.label))
    return article(name, None, *sayings) if sayings else gossip(number, chance)


def archive(seed: int, articles: int = 30) -> list[Extracted]:
    chance = random.Random(seed)  # noqa: S311 - made-up articles, no secrets
    return [gossip(number, chance) for number in range(articles)]


def sharded(
    place: Path, ontology: Ontology, told: Sequence[Extracted], parts: int, jobs: int = 1
) -> Manifest:
    """Shards of articles with what they state, and who is one in them."""
    stated = {one.id: statements for one, statements in told}

    def encoding(items: Iterable[Article | Rejection]) -> Iterator[Encoded | Rejection]:
        for one in items:
            yield encoded(Understood(one, stated[one.id]), "test") if isinstance(one, Article) else one

    target = Target(place_of(place), "test", "test")
    shards = make_here([one for one, _ in told], parts, encoding, target)
    return finish(target.place, ontology, "test", shards, Here(jobs))


def built(graph: KnowledgeGraph, ontology: Ontology, told: Sequence[Extracted]) -> bytes:
    """The graph of these articles as one process makes it."""
    graph.store.load_ontology(ontology.files, ontology.hash)
    graph.store.put(told, "test")
    settle(graph.store)
    trace(graph.store)
    return exported(graph)


def exported(graph: KnowledgeGraph) -> bytes:
    return b"".join(graph.export())


def unsettled(*_: object) -> bool:
    raise AssertionError("who is one was reckoned again")


@pytest.mark.parametrize("seed", range(8))
def test_any_shards_give_the_graph_that_one_process_makes(
    seed: int, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311 - see above
    told = archive(seed)
    with KnowledgeGraph() as alone, KnowledgeGraph() as loaded:
        wanted = built(alone, ontology, told)
        chance.shuffle(told)
        sharded(tmp_path, ontology, told, chance.randint(1, 9))
        monkeypatch.setattr("graph.deriving.settle", unsettled)
        assert loaded.load(tmp_path).stored == len(told)
        assert exported(loaded) == wanted
        assert len(list(loaded.store.quads(ox.NamedNode(IDENTITIES_GRAPH)))) > 4
        assert loaded.load(tmp_path).unchanged == len(told)
        assert exported(loaded) == wanted


def test_processes_of_their_own_find_the_same(ontology: Ontology, tmp_path: Path) -> None:
    told = archive(1)
    one, two = (sharded(tmp_path / str(jobs), ontology, told, 3, jobs) for jobs in (1, 2))
    assert one == two
    assert (tmp_path / "1" / FILE).read_bytes() == (tmp_path / "2" / FILE).read_bytes()


def test_a_store_that_holds_other_articles_finds_out_by_itself(ontology: Ontology, tmp_path: Path) -> None:
    told, more = archive(2), archive(3, 40)[30:]
    sharded(tmp_path, ontology, told, 3)
    with KnowledgeGraph() as alone, KnowledgeGraph() as grown:
        built(grown, ontology, more)
        grown.load(tmp_path)
        assert exported(grown) == built(alone, ontology, [*told, *more])


def test_a_store_that_holds_judgements_finds_out_by_itself(ontology: Ontology, tmp_path: Path) -> None:
    told = archive(2)
    sharded(tmp_path, ontology, told, 3)
    with KnowledgeGraph() as alone, KnowledgeGraph() as judged:
        built(judged, ontology, told[:5])
        (first, *_) = judged.review()
        judged.merge(first.pair.one.iri, first.pair.other.iri)
        judged.load(tmp_path)
        built(alone, ontology, told)
        alone.import_judgements("".join(judged.export_judgements()))
        assert exported(judged) == exported(alone)


@pytest.mark.parametrize("settled", [True, False])
def test_a_load_that_was_broken_off_goes_on(
    settled: bool, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = archive(4)
    sharded(tmp_path, ontology, told, 3)
    with KnowledgeGraph() as alone, KnowledgeGraph() as loaded:
        wanted = built(alone, ontology, told)
        loaded.store.put(told[:9], "test")
        if settled:
            settle(loaded.store)
        monkeypatch.setattr("graph.deriving.settle", unsettled)
        assert loaded.load(tmp_path).unchanged == 9
        assert exported(loaded) == wanted


def test_shards_of_which_nobody_said_who_is_one_are_settled_by_the_store(
    ontology: Ontology, tmp_path: Path
) -> None:
    told = archive(5)
    sharded(tmp_path, ontology, told, 2)
    manifest = json.loads((tmp_path / FILE).read_text())
    del manifest["identities"]
    (tmp_path / FILE).write_text(json.dumps(manifest))
    with KnowledgeGraph() as alone, KnowledgeGraph() as loaded:
        loaded.load(tmp_path)
        assert exported(loaded) == built(alone, ontology, told)


def again(store: Path, place: Place, parts: int) -> None:
    """The articles of a store as shards, each in any of so many."""
    chance = random.Random(parts)  # noqa: S311 - see above
    with KnowledgeGraph(store, read_only=True) as graph:
        homes: list[list[ox.NamedNode]] = [[] for _ in range(parts)]
        known = {article_node(one.id): one for one in graph.store.articles()}
        for name in known:
            homes[chance.randrange(parts)].append(name)
        graphs = {name: lines_of(as_read(graph.store.quads(name))) for name in known}
        shards = [
            kept(place, number, b"".join(graphs[name] for name in home), known[home[0]].extractor,
                 {known[name].id: known[name].content_hash for name in home})
            for number, home in enumerate(homes) if home
        ]  # fmt: skip
        (of,) = (name for name in graph.store.graphs() if str(name).endswith("/ontology>"))
        ontology = kept(place, -1, lines_of(graph.store.quads(of)), "", {})
    manifest = Manifest("test", ontology, tuple(shards))
    write_manifest(place, resolved(place, manifest, Here(), "test"), "test")


def kept(place: Place, part: int, data: bytes, extractor: str, articles: dict[str, str]) -> Shard:
    report = json.dumps({"extractor": extractor, "articles": articles, "rejected": []}).encode()
    of, digest = sha256(report).hexdigest(), sha256(data).hexdigest()
    file, name = f"{digest[:40]}.nq.gz", f"{of[:40]}.json"
    place.write(file, compress([data]), "test")
    place.write(name, [report], "test")
    return Shard(part, file, digest, name, of, len(articles), 0, 0, 0)


def test_the_sample_articles_have_the_actors_that_a_build_gives_them(
    built_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(built_store, place_of(tmp_path), 5)
    monkeypatch.setattr("graph.deriving.settle", unsettled)
    with KnowledgeGraph() as loaded, KnowledgeGraph(built_store, read_only=True) as alone:
        assert loaded.load(tmp_path).stored == 14
        assert exported(loaded) == exported(alone)
