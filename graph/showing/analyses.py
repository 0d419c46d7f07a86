"""An analysis and the name of a part in, that part as a table for people or as records for programs out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

from graph.analysing.analysis import Analysis
from graph.analysing.balance import Balance, Triad
from graph.showing.jsontext import json_text
from graph.showing.paper import Paper, columns, pairs
from graph.showing.records import csv_line

Part: TypeAlias = Literal["communities", "central", "brokers", "balance"]
Record: TypeAlias = dict[str, Any]

_ROLES: Final = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")


@dataclass(frozen=True, slots=True)
class Told:
    """A part of an analysis as text; ``left_out`` says how many of its rows are not in it."""

    text: str
    left_out: int


def tell(analysis: Analysis, part: Part, form: str, paper: Paper, limit: int) -> Told:
    """A part of an analysis as "table", "json" or "csv", at most ``limit`` rows of it."""
    if form == "table":
        rows = _TABLES[part](analysis)
        head, *cells = rows
        lines = columns(head, cells[:limit], paper) if cells else []
        if part == "balance":
            lines = [*_balance_lines(analysis, paper, limit), *lines]
        return Told(_text(lines), max(0, len(cells) - limit))
    records = list(_RECORDS[part](analysis))
    kept, left_out = records[:limit], max(0, len(records) - limit)
    if form == "csv":
        lines = [csv_line(map(_cell, each.values())) for each in kept]
        return Told("".join([csv_line(kept[0]), *lines] if kept else []), left_out)
    whole = _balance_record(analysis, limit) | {"actors": kept} if part == "balance" else kept
    return Told(json_text(whole, indent=2) + "\n", left_out)


def _community_table(analysis: Analysis) -> Iterator[Sequence[str]]:
    yield "community", "actors", "members"
    for each in analysis.communities:
        yield each.label, str(len(each.members)), "; ".join(map(analysis.label, each.members))


def _community_records(analysis: Analysis) -> Iterator[Record]:
    for each in analysis.communities:
        yield from ({"community": each.label, **_who(analysis, actor)} for actor in each.members)


def _central_table(analysis: Analysis) -> Iterator[Sequence[str]]:
    yield "actor", "others", "acted upon by", "acts on", "PageRank", "betweenness"
    for each in analysis.centrality:
        counts = map(str, (each.degree, each.in_degree, each.out_degree))
        yield analysis.label(each.actor), *counts, f"{each.pagerank:.4f}", f"{each.betweenness:.4f}"


def _central_records(analysis: Analysis) -> Iterator[Record]:
    for each in analysis.centrality:
        yield {**_who(analysis, each.actor), **_rounded(asdict(each))}


def _broker_table(analysis: Analysis) -> Iterator[Sequence[str]]:
    yield "actor", "bloc", *_ROLES, "total"
    for each in analysis.brokerage:
        if each.total:
            counts = (str(getattr(each, role)) for role in (*_ROLES, "total"))
            yield analysis.label(each.actor), analysis.label(each.bloc), *counts


def _broker_records(analysis: Analysis) -> Iterator[Record]:
    for each in analysis.brokerage:
        counts = asdict(each) | {"bloc": analysis.label(each.bloc), "total": each.total}
        yield {**_who(analysis, each.actor), **_rounded(counts)}


def _balance_table(analysis: Analysis) -> Iterator[Sequence[str]]:
    yield "actor", "part", "bloc", "triads", "frustrated", "against the blocs"
    for each in analysis.balance.standings:
        counts = map(str, (each.component, each.bloc, each.triads, each.frustrated))
        yield analysis.label(each.actor), *counts, f"{each.frustration:.2f}"


def _standing_records(analysis: Analysis) -> Iterator[Record]:
    for each in analysis.balance.standings:
        yield {**_who(analysis, each.actor), **_rounded(asdict(each))}


def _balance_lines(analysis: Analysis, paper: Paper, limit: int) -> Iterator[str]:
    """What holds for the whole network, and the triads that are not balanced."""
    found = analysis.balance
    if not found.standings:
        return
    yield from pairs(
        [
            ("pairs that cooperate", f"{found.cooperative:,}"),
            ("pairs in conflict", f"{found.conflictual:,}"),
            ("balanced triads", _share_of_triads(found)),
            ("against two blocs", f"{found.frustration:.3f} of all that is said"),
        ],
        paper,
        indent="",
    )
    yield ""
    if triads := found.frustrated_triads[:limit]:
        cells = [tuple(_told_pairs(analysis, triad)) for triad in triads]
        yield from columns(("frustrated triads", "", ""), cells, paper)
        if more := len(found.frustrated_triads) - len(triads):
            yield f"and {more:,} more"
        yield ""


def _share_of_triads(found: Balance) -> str:
    if found.balanced is None:
        return "there is no triad"
    return f"{found.balanced:.3f} ({found.triads - len(found.frustrated_triads):,} of {found.triads:,})"


def _told_pairs(analysis: Analysis, triad: Triad) -> Iterator[str]:
    """Each pair with the statements of cooperation less those of conflict: "Turkey −2 Syria"."""
    one, other, third = map(analysis.label, triad.actors)
    for pair, weight in zip(((one, other), (one, third), (other, third)), triad.weights, strict=True):
        yield f"{pair[0]} {weight:+} {pair[1]}".replace(" -", " −")


def _balance_record(analysis: Analysis, limit: int) -> Record:
    found = analysis.balance
    return {
        "cooperative": found.cooperative,
        "conflictual": found.conflictual,
        "triads": found.triads,
        "frustrated": len(found.frustrated_triads),
        "balanced": found.balanced,
        "frustration": found.frustration,
        "frustrated_triads": [
            {"actors": [_who(analysis, actor) for actor in triad.actors], "weights": list(triad.weights)}
            for triad in found.frustrated_triads[:limit]
        ],
    }


def _who(analysis: Analysis, actor: str) -> Record:
    return {"actor": analysis.label(actor), "iri": actor}


def _rounded(values: Mapping[str, Any]) -> Record:
    """The values but for the actor; shares to ten places, more than sums in another order would change."""
    return {
        name: round(value, 10) if isinstance(value, float) else value
        for name, value in values.items()
        if name != "actor"
    }


def _cell(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


_TABLES: Final[Mapping[Part, Callable[[Analysis], Iterator[Sequence[str]]]]] = {
    "communities": _community_table,
    "central": _central_table,
    "brokers": _broker_table,
    "balance": _balance_table,
}
_RECORDS: Final[Mapping[Part, Callable[[Analysis], Iterator[Record]]]] = {
    "communities": _community_records,
    "central": _central_records,
    "brokers": _broker_records,
    "balance": _standing_records,
}
