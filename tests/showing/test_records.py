"""Rows as JSON, JSON Lines and CSV: nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asking.answers import RelationRow
from graph.showing.records import COLUMNS, cell, row_json, rows_csv, rows_json, rows_jsonl

STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def test_a_row_with_its_sentence(rows: tuple[RelationRow, ...]) -> None:
    told = row_json(rows[0])
    assert (told["subject"]["label"], told["relation"], told["object"]["kind"]) == (
        "Turkey",
        "backs",
        "armedGroup",
    )
    assert (told["first"], told["statements"], told["event"]) == ("2018-09-17", 4, "SUPPORT")
    seen = told["sightings"][0]
    assert [seen["quote"][start:end] for start, end in seen["marks"]] == ["Turkey", "backs", "rebels"]


def test_json_and_json_lines_say_the_same(rows: tuple[RelationRow, ...]) -> None:
    lines = list(rows_jsonl(rows))
    assert (
        [json.loads(line) for line in lines] == json.loads(rows_json(rows)) == [row_json(row) for row in rows]
    )
    assert all(line.endswith("\n") and len(line.splitlines()) == 1 for line in lines)


def test_no_rows_are_an_empty_array_no_lines_and_a_header() -> None:
    assert rows_json([]) == "[]\n"
    assert list(rows_jsonl([])) == []
    assert list(rows_csv([])) == [",".join(COLUMNS) + "\r\n"]


def test_csv_has_a_cell_for_each_column(rows: tuple[RelationRow, ...]) -> None:
    table = list(csv.DictReader(io.StringIO("".join(rows_csv(rows)))))
    assert len(table) == len(rows)
    assert table[5]["object"] == "Russia"
    assert (table[5]["polarity"], table[5]["modality"]) == ("negated", "planned")
    assert table[8]["first"] == ""


def test_hostile_rows_stay_one_record_each(hostile: tuple[RelationRow, ...]) -> None:
    text = "".join(rows_csv(hostile))
    table = list(csv.reader(io.StringIO(text.encode("utf-8").decode())))
    assert {len(record) for record in table} == {len(COLUMNS)}
    assert len(table) == len(hostile) + 1
    assert not [each for record in table for each in record if each.startswith(STARTS_OF_FORMULAS)]
    assert len([json.loads(line.encode()) for line in rows_jsonl(hostile)]) == len(hostile)


@pytest.mark.parametrize("start", STARTS_OF_FORMULAS)
def test_a_formula_becomes_text(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


@given(st.text(st.characters(categories=None), max_size=20))
def test_any_cell_can_be_written_and_is_no_formula(text: str) -> None:
    assert not cell(text).encode("utf-8").decode().startswith(STARTS_OF_FORMULAS)
