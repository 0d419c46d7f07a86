"""Who says so: the subject of the verb of saying or of the quotation; nobody where the article does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.model import Article, Statement
from graph.reading.segmentation import segment
from graph.understanding.extraction import Reader

Statements = Callable[[str], tuple[Statement, ...]]

SAID = {
    # before, behind, without "that"
    "Germany said that France condemned Mali.": "Germany",
    "Germany said France condemned Mali.": "Germany",
    "France condemned Mali, Germany said.": "Germany",
    "France condemned Mali, Angela Merkel said on Sunday.": "Angela Merkel",
    "Germany confirmed that France condemned Mali.": "Germany",
    "The United Nations reported that France condemned Mali.": "United Nations",
    "Angela Merkel said France attacked Chad and condemned Mali.": "Angela Merkel",
    # according to
    "According to Germany, France condemned Mali.": "Germany",
    "France condemned Mali, according to Germany.": "Germany",
    "France condemned Mali, according to officials.": "officials",
    # described sources
    "Officials said that France condemned Mali.": "officials",
    "A spokesman said that France condemned Mali.": "A spokesman",
    "State television said that France condemned Mali.": "State television",
    "Residents said France condemned Mali.": "residents",
    # quotations
    '"France condemned Mali," Angela Merkel said.': "Angela Merkel",
    "“France condemned Mali,” said Angela Merkel.": "Angela Merkel",
    "Angela Merkel said: “France condemned Mali.”": "Angela Merkel",
    "“France condemned Mali. It is sad,” said Angela Merkel.": "Angela Merkel",
    "“It is sad. France condemned Mali,” said Angela Merkel.": "Angela Merkel",
    # official voices, who speak of their own side
    "France said it condemned Mali.": "France",
    "“We condemned Mali,” said Emmanuel Macron.": "Emmanuel Macron",
    # the passive: by whom it was said
    "The crowd was told by Egypt that France condemned Mali.": "Egypt",
    # the inner one of two
    "Germany said Egypt reported that France condemned Mali.": "Egypt",
    # inside what is said, before it, beside it
    "France, diplomats say, condemned Mali.": "diplomats",
    "France condemned Mali, he said, and would leave.": "he",
    "If Egypt agrees, diplomats say, France condemned Mali.": "diplomats",
    "As Germany announced on Monday, France condemned Mali.": "Germany",
    "France condemned Mali, as Germany announced on Monday.": "Germany",
    "Germany spoke on Monday, adding that France condemned Mali.": "Germany",
    "Germany was quoted as saying that France condemned Mali.": "Germany",
    "Germany pointed out that France condemned Mali.": "Germany",
    "France is believed by Germany to have condemned Mali.": "Germany",
    # what is claimed, blamed, suspected
    "Germany's claim that France condemned Mali was heard.": "Germany",
    "Germany blamed France for condemning Mali.": "Germany",
    "Germany suspects that France condemned Mali.": "Germany",
    "Germany rejected allegations that France condemned Mali.": "Germany",
    "Germany dismissed reports that France condemned Mali.": "Germany",
    # according to somebody: the clause, and what shares its subject
    "France condemned Mali and left Chad, according to Germany.": "Germany",
    "Egypt left, and France condemned Mali, according to Germany.": "Germany",
    "France, which according to Germany condemned Mali, attacked Chad.": "Germany",
    # a denial is said too
    "Germany denied that France condemned Mali.": "Germany",
}
UNATTRIBUTED = [
    "France condemned Mali.",
    "It was said that France condemned Mali.",
    "Angela Merkel left after France condemned Mali.",
    "Angela Merkel met Egypt, and France condemned Mali.",
    "Germany spoke. France condemned Mali.",
    # what only describes is the article's own
    "Angela Merkel said that France, which condemned Mali, attacked Chad.",
    "Officials said that France, which condemned Mali, left.",
    "France condemned Mali, and Egypt left, according to Germany.",
    "France, which according to Germany attacked Chad, condemned Mali.",
    "France has been accused of condemning Mali.",
    "France reportedly condemned Mali.",
    "France condemned Mali: without it, Germany said, Egypt would have left.",
    "Germany rejected the offer and France condemned Mali.",
]

PAGE = """Talks in Cairo

Angela Merkel spoke to the press and said:

“France condemned Mali.”

“Egypt attacked Libya.”

