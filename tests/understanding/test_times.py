"""Time expressions: the days that they cover, seen from Monday, 2 March 2020."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Article, Precision
from graph.origin import DateBasis, Dating
from graph.understanding.times import article_times, time_expressions

PUBLISHED = date(2020, 3, 2)  # a Monday

Days = tuple[str | None, str | None, str]

REPORTED: dict[str, Days] = {
    # days of the week: the last one up to the article's own
    "They met on Sunday.": ("2020-03-01", "2020-03-01", "day"),
    "They met on Monday.": ("2020-03-02", "2020-03-02", "day"),
    "They met on Tuesday.": ("2020-02-25", "2020-02-25", "day"),
    "They met last Sunday.": ("2020-03-01", "2020-03-01", "day"),
    "They met last Monday.": ("2020-02-24", "2020-02-24", "day"),
    "They meet next Monday.": ("2020-03-09", "2020-03-09", "day"),
    "Yesterday they met.": ("2020-03-01", "2020-03-01", "day"),
    "They met today.": ("2020-03-02", "2020-03-02", "day"),
    "They meet tomorrow.": ("2020-03-03", "2020-03-03", "day"),
    # dates, in both orders, with and without a year
    "They met on March 5, 2018.": ("2018-03-05", "2018-03-05", "day"),
    "They met on March 5 2018.": ("2018-03-05", "2018-03-05", "day"),
    "They met on 5 March 2018.": ("2018-03-05", "2018-03-05", "day"),
    "They met on March 1st.": ("2020-03-01", "2020-03-01", "day"),
    "They met on Sept. 5, 2019.": ("2019-09-05", "2019-09-05", "day"),
    "They met on February 29.": ("2020-02-29", "2020-02-29", "day"),
    "They met on 24 December.": ("2019-12-24", "2019-12-24", "day"),
    "They met on March 2.": ("2020-03-02", "2020-03-02", "day"),
    "They met on March 3.": ("2019-03-03", "2019-03-03", "day"),
    # months and years
    "They met in March 2018.": ("2018-03-01", "2018-03-31", "month"),
    "They met in February 2019.": ("2019-02-01", "2019-02-28", "month"),
    "They met in February.": ("2020-02-01", "2020-02-29", "month"),
    "They met in April.": ("2019-04-01", "2019-04-30", "month"),
    "They met in May.": ("2019-05-01", "2019-05-31", "month"),
    "They met in 2018.": ("2018-01-01", "2018-12-31", "year"),
    # this, last and next
    "They met last week.": ("2020-02-24", "2020-03-01", "interval"),
    "They meet this week.": ("2020-03-02", "2020-03-08", "interval"),
    "They meet next week.": ("2020-03-09", "2020-03-15", "interval"),
    "They met earlier this week.": ("2020-03-02", "2020-03-08", "interval"),
    "They met last month.": ("2020-02-01", "2020-02-29", "month"),
    "They meet next month.": ("2020-04-01", "2020-04-30", "month"),
    "They met last year.": ("2019-01-01", "2019-12-31", "year"),
    "They meet this year.": ("2020-01-01", "2020-12-31", "year"),
    # open ranges
    "They have met since 2018.": ("2018-01-01", None, "interval"),
    "Since 2018 they have met.": ("2018-01-01", None, "interval"),
    "They have met since March 2018.": ("2018-03-01", None, "interval"),
    "They have met since February.": ("2020-02-01", None, "interval"),
    "They have met since Friday.": ("2020-02-28", None, "interval"),
    "They have met since last week.": ("2020-02-24", None, "interval"),
    "They stayed until Friday.": (None, "2020-02-28", "interval"),
    "They left before March 5, 2018.": (None, "2018-03-05", "interval"),
    "They have patrolled from February 15.": ("2020-02-15", None, "interval"),
    "They have patrolled from 2018.": ("2018-01-01", None, "interval"),
    # ranges
    "They fought between 2011 and 2015.": ("2011-01-01", "2015-12-31", "interval"),
    "They fought from 2011 to 2015.": ("2011-01-01", "2015-12-31", "interval"),
    "They lost the 2011-2015 war.": ("2011-01-01", "2015-12-31", "interval"),
    "They met in the 1990s.": ("1990-01-01", "1999-12-31", "interval"),
    "They met in the 1970s and 1980s.": ("1970-01-01", "1989-12-31", "interval"),
    # so long ago
    "They met a day ago.": ("2020-03-01", "2020-03-01", "day"),
    "They met three days ago.": ("2020-02-28", "2020-02-28", "day"),
    "They met two weeks ago.": ("2020-02-17", "2020-02-23", "interval"),
    "They met four months ago.": ("2019-11-01", "2019-11-30", "month"),
    "They met 10 years ago.": ("2010-01-01", "2010-12-31", "year"),
    "Earlier this month they met.": ("2020-03-01", "2020-03-31", "month"),
    "They meet later this year.": ("2020-01-01", "2020-12-31", "year"),
}

PLANNED: dict[str, Days] = {
    "They will meet on Sunday.": ("2020-03-08", "2020-03-08", "day"),
    "They will meet on Monday.": ("2020-03-02", "2020-03-02", "day"),
    "They will meet on Tuesday.": ("2020-03-03", "2020-03-03", "day"),
    "They will meet on March 2.": ("2020-03-02", "2020-03-02", "day"),
    "They will meet on March 5.": ("2020-03-05", "2020-03-05", "day"),
    "They will meet on 24 December.": ("2020-12-24", "2020-12-24", "day"),
    "They will meet on February 27.": ("2021-02-27", "2021-02-27", "day"),
    "They will meet in April.": ("2020-04-01", "2020-04-30", "month"),
    "They will meet in February.": ("2021-02-01", "2021-02-28", "month"),
    "They will leave by Friday.": (None, "2020-03-06", "interval"),
    "They will leave by March 5.": (None, "2020-03-05", "interval"),
    "They will meet next Monday.": ("2020-03-09", "2020-03-09", "day"),
    "They will punish those who met last Friday.": ("2020-02-28", "2020-02-28", "day"),
}

NONE = [
    "They may meet 5 times.",
    "They began a march on Rome.",
    "They met 200 soldiers.",
    "They lost 2018 soldiers.",
    "They met in 1850.",
    "They met on February 30, 2019.",
    "They met on June 31, 2019.",
    "Mondays are quiet.",
    "They march.",
    "They fought between 2015 and 2011.",
    "They met days ago.",
    "They met a day after they had left.",
    "",
]


def days(text: str, published: date | None, *, ahead: bool = False) -> list[Days]:
    """Start, end and precision of the times in a text."""
    found = [one.when for one in time_expressions(text, published, ahead=ahead)]
    return [
        (w.start.isoformat() if w.start else None, w.end.isoformat() if w.end else None, w.precision.value)
        for w in found
    ]


@pytest.mark.parametrize(("sentence", "covered"), REPORTED.items())
def test_a_report_counts_back_from_its_day(sentence: str, covered: Days) -> None:
    assert days(sentence, PUBLISHED) == [covered]


@pytest.mark.parametrize(("sentence", "covered"), PLANNED.items())
def test_a_plan_counts_on_from_its_day(sentence: str, covered: Days) -> None:
    assert days(sentence, PUBLISHED, ahead=True) == [covered]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("They left on Friday, a day after they had met.", "2020-02-28", "2020-02-27"),
        ("They left on Sunday, two days after they had met.", "2020-03-01", "2020-02-28"),
        ("They left on March 1, three days before they met.", "2020-03-01", "2020-03-04"),
        ("Yesterday, one day before they met, they left.", "2020-03-01", "2020-03-02"),
        ("They left on March 5, 2018, four days after they had met.", "2018-03-05", "2018-03-01"),
    ],
)
def test_an_event_may_be_told_from_another(sentence: str, first: str, second: str) -> None:
    assert [start for start, *_ in days(sentence, PUBLISHED)] == [first, second]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert days(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "sentence",
    ["They met on Sunday.", "They met yesterday.", "They met last week.", "They met on March 1.",
     "They met in March.", "They have met since Friday.", "They met last year."],
)  # fmt: skip
def test_a_time_is_not_guessed_where_the_day_of_the_article_is_unknown(sentence: str) -> None:
    assert days(sentence, None) == []


@pytest.mark.parametrize(
    "sentence", ["They met on March 5, 2018.", "They met in 2018.", "They have met since March 2018."]
)
def test_a_time_with_its_year_needs_no_article(sentence: str) -> None:
    assert days(sentence, None) == days(sentence, PUBLISHED) != []


@pytest.mark.parametrize("published", [date(2020, 1, 1), date(2019, 12, 31), date(2020, 2, 29)])
def test_new_year_and_leap_days_are_no_borders(published: date) -> None:
    [week] = time_expressions("They met last week.", published)
    assert week.when.start is not None
    assert week.when.end is not None
    assert (week.when.end - week.when.start).days == 6
    assert 0 < (published - week.when.end).days <= 7
    assert week.when.start.weekday() == 0


def test_months_wrap_around_the_year() -> None:
    assert days("They met last month.", date(2020, 1, 15)) == [("2019-12-01", "2019-12-31", "month")]
    assert days("They meet next month.", date(2019, 12, 15)) == [("2020-01-01", "2020-01-31", "month")]


def test_each_time_of_a_sentence_stands_where_it_says() -> None:
    sentence = "They met on Sunday and again in March 2018, as they have since 2011."
    found = list(time_expressions(sentence, PUBLISHED))
    assert [one.when.text for one in found] == ["Sunday", "March 2018", "since 2011"]
    assert [sentence[one.start : one.end] for one in found] == [one.when.text for one in found]
    assert found[2].when.precision is Precision.INTERVAL


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They met on Friday.", date(2020, 2, 28), date(2020, 3, 20), Precision.INTERVAL),
        ("They met yesterday.", date(2020, 2, 29), date(2020, 3, 24), Precision.INTERVAL),
        ("They met on March 5.", date(2019, 3, 5), date(2020, 3, 5), Precision.INTERVAL),
        ("They met on March 5, 2018.", date(2018, 3, 5), date(2018, 3, 5), Precision.DAY),
        ("They met last month.", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
    ],
)
def test_a_time_is_as_vague_as_the_day_it_is_told_from(
    text: str, start: date, end: date, precision: Precision
) -> None:
    dating = Dating(date(2020, 3, 1), date(2020, 3, 25), DateBasis.URL)
    (found,) = article_times(text, Article("a", text, "a", dating=dating))
    assert (found.when.start, found.when.end, found.when.precision) == (start, end, precision)
