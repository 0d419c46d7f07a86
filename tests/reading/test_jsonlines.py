"""JSON Lines and JSON documents: every record is an article or a rejection with its line."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.limits import MAX_HELD_BYTES, MAX_LINE_BYTES
from graph.model import Article, Rejection
from graph.reading import read

Reader = Callable[..., list[Article | Rejection]]


def line(name: str, text: str = "Egypt agreed.") -> str:
    return json.dumps({"id": name, "text": f"{text} {name}"}) + "\n"


def outcome(found: list[Article | Rejection]) -> list[str]:
    return [f"{item.source} {item.id}" if isinstance(item, Article) else str(item) for item in found]


def test_good_lines_go_on_between_bad_ones(read_file: Reader) -> None:
    data = "".join(
        [
            line("a"),
            '{"id": "b", "text": "Egy\n',
            "\n",
            "[1]\n",
            '{"id": "c"} {}\n',
            '{"text": ""}\n',
            line("d"),
        ]
    )
    assert outcome(read_file(data, "in.jsonl")) == [
        "in.jsonl:1 a",
        "in.jsonl:2: not JSON: Unterminated string starting at (column 21)",
        "in.jsonl:4: not a JSON object",
        "in.jsonl:5: not JSON: goes on after column 11",
        "in.jsonl:6: empty",
        "in.jsonl:7 d",
    ]


def test_text_is_taken_as_it_is(read_file: Reader) -> None:
    text = " \r\n\tEgypt “agreed” \u2028 \U0001f6a2.\n"
    (article,) = read_file(json.dumps({"text": text, "title": None}), "in.jsonl")
    assert isinstance(article, Article)
    assert (article.text, article.title) == (text, None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "\\ud800 Egypt"}', "in.jsonl:1: text has half a character (a lone surrogate) at 0"),
        (b'{"text": "\xff"}', "in.jsonl:1: not UTF-8 at byte 10"),
        (b'{"text": "a\\u0000b"}', "in.jsonl:1: binary, not text"),
        (b'{"text": ' + b"[" * 100_000, "in.jsonl:1: JSON that cannot be read: maximum recursion depth"),
        (
            b'{"text": "a", "n": ' + b"9" * 5_000 + b"}",
            "in.jsonl:1: JSON that cannot be read: Exceeds the limit",
        ),
        ("{}".encode("utf-16"), "in.jsonl: JSON in UTF-16"),
        (b"\n\n", "in.jsonl: empty"),
        (b"", "in.jsonl: empty"),
        (b"Egypt agreed.\n", "in.jsonl:1: not JSON: Expecting value"),
    ],
    ids=range(9),
)
def test_what_is_no_record(read_file: Reader, data: bytes, reason: str) -> None:
    (found,) = read_file(data, "in.jsonl")
    assert str(found).startswith(reason)


@pytest.mark.parametrize("name", ["in.json", "in.txt", "in"])
def test_content_and_not_name_makes_json(read_file: Reader, name: str) -> None:
    assert outcome(read_file("\ufeff\n" + line("a") + line("b"), name)) == [f"{name}:2 a", f"{name}:3 b"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{\n "id": "a",\n "text": "Egypt agreed."\n}\n', ["in.json:1 a"]),
        ('{"id": "a",\n "text": "Egypt agreed."}', ["in.json:1 a"]),
        ('[{"id": "a", "text": "Egypt"}, {"id": "b", "text": "Sudan"}]', ["in.json:1 a", "in.json:1 b"]),
        ('[\n{"id": "a", "text": "Egypt"},\n{"id": "b"}\n]', ["in.json:2 a", 'in.json:3: no "text"']),
        ("[]", ["in.json: an empty list"]),
        (
            '[\n{"id": "a", "text": "Egypt"},\n{"id": "b", "te',
            [
                "in.json:2 a",
                "in.json:3: not JSON: Unterminated string starting at (column 13); the rest was not read",
            ],
        ),
        (
            '[\n{"id": "a", "text": "Egypt"}\n',
            ["in.json:2 a", "in.json: ends otherwise than JSON does; what stood before was read"],
        ),
    ],
)
def test_documents_over_many_lines(read_file: Reader, data: str, expected: list[str]) -> None:
    assert outcome(read_file(data, "in.json")) == expected


class Endless(io.RawIOBase):
    """A stream of one good line, one line of 50 MB, another good line: never in memory as a whole."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._held) < size and (chunk := next(self._chunks, b"")):
            self._held += chunk
        data, self._held = self._held[:size], self._held[size:]
        return data


def test_huge_line_is_skipped_without_being_held() -> None:
    def chunks() -> Iterator[bytes]:
        yield line("a").encode()
        yield b'{"text": "'
        for _ in range(50 * 16):
            yield b"x" * 2**16
        yield b'"}\n' + line("b").encode()

    tracemalloc.start()
    try:
        found = list(read(["-"], Endless(chunks())))  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert outcome(found) == ["-:1 a", f"-:2: a line of more than {MAX_LINE_BYTES:,} bytes", "-:3 b"]
    assert peak < 4 * MAX_LINE_BYTES


def test_lines_have_no_ceiling_together_and_a_document_has() -> None:
    size = 2**20
    count = MAX_HELD_BYTES // size + 2
    padded = [(line(str(number)).rstrip("\n").ljust(size - 1) + "\n").encode() for number in range(count)]
    taken = list(read(["-"], Endless(iter(padded))))  # type: ignore[arg-type]
    assert [item.id for item in taken if isinstance(item, Article)] == list(map(str, range(count)))
    (refused,) = read(["-"], Endless(iter([b"[{}\n,", *padded])))  # type: ignore[arg-type]
    assert str(refused) == f"-: more than {MAX_HELD_BYTES:,} bytes; split it"


RECORDS = st.lists(
    st.one_of(
        st.dictionaries(
            st.sampled_from(["id", "text", "title", "date", "url", "source", "x"]),
            st.none() | st.integers(0, 3) | st.text(max_size=20) | st.booleans(),
        ),
        st.integers(),
        st.lists(st.integers(), max_size=2),
    ),
    min_size=1,
    max_size=8,
)


@given(records=RECORDS, ascii_only=st.booleans())
def test_in_is_out_plus_rejected(records: list[object], *, ascii_only: bool) -> None:
    lines = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    data = "{}\n" + "\n".join(lines)
    found = list(read(["-"], io.BytesIO(data.encode("utf-8", "surrogatepass"))))
    assert len(found) == len(records) + 1
    assert [item.source for item in found] == [f"-:{number}" for number in range(1, len(found) + 1)]
    ids = [item.id for item in found if isinstance(item, Article)]
    assert len(ids) == len(set(ids))
