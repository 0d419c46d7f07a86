"""The columns of a named graph in, what of it is counted and looked up beforehand out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.indexing.contents import Contents, Stated, Told
from graph.ontology import ARTICLE, KG, LEX
from graph.storing import terms as t
from graph.storing.columns import NOTHING, Columns, value
from graph.values import Precision

_NAMES: Final = tuple(
    map(str, (t.LABEL, t.ALIAS, *(NamedNode(LEX + how) for how in ("metonym", "adjective", "demonym"))))
)
_CLASSES: Final = frozenset(map(str, t.KIND_CLASSES.values()))
_TYPE: Final = str(t.TYPE)
_STATED: Final = tuple(map(str, (t.SUBJECT, t.PREDICATE, t.OBJECT, t.POLARITY, t.MODALITY, t.EVIDENCE)))
_OPTIONAL: Final = tuple(
    map(str, (t.EVENT, t.START_DATE, t.END_DATE, t.TIME_PRECISION, t.HAS_SELECTOR, t.EXACT))
)
_PUBLISHED: Final = str(t.DATE_PUBLISHED)
_SIGNATURE: Final = str(t.SIGNATURE)
_MADE_FROM: Final = (str(t.CONTENT_HASH), str(t.EXTRACTED_WITH))
_OF_A_YEAR: Final = str(Literal(Precision.YEAR.value))
_HOLDS: Final = tuple(str(NamedNode(KG + which)) for which in ("asserted", "actual"))
_MONTH, _YEAR = len("2018-05"), len("2018")


def contents(columns: Columns) -> Contents:
    """What a graph tells to the index; of one that holds no article, names of actors and its mark alone."""
    told = frozenset(_told(columns))
    graph = value(columns.graph)
    published, signature, *made = (
        value(columns.of(name).get(columns.graph, NOTHING)) for name in (_PUBLISHED, _SIGNATURE, *_MADE_FROM)
    )
    mark = " ".join(filter(None, made))
    if not graph.startswith(ARTICLE):
        return Contents(graph, told=told, mark=mark)
    stated = tuple(_stated(columns, published))
    return Contents(graph, bool(columns.pairs), published, told, stated, mark, signature)


def _told(columns: Columns) -> Iterator[Told]:
    for name in _NAMES:
        for subject, said in columns.pairs.get(name, ()):
            yield Told(subject[1:-1], name[1:-1], value(said))
    for subject, said in columns.pairs.get(_TYPE, ()):
        if said in _CLASSES:
            yield Told(subject[1:-1], _TYPE[1:-1], said[1:-1], is_name=False)


def _stated(columns: Columns, published: str) -> Iterator[Stated]:
    needed = tuple(columns.of(name) for name in _STATED)
    events, starts, ends, precisions, selectors, quotes = (columns.of(name) for name in _OPTIONAL)
    for one in needed[0]:
        if not all(one in column for column in needed):
            continue
        subject, relation, object_, polarity, modality, evidence = (column[one] for column in needed)
        first = starts.get(one) or ends.get(one)
        exact = _YEAR if precisions.get(one) == _OF_A_YEAR else _MONTH
        yield Stated(
            one[1:-1],
            subject[1:-1],
            relation[1:-1],
            object_[1:-1],
            events[one][1:-1] if one in events else None,
            (polarity, modality) == _HOLDS,
            (value(first) if first else published)[:exact],
            value(quotes.get(selectors.get(evidence, ""), NOTHING)),
        )
