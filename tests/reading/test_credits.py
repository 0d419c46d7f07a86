"""Which agency supplied an article, from its dateline or its credits."""

from __future__ import annotations

import pytest

from graph.reading.credits import agency
from graph.reading.segmentation import segment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAIRO, June 11 (AP) -- Egypt agreed.", "AP"),
        ("CAIRO (AFP/Reuters) - Egypt agreed.", "AFP/Reuters"),
        ("Egypt agreed.\n\nWith inputs from AFP", "AFP"),
        ("Egypt agreed.\n\nAFP", "AFP"),
        ("Egypt agreed.\n\nSource: Reuters and agencies", "Reuters"),
        ("Egypt agreed.\n\nNews Desk with inputs from Anadolu Agency", "Anadolu Agency"),
        ("Photo: Reuters\n\nEgypt agreed.", None),
        ("REUTERS/Jane Doe\n\nEgypt agreed.\n\nAP", "AP"),
        ("Egypt agreed, Reuters reported.", None),
        ("Egypt agreed.\n\nBy Jane Doe", None),
    ],
)
def test_agency(text: str, expected: str | None) -> None:
    assert agency(text, segment(text)) == expected
