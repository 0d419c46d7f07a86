from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.storing.tokens import Sort, resolve, tokens


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("SELECT?s{?s a?p}", ["SELECT", "?s", "{", "?s", "a", "?p", "}"]),
        ("ex:a.b.", ["ex:a.b", "."]),
        (r"ex:a\,b ex:%41", [r"ex:a\,b", "ex:%41"]),
        ('\'it\'\'s\' """a"b\\""""', ["'it'", "'s'", '"""a"b\\""""']),
        ("'x'@en-GB 1.5e3 -2", ["'x'", "@en-GB", "1.5e3", "-", "2"]),
        ("<http://x/#SERVICE> # SERVICE\n_:b-1", ["<http://x/#SERVICE>", "_:b-1"]),
        ("?a<=?b&&?c>1", ["?a", "<=?b&&?c>", "1"]),
        ("?a < ?b", ["?a", "<", "?b"]),
        ("1SERVICE", ["1", "SERVICE"]),
        ("?été:x", ["?été", ":x"]),
        ("?शहर _:शहर rel:शहर शहर:a-b", ["?शहर", "_:शहर", "rel:शहर", "शहर:a-b"]),
    ],
)
def test_a_query_is_cut_by_the_terminals_of_the_standard(text: str, cut: list[str]) -> None:
    assert [token.text for token in tokens(text)] == cut


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("ASK {\n 'a\n' }", "line 2, column 2: the string"),
        ('ASK { """a" }', "line 1, column 7: the string"),
        (r"ASK { '\q' }", "line 1, column 7: the string"),
        ("ASK { § }", "line 1, column 7: '§'"),
        ("ASK { ?a×SERVICE }", "line 1, column 9: '×'"),
        ("ASK { rel:a\u200bSERVICE }", "line 1, column 12: '\\\\u200b'"),
        ("ASK { ?a\u00a0SERVICE }", "line 1, column 9"),
        ("ASK { FILTER(?a<x:b)SERVICE#>\n}", "line 1, column 16: write the IRI in full"),
        ("ASK { FILTER(?a<'x'>?b) }", "line 1, column 16: write the IRI in full"),
        ("\ufeffASK {}", "line 1, column 1"),
    ],
)
def test_what_may_be_cut_in_two_ways_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(QueryError, match=where.replace("(", r"\(")):
        list(tokens(text))


def test_escaped_letters_are_resolved() -> None:
    assert resolve(r"\u0053ERVICE '\U0001F600 T\u00fcr'") == "SERVICE '😀 Tür'"


@pytest.mark.parametrize(
    "escape", [r"\u0022", r"\u005C", r"\u007B", r"\u000A", r"\u0020", r"\uD83D", r"\U00110000", r"\u003c"]
)
def test_escapes_that_would_change_how_a_text_is_cut_are_refused(escape: str) -> None:
    with pytest.raises(QueryError, match=r"line 1, column 6: .* must be written as itself"):
        resolve(f"ASK '{escape}'")


@given(st.text())
def test_every_text_is_cut_completely_or_refused(text: str) -> None:
    try:
        cut = list(tokens(text))
    except QueryError:
        return
    for token in cut:
        assert text.startswith(token.text, token.start)
    between = [a for a in range(len(text)) if not any(t.start <= a < t.start + len(t.text) for t in cut)]
    outside = "".join(text[a] for a in between)
    assert "#" in outside or not outside.strip(" \t\r\n")
    assert all(token.sort is not Sort.SPACE for token in cut)
