"""An answer and the name of a form in, its text in that form out: tables for people, JSON, CSV for programs.

Each form imports what it alone needs, so that a lookup starts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from graph.asking.answers import ActorCard, RelationRow
from graph.showing import tables
from graph.showing.paper import Paper

if TYPE_CHECKING:
    from graph.asking.articles import ArticleCard
    from graph.asking.cardfile import ActorFile
    from graph.asking.comparing import Changes
    from graph.asking.counting import PeriodCount
    from graph.asking.disputing import Dispute
    from graph.asking.explaining import Explanation
    from graph.asking.neighbouring import Neighbour
    from graph.asking.readings import Reading
    from graph.asking.searching import Found
    from graph.asking.statistics import Statistics, Tally
    from graph.identities import Question
    from graph.identity.judgements import Judgement
    from graph.model import Article, Statement
    from graph.storing.probing import Finding


def relations(
    rows: Sequence[RelationRow], form: str, paper: Paper, actor: ActorCard | None = None
) -> str | Iterable[str]:
    """Relations as "table", below whose they are if that is known, "json", "jsonl" or "csv"."""
    if form != "table":
        return _records(rows, form)
    heading = tables.heading(actor, paper) if actor else ""
    return heading + tables.relation_table(rows, paper, actor)


def timeline(rows: Sequence[RelationRow], form: str, paper: Paper) -> str | Iterable[str]:
    """Relations by day as "table", on a terminal below a line of bars, "json", "jsonl" or "csv"."""
    if form != "table":
        return _records(rows, form)
    from graph.showing.periods import of_rows  # see above

    return _by_period(lambda: of_rows(rows), paper) + tables.timeline_table(rows, paper)


def actors(cards: Sequence[ActorCard], form: str, paper: Paper) -> str:
    """Actors as "table" or "json"."""
    from graph.showing.listings import actor_list  # see above
    from graph.showing.records import card_json  # see above

    return _json([card_json(card) for card in cards]) if form == "json" else actor_list(cards, paper)


def actor_file(found: ActorFile, form: str, paper: Paper) -> str:
    """An actor's file as "table" or "json"."""
    from graph.showing.identified import file_json, file_text  # see above

    return _json(file_json(found)) if form == "json" else file_text(found, paper)


def questions(found: Sequence[Question], form: str, paper: Paper) -> str:
    """Pairs of actors that may be one as "table" or "json"."""
    from graph.showing.identified import question_json, question_list  # see above

    return _json([question_json(one) for one in found]) if form == "json" else question_list(found, paper)


def judgements(log: Sequence[Judgement], paper: Paper) -> str:
    """The log of judgements as a table."""
    from graph.showing.identified import log_list  # see above

    return log_list(log, paper)


def articles(cards: Sequence[ArticleCard], form: str, paper: Paper) -> str:
    """Articles as "table" or "json"."""
    from graph.showing.articled import article_json, article_list  # see above

    return _json([article_json(card) for card in cards]) if form == "json" else article_list(cards, paper)


def reading(found: Reading, form: str, paper: Paper) -> str:
    """What was read in an article as "table" or "json"."""
    from graph.showing.articled import reading_json, reading_text  # see above

    return _json(reading_json(found)) if form == "json" else reading_text(found, paper)


def explanation(found: Explanation, form: str, paper: Paper) -> str:
    """An explanation as "table" or "json"."""
    from graph.showing.explained import explanation_json, explanation_text  # see above

    return _json(explanation_json(found)) if form == "json" else explanation_text(found, paper)


def neighbours(found: Sequence[Neighbour], form: str, paper: Paper) -> str:
    """Neighbours as "table" or "json"."""
    from graph.showing import lookups  # see above

    listed = lookups.neighbour_list
    return _json([lookups.neighbour_json(one) for one in found]) if form == "json" else listed(found, paper)


def disputes(found: Sequence[Dispute], form: str, paper: Paper) -> str:
    """Disputes as "table" or "json"."""
    from graph.showing import lookups  # see above

    listed = lookups.dispute_list
    return _json([lookups.dispute_json(one) for one in found]) if form == "json" else listed(found, paper)


def changes(found: Changes, form: str, paper: Paper) -> str:
    """Changes as "table" or "json"."""
    from graph.showing import lookups  # see above

    return _json(lookups.changes_json(found)) if form == "json" else lookups.change_list(found, paper)


def counts(found: Sequence[PeriodCount], form: str, paper: Paper) -> str:
    """Counts by period as "table" or "json"."""
    from dataclasses import asdict  # see above

    from graph.showing import lookups  # see above

    return _json([asdict(one) for one in found]) if form == "json" else lookups.count_list(found, paper)


def findings(found: Sequence[Found], form: str, paper: Paper) -> str:
    """Found sentences as "table" or "json"."""
    from graph.showing import lookups  # see above

    listed = lookups.finding_list
    return _json([lookups.finding_json(one) for one in found]) if form == "json" else listed(found, paper)


def _by_period(days: Callable[[], Iterable[Tally]], paper: Paper) -> str:
    """A line of bars where a person looks: a terminal has a width, a file or a pipe none."""
    if paper.width is None:
        return ""
    from graph.showing.periods import bars  # see above
    from graph.showing.sparks import ROOM, periods_line  # see above

    return periods_line(bars(days(), max(2, min(60, paper.width - ROOM))), paper)


def statistics(counts: Statistics, form: str, paper: Paper, days: Iterable[Tally] = ()) -> str:
    """Counts as "table", on a terminal with a line of bars for the days, or "json"."""
    from dataclasses import asdict  # see above

    from graph.showing.listings import statistics_list  # see above

    return (
        _json(asdict(counts))
        if form == "json"
        else (statistics_list(counts, paper) + _by_period(lambda: days, paper))
    )


def abilities(found: Iterable[Finding], form: str, paper: Paper) -> str:
    """What a server can do as "table" or "json"."""
    from dataclasses import asdict  # see above

    from graph.showing.listings import finding_list  # see above

    return _json([asdict(one) for one in found]) if form == "json" else finding_list(found, paper)


def article(read: Article, statements: Sequence[Statement], form: str, paper: Paper) -> str:
    """What an article states as "table" or "jsonl"."""
    from graph.showing.export import article_line  # see above
    from graph.showing.listings import statement_list  # see above

    return (
        article_line(read, statements) + "\n" if form == "jsonl" else statement_list(read, statements, paper)
    )


def _records(rows: Iterable[RelationRow], form: str) -> str | Iterable[str]:
    from graph.showing.records import rows_csv, rows_json, rows_jsonl  # see above

    return {"json": rows_json, "jsonl": rows_jsonl, "csv": rows_csv}[form](rows)


def _json(value: object) -> str:
    from graph.showing.jsontext import json_text  # see above

    return json_text(value, indent=2) + "\n"
