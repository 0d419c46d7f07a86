"""What an import looks at line by line: nothing that cannot be read back passes, exports are understood."""

from __future__ import annotations

import io
import random
import re

import pyoxigraph as ox
import pytest

from graph.storing.columns import columns, columns_of, graphs_of, value
from graph.storing.encoding import encode
from graph.storing.exported import fault
from graph.storing.sound import is_sound
from graph.storing.terms import article_node

from .samples import article, statements

ONE = article(0, sentences=4)
GRAPH = article_node(ONE.id)
LINES = ox.serialize(encode(ONE, statements(ONE), "v1"), format=ox.RdfFormat.N_QUADS) or b""
OTHER_VALUES = ("0", "-1", "1.5", "x", "2020-13-01", "2021-02-03", "", "asserted")


def changed(chance: random.Random) -> bytes:
    """The graph with one line less, twice, or with another value."""
    lines = LINES.decode().splitlines(keepends=True)
    at = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        case 2:
            lines[at] = re.sub('"[^"]*"', f'"{chance.choice(OTHER_VALUES)}"', lines[at], count=1)
        case _:
            terms = lines[at].split(" ", 2)
            place = chance.randrange(2)
            terms[place] = chance.choice(lines).split(" ", 2)[place]
            lines[at] = " ".join(terms)
    return "".join(lines).encode()


def test_a_graph_of_ours_is_sound() -> None:
    known = columns(str(GRAPH), LINES)
    assert is_read(LINES)
    assert is_sound(known)
    assert known == columns_of(GRAPH, ox.parse(LINES, ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_sound_can_be_read_back(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # changes, not secrets
    verdicts = set()
    for _ in range(150):
        lines = changed(chance)
        quads = tuple(ox.parse(lines, ox.RdfFormat.N_QUADS))
        sound = is_sound(columns(str(GRAPH), lines))
        wrong = fault(GRAPH, quads)
        assert not (sound and wrong), wrong
        verdicts.add((sound, wrong is None))
    assert (True, True) in verdicts
    assert (False, False) in verdicts


def is_read(lines: bytes) -> bool:
    """Whether lines can be read without a parser."""
    try:
        return all(columns(*found).is_plain for found in graphs_of(io.BytesIO(lines)))
    except ValueError:
        return False


@pytest.mark.parametrize(
    "line",
    [
        b"<x:a><x:b> <x:c> <x:d> .\n",
        b'<x:a> <x:b> "c" <x:g> . # <x:d> .\n',
        b"_:a <x:b> <x:c> <x:d> .\n",
        b"<x:a> <x:b> _:c <x:d> .\n",
        b"<x:a>  <x:b> <x:c> <x:d> .\n",
        b"<x:\\u0061> <x:b> <x:c> <x:d> .\n",
        b"<x:a> <x:b> 'c' <x:d> .\n",
        b"<x:a> <x:b> <x:c> .\n",
        b"<x:a> <x:b> <x:c> <x:d>.\n",
        b"# a comment\n",
        b"\n",
        b"<x:a> <x:b> <x:c> <x:d> .",
    ],
)
def test_what_is_written_in_another_way_is_not_plain(line: bytes) -> None:
    assert not is_read(line)


@pytest.mark.parametrize(
    "text", ['"Yes," she said', "a\\b", "tab\tand\nline", "Würde", "\x01\x7f", ". <x:g> ."]
)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    name = ox.NamedNode("x:g")
    known = columns_of(name, [ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal(text), name)])
    assert known.is_plain
    assert value(known.of("<x:b>")["<x:a>"]) == text


def test_graphs_are_told_apart_however_they_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [b"<x:a> <x:b> <x:%d> <x:g%d> .\n" % (number, number // 3) for number in range(9)]
    for size in (1, 7, 40, 1000):
        monkeypatch.setattr("graph.storing.columns._PIECE", size)
        found = list(graphs_of(io.BytesIO(b"".join(lines))))
        assert [graph for graph, _ in found] == ["<x:g0>", "<x:g1>", "<x:g2>"]
        assert b"".join(piece for _, piece in found) == b"".join(lines)
