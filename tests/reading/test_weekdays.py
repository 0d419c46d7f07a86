"""Days that the text gives by weekday and by date."""

from __future__ import annotations

from datetime import date

import pytest

from graph.reading.weekdays import appointments, latest_year, reporting_weekdays

APPOINTED = [
    ("stated together", ["They will meet on Thursday, March 5."], [(3, 5, 3, True, True)]),
    ("stated together, past", ["Jets struck on Friday, June 9."], [(6, 9, 4, False, True)]),
    (
        "in two sentences of one event",
        ["The king will visit Egypt on Tuesday.", "His visit to Egypt is due to begin on May 4."],
        [(5, 4, 1, True, False)],
    ),
    ("of two events", ["The king will visit Egypt on Tuesday.", "Sudan is due to vote on May 4."], []),
    (
        "of one past, one to come",
        ["The king visited Egypt on Tuesday.", "His visit to Egypt is due to end on May 4."],
        [],
    ),
    (
        "with two weekdays",
        ["The king will visit Egypt on Tuesday and Friday.", "The king of Egypt will speak on May 4."],
        [],
    ),
    (
        "too far apart",
        ["The king will visit Egypt on Tuesday. One. Two. Three. His visit to Egypt is due on May 4."],
        [],
    ),
    ("in one sentence", ["They will meet Tuesday, a day before the May 4 deadline."], []),
    ("with its year", ["They will meet on Thursday, March 5, 2020."], []),
]


@pytest.mark.parametrize(
    ("parts", "expected"), [case[1:] for case in APPOINTED], ids=[case[0] for case in APPOINTED]
)
def test_appointments(parts: list[str], expected: list[tuple[int, int, int, bool, bool]]) -> None:
    found = [
        (each.day.month, each.day.day, each.weekday, each.ahead, each.stated) for each in appointments(parts)
    ]
    assert found == expected


def test_appointment_falls_on_its_weekday_in_some_years_only() -> None:
    (meeting,) = appointments(["They will meet on Thursday, March 5."])
    assert [year for year in range(2010, 2027) if meeting.in_year(year)] == [2015, 2020, 2026]
    assert meeting.fits(date(2020, 3, 2))
    assert meeting.fits(date(2020, 12, 2))
    assert not meeting.fits(date(2024, 11, 16))


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("his office said Monday", {0}),
        ("the ministry said late on Monday", {0}),
        ("Cairo confirmed on Sunday that", {6}),
        ("he told reporters on Friday", {4}),
        ("talks scheduled Thursday", set()),
        ("jets attacked last Thursday", set()),
        ("they will meet on Thursday", set()),
    ],
)
def test_weekdays_of_which_somebody_reports(text: str, weekdays: set[int]) -> None:
    assert reporting_weekdays([text]) == weekdays


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("a deal in 2018 and another in 2016", 2018),
        ("on July 21, 2016", 2016),
        ("in September 2018", 2018),
        ("plans by 2030", None),
        ("the 2000 soldiers", None),
        ("of 2019,5 tons", None),
    ],
)
def test_latest_year_mentioned(text: str, year: int | None) -> None:
    assert latest_year([text], until=2024) == year
