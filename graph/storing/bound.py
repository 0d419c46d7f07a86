"""A query and terms for its variables in, a query out that any server answers alike.

The embedded engine takes bindings beside the query; the protocol of SPARQL has none. So each variable that is
bound is written as its term wherever a pattern or a filter uses it, and where a SELECT tells its value it is
bound to the term at the end of that SELECT's pattern. The text is cut by the standard's own tokens, and a
term is written with its quotes escaped, so no value can become a part of the query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph.errors import QueryError
from graph.limits_outside import MAX_KNOWN_QUERIES
from graph.ontology import PREFIXES
from graph.storing.faults import one_line
from graph.storing.tokens import Sort, Token, tokens

_TELLING: Final = frozenset({"SELECT", "DESCRIBE"})
_ESCAPES: Final = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\0": r"\u0000"}
)
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@lru_cache(MAX_KNOWN_QUERIES)
def _cut(query: str) -> tuple[Token, ...]:
    """The tokens of a query; the same saved queries are put again and again."""
    return tuple(tokens(query))


@lru_cache(MAX_KNOWN_QUERIES)
def form_of(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; "" for what is no query.

    >>> form_of("PREFIX a: <x:a> SELECT ?s { ?s ?p ?o }")
    'SELECT'
    """
    words = (token.text.upper() for token in _cut(query) if token.sort is Sort.WORD)
    return next((word for word in words if word in _FORMS), "")


@lru_cache(MAX_KNOWN_QUERIES)
def prefixes(query: str) -> str:
    """The declarations, in one line, of those of our prefixes that a query uses and does not declare.

    >>> prefixes("ASK { ?s rel:backs ?o }")
    'PREFIX rel: <https://w3id.org/actorgraph/relation/> '
    """
    cut = _cut(query)
    used = {token.text.partition(":")[0] for token in cut if token.sort is Sort.NAME}
    declared = {
        name.text.partition(":")[0]
        for word, name in pairwise(cut)
        if word.sort is Sort.WORD and word.text.upper() == "PREFIX"
    }
    names = sorted((used - declared) & PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in names)


def check_syntax(query: str) -> None:
    """See that a query is SPARQL 1.1, our prefixes being known.

    Raises:
        QueryError: with line and column, if it is not.
    """
    try:
        Store().query(query, prefixes=dict(PREFIXES))
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise QueryError(one_line(error)) from error


def bound(query: str, bindings: Mapping[str, NamedNode | Literal]) -> str:
    """The query with terms for some of its variables.

    Raises:
        QueryError: if a variable that is bound is not in the query.

    >>> bound("SELECT ?s ?n { ?s ?p ?n }", {"s": NamedNode("x:a"), "p": NamedNode("x:p")})
    'SELECT ?s ?n {  <x:a>   <x:p>  ?n  BIND (<x:a> AS ?s) }'
    """
    if not bindings:
        return query
    cut = _cut(query)
    mentioned = {token.text[1:] for token in cut if token.sort is Sort.VARIABLE}
    if missing := sorted(bindings.keys() - mentioned):
        raise QueryError(f"the query has no variable ?{missing[0]}")
    pieces, at = [], 0
    for start, end, instead in _changes(cut, bindings):
        pieces += [query[at:start], instead]
        at = end
    return "".join((*pieces, query[at:]))


@dataclass(eq=False)
class _Scope:
    """What a query form spans.

    ``told`` are the names outside its pattern, whose values it tells, ``heard`` those that a SELECT inside
    its pattern tells it; ``depth`` is how many braces are open.
    """

    tells: bool = False
    told: set[str] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    depth: int = 0


def _changes(
    cut: Sequence[Token], bindings: Mapping[str, NamedNode | Literal]
) -> Iterator[tuple[int, int, str]]:
    after = 0
    for at, (token, scope, depth) in enumerate(_scoped(cut)):
        if at < after:
            continue
        name, end = token.text[1:], token.start + len(token.text)
        if _asks_whether_bound(cut[at : at + 4], bindings):
            yield token.start, cut[at + 3].start + 1, "true"
            after = at + 4
        elif token.sort is Sort.VARIABLE and name in bindings and depth:
            yield token.start, end, f" {_term(bindings[name])} "
        elif token.text == "}" and not depth and scope.tells:
            names = sorted((scope.told - scope.heard) & bindings.keys())
            yield (
                token.start,
                token.start,
                "".join(f" BIND ({_term(bindings[name])} AS ?{name}) " for name in names),
            )


def _scoped(cut: Iterable[Token]) -> Sequence[tuple[Token, _Scope, int]]:
    """Each token with the form that it belongs to, and how deep in its pattern it stands."""
    stack = [_Scope()]
    placed = []
    for token in cut:
        word = token.text.upper() if token.sort is Sort.WORD else ""
        if word in _FORMS:
            stack.append(_Scope(word in _TELLING))
        if token.text == "{":
            stack[-1].depth += 1
        elif token.text == "}":
            if not stack[-1].depth:  # it closes the braces around a SELECT, which have ended it
                ended = stack.pop()
                stack[-1].heard |= ended.told
            stack[-1].depth -= 1
        scope = stack[-1]
        if token.sort is Sort.VARIABLE and not scope.depth:
            scope.told.add(token.text[1:])
        placed.append((token, scope, scope.depth))
    return placed


def _asks_whether_bound(found: Sequence[Token], bindings: Collection[str]) -> bool:
    words = [token.text for token in found]
    return len(words) == 4 and words[0].upper() == "BOUND" and words[2][1:] in bindings


def _term(term: NamedNode | Literal) -> str:
    r"""A term as SPARQL 1.1 writes it, which knows fewer escapes than N-Triples.

    >>> _term(Literal('a "b"\u0085', language="en"))
    '"a \\"b\\"\x85"@en'
    """
    if isinstance(term, NamedNode):
        return str(term)
    text = term.value.translate(_ESCAPES)
    return f'"{text}"@{term.language}' if term.language else f'"{text}"^^{term.datatype}'
