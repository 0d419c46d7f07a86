from __future__ import annotations

from datetime import date

import pytest

from graph.errors import ImportingError
from graph.importing.dictionaries import read_dictionary
from graph.importing.entries import Entry, Term
from graph.model import Kind

DICTIONARY = """# Invented people and bodies in the form of a published dictionary

######   Mali   #####
JANE_DOE_
+DOE_JANE_A.
+J._DOE_
\t[MLIGOV 120101-130630]
\t[MLIOPP >20130701] # left office
JOHN_POE_\t[MLIELI <110101][MLIGOV 1212017-130101]\t# a day that is none
JOHN_POE_
+POE
\t[MLIGOV 010203-040506]
<!-- a comment
over two lines -->
FRONT_FOR_PEACE_ [MLIREB]
U.N._EXAMPLE_AGENCY_\t[IGOUNO] #CTA 14 Jul 2009
OLD_NAME_ [---]
MALIAN_ [MLI]
"""


def entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in read_dictionary(DICTIONARY, "d").entries}


def test_phrases_synonyms_codes_and_dates_are_read() -> None:
    found = entries()
    jane = found["Jane Doe"]
    assert jane.names == ("Jane Doe", "Doe Jane A.", "J. Doe")
    assert (jane.kind, jane.state, jane.where) == (Kind.PERSON, "MLI", "d:4")
    assert jane.terms == (
        Term("government", "MLI", date(2012, 1, 1), date(2013, 6, 30)),
        Term("opposition", "MLI", date(2013, 7, 1), None),
    )


def test_a_phrase_that_stands_twice_is_one() -> None:
    john = entries()["John Poe"]
    assert john.names == ("John Poe", "POE", "Poe")
    assert [term.since for term in john.terms] == [None, date(2001, 2, 3)]


def test_kinds_come_from_roles() -> None:
    found = entries()
    kinds = {name: found[name].kind for name in ("Front for Peace", "U.N. Example Agency", "Malian")}
    assert list(kinds.values()) == [Kind.ARMED_GROUP, Kind.ORGANISATION, Kind.GROUP]
    assert found["U.N. Example Agency"].state is None
    assert "Old Name" not in found  # a code that says nothing


def test_dates_that_cannot_be_read_are_left_out_and_told() -> None:
    (left,) = read_dictionary(DICTIONARY, "d").left_out
    assert str(left) == "d:9: the dates of [MLIGOV 1212017-130101] cannot be read"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("+SYNONYM_\n", "d:1: a synonym or a code before the first phrase"),
        ("\t[MLIGOV]\n", "d:1: a synonym or a code before the first phrase"),
        ("JANE_DOE_ [MLIGOV\n", "d:1: a bracket that does not close"),
        ("JANE_DOE_\n", "d: no actors in it"),
        ("", "d: no actors in it"),
        ("_ [MLIGOV]\n", "d:1: a synonym or a code before the first phrase"),
        ("… [MLIGOV]\n", "d:1: an actor without a name"),
        (f"{'A_' * 5000} [MLIGOV]\n", "d:1: a name of 9,999 characters"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ImportingError) as failed:
        read_dictionary(text, "d")
    assert str(failed.value).startswith(told)


@pytest.mark.parametrize("days", ["130630-120101", "120230-120301", "12-13", "120101", ">", "x-y", "-"])
def test_impossible_days_give_no_term(days: str) -> None:
    found = read_dictionary(f"JANE_DOE_ [MLIGOV {days}]", "d")
    assert (found.entries[0].terms, len(found.left_out)) == ((), 1)
