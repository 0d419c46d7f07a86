from __future__ import annotations

import pytest

from graph.errors import ImportingError
from graph.importing.tables import read_table
from graph.limits import MAX_NAME_CHARS
from graph.model import Kind
from graph.ontology import WD

TABLE = """name,id,aliases,kind,ids,part_of
Front for Peace,ffp,FFP;Peace Front,armed group,Q99999999,Mali
"Doe, Jane",jd,,person,https://www.wikidata.org/wiki/Q88888888|https://example.org/jd,
Joint Council,,,,,ffp
"""


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_is_read_whatever_stands_between(delimiter: str) -> None:
    plain = TABLE.replace("FFP;Peace", "FFP|Peace").replace('"Doe, Jane"', "Jane Doe")
    front, jane, council = read_table(plain.replace(",", delimiter), "list.csv").entries
    assert (front.key, front.names) == ("ffp", ("Front for Peace", "FFP", "Peace Front"))
    assert (front.kind, front.ids, front.part_of) == (Kind.ARMED_GROUP, (WD + "Q99999999",), "Mali")
    assert (jane.kind, jane.ids) == (Kind.PERSON, (WD + "Q88888888", "https://example.org/jd"))
    assert (council.key, council.kind, council.where) == ("Joint Council", Kind.ORGANISATION, "list.csv:4")


def test_values_may_be_quoted_and_lines_end_in_any_way() -> None:
    (_, jane, _) = read_table(TABLE.replace("\n", "\r\n"), "list.csv").entries
    assert jane.names == ("Doe, Jane",)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "list.csv:1: a table of actors has"),
        ("label\nX", "list.csv:1: a table of actors has no column 'label'"),
        ("name,name\nX,Y", "list.csv:1: a table of actors has one column name, and none twice"),
        ("name\n", "list.csv: no actors in it"),
        ("name,id\nA B,1\nC D,1", "list.csv:3: id '1' is that of list.csv:2 already"),
        ("name\nA B\nA B", "list.csv:3: id 'A B' is that of list.csv:2 already"),
        ("name,id\n,1", "list.csv:2: an actor without a name"),
        ("name,id\n\u202e\u200b,1", "list.csv:2: an actor without a name"),
        ("name\n…", "list.csv:2: an actor without a name"),
        (f"name\n{'x' * 10_000}", f"list.csv:2: a name of 10,000 characters; {MAX_NAME_CHARS} are allowed"),
        ("name,kind\nA,wizard", "list.csv:2: no kind 'wizard'; there are agreement, armed group"),
        ("name,ids\nA,43", "list.csv:2: '43' is neither a Wikidata item (Q43) nor an IRI"),
        ("name,ids\nA,https://x y", "list.csv:2: 'https://x y' is neither"),
        ("name,id\nA,1,2", "list.csv:2: more values than columns"),
        ('name\n"A', "list.csv:2: not a table"),
        ("name,id,part_of\nA,1,2\nB,2,3\nC,3,1", "list.csv:2: part of itself (1 → 2 → 3 → 1)"),
        ("name,id,part_of\nA,1,1", "list.csv:2: part of itself (1 → 1)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_its_place(table: str, told: str) -> None:
    with pytest.raises(ImportingError) as failed:
        read_table(table, "list.csv")
    assert str(failed.value).startswith(told)
    assert "\n" not in str(failed.value)


def test_unseen_characters_are_left_out_of_names() -> None:
    (entry,) = read_table("name,aliases\nJane\u202e Doe\u200b,  ;\u200e;J. Doe", "list.csv").entries
    assert entry.names == ("Jane Doe", "J. Doe")
