"""Reading whole articles: whatever stands in a text, evidence quotes it and nothing stops the reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.limits import MAX_SENTENCE_TOKENS
from graph.model import Article, Block, BlockKind, Kind, Precision, Span, Statement
from graph.origin import DateBasis, Dating
from graph.reading.segmentation import segment
from graph.understanding.extraction import Reader

from .conftest import line

Statements = Callable[[str], tuple[Statement, ...]]
Says = Callable[[str], list[str]]

TALKATIVE = [
    "Turkey attacked Syria.", "Turkey", "“We backed Iran,”", " said ", "Emmanuel Macron", "the group",
    " both ", "\n\n", "on Sunday", " 34 soldiers ", "It", ", which ", " was killed by ", "-backed ", " of ",
    "\u200b", "\x00", "🙂", "é", ".", "—", "(", '"', "\r\n", "\t", "\u202e", "敘利亞", "سوريا",
    "İ", "ß", "\ufeff",
]  # fmt: skip
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.lists(st.sampled_from(TALKATIVE), max_size=30).map("".join),
    st.lists(st.sampled_from(TALKATIVE), max_size=30).map(" ".join),
).filter(lambda text: text.strip() != "")
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

FOREIGN = [
    "La Turquie a attaqué la Syrie dimanche.",
    "Emmanuel Macron a rencontré Vladimir Putin à Moscow.",
    "Die Türkei hat Syrien angegriffen.",
    "Frankreich verurteilt Mali; Iran unterstützt Hezbollah.",
    "Turquía atacó a Siria el domingo.",
    "Турция напала на Сирию.",
    "هاجمت تركيا سوريا.",
    "土耳其攻击了叙利亚。",
]
GARBLED = [
    "Tu rkey att acked Sy ria",
    "a" * 5000,
    "Turkey" * 500,
    ". . . . . ;;; ((((((",
    "%PDF-1.4 1 0 obj << /Turkey /Syria >>",
    "Turkey Turkey Syria Syria of of the the",
    "\x00\x01\x02\x03",
]
NOISY = [
    "🙂 Turkey attacked Syria 🙂.",
    "هاجمت تركيا سوريا. Turkey attacked Syria.",
    "Turkey\nattacked\nSyria.",
    "Turkey  attacked   Syria.",
]


def whole(text: str, blocks: tuple[Block, ...] = ()) -> Article:
    return Article("test", text, "test", published=date(2020, 3, 2), blocks=blocks)


def assert_sound(article: Article, found: tuple[Statement, ...]) -> None:
    """What is true of all statements of any article."""
    for s in found:
        assert s.evidence.article == article.id
        assert s.evidence.quote == s.evidence.span.of(article.text)
        assert s.evidence.quote == s.evidence.quote.strip() != ""
        for mention in (s.subject, s.object):
            assert mention.text == mention.span.of(article.text)
        assert s.evidence.span.covers(s.trigger)
        assert s.subject.actor.iri != s.object.actor.iri
        assert s.subject.actor.kind in s.relation.domain
        assert s.object.actor.kind in s.relation.range
        if s.attribution and s.attribution.span:
            assert s.attribution.span.end <= len(article.text)
    assert len({s.id for s in found}) == len(found)
    assert [s.evidence.span for s in found] == sorted(s.evidence.span for s in found)


@often
@given(text=texts)
def test_any_text_is_read_and_quoted_as_it_stands(reader: Reader, text: str) -> None:
    for blocks in ((), segment(text)):
        article = whole(text, blocks)
        assert_sound(article, reader.read(article))


@often
@given(text=texts)
def test_reading_twice_gives_the_same(reader: Reader, text: str) -> None:
    assert reader.read(whole(text)) == reader.read(whole(text))


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_states_nothing(says: Says, text: str) -> None:
    assert says(text) == []


@pytest.mark.parametrize("text", GARBLED)
def test_garbled_text_states_nothing(says: Says, text: str) -> None:
    assert says(text) == []


@pytest.mark.parametrize("text", NOISY)
def test_signs_around_the_words_do_not_matter(says: Says, text: str) -> None:
    assert says(text) == ["Turkey attacks Syria"]


@pytest.mark.parametrize("text", ["Turkey attacked \ud800 Syria.", "\udfff"])
def test_half_a_character_is_an_error_of_the_article_alone(reader: Reader, text: str) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        reader.read(whole(text))
    assert [line(s) for s in reader.read(whole("Turkey attacked Syria."))] == ["Turkey attacks Syria"]


def test_a_sentence_of_ten_thousand_words_is_passed_over_and_the_next_one_read(reader: Reader) -> None:
    endless = "Turkey attacked Syria and " * 2500
    text = f"{endless}left.\n\nRussia attacked Georgia."
    article = whole(text, segment(text))
    found = reader.read(article)
    assert_sound(article, found)
    assert [line(s) for s in found if s.evidence.span.start > len(endless)] == ["Russia attacks Georgia"]
    assert all(len(s.evidence.quote.split()) <= MAX_SENTENCE_TOKENS for s in found)


def test_offsets_are_those_of_the_article_in_every_block(reader: Reader) -> None:
    russian = "Russia, which backs Syria, condemned Turkey. It attacked Georgia.  \n"
    text = f"War\n\n  Turkey attacked Syria.\n\n{russian}"
    article = whole(text, segment(text))
    found = reader.read(article)
    assert_sound(article, found)
    assert {(line(s), s.evidence.quote) for s in found} == {
        ("Turkey attacks Syria", "Turkey attacked Syria."),
        ("Russia backs Syria", "Russia, which backs Syria, condemned Turkey."),
        ("Russia criticises Turkey", "Russia, which backs Syria, condemned Turkey."),
        ("Russia attacks Georgia", "It attacked Georgia."),
    }
    triggers = {line(s): s.trigger.of(text) for s in found}
    assert triggers["Turkey attacks Syria"] == "attacked"
    assert triggers["Russia criticises Turkey"] == "condemned"


@pytest.mark.parametrize("kind", BlockKind)
def test_only_furniture_states_nothing(reader: Reader, kind: BlockKind) -> None:
    text = "Turkey attacked Syria."
    found = reader.read(whole(text, (Block(Span(0, len(text)), kind),)))
    assert [line(s) for s in found] == ([] if kind is BlockKind.FURNITURE else ["Turkey attacks Syria"])


def test_furniture_between_paragraphs_is_left_out(reader: Reader) -> None:
    text = "Turkey attacked Syria.\n\nRead more: Iran attacked Iraq\n\nRussia attacked Georgia."
    stated = [line(s) for s in reader.read(whole(text, segment(text)))]
    assert stated == ["Turkey attacks Syria", "Russia attacks Georgia"]


def test_what_two_sentences_state_is_stated_twice(statements: Statements) -> None:
    first, second = statements("Turkey attacked Syria. Turkey attacked Syria.")
    assert line(first) == line(second)
    assert first.id != second.id
    assert first.evidence.span.end <= second.evidence.span.start


def test_what_one_sentence_states_twice_is_stated_once(statements: Statements) -> None:
    assert len(statements("Turkey attacked Syria and Turkey attacked Syria.")) == 1


@pytest.mark.parametrize(
    "sentence",
    ["Turkey clashed with Syria.", "Clashes between Turkey and Syria erupted.", "Turkey and Syria clashed."],
)
def test_a_symmetric_relation_is_stated_once_in_text_order(says: Says, sentence: str) -> None:
    assert says(sentence) == ["Turkey clashesWith Syria"]


def test_coordinations_are_multiplied_out(says: Says) -> None:
    assert says("Turkey and Iran attacked Syria and Iraq.") == [
        "Iran attacks Iraq",
        "Iran attacks Syria",
        "Turkey attacks Iraq",
        "Turkey attacks Syria",
    ]


@pytest.mark.parametrize("sentence", ["Turkey attacked Turkey.", "Ankara condemned Turkey."])
def test_nobody_does_anything_to_himself(says: Says, sentence: str) -> None:
    assert says(sentence) == []


def test_a_statement_has_its_time_place_and_quantity(statements: Statements) -> None:
    [killing] = [
        s
        for s in statements("Turkey killed 34 Syrian soldiers in Idlib on Sunday.")
        if s.relation.name == "kills"
    ]
    assert killing.when is not None
    assert (killing.when.start, killing.when.end) == (date(2020, 3, 1), date(2020, 3, 1))
    assert killing.when.precision is Precision.DAY
    assert killing.quantity is not None
    assert (killing.quantity.value, killing.quantity.of) == (34, "soldiers")


def test_a_place_is_that_of_the_event(statements: Statements) -> None:
    [meeting] = statements("Putin met Erdogan in Sochi.")
    assert meeting.place is not None
    assert (meeting.place.label, meeting.place.kind) == ("Sochi", Kind.PLACE)


def test_a_plan_is_for_the_coming_day(statements: Statements) -> None:
    reported, planned = statements("France attacked Mali on Friday. France will attack Chad on Friday.")
    assert [s.when.start for s in (reported, planned) if s.when] == [date(2020, 2, 28), date(2020, 3, 6)]


def test_names_are_surer_than_descriptions_and_pronouns(statements: Statements) -> None:
    named, described, meant = statements(
        "Turkey attacked Syria. The rebels attacked Syria. It attacked Iran."
    )
    assert named.confidence > described.confidence > meant.confidence > 0


def test_a_statement_names_the_sentence_that_taught_it(reader: Reader, statements: Statements) -> None:
    for s in statements("Turkey, which backs Syrian rebels, attacked Russia after Putin met Erdogan."):
        assert s.example in s.relation.examples
        assert re.search(r"\bX\b", s.example)
        assert s.relation is reader.relations[s.relation.name]


def test_statements_come_in_text_order(statements: Statements) -> None:
    found = statements(
        "Turkey attacked Syria. Russia condemned Turkey. Iran backs Russia. Egypt attacked Libya."
    )
    assert len(found) == 4
    assert all(before.evidence.span < after.evidence.span for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("first", "last", "president"),
    [
        (date(2012, 3, 1), date(2012, 3, 31), "Nicolas Sarkozy"),
        (date(2012, 5, 1), date(2012, 5, 31), "French president"),
        (date(2012, 1, 1), date(2012, 12, 31), "French president"),
        (date(2013, 1, 1), date(2013, 12, 31), "Francois Hollande"),
    ],
)
def test_who_holds_an_office_on_a_day_in_doubt(
    reader: Reader, first: date, last: date, president: str
) -> None:
    text = "The French president criticised Syria."
    (said,) = reader.read(Article("a", text, "a", dating=Dating(first, last, DateBasis.URL)))
    assert said.subject.actor.label == president
