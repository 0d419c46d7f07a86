from __future__ import annotations

import pytest

from graph.identity.folding import clean, is_plain


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Angela Merkel", True),
        ("Odín Sánchez", True),
        ("Lê Đức Thọ", True),
        ("Haʻapai 3", True),
        ("", True),
        ("Vladimir \u0420utin", False),  # a Cyrillic letter
        ("\u0391lpha", False),  # a Greek one
        ("Vladimir \u202enituP", False),
        ("Vla\u200bdimir", False),
        ("Владимир", False),
    ],
)
def test_a_name_is_plain_if_it_is_what_it_looks_like(name: str, *, plain: bool) -> None:
    assert is_plain(name) is plain


@pytest.mark.parametrize("name", ["\u202e", "\x00\x1b[2J", "\u200b \ufeff", "\ud800"])
def test_what_nobody_sees_is_no_name(name: str) -> None:
    assert clean(name).strip("[2J") == ""
