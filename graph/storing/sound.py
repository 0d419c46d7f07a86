"""The columns of an article's graph in, whether it surely can be read back out, in a tenth of the time.

What is not surely so may still be: ``graph.storing.exported.fault`` reads it back and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.limits import MAX_KNOWN_VALUES
from graph.ontology import KG, REL
from graph.storing import terms as t
from graph.storing.columns import NOTHING, Columns, Term, value
from graph.storing.merging import FORMER, LINKS
from graph.values import Modality, Polarity, Precision


def _written(*terms: NamedNode) -> tuple[Term, ...]:
    return tuple(map(str, terms))


_TYPE, _ARTICLE, _STATEMENT = _written(t.TYPE, t.NEWS_ARTICLE, t.RDF_STATEMENT)
_OF_ARTICLE: Final = _written(t.IDENTIFIER, t.SOURCE, t.CONTENT_HASH)
_RELATION, _LABEL, _CONFIDENCE, _SPAN = _written(t.PREDICATE, t.LABEL, t.CONFIDENCE, t.HAS_SELECTOR)
_ENDS: Final = _written(t.SUBJECT, t.OBJECT)
_MENTIONS: Final = _written(t.SUBJECT_MENTION, t.OBJECT_MENTION)
_EVIDENCE, _TRIGGER, _EXAMPLE = _written(t.EVIDENCE, t.TRIGGER, t.EXAMPLE)
_NAMED: Final = _written(t.ATTRIBUTED_TO_ACTOR, t.LOCATION)
_SAID_AT: Final = str(t.ATTRIBUTION_MENTION)
_START, _END, _EXACT = _written(t.START, t.END, t.EXACT)
_TIME, _PRECISION, _FIRST, _LAST = _written(t.TIME_TEXT, t.TIME_PRECISION, t.START_DATE, t.END_DATE)
_QUANTITY, _COUNTED, _OF = _written(t.QUANTITY, t.QUANTITY_TEXT, t.QUANTITY_OF)
_DAYS: Final = (*_written(t.DATE_PUBLISHED), _FIRST, _LAST)
_WORDS: Final = {
    str(t.POLARITY): frozenset(str(NamedNode(KG + one)) for one in Polarity),
    str(t.MODALITY): frozenset(str(NamedNode(KG + one)) for one in Modality),
    _PRECISION: frozenset(str(Literal(one.value)) for one in Precision),
}
_OF_STATEMENT: Final = (
    _RELATION, *_ENDS, *_MENTIONS, _EVIDENCE, _TRIGGER, _EXAMPLE, _CONFIDENCE,
    *_written(t.POLARITY, t.MODALITY),
)  # fmt: skip
_KINDS: Final = frozenset(map(str, t.KIND_CLASSES.values()))
_SINGLE: Final = frozenset(
    (
        *_OF_ARTICLE, *_OF_STATEMENT, _LABEL, _SPAN, *_NAMED, _SAID_AT, _START, _END, _EXACT, _TIME, *_DAYS,
        _PRECISION, _QUANTITY, _COUNTED, _OF,
        *_written(
            t.EXTRACTED_WITH, t.HEADLINE, t.URL, t.PUBLISHER, t.AGENCY, t.COUNTRY, t.LANGUAGE, t.RIGHTS,
            t.FORMAT, t.RETRIEVED, t.BYTES_HASH, t.DATE_BASIS, t.PUBLISHED_FROM, t.PUBLISHED_UNTIL,
            t.ATTRIBUTED_TO, t.BASIS, t.PART_OF, t.LOCATED_IN, t.PAGE,
        ),
    )
)  # fmt: skip
"""What is said once of each that it is said of."""

_REWRITTEN: Final = frozenset(map(str, (*LINKS.values(), *FORMER.values())))
"""What an article's graph has where actors were made one; it is read back in two steps."""


