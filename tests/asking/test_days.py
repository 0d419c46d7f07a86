from __future__ import annotations

from datetime import date

import pytest

from graph.asking.days import first_day, last_day
from graph.errors import QueryError


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (" 2018-02-14 ", date(2018, 2, 14), date(2018, 2, 14)),
        (date(2018, 2, 14), date(2018, 2, 14), date(2018, 2, 14)),
    ],
)
def test_a_day_is_read_with_all_the_days_that_it_covers(written: str | date, first: date, last: date) -> None:
    assert (first_day(written), last_day(written)) == (first, last)


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2018-13", "2018-02-30", "2018-00", "0000", "18", "2018-2", "２０１８", "2018\n;"],
)
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(QueryError, match="is no date; write 2018"):
        first_day(written)
    with pytest.raises(QueryError, match="is no date; write 2018"):
        last_day(written)
