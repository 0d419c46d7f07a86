"""The day of publication from metadata, date lines, datelines, and weekdays that fit one year."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.dating import Hints, dating
from graph.reading.segmentation import segment

SUMMIT = """\
{header}

President Sisi of Egypt will visit Sudan on Wednesday for talks on the dam, his office said Sunday.

“The visit of the president to Sudan is due to begin on June 14,” it said in a statement.

Sudan confirmed on Saturday that it had called back its envoy. It had done so in {year} too."""

RAID = "Jets struck the port on Friday, June 9, killing nine, as in {year}, the army said on Saturday."

CASES = [
    ("nothing says", "Egypt agreed.", None, None),
    ("metadata", "Egypt agreed.", "2017-06-11", "2017-06-11"),
    ("date line", "Sunday, June 11, 2017\n\nEgypt agreed.", None, "2017-06-11"),
    ("byline with date", "By Jane Doe | June 11, 2017\n\nEgypt agreed.", None, "2017-06-11"),
    ("date line below the text", "Egypt agreed.\n\nSunday, June 11, 2017\n\nSudan too.", None, None),
    ("teaser with date", "Read more: The deal of June 11, 2017\n\nEgypt agreed.", None, None),
    ("metadata a day later", "June 11, 2017\n\nEgypt agreed.", "2017-06-12", "2017-06-12"),
    ("metadata of the day saved", "June 11, 2017\n\nEgypt agreed.", "2023-01-08", "2017-06-11"),
    ("date line of the day saved", "January 8, 2023\n\nEgypt agreed.", "2017-06-11", "2017-06-11"),
    ("dateline", "CAIRO, June 11, 2017 (AP) -- Egypt agreed.", None, "2017-06-11"),
    ("dateline, metadata near", "CAIRO, June 11, 2017 (AP) -- Egypt agreed.", "2017-06-12", "2017-06-12"),
    ("dateline, saved later", "CAIRO, June 11, 2017 (AP) -- Egypt agreed.", "2023-01-08", "2017-06-11"),
    (
        "dateline over date line",
        "January 8, 2023\n\nCAIRO, June 11, 2017 (AP) -- Egypt agreed.",
        None,
        "2017-06-11",
    ),
    ("dateline without year", "CAIRO, June 11 (AP) -- Egypt agreed.", None, None),
    ("dateline without year, no hint", "CAIRO, June 11 (AP) -- Egypt agreed.", "2023-01-08", "2023-01-08"),
    (
        "dateline without year, one year remains",
        "CAIRO, June 11 (AP) -- Egypt agreed to the deal of May 2017.",
        "2018-01-08",
        "2017-06-11",
    ),
    (
        "dateline without year, two years remain",
        "CAIRO, June 11 (AP) -- Egypt agreed to the deal of May 2017.",
        "2018-11-08",
        "2017-06-11/2018-06-11",
    ),
    ("weekdays fit 2017", SUMMIT.format(header="Sunday, January 8, 2023", year=2015), None, "2017-06-11"),
    ("weekdays, metadata", SUMMIT.format(header="Dam", year=2015), "2023-01-08", "2017-06-11"),
    ("weekdays fit the metadata", SUMMIT.format(header="Dam", year=2015), "2017-06-11", "2017-06-11"),
    ("weekdays fit 2023", SUMMIT.format(header="Dam", year=2018), "2024-01-08", "2023-06-11"),
    ("the day is near the page's", SUMMIT.format(header="Dam", year=2015), "2022-06-11", "2022-06-11"),
    ("no year fits", SUMMIT.format(header="Dam", year=2018), "2021-01-08", "2021-01-08"),
    ("no year mentioned", SUMMIT.format(header="Dam", year="May"), "2022-01-08", "2022-01-08"),
    ("past event", RAID.format(year=2016), "2021-12-01", "2017-06-10"),
    ("past event in the page's year", RAID.format(year=2016), "2017-12-01", "2017-12-01"),
    (
        "two weekdays that no year joins",
        RAID.format(year=2016) + " It struck on Friday, June 10, again.",
        "2021-12-01",
        "2021-12-01",
    ),
    (
        "no report to count from",
        "They will meet on Friday, June 9, as in 2016.",
        "2021-12-01",
        "2017-06-03/2017-06-09",
    ),
]


def published(text: str, given: str | None) -> str | None:
    found = dating(text, segment(text), Hints(date.fromisoformat(given) if given else None))
    if found is None or found.day:
        return str(found.day) if found else None
    return f"{found.first}/{found.last}"


@pytest.mark.parametrize(
    ("text", "given", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_publication_date(text: str, given: str | None, expected: str | None) -> None:
    assert published(text, given) == expected


@given(st.dates(min_value=date(1990, 1, 8), max_value=date(2015, 12, 20)), st.integers(3, 5))
def test_saved_page_is_dated_back_whatever_its_day(day: date, years: int) -> None:
    """An article of ``day`` about the next day, saved some years later when weekdays fell otherwise."""
    event = date.fromordinal(day.toordinal() + 1)
    saved = date(day.year + years, 12 if day.month < 7 else 6, 28)
    other_years = range(day.year + 1, saved.year + 2)
    text = (
        f"They will meet on {day_name[event.weekday()]}, {month_name[event.month]} {event.day}, "
        f"his office said {day_name[day.weekday()]}, as they did in {event.year}."
    )
    clash = any(_falls_on_same_weekday(event, year) for year in other_years)
    leap_day = (event.month, event.day) == (2, 29)
    if not clash and not leap_day:
        assert published(text, saved.isoformat()) == day.isoformat()


def _falls_on_same_weekday(day: date, year: int) -> bool:
    return (day.month, day.day) != (2, 29) and day.replace(year=year).weekday() == day.weekday()


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_and_date(text: str, given_date: date | None) -> None:
    found = dating(text, segment(text), Hints(given_date))
    assert found is not None or given_date is None


@pytest.mark.parametrize("given_date", [date.min, date.max])
@pytest.mark.parametrize("text", [case[1] for case in CASES])
def test_first_and_last_day_of_the_calendar(text: str, given_date: date) -> None:
    assert dating(text, segment(text), Hints(given_date)) is not None