def is_sound(columns: Columns) -> bool:
    """Whether an article's graph surely can be read back, and is the one that it is named after."""
    pairs = columns.pairs
    return (
        not _REWRITTEN & pairs.keys()
        and all(len(columns.of(name)) == len(pairs[name]) for name in _SINGLE & pairs.keys())
        and _is_an_article(columns)
        and _has_statements(columns)
        and _has_actors(columns)
        and _has_spans(columns)
        and _has_times(columns)
    )


def _is_an_article(columns: Columns) -> bool:
    articles = [one for one, what in columns.pairs.get(_TYPE, ()) if what == _ARTICLE]
    identifier = columns.of(_OF_ARTICLE[0]).get(columns.graph, NOTHING)
    return (
        articles == [columns.graph]
        and _all_have(columns, articles, *_OF_ARTICLE)
        and str(t.article_node(value(identifier))) == columns.graph
    )


def _has_statements(columns: Columns) -> bool:
    statements = {one for one, what in columns.pairs.get(_TYPE, ()) if what == _STATEMENT}
    counted = columns.of(_QUANTITY)
    return (
        _all_have(columns, statements, *_OF_STATEMENT)
        and all(value(one).startswith(REL) for one in columns.of(_RELATION).values())
        and all(words.issuperset(columns.of(name).values()) for name, words in _WORDS.items())
        and all(map(_is_share, set(columns.of(_CONFIDENCE).values())))
        and all(map(_is_number, set(counted.values())))
        and _all_have(columns, counted, _COUNTED, _OF)
    )


def _has_actors(columns: Columns) -> bool:
    actors = {one for name in (*_ENDS, *_NAMED) for one in columns.of(name).values()}
    kinds = [what for one, what in columns.pairs.get(_TYPE, ()) if one in actors]
    return len(kinds) == len(actors) and _KINDS.issuperset(kinds) and _all_have(columns, actors, _LABEL)


def _has_spans(columns: Columns) -> bool:
    quotes = columns.of(_EVIDENCE).values()
    quoted = {*quotes, *(one for name in _MENTIONS for one in columns.of(name).values())}
    selectors = columns.of(_SPAN)
    if not quoted.union(columns.of(_TRIGGER).values(), columns.of(_SAID_AT).values()) <= selectors.keys():
        return False
    starts, ends, texts = columns.of(_START), columns.of(_END), columns.of(_EXACT)
    whole = {selectors[one] for one in quotes}
    return (
        _all_have(columns, selectors.values(), _START, _END)
        and _all_have(columns, (selectors[one] for one in quoted), _EXACT)
        and all(_length(starts[one], ends[one]) > 0 for one in selectors.values())
        and all(_length(starts[one], ends[one]) == len(value(texts[one])) for one in whole)
    )


def _has_times(columns: Columns) -> bool:
    starts, ends = columns.of(_FIRST), columns.of(_LAST)
    return (
        _all_have(columns, columns.of(_TIME), _PRECISION)
        and all(_is_day(day) for name in _DAYS for day in set(columns.of(name).values()))
        and all(value(starts[one]) <= value(ends[one]) for one in starts.keys() & ends.keys())
    )


def _all_have(columns: Columns, subjects: Iterable[Term], *names: Term) -> bool:
    them = set(subjects)
    return all(them <= columns.of(name).keys() for name in names)


def _length(start: Term, end: Term) -> int:
    """How many characters a span has; -1 if it is none."""
    first, last = value(start), value(end)
    return int(last) - int(first) if first.isdecimal() and last.isdecimal() else -1


@lru_cache(MAX_KNOWN_VALUES)
def _is_day(day: Term) -> bool:
    try:
        return len(value(day)) == len("2020-03-02") and bool(date.fromisoformat(value(day)))
    except ValueError:
        return False


@lru_cache(MAX_KNOWN_VALUES)
def _is_share(number: Term) -> bool:
    try:
        return 0.0 <= float(value(number)) <= 1.0
    except ValueError:
        return False


def _is_number(number: Term) -> bool:
    return value(number).isdecimal()
