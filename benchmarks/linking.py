"""Name actors in all the ways that news do, link the names, and count twins and false merges.

    python benchmarks/linking.py --documents 500

Every generated document introduces a few actors in full and names them again: by surname, acronym, another
spelling, a part of the name. The generator knows whom it means. In the sample articles the annotation of
data/facts does, for both ends of each fact that a statement found. A twin is a second node for one actor, a
false merge a node that stands for two; a name that is linked to nobody is neither, and is counted apart.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import score  # noqa: E402 - found through the path above when run as a file
from graph import ontology  # noqa: E402 - found through the path above when run as a file
from graph.building import cache_folder  # noqa: E402
from graph.model import Article, Kind  # noqa: E402
from graph.reading import read  # noqa: E402
from graph.showing.export import article_line  # noqa: E402
from graph.understanding.extraction import Reader  # noqa: E402
from graph.understanding.readers import make_reader  # noqa: E402
from graph.understanding.sensing import Senser  # noqa: E402

SEED: Final = 7
ACTORS: Final = 200
DAY: Final = date(2020, 3, 2)
TWINS_AT_MOST: Final = 0.01  # for each actor
SAMPLES: Final = ROOT / "data" / "articles"
FACTS: Final = ROOT / "data" / "facts" / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of the generator: how it is introduced, and how it is named again behind that.

    ``key`` is the IRI of a recorded actor, or a word of the generator's own for one that no record has.
    """

    key: str
    first: tuple[str, ...]
    again: tuple[str, ...]
    person: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Characters ``[start, end)`` of a document, and whom they mean."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Document:
    """A generated article and whom its names mean."""

    name: str
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A name with whom it means and the node that it was linked to, if any.

    ``names`` are further keys of those who may be meant as well: "Turkish soldiers" are the army too.
    """

    text: str
    key: str
    node: str | None
    document: str
    names: frozenset[str] = field(default=frozenset())

    @property
    def keys(self) -> frozenset[str]:
        """All keys of whom it means."""
        return self.names | {self.key}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the names."""

    links: tuple[Link, ...]

    @property
    def nodes(self) -> Mapping[str, Counter[str]]:
        """For each actor the nodes that stand for it."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for link in self.links:
            if link.node is not None:
                found[link.key][link.node] += 1
        return found

    @property
    def twins(self) -> tuple[tuple[str, str], ...]:
        """Each actor with each node of its own besides the first."""
        merged = self.merged
        return tuple(
            (key, node)
            for key, nodes in sorted(self.nodes.items())
            for node, _ in nodes.most_common()[1:]
            if node not in merged
        )

    @property
    def merged(self) -> Mapping[str, tuple[str, ...]]:
        """The nodes that stand for several actors, none of which may be the other."""
        meant: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for link in self.links:
            if link.node is not None:
                meant[link.node][link.key] = meant[link.node].get(link.key, frozenset()) | link.keys
        apart = {
            node: tuple(k for k, own in sorted(of.items()) if any(own.isdisjoint(o) for o in of.values()))
            for node, of in sorted(meant.items())
        }
        return {node: keys for node, keys in apart.items() if keys}

    @property
    def actors(self) -> int:
        """How many actors are named."""
        return len({link.key for link in self.links})

    @property
    def wrong(self) -> tuple[Link, ...]:
        """The names of recorded actors that were linked to another node."""
        return tuple(k for k in self.links if k.node and k.key.startswith("http") and k.node != k.key)

    @property
    def unlinked(self) -> int:
        """How many names were linked to nobody."""
        return sum(link.node is None for link in self.links)


# --- who there is --------------------------------------------------------------------------------

FORENAMES: Final = (
    "Amara", "Bogdan", "Célestin", "Dragana", "Emeka", "Fatoumata", "Goran", "Hüseyin", "Ilir", "Jelena",
    "Kwame", "Liliana", "Mirko", "Nadia", "Oleh", "Pilar", "Rustam", "Søren", "Tomáš", "Yusuf",
)  # fmt: skip
SURNAMES: Final = (
    "Adeyinka", "Baltasar", "Çelikel", "Dobrovic", "Ekwueme", "Fofanah", "Gashi", "Horvathy", "Ibragimov",
    "Jankulov", "Kouyate", "Lindqvist", "Maksimenko", "Nshimirimana", "Ouattarra", "Petrossian", "Quispe",
    "Rahmonov", "Szymczak", "Tchakounte", "Uvarov", "Villalba", "Wickremage", "Yıldızhan", "Zubkov",
)  # fmt: skip
PLACES: Final = (
    "Savana", "Norland", "Kordia", "Meridia", "Balkh Valley", "Tarim Coast", "Sundara", "Velia", "Orsk Basin",
    "Zambara",
)  # fmt: skip
BODIES: Final = (
    ("Popular Resistance Front of {}", "PRF"), ("{} Liberation Army", "LA"), ("{} Relief Union", "RU"),
    ("Movement for the Rebirth of {}", "MR"), ("{} Peace Monitoring Group", "PMG"),
)  # fmt: skip


def known_actors(base: ontology.Ontology, many: int) -> Iterator[Named]:
    """Recorded persons, organisations and armed groups with several names, evenly out of each kind."""
    kinds = (Kind.PERSON, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.STATE)
    for kind in kinds:
        fitting = [r for _, r in sorted(base.actors.items()) if r.actor.kind is kind and r.actor.aliases]
        step = max(1, len(fitting) // (many // len(kinds)))
        for record in fitting[::step][: many // len(kinds)]:
            names = tuple(dict.fromkeys((record.actor.label, *record.actor.aliases)))
            full = tuple(n for n in names if " " in n) if kind is Kind.PERSON else names
            yield Named(record.actor.iri, full or names, names, kind is Kind.PERSON)


def new_actors(many: int) -> Iterator[Named]:
    """Persons and bodies that no record has, with the ways in which they are named again."""
    chance = random.Random(SEED)  # noqa: S311 - the same documents in every run
    persons = [(f, s) for s in SURNAMES for f in chance.sample(FORENAMES, 2)][: many // 2]
    for forename, surname in persons:
        plain = fold(f"{forename} {surname}")
        full = dict.fromkeys((f"{forename} {surname}", plain))
        again = dict.fromkeys((surname, fold(surname), f"{forename[0]}. {surname}", f"Mr {surname}"))
        yield Named(f"new {forename} {surname}", tuple(full), (*full, *again), person=True)
    for place in PLACES:
        for pattern, initials in BODIES:
            name = pattern.format(place)
            letters = "".join(word[0] for word in place.split())
            acronym = initials + letters if pattern.endswith("{}") else letters + initials
            yield Named(f"new {name}", (f"{name} ({acronym})",), (name, acronym, f"the {name}"))


def fold(name: str) -> str:
    """A name in plain letters, as many newsrooms write it."""
    letters = str.maketrans("çÇéøšıü", "cCeosiu")
    return name.translate(letters).replace("á", "a")


# --- what is written -----------------------------------------------------------------------------

OPENINGS: Final = (
    "{0} accused {1} of breaking the truce.", "{0} met {1} on Monday.", "{0} condemned {1}.",
    "On Friday {0} criticised {1} for the delay.", "Officials said that {0} had rejected the offer of {1}.",
    "{0} and {1} began talks.", "A dispute between {0} and {1} grew sharper.",
)  # fmt: skip
SEQUELS: Final = (
    "{0} said that the talks would go on.", "Reporters asked {0} about the plan.",
    "{0} praised the mediators.", "In a statement {0} denied the charge.", "{0} warned of new violence.",
    "Critics blamed {0} for the crisis.", "The plan was backed by {0}.", "Nobody expected {0} to agree.",
)  # fmt: skip


def documents(actors: Sequence[Named], many: int) -> Iterator[Document]:
    """Articles in which each actor comes up again and again; two of one surname never share one."""
    chance = random.Random(SEED)  # noqa: S311 - the same documents in every run
    for number in range(many):
        cast = [actors[(number * 2 + step) % len(actors)] for step in (0, 1)]
        other = actors[chance.randrange(len(actors))]
        if other not in cast and not any(_are_alike(other, one) for one in cast):
            cast.append(other)
        if _are_alike(*cast[:2]):
            cast.pop(1)
        yield _document(f"d{number:03}", cast, chance)


def _are_alike(one: Named, other: Named) -> bool:
    return not _words(one).isdisjoint(_words(other))


def _words(actor: Named) -> set[str]:
    return {word for name in (*actor.first, *actor.again) for word in fold(name).split() if len(word) > 2}


def _document(name: str, cast: Sequence[Named], chance: random.Random) -> Document:
    text, labels = "", []
    pairs = [(cast[i], cast[(i + 1) % len(cast)]) for i in range(len(cast))] if len(cast) > 1 else []
    for index, pair in enumerate(pairs):
        names = [chance.choice(actor.first if _is_new(index, slot, pairs) else actor.again)
                 for slot, actor in enumerate(pair)]  # fmt: skip
        text, added = _write(text, chance.choice(OPENINGS), pair, names)
        labels += added
    for actor in (*cast, *cast):
        text, added = _write(text, chance.choice(SEQUELS), (actor,), [chance.choice(actor.again)])
        labels += added
    return Document(name, text, tuple(labels))


def _is_new(index: int, slot: int, pairs: Sequence[tuple[Named, Named]]) -> bool:
    before = {actor.key for pair in pairs[:index] for actor in pair}
    return pairs[index][slot].key not in before


def _write(
    text: str, template: str, actors: Sequence[Named], names: Sequence[str]
) -> tuple[str, list[Label]]:
    """The text with one more sentence, and the labels of the names in it."""
    labels, text = [], f"{text} " if text else ""
    for part, actor, name in zip(_parts(template), (*actors, None), (*names, ""), strict=False):
        text += part
        if actor is not None:
            written = f"{name[0].upper()}{name[1:]}" if not part and name.startswith("the ") else name
            labels.append(Label(len(text), len(text) + len(written), actor.key))
            text += written
    return text, labels


def _parts(template: str) -> list[str]:
    return template.replace("{1}", "{0}").split("{0}")


# --- what is found -------------------------------------------------------------------------------


def link(senser: Senser, texts: Iterable[Document]) -> Result:
    """Link the names of documents."""
    links: list[Link] = []
    for document in texts:
        article = Article(document.name, document.text, document.name, published=DAY)
        found = [r for sense in senser.senses(article) for r in sense.references.values()]
        for label in document.labels:
            inside = [r for r in found if label.start <= r.span.start and r.span.end <= label.end]
            best = max(inside, key=lambda r: r.span.end - r.span.start, default=None)
            node = best.members[0][0].iri if best and len(best.members) == 1 else None
            links.append(Link(document.text[label.start : label.end], label.key, node, document.name))
    return Result(tuple(links))


def link_samples(reader: Reader, samples: Path = SAMPLES, facts: Path = FACTS) -> Result:
    """The ends of the annotated facts that statements found in the sample articles.

    Args:
        reader: what reads the articles.
        samples: a folder of articles.
        facts: their annotation, as data/README.md describes it.
    """
    articles = [item for item in read([samples]) if isinstance(item, Article)]
    predicted = [json.loads(article_line(article, reader.read(article))) for article in articles]
    found = score.score(score.read(facts), predicted).matches
    ends = [
        (match.fact, known, end)
        for match in found
        for known, end in ((match.fact.subject, match.subject), (match.fact.object, match.object))
    ]
    return Result(
        tuple(Link(e.text, known.actor, e.actor, fact.article, known.names) for fact, known, e in ends)
    )


def make_senser() -> tuple[Senser, ontology.Ontology]:
    """What links the names of documents, and the ontology that it knows."""
    base = ontology.load()
    return senser_of(make_reader(base, cache=cache_folder())), base


def senser_of(reader: Reader) -> Senser:
    """What makes sense of the sentences for a reader."""
    return Senser(reader.nlp, reader.lexicon, reader.names)


def cast_of(base: ontology.Ontology, many: int = ACTORS) -> tuple[Named, ...]:
    """Half recorded actors, half new ones, in turns."""
    known, new = tuple(known_actors(base, many // 2)), tuple(new_actors(many // 2))
    return tuple(actor for pair in zip(known, new, strict=False) for actor in pair)


@click.command(help=__doc__)
@click.option("--documents", "many", default=500, show_default=True)
@click.option("--show", default=20, show_default=True, help="so many of each kind of mistake")
def main(many: int, show: int) -> None:
    """Print the counts, and exit with 1 where a bar is missed."""
    base = ontology.load()
    reader = make_reader(base, cache=cache_folder())
    generated = link(senser_of(reader), documents(cast_of(base), many))
    samples = link_samples(reader)
    results = {"generated": generated, "samples": samples}
    rows = [
        (name, len(r.links), r.unlinked, r.actors, len(r.twins), len(r.merged)) for name, r in results.items()
    ]
    names, unlinked, actors, twins, merges = (
        sum(column) for column in zip(*(row[1:] for row in rows), strict=True)
    )
    click.echo(f"{'':<10} {'names':>7} {'unlinked':>9} {'actors':>7} {'twins':>6} {'merges':>7}")
    for row in (*rows, ("together", names, unlinked, actors, twins, merges)):
        click.echo("{:<10} {:>7} {:>9} {:>7} {:>6} {:>7}".format(*row))
    click.echo(f"twins for each actor {twins / actors:.3f}")
    click.echo(f"generated names linked to another recorded actor {len(generated.wrong)}")
    for line in (*mistakes(generated, show), *mistakes(samples, show)):
        click.echo(line)
    if twins > TWINS_AT_MOST * actors or merges:
        sys.exit(1)


def mistakes(result: Result, show: int) -> Iterator[str]:
    """A line for each of the first twins and merges."""
    for key, node in result.twins[:show]:
        texts = sorted({(k.text, k.document) for k in result.links if (k.key, k.node) == (key, node)})
        yield f"twin: {key} is also {node}: {texts}"
    for node, keys in list(result.merged.items())[:show]:
        places = sorted({(k.text, k.document) for k in result.links if k.node == node})
        yield f"merge: {node} is {keys}: {places[:6]}"


if __name__ == "__main__":
    main()
