"""One reader for all tests of understanding, with what it reads written as short lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph import ontology
from graph.building import cache_folder
from graph.model import Article, Modality, Polarity, Statement
from graph.understanding.extraction import Reader
from graph.understanding.readers import make_reader

PUBLISHED = date(2020, 3, 2)  # a Monday


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the project's own ontology; compiled examples are kept between runs."""
    return make_reader(ontology.load(), cache=cache_folder())


@pytest.fixture(scope="session")
def statements(reader: Reader) -> Callable[[str], tuple[Statement, ...]]:
    """What a text states, read as an article of Monday, 2 March 2020."""
    return lambda text: reader.read(Article("test", text, "test", published=PUBLISHED))


@pytest.fixture(scope="session")
def says(statements: Callable[[str], tuple[Statement, ...]]) -> Callable[[str], list[str]]:
    """What a text states, as sorted lines: "Turkey backs rebels", "not planned: Turkey attacks Russia"."""
    return lambda text: sorted({line(statement) for statement in statements(text)})


def line(statement: Statement) -> str:
    """One statement as a line, its factuality in front unless it is asserted and actual."""
    marks = []
    if statement.polarity is Polarity.NEGATED:
        marks.append("not")
    if statement.modality is not Modality.ACTUAL:
        marks.append(statement.modality)
    said = f"{statement.subject.actor.label} {statement.relation.name} {statement.object.actor.label}"
    return f"{' '.join(marks)}: {said}" if marks else said
