"""Examples and annotated articles → the weights of the scorer. To be run after examples or roles changed.

    python -m graph.learning.training data/articles data/facts/articles.jsonl

Writes ontology/scorer.npz; the same input gives the same weights. Needs the extra ``train``, and ten minutes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from graph.knowledge_graph import cache_folder
from graph.learning.practice import ACTORS, STATES, practice
from graph.model import Article
from graph.pipeline import Pipeline
from graph.reading import read
from graph.understanding import language
from graph.understanding.completing import ACTING
from graph.understanding.extraction import Reader
from graph.understanding.pairs import features, pairs
from graph.understanding.references import Reference
from graph.understanding.roles import role_graph
from graph.understanding.scorer import NO_RELATION, SCORER, Scorer, quantised

ROUNDS = 3  # practice sentences for each example
ONE_NONE_IN = 3  # of the pairs that nothing ties so many are left out for each one kept: they are legion
MIN_ROWS = 3  # a feature of fewer rows teaches nothing general
INVERSE_REGULARISATION = 2.0
MAX_ITERATIONS = 100

Fact = Mapping[str, Any]  # as data/README.md describes it


@dataclass(frozen=True, slots=True)
class Row:
    """One pair to learn from: its features and the name of its relation."""

    features: tuple[str, ...]
    relation: str


def practice_rows(reader: Reader, seed: int) -> Iterator[Row]:
    """The pairs of one round of practice sentences."""
    sentences = list(practice(reader.relations.values(), seed))
    documents = language.parse(reader.nlp, [sentence.text for sentence in sentences])
    adjectives = frozenset(STATES.values())
    untied = 0
    for sentence, document in zip(sentences, documents, strict=True):
        for span in document.sents:
            heads = {token.i: name for token in span if (name := _name(token.text)) is not None}
            graph = role_graph(
                span, reader.lexicon, lambda token: token.text in STATES or token.text in adjectives
            )
            for pair in pairs(graph, heads):
                first, second = heads[pair.subject], heads[pair.object]
                relation = sentence.relation(first, second)
                untied += relation is None
                if first != second and (relation or untied % ONE_NONE_IN == 0):
                    yield Row(features(graph, pair), relation.name if relation else NO_RELATION)


def _name(word: str) -> str | None:
    return next((form for form in (word, word.lower()) if form in ACTORS), None)


def article_rows(
    reader: Reader, articles: Iterable[Article], facts: Mapping[str, Sequence[Fact]]
) -> Iterator[Row]:
    """The pairs of annotated articles: those that facts tie, and those that nothing ties."""
    for article in articles:
        for sense in reader.senses(article):
            actors = {i for i, reference in sense.references.items() if reference.mentions(ACTING)}
            start, end = sense.sentence.start_char + sense.base, sense.sentence.end_char + sense.base
            here = [
                f for f in facts.get(article.id, ()) if f["sentence"][0] < end and start < f["sentence"][1]
            ]
            for pair in pairs(sense.graph, actors):
                ends = sense.references[pair.subject], sense.references[pair.object]
                tying = (f["relation"] for f in here if _states(f, *ends, reader))
                yield Row(features(sense.graph, pair), next(tying, NO_RELATION))


def _states(fact: Fact, first: Reference, second: Reference, reader: Reader) -> bool:
    forward = _fills(first, fact["subject"]) and _fills(second, fact["object"])
    backward = _fills(second, fact["subject"]) and _fills(first, fact["object"])
    return forward or (backward and reader.relations[fact["relation"]].symmetric)


def _fills(reference: Reference, end: Mapping[str, Any]) -> bool:
    named = {end["actor"].casefold(), *(alias.casefold() for alias in end["aliases"])}
    overlaps = reference.span.start < end["end"] and end["start"] < reference.span.end
    return overlaps or any(a.label.casefold() in named for member in reference.members for a in member[:1])


def fit(rows: Sequence[Row]) -> Scorer:
    """The scorer that a multinomial logistic regression finds for the rows."""
    counts = Counter(feature for row in rows for feature in row.features)
    kept = sorted(feature for feature, count in counts.items() if count >= MIN_ROWS)
    columns = {feature: column for column, feature in enumerate(kept)}
    indices = [sorted(columns[f] for f in row.features if f in columns) for row in rows]
    pointers = np.cumsum([0, *map(len, indices)])
    flat = np.concatenate([np.array(found, dtype=np.int32) for found in indices])
    matrix = csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(kept)))
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MAX_ITERATIONS, tol=1e-3)
    model.fit(matrix, [row.relation for row in rows])
    return quantised(tuple(model.classes_), kept, model.coef_.T, model.intercept_)


@click.command(help=__doc__)
@click.argument("articles", type=click.Path(exists=True, path_type=Path))
@click.argument("facts", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the weights go; ontology/scorer.npz.")
def main(articles: Path, facts: Path, out: Path | None) -> None:
    """Learn and write the weights."""
    pipeline = Pipeline(cache=cache_folder())
    annotated = {a["id"]: a["facts"] for a in map(json.loads, facts.read_text(encoding="utf-8").splitlines())}
    readable = (item for item in read([articles]) if isinstance(item, Article))
    rows = list(article_rows(pipeline.reader, readable, annotated))
    for seed in range(ROUNDS):
        rows += practice_rows(pipeline.reader, seed)
    click.echo(f"{len(rows):,} pairs, {sum(1 for row in rows if row.relation):,} of them tied")
    scorer = fit(rows)
    scorer.save(out or SCORER)
    click.echo(f"{len(scorer.rows):,} features, {len(scorer.classes)} classes")


if __name__ == "__main__":
    main()