Emmanuel Macron said that Turkey attacked Syria.

Iran attacked Iraq."""


def speaker(found: tuple[Statement, ...], relation: str = "criticises") -> str | None:
    """Who says the one statement of a relation."""
    [one] = [s for s in found if s.relation.name == relation]
    return one.attribution.label if one.attribution else None


@pytest.mark.parametrize(("sentence", "source"), SAID.items())
def test_what_is_said_has_its_speaker(statements: Statements, sentence: str, source: str) -> None:
    assert speaker(statements(sentence)) == source


@pytest.mark.parametrize("sentence", UNATTRIBUTED)
def test_what_the_article_says_itself_has_none(statements: Statements, sentence: str) -> None:
    assert speaker(statements(sentence)) is None


def test_a_compound_that_describes_is_not_what_the_speaker_says(statements: Statements) -> None:
    found = statements("Angela Merkel said that French-backed rebels condemned Mali.")
    assert (speaker(found, "backs"), speaker(found, "criticises")) == (None, "Angela Merkel")


def test_a_known_speaker_is_an_actor_and_a_source_is_words(statements: Statements) -> None:
    [known] = statements("Germany said that France condemned Mali.")
    assert known.attribution is not None
    assert known.attribution.actor is not None
    assert known.attribution.actor.label == "Germany"
    text = "A spokesman said that France condemned Mali."
    [source] = statements(text)
    assert source.attribution is not None
    assert source.attribution.actor is None
    assert source.attribution.span is not None
    assert source.attribution.span.of(text) == "A spokesman"


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("“We condemned Mali,” said Emmanuel Macron.", "France"),
        ("“I condemned Mali,” said Emmanuel Macron.", "Emmanuel Macron"),
        ("“We condemned Mali,” the Turkish defence ministry said.", "Turkey"),
        # without quotation marks, beside the verb of saying
        ("Emmanuel Macron said we condemned Mali.", "France"),
        ("We condemned Mali, Emmanuel Macron said.", "France"),
        ("Emmanuel Macron said that I condemned Mali.", "Emmanuel Macron"),
        ("According to Angela Merkel, we condemned Mali.", "Germany"),
        ("We condemned Mali, said the Turkish defence ministry.", "Turkey"),
    ],
)
def test_we_is_the_side_that_the_speaker_speaks_for(
    statements: Statements, sentence: str, subject: str
) -> None:
    [one] = [s for s in statements(sentence) if s.relation.name == "criticises"]
    assert one.subject.actor.label == subject


STATEMENT = """Dominic Raab said: The UK condemned Mali. We attacked Libya.

I visited Peru.

Further information

Iran attacked Iraq."""


@pytest.mark.parametrize(
    ("publisher", "speakers"),
    [
        (
            "UK Government",
            {"Mali": "Dominic Raab", "Libya": "Dominic Raab", "Peru": "Dominic Raab", "Iraq": None},
        ),
        (
            "Ministry of Foreign Affairs of Finland",
            {"Mali": "Dominic Raab", "Peru": "Dominic Raab", "Iraq": None},
        ),
        # in the news only the sentence is what he says
        ("The Jakarta Post", {"Mali": "Dominic Raab", "Iraq": None}),
        (None, {"Mali": "Dominic Raab", "Iraq": None}),
    ],
)
def test_a_statement_behind_a_colon_goes_on_to_the_next_heading(
    reader: Reader, publisher: str | None, speakers: dict[str, str | None]
) -> None:
    page = Article(
        "page", STATEMENT, "page", published=date(2020, 3, 2), publisher=publisher, blocks=segment(STATEMENT)
    )
    said = {s.object.actor.label: s.attribution.label if s.attribution else None for s in reader.read(page)}
    assert {label: said.get(label, "nobody") for label in speakers} == speakers


def test_an_announced_speaker_says_the_paragraphs_that_follow(reader: Reader) -> None:
    found = reader.read(Article("page", PAGE, "page", published=date(2020, 3, 2), blocks=segment(PAGE)))
    said = {s.object.actor.label: s.attribution.label if s.attribution else None for s in found}
    assert {label: said[label] for label in ("Mali", "Libya", "Syria", "Iraq")} == {
        "Mali": "Angela Merkel",
        "Libya": "Angela Merkel",
        "Syria": "Emmanuel Macron",
        "Iraq": None,
    }
