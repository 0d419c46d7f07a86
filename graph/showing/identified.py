"""Who an actor is, which two may be one, and what was judged of it: text for a terminal, values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.asking.cardfile import ActorFile
from graph.asking.names import compact
from graph.identity.dossiers import Dossier
from graph.identity.judgements import Judgement
from graph.showing.paper import Paper, columns, pairs, visible
from graph.showing.records import card_json
from graph.showing.tables import cards_text, kind

if TYPE_CHECKING:
    from graph.identities import Question


def file_text(found: ActorFile, paper: Paper) -> str:
    """All that is known of one actor, a line for each thing."""
    card = found.card
    lines = [paper.strong(visible(f"{card.label} ({kind(card)})")), *pairs(list(_facts(found)), paper)]
    return "".join(f"{line}\n" for line in lines)


def file_json(found: ActorFile) -> dict[str, Any]:
    """All that is known of one actor as JSON-able values."""
    return {
        **card_json(found.card),
        "ids": list(found.ids),
        "offices": [
            {"office": one.office, "of": one.of, "since": one.since, "until": one.until}
            for one in found.offices
        ],
        "part_of": list(found.part_of),
        "located_in": list(found.located_in),
        "member_of": list(found.member_of),
        "also_read_as": list(found.written),
        "may_be": [card.iri for card in found.may_be],
        "seen_as": [{"words": words, "statements": count} for words, count in found.seen],
    }


def _facts(found: ActorFile) -> Iterator[tuple[str, str]]:
    card = found.card
    listed = (
        ("id", (compact(card.iri), *found.ids)),
        ("names", card.names),
        ("part of", found.part_of),
        ("located in", found.located_in),
        ("member of", found.member_of),
        ("also read as", found.written),
    )
    if found.may_be:
        yield "may be", cards_text(found.may_be)
    yield from ((name, "; ".join(values)) for name, values in listed if values)
    for one in found.offices:
        yield "office", f"{one.office} of {one.of}, {one.since or '…'} to {one.until or '…'}"
    if card.first and card.last:
        yield "seen", f"{card.first} to {card.last}, in {card.relations} statements"
    if found.seen:
        yield "in the words", "; ".join(f"{words} ({count})" for words, count in found.seen)


def question_list(questions: Sequence[Question], paper: Paper) -> str:
    """Pairs that may be one, each with its reasons."""
    return "".join(question_text(one, paper) for one in questions)


def question_text(question: Question, paper: Paper) -> str:
    """Two actors that may be one, with what speaks for it and against it."""
    pair = question.pair
    who = [_told(pair.one), _told(pair.other)]
    unsure = ", left unsure" if question.unsure else ""
    lines = [*columns(("actor", "kind", "id", "articles"), who, paper)[1:]]
    reasons = "; ".join(pair.likeness.reasons)
    return "".join(
        f"{line}\n" for line in (*lines, f"    {pair.likeness.score:.2f} likely{unsure}: {visible(reasons)}")
    )


def _told(dossier: Dossier) -> tuple[str, str, str, str]:
    articles = len(dossier.articles)
    seen = f"in {articles} {'article' if articles == 1 else 'articles'}" if articles else "in a record"
    return dossier.label, str(dossier.kind), compact(dossier.iri), seen


def question_json(question: Question) -> dict[str, Any]:
    """Two actors that may be one as JSON-able values."""
    pair = question.pair
    return {
        "actor": pair.one.iri,
        "other": pair.other.iri,
        "labels": [pair.one.label, pair.other.label],
        "kinds": [pair.one.kind.value, pair.other.kind.value],
        "names": [list(pair.one.names), list(pair.other.names)],
        "articles": [len(pair.one.articles), len(pair.other.articles)],
        "score": pair.likeness.score,
        "reasons": list(pair.likeness.reasons),
        "unsure": question.unsure,
    }


def log_list(log: Sequence[Judgement], paper: Paper) -> str:
    """The judgements in order."""
    rows = [
        (str(number), compact(one.actor), one.verdict.value, compact(one.other), *_signed(one))
        for number, one in enumerate(log, start=1)
    ]
    header = ("", "actor", "verdict", "other", "by", "when", "note")
    return "".join(f"{line}\n" for line in (columns(header, rows, paper) if rows else ()))


def _signed(one: Judgement) -> tuple[str, str, str]:
    return one.by or "", one.when or "", one.note or ""
