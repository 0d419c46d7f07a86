"""JSON that no reader of lines and no encoder trips over."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.showing.jsontext import iso_day, json_text

ANY_TEXT = st.text(st.characters(categories=None), max_size=30)


@given(ANY_TEXT)
def test_any_text_comes_back_from_one_line_of_utf8(text: str) -> None:
    line = json_text({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text}


def test_names_stay_readable() -> None:
    assert json_text(["Türkiye", "習近平"], compact=True) == '["Türkiye","習近平"]'


def test_indented_json_has_no_line_more_than_its_values() -> None:
    assert len(json_text(["a\u2028b\x85c"], indent=1).splitlines()) == 3


def test_a_number_that_json_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text(float("nan"))


def test_days() -> None:
    assert iso_day(date(2020, 3, 5)) == "2020-03-05"
    assert iso_day(None) is None
