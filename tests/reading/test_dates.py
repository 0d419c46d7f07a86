"""Day expressions in English text, and the dates that records carry."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.dates import days, weekday_number, written_date

NAMED = [
    ("the talks on March 5 in Moscow", [(3, 5, None, None)]),
    ("on Thursday, March 5, officials", [(3, 5, None, 3)]),
    ("Thursday 5 March 2020", [(3, 5, 2020, 3)]),
    ("the 5th of May", [(5, 5, None, None)]),
    ("Dec. 31, 1999", [(12, 31, 1999, None)]),
    ("MARCH 5,2020", [(3, 5, 2020, None)]),
    ("2016-02-11 10:30", [(2, 11, 2016, None)]),
    ("from 5-6 April 2016", [(4, 6, 2016, None)]),
    ("March\u00a05", [(3, 5, None, None)]),
    ("\u017funday, March 5 and Fr\u0130, May 4", [(3, 5, None, None), (5, 4, None, None)]),
    ("Feb 29 and Sept 1st", [(2, 29, None, None), (9, 1, None, None)]),
    ("in March 2020", []),
    ("March 20,000 men", []),
    ("they may 5 times", []),
    ("February 30", []),
    ("Feb 29, 2019", []),
    ("2016-13-11", []),
    ("at 10:30 marched", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_days_named_in_text(text: str, expected: list[tuple[int, int, int | None, int | None]]) -> None:
    assert [(day.month, day.day, day.year, day.weekday) for day in days(text)] == expected


def test_day_expression_knows_where_it_stands() -> None:
    text = "talks on Thursday, March 5, in Moscow"
    (day,) = days(text)
    assert text[day.start : day.end] == "Thursday, March 5"
    assert day.in_full is None
    assert day.in_year(2020) == date(2020, 3, 5)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-03-02", date(2020, 3, 2)),
        ("20200302", date(2020, 3, 2)),
        ("2020-03-02T10:00:00Z", date(2020, 3, 2)),
        ("2020-03-02 23:59:00-05:00", date(2020, 3, 2)),
        ("Mon, 02 Mar 2020 10:00:00 +0000", date(2020, 3, 2)),
        ("Monday, March 2, 2020", date(2020, 3, 2)),
        (" 2 March 2020 ", date(2020, 3, 2)),
        ("02/03/2020", None),
        ("March 2", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_that_records_carry(value: str, expected: date | None) -> None:
    assert written_date(value) == expected


@given(
    st.text(max_size=80)
    | st.from_regex(r"[A-Z][a-z]{2}, \d{1,3} [A-Z][a-z]{2} \d{1,6} [\d:]{0,9} [+-]\d{0,6}")
)
def test_any_string_is_a_date_or_none(value: str) -> None:
    assert isinstance(written_date(value), date | None)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_reads_back_from_its_english_form(day: date) -> None:
    name, weekday = month_name[day.month], day_name[day.weekday()]
    for written in (f"{weekday}, {name} {day.day}, {day.year}", f"{weekday} {day.day} {name} {day.year}"):
        (found,) = days(written)
        assert (found.in_full, found.weekday) == (day, day.weekday())
        assert written_date(written) == day
    assert weekday_number(weekday) == day.weekday()
